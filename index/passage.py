"""What is embedded and retrieved: a statement with its section path, or one reference entry."""

from dataclasses import dataclass
from typing import Literal

from corpus.about import ABOUT, without_status
from corpus.article import Article, Statement

PassageKind = Literal["statement", "reference"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold one unit of retrieval; `quote` is `article.text[start:end]`.

    `text` is what is embedded and searched: the path of headings above the quote, then the quote. The review
    status is not part of it, so that a change of status re-embeds nothing: the statement that tells it is
    searched by a sentence that names every status.
    """

    id: str
    article_id: str
    kind: PassageKind
    text: str
    quote: str
    start: int
    end: int
    section: tuple[str, ...]
    markers: tuple[int, ...]


def passages_of(article: Article) -> tuple[Passage, ...]:
    """Return the passages of an article in reading order, statements before references."""
    statements = tuple(
        Passage(
            id=f"{article.id}#{statement.start}",
            article_id=article.id,
            kind="statement",
            text=_in_context(_context(article, statement), _searched_by(statement)),
            quote=statement.quote,
            start=statement.start,
            end=statement.end,
            section=statement.path,
            markers=statement.markers,
        )
        for statement in article.statements
    )
    references = tuple(
        Passage(
            id=f"{article.id}#{entry.start}",
            article_id=article.id,
            kind="reference",
            text=_in_context((article.title, "References"), entry.quote),
            quote=entry.quote,
            start=entry.start,
            end=entry.end,
            section=("References",),
            markers=(entry.number,),
        )
        for entry in article.references
    )
    return statements + references


def _context(article: Article, statement: Statement) -> tuple[str, ...]:
    # The title would draw every question on the article's topic to the statements about the article itself.
    about_itself = statement.section[:1] == (ABOUT,)
    return statement.path if about_itself else (article.title, *statement.path)


def _searched_by(statement: Statement) -> str:
    return without_status(statement.quote) if statement.section[:1] == (ABOUT,) else statement.quote


def _in_context(path: tuple[str, ...], quote: str) -> str:
    return f"{' > '.join(path)}: {quote}"
