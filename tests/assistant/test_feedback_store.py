import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Receipt
from assistant.conversations import Message, SqliteConversations
from assistant.errors import AssistantError
from assistant.feedback import Opinion, Reason
from assistant.feedback_store import FeedbackStore
from tests.assistant.fakes import an_answer

GOOD = Opinion(good=True)
WRONG = Opinion(good=False, reasons=(Reason.WRONG,), remark="It lasts longer.")
RECEIPT = Receipt(corpus="c", generation="g", embedding_model="e", language_model=None, prompts={"p": "h"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations.sqlite3"


@pytest.fixture
def conversations(path: Path) -> Iterator[SqliteConversations]:
    opened = SqliteConversations(path)
    yield opened
    opened.close()


def talked(
    conversations: SqliteConversations, owner: str = "ann", question: str = "How long?"
) -> tuple[str, Message]:
    """Return a conversation with one question, and the message with its answer."""
    id_ = conversations.create(owner)
    conversations.append(owner, id_, "user", question)
    answer = an_answer(question=question, receipt=RECEIPT)
    return id_, conversations.append(owner, id_, "assistant", answer.answer, answer)


def test_feedback_survives_a_restart_with_the_answer_and_its_receipt(
    path: Path, conversations: SqliteConversations
) -> None:
    id_, answered = talked(conversations)
    given = conversations.feedback.give("ann", id_, answered.id, WRONG)
    conversations.close()
    again = SqliteConversations(path)
    store: FeedbackStore = again.feedback
    assert store.list("ann") == (given,) == store.of_conversation("ann", id_)
    assert (given.opinion, given.answer, given.history) == (WRONG, answered.answer, ())
    assert given.answer.receipt == RECEIPT
    again.close()


def test_the_history_ends_before_the_question(conversations: SqliteConversations) -> None:
    id_, first = talked(conversations)
    conversations.append("ann", id_, "user", "never answered")
    conversations.append("ann", id_, "user", "And then?")
    answered = conversations.append("ann", id_, "assistant", "x", an_answer(question="And then?"))
    conversations.append("ann", id_, "user", "later")
    given = conversations.feedback.give("ann", id_, answered.id, GOOD)
    told = [(turn.role, turn.content) for turn in given.history]
    assert told == [("user", "How long?"), ("assistant", first.content), ("user", "never answered")]


def test_an_opinion_is_changed_in_its_place(conversations: SqliteConversations) -> None:
    id_, answered = talked(conversations)
    first = conversations.feedback.give("ann", id_, answered.id, GOOD)
    second = conversations.feedback.give("ann", id_, answered.id, WRONG)
    assert (first.id, first.opinion, second.opinion) == (second.id, GOOD, WRONG)
    assert conversations.feedback.list("ann") == (second,)
    assert second.given >= first.given


def test_what_is_withdrawn_is_gone(conversations: SqliteConversations) -> None:
    id_, answered = talked(conversations)
    given = conversations.feedback.give("ann", id_, answered.id, WRONG)
    conversations.feedback.withdraw("ann", given.id)
    assert conversations.feedback.list("ann") == ()
    with pytest.raises(AssistantError, match="no feedback") as caught:
        conversations.feedback.withdraw("ann", given.id)
    assert "assistant feedback" in caught.value.remedy


def test_another_owner_finds_nothing(conversations: SqliteConversations) -> None:
    id_, answered = talked(conversations)
    given = conversations.feedback.give("ann", id_, answered.id, WRONG)
    feedback = conversations.feedback
    attempts: list[Callable[[], object]] = [
        lambda: feedback.give("bob", id_, answered.id, GOOD),
        lambda: feedback.withdraw("bob", given.id),
        lambda: feedback.of_conversation("bob", id_),
    ]
    for attempt in attempts:
        with pytest.raises(AssistantError, match=r"There is no (conversation|feedback)"):
            attempt()
    assert feedback.list("bob") == ()
    assert feedback.list("ann") == (given,)


def test_an_answer_of_another_conversation_cannot_be_marked(conversations: SqliteConversations) -> None:
    _, of_ann = talked(conversations)
    of_bob, _ = talked(conversations, "bob")
    with pytest.raises(AssistantError, match="no longer there"):
        conversations.feedback.give("bob", of_bob, of_ann.id, GOOD)
    assert conversations.feedback.list("ann") == conversations.feedback.list("bob") == ()


def test_only_answers_can_be_marked(conversations: SqliteConversations) -> None:
    id_, answered = talked(conversations)
    for message_id in (answered.id - 1, answered.id + 1):
        with pytest.raises(AssistantError, match="no longer there"):
            conversations.feedback.give("ann", id_, message_id, GOOD)


def test_a_deleted_conversation_takes_its_feedback_along(
    path: Path, conversations: SqliteConversations
) -> None:
    id_, answered = talked(conversations)
    other, kept = talked(conversations)
    conversations.feedback.give("ann", id_, answered.id, WRONG)
    conversations.feedback.give("ann", other, kept.id, GOOD)
    conversations.delete("ann", id_)
    assert [given.conversation for given in conversations.feedback.list("ann")] == [other]
    # secure_delete: not even the file remembers what was said.
    conversations.close()
    assert WRONG.remark.encode() not in path.read_bytes()


def test_feedback_outlives_an_answer_that_is_tried_again(conversations: SqliteConversations) -> None:
    id_, answered = talked(conversations)
    given = conversations.feedback.give("ann", id_, answered.id, WRONG)
    conversations.truncate("ann", id_, answered.id)
    second = conversations.append("ann", id_, "assistant", "better", an_answer(answer="better"))
    assert second.id != answered.id
    conversations.feedback.give("ann", id_, second.id, GOOD)
    assert [one.opinion for one in conversations.feedback.list("ann")] == [WRONG, GOOD]
    assert conversations.feedback.list("ann")[0] == given


@pytest.mark.parametrize("column", ["opinion", "history", "answer", "given"])
def test_stored_feedback_that_is_none_is_told(
    path: Path, conversations: SqliteConversations, column: str
) -> None:
    id_, answered = talked(conversations)
    conversations.feedback.give("ann", id_, answered.id, GOOD)
    with sqlite3.connect(path) as database:
        database.execute(f"UPDATE feedback SET {column} = 'nothing'")
    database.close()
    with pytest.raises(AssistantError, match="cannot be read"):
        conversations.feedback.list("ann")
