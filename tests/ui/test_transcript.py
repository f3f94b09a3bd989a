from datetime import UTC, datetime

import pytest

from assistant.conversations import Message, Role
from assistant.errors import AssistantError
from assistant.feedback import Opinion
from tests.ui.small_assistant import answer_of, small_article
from ui.run import BUG, Progress, Request
from ui.transcript import PASSED_OVER, STOPPED, STOPPED_EARLY, UNANSWERED, in_the_making, stored, unanswered

ARTICLE = small_article()
ARTICLES = {ARTICLE.id: ARTICLE}
QUOTES = answer_of(ARTICLE, ARTICLE.statements[:2])


def said(role: Role, content: str = "x") -> Message:
    answer = QUOTES if role == "assistant" else None
    return Message(1, role, content, answer, datetime.now(UTC))


def making(progress: Progress, *, quotes_only: bool = False) -> list[str]:
    request = Request("How long?", quotes_only=quotes_only)
    return [str(message.content) for message in in_the_making(progress, request, ARTICLES, "m1")]


def test_follow_ups_are_offered_at_the_last_answer_only() -> None:
    shown = stored([said("user"), said("assistant"), said("user"), said("assistant")], ARTICLES)
    assert [len(message.options) for message in shown] == [0, 0, 0, 1]


def test_an_opinion_stands_below_the_answer_that_it_is_about() -> None:
    shown = stored([said("user"), said("assistant")], ARTICLES, {1: Opinion(good=True)})
    assert "Marked as good." in str(shown[1].content)
    assert "Marked as" not in str(stored([said("user"), said("assistant")], ARTICLES)[1].content)


@pytest.mark.parametrize(
    ("progress", "offered"),
    [
        (Progress(stage="writing", answer=QUOTES), 0),
        (Progress(stage="done", answer=QUOTES), 1),
        (Progress(stage="stopped", answer=QUOTES), 1),
        (Progress(stage="failed", answer=QUOTES), 0),
        (Progress(stage="done", answer=QUOTES, problem=AssistantError("Not saved.", "Make room.")), 0),
        (Progress(stage="stopped"), 0),
    ],
)
def test_only_an_answer_that_was_kept_can_be_marked(progress: Progress, offered: int) -> None:
    assert "".join(making(progress)).count('class="feedback"') == offered


def test_a_question_without_an_answer_says_so() -> None:
    shown = stored([said("user"), said("user"), said("assistant")], ARTICLES)
    assert [message.role for message in shown] == ["user", "assistant", "user", "assistant"]
    assert PASSED_OVER in str(shown[1].content)
    assert UNANSWERED in str(unanswered([said("user")])[0].content)
    assert unanswered([said("user"), said("assistant")]) == []
    assert unanswered([]) == []


@pytest.mark.parametrize(
    ("progress", "last"),
    [
        (Progress(), "Searching the articles"),
        (Progress(passages=6), "6 passages found, choosing quotes"),
        (
            Progress(stage="waiting", passages=6, before=2, answer=QUOTES),
            "6 passages, 2 questions before yours",
        ),
        (
            Progress(stage="waiting", passages=6, before=1, answer=QUOTES),
            "6 passages, 1 question before yours",
        ),
        (Progress(stage="writing", passages=6, answer=QUOTES), "6 passages, writing"),
        (Progress(stage="writing", passages=1, answer=QUOTES), "1 passage, writing"),
        (Progress(stage="writing", passages=6, answer=QUOTES, draft="So"), "Draft, being checked"),
        (Progress(stage="done", answer=QUOTES), "word for word"),
        (Progress(stage="stopped", answer=QUOTES), STOPPED),
        (Progress(stage="stopped"), STOPPED_EARLY),
        (Progress(stage="failed"), BUG),
        (Progress(stage="failed", problem=AssistantError("It broke.", "Mend it.")), "Mend it."),
    ],
)
def test_what_stands_last(progress: Progress, last: str) -> None:
    assert last in making(progress)[-1]


def test_quotes_stay_while_the_draft_grows() -> None:
    first = making(Progress(stage="writing", passages=6, answer=QUOTES, draft="So"))
    second = making(Progress(stage="writing", passages=6, answer=QUOTES, draft="So far"))
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_nothing_is_said_to_be_written_where_only_quotes_are_wanted() -> None:
    assert len(making(Progress(stage="writing", passages=6, answer=QUOTES), quotes_only=True)) == 1


def test_of_a_long_conversation_a_part_is_shown_under_the_same_names() -> None:
    messages = [said("user", "first"), said("assistant"), said("user", "second"), said("assistant")]
    whole = [str(message.content) for message in stored(messages, ARTICLES)]
    part = [str(message.content) for message in stored(messages, ARTICLES, first=2)]
    assert "Show 2 earlier messages" in part[0]
    assert part[1:] == whole[2:]


def test_each_question_can_be_edited_and_tells_what_goes() -> None:
    messages = [said("user"), said("assistant"), said("user")]
    first, _, last = (str(message.content) for message in stored(messages, ARTICLES))
    assert "the question after it" in first
    assert "replaces this question." in last
    assert "and its answer." in str(stored(messages, ARTICLES, making=True)[-1].content)
