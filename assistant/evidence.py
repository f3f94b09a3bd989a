"""The evidence of one question: retrieved passages with how well they meet its words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from langchain_core.documents import Document

from assistant.topics import Topics
from assistant.words import stems


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold one retrieved passage; `article.text[start:end] == quote`.

    `similarity` is the cosine to the question, `lexical` the BM25 score. `coverage` is the share of the
    question's content that stands in the passage or its path, 0 to 1, rarer words weighing more.
    """

    passage_id: str
    article_id: str
    kind: str
    quote: str
    section: tuple[str, ...]
    start: int
    end: int
    markers: tuple[int, ...]
    similarity: float
    lexical: float
    coverage: float
    rank: int


@dataclass(frozen=True)
class Weights:
    """Hold how much each word stem says: the rarer among the passages, the more; unknown ones say most."""

    passages: int
    holding: Mapping[str, int]

    def __call__(self, stemmed: str) -> float:
        """Return the inverse document frequency as BM25 has it, never below a small positive floor."""
        held = self.holding.get(stemmed, 0)
        return max(0.05, math.log(1 + (self.passages - held + 0.5) / (held + 0.5)))


def weights_of(texts: Sequence[str]) -> Weights:
    """Return the weights of all stems over the texts of the passages."""
    holding: dict[str, int] = {}
    for text in texts:
        for stemmed in set(stems(text)):
            holding[stemmed] = holding.get(stemmed, 0) + 1
    return Weights(len(texts), holding)


def evidence_of(
    question: str, documents: Sequence[Document], topics: Topics, weights: Weights
) -> tuple[Evidence, ...]:
    """Return the retrieved documents as evidence, in ranked order."""
    asked = set(stems(topics.spelt_out(question)))
    return tuple(_evidence(document, asked, topics, weights) for document in documents)


def _evidence(document: Document, asked: set[str], topics: Topics, weights: Weights) -> Evidence:
    meta = document.metadata
    section = tuple(meta["section"])
    held = set(stems(topics.spelt_out(" ".join((*section, document.page_content)))))
    whole = sum(weights(stemmed) for stemmed in asked)
    met = sum(weights(stemmed) for stemmed in asked & held)
    return Evidence(
        passage_id=meta["passage_id"],
        article_id=meta["article_id"],
        kind=meta["kind"],
        quote=document.page_content,
        section=section,
        start=meta["start"],
        end=meta["end"],
        markers=tuple(meta["markers"]),
        similarity=float(meta["similarity"]),
        lexical=float(meta["lexical"]),
        coverage=met / whole if whole else 0.0,
        rank=int(meta["rank"]),
    )
