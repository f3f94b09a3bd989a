"""Hostile texts in every place of the page: nothing runs, nothing is loaded, nothing is added."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import zip_longest
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from assistant.conversations import SqliteConversations
from assistant.settings import Settings
from tests.ui.browser import ARGUMENTS
from tests.ui.conftest import Eventually, Served
from tests.ui.hostile_assistant import FAIL, HostileAssistant
from tests.ui.payloads import AT_ONCE, PAYLOADS
from tests.ui.watched_tab import WatchedTab, watched
from ui.export.as_html import render_html
from ui.export.conversation import find_conversation

pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str], Path], Served]

OWNER = "local"
IN_A_CONVERSATION = 57
IN_A_QUESTION = 25  # so that the longest stays below the limit
IN_AN_ADDRESS = 100
SETTLING = 1000  # milliseconds in which what was inserted would run or load
TEXTS = [payload.text for payload in PAYLOADS]
HARMLESS = [f"harmless words {at}" for at in range(len(TEXTS))]

# Opens every source of the page, one after the other, and counts those that it showed.
_OPEN_SOURCES = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const buttons = new Map();
  for (const button of document.querySelectorAll("#chat .citation[data-source]")) {
    buttons.set(button.dataset.source, button);
  }
  let shown = 0;
  for (const button of buttons.values()) {
    document.querySelectorAll("#source-panel mark").forEach((mark) => { mark.dataset.seen = "1"; });
    button.click();
    for (let frames = 0; frames < 300; frames++) {
      await frame();
      if (document.querySelector("#source-panel mark:not([data-seen])")) break;
    }
    shown += document.querySelectorAll("#source-panel mark:not([data-seen])").length > 0;
  }
  return shown;
}"""
_FRAME = """(text) => {
  const frame = document.createElement("iframe");
  frame.srcdoc = text;
  document.body.replaceChildren(frame);
}"""
_INSERT = """(texts) => {
  for (const text of texts) {
    const place = document.createElement("div");
    document.body.append(place);
    place.append(document.createRange().createContextualFragment(text));
  }
}"""


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Give a function that serves a page over an assistant that says the texts."""
    with ExitStack() as held:

        def started(texts: Sequence[str], folder: Path) -> Served:
            hostile = HostileAssistant(texts)
            page = Served(hostile, Settings(data_dir=folder, models_dir=folder / "models"))
            held.callback(page.stop)
            held.callback(hostile.go_on.set)
            page.start()
            return page

        yield started


def store(texts: Sequence[str], folder: Path) -> str:
    """Store a conversation in which every text was asked and answered with itself, and return its id.

    Beside it, two and two of them begin a conversation, so that they stand in the list as its title.
    """
    hostile = HostileAssistant(texts)
    with closing(SqliteConversations(folder / "conversations.sqlite3")) as conversations:
        for two in zip_longest(texts[::2], texts[1::2], fillvalue=""):
            conversations.append(OWNER, conversations.create(OWNER), "user", " ".join(two))
        id_ = conversations.create(OWNER)
        for answer in hostile.answers():
            conversations.append(OWNER, id_, "user", answer.question)
            conversations.append(OWNER, id_, "assistant", answer.answer, answer)
    return id_


def letters(text: str) -> str:
    """Return the text without space and without the characters that no page can show."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufffd]", "", text)


def at_home(served: Served) -> str:
    """Return how every address of the page begins."""
    return f"{served.url}/"


def opened(tab: WatchedTab, served: Served, id_: str, count: int) -> "Counter[str]":
    """Open a stored conversation of so many answers and the sources of each; return the census."""
    tab.page.goto(f"{served.url}/?conversation={id_}")
    answers = tab.page.locator("#chat .answer")
    expect(answers.last).to_be_visible(timeout=60_000)
    # A long conversation shows its latest messages first.
    while (shown := answers.count()) < count:
        tab.page.locator("#chat .show-earlier").click()
        expect(answers).not_to_have_count(shown)
    assert tab.page.evaluate(_OPEN_SOURCES) == 2 * count
    return tab.census()


def test_payloads_do_harm_where_nothing_stops_them(chromium: Browser, eventually: Eventually) -> None:
    with watched(chromium, "about:blank") as tab:
        for payload in (payload for payload in PAYLOADS if payload.kind in AT_ONCE):
            tab.page.goto("about:blank")
            tab.forget()
            tab.page.evaluate(_FRAME, payload.text)
            eventually(lambda: bool(tab.events_after(20)))


def test_the_policy_alone_stops_scripts_and_requests(chromium: Browser, serve: Serve, tmp_path: Path) -> None:
    served = serve(HARMLESS, tmp_path)
    with watched(chromium, at_home(served)) as tab:
        tab.page.goto(served.url)
        expect(tab.page.locator("#question textarea")).to_be_visible()
        # A policy cannot keep a page from being left; escaping has to.
        tab.page.evaluate(_INSERT, [text for text in TEXTS if "http-equiv" not in text])
        assert tab.events_after(SETTLING) == []
        assert len(tab.census()) > 10


def test_stored_conversations_and_their_sources_are_text(
    chromium: Browser, serve: Serve, tmp_path: Path
) -> None:
    served = serve(HARMLESS, tmp_path)
    groups = [TEXTS[at : at + IN_A_CONVERSATION] for at in range(0, len(TEXTS), IN_A_CONVERSATION)]
    with watched(chromium, at_home(served)) as tab:
        usual = {
            size: opened(tab, served, store(HARMLESS[:size], tmp_path), size)
            for size in {len(group) for group in groups}
        }
        for group in groups:
            census = opened(tab, served, store(group, tmp_path), len(group))
            assert census == usual[len(group)]
            shown = tab.page.locator("#chat .question").all_text_contents()
            assert [letters(text) for text in shown] == [letters(text) for text in group]
            assert tab.events == []


def test_questions_and_drafts_are_text(
    chromium: Browser, serve: Serve, tmp_path: Path, eventually: Eventually
) -> None:
    usual = shown_while_written(chromium, serve(HARMLESS, tmp_path / "harmless"), HARMLESS, eventually)
    assert shown_while_written(chromium, serve(TEXTS, tmp_path / "hostile"), TEXTS, eventually) == usual


def shown_while_written(
    chromium: Browser, served: Served, texts: Sequence[str], eventually: Eventually
) -> "Counter[str]":
    """Ask with the first texts, see all of them in the draft, the answer and its source."""
    assert isinstance(served.assistant, HostileAssistant)
    with watched(chromium, at_home(served)) as tab:
        question = " ".join(texts[:IN_A_QUESTION])
        tab.page.goto(served.url)
        tab.page.locator("#question textarea").fill(question)
        tab.page.locator("#question textarea").press("Enter")
        draft = tab.page.locator("#chat .draft")
        eventually(lambda: letters(texts[-1]) in letters(draft.text_content() or ""))
        census = tab.census()
        served.assistant.go_on.set()
        expect(tab.page.locator("#chat .draft")).to_have_count(0)
        expect(tab.page.locator("#stop")).to_be_disabled()
        assert tab.page.evaluate(_OPEN_SOURCES) == 2
        assert letters(tab.page.locator("#chat .question").text_content() or "") == letters(question)
        assert tab.events == []
        return census + tab.census()


def test_errors_and_addresses_are_text(chromium: Browser, serve: Serve, tmp_path: Path) -> None:
    served = serve(TEXTS, tmp_path)
    with watched(chromium, at_home(served)) as tab:
        tab.page.goto(served.url)
        tab.page.locator("#question textarea").fill(FAIL)
        tab.page.locator("#question textarea").press("Enter")
        problem = tab.page.locator("#chat .problem")
        assert letters(TEXTS[-1]) in letters(problem.text_content() or "")
        for at in range(0, len(TEXTS), IN_AN_ADDRESS):
            wanted = quote("\n".join(TEXTS[at : at + IN_AN_ADDRESS]))
            tab.page.goto(f"{served.url}/?conversation={wanted}")
            expect(tab.page.get_by_text("There is no conversation")).to_be_visible()
        assert tab.events == []


def test_an_exported_page_is_text(chromium: Browser, tmp_path: Path) -> None:
    id_ = store(TEXTS, tmp_path)
    with closing(SqliteConversations(tmp_path / "conversations.sqlite3")) as conversations:
        html = render_html(find_conversation(conversations, OWNER, id_))
    (tmp_path / "exported.html").write_text(html, encoding="utf-8")
    with watched(chromium, "file://") as tab:
        tab.page.goto((tmp_path / "exported.html").as_uri())
        assert tab.page.locator(".question").count() == len(TEXTS)
        assert set(tab.census()) <= {"a"}
        assert tab.events == []
