"""Measures the page in a real browser: `python -m tests.ui.measured_page` prints what readers wait for.

It serves the shipped article as `assistant serve` does, with the real models, asks the questions of the
bench, and reports seconds: from the address to a page that takes a question, from Enter to the first quote
on screen, and the longest task of the main thread while an answer streams.
"""

import os
import shutil
from collections.abc import Sequence
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from evals.bench.processes import command
from evals.bench.questions import bench_questions
from evals.bench.served_page import served_page
from evals.percentile import percentile
from tests.ui.browser import ARGUMENTS

LOADS, QUESTIONS = 12, 20
PATIENCE = 60_000  # milliseconds
# Both listeners stand before the question is sent, so that nothing of the wait is missed.
WATCH = """() => {
  window.longest = 0; window.quoted = null;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration);
  }).observe({type: 'longtask'});
  const asked = performance.now();
  const before = document.querySelectorAll('#chat .question').length;
  const wait = () => {
    const questions = [...document.querySelectorAll('#chat .question')];
    const shown = [...document.querySelectorAll('#chat blockquote, #chat .answer')].some((one) =>
      questions.at(-1)?.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (questions.length > before && shown) window.quoted = performance.now() - asked;
    else requestAnimationFrame(wait);
  };
  wait();
}"""


def main() -> None:
    """Serve the page, measure, and print a line for each figure."""
    with (
        served_page(command("serve", "--port", "0", "--json")) as served,
        sync_playwright() as playwright,
    ):
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        _told("page load to usable", [_load(browser, served.address) for _ in range(LOADS)][1:])
        page = _opened(browser, served.address)
        measured = [_ask(page, question) for question in bench_questions().single[:QUESTIONS]]
        _told("first quote on screen", [quoted for quoted, _ in measured[1:]])
        _told("longest task while answering", [longest for _, longest in measured[1:]])
        browser.close()


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.locator("#question textarea").wait_for()
    page.locator("#listing .no-conversations, #listing .conversations").first.wait_for()
    return page


def _load(browser: Browser, address: str) -> float:
    started = perf_counter()
    page = _opened(browser, address)
    seconds = perf_counter() - started
    page.context.close()
    return seconds


def _ask(page: Page, question: str) -> tuple[float, float]:
    """Return the seconds to the first quote, and those of the longest task until the answer was complete."""
    page.locator("#question textarea").fill(question)
    page.evaluate(WATCH)
    page.keyboard.press("Enter")
    page.wait_for_function("window.quoted !== null")
    page.wait_for_function("document.querySelector('#stop').disabled")
    quoted, longest = page.evaluate("[window.quoted, window.longest]")
    return quoted / 1000, longest / 1000


def _told(what: str, seconds: Sequence[float]) -> None:
    p50, p95 = percentile(tuple(seconds), 50), percentile(tuple(seconds), 95)
    print(f"{what}: p50 {p50:.3f} s, p95 {p95:.3f} s, longest {max(seconds):.3f} s, n {len(seconds)}")


if __name__ == "__main__":
    main()
