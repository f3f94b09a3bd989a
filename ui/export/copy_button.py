"""The button on each answer that copies it, and the text that it copies."""

from assistant.answer import Answer
from ui.export.copied import render_copied
from ui.markup import element, escaped


def render_copy_button(answer: Answer) -> str:
    """Return the button, the place where its outcome is announced, and, hidden, the text."""
    button = element(
        "button", "Copy", "copy-answer", type="button", aria_label="Copy this answer with its sources"
    )
    outcome = element("span", "", "copied-outcome", role="status")
    text = element("div", escaped(render_copied(answer)), "copied-text", hidden="")
    return element("div", button + outcome + text, "carry")
