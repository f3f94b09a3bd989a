"""How the page stands in a window, and what of it is there for keys and for listeners."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from tests.ui.browser import ARGUMENTS, Tab
from tests.ui.conftest import Served
from tests.ui.small_assistant import SmallAssistant

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser, served: Served) -> Iterator[Tab]:
    opened = Tab.opened(chromium, served.url)
    yield opened
    assert opened.complaints == []
    opened.page.context.close()


def left(part: Locator) -> float:
    """Return where a part begins, in pixels from the left."""
    box = part.bounding_box()
    assert box is not None
    return box["x"]


def test_conversations_chat_and_source_stand_side_by_side(tab: Tab) -> None:
    places = [left(tab.page.locator(f"#{name}")) for name in ("rail", "centre", "beside")]
    assert places == sorted(places)
    assert places[0] < places[1] < places[2]


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1000, 700), (640, 800), (360, 640)])
def test_the_question_box_stays_in_sight(chromium: Browser, served: Served, width: int, height: int) -> None:
    tab = Tab.opened(chromium, served.url, width=width, height=height)
    expect(tab.page.locator("#question textarea")).to_be_in_viewport()
    for question in ("How long?", "What causes it?", "How long?"):
        tab.ask(question)
        tab.finished()
    expect(tab.page.locator("#question textarea")).to_be_in_viewport(ratio=1)
    expect(tab.page.locator("#ask")).to_be_in_viewport(ratio=1)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    tab.page.context.close()


def test_on_a_narrow_page_the_conversations_open_over_it(chromium: Browser, served: Served) -> None:
    tab = Tab.opened(chromium, served.url, width=640)
    toggle = tab.page.get_by_role("button", name="Conversations", exact=True)
    expect(tab.page.locator("#rail")).not_to_be_visible()
    toggle.click()
    expect(tab.page.locator("#rail")).to_be_in_viewport()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator("#rail")).not_to_be_visible()
    expect(toggle).to_be_focused()
    tab.page.context.close()


def test_a_question_mark_shows_the_keys_and_escape_gives_the_focus_back(tab: Tab) -> None:
    opener = tab.page.get_by_role("button", name="Keys", exact=True)
    opener.focus()
    tab.page.keyboard.press("?")
    overlay = tab.page.get_by_role("dialog", name="Keys")
    expect(overlay).to_be_visible()
    expect(overlay.get_by_role("button", name="Close")).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(overlay).not_to_be_visible()
    expect(opener).to_be_focused()


def test_a_question_mark_in_a_question_is_only_that(tab: Tab) -> None:
    tab.page.keyboard.press("/")
    expect(tab.page.locator("#question textarea")).to_be_focused()
    tab.page.keyboard.type("why? and/or")
    expect(tab.page.locator("#question textarea")).to_have_value("why? and/or")
    expect(tab.page.get_by_role("dialog", name="Keys")).not_to_be_visible()


def test_a_complete_answer_is_announced_once_and_its_draft_is_not(tab: Tab, small: SmallAssistant) -> None:
    told = tab.page.locator(".announcer")
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    expect(told).to_have_text("")
    small.go_on.set()
    expect(told).to_have_text(re.compile(r"^Answer: .*In short: slow"))
    expect(told).not_to_contain_text("Copy")
    expect(told).not_to_contain_text("✓")


def test_the_last_question_stays_above_its_answer_until_the_reader_scrolls(
    chromium: Browser, served: Served
) -> None:
    tab = Tab.opened(chromium, served.url, width=640, height=620)
    for question in ("How long?", "What causes it?", "How long, again?"):
        tab.ask(question)
        tab.finished()
    expect(tab.page.locator("#chat .question").last).to_be_in_viewport(ratio=1)
    expect(tab.page.locator("#chat .answer").last).to_be_in_viewport()
    tab.page.locator("#chat").hover()
    tab.page.mouse.wheel(0, -5000)
    expect(tab.page.locator("#chat .question").first).to_be_in_viewport()
    tab.page.context.close()


def test_the_keys_stand_in_the_middle(tab: Tab) -> None:
    tab.page.keyboard.press("?")
    box = tab.page.get_by_role("dialog", name="Keys").bounding_box()
    assert box is not None
    assert abs(box["x"] + box["width"] / 2 - 640) < 10
    assert abs(box["y"] + box["height"] / 2 - 450) < 10


def test_every_sentence_says_what_supports_it(tab: Tab) -> None:
    tab.ask("How long?")
    tab.finished()
    verified = tab.page.locator("#chat .sentence.verified")
    expect(verified).to_have_count(1)
    expect(verified.get_by_role("img", name="checked against its source")).to_be_visible()


def test_what_is_no_plain_answer_is_told_in_words_and_by_its_frame(tab: Tab) -> None:
    tab.ask("weather on Mars?")
    tab.finished()
    refused = tab.page.locator("#chat .status-not-in-sources")
    expect(refused).to_contain_text("Not in the articles")
    expect(refused).to_have_css("border-left-style", "dotted")


def test_a_conflict_is_told_in_words_and_with_a_sign(tab: Tab) -> None:
    tab.ask("How long?")
    tab.finished()
    expect(tab.page.locator("#chat .conflict")).to_contain_text("≠The sources disagree")


def test_motion_stops_for_those_who_want_none(tab: Tab) -> None:
    tab.page.emulate_media(reduced_motion="reduce")
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    moving = "document.getAnimations().filter((one) => one.playState === 'running').length"
    assert tab.page.evaluate(moving) == 0
