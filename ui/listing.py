"""The list of conversations, as plain links: they work with the keyboard and without script."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from textwrap import shorten
from urllib.parse import quote

from assistant.conversations import ConversationSummary, FoundConversation
from ui.markup import cleaned, element, escaped

SHOWN = 50
_MOST_TITLE = 90  # characters
_UNTITLED = "Untitled"


def render_listing(
    conversations: Sequence[ConversationSummary], current: str, now: datetime, *, whole: bool = False
) -> str:
    """Return the latest conversations, or all, under the day on which they changed last.

    The open one is marked, and shown in any case. The days are those of the time zone of `now`.
    """
    if not conversations:
        return cleaned(element("p", "None yet.", "no-conversations"))
    shown = [
        one for at, one in enumerate(conversations) if whole or at < SHOWN or one.id == current
    ]  # fmt: skip
    days = "".join(
        element("h2", day, "day") + _list("".join(_entry(one, current) for one in those))
        for day, those in groupby(shown, lambda one: _day(one.updated, now))
    )
    left = len(conversations) - len(shown)
    more = element("button", f"Show {left} more", "show-all", type="button") if left else ""
    return cleaned(days + more)


def render_found(found: Sequence[FoundConversation], typed: str, current: str) -> str:
    """Return what a search brought, with a part of the message where the title does not tell why."""
    if not typed.strip():
        return ""
    entries = "".join(_entry(one.summary, current, one.excerpt) for one in found)
    told = element("p", escaped(_told(len(found))), "found-count")
    return cleaned(element("div", told + (_list(entries) if found else ""), "found"))


def _told(found: int) -> str:
    if not found:
        return "No conversation has all these words."
    return "1 conversation found" if found == 1 else f"{found} conversations found"


def _day(updated: datetime, now: datetime) -> str:
    day = updated.astimezone(now.tzinfo).date()
    if day >= now.date():
        return "Today"
    return "Yesterday" if day == now.date() - timedelta(days=1) else "Earlier"


def _list(entries: str) -> str:
    return element("ul", entries, "conversations")


def _entry(conversation: ConversationSummary, current: str, excerpt: str = "") -> str:
    title = escaped(shorten(conversation.title, _MOST_TITLE, placeholder=" …") or _UNTITLED)
    here = {"aria_current": "page"} if conversation.id == current else {}
    why = element("small", escaped(excerpt), "excerpt") if excerpt else ""
    link = element(
        "a",
        element("span", title, "conversation-title") + why,
        "",
        href=f"?conversation={quote(conversation.id)}",
        data_conversation=conversation.id,
        **here,
    )
    return element("li", link + _more(conversation.id, title))


def _more(id_: str, title: str) -> str:
    return element(
        "button",
        element("span", "⋯", aria_hidden="true") + element("span", f"Rename or delete: {title}", "unseen"),
        "conversation-more",
        type="button",
        title="Rename or delete",
        aria_haspopup="dialog",
        data_conversation=id_,
    )
