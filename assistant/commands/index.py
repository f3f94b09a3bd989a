"""`assistant index`: builds and publishes a generation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_notice, print_result
from assistant.commands.progress import shown_progress

if TYPE_CHECKING:
    from corpus.article import Article


def index(corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Build and publish the index of the shipped articles and of your own in DATA-DIR/articles."""
    settings = read_settings(corpus, data_dir)
    with shown_progress() as progress:
        from assistant.publication import published
        from index.generation import root_for

        with published(settings, progress) as publication:
            generation = publication.generation
            articles = tuple(generation.articles.values())
            built: dict[str, Any] = {
                "generation": generation.id,
                "articles": len(articles),
                "passages": len(generation.passages),
                "embedded": publication.embedded,
                "reused": publication.reused,
                "path": str(root_for(settings.data_dir, settings.corpus_dirs)),
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
