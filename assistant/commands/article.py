"""`assistant article`: the text that the offsets of citations count in."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.errors import AssistantError
from assistant.terminal_text import neutralised

if TYPE_CHECKING:
    from corpus.article import Article

ID = Annotated[str, typer.Argument(metavar="ID", show_default=False)]


def article(article_id: ID, corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Print an article's canonical text; a citation's quote is its characters from start to end."""
    from corpus.library import load_articles

    found = _find(list(load_articles(read_settings(corpus, data_dir).corpus_dirs)), article_id)
    if as_json:
        print_json(_fields(found))
    else:
        # A pipe gets every character as it is counted; a terminal gets as many, but none that steers it.
        print_result(neutralised(found.text) if sys.stdout.isatty() else found.text)


def _find(articles: "list[Article]", article_id: str) -> "Article":
    for candidate in articles:
        if candidate.id == article_id:
            return candidate
    names = ", ".join(candidate.id for candidate in articles[:10])
    raise AssistantError(
        f"There is no article {article_id!r}.",
        f"Name one of these: {names}; or another folder with `--corpus`.",
    )


def _fields(found: "Article") -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "updated": found.updated.isoformat() if found.updated else None,
        "review": {"status": found.review.status.value, "note": found.review.note},
        "publisher": found.publisher,
        "disclaimer": found.disclaimer,
        "digest": found.digest,
        "dangling_markers": list(found.dangling),
        "text": found.text,
    }
