"""The sign-in page and two readers of a shared page, in a real browser."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Literal

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.conversations import SqliteConversations
from assistant.settings import Settings
from tests.ui.axe import weighty_findings
from tests.ui.browser import ARGUMENTS
from tests.ui.small_assistant import SmallAssistant
from ui.access.opening import opened_door
from ui.access.password import Passwords
from ui.access.reader_file import ReaderFile
from ui.routes import routes_beside
from ui.server import launched
from ui.talk import Talk

pytestmark = pytest.mark.browser
PASSWORDS = {"ann": "the password of ann", "bob": "the password of bob"}
PATIENCE = 30_000  # milliseconds


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        expect.set_options(timeout=PATIENCE)
        yield browser
        expect.set_options(timeout=5_000)
        browser.close()


@pytest.fixture
def url(small: SmallAssistant, settings: Settings) -> Iterator[str]:
    from ui.page import build_page

    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    file = ReaderFile(settings.data_dir / "readers.json")
    for name, password in PASSWORDS.items():
        file.put(name, quick.hashed(password))
    with ExitStack() as held:
        stored = held.enter_context(closing(SqliteConversations(settings.data_dir / "conversations.sqlite3")))
        talk = held.enter_context(closing(Talk(small, stored, settings)))
        door = held.enter_context(opened_door(file.path, quick))
        page = launched(lambda: build_page(talk, shared=True), "127.0.0.1", 0, routes_beside(small), door)
        yield held.enter_context(page)


def signed_in(browser: Browser, url: str, name: str) -> Page:
    """Sign in by keyboard in a browser of one's own."""
    page = browser.new_context().new_page()
    page.goto(url)
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORDS[name])
    page.keyboard.press("Enter")
    expect(page.locator("#question textarea")).to_be_visible()
    return page


def test_each_reader_sees_only_his_own(chromium: Browser, url: str) -> None:
    ann, bob = signed_in(chromium, url, "ann"), signed_in(chromium, url, "bob")
    expect(ann.locator("#signed-in")).to_contain_text("Signed in as ann")
    expect(bob.locator("#signed-in")).to_contain_text("Signed in as bob")
    ann.locator("#question textarea").fill("How long, says the zebra?")
    ann.locator("#question textarea").press("Enter")
    expect(ann.locator("#chat .answer")).to_contain_text("zebra")
    expect(ann.locator("#listing")).to_contain_text("zebra")
    expect(ann).to_have_url(url + "/?conversation=" + ann.url.rpartition("=")[2])
    bob.goto(ann.url)
    expect(bob.get_by_text("There is no conversation")).to_be_visible()
    expect(bob.locator("#listing")).to_contain_text("None yet.")
    assert "zebra" not in bob.content()

    link = ann.url
    ann.get_by_role("button", name="Sign out").click()
    expect(ann.get_by_label("Password")).to_be_visible()
    ann.goto(link)
    expect(ann.get_by_label("Password")).to_be_visible()
    assert "zebra" not in ann.content()
    ann.get_by_label("Name").fill("ann")
    ann.get_by_label("Password").fill(PASSWORDS["ann"])
    ann.keyboard.press("Enter")
    expect(ann.locator("#chat .answer")).to_contain_text("zebra")


def test_the_sign_in_page_works_without_script_and_tells_what_is_wrong(chromium: Browser, url: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_label("Name").fill("<b>ann</b>")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("The name or the password is not right.")
    expect(page.get_by_label("Name")).to_have_value("<b>ann</b>")
    expect(page.get_by_label("Password")).to_have_value("")
    for _ in range(4):
        page.get_by_label("Password").fill("wrong")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Wait 1 second, then try again.")
    # The browser itself notes replies that are no success; nothing on the page was refused.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_weighty_is_found_on_the_sign_in_page(
    chromium: Browser, url: str, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.new_context(color_scheme=scheme).new_page()
    page.goto(url)
    page.get_by_label("Name").fill("ann")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert [str(finding) for finding in weighty_findings(page)] == []


def test_an_open_page_tells_that_its_reader_is_signed_out(chromium: Browser, url: str) -> None:
    ann = signed_in(chromium, url, "ann")
    other = ann.context.new_page()
    other.goto(url)
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_label("Password")).to_be_visible()
    ann.locator("#question textarea").fill("How long?")
    ann.locator("#question textarea").press("Enter")
    expect(ann.get_by_text("You are signed out. Reload the page to sign in.")).to_be_visible()
