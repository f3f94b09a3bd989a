"""Building and publishing the index that the settings ask for, and fetching what that needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.settings import EMBEDDED, Settings
from index.generation import Generation
from index.progress import Progress, silent

CACHE = "embeddings.sqlite3"
READING = "reading the articles"
OPENING = "opening the embedding model"


@dataclass(frozen=True, slots=True)
class Publication:
    """Hold a published generation and how many of its embeddings had to be made."""

    generation: Generation
    embedded: int

    @property
    def reused(self) -> int:
        """Return how many embeddings were at hand."""
        return max(len(self.generation.passages) - self.embedded, 0)


@contextmanager
def published(settings: Settings, progress: Progress = silent) -> Iterator[Publication]:
    """Build and publish the index of the articles of the settings; an unchanged corpus re-embeds nothing.

    Raises:
        CorpusError: an article cannot be read.
        IndexProblem: another build runs, or the index cannot be written.
        ModelProblem: the embedding model is missing or damaged.
    """
    progress(READING, 0, 1)
    from corpus.library import load_articles

    articles = load_articles(settings.corpus_dirs)
    progress(READING, 1, 1)
    progress(OPENING, 0, 1)
    from assistant.counting import CountingEmbedder
    from assistant.embedder import embedder_of
    from index.builder import build
    from index.embedding_cache import CachedEmbedder
    from index.generation import root_for

    counting = CountingEmbedder(embedder_of(settings))
    embedder = CachedEmbedder(counting, settings.data_dir / CACHE)
    # Asking for the fingerprint loads the model.
    _ = embedder.fingerprint
    progress(OPENING, 1, 1)
    root = root_for(settings.data_dir, settings.corpus_dirs)
    with build(articles, embedder, root, progress) as generation:
        yield Publication(generation, counting.embedded)


def prepare(settings: Settings, progress: Progress = silent) -> None:
    """Fetch the models that are missing and publish the index where it is missing or out of date.

    Raises:
        ModelProblem: a model cannot be fetched.
        CorpusError: an article cannot be read.
        IndexProblem: the index cannot be built.
    """
    from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL, QUANTIZED_EMBEDDING_MODEL, fetch

    fetch(EMBEDDING_MODEL, settings.models_dir, progress)
    fetch(QUANTIZED_EMBEDDING_MODEL, settings.models_dir, progress)
    if settings.language_model == EMBEDDED and settings.language_model_file is None:
        fetch(LANGUAGE_MODEL, settings.models_dir, progress)
    with published(settings, progress):
        pass
