"""The source panel: what stands behind one citation, with the quote marked in its surroundings."""

from collections.abc import Mapping

from assistant.answer import Citation, CitedReference
from corpus.article import Article
from ui.markup import element, escaped

_SURROUNDING_LINES = 4
_SURROUNDING_CHARACTERS = 700

REVIEW_WORDS = {
    "unknown": "Review status unknown",
    "pending": "Pending review",
    "under_review": "Under review",
    "approved": "Reviewed",
}


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
    """Return everything that the panel shows for one citation."""
    article = articles.get(citation.article_id)
    return "".join(
        (
            element("h3", f"[{citation.n}] {escaped(citation.article_title)}"),
            element("p", escaped(section_path(citation)), "path") if citation.section else "",
            element("p", review_badge(citation.review_status) + _updated(citation), "status"),
            _passage(citation, article),
            _references(citation.references, article),
        )
    )


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the canonical text before and after `text[start:end]`: whole lines, a few on each side."""
    return _tail(text[:start]), _head(text[end:])


def _updated(citation: Citation) -> str:
    return element("span", escaped(f"Updated {citation.updated}"), "updated") if citation.updated else ""


def _passage(citation: Citation, article: Article | None) -> str:
    start, end = citation.start, citation.end
    if article is None or article.text[start:end] != citation.quote:
        changed = "The article has changed since this answer was given; this is the quote as it then stood."
        return element("p", escaped(changed), "notice") + element(
            "blockquote", element("mark", escaped(citation.quote)), "passage"
        )
    before, after = surroundings(article.text, start, end)
    quote = element("mark", escaped(article.text[start:end]))
    return element("blockquote", escaped(before) + quote + escaped(after), "passage")


def _tail(text: str) -> str:
    lines = text.splitlines(keepends=True)
    kept = "".join(lines[-_SURROUNDING_LINES - 1 :]).lstrip("\n")
    if len(kept) > _SURROUNDING_CHARACTERS:
        kept = kept[-_SURROUNDING_CHARACTERS:].partition(" ")[2]
    return kept if text.lstrip("\n") == kept else f"… {kept}"


def _head(text: str) -> str:
    lines = text.splitlines(keepends=True)
    kept = "".join(lines[: _SURROUNDING_LINES + 1]).rstrip("\n")
    if len(kept) > _SURROUNDING_CHARACTERS:
        kept = kept[:_SURROUNDING_CHARACTERS].rpartition(" ")[0]
    return kept if text.rstrip("\n") == kept else f"{kept} …"


def _references(references: tuple[CitedReference, ...], article: Article | None) -> str:
    if not references:
        return element("p", "The article gives no reference for this passage.", "no-reference")
    entries = "".join(element("li", _reference(reference, article)) for reference in references)
    return element("h4", "The article's references for it") + element("ul", entries, "references")


def _reference(reference: CitedReference, article: Article | None) -> str:
    if not reference.listed:
        return element("span", escaped(dangling_sentence(reference.marker, article)), "dangling")
    badge = element("span", escaped(reference.kind), "badge kind") if reference.kind else ""
    source = ", ".join(str(part) for part in (reference.container, reference.year) if part)
    title = element("span", escaped(f"{reference.marker}. {reference.title or 'Untitled'}"), "title")
    return badge + title + (element("span", escaped(source), "container") if source else "")


def dangling_sentence(marker: int, article: Article | None) -> str:
    """Say that the article's list lacks the reference; never guess which one was meant."""
    if article is None:
        return f"The article cites its reference {marker} here, but does not list it."
    return f"The article cites its reference {marker} here, but lists only {len(article.references)}."
