"""The reranker: reads a question together with a passage and says how likely the passage answers it.

A cross-encoder made from the embedding model and trained on question-statement pairs that come with the
evals; `docs/decisions` tells how. It shares the embedding model's word pieces.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

from index.errors import ModelProblem
from index.files import hash_of
from index.model_files import EMBEDDING_MODEL, locate

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # it ships no types
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).with_name("weights") / "reranker.onnx"
WEIGHTS_SHA256 = "e0a6b3a9dc10cc3a730f6a5c410d7a1d5a20cf2a300d867e8a4e5b9a56eb76d4"
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
            pairs = [(question, passage) for passage in passages]
            encodings = tokenizer.encode_batch(pairs)
            encoded = [encoding.ids for encoding in encodings]
            types = [encoding.type_ids for encoding in encodings]
            order = sorted(range(len(pairs)), key=lambda place: (len(encoded[place]), place))
            logits = np.empty(len(pairs), dtype=np.float64)
            for start in range(0, len(order), AT_ONCE):
                places = order[start : start + AT_ONCE]
                logits[places] = session.run(None, _inputs(places, encoded, types))[0]
        return [float(score) for score in 1.0 / (1.0 + np.exp(-logits))]

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        path = locate(EMBEDDING_MODEL, self._models_dir) / "tokenizer.json"
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.enable_truncation(max_length=LONGEST)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> "InferenceSession":
        verify_weights(self._weights, self._sha256)
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        # One thread, as for the embedding of a question: the language model may keep both cores busy.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return InferenceSession(str(self._weights), options, providers=["CPUExecutionProvider"])


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


def _inputs(
    places: Sequence[int], encoded: Sequence[list[int]], types: Sequence[list[int]]
) -> dict[str, Any]:
    import numpy as np

    shape = (len(places), max(len(encoded[place]) for place in places))
    ids, mask, kinds = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, place in enumerate(places):
        length = len(encoded[place])
        ids[row, :length] = encoded[place]
        mask[row, :length] = 1
        kinds[row, :length] = types[place]
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
