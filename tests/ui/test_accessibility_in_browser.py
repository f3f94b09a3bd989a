"""Every look of the page, checked by axe-core in light and dark and on a narrow screen."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.settings import Settings
from tests.ui.axe import axe_findings, weighty_findings
from tests.ui.browser import ARGUMENTS, Tab
from tests.ui.conftest import Served
from tests.ui.every_look import LOOKS, Look, WholeAssistant, settled

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDE, NARROW = 1280, 360  # CSS pixels


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def whole(settings: Settings) -> Iterator[Served]:
    """Serve a page whose assistant knows every way to answer."""
    assistant = WholeAssistant()
    page = Served(assistant, settings)
    page.start()
    yield page
    assistant.go_on.set()
    page.stop()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: str(look.name).replace(" ", "-"))
def test_nothing_weighty_is_found(chromium: Browser, whole: Served, look: Look) -> None:
    tab = Tab.opened(chromium, whole.url, width=WIDE)
    look.reach(tab)
    found = {
        finding
        for scheme in SCHEMES
        for width in (WIDE, NARROW)
        for finding in findings_in(tab.page, scheme, width)
    }
    tab.page.context.close()
    assert not found, "\n".join(sorted(found))


def findings_in(page: Page, scheme: Scheme, width: int) -> list[str]:
    """Return the weighty findings in one colour scheme at one width, in words."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("(dark) => document.body.classList.toggle('dark', dark)", scheme == "dark")
    settled(page)
    return [f"{scheme}, {width} px: {finding}" for finding in weighty_findings(page)]


def test_what_is_not_accessible_is_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(
        "<html lang=en><title>t</title><main><h1>h</h1><img src='data:,'><button></button></main>"
    )
    found = {finding.rule: finding.impact for finding in axe_findings(page)}
    assert found["image-alt"] == found["button-name"] == "critical"
    page.close()
