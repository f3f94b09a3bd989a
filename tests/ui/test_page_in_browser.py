from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from assistant.answer import Audience
from tests.ui.browser import ARGUMENTS, Tab
from tests.ui.conftest import Served
from tests.ui.small_assistant import MARKUP, SmallAssistant

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


def test_review_disclaimer_and_examples_are_above_the_fold(tab: Tab) -> None:
    for text in ("Pending review", "For education only"):
        expect(tab.page.locator("#about summary").get_by_text(text)).to_be_in_viewport()
    tab.page.locator("#about summary").click()
    for text in ("Nobody has reviewed this article yet.", "For learning only; ask a doctor."):
        expect(tab.page.get_by_text(text)).to_be_in_viewport()
    expect(tab.page.get_by_role("button", name="How long does winter fever last?")).to_be_in_viewport()


def test_a_question_brings_quotes_first_then_a_draft_then_the_answer(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("slow: how long does it last?")
    expect(tab.page.locator("#chat .quotes")).to_contain_text("Winter fever lasts 3 to 5 days.")
    expect(tab.page.locator("#chat .draft")).to_contain_text("Draft, being checked")
    assert "In short" not in tab.page.locator("#chat").inner_text()
    small.go_on.set()
    tab.expect_answers("In short: slow: how long does it last")
    expect(tab.page.locator("#chat .draft")).to_have_count(0)
    expect(tab.page.locator("#chat .quotes")).to_have_count(1)


def test_the_status_line_tells_what_is_going_on(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("first")
    tab.expect_answers("In short: first")
    other = Tab.opened(tab.page.context.browser or pytest.fail("no browser"), tab.page.url.split("?")[0])
    other.ask("slow")
    expect(other.page.locator("#chat .draft")).to_be_visible()
    tab.ask("second")
    expect(tab.page.locator("#chat .working")).to_contain_text("6 passages, 1 question before yours")
    small.go_on.set()
    tab.expect_answers("In short: first", "In short: second")
    other.page.context.close()


def test_an_example_is_asked_by_a_click(tab: Tab) -> None:
    tab.page.get_by_role("button", name="What causes winter fever?").click()
    tab.expect_answers("In short: what causes winter fever")
    assert tab.questions == ["What causes winter fever?"]


def test_a_follow_up_is_asked_with_its_history(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("How long?")
    tab.expect_answers("0 turns later")
    tab.page.get_by_role("button", name="What causes winter fever?").click()
    tab.expect_answers("0 turns later", "2 turns later")
    assert small.asked[-1][1][0].content == "How long?"


def test_an_unanswerable_question_is_refused_without_citations(tab: Tab) -> None:
    tab.ask("weather on Mars?")
    expect(tab.page.locator("#chat .status-not-in-sources")).to_contain_text(
        "The articles do not answer this."
    )
    expect(tab.page.locator("#chat .citation")).to_have_count(0)


def test_a_citation_opens_its_source_with_the_quote_marked(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("How long?")
    tab.finished()
    tab.page.locator("#chat .answer > p .citation").nth(1).click()
    panel = tab.page.locator("#source-panel")
    statement = small.article.statements[1]
    expect(panel.locator("mark")).to_have_text(small.article.text[statement.start : statement.end])
    expect(panel.locator("mark")).to_be_in_viewport()
    expect(panel).to_contain_text("Wind and fever")
    expect(panel).to_contain_text("The article cites its reference 3 here, but lists only 2.")
    tab.press("Close the source")
    expect(panel.locator("mark")).to_have_count(0)


def test_everything_works_from_the_keyboard(tab: Tab) -> None:
    tab.page.locator("#question textarea").focus()
    tab.page.keyboard.type("How long?")
    tab.page.keyboard.press("Enter")
    tab.finished()
    first = tab.page.locator("#chat .answer > p .citation").first
    expect(first).to_have_attribute("aria-label", "Source 1: Fever in winter, Course")
    tab.page.locator("#question textarea").focus()
    for _ in range(30):
        tab.page.keyboard.press("Shift+Tab")
        if tab.page.evaluate("document.activeElement.dataset.source") == "m1-1":
            break
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("#source-panel mark")).to_have_text("Winter fever lasts 3 to 5 days.")
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator("#source-panel mark")).to_have_count(0)
    assert tab.page.evaluate("document.activeElement.dataset.source") == "m1-1"


def test_messages_have_short_spoken_names(tab: Tab) -> None:
    tab.ask("How long?")
    tab.finished()
    names = tab.page.locator("#chat [data-testid=user], #chat [data-testid=bot]")
    assert [one.get_attribute("aria-label") for one in names.all()] == ["Question", "Answer"]


def test_an_open_source_and_the_focus_outlive_the_draft(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    tab.page.locator("#chat .quotes .citation").first.click()
    tab.page.locator("#chat .quotes .citation").first.focus()
    before = tab.page.locator("#chat .draft").inner_text()
    expect(tab.page.locator("#chat .draft")).not_to_have_text(before)
    assert tab.page.evaluate("document.activeElement.dataset.source") == "m1-1"
    small.go_on.set()
    tab.finished()
    tab.page.wait_for_timeout(200)
    expect(tab.page.locator("#source-panel mark")).to_have_count(1)


def test_stop_keeps_the_quotes(tab: Tab) -> None:
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    tab.press("Stop")
    expect(tab.page.locator("#chat .draft")).to_have_count(0)
    expect(tab.page.locator("#chat .note")).to_contain_text("Stopped")
    tab.expect_answers("Winter fever lasts 3 to 5 days.")
    expect(tab.page.locator("#ask")).to_be_enabled()
    tab.reload()
    tab.expect_answers("Winter fever lasts 3 to 5 days.")


def test_retry_replaces_the_last_answer(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    tab.press("Stop")
    tab.finished()
    small.go_on.set()
    tab.press("Retry")
    tab.expect_answers("In short: slow is told here 0 turns later.")
    assert tab.questions == ["slow"]


def test_a_new_conversation_starts_empty_and_leaves_the_old_one_in_the_list(tab: Tab) -> None:
    tab.ask("How long?")
    tab.finished()
    tab.press("New conversation")
    expect(tab.page.locator("#chat .question")).to_have_count(0)
    expect(tab.page.get_by_role("button", name="What causes winter fever?")).to_be_visible()
    assert "conversation" not in tab.page.url
    tab.ask("Another?")
    tab.expect_answers("In short: another is told here 0 turns later.")
    tab.page.get_by_role("link", name="How long?").click()
    tab.expect_answers("In short: how long is told here")
    assert tab.questions == ["How long?"]


def test_leaving_while_an_answer_is_written_leaves_it_to_be_written(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    tab.press("New conversation")
    expect(tab.page.locator("#chat .question")).to_have_count(0)
    # An update that was on its way must not bring the conversation back.
    tab.page.wait_for_timeout(300)
    assert tab.questions == []
    small.go_on.set()
    tab.page.get_by_role("link", name="slow").click()
    tab.expect_answers("In short: slow")


def test_delete_asks_first(tab: Tab) -> None:
    tab.ask("How long?")
    tab.finished()
    tab.unfold("This conversation")
    tab.press("Delete this conversation")
    tab.press("Keep it")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    assert tab.questions == ["How long?"]
    tab.press("Delete this conversation")
    tab.press("Delete")
    expect(tab.page.locator("#chat .question")).to_have_count(0)
    expect(tab.page.locator("#listing")).to_contain_text("None yet.")


def test_a_reload_shows_the_conversation_again(tab: Tab) -> None:
    tab.ask("How long?")
    tab.finished()
    tab.ask("weather on Mars?")
    tab.finished()
    tab.reload()
    tab.expect_answers("In short: how long", "The articles do not answer this.")
    tab.page.locator("#chat .answer > p .citation").first.click()
    expect(tab.page.locator("#source-panel mark")).to_have_text("Winter fever lasts 3 to 5 days.")


def test_a_reload_finds_the_answer_that_is_being_written(tab: Tab, small: SmallAssistant) -> None:
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    tab.reload()
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    small.go_on.set()
    tab.expect_answers("In short: slow")


def test_a_restart_of_the_server_keeps_the_conversation(chromium: Browser, served: Served) -> None:
    tab = Tab.opened(chromium, served.url)
    tab.ask("How long?")
    tab.finished()
    address = tab.page.url
    tab.page.goto("about:blank")
    served.restart()
    tab.go(address)
    tab.expect_answers("In short: how long")
    tab.page.locator("#chat .answer > p .citation").first.click()
    expect(tab.page.locator("#source-panel mark")).to_have_text("Winter fever lasts 3 to 5 days.")
    tab.ask("And the cause?")
    tab.expect_answers("In short: how long", "2 turns later")
    tab.page.context.close()


@pytest.mark.parametrize("question", [MARKUP, f"markup {MARKUP}"])
def test_markup_never_runs(tab: Tab, question: str) -> None:
    tab.ask(question)
    tab.finished()
    assert tab.questions == [" ".join(question.split())]
    tab.page.locator("#chat .answer .citation").first.click()
    expect(tab.page.locator("#source-panel mark")).to_have_count(1)
    tab.reload()
    expect(tab.page.locator("#chat .answer")).to_have_count(1)
    assert tab.page.evaluate("window.attacked") is None
    assert tab.page.locator("#chat img, #source-panel img, #listing img, #chat b").count() == 0


def test_markup_in_the_address_never_runs(tab: Tab, served: Served) -> None:
    tab.go(f"{served.url}/?conversation=<img src=x onerror='window.attacked=1'>")
    expect(tab.page.get_by_text("There is no conversation")).to_be_visible()
    assert tab.page.evaluate("window.attacked") is None


def test_an_error_shows_cause_and_remedy_and_the_question_stays(tab: Tab) -> None:
    tab.ask("broken")
    expect(tab.page.locator("#chat .problem")).to_contain_text("The index is damaged.")
    expect(tab.page.locator("#chat .problem")).to_contain_text("Run `assistant index`.")
    tab.reload()
    expect(tab.page.locator("#chat .note")).to_contain_text("no answer yet")
    assert tab.questions == ["broken"]


def test_a_bug_is_one_sentence(tab: Tab) -> None:
    tab.ask("bug")
    expect(tab.page.locator("#chat .problem")).to_have_text(
        "Something went wrong; this is a bug. The server's log holds the details."
    )


def test_what_cannot_be_asked_is_said_and_stays_in_the_box(tab: Tab) -> None:
    tab.type("x" * 3000)
    expect(tab.page.get_by_text("The question has 3,000 characters")).to_be_visible()
    expect(tab.page.locator("#question textarea")).to_have_value("x" * 3000)
    assert tab.questions == []


def test_two_tabs_do_not_mix(tab: Tab, chromium: Browser, served: Served, small: SmallAssistant) -> None:
    other = Tab.opened(chromium, served.url)
    tab.ask("slow one")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    other.ask("What is the cause?")
    expect(other.page.locator("#chat .quotes")).to_contain_text("Cold wind")
    small.go_on.set()
    tab.expect_answers("In short: slow one")
    other.expect_answers("In short: what is the cause")
    assert (tab.questions, other.questions) == (["slow one"], ["What is the cause?"])
    assert small.asked[-1][1] == ()
    assert other.complaints == []
    other.page.context.close()


def test_quotes_only_and_audience_are_passed_on(tab: Tab) -> None:
    tab.page.get_by_label("Quotes only").check()
    tab.ask("How long?")
    tab.expect_answers("word for word")
    expect(tab.page.locator("#chat .working")).to_have_count(0)


def test_another_audience_has_the_last_answer_written_again(tab: Tab, small: SmallAssistant) -> None:
    tab.choose_audience("Physician")
    assert small.asked == []
    tab.ask("How long?")
    tab.finished()
    tab.choose_audience("Patient or carer")
    tab.wait_until(lambda: len(small.audiences) == 2)
    tab.finished()
    tab.expect_answers("In short: how long is told here 0 turns later.")
    assert small.audiences == [Audience.PHYSICIAN, Audience.PATIENT]
    assert tab.questions == ["How long?"]


def test_the_audience_is_remembered(tab: Tab) -> None:
    tab.choose_audience("Student")
    tab.reload()
    expect(tab.page.get_by_role("combobox", name="Explain for")).to_have_value("Student")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out_at_the_side(chromium: Browser, served: Served, width: int) -> None:
    tab = Tab.opened(chromium, served.url, width=width)
    tab.ask("markup")
    tab.finished()
    tab.page.locator("#chat .answer .citation").first.click()
    expect(tab.page.locator("#source-panel mark")).to_be_in_viewport()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    tab.page.context.close()
