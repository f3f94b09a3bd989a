"""What happens in the list of conversations and when a question is edited, as listeners of the page."""

from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any

from ui.access.owner import owner_of
from ui.conversation_dialog import CONVERSATION_DIALOG
from ui.desk import Changes, Desk
from ui.layout import Parts
from ui.question_edit import EDIT_FORM

if TYPE_CHECKING:
    import gradio as gr

_WHOLE = "whole"
_TAKE_ONE = "() => window.footnoteConversations.take(1)"
_TAKE_TWO = "(first, second, ...others) => [...window.footnoteConversations.take(2), ...others]"
_ASK_TO_DELETE = "() => { window.footnoteConversations.askToDelete(); return []; }"
_SEARCH_AGAIN = "() => { window.footnoteConversations.searchAgain(); return []; }"
_ALL_SHOWN = "() => { window.footnoteConversations.allShown(); return []; }"


def offer_conversations(
    desk: Desk, parts: Parts, changed: "Sequence[gr.components.Component]", following: Sequence[Any]
) -> list[Any]:
    """Add the dialog, the form and the listeners to the open `gr.Blocks`.

    `changed` are the components that a change of conversation writes, and `following` the listeners that may
    follow an answer. Returns those that are added to them.
    """
    import gradio as gr

    gr.HTML(CONVERSATION_DIALOG + EDIT_FORM, elem_id="conversation-dialog-holder", padding=False)
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    here, manner = parts.conversation, [parts.conversation, parts.audience, parts.quotes_only]
    opening = gr.Textbox("", visible="hidden", elem_id="conversation-opening")
    first = gr.Textbox("", visible="hidden", elem_id="conversation-first")
    second = gr.Textbox("", visible="hidden", elem_id="conversation-second")

    def pressed(name: str) -> "gr.Button":
        """Add a button that only the script presses."""
        return gr.Button(name, visible="hidden", elem_id=f"conversation-{name}")

    async def open_asked(asked: str, request: gr.Request) -> AsyncIterator[Changes]:
        conversation_id, how, *_ = [*asked.split(), "", ""]
        tab = request.session_hash or ""
        async for changes in desk.open(owner_of(request), conversation_id, tab, whole=how == _WHOLE):
            yield changes

    async def revise(
        message_id: str,
        question: str,
        conversation_id: str,
        audience: str,
        quotes_only: bool,
        request: gr.Request,
    ) -> AsyncIterator[Changes]:
        owner = owner_of(request)
        async for changes in desk.revise(owner, message_id, question, conversation_id, audience, quotes_only):
            yield changes

    async def delete_open(conversation_id: str, request: gr.Request) -> Changes:
        return await desk.delete(owner_of(request), conversation_id)

    # A second conversation may be asked for while the first is still being followed.
    opened = opening.change(open_asked, opening, changed, trigger_mode="multiple", **quiet)
    revised = pressed("revise").click(revise, [first, second, *manner], changed, js=_TAKE_TWO, **quiet)
    leaving: dict[str, Any] = {"fn": None, **quiet}
    # An earlier opening ends by itself; cancelling it could hit this one, which begins meanwhile.
    before = [*following, revised]
    pressed("open").click(cancels=before, **leaving).then(None, None, opening, js=_TAKE_ONE, **quiet)
    pressed("delete-open").click(cancels=[*before, opened], **leaving).then(
        delete_open, here, changed, **quiet
    ).then(None, None, None, js=_SEARCH_AGAIN, **quiet)
    parts.delete.click(None, None, None, js=_ASK_TO_DELETE, **quiet)
    _listen_to_list(desk, parts, first, second, pressed)
    return [opened, revised]


def _listen_to_list(
    desk: Desk, parts: Parts, first: "gr.Textbox", second: "gr.Textbox", pressed: Any
) -> None:
    import gradio as gr

    shelf, here = desk.shelf, parts.conversation
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

    async def rename(conversation_id: str, title: str, current: str, request: gr.Request) -> str:
        return await shelf.rename(owner_of(request), conversation_id, title, current)

    async def delete(conversation_id: str, _: str, current: str, request: gr.Request) -> str:
        return await shelf.delete(owner_of(request), conversation_id, current)

    async def show_all(current: str, request: gr.Request) -> str:
        return await shelf.listing(owner_of(request), current, whole=True)

    async def search(typed: str, current: str, request: gr.Request) -> str:
        return await shelf.search(owner_of(request), typed, current)

    for name, listener in (("rename", rename), ("delete", delete)):
        pressed(name).click(
            listener, [first, second, here], parts.listing, js=_TAKE_TWO, trigger_mode="multiple", **quiet
        ).then(None, None, None, js=_SEARCH_AGAIN, **quiet)
    pressed("all").click(show_all, here, parts.listing, **quiet).then(
        None, None, None, js=_ALL_SHOWN, **quiet
    )
    parts.search.words.change(
        search, [parts.search.words, here], parts.search.found, trigger_mode="always_last", **quiet
    )
