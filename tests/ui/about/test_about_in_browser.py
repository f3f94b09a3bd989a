"""The page about the source in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from assistant.settings import Settings
from tests.ui.about.told import measured_receipt, shipped
from tests.ui.axe import axe_findings
from tests.ui.browser import ARGUMENTS
from tests.ui.conftest import Served
from tests.ui.hostile_assistant import HostileAssistant
from tests.ui.payloads import PAYLOADS
from tests.ui.small_assistant import SmallAssistant
from tests.ui.watched_tab import watched
from ui.about.about_route import ABOUT
from ui.about.wording import NOT_MEASURED

pytestmark = pytest.mark.browser

WIDE, ZOOMED, NARROW = 1280, 640, 360  # CSS pixels; the second is the first at 200 % zoom


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def measured(settings: Settings) -> Iterator[Served]:
    """Serve the shipped articles with a receipt that figures belong to."""
    small = SmallAssistant()
    small.articles = {article.id: article for article in shipped()}
    small.receipt = measured_receipt()
    page = Served(small, settings)
    page.start()
    yield page
    page.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_width_scrolls_sideways_and_axe_finds_nothing(
    chromium: Browser, measured: Served, scheme: str
) -> None:
    page = chromium.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{measured.url}{ABOUT}")
    for width in (WIDE, ZOOMED, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [str(finding) for finding in axe_findings(page)] == []
    page.close()


def test_without_script_it_is_read_and_left(chromium: Browser, measured: Served) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{measured.url}{ABOUT}")
    row = page.get_by_role("row", name="Right answers to all questions")
    expect(row.get_by_role("cell").first).to_contain_text(" of 100")
    for landmark in ("banner", "navigation", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_be_visible()
    assert [url for url in asked if not url.startswith("data:")] == [f"{measured.url}{ABOUT}"]
    assert complaints == []
    page.get_by_role("link", name="Accuracy").click()
    expect(page.get_by_role("heading", name="Accuracy")).to_be_in_viewport()
    page.get_by_role("link", name="Back to the chat").first.click()
    expect(page).to_have_url(f"{measured.url}/")
    context.close()


def test_print_has_the_figures_in_dark_ink(chromium: Browser, measured: Served) -> None:
    page = chromium.new_page(color_scheme="dark")
    page.goto(f"{measured.url}{ABOUT}")
    page.emulate_media(media="print")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("navigation")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def test_articles_of_ones_own_are_told_to_be_unmeasured(chromium: Browser, served: Served) -> None:
    page = chromium.new_page()
    page.goto(f"{served.url}{ABOUT}")
    expect(page.get_by_text(NOT_MEASURED)).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    assert [str(finding) for finding in axe_findings(page)] == []
    page.close()


def test_hostile_articles_neither_run_nor_load_nor_add_anything(
    chromium: Browser, settings: Settings
) -> None:
    hostile = HostileAssistant([payload.text for payload in PAYLOADS])
    page = Served(hostile, settings)
    page.start()
    try:
        with watched(chromium, f"{page.url}/") as tab:
            tab.page.goto(f"{page.url}{ABOUT}")
            expect(tab.page.get_by_role("article")).to_have_count(len(hostile.articles))
            assert tab.events_after(200) == []
            assert set(tab.census()) == {"a"}
            expect(tab.page.get_by_role("link")).to_have_count(6)
    finally:
        page.stop()
