"""The address of the page "About this source"."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from assistant.accuracy import read_accuracy
from assistant.answer import Receipt
from corpus.article import Article
from ui.about.about_page import render_about
from ui.about.about_source import about_source

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

ABOUT = "/about"


def about_route(articles: Mapping[str, Article], receipt: Receipt) -> "Route":
    """Return the route that serves the page; it is made when it is first asked for, and then kept."""
    from starlette.responses import HTMLResponse
    from starlette.routing import Route

    @cache
    def page() -> str:
        return render_about(about_source(articles.values(), receipt, read_accuracy()))

    def serve_about(request: "Request") -> "Response":
        # After a restart the articles and the models may be others.
        return HTMLResponse(page(), headers={"cache-control": "no-store"})

    return Route(ABOUT, serve_about, methods=["GET"])
