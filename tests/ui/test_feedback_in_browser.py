from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from assistant.conversations import SqliteConversations
from assistant.feedback import Feedback, Reason
from assistant.owner import LOCAL_OWNER
from assistant.settings import Settings
from tests.ui.browser import ARGUMENTS, Tab
from tests.ui.conftest import Served
from tests.ui.small_assistant import MARKUP

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser, served: Served) -> Iterator[Tab]:
    """Give a tab; whatever a test does, the page neither complains nor asks another machine."""
    opened = Tab.opened(chromium, served.url)
    yield opened
    assert opened.complaints == []
    assert opened.strangers() == []
    opened.page.context.close()


Kept = Callable[[], list[Feedback]]


@pytest.fixture
def kept(served: Served, settings: Settings) -> Kept:
    def read() -> list[Feedback]:
        store = SqliteConversations(settings.data_dir / "conversations.sqlite3")
        try:
            return list(store.feedback.list(LOCAL_OWNER))
        finally:
            store.close()

    return read


def bar(tab: Tab, at: int = 0) -> Locator:
    return tab.page.locator("#chat .feedback").nth(at)


def button(tab: Tab, name: str, at: int = 0) -> Locator:
    return bar(tab, at).get_by_role("button", name=name)


def asked(tab: Tab, question: str) -> None:
    tab.ask(question)
    tab.finished()


def marked_as_wrong(tab: Tab, *reasons: str, remark: str = "") -> None:
    button(tab, "Not right").click()
    for reason in reasons:
        bar(tab).get_by_label(reason, exact=True).check()
    bar(tab).get_by_label("Remark").fill(remark)
    button(tab, "Save").click()


def test_a_good_answer_is_marked_and_a_second_press_takes_it_back(tab: Tab, kept: Kept) -> None:
    asked(tab, "How long?")
    button(tab, "Good").click()
    expect(bar(tab)).to_contain_text("Marked as good.")
    expect(button(tab, "Good")).to_have_attribute("aria-pressed", "true")
    (given,) = kept()
    assert given.opinion.good
    assert given.answer.question == "How long?"
    button(tab, "Good").click()
    expect(bar(tab)).to_contain_text("Withdrawn.")
    expect(button(tab, "Good")).to_have_attribute("aria-pressed", "false")
    assert kept() == []


def test_reasons_and_a_remark_are_kept_and_outlive_a_reload(tab: Tab, kept: Kept) -> None:
    asked(tab, "How long?")
    button(tab, "Not right").click()
    expect(bar(tab)).to_contain_text("stays on this machine")
    expect(bar(tab).get_by_role("checkbox")).to_have_count(len(Reason))
    expect(button(tab, "Save")).to_be_in_viewport()
    button(tab, "Not right").click()
    expect(bar(tab).get_by_role("checkbox")).to_have_count(0)
    marked_as_wrong(tab, "Unsafe", "Wrong source", remark=f"two\nlines {MARKUP}")
    expect(bar(tab)).to_contain_text("Marked as wrong source, unsafe.")
    expect(bar(tab).locator("form")).to_have_count(0)
    (given,) = kept()
    assert given.opinion.reasons == (Reason.WRONG_SOURCE, Reason.UNSAFE)
    assert given.opinion.remark == f"two\nlines {MARKUP}"
    tab.reload()
    expect(bar(tab)).to_contain_text("Marked as wrong source, unsafe.")
    button(tab, "Not right").click()
    expect(bar(tab).get_by_label("Remark")).to_have_value(f"two\nlines {MARKUP}")
    expect(bar(tab).get_by_label("Unsafe")).to_be_checked()
    expect(bar(tab).get_by_label("Unclear")).not_to_be_checked()
    assert tab.page.evaluate("window.attacked") is None


def test_an_opinion_is_changed_and_withdrawn(tab: Tab, kept: Kept) -> None:
    asked(tab, "How long?")
    marked_as_wrong(tab, "Unclear")
    expect(bar(tab)).to_contain_text("Marked as unclear.")
    button(tab, "Not right").click()
    bar(tab).get_by_label("Unclear").uncheck()
    button(tab, "Save").click()
    expect(bar(tab)).to_contain_text("Choose at least one reason.")
    bar(tab).get_by_label("Out of date").check()
    button(tab, "Save").click()
    expect(bar(tab)).to_contain_text("Marked as out of date.")
    assert [one.opinion.words for one in kept()] == ["out of date"]
    button(tab, "Good").click()
    expect(bar(tab)).to_contain_text("Marked as good.")
    expect(button(tab, "Not right")).to_have_attribute("aria-pressed", "false")
    button(tab, "Not right").click()
    button(tab, "Withdraw").click()
    expect(bar(tab)).to_contain_text("Withdrawn.")
    assert kept() == []


def test_it_works_from_the_keyboard(tab: Tab, kept: Kept) -> None:
    asked(tab, "How long?")
    button(tab, "Good").focus()
    for key in ("Tab", "Enter"):
        tab.page.keyboard.press(key)
    expect(button(tab, "Not right")).to_have_attribute("aria-expanded", "true")
    expect(bar(tab).get_by_label("Wrong", exact=True)).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(button(tab, "Not right")).to_be_focused()
    for key in ("Enter", "Space", "Tab", "Space", *["Tab"] * 5):
        tab.page.keyboard.press(key)
    tab.page.keyboard.type("No source says so.")
    for key in ("Tab", "Enter"):
        tab.page.keyboard.press(key)
    expect(bar(tab)).to_contain_text("Marked as wrong, unsupported.")
    expect(button(tab, "Not right")).to_be_focused()
    assert kept()[0].opinion.remark == "No source says so."


def test_each_answer_has_its_own_and_a_new_question_leaves_it(tab: Tab, kept: Kept) -> None:
    asked(tab, "How long?")
    button(tab, "Good").click()
    expect(bar(tab)).to_contain_text("Marked as good.")
    asked(tab, "weather on Mars?")
    expect(tab.page.locator("#chat .feedback")).to_have_count(2)
    expect(bar(tab)).to_contain_text("Marked as good.")
    button(tab, "Not right", 1).click()
    bar(tab, 1).get_by_label("Unclear").check()
    button(tab, "Save", 1).click()
    expect(bar(tab, 1)).to_contain_text("Marked as unclear.")
    assert [(one.answer.question, one.opinion.words) for one in kept()] == [
        ("How long?", "good"),
        ("weather on Mars?", "unclear"),
    ]
    assert [turn.role for turn in kept()[1].history] == ["user", "assistant"]


def test_opinions_in_quick_succession_do_not_mix(tab: Tab, kept: Kept) -> None:
    asked(tab, "How long?")
    asked(tab, "What is the cause?")
    tab.page.evaluate("document.querySelectorAll('.feedback-good').forEach((button) => button.click())")
    for at in (0, 1):
        expect(bar(tab, at)).to_contain_text("Marked as good.")
    assert sorted(one.answer.question for one in kept()) == ["How long?", "What is the cause?"]


def test_an_answer_that_was_replaced_elsewhere_is_not_marked(tab: Tab, chromium: Browser, kept: Kept) -> None:
    asked(tab, "How long?")
    other = Tab.opened(chromium, tab.page.url)
    tab.page.get_by_label("Quotes only").check()
    tab.press("Retry")
    expect(tab.page.locator("#chat .answer")).not_to_contain_text("In short")
    button(other, "Good").click()
    expect(bar(other)).to_contain_text("This answer is no longer there.")
    expect(button(other, "Good")).to_have_attribute("aria-pressed", "false")
    assert kept() == []
    other.page.context.close()


def test_what_is_no_kept_answer_has_no_control(tab: Tab) -> None:
    asked(tab, "broken")
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    expect(tab.page.locator("#chat .feedback")).to_have_count(0)
    tab.press("Stop")
    expect(tab.page.locator("#chat .feedback")).to_have_count(1)


def test_a_deleted_conversation_leaves_no_feedback(tab: Tab, kept: Kept) -> None:
    asked(tab, "How long?")
    marked_as_wrong(tab, "Unclear")
    expect(bar(tab)).to_contain_text("Marked as unclear.")
    tab.unfold("This conversation")
    tab.press("Delete this conversation")
    tab.press("Delete")
    expect(tab.page.locator("#chat .question")).to_have_count(0)
    assert kept() == []


def test_the_open_form_fits_a_narrow_screen(chromium: Browser, served: Served) -> None:
    narrow = Tab.opened(chromium, served.url, width=360)
    asked(narrow, "How long?")
    button(narrow, "Not right").click()
    expect(button(narrow, "Save")).to_be_visible()
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 360
    narrow.page.context.close()
