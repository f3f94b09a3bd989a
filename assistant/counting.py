"""How many passages had to be embedded anew."""

from index.embedding import FingerprintedEmbeddings


class CountingEmbedder(FingerprintedEmbeddings):
    """Stand between a cache and an embedder, and count the texts that the cache did not hold."""

    def __init__(self, embedder: FingerprintedEmbeddings) -> None:
        self._embedder = embedder
        self.embedded = 0

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the embedder."""
        return self._embedder.fingerprint

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each text, and count them."""
        self.embedded += len(texts)
        return self._embedder.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one question; questions do not count."""
        return self._embedder.embed_query(text)
