"""The hybrid retriever: nearest vectors and shared words, fused by rank."""

from collections.abc import Mapping
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from index.fusion import fuse
from index.lexical import LexicalIndex
from index.passage import Passage
from index.store import PassageStore


class HybridRetriever(BaseRetriever):
    """Find passages for a question; the same question over the same generation gives the same list.

    A document holds the quote; its metadata are `passage_id`, `article_id`, `kind`, `section` (list),
    `start`, `end`, `markers` (list), `similarity` (cosine to the question, 0 to 1, however the passage was
    found), `lexical` (BM25 score, 0.0 where no word is shared) and `rank` (from 1).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True, extra="forbid")

    store: PassageStore
    lexical: LexicalIndex
    passages: SkipValidation[Mapping[str, Passage]]
    k: int = Field(gt=0)
    candidates: int = Field(default=20, gt=0)
    dense_weight: float = Field(default=1.0, ge=0.0)
    # Shared words count half: measured on each half of a public set, see docs/evaluation.md.
    lexical_weight: float = Field(default=0.5, ge=0.0)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        vector = self.store.embed(query)
        near = dict(self.store.search(vector, self.candidates))
        shared = dict(self.lexical.search(query, self.candidates))
        fused = fuse([list(near), list(shared)], [self.dense_weight, self.lexical_weight])
        chosen = [id_ for id_, _ in fused[: self.k]]
        near |= self.store.similarities(vector, [id_ for id_ in chosen if id_ not in near])
        shared |= self.lexical.scores(query, [id_ for id_ in chosen if id_ not in shared])
        return [
            _document(self.passages[id_], similarity=near[id_], lexical=shared[id_], rank=rank)
            for rank, id_ in enumerate(chosen, start=1)
        ]


def _document(passage: Passage, *, similarity: float, lexical: float, rank: int) -> Document:
    metadata: dict[str, Any] = {
        "passage_id": passage.id,
        "article_id": passage.article_id,
        "kind": passage.kind,
        "section": list(passage.section),
        "start": passage.start,
        "end": passage.end,
        "markers": list(passage.markers),
        "similarity": min(1.0, max(0.0, similarity)),
        "lexical": lexical,
        "rank": rank,
    }
    return Document(id=passage.id, page_content=passage.quote, metadata=metadata)
