"""The control below an answer by which a reader says what he thinks of it."""

from collections.abc import Sequence
from hashlib import sha256

from assistant.answer import Answer
from assistant.conversations import Message
from assistant.errors import AssistantError
from assistant.feedback import MOST_CHARACTERS, Opinion, Reason
from ui.markup import cleaned, element, escaped

STAYS = "It stays on this machine and is sent to nobody."
_DIGITS = 16
_LABELS = {
    Reason.WRONG: "Wrong",
    Reason.UNSUPPORTED: "Not supported by its source",
    Reason.WRONG_SOURCE: "Wrong source",
    Reason.OUT_OF_DATE: "Out of date",
    Reason.UNSAFE: "Unsafe",
    Reason.UNCLEAR: "Unclear",
}


def answer_name(key: str, answer: Answer) -> str:
    """Return a name for an answer at its place, so that an opinion never meets one that replaced it."""
    return f"{key}-{sha256(answer.model_dump_json().encode()).hexdigest()[:_DIGITS]}"


def message_named(name: str, messages: Sequence[Message], keys: Sequence[str]) -> Message:
    """Return the message whose answer has this name; `keys` are those of the messages.

    Raises:
        AssistantError: there is none, as after a retry elsewhere.
    """
    for key, message in zip(keys, messages, strict=True):
        if message.answer is not None and answer_name(key, message.answer) == name:
            return message
    raise AssistantError("This answer is no longer there.", "Reload the page to see what replaced it.")


def render_feedback(name: str, opinion: Opinion | None) -> str:
    """Return the two buttons below an answer and what was said before."""
    good = opinion is not None and opinion.good
    bad = opinion is not None and not opinion.good
    buttons = (
        element("button", "Good", "feedback-good", type="button", aria_pressed=_said(good)),
        element(
            "button",
            "Not right …",
            "feedback-bad",
            type="button",
            aria_pressed=_said(bad),
            aria_expanded="false",
        ),
        element("span", escaped(told(opinion)), "feedback-told", role="status"),
    )
    return cleaned(
        element(
            "div",
            "".join(buttons),
            "feedback",
            role="group",
            aria_label="What do you think of this answer?",
            data_answer=name,
            data_opinion="" if opinion is None else opinion.model_dump_json(),
        )
    )


def told(opinion: Opinion | None) -> str:
    """Return what stands beside the buttons."""
    if opinion is None:
        return ""
    return "Marked as good." if opinion.good else f"Marked as {opinion.words}."


def render_form() -> str:
    """Return the form that `feedback.js` copies below an answer; nothing in it comes from elsewhere."""
    boxes = "".join(
        f'<label><input type="checkbox" name="reason" value="{reason.value}"> {label}</label>'
        for reason, label in _LABELS.items()
    )
    return (
        '<template id="feedback-form"><form class="feedback-form" aria-label="What is not right">'
        f"<fieldset><legend>What is not right? Choose one or several.</legend>{boxes}</fieldset>"
        '<label class="feedback-remark">Remark, if you like'
        f'<textarea name="remark" rows="2" maxlength="{MOST_CHARACTERS}"></textarea></label>'
        f'<p class="feedback-stays">{STAYS}</p>'
        '<p class="feedback-buttons"><button type="submit">Save</button>'
        '<button type="button" class="feedback-withdraw">Withdraw</button>'
        '<button type="button" class="feedback-cancel">Cancel</button></p></form></template>'
    )


def _said(truth: bool) -> str:
    return "true" if truth else "false"
