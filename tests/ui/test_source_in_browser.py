from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from tests.ui.browser import ARGUMENTS, Tab
from tests.ui.conftest import Served
from tests.ui.long_article import LEAD, RARE, LongAssistant
from tests.ui.small_assistant import MARKUP

pytestmark = pytest.mark.browser

SIGN = "Singing at night."
REMARK = "Remark 50 on the late course of spring fever, which is a long one."
FOCUSED_SOURCE = "document.activeElement.dataset.source"
FOCUS_IN_PANEL = "Boolean(document.activeElement.closest('#source-panel dialog'))"


@pytest.fixture
def small() -> Iterator[LongAssistant]:
    assistant = LongAssistant()
    yield assistant
    assistant.go_on.set()


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def width() -> int:
    return 1280


@pytest.fixture
def tab(chromium: Browser, served: Served, width: int) -> Iterator[Tab]:
    """Give a tab with an answer; the page neither complains nor asks another machine."""
    opened = Tab.opened(chromium, served.url, width=width, height=760)
    opened.ask("How is spring?")
    opened.finished()
    yield opened
    assert opened.complaints == []
    assert opened.strangers() == []
    opened.page.context.close()


narrow = pytest.mark.parametrize("width", [360])


def citation(tab: Tab, n: int, message: int = 1) -> Locator:
    return tab.page.locator(f"#chat .answer > p .citation[data-source=m{message}-{n}]")


def marked(tab: Tab) -> Locator:
    """Return the mark within the article, not the one within the card that stands there before."""
    return tab.page.locator("#source-panel .article mark")


def open_source(tab: Tab, n: int, quote: str) -> None:
    citation(tab, n).click()
    expect(marked(tab)).to_have_text(quote)


@pytest.mark.parametrize(("n", "quote"), [(1, SIGN), (2, RARE), (3, REMARK)])
def test_a_click_opens_the_passage_with_exactly_the_quote_marked(tab: Tab, n: int, quote: str) -> None:
    open_source(tab, n, quote)
    assert marked(tab).evaluate("mark => mark.textContent") == quote
    expect(marked(tab)).to_be_in_viewport()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_the_passage_and_escape_gives_the_focus_back(tab: Tab, key: str) -> None:
    citation(tab, 2).focus()
    tab.page.keyboard.press(key)
    expect(marked(tab)).to_have_text(RARE)
    assert tab.page.evaluate(FOCUS_IN_PANEL)
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator("#source-panel dialog")).not_to_be_visible()
    assert tab.page.evaluate(FOCUSED_SOURCE) == "m1-2"


def test_the_passage_stands_in_its_paragraph_with_its_neighbours(tab: Tab) -> None:
    open_source(tab, 2, RARE)
    shown = tab.page.locator("#source-panel .article [data-block]:visible")
    expect(shown).to_have_text(
        [
            "It starts in March.1",
            f"{RARE}27 (not listed) It is seldom missed.2",
            "It ends in May.",
            "Nobody knows why.",
        ]
    )


def test_a_list_is_shown_with_the_sentence_that_leads_it(tab: Tab) -> None:
    open_source(tab, 1, SIGN)
    shown = tab.page.locator("#source-panel .article [data-block]:visible")
    expect(shown).to_have_text([LEAD, "Yawning at noon.1", "Sighing at dusk.1", "Singing at night.1"])


def test_the_panel_tells_path_review_date_and_references(tab: Tab) -> None:
    open_source(tab, 2, RARE)
    panel = tab.page.locator("#source-panel")
    for text in (
        "Fever in spring",
        "Course › Early course",
        "Reviewed",
        "Research",
        "Annals of Weather, 2019",
        "The article cites its reference 7 here, but lists only 2.",
    ):
        expect(panel).to_contain_text(text)


def test_next_and_previous_go_through_the_citations_of_the_answer(tab: Tab) -> None:
    open_source(tab, 1, SIGN)
    title = tab.page.locator("#source-panel h2")
    expect(title).to_have_text("Source 1 of 3")
    tab.page.keyboard.press("p")
    expect(title).to_have_text("Source 1 of 3")
    tab.page.keyboard.press("n")
    expect(marked(tab)).to_have_text(RARE)
    expect(citation(tab, 2)).to_have_attribute("aria-pressed", "true")
    tab.press("Next")
    expect(marked(tab)).to_have_text(REMARK)
    expect(tab.page.get_by_role("button", name="Next", exact=True)).to_have_attribute("aria-disabled", "true")
    tab.page.keyboard.press("n")
    expect(title).to_have_text("Source 3 of 3")
    tab.press("Previous")
    expect(marked(tab)).to_have_text(RARE)
    expect(tab.page.locator("#source-panel [role=status]")).to_have_text(
        "Source 2 of 3: Fever in spring: Course › Early course"
    )
    tab.page.keyboard.press("Escape")
    assert tab.page.evaluate(FOCUSED_SOURCE) == "m1-2"


def test_next_stays_in_its_own_answer(tab: Tab) -> None:
    tab.ask("How long is winter?")
    tab.finished()
    citation(tab, 1, message=3).click()
    expect(tab.page.locator("#source-panel h2")).to_have_text("Source 1 of 2")
    tab.page.keyboard.press("n")
    expect(marked(tab)).to_have_text("In some people winter fever lasts 10 days.")
    tab.page.keyboard.press("n")
    expect(tab.page.locator("#source-panel h2")).to_have_text("Source 2 of 2")


def test_letters_are_typed_while_a_question_is_written(tab: Tab) -> None:
    open_source(tab, 1, SIGN)
    tab.page.locator("#question textarea").press_sequentially("pain in spring")
    expect(tab.page.locator("#question textarea")).to_have_value("pain in spring")
    expect(tab.page.locator("#source-panel h2")).to_have_text("Source 1 of 3")


def test_the_whole_article_can_be_read_and_left_again(tab: Tab) -> None:
    open_source(tab, 3, REMARK)
    remark = tab.page.locator("#source-panel .article").get_by_text("Remark 0 on")
    expect(remark).not_to_be_visible()
    tab.press("Read the whole article")
    expect(remark).to_be_visible()
    expect(marked(tab)).to_have_text(REMARK)
    expect(marked(tab)).to_be_in_viewport()
    headings = tab.page.locator("#source-panel .article").get_by_role("heading")
    expect(headings).to_have_text(["Signs", "Course", "Early course", "Late course", "References"])
    tab.press("Back to the passage")
    expect(remark).not_to_be_visible()
    expect(marked(tab)).to_be_in_viewport()


def test_a_marker_leads_to_its_reference(tab: Tab) -> None:
    open_source(tab, 2, RARE)
    markers = tab.page.locator("#source-panel .article .marker button:visible")
    expect(markers.nth(0)).to_have_attribute("title", "1. Care of spring fever")
    markers.nth(1).click()
    expect(tab.page.locator("#source-panel .behind [data-number='2']")).to_be_focused()
    markers.nth(0).click()
    entry = tab.page.locator("#source-panel .article [data-number='1']")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()


def test_an_article_is_fetched_once_for_all_its_citations(tab: Tab) -> None:
    for n, quote in ((1, SIGN), (2, RARE), (3, REMARK), (1, SIGN)):
        open_source(tab, n, quote)
    assert len([url for url in tab.requests if "/article/" in url]) == 1


def test_the_quote_is_there_even_where_the_article_cannot_be_loaded(
    chromium: Browser, served: Served
) -> None:
    tab = Tab.opened(chromium, served.url)
    tab.ask("How is spring?")
    tab.finished()
    tab.page.route("**/article/**", lambda route: route.abort())
    citation(tab, 2).click()
    panel = tab.page.locator("#source-panel")
    expect(panel.locator("mark")).to_have_text(RARE)
    expect(panel).to_contain_text("The article could not be loaded.")
    expect(panel.get_by_role("button", name="Read the whole article")).not_to_be_visible()
    tab.page.unroute("**/article/**")
    open_source(tab, 1, SIGN)
    tab.page.context.close()


def test_markup_of_an_article_is_read_as_text(tab: Tab) -> None:
    open_source(tab, 2, RARE)
    tab.press("Read the whole article")
    article = tab.page.locator("#source-panel .article")
    expect(article.get_by_text(f"Doctors write {MARKUP} here.")).to_be_visible()
    expect(article.get_by_text(f"Bees {MARKUP}")).to_be_visible()
    assert article.locator("img, script, b").count() == 0
    assert tab.page.evaluate("window.attacked") is None


def test_another_conversation_closes_the_source(tab: Tab) -> None:
    open_source(tab, 1, SIGN)
    tab.press("New conversation")
    expect(tab.page.locator("#source-panel dialog")).not_to_be_visible()


@narrow
def test_on_a_narrow_screen_it_is_a_sheet_that_keeps_the_focus(tab: Tab) -> None:
    open_source(tab, 2, RARE)
    sheet = tab.page.locator("#source-panel dialog")
    assert sheet.evaluate("sheet => sheet.matches(':modal')")
    box = sheet.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 760)
    for _ in range(12):
        tab.page.keyboard.press("Tab")
        # The browser's own controls are the one other place that a sheet lets the focus go to.
        assert tab.page.evaluate(f"{FOCUS_IN_PANEL} || document.activeElement === document.body")
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 360
    tab.press("Close the source")
    expect(sheet).not_to_be_visible()
    assert tab.page.evaluate(FOCUSED_SOURCE) == "m1-2"


@narrow
def test_escape_and_a_press_beside_it_close_the_sheet(tab: Tab) -> None:
    sheet = tab.page.locator("#source-panel dialog")
    open_source(tab, 1, SIGN)
    tab.page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    assert tab.page.evaluate(FOCUSED_SOURCE) == "m1-1"
    open_source(tab, 2, RARE)
    tab.page.mouse.click(180, 20)
    expect(sheet).not_to_be_visible()
    assert tab.page.evaluate(FOCUSED_SOURCE) == "m1-2"


@narrow
def test_the_whole_article_can_be_read_in_the_sheet(tab: Tab) -> None:
    open_source(tab, 3, REMARK)
    tab.press("Read the whole article")
    expect(marked(tab)).to_be_in_viewport()
    tab.press("Previous")
    expect(marked(tab)).to_have_text(RARE)
    expect(marked(tab)).to_be_in_viewport()


def test_the_panel_becomes_a_sheet_when_the_window_narrows(tab: Tab) -> None:
    open_source(tab, 2, RARE)
    sheet = tab.page.locator("#source-panel dialog")
    assert not sheet.evaluate("sheet => sheet.matches(':modal')")
    tab.page.set_viewport_size({"width": 600, "height": 700})
    expect(tab.page.locator("html.source-sheet")).to_have_count(1)
    assert sheet.evaluate("sheet => sheet.matches(':modal')")
    tab.page.set_viewport_size({"width": 1280, "height": 700})
    expect(tab.page.locator("html.source-sheet")).to_have_count(0)
    expect(marked(tab)).to_have_text(RARE)
    assert not sheet.evaluate("sheet => sheet.matches(':modal')")
