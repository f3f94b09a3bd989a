"""The list of earlier conversations, as plain links: they work with the keyboard and after a restart."""

from collections.abc import Sequence
from urllib.parse import quote

from assistant.conversations import ConversationSummary
from ui.markup import cleaned, element, escaped

_SHOWN = 30


def render_listing(conversations: Sequence[ConversationSummary], current: str) -> str:
    """Return the latest conversations; the open one is marked."""
    if not conversations:
        return cleaned(element("p", "None yet.", "no-conversations"))
    entries = "".join(element("li", _link(one, current)) for one in conversations[:_SHOWN])
    return cleaned(element("ul", entries, "conversations"))


def _link(conversation: ConversationSummary, current: str) -> str:
    here = {"aria_current": "page"} if conversation.id == current else {}
    title = conversation.title or "Untitled"
    return element("a", escaped(title), "", href=f"?conversation={quote(conversation.id)}", **here)
