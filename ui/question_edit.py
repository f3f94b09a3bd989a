"""Editing a question: the button below it, and the form that tells what asking again replaces."""

from collections.abc import Sequence

from assistant.conversations import Message
from ui.markup import cleaned, element


def render_edit(message: Message, following: Sequence[Message], *, making: bool = False) -> str:
    """Return the button that turns a stored question into a form; `following` are the messages after it.

    Where its answer is being made, that is among what asking again will replace.
    """
    button = element(
        "button",
        "Edit" + element("span", " this question", "unseen"),
        "edit-question",
        type="button",
        aria_expanded="false",
        data_message=str(message.id),
        data_replaces=replaced(following, making=making),
    )
    return cleaned(element("div", button, "edit"))


def replaced(following: Sequence[Message], *, making: bool = False) -> str:
    """Return the sentence that tells what goes when the question is asked again."""
    later = sum(message.role == "user" for message in following)
    if later:
        questions = "the question after it" if later == 1 else f"the {later} questions after it"
        return f"Asking again replaces this question, its answer, and {questions} with what was answered."
    answered = making or bool(following)
    return f"Asking again replaces this question{' and its answer' if answered else ''}."


# What `conversations.js` copies below a question; nothing in it comes from elsewhere.
EDIT_FORM = (
    '<template id="edit-form"><form class="edit-form" aria-label="Edit the question">'
    '<label>Your question<textarea name="question" rows="2"></textarea></label>'
    '<p class="edit-replaces"></p>'
    '<p class="edit-buttons"><button type="submit">Ask again</button>'
    '<button type="button" class="edit-cancel">Cancel</button></p></form></template>'
)
