from datetime import UTC, datetime

import pytest

from assistant.conversations import Message, Role
from ui.question_edit import render_edit, replaced


def message(role: Role, id_: int = 1) -> Message:
    return Message(id_, role, "x", None, datetime.now(UTC))


@pytest.mark.parametrize(
    ("roles", "making", "told"),
    [
        ("", False, "replaces this question."),
        ("", True, "replaces this question and its answer."),
        ("a", False, "replaces this question and its answer."),
        ("aua", False, "this question, its answer, and the question after it with what was answered."),
        ("auaua", False, "this question, its answer, and the 2 questions after it with what was answered."),
        ("au", True, "this question, its answer, and the question after it with what was answered."),
    ],
)
def test_what_goes_is_told(roles: str, making: bool, told: str) -> None:
    names: dict[str, Role] = {"u": "user", "a": "assistant"}
    assert replaced([message(names[role]) for role in roles], making=making).endswith(told)


def test_the_button_names_its_message() -> None:
    html = render_edit(message("user", 17), [])
    assert 'data-message="17"' in html
    assert 'data-replaces="Asking again replaces this question."' in html
    assert "Edit<span" in html
