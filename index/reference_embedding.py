"""Texts to unit vectors with sentence-transformers: the yardstick of the quantized model, and a setting."""

import os
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from index.embedding import PROBES, FingerprintedEmbeddings, fingerprint_of
from index.errors import ModelProblem
from index.model_files import EMBEDDING_MODEL, locate, verify

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


class ReferenceEmbedder(FingerprintedEmbeddings):
    """Embed with the unquantized model that lies in a models folder; it is loaded at the first use.

    Vectors are float32 of unit length, 384 numbers. Calls from several threads are safe; one runs at a time.
    """

    def __init__(self, models_dir: Path) -> None:
        self._models_dir = models_dir
        self._lock = RLock()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each text.

        Raises:
            ModelProblem: the model is missing or damaged.
        """
        if not texts:
            return []
        with self._lock:
            vectors = self._loaded.encode(
                texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
            )
        return [[float(number) for number in vector] for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one question; questions and passages are embedded alike."""
        return self.embed_documents([text])[0]

    @cached_property
    def fingerprint(self) -> str:
        """Return the digest of the model's hash, its dimension, and its vectors of three probe texts."""
        return fingerprint_of(EMBEDDING_MODEL, self.embed_documents(list(PROBES)))

    @cached_property
    def _loaded(self) -> "SentenceTransformer":
        path = locate(EMBEDDING_MODEL, self._models_dir)
        verify(EMBEDDING_MODEL, path)
        # The libraries read these once, when they are imported.
        os.environ.update(OFFLINE)
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(str(path), device="cpu", local_files_only=True)
        except Exception as error:
            # The weights are right, so it is one of the small files beside them; each fails in its own way.
            raise ModelProblem(
                f"The model {EMBEDDING_MODEL.name} in {path} cannot be loaded: a file beside it is bad.",
                "Delete that folder, then run `assistant models`.",
            ) from error
