"""The text that a reader copies: an answer with its references, plain."""

from assistant.answer import Answer
from assistant.rendering import render_citation


def render_copied(answer: Answer) -> str:
    """Return the answer with its `[n]`, then each citation with what stands behind it, then the notices."""
    parts = [answer.answer.rstrip()]
    if answer.citations:
        parts += ["Sources", *map(render_citation, answer.citations)]
    if answer.notices:
        parts.append("\n".join(["Please note", *(f"- {notice.text}" for notice in answer.notices)]))
    return "\n\n".join(parts) + "\n"
