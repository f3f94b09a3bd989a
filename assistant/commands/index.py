"""`assistant index`: builds and publishes a generation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_notice, print_result
from assistant.commands.progress import shown_progress

if TYPE_CHECKING:
    from corpus.article import Article

CACHE = "embeddings.sqlite3"


def index(corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Build and publish the index of the shipped articles and of your own in DATA-DIR/articles."""
    settings = read_settings(corpus, data_dir)
    with shown_progress() as progress:
        progress("reading the articles", 0, 1)
        from corpus.library import load_articles

        articles = load_articles(settings.corpus_dirs)
        progress("reading the articles", 1, 1)
        progress("opening the embedding model", 0, 1)
        from assistant.counting import CountingEmbedder
        from index.builder import build
        from index.embedding import Embedder
        from index.embedding_cache import CachedEmbedder
        from index.generation import root_for

        counting = CountingEmbedder(Embedder(settings.models_dir))
        embedder = CachedEmbedder(counting, settings.data_dir / CACHE)
        # Asking for the fingerprint loads the model.
        _ = embedder.fingerprint
        progress("opening the embedding model", 1, 1)
        root = root_for(settings.data_dir, settings.corpus_dirs)
        with build(articles, embedder, root, progress) as generation:
            built: dict[str, Any] = {
                "generation": generation.id,
                "articles": len(generation.articles),
                "passages": len(generation.passages),
                "embedded": counting.embedded,
                "reused": max(len(generation.passages) - counting.embedded, 0),
                "path": str(root),
            }
    dangling = {article.id: list(article.dangling) for article in articles if article.dangling}
    for line in dangling_notices(articles):
        print_notice(line)
    if as_json:
        print_json(built | {"dangling_markers": dangling})
    else:
        print_result(
            f"generation {built['generation']}, articles: {built['articles']}, "
            f"passages: {built['passages']}, "
            f"embeddings reused: {built['reused']}, made: {built['embedded']}\n"
        )


def dangling_notices(articles: "Sequence[Article]") -> list[str]:
    """Return one line for each article with markers that its reference list does not hold."""
    return [
        f"{article.id}: markers without an entry in its list: {', '.join(map(str, article.dangling))}"
        for article in articles
        if article.dangling
    ]
