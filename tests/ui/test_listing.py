from datetime import UTC, datetime, timedelta

import pytest

from assistant.conversations import ConversationSummary, FoundConversation
from tests.ui.small_assistant import MARKUP
from ui.listing import SHOWN, render_found, render_listing

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def summary(id_: str, title: str, updated: datetime = NOW) -> ConversationSummary:
    return ConversationSummary(id_, title, updated)


def test_each_conversation_is_a_link_and_the_open_one_is_marked() -> None:
    html = render_listing([summary("a", "First?"), summary("b", "Second?")], "b", NOW)
    assert html.count("<a href=") == 2
    assert html.count('aria-current="page"') == 1
    assert 'data-conversation="b" aria-current="page"' in html
    assert "First?" in html


@pytest.mark.parametrize(
    ("hours", "day"), [(0, "Today"), (11, "Today"), (13, "Yesterday"), (37, "Earlier"), (9000, "Earlier")]
)
def test_a_conversation_stands_under_its_day(hours: int, day: str) -> None:
    html = render_listing([summary("a", "First?", NOW - timedelta(hours=hours))], "", NOW)
    assert f'<h2 class="day">{day}</h2>' in html


def test_of_many_the_latest_are_shown_and_the_open_one() -> None:
    many = [summary(f"c{n}", f"Question {n}") for n in range(SHOWN + 20)]
    html = render_listing(many, f"c{SHOWN + 9}", NOW)
    assert html.count("<a href=") == SHOWN + 1
    assert "Show 19 more" in html
    assert render_listing(many, "", NOW, whole=True).count("<a href=") == SHOWN + 20


def test_titles_and_ids_cannot_carry_markup() -> None:
    html = render_listing([summary('"><script>', MARKUP)], "", NOW)
    assert "<script" not in html
    assert "<img" not in html


def test_an_empty_list_says_so() -> None:
    assert "None yet." in render_listing([], "", NOW)


def test_a_search_tells_how_many_it_found_and_why() -> None:
    found = [FoundConversation(summary("a", "First?"), "lasts <b>3</b> days")]
    html = render_found(found, "days", "")
    assert "1 conversation found" in html
    assert "lasts &lt;b&gt;3&lt;/b&gt; days" in html
    assert "No conversation has all these words." in render_found([], "days", "")
    assert render_found(found, " ", "") == ""
