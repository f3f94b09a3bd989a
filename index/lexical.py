"""The lexical index: BM25 over the tokens of passages, whole in memory once loaded."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.passage import Passage
from index.tokens import tokens_of

if TYPE_CHECKING:
    from bm25s import BM25  # type: ignore[import-untyped]  # it ships no types

IDS = "ids.json"


class LexicalIndex:
    """Hold BM25 scores and, in the same order, the ids of the passages that they belong to."""

    def __init__(self, ids: Sequence[str], scores: "BM25") -> None:
        self.ids = tuple(ids)
        self._scores = scores

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "LexicalIndex":
        """Count the tokens of at least one passage."""
        from bm25s import BM25

        scores = BM25()
        scores.index([tokens_of(passage.text) for passage in passages], show_progress=False)
        return cls([passage.id for passage in passages], scores)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Read what `save` wrote; the caller has checked that the files are whole."""
        from bm25s import BM25

        ids = json.loads((folder / IDS).read_text(encoding="utf-8"))
        return cls(ids, BM25.load(folder, show_progress=False))

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._scores.save(folder, show_progress=False)
        (folder / IDS).write_text(json.dumps(self.ids), encoding="utf-8")

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """Return at most `k` ids with their scores, the best first; what shares no token is left out."""
        found = [hit for hit in self._scored(query) if hit[1] > 0.0]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def scores(self, query: str, ids: Sequence[str]) -> dict[str, float]:
        """Return the scores of the named passages, 0.0 for those that share no token."""
        return dict.fromkeys(ids, 0.0) | {id_: score for id_, score in self._scored(query) if id_ in set(ids)}

    def _scored(self, query: str) -> list[tuple[str, float]]:
        known = [token for token in tokens_of(query) if token in self._scores.vocab_dict]
        if not known:
            return []
        return list(zip(self.ids, self._scores.get_scores(known).tolist(), strict=True))
