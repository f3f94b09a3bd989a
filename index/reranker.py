"""The reranker: reads a question together with a passage and says how likely the passage answers it.

A cross-encoder made from the embedding model and trained on question-statement pairs that come with the
evals; `docs/decisions` tells how. It shares the embedding model's word pieces.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Protocol

from index.errors import ModelProblem
from index.files import hash_of
from index.inference import model_inputs, open_session, word_pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # it ships no types
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).with_name("weights") / "reranker.onnx"
WEIGHTS_SHA256 = "ea5b99c9614c1f5fc961a0e21c68255e8ab470eca427535b145f2696fcb5f17e"
LONGEST = 160  # word pieces of question and passage together; what is beyond is not read
AT_ONCE = 8  # pairs in one run, sorted by length, so that short ones are not padded to the longest


class Reranker(Protocol):
    """Score passages for a question."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return for each passage how likely it answers the question, 0 to 1."""
        ...


class CrossEncoder:
    """Score with the shipped weights, loaded at the first use; calls from several threads are safe."""

    def __init__(self, models_dir: Path, weights: Path = WEIGHTS, sha256: str = WEIGHTS_SHA256) -> None:
        self._models_dir = models_dir
        self._weights = weights
        self._sha256 = sha256
        self._lock = RLock()

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return for each passage how likely it answers the question, 0 to 1.

        Raises:
            ModelProblem: the weights or the word pieces are missing or damaged.
        """
        import numpy as np

        if not passages:
            return []
        with self._lock:
            tokenizer, session = self._tokenizer, self._session
            encodings = tokenizer.encode_batch([(question, passage) for passage in passages])
            order = sorted(range(len(encodings)), key=lambda place: (len(encodings[place].ids), place))
            logits = np.empty(len(encodings), dtype=np.float64)
            for start in range(0, len(order), AT_ONCE):
                places = order[start : start + AT_ONCE]
                logits[places] = session.run(None, model_inputs([encodings[place] for place in places]))[0]
        return [float(score) for score in 1.0 / (1.0 + np.exp(-logits))]

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        return word_pieces(self._models_dir, LONGEST)

    @cached_property
    def _session(self) -> "InferenceSession":
        verify_weights(self._weights, self._sha256)
        return open_session(self._weights)


def verify_weights(weights: Path = WEIGHTS, sha256: str = WEIGHTS_SHA256) -> None:
    """Hold the weights against their hash.

    Raises:
        ModelProblem: they are missing or others.
    """
    if not weights.is_file() or hash_of(weights) != sha256:
        raise ModelProblem(
            f"The reranker {weights.name} is missing or damaged.",
            "Install Footnote again: its weights come with the program.",
        )
