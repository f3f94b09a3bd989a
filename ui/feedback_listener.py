"""What happens when an opinion on an answer is given, changed or withdrawn on the page."""

import asyncio
import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.feedback import Opinion, parse_opinion
from corpus.errors import FootnoteError
from ui.access.owner import owner_of
from ui.feedback import message_named, render_form, told
from ui.run import BUG
from ui.talk import Talk
from ui.transcript import message_key

if TYPE_CHECKING:
    import gradio as gr

_log = logging.getLogger(__name__)

_TAKE = "(sent, id) => [window.footnoteFeedback.take(), id]"
_TELL = "(reply) => { window.footnoteFeedback.told(reply); return []; }"


def offer_feedback(talk: Talk, conversation: "gr.Textbox") -> None:
    """Add the form and the listener for it to the open `gr.Blocks`."""
    import gradio as gr

    gr.HTML(render_form(), elem_id="feedback-form-holder", padding=False)
    sent = gr.Textbox("", visible="hidden", elem_id="feedback-sent")
    reply = gr.Textbox("", visible="hidden", elem_id="feedback-reply")
    send = gr.Button("Send", visible="hidden", elem_id="feedback-send")
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

    async def take(text: str, conversation_id: str, request: gr.Request) -> str:
        return await asyncio.to_thread(partial(taken, talk, owner_of(request), text, conversation_id))

    # One click for each opinion, even while another one is on its way.
    send.click(take, [sent, conversation], reply, js=_TAKE, trigger_mode="multiple", **quiet).then(
        None, reply, None, js=_TELL, **quiet
    )


def taken(talk: Talk, owner: str, text: str, conversation_id: str) -> str:
    """Keep or withdraw the opinion of a JSON object `{answer, opinion or null}`, and return what to show.

    The reply is `{answer, opinion, told}`, or `{answer, problem}` where nothing was kept.
    """
    name = ""
    try:
        name, opinion = _read(text)
        messages = talk.messages(owner, conversation_id)
        message = message_named(name, messages, [message_key(at) for at in range(len(messages))])
        talk.mark(owner, conversation_id, message.id, opinion)
    except FootnoteError as error:
        return json.dumps({"answer": name, "problem": str(error)})
    except Exception:
        _log.exception("Feedback could not be kept")
        return json.dumps({"answer": name, "problem": BUG})
    kept = None if opinion is None else opinion.model_dump(mode="json")
    return json.dumps({"answer": name, "opinion": kept, "told": told(opinion) or "Withdrawn."})


def _read(text: str) -> tuple[str, Opinion | None]:
    try:
        sent = json.loads(text)
        name, opinion = sent["answer"], sent["opinion"]
    except (ValueError, KeyError, TypeError) as error:
        raise AssistantError("The feedback names no answer.", "Reload the page, and try again.") from error
    return str(name), None if opinion is None else parse_opinion(json.dumps(opinion))
