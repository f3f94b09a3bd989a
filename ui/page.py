"""The chat page: its components, what each listener calls, and the endpoint for programs."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from ui.access.owner import owner_of
from ui.access.sign_out import offer_sign_out
from ui.api import answer_once
from ui.conversation_listener import offer_conversations
from ui.desk import Changes, Desk
from ui.export.controls import listen_to_export
from ui.feedback_listener import offer_feedback
from ui.layout import Parts, lay_out
from ui.talk import Talk

if TYPE_CHECKING:
    import gradio as gr

QUEUE_LENGTH = 40
API_BESIDE = 8
_DELETE_CACHE = (3600, 3600)  # seconds between two cleanings, and the age at which a file goes

_REMEMBER = "(id) => { window.footnote.remember(id); return []; }"
_KEEP_AUDIENCE = "(audience) => window.footnoteLayout.keepAudience(audience)"
# The scripts of the page may come a moment after its components.
_KEPT_AUDIENCE = """async () => {
  while (!window.footnoteLayout) await new Promise((go) => window.setTimeout(go, 20));
  return window.footnoteLayout.keptAudience();
}"""


def build_page(talk: Talk, *, shared: bool = False) -> "gr.Blocks":
    """Return the page over a talk, which the caller closes when the server ends.

    A shared page tells the reader who is signed in, and lets him sign out.
    """
    import gradio as gr

    page = gr.Blocks(title="Footnote", analytics_enabled=False, delete_cache=_DELETE_CACHE, fill_width=True)
    with page:
        if shared:
            offer_sign_out(page)
        parts = lay_out(talk.answerer)
        _listen(page, parts, Desk(talk, parts))
        offer_feedback(talk, parts.conversation)
        listen_to_export(parts.export, parts.conversation, talk)
        _offer_api(talk)
    page.queue(max_size=QUEUE_LENGTH, default_concurrency_limit=None, api_open=False)
    return page


def _listen(page: "gr.Blocks", parts: Parts, desk: Desk) -> None:
    import gradio as gr

    async def ask_typed(
        question: str, conversation_id: str, audience: str, quotes_only: bool, request: gr.Request
    ) -> AsyncIterator[Changes]:
        owner = owner_of(request)
        async for changes in desk.ask(owner, question, conversation_id, audience, quotes_only, typed=True):
            yield changes

    async def ask_example(
        conversation_id: str, audience: str, quotes_only: bool, picked: gr.SelectData, request: gr.Request
    ) -> AsyncIterator[Changes]:
        owner = owner_of(request)
        question = picked.value["text"]
        async for changes in desk.ask(owner, question, conversation_id, audience, quotes_only, typed=False):
            yield changes

    async def ask_follow_up(
        conversation_id: str, audience: str, quotes_only: bool, picked: gr.SelectData, request: gr.Request
    ) -> AsyncIterator[Changes]:
        owner = owner_of(request)
        async for changes in desk.ask(
            owner, picked.value, conversation_id, audience, quotes_only, typed=False
        ):
            yield changes

    async def retry(
        conversation_id: str, audience: str, quotes_only: bool, request: gr.Request
    ) -> AsyncIterator[Changes]:
        async for changes in desk.retry(owner_of(request), conversation_id, audience, quotes_only):
            yield changes

    async def open_stored(request: gr.Request) -> AsyncIterator[Changes]:
        async for changes in desk.open(owner_of(request), request.query_params.get("conversation", "")):
            yield changes

    async def reword(
        conversation_id: str, audience: str, quotes_only: bool, request: gr.Request
    ) -> AsyncIterator[Changes]:
        async for changes in desk.reword(owner_of(request), conversation_id, audience, quotes_only):
            yield changes

    def stop(conversation_id: str, request: gr.Request) -> None:
        desk.stop(owner_of(request), conversation_id)

    async def new(request: gr.Request) -> Changes:
        return await desk.new(owner_of(request))

    here = parts.conversation
    manner = [here, parts.audience, parts.quotes_only]
    changed = [
        parts.chat, parts.question, here, parts.listing, parts.ask, parts.stop, parts.retry, parts.delete,
    ]  # fmt: skip
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    following = [
        parts.question.submit(ask_typed, [parts.question, *manner], changed, **quiet),
        parts.ask.click(ask_typed, [parts.question, *manner], changed, **quiet),
        parts.chat.example_select(ask_example, manner, changed, **quiet),
        parts.chat.option_select(ask_follow_up, manner, changed, **quiet),
        parts.retry.click(retry, manner, changed, **quiet),
        parts.audience.select(reword, manner, changed, **quiet),
        page.load(open_stored, None, changed, **quiet),
    ]
    following += offer_conversations(desk, parts, changed, following)
    # The answer goes on being made and stored; only this tab no longer shows it.
    # It is cancelled first: an update that is on its way would bring the conversation back.
    leaving: dict[str, Any] = {"fn": None, "cancels": following, **quiet}
    parts.stop.click(stop, here, None, **quiet)
    parts.new.click(**leaving).then(new, None, changed, **quiet)
    page.load(None, None, parts.audience, js=_KEPT_AUDIENCE, **quiet)
    parts.audience.select(None, parts.audience, None, js=_KEEP_AUDIENCE, **quiet)
    here.change(None, here, None, js=_REMEMBER, **quiet)


def _offer_api(talk: Talk) -> None:
    import gradio as gr
    from gradio.events import api

    def ask(
        request: gr.Request,
        question: str,
        history: list[dict[str, str]] = [],  # noqa: B006 (shown as the default; never changed)
        audience: str = "",
        quotes_only: bool = False,
    ) -> dict[str, Any]:
        """Answer one question from the articles, as `assistant ask --json` does."""
        return answer_once(talk.runs, owner_of(request), question, history, audience, quotes_only)

    # More than can wait for the language model, so that those who want only quotes never wait for it.
    at_once = talk.answerer.queue.most_waiting + API_BESIDE
    api(ask, api_name="ask", concurrency_limit=at_once)
