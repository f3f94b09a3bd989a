"""A real browser on the page, and the words for what a reader does there."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, expect

LOADING = 30_000  # milliseconds; a loaded machine is slow
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Tab:
    """Hold one tab, with every address that it asked for and everything that it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def opened(cls, browser: Browser, url: str, width: int = 1280, height: int = 900) -> "Tab":
        """Open the page in a browser context of its own."""
        context = browser.new_context(viewport={"width": width, "height": height})
        tab = cls(context.new_page())
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.page.on(
            "console",
            lambda message: (
                tab.complaints.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        tab.go(url)
        return tab

    def go(self, url: str) -> None:
        """Go to an address and wait until the page can be used."""
        with self.leaving():
            self.page.goto(url)
            expect(self.page.locator("#question textarea")).to_be_visible(timeout=LOADING)
            expect(self.page.locator("#listing")).not_to_be_empty(timeout=LOADING)

    def ask(self, question: str) -> None:
        """Type a question, press Enter, and wait until it stands in the chat."""
        before = len(self.questions)
        self.type(question)
        expect(self.page.locator("#chat .question")).to_have_count(before + 1)

    def type(self, question: str) -> None:
        """Type a question and press Enter."""
        self.page.locator("#question textarea").fill(question)
        self.page.locator("#question textarea").press("Enter")

    def reload(self) -> None:
        """Load the page again."""
        with self.leaving():
            self.page.reload()

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Leave the page; what Gradio says about the streams that this cuts off is its own affair."""
        before = len(self.complaints)
        yield
        self.complaints[before:] = [
            text for text in self.complaints[before:] if not re.search("AbortError|errored out", text)
        ]

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def unfold(self, name: str) -> None:
        """Open a part of the page that is folded; Gradio's arrow belongs to the name of its button."""
        self.page.get_by_role("button", name=name).click()

    def choose_audience(self, name: str) -> None:
        """Choose for whom answers are written."""
        self.page.get_by_role("combobox", name="Explain for").click()
        self.page.get_by_role("option", name=name, exact=True).click()

    def wait_until(self, holds: Callable[[], bool], seconds: int = 30) -> None:
        """Wait until something holds that the page does not show."""
        for _ in range(seconds * 10):
            if holds():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"It does not hold after {seconds} s.")

    def finished(self) -> None:
        """Wait until the answer is complete."""
        expect(self.page.locator("#stop")).to_be_disabled()
        expect(self.page.locator("#chat .working")).to_have_count(0)

    @property
    def questions(self) -> list[str]:
        """Return the questions on the page."""
        return self.page.locator("#chat .question").all_inner_texts()

    @property
    def answers(self) -> list[str]:
        """Return the answers on the page."""
        return self.page.locator("#chat .answer").all_inner_texts()

    def expect_answers(self, *texts: str) -> None:
        """Wait until the page shows these answers, each by a part of it."""
        expect(self.page.locator("#chat .answer")).to_contain_text(
            [re.compile(re.escape(text)) for text in texts]
        )

    def strangers(self) -> list[str]:
        """Return the addresses on other machines that the tab asked for."""
        return [url for url in self.requests if not re.match(r"(https?://127\.0\.0\.1[:/]|data:|blob:)", url)]
