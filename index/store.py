"""The dense store: passages and their vectors in Chroma, behind LangChain's VectorStore interface."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

from index.passage import Passage
from index.progress import Progress, silent

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from langchain_chroma import Chroma

COLLECTION = "passages"
# Wider than Chroma's defaults, with which an approximate search over 6,000 vectors misses a third of the
# nearest 20; with these it agrees with an exact scan, and a search over as many takes 10 ms.
NEIGHBOURS = {"space": "cosine", "ef_construction": 200, "max_neighbors": 48, "ef_search": 2000}
BATCH = 256  # passages; Chroma takes at most 5,461 at once


class PassageStore:
    """Search passages by the cosine of their vectors; `vectors` is the store as LangChain sees it.

    Chroma writes to its folder as soon as it opens it, so a folder has one owner: the builder, or the reader
    of a private copy.
    """

    def __init__(self, client: "Client", vectors: "Chroma", embedder: Embeddings) -> None:
        self.vectors = vectors
        self._client = client
        self._embedder = embedder

    @classmethod
    def create(cls, folder: Path, embedder: Embeddings) -> "PassageStore":
        """Make an empty store in a folder that does not exist yet."""
        return cls._over(folder, embedder, exists=False)

    @classmethod
    def open(cls, folder: Path, embedder: Embeddings) -> "PassageStore":
        """Open a store.

        Raises:
            ValueError: the store was not made with the cosine; Chroma itself would not say so.
        """
        return cls._over(folder, embedder, exists=True)

    @classmethod
    def _over(cls, folder: Path, embedder: Embeddings, *, exists: bool) -> "PassageStore":
        from langchain_chroma import Chroma

        client = _client_of(folder)
        try:
            if exists:
                collection = client.get_collection(COLLECTION, embedding_function=None)
            else:
                configuration: Any = {"hnsw": NEIGHBOURS}
                collection = client.create_collection(
                    COLLECTION, configuration=configuration, embedding_function=None
                )
            space = collection.configuration_json["hnsw"]["space"]
            if space != "cosine":
                raise ValueError(f"the dense store measures {space!r} instead of the cosine")
            return cls(client, Chroma(COLLECTION, embedder, client=client), embedder)
        except BaseException:
            client.close()
            raise

    def add(self, passages: Sequence[Passage], progress: Progress = silent) -> None:
        """Embed and store passages; their ids must be new."""
        description = "Embedding passages"
        progress(description, 0, len(passages))
        for first in range(0, len(passages), BATCH):
            batch = passages[first : first + BATCH]
            self.vectors.add_texts(
                [passage.text for passage in batch],
                metadatas=[_metadata_of(passage) for passage in batch],
                ids=[passage.id for passage in batch],
            )
            progress(description, first + len(batch), len(passages))

    def embed(self, query: str) -> list[float]:
        """Return the vector of a question."""
        return self._embedder.embed_query(query)

    def search(self, vector: Sequence[float], k: int) -> list[tuple[str, float]]:
        """Return at most `k` passage ids with their cosines, the nearest first, equal ones by id."""
        hits = self.vectors.similarity_search_by_vector_with_relevance_scores(list(vector), k=k)
        found = [(str(document.metadata["passage_id"]), 1.0 - distance) for document, distance in hits]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def similarities(self, vector: Sequence[float], ids: Sequence[str]) -> dict[str, float]:
        """Return the cosine of a vector to the stored vectors of the named passages."""
        import numpy as np

        if not ids:
            return {}
        stored = self.vectors.get(ids=list(ids), include=["embeddings"])
        matrix = np.asarray(stored["embeddings"], dtype=np.float64)
        query = np.asarray(vector, dtype=np.float64)
        cosines = matrix @ query / (np.linalg.norm(matrix, axis=1) * np.linalg.norm(query))
        return dict(zip(stored["ids"], cosines.tolist(), strict=True))

    def ids(self) -> set[str]:
        """Return the ids of all stored passages."""
        return set(self.vectors.get(include=[])["ids"])

    @property
    def closer(self) -> Callable[[], None]:
        """Return what releases the files; it does not keep the store alive, and may be called twice."""
        return self._client.close


def _client_of(folder: Path) -> "Client":
    from chromadb.api.client import Client
    from chromadb.config import Settings

    # Whatever is left open here, Chroma takes from the environment and the working directory.
    settings = Settings(
        _env_file=None,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
        is_persistent=True,
        persist_directory=str(folder),
        anonymized_telemetry=False,
    )
    return Client(settings=settings)


def _metadata_of(passage: Passage) -> dict[str, str | int]:
    return {
        "passage_id": passage.id,
        "article_id": passage.article_id,
        "kind": passage.kind,
        "section": " > ".join(passage.section),
        "start": passage.start,
        "end": passage.end,
    }
