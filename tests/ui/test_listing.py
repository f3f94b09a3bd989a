from datetime import UTC, datetime, timedelta, timezone

import pytest

from assistant.conversations import ConversationSummary, FoundConversation
from tests.ui.small_assistant import MARKUP
from ui.listing import SHOWN, render_found, render_listing

NOW = datetime(2024, 5, 2, 12, tzinfo=UTC)


def summary(id_: str, title: str, updated: datetime = NOW) -> ConversationSummary:
    return ConversationSummary(id_, title, updated)


def test_each_conversation_is_a_link_and_the_open_one_is_marked() -> None:
    html = render_listing([summary("a", "First?"), summary("b", "Second?")], "b", NOW)
    assert '<a href="?conversation=a" data-conversation="a"><span' in html
    assert '<a href="?conversation=b" data-conversation="b" aria-current="page"><span' in html
    assert html.count("<li>") == 2


def test_each_conversation_has_a_named_button() -> None:
    html = render_listing([summary("a", "First?")], "", NOW)
    assert "Rename or delete: First?</span></button>" in html


@pytest.mark.parametrize("where", ["title", "id", "excerpt"])
def test_nothing_can_carry_markup(where: str) -> None:
    attack = '"><script>' + MARKUP
    one = summary(attack if where == "id" else "a", attack if where == "title" else "b")
    html = render_listing([one], "", NOW)
    html += render_found([FoundConversation(one, attack if where == "excerpt" else "")], attack, "")
    assert "<script" not in html
    assert "<img" not in html


def test_an_empty_list_says_so() -> None:
    assert "None yet." in render_listing([], "", NOW)


@pytest.mark.parametrize(
    ("updated", "day"),
    [
        (datetime(2024, 5, 2, 0, 0, tzinfo=UTC), "Today"),
        (datetime(2024, 5, 3, 0, 0, tzinfo=UTC), "Today"),
        (datetime(2024, 5, 1, 23, 59, tzinfo=UTC), "Yesterday"),
        (datetime(2024, 5, 1, 0, 0, tzinfo=UTC), "Yesterday"),
        (datetime(2024, 4, 30, 23, 59, tzinfo=UTC), "Earlier"),
        (datetime(2023, 5, 2, 12, 0, tzinfo=UTC), "Earlier"),
    ],
)
def test_a_conversation_stands_under_its_day(updated: datetime, day: str) -> None:
    assert f'<h2 class="day">{day}</h2>' in render_listing([summary("a", "?", updated)], "", NOW)


def test_days_are_those_of_the_readers_clock() -> None:
    here = timezone(timedelta(hours=9))
    late = summary("a", "?", datetime(2024, 5, 1, 16, tzinfo=UTC))  # one o'clock of 2 May there
    assert "Today" in render_listing([late], "", NOW.astimezone(here))
    assert "Yesterday" in render_listing([late], "", NOW)


def test_each_day_is_named_once() -> None:
    times = [NOW, NOW, NOW - timedelta(days=1), NOW - timedelta(days=5), NOW - timedelta(days=9)]
    html = render_listing([summary(str(at), "?", time) for at, time in enumerate(times)], "", NOW)
    assert html.count('class="day"') == 3


def test_a_long_list_is_cut_but_for_the_open_one() -> None:
    many = [summary(f"c{number}", f"{number}?") for number in range(SHOWN + 10)]
    html = render_listing(many, f"c{SHOWN + 5}", NOW)
    assert html.count("<li>") == SHOWN + 1
    assert "Show 9 more" in html
    whole = render_listing(many, "", NOW, whole=True)
    assert whole.count("<li>") == SHOWN + 10
    assert "show-all" not in whole


def test_a_long_title_is_cut_and_a_missing_one_named() -> None:
    html = render_listing([summary("a", "word " * 400), summary("b", "")], "", NOW)
    assert "word …</span>" in html
    assert len(html) < 1500
    assert "Untitled" in html


@pytest.mark.parametrize(
    ("found", "told"),
    [(0, "No conversation has all these words."), (1, "1 conversation found"), (2, "2 conversations found")],
)
def test_what_was_found_is_counted(found: int, told: str) -> None:
    hits = [FoundConversation(summary(str(at), "?"), "why") for at in range(found)]
    html = render_found(hits, "word", "")
    assert told in html
    assert html.count('<small class="excerpt">why</small>') == found


@pytest.mark.parametrize("typed", ["", "  "])
def test_a_search_for_nothing_shows_nothing(typed: str) -> None:
    assert render_found([], typed, "") == ""
