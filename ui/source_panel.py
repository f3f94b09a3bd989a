"""The source panel: what stands behind one citation.

An answer carries, hidden, a card for each citation: the quote with its references, as stored with the
answer. `source.js` shows a card in the panel, and fetches the article once to put the text around the quote.
"""

from collections.abc import Mapping

from assistant.answer import Citation, CitedReference
from corpus.article import Article
from ui.article_page import kind_badge
from ui.markup import element, escaped

REVIEW_WORDS = {
    "unknown": "Review status unknown",
    "pending": "Pending review",
    "under_review": "Under review",
    "approved": "Reviewed",
}
_CHANGED = "The article has changed since this answer was given; this is the quote as it then stood."
_GONE = "The article is no longer there; this is the quote as it stood when this answer was given."

# Shown as it is: `ui.markup` knows neither <dialog> nor what tells a screen reader how a key is called.
EMPTY_PANEL = (
    '<aside class="panel-frame" aria-label="Source">'
    '<p class="panel-hint">Choose a number such as [1] in an answer to see the passage behind it.</p>'
    '<dialog class="panel" aria-labelledby="panel-title">'
    '<div class="panel-head"><h2 id="panel-title">Source</h2>'
    '<button type="button" class="panel-close" aria-label="Close the source" title="Close (Esc)">'
    "Close</button></div>"
    '<div class="panel-moves">'
    '<button type="button" class="panel-previous" aria-keyshortcuts="p" title="Previous citation (p)">'
    "Previous</button>"
    '<button type="button" class="panel-next" aria-keyshortcuts="n" title="Next citation (n)">Next</button>'
    '<button type="button" class="panel-whole">Read the whole article</button>'
    "</div>"
    '<p class="panel-told" role="status"></p>'
    '<div class="panel-body" tabindex="0" role="region" aria-label="Passage and references"></div>'
    "</dialog></aside>"
)


def review_words(status: str) -> str:
    """Return a review status as a reader says it."""
    return REVIEW_WORDS.get(status, status)


def review_badge(status: str) -> str:
    """Return a review status as a badge."""
    return element("span", escaped(review_words(status)), f"badge review review-{status.replace('_', '-')}")


def section_path(citation: Citation) -> str:
    """Return the headings above the quote, outermost first."""
    return " › ".join(citation.section)


def source_name(citation: Citation) -> str:
    """Return the name by which a screen reader announces the citation."""
    path = section_path(citation)
    return f"Source {citation.n}: {citation.article_title}" + (f", {path}" if path else "")


def render_source(citation: Citation, articles: Mapping[str, Article]) -> str:
    """Return the card of one citation: all that the panel shows but for the text around the quote."""
    article = articles.get(citation.article_id)
    return "".join(
        (
            element("h3", escaped(citation.article_title)),
            element("p", escaped(section_path(citation)), "path") if citation.section else "",
            element("p", review_badge(citation.review_status) + _updated(citation), "status"),
            _passage(citation, article),
            element("div", _references(citation.references, article), "behind"),
        )
    )


def holds(article: Article | None, citation: Citation) -> bool:
    """Tell whether the article still says, at its place, what the citation quotes."""
    return article is not None and article.text[citation.start : citation.end] == citation.quote


def _updated(citation: Citation) -> str:
    return element("span", escaped(f"Updated {citation.updated}"), "updated") if citation.updated else ""


def _passage(citation: Citation, article: Article | None) -> str:
    quote = element("p", element("mark", escaped(citation.quote)))
    if holds(article, citation):
        place = {
            "data_article": citation.article_id,
            "data_start": str(citation.start),
            "data_end": str(citation.end),
        }
        return element("div", quote, "passage", **place)
    told = _GONE if article is None else _CHANGED
    return element("p", escaped(told), "notice") + element("div", quote, "passage")


def _references(references: tuple[CitedReference, ...], article: Article | None) -> str:
    if not references:
        return element("p", "The article gives no reference for this passage.", "no-reference")
    entries = "".join(_entry(reference, article) for reference in references)
    return element("h4", "The article's references for it") + element("ul", entries, "references")


def _entry(reference: CitedReference, article: Article | None) -> str:
    if not reference.listed:
        told = escaped(dangling_sentence(reference.marker, article))
        return element("li", element("span", "Not listed", "badge kind") + element("span", told, "dangling"))
    source = ", ".join(str(part) for part in (reference.container, reference.year) if part)
    title = element("span", escaped(f"{reference.marker}. {reference.title or 'Untitled'}"), "title")
    printed = kind_badge(reference.kind) + title
    printed += element("span", escaped(source), "container") if source else ""
    return element("li", printed, data_number=str(reference.marker))


def dangling_sentence(marker: int, article: Article | None) -> str:
    """Say that the article's list lacks the reference; never guess which one was meant."""
    if article is None:
        return f"The article cites its reference {marker} here, but does not list it."
    return f"The article cites its reference {marker} here, but lists only {len(article.references)}."
