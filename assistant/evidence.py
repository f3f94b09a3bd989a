"""The evidence of one question: retrieved passages, with how well they meet its words."""

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from langchain_core.documents import Document

from assistant.topics import Topics
from assistant.words import ASKING, stems
from index.passage import Passage


@dataclass(frozen=True, slots=True)
class Sought:
    """Hold the content of a question as stems: the topics that it names, and what it asks about them."""

    topics: frozenset[str]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold one retrieved passage; `article.text[start:end] == quote`.

    `similarity` is the cosine to the question, `lexical` the BM25 score, `relevance` what the reranker says,
    0 to 1, `answers` the calibrated probability of all of these that the passage answers. `on_topic` and
    `on_asked` are the shares of the question's topics, and of what it asks about them, that stand in the
    passage or in the path above it: 0 to 1, rarer words weighing more, 1 where the question has none.
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
    on_topic: float
    on_asked: float
    rank: int
    relevance: float = 0.0
    answers: float = 0.0

    @property
    def coverage(self) -> float:
        """Return how far the passage meets both the topics and what is asked, 0 to 1."""
        return min(self.on_topic, self.on_asked)


@dataclass(frozen=True)
class Weights:
    """Hold how much each word stem says: the rarer among the passages, the more; unknown ones say most."""

    passages: int
    holding: Mapping[str, int]

    def __call__(self, stemmed: str) -> float:
        """Return the inverse document frequency as BM25 has it, never below a small positive floor."""
        held = self.holding.get(stemmed, 0)
        return max(0.05, math.log(1 + (self.passages - held + 0.5) / (held + 0.5)))

    def share(self, sought: Set[str], held: Set[str]) -> float:
        """Return the share of the weight of what is sought that is held; 1 where nothing is sought."""
        # Exact sums: the order of a set differs from one process to the next, and must not show.
        whole = math.fsum(self(stemmed) for stemmed in sought)
        return math.fsum(self(stemmed) for stemmed in sought & held) / whole if whole else 1.0


def weights_of(texts: Sequence[str]) -> Weights:
    """Return the weights of all stems over the texts of the passages."""
    holding: dict[str, int] = {}
    for text in texts:
        for stemmed in set(stems(text)):
            holding[stemmed] = holding.get(stemmed, 0) + 1
    return Weights(len(texts), holding)


def sought_in(question: str, topics: Topics) -> Sought:
    """Return what a question seeks."""
    spelt_out = topics.spelt_out(question)
    named = frozenset(stems(" ".join(topics.named_in(spelt_out))))
    return Sought(named, frozenset(stems(spelt_out)) - named - ASKING)


def evidence_of(
    sought: Sought,
    documents: Sequence[Document],
    passages: Mapping[str, Passage],
    topics: Topics,
    weights: Weights,
    held_too: Callable[[str], Set[str]] = lambda _: frozenset(),
) -> tuple[Evidence, ...]:
    """Return the retrieved documents as evidence, in ranked order.

    `held_too` gives, by a passage's id, the stems that it holds by synonyms.
    """
    found = []
    for document in documents:
        passage = passages[document.metadata["passage_id"]]
        held = {*stems(topics.spelt_out(passage.text)), *held_too(passage.id)}
        found.append(_evidence(document, held, sought, weights))
    return tuple(found)


def unranked(passage: Passage) -> Evidence:
    """Return a passage that no search has ranked: the other side of a conflict, or what the metadata cite."""
    return Evidence(
        passage_id=passage.id,
        article_id=passage.article_id,
        kind=passage.kind,
        quote=passage.quote,
        section=passage.section,
        start=passage.start,
        end=passage.end,
        markers=passage.markers,
        similarity=0.0,
        lexical=0.0,
        on_topic=0.0,
        on_asked=0.0,
        rank=0,
    )


def _evidence(document: Document, held: Set[str], sought: Sought, weights: Weights) -> Evidence:
    meta = document.metadata
    return Evidence(
        passage_id=meta["passage_id"],
        article_id=meta["article_id"],
        kind=meta["kind"],
        quote=document.page_content,
        section=tuple(meta["section"]),
        start=meta["start"],
        end=meta["end"],
        markers=tuple(meta["markers"]),
        similarity=float(meta["similarity"]),
        lexical=float(meta["lexical"]),
        on_topic=weights.share(sought.topics, held),
        on_asked=weights.share(sought.asked, held),
        rank=int(meta["rank"]),
    )
