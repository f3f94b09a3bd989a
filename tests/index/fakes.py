"""Stand-ins: an embedder whose vectors follow the words of a text, and small articles."""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from assistant.words import ASKING, stems
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus
from index.embedding import FingerprintedEmbeddings
from index.tokens import tokens_of


class HashEmbedder(FingerprintedEmbeddings):
    """Add up one fixed random vector for each token, so that texts with common words are near.

    `embedded` lists every text that was embedded as a document.
    """

    def __init__(self, name: str = "hash", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension
        self.embedded: list[str] = []

    @property
    def fingerprint(self) -> str:
        return sha256(f"{self.name} {self.dimension}".encode()).hexdigest()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = sum((self._of(token) for token in tokens_of(text)), start=self._of(""))
        return [float(number) for number in vector / np.linalg.norm(vector)]

    def _of(self, token: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        seed = int.from_bytes(sha256(token.encode()).digest()[:8])
        return np.random.default_rng(seed).normal(size=self.dimension)


STATEMENTS = (
    "Edema of the bone marrow is bright on fluid-sensitive sequences.",
    "Pain lasts 3-18 months in most patients.",
    "Vitamin D deficiency is found in 40% of them.",
    "Unloading the joint is the first treatment.",
)


def article(
    id_: str = "marrow",
    statements: tuple[str, ...] = STATEMENTS,
    status: ReviewStatus = ReviewStatus.PENDING,
    title: str = "Bone marrow",
) -> Article:
    draft = ArticleDraft(id_, title)
    draft.heading(2, "Findings")
    for statement in statements:
        draft.statement(statement, (1, 2))
    draft.reference(1, "guideline", "A guideline on marrow", "Journal of Bones", 2020)
    return draft.finish(None, Review(status, ""), "Somebody", "For learning only.")


class OverlapReranker:
    """Score a passage by the share of the question's content that stands in it."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        asked = set(stems(question)) - ASKING
        return [len(asked & set(stems(passage))) / len(asked) if asked else 0.0 for passage in passages]
