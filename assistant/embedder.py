"""The embedding model that the settings name."""

from assistant.settings import Settings
from index.embedding import Embedder, FingerprintedEmbeddings
from index.reference_embedding import ReferenceEmbedder


def embedder_of(settings: Settings) -> FingerprintedEmbeddings:
    """Return the embedder of the settings; its model is loaded at the first use."""
    if settings.embedding == "reference":
        return ReferenceEmbedder(settings.models_dir)
    return Embedder(settings.models_dir)
