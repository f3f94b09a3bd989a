"""Words that the Markdown and the HTML of a conversation share."""

from assistant.answer import Citation, Status
from ui.source_panel import review_words, section_path

_LABELS: dict[str, str] = {
    "partly_answered": "The articles answer only a part of this",
    "not_in_sources": "Not in the articles",
    "needs_clarification": "Please say more",
}


def status_label(status: Status) -> str:
    """Return what is said above an answer that is less than a whole one; "" above a whole one."""
    return _LABELS.get(status, "")


def place(citation: Citation) -> str:
    """Return the article's title and the headings above the quote."""
    return " › ".join(part for part in (citation.article_title, section_path(citation)) if part)


def standing(citation: Citation) -> str:
    """Return the review status of the article and the day of its last change."""
    updated = f"updated {citation.updated}" if citation.updated else "no date"
    return f"{review_words(citation.review_status)}, {updated}"
