"""Texts to unit vectors with the embedded model, on the processor, with nothing asked of any network."""

import os
import struct
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from index.errors import ModelProblem
from index.model_files import EMBEDDING_MODEL, ModelFile, locate, verify

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PROBES = (
    "Which findings on imaging point to a fracture?",
    "Treatment lasted 3-18 months in 40 % of patients.",
    "vitamin D",
)
# Coarse, so that another processor's rounding of the last digits does not look like another model.
PROBE_DECIMALS = 1
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


class FingerprintedEmbeddings(Embeddings):
    """Name the model behind the vectors, so that vectors of two models never meet."""

    @property
    @abstractmethod
    def fingerprint(self) -> str:
        """Return hexadecimal digits that change when the vectors do."""


class Embedder(FingerprintedEmbeddings):
    """Embed with the model that lies in a models folder; it is loaded at the first use.

    Vectors are float32 of unit length, 384 numbers for the shipped model. Calls from several threads are
    safe; one runs at a time.
    """

    def __init__(self, models_dir: Path, model: ModelFile = EMBEDDING_MODEL) -> None:
        self._models_dir = models_dir
        self._model = model
        self._lock = RLock()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each text.

        Raises:
            ModelProblem: the model is missing or damaged.
        """
        if not texts:
            return []
        with self._lock:
            return _encode(self._loaded, texts)

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one question; questions and passages are embedded alike.

        One thread does it: a question is too short for two to pay, and while the language model keeps both
        cores busy, two that wait for each other take a second instead of 20 ms.
        """
        with self._lock:
            model = self._loaded
            with _one_thread():
                return _encode(model, [text])[0]

    @property
    def fingerprint(self) -> str:
        """Return the digest of the model's hash, its dimension, and its vectors of three probe texts."""
        with self._lock:
            return self._fingerprint

    @cached_property
    def _fingerprint(self) -> str:
        vectors = self.embed_documents(list(PROBES))
        return fingerprint_of(self._model.sha256, vectors)

    @cached_property
    def _loaded(self) -> "SentenceTransformer":
        path = locate(self._model, self._models_dir)
        verify(self._model, path)
        # The libraries read these once, when they are imported.
        os.environ.update(OFFLINE)
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(str(path), device="cpu", local_files_only=True)
        except Exception as error:
            # The weights are right, so it is one of the small files beside them; each fails in its own way.
            raise ModelProblem(
                f"The model {self._model.name} in {path} cannot be loaded: a file beside its weights is bad.",
                "Delete that folder, then run `assistant models`.",
            ) from error


def _encode(model: "SentenceTransformer", texts: list[str]) -> list[list[float]]:
    vectors = model.encode(texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
    return [[float(number) for number in vector] for vector in vectors]


@contextmanager
def _one_thread() -> Iterator[None]:
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def fingerprint_of(name: str, vectors: list[list[float]]) -> str:
    """Return the digest of a name and of the roughly rounded vectors of the probes."""
    digest = sha256(f"{name}\n{len(vectors[0])}\n".encode())
    for vector in vectors:
        # Adding 0.0 turns -0.0 into 0.0.
        rounded = [round(number, PROBE_DECIMALS) + 0.0 for number in vector]
        digest.update(struct.pack(f"<{len(rounded)}d", *rounded))
    return digest.hexdigest()
