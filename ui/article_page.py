"""A whole article as HTML, served once for all citations of it; `source.js` marks the quote in it."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.reference import Reference
from ui.article_blocks import Block, Piece, blocks_of
from ui.markup import cleaned, element, escaped

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

ARTICLE_ROUTE = "/article/{article_id:path}"
_TOP = 4  # the level of an article's outermost headings: the panel has h2, and h3 for the article's title
_DEEPEST = 6


def article_route(articles: Mapping[str, Article]) -> "Route":
    """Return the route that serves one article; it tells an unknown one by status 404."""
    from starlette.responses import HTMLResponse, PlainTextResponse
    from starlette.routing import Route

    def serve_article(request: "Request") -> "Response":
        article = articles.get(request.path_params["article_id"])
        if article is None:
            return PlainTextResponse("There is no such article.", status_code=404)
        # The page keeps it as long as it is open; after a restart the article may be another one.
        return HTMLResponse(render_article(article), headers={"cache-control": "no-store"})

    return Route(ARTICLE_ROUTE, serve_article, methods=["GET"])


def render_article(article: Article) -> str:
    """Return the text below the title: every piece names the offset at which its text starts."""
    parts = []
    for kind, blocks in groupby(blocks_of(article), lambda block: block.kind):
        html = "".join(_block(block, article) for block in blocks)
        if kind == "item":
            html = element("ul", html)
        elif kind == "reference":
            html = element("ul", html, "references")
        parts.append(html)
    return cleaned(element("div", "".join(parts), "article"))


def kind_badge(kind: str | None) -> str:
    """Return the kind of a reference as a badge, or nothing where the article does not tell it."""
    if not kind:
        return ""
    return element("span", escaped(kind[:1].upper() + kind[1:]), "badge kind")


def _block(block: Block, article: Article) -> str:
    text = _text(block.pieces, article)
    match block.kind:
        case "heading":
            return element(f"h{min(_TOP - 1 + block.depth, _DEEPEST)}", text, data_block="heading")
        case "paragraph":
            return element("p", text, data_block="paragraph")
        case "item":
            return element("li", text, data_block="item")
        case "reference":
            return _entry(block, text, article)


def _entry(block: Block, text: str, article: Article) -> str:
    entry = article.reference(block.number)
    badge = kind_badge(entry.kind if entry else None)
    return element("li", badge + text, data_block="reference", data_number=str(block.number))


def _text(pieces: Iterable[Piece], article: Article) -> str:
    return "".join(_piece(piece, article) for piece in pieces)


def _piece(piece: Piece, article: Article) -> str:
    text = element("span", escaped(article.text[piece.start : piece.end]), data_start=str(piece.start))
    return text + "".join(_marker(marker, article.reference(marker)) for marker in piece.markers)


def _marker(marker: int, entry: Reference | None) -> str:
    if entry is None:
        return element("sup", f"{marker} (not listed)", "marker dangling")
    button = element(
        "button",
        str(marker),
        type="button",
        data_reference=str(marker),
        aria_label=f"Reference {marker}",
        title=f"{marker}. {entry.title}",
    )
    return element("sup", button, "marker")
