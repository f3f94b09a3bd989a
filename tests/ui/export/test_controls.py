import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from assistant.errors import AssistantError
from assistant.owner import LOCAL_OWNER
from tests.ui.browser import ARGUMENTS, Tab
from tests.ui.conftest import Eventually, Served
from tests.ui.export.conversations import fever_answer
from ui.export.controls import NOTHING_YET, export_open
from ui.export.copied import render_copied
from ui.export.exported_file import Format
from ui.talk import Manner, Talk

QUESTION = "What is one cause?"


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
    assert opened.strangers() == []
    opened.page.context.close()


def asked(tab: Tab) -> None:
    tab.page.locator("#quotes-only input").check()
    tab.ask(QUESTION)
    tab.finished()


def test_the_open_conversation_is_exported(talk: Talk, eventually: Eventually) -> None:
    begun = talk.ask(LOCAL_OWNER, "", QUESTION, Manner(quotes_only=True))
    eventually(lambda: begun.run.progress.over)
    file = export_open(talk, LOCAL_OWNER, begun.conversation_id, Format.RIS)
    assert file.name == "footnote-what-is-one-cause.ris"
    assert "PB  - House of Seasons" in file.text
    with pytest.raises(AssistantError, match="There is no conversation"):
        export_open(talk, LOCAL_OWNER, "nothing", Format.RIS)


@pytest.mark.browser
def test_the_copy_button_copies_the_answer_with_its_sources(tab: Tab) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked(tab)
    button = tab.page.get_by_role("button", name="Copy this answer with its sources")
    button.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("#chat .copied-outcome")).to_have_text("Copied with its sources")
    expect(button).to_be_focused()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r", "") == render_copied(fever_answer(2, question=QUESTION))


@pytest.mark.browser
def test_the_copy_button_says_where_the_browser_refuses(tab: Tab) -> None:
    asked(tab)
    tab.page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false; 0"
    )
    tab.press("Copy this answer with its sources")
    expect(tab.page.locator("#chat .copied-outcome")).to_contain_text("did not let")


@pytest.mark.browser
def test_the_conversation_is_downloaded(tab: Tab, tmp_path: Path) -> None:
    asked(tab)
    tab.unfold("This conversation")
    with tab.page.expect_download() as begun:
        tab.press("Download this conversation")
    assert begun.value.suggested_filename == "footnote-what-is-one-cause.md"
    begun.value.save_as(tmp_path / "a.md")
    assert "> Cold wind is one cause of winter fever." in (tmp_path / "a.md").read_text("utf-8")

    tab.page.get_by_label("Download as").click()
    tab.page.get_by_role("option", name="JSON").click()
    with tab.page.expect_download() as begun:
        tab.press("Download this conversation")
    begun.value.save_as(tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["title"] == QUESTION


@pytest.mark.browser
def test_with_nothing_asked_there_is_nothing_to_download(tab: Tab) -> None:
    tab.unfold("This conversation")
    tab.press("Download this conversation")
    expect(tab.page.get_by_text(NOTHING_YET)).to_be_visible()
