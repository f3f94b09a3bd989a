"""Example questions, made from the articles' own titles and headings."""

from collections.abc import Iterable

from assistant.refusal import about
from assistant.topics import Topics
from corpus.about import ABOUT
from corpus.article import Article

SHOWN = 4


def example_questions(articles: Iterable[Article], topics: Topics) -> tuple[str, ...]:
    """Return questions that the articles answer: titles that ask, then what they say under a heading."""
    held = list(articles)
    titles = [article.title for article in held if article.title.endswith("?")]
    # One heading of each main section, so that the examples show how far an article reaches.
    headings = {
        (article.id, statement.section[0]): about(statement.section[-1], topics.main_by_article[article.id])
        for article in held
        for statement in reversed(article.statements)
        if statement.section and statement.section[0] != ABOUT and statement.markers
    }
    reading_order = [question for question in reversed(list(headings.values())) if " in " in question]
    return tuple(dict.fromkeys([*titles, *reading_order]))[:SHOWN]
