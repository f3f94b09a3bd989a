"""Which messages of a long conversation the page is sent, and the button that brings the others."""

from collections.abc import Sequence

from assistant.conversations import Message
from ui.markup import cleaned, element

SHOWN = 20  # messages; an answer with its sources is some 10 kB of page


def first_shown(messages: Sequence[Message], *, whole: bool) -> int:
    """Return the place of the first message to show, which is a question, or 0 for the whole conversation."""
    if whole:
        return 0
    late = range(max(0, len(messages) - SHOWN), len(messages))
    return next((at for at in late if messages[at].role == "user"), 0)


def render_earlier(hidden: int) -> str:
    """Return the button that shows so many earlier messages."""
    label = f"Show {hidden} earlier messages" if hidden > 1 else "Show 1 earlier message"
    return cleaned(element("div", element("button", label, "show-earlier", type="button"), "earlier"))
