from datetime import UTC, datetime

from assistant.conversations import ConversationSummary
from tests.ui.small_assistant import MARKUP
from ui.listing import render_listing


def summary(id_: str, title: str) -> ConversationSummary:
    return ConversationSummary(id_, title, datetime.now(UTC))


def test_each_conversation_is_a_link_and_the_open_one_is_marked() -> None:
    html = render_listing([summary("a", "First?"), summary("b", "Second?")], current="b")
    assert '<a href="?conversation=a">First?</a>' in html
    assert '<a href="?conversation=b" aria-current="page">Second?</a>' in html


def test_titles_and_ids_cannot_carry_markup() -> None:
    html = render_listing([summary('"><script>', MARKUP)], current="")
    assert "<script" not in html
    assert "<img" not in html


def test_an_empty_list_says_so() -> None:
    assert "None yet." in render_listing([], current="")
