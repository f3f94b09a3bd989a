"""Every look of the page that a reader can come to, each with the steps that lead there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from assistant.answer import Answer, Audience, Gloss, Notice, Status
from assistant.event import Condensed, Event, Finished, Quoted, Retrieved
from assistant.history import History
from assistant.model_queue import Place
from tests.ui.browser import Tab
from tests.ui.small_assistant import SmallAssistant, answer_of


class WholeAssistant(SmallAssistant):
    """Answer as the small assistant does, and in the ways that it does not know.

    "partly" brings half an answer, "unclear" a question back, "dangling" a marker that is not listed.
    """

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
        place: Place | None = None,
    ) -> Iterator[Event]:
        """Yield the events of one answer."""
        special = self._special(question)
        if special is None:
            yield from super().stream(question, history, audience, quotes_only, place)
            return
        yield Condensed(special.standalone_question)
        yield Retrieved(6)
        yield Quoted(special)
        yield Finished(special)

    def _special(self, question: str) -> Answer | None:
        if "partly" in question:
            return self._answer(question, "partly_answered", "Only a part of this stands in the articles.")
        if "unclear" in question:
            return self._answer(question, "needs_clarification", "Which fever do you mean?", cited=())
        if "dangling" in question:
            text = "The article cites its reference 3 here, but lists only 2."
            notice = Notice(kind="dangling_marker", text=text)
            return self._answer(question, "answered", "It can last 10 days.", (1,), (notice,))
        return None

    def _answer(
        self,
        question: str,
        status: Status,
        prose: str,
        cited: tuple[int, ...] = (0,),
        notices: tuple[Notice, ...] = (),
    ) -> Answer:
        statements = tuple(self.article.statements[at] for at in cited)
        answer = answer_of(self.article, statements, question, prose, status)
        return answer.model_copy(
            update={
                "standalone_question": f"{question} of winter fever",
                "notices": (*answer.notices, *notices),
                "glosses": (Gloss(term="fever", plain="a body that is too warm"),),
            }
        )


@dataclass(frozen=True, slots=True)
class Look:
    """Hold one look of the page and the steps from the empty page to it."""

    name: str
    reach: Callable[[Tab], None]


def _asking(question: str) -> Callable[[Tab], None]:
    def reach(tab: Tab) -> None:
        tab.ask(question)
        tab.finished()

    return reach


def _stay(tab: Tab) -> None:
    expect(tab.page.get_by_role("button", name="What causes winter fever?")).to_be_visible()


def _answering(tab: Tab) -> None:
    tab.ask("slow")
    expect(tab.page.locator("#chat .draft")).to_contain_text("piece of the draft")


def _stopped(tab: Tab) -> None:
    _answering(tab)
    tab.press("Stop")
    tab.finished()


def _source_open(tab: Tab) -> None:
    _asking("How long?")(tab)
    tab.page.locator("#chat .answer .citation").first.click()
    expect(tab.page.locator("#source-panel mark")).to_be_visible()


def _dangling_source_open(tab: Tab) -> None:
    _asking("dangling")(tab)
    tab.page.locator("#chat .answer .citation").first.click()
    expect(tab.page.locator("#source-panel mark")).to_be_visible()


def _conversations(tab: Tab) -> None:
    for question in ("How long?", "What is the cause?"):
        _asking(question)(tab)
        tab.press("New conversation")
        expect(tab.page.locator("#chat .question")).to_have_count(0)


def _dialog(tab: Tab) -> None:
    _asking("How long?")(tab)
    tab.page.locator("#listing .conversation-more").first.click()
    expect(tab.page.get_by_label("Title")).to_be_visible()


def _delete_dialog(tab: Tab) -> None:
    _dialog(tab)
    tab.press("Delete …")
    expect(tab.page.get_by_role("button", name="Keep it")).to_be_visible()


def _keys(tab: Tab) -> None:
    tab.page.locator("#chat").click()
    tab.page.keyboard.press("?")
    expect(tab.page.get_by_role("dialog", name="Keys")).to_be_visible()


def _not_taken(tab: Tab) -> None:
    tab.type("x" * 3000)
    expect(tab.page.get_by_text("The question has 3,000 characters")).to_be_visible()


def _feedback_form(tab: Tab) -> None:
    _asking("How long?")(tab)
    tab.page.locator(".feedback-bad").click()
    expect(tab.page.locator("form.feedback-form")).to_be_visible()


def _quotes_open(tab: Tab) -> None:
    _asking("How long?")(tab)
    tab.page.locator("#chat .quotes-behind summary").click()


LOOKS = (
    Look("empty page", _stay),
    Look("answering", _answering),
    Look("stopped", _stopped),
    Look("prose and conflict", _asking("How long?")),
    Look("quotes behind the prose", _quotes_open),
    Look("refusal", _asking("weather on Mars?")),
    Look("partial answer", _asking("partly")),
    Look("clarification", _asking("unclear")),
    Look("dangling marker", _asking("dangling")),
    Look("source", _source_open),
    Look("source of a dangling marker", _dangling_source_open),
    Look("conversations", _conversations),
    Look("rename dialog", _dialog),
    Look("delete dialog", _delete_dialog),
    Look("keys", _keys),
    Look("question not taken", _not_taken),
    Look("problem", _asking("broken")),
    Look("feedback form", _feedback_form),
)


def settled(page: Page) -> None:
    """Wait until nothing on the page moves any more, apart from what moves for ever."""
    page.evaluate(
        """() => Promise.all(document.getAnimations()
          .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
          .map((one) => one.finished.catch(() => null)))"""
    )
