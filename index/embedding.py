"""Texts to unit vectors with the embedded model, on the processor, with nothing asked of any network."""

import os
import struct
from abc import abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from index.inference import model_inputs, open_session, word_pieces
from index.model_files import QUANTIZED_EMBEDDING_MODEL, ModelFile, locate, verify

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # it ships no types
    from tokenizers import Encoding, Tokenizer

PROBES = (
    "Which findings on imaging point to a fracture?",
    "Treatment lasted 3-18 months in 40 % of patients.",
    "vitamin D",
)
# Coarse, so that another processor's rounding of the last digits does not look like another model.
PROBE_DECIMALS = 1
MODEL_DIGITS = 12  # of a fingerprint, which name the model
LONGEST = 256  # word pieces, as the model was trained; what is beyond is not read
MOST_THREADS = 8


class FingerprintedEmbeddings(Embeddings):
    """Name the model behind the vectors, so that vectors of two models never meet."""

    @property
    @abstractmethod
    def fingerprint(self) -> str:
        """Return hexadecimal digits that change when the vectors do."""


class Embedder(FingerprintedEmbeddings):
    """Embed with the quantized model that lies in a models folder; it is loaded at the first use.

    Vectors are float32 of unit length, 384 numbers. Calls from several threads are safe.
    """

    def __init__(self, models_dir: Path) -> None:
        self._models_dir = models_dir
        self._lock = RLock()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each text, several texts at a time.

        Each text is a run of its own: in a batch the quantized model rounds by the largest number of all, so
        that a vector would hang on its neighbours.

        Raises:
            ModelProblem: the model is missing or damaged.
        """
        if not texts:
            return []
        model = self._loaded
        with ThreadPoolExecutor(min(_processors(), MOST_THREADS)) as threads:
            return list(threads.map(model.vector, model.tokenizer.encode_batch(texts)))

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one question; questions and passages are embedded alike."""
        model = self._loaded
        return model.vector(model.tokenizer.encode(text))

    @property
    def fingerprint(self) -> str:
        """Return the digest of the model's hash, its dimension, and its vectors of three probe texts."""
        with self._lock:
            return self._fingerprint

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint_of(QUANTIZED_EMBEDDING_MODEL, self.embed_documents(list(PROBES)))

    @property
    def _loaded(self) -> "_Model":
        with self._lock:
            return self._model

    @cached_property
    def _model(self) -> "_Model":
        path = locate(QUANTIZED_EMBEDDING_MODEL, self._models_dir)
        verify(QUANTIZED_EMBEDDING_MODEL, path)
        return _Model(word_pieces(self._models_dir, LONGEST), open_session(path))


@dataclass(frozen=True)
class _Model:
    """Hold the tokenizer and the session, which any thread may use."""

    tokenizer: "Tokenizer"
    session: "InferenceSession"

    def vector(self, encoding: "Encoding") -> list[float]:
        """Return the mean of the last layer over the word pieces, at unit length."""
        import numpy as np

        layer = self.session.run(None, model_inputs([encoding]))[0]
        mean = layer[0].mean(axis=0)
        return [float(number) for number in mean / np.linalg.norm(mean)]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def fingerprint_of(model: ModelFile, vectors: list[list[float]]) -> str:
    """Return the start of a model's hash, and the digest of it and of the rounded vectors of the probes."""
    digest = sha256(f"{model.sha256}\n{len(vectors[0])}\n".encode())
    for vector in vectors:
        # Adding 0.0 turns -0.0 into 0.0.
        rounded = [round(number, PROBE_DECIMALS) + 0.0 for number in vector]
        digest.update(struct.pack(f"<{len(rounded)}d", *rounded))
    return f"{model.sha256[:MODEL_DIGITS]}{digest.hexdigest()}"


def is_fingerprint_of(model: ModelFile, fingerprint: str) -> bool:
    """Tell whether a fingerprint was made with a model, whatever its vectors were."""
    return fingerprint.startswith(model.sha256[:MODEL_DIGITS])
