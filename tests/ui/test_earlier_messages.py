from datetime import UTC, datetime

import pytest

from assistant.conversations import Message, Role
from ui.earlier_messages import SHOWN, first_shown, render_earlier


def messages(roles: str) -> list[Message]:
    names: dict[str, Role] = {"u": "user", "a": "assistant"}
    return [Message(at, names[role], "x", None, datetime.now(UTC)) for at, role in enumerate(roles)]


@pytest.mark.parametrize(
    ("roles", "first"),
    [
        ("", 0),
        ("ua", 0),
        ("ua" * 10, 0),
        ("ua" * 11, 2),
        ("ua" * 50, 80),
        ("ua" * 50 + "u", 82),
        ("u" * 30, 10),
        ("u" + "a" * 30, 0),
    ],
)
def test_the_first_message_shown_is_a_question(roles: str, first: int) -> None:
    said = messages(roles)
    assert first_shown(said, whole=False) == first
    assert first_shown(said, whole=True) == 0
    assert len(said) - first <= SHOWN or first == 0


@pytest.mark.parametrize(("hidden", "label"), [(1, "1 earlier message<"), (80, "80 earlier messages<")])
def test_the_button_tells_how_many_are_hidden(hidden: int, label: str) -> None:
    assert label in render_earlier(hidden)
