"""What the server serves beside the chat page itself."""

from typing import TYPE_CHECKING

from ui.about.about_route import about_route
from ui.answerer import Answerer
from ui.article_page import article_route

if TYPE_CHECKING:
    from starlette.routing import Route


def routes_beside(answerer: Answerer) -> "list[Route]":
    """Return the article that the source panel shows, and the page about the source."""
    return [article_route(answerer.articles), about_route(answerer.articles, answerer.receipt)]
