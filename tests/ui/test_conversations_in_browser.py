import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from assistant.conversations import SqliteConversations
from assistant.owner import LOCAL_OWNER
from tests.ui.browser import ARGUMENTS, Tab
from tests.ui.conftest import Served
from tests.ui.small_assistant import MARKUP, SmallAssistant, answer_of
from ui.earlier_messages import SHOWN

pytestmark = pytest.mark.browser

Filled = Callable[..., str]


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=20_000)
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()
        expect.set_options(timeout=5_000)


@pytest.fixture
def filled(served: Served, small: SmallAssistant, tmp_path: Path) -> Filled:
    """Give a function that stores a conversation beside the page and returns its id."""

    def fill(*questions: str, name: str = "", days: int = 0) -> str:
        store = SqliteConversations(tmp_path / "conversations.sqlite3")
        id_ = store.create(LOCAL_OWNER)
        for question in questions:
            store.append(LOCAL_OWNER, id_, "user", question)
            statements = (
                small.article.statements[2:3] if "cause" in question else small.article.statements[:2]
            )
            answer = answer_of(small.article, statements, question, f"Told of: {question}")
            store.append(LOCAL_OWNER, id_, "assistant", answer.answer, answer)
        store.rename(LOCAL_OWNER, id_, name)
        changed = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        with store._file.transaction() as database:
            database.execute("UPDATE conversations SET updated = ? WHERE id = ?", (changed, id_))
        store.close()
        return id_

    return fill


@pytest.fixture
def tab(chromium: Browser, served: Served, filled: Filled) -> Iterator[Tab]:
    """Give a tab; whatever a test does, the page neither complains nor asks another machine."""
    opened = Tab.opened(chromium, served.url)
    yield opened
    assert opened.complaints == []
    assert opened.strangers() == []
    opened.page.context.close()


def loaded(tab: Tab) -> Tab:
    """Load the page again, with what was stored meanwhile, and wait for the list."""
    tab.reload()
    expect(tab.page.locator("#listing a").first).to_be_visible()
    return tab


def link(tab: Tab, title: str) -> Locator:
    return tab.page.locator("#rail").get_by_role("link", name=title)


def titles(tab: Tab) -> list[str]:
    return tab.page.locator("#listing .conversation-title").all_inner_texts()


def more(tab: Tab, title: str) -> Locator:
    return tab.page.get_by_role("button", name=f"Rename or delete: {title}", exact=True)


def test_conversations_stand_under_their_day(tab: Tab, filled: Filled) -> None:
    filled("Old?", days=30)
    filled("Some days ago?", days=3)
    filled("The day before?", days=1)
    filled("New?")
    loaded(tab)
    assert tab.page.locator("#listing .day").all_inner_texts() == ["Today", "Yesterday", "Earlier"]
    assert titles(tab) == ["New?", "The day before?", "Some days ago?", "Old?"]


def test_a_conversation_opens_in_place_and_back_leads_back(tab: Tab, filled: Filled) -> None:
    filled("What is the cause?")
    filled("How long?")
    loaded(tab)
    tab.page.evaluate("window.stayed = true")
    link(tab, "What is the cause?").click()
    tab.expect_answers("Told of: What is the cause?")
    expect(link(tab, "What is the cause?")).to_have_attribute("aria-current", "page")
    link(tab, "How long?").click()
    tab.expect_answers("Told of: How long?")
    expect(tab.page.locator("#rail [aria-current]")).to_have_count(1)
    tab.page.go_back()
    tab.expect_answers("Told of: What is the cause?")
    tab.page.go_forward()
    tab.expect_answers("Told of: How long?")
    tab.reload()
    tab.expect_answers("Told of: How long?")
    assert tab.page.evaluate("window.stayed") is None


def test_another_conversation_opens_while_an_answer_is_written(
    tab: Tab, filled: Filled, small: SmallAssistant
) -> None:
    filled("What is the cause?")
    loaded(tab)
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    link(tab, "What is the cause?").click()
    tab.expect_answers("Told of: What is the cause?")
    expect(tab.page.locator("#stop")).to_be_disabled()
    link(tab, "slow").click()
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    link(tab, "What is the cause?").click()
    tab.expect_answers("Told of: What is the cause?")
    link(tab, "slow").click()
    small.go_on.set()
    tab.expect_answers("In short: slow")
    assert tab.questions == ["slow"]


def test_each_citation_stays_on_its_own_turn(
    tab: Tab, filled: Filled, served: Served, small: SmallAssistant
) -> None:
    filled("How long?", "What is the cause?")
    served.restart()
    loaded(tab)
    # What the page before said of the server that stopped.
    tab.complaints.clear()
    link(tab, "How long?").click()
    tab.expect_answers("Told of: How long?", "Told of: What is the cause?")
    marked = tab.page.locator("#source-panel mark")
    for at, quote in ((0, "Winter fever lasts 3 to 5 days."), (1, "Cold wind is one cause of winter fever.")):
        tab.page.locator("#chat .answer").nth(at).locator("p .citation").first.click()
        expect(marked).to_have_text(quote)
    tab.ask("And weather on Mars?")
    tab.finished()
    assert [turn.content for turn in small.asked[-1][1]][::2] == [
        "How long?",
        "What is the cause?",
    ]


def test_words_are_found_in_titles_and_messages(tab: Tab, filled: Filled) -> None:
    filled("How long?", name="Grandmother")
    filled("What is the cause?")
    loaded(tab)
    box = tab.page.get_by_label("Search conversations")
    box.fill("WIND cold")
    expect(tab.page.locator("#found .found-count")).to_have_text("No conversation has all these words.")
    box.fill("told cause")
    expect(tab.page.locator("#found .found-count")).to_have_text("1 conversation found")
    expect(tab.page.locator("#found .excerpt")).to_contain_text("Told of: What is the cause?")
    expect(tab.page.locator("#listing")).to_be_hidden()
    expect(tab.page.locator(".announcer")).to_have_text("1 conversation found")
    link(tab, "What is the cause?").click()
    tab.expect_answers("Told of: What is the cause?")
    box.fill("grand")
    expect(link(tab, "Grandmother")).to_be_visible()
    box.press("Escape")
    expect(tab.page.locator("#listing")).to_be_visible()
    expect(box).to_have_value("")


def test_a_conversation_is_renamed(tab: Tab, filled: Filled, served: Served) -> None:
    filled("How long?")
    loaded(tab)
    more(tab, "How long?").click()
    field = tab.page.get_by_label("Title")
    expect(field).to_have_value("How long?")
    field.fill(f"Grandmother {MARKUP}")
    tab.press("Save")
    expect(tab.page.locator("#listing .conversation-title")).to_have_text(
        re.compile(r"^Grandmother <script>.* …$")
    )
    more_button = tab.page.locator("#listing .conversation-more")
    expect(more_button).to_be_focused()
    more_button.click()
    field.fill("")
    field.press("Enter")
    expect(tab.page.locator("#listing .conversation-title")).to_have_text("How long?")
    assert [one.title for one in served.conversations()] == ["How long?"]


def test_a_conversation_that_is_not_open_is_deleted(tab: Tab, filled: Filled, served: Served) -> None:
    filled("What is the cause?")
    filled("How long?")
    loaded(tab)
    link(tab, "How long?").click()
    tab.expect_answers("Told of: How long?")
    more(tab, "What is the cause?").click()
    tab.press("Delete …")
    expect(tab.page.get_by_role("dialog")).to_contain_text("“What is the cause?”")
    expect(tab.page.get_by_role("button", name="Keep it")).to_be_focused()
    tab.press("Keep it")
    assert len(served.conversations()) == 2
    more(tab, "What is the cause?").click()
    tab.press("Delete …")
    tab.press("Delete")
    expect(link(tab, "What is the cause?")).to_have_count(0)
    tab.expect_answers("Told of: How long?")
    assert [one.title for one in served.conversations()] == ["How long?"]


def test_the_open_conversation_is_deleted_while_its_answer_is_written(
    tab: Tab, served: Served, small: SmallAssistant
) -> None:
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    more(tab, "slow").click()
    tab.press("Delete …")
    tab.press("Delete")
    expect(tab.page.locator("#chat .question")).to_have_count(0)
    expect(tab.page.locator("#listing")).to_contain_text("None yet.")
    expect(tab.page.locator("#stop")).to_be_disabled()
    assert "conversation=" not in tab.page.url
    assert served.conversations() == []
    assert small.closed_early.wait(10)


def test_a_question_is_edited_after_it_was_told_what_goes(
    tab: Tab, filled: Filled, small: SmallAssistant
) -> None:
    filled("How long?", "And then?", "And now?")
    loaded(tab)
    link(tab, "How long?").click()
    tab.expect_answers("How long?", "And then?", "And now?")
    tab.page.locator(".edit-question").nth(1).click()
    form = tab.page.locator(".edit-form")
    expect(form).to_contain_text(
        "Asking again replaces this question, its answer, and the question after it with what was answered."
    )
    expect(form.locator("textarea")).to_have_value("And then?")
    expect(form.locator("textarea")).to_be_focused()
    form.locator("textarea").press("Escape")
    expect(tab.page.locator(".edit-question").nth(1)).to_be_focused()
    assert tab.questions == ["How long?", "And then?", "And now?"]
    tab.page.keyboard.press("Enter")
    form.locator("textarea").fill("What is the cause?")
    form.locator("textarea").press("Enter")
    tab.expect_answers("Told of: How long?", "In short: what is the cause")
    tab.finished()
    assert tab.questions == ["How long?", "What is the cause?"]
    history = small.asked[-1][1]
    assert (len(history), history[0].content) == (2, "How long?")
    tab.reload()
    tab.expect_answers("Told of: How long?", "In short: what is the cause")


def test_an_answer_that_was_just_made_is_told_of_when_its_question_is_edited(tab: Tab) -> None:
    tab.ask("How long?")
    tab.finished()
    tab.page.locator(".edit-question").click()
    expect(tab.page.locator(".edit-replaces")).to_have_text(
        "Asking again replaces this question and its answer."
    )


def test_an_edit_while_an_answer_is_written_is_refused_and_kept(
    tab: Tab, filled: Filled, small: SmallAssistant
) -> None:
    filled("How long?")
    loaded(tab)
    link(tab, "How long?").click()
    tab.expect_answers("Told of: How long?")
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_be_visible()
    tab.page.locator(".edit-question").first.click()
    tab.page.locator(".edit-form textarea").fill("Something else?")
    tab.press("Ask again")
    expect(tab.page.get_by_text("An answer is still being written here.")).to_be_visible()
    expect(tab.page.locator(".edit-form textarea")).to_have_value("Something else?")
    small.go_on.set()
    tab.expect_answers("Told of: How long?", "In short: slow")


def test_of_a_long_conversation_the_latest_messages_are_sent_first(tab: Tab, filled: Filled) -> None:
    questions = [f"Question {number}?" for number in range(50)]
    filled(*questions)
    loaded(tab)
    link(tab, "Question 0?").click()
    shown = tab.page.locator("#chat .question")
    expect(shown).to_have_count(SHOWN // 2)
    assert tab.questions == questions[-SHOWN // 2 :]
    expect(shown.last).to_be_in_viewport()
    tab.page.locator("#chat .answer").first.locator("p .citation").first.click()
    expect(tab.page.locator("#source-panel mark")).to_have_text("Winter fever lasts 3 to 5 days.")
    tab.press("Show 80 earlier messages")
    expect(shown).to_have_count(50)
    assert tab.questions == questions
    expect(shown.nth(40)).to_be_in_viewport()


def test_a_long_list_is_shown_in_part_and_then_whole(tab: Tab, filled: Filled) -> None:
    for number in range(53):
        filled(f"Number {number}?")
    loaded(tab)
    assert len(titles(tab)) == 50
    tab.press("Show 3 more")
    expect(link(tab, "Number 0?")).to_be_visible()
    assert len(titles(tab)) == 53


def test_the_list_works_from_the_keyboard(tab: Tab, filled: Filled) -> None:
    filled("What is the cause?")
    filled("How long?")
    loaded(tab)
    link(tab, "How long?").focus()
    tab.page.keyboard.press("Enter")
    tab.expect_answers("Told of: How long?")
    expect(link(tab, "How long?")).to_be_focused()
    expect(tab.page.locator(".announcer")).to_have_text("Opened: How long?")
    tab.page.keyboard.press("Tab")
    expect(more(tab, "How long?")).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.type("Named")
    tab.page.keyboard.press("Enter")
    expect(more(tab, "Named")).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    expect(more(tab, "Named")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out_at_the_side(
    chromium: Browser, served: Served, filled: Filled, width: int
) -> None:
    filled("w" * 300, "How long " + "does it last " * 20)
    narrow = Tab.opened(chromium, served.url, width=width)
    if width < 1000:
        narrow.press("Conversations")
    narrow.page.locator("#listing a").click()
    narrow.expect_answers("Told of: ", "Told of: How long")
    narrow.page.locator(".edit-question").last.click()
    expect(narrow.page.locator(".edit-form")).to_be_visible()
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= width
    narrow.page.context.close()
