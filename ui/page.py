"""The chat page: what happens on each click and key."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, Any

from assistant.conversations import Conversations
from assistant.settings import NO_LANGUAGE_MODEL, Settings
from corpus.errors import FootnoteError
from ui.answerer import Answerer
from ui.api import answer_once, parse_audience
from ui.layout import Parts, lay_out
from ui.listing import render_listing
from ui.run import BUG
from ui.talk import Manner, Talk
from ui.transcript import in_the_making, message_key, said_before, stored, unanswered

if TYPE_CHECKING:
    import gradio as gr

_log = logging.getLogger(__name__)

QUEUE_LENGTH = 40
API_AT_ONCE = 4
_LOOK_AGAIN = 0.08  # seconds between two looks at an answer in the making

_REMEMBER = "(id) => { window.footnote.remember(id); return []; }"
_CONFIRM = "(id) => window.confirm('Delete this conversation?') ? [id] : ['']"

# What a listener changes: components by their updates.
Changes = dict[Any, Any]


def build_page(
    assistant: Answerer, conversations: Conversations, settings: Settings, talk: Talk | None = None
) -> "gr.Blocks":
    """Return the page; hand over a `talk` to be able to stop, at the end, what is being made."""
    import gradio as gr

    talk = talk or Talk(assistant, conversations)
    quotes_only = settings.language_model == NO_LANGUAGE_MODEL
    with gr.Blocks(
        title="Footnote", analytics_enabled=False, delete_cache=(3600, 3600), fill_width=True
    ) as page:
        parts = lay_out(assistant, quotes_only=quotes_only)
        _listen(page, parts, _Desk(talk, parts))
        _offer_api(talk)
    page.queue(max_size=QUEUE_LENGTH, default_concurrency_limit=None, api_open=False)
    return page


def _listen(page: "gr.Blocks", parts: Parts, desk: "_Desk") -> None:
    manner = [parts.conversation, parts.audience, parts.quotes_only]
    changed = [
        parts.chat, parts.question, parts.conversation, parts.listing, parts.ask, parts.stop, parts.retry,
        parts.new, parts.delete,
    ]  # fmt: skip
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    follow = {"outputs": changed, "concurrency_limit": None, **quiet}

    parts.question.submit(desk.ask, [parts.question, *manner], api_name="submit", **follow)
    parts.ask.click(desk.ask, [parts.question, *manner], api_name="click", **follow)
    parts.chat.example_select(desk.ask_example, manner, **follow)
    parts.chat.option_select(desk.ask_follow_up, manner, **follow)
    parts.retry.click(desk.retry, manner, **follow)
    page.load(desk.open, None, **follow)

    parts.stop.click(desk.stop, parts.conversation, None, concurrency_limit=None, queue=False, **quiet)
    parts.new.click(desk.new, None, changed, queue=False, **quiet)
    parts.chat.clear(desk.new, None, changed, queue=False, **quiet)
    parts.delete.click(desk.delete, parts.conversation, changed, js=_CONFIRM, queue=False, **quiet)
    parts.conversation.change(None, parts.conversation, None, js=_REMEMBER, **quiet)


def _offer_api(talk: Talk) -> None:
    import gradio as gr

    def ask(
        question: str, history: list[dict[str, str]] = [], audience: str = "", quotes_only: bool = False  # noqa: B006
    ) -> dict[str, Any]:
        """Answer one question; the result is what `assistant ask --json` prints."""
        return answer_once(talk.runs, question, history, audience, quotes_only)

    gr.api(ask, api_name="ask", concurrency_limit=API_AT_ONCE)


class _Desk:
    """Answer the page's listeners; each generator ends when the answer is over."""

    def __init__(self, talk: Talk, parts: Parts) -> None:
        self._talk = talk
        self._parts = parts

    async def ask(
        self, question: str, conversation_id: str, audience: str, quotes_only: bool
    ) -> AsyncIterator[Changes]:
        """Ask what stands in the text box."""
        async for changes in self._ask(question, conversation_id, audience, quotes_only):
            yield changes
