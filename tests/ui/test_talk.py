import pytest

from assistant.owner import LOCAL_OWNER
from corpus.errors import FootnoteError
from tests.ui.conftest import Eventually
from tests.ui.small_assistant import SmallAssistant
from ui.talk import Begun, Manner, Talk

PLAIN = Manner()


def roles(talk: Talk, conversation_id: str) -> list[str]:
    return [message.role for message in talk.messages(LOCAL_OWNER, conversation_id)]


def asked(talk: Talk, eventually: Eventually, question: str, conversation_id: str = "") -> Begun:
    begun = talk.ask(LOCAL_OWNER, conversation_id, question, PLAIN)
    eventually(lambda: begun.run.progress.over)
    return begun


def test_the_question_is_stored_before_its_answer(talk: Talk, eventually: Eventually) -> None:
    begun = talk.ask(LOCAL_OWNER, "", "slow", PLAIN)
    eventually(lambda: begun.run.progress.answer is not None)
    assert roles(talk, begun.conversation_id) == ["user"]


def test_an_answer_is_stored_whole(talk: Talk, eventually: Eventually) -> None:
    begun = asked(talk, eventually, "How long?")
    assert roles(talk, begun.conversation_id) == ["user", "assistant"]
    assert talk.messages(LOCAL_OWNER, begun.conversation_id)[1].answer == begun.run.progress.answer


def test_a_follow_up_carries_the_history(talk: Talk, small: SmallAssistant, eventually: Eventually) -> None:
    begun = asked(talk, eventually, "How long?")
    asked(talk, eventually, "And the cause?", begun.conversation_id)
    question, history = small.asked[-1]
    assert question == "And the cause?"
    assert [turn.role for turn in history] == ["user", "assistant"]
    assert history[0].content == "How long?"


@pytest.mark.parametrize("question", ["", "   ", "\n", "?!", "x" * 100_000])
def test_what_is_no_question_is_refused_and_not_stored(talk: Talk, question: str) -> None:
    with pytest.raises(FootnoteError):
        talk.ask(LOCAL_OWNER, "", question, PLAIN)
    assert talk.earlier(LOCAL_OWNER) == []


def test_a_second_question_waits_for_the_first_answer(talk: Talk, eventually: Eventually) -> None:
    begun = talk.ask(LOCAL_OWNER, "", "slow", PLAIN)
    with pytest.raises(FootnoteError, match="still being written"):
        talk.ask(LOCAL_OWNER, begun.conversation_id, "another", PLAIN)
    with pytest.raises(FootnoteError, match="still being written"):
        talk.retry(LOCAL_OWNER, begun.conversation_id, PLAIN)
    assert roles(talk, begun.conversation_id) == ["user"]


def test_retry_replaces_the_answer(talk: Talk, small: SmallAssistant, eventually: Eventually) -> None:
    begun = asked(talk, eventually, "How long?")
    first = talk.messages(LOCAL_OWNER, begun.conversation_id)
    again = talk.retry(LOCAL_OWNER, begun.conversation_id, Manner(quotes_only=True))
    eventually(lambda: again.run.progress.over)
    second = talk.messages(LOCAL_OWNER, begun.conversation_id)
    assert [message.id for message in second[:1]] == [message.id for message in first[:1]]
    assert len(second) == 2
    assert second[1].answer != first[1].answer
    assert small.asked[-1] == ("How long?", ())


def test_a_retry_that_fails_leaves_the_answer(
    talk: Talk, small: SmallAssistant, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asked(talk, eventually, "How long?")
    before = talk.messages(LOCAL_OWNER, begun.conversation_id)

    def fail(*args: object, **kwargs: object) -> None:
        raise FootnoteError("The model is gone.", "Bring it back.")

    monkeypatch.setattr(small, "stream", fail)
    again = talk.retry(LOCAL_OWNER, begun.conversation_id, PLAIN)
    eventually(lambda: again.run.progress.over)
    assert talk.messages(LOCAL_OWNER, begun.conversation_id) == before


def test_nothing_can_be_retried_before_a_question(talk: Talk) -> None:
    with pytest.raises(FootnoteError, match="no question"):
        talk.retry(LOCAL_OWNER, "", PLAIN)


def test_a_deleted_conversation_is_gone_and_its_answer_never_stored(
    talk: Talk, eventually: Eventually
) -> None:
    begun = talk.ask(LOCAL_OWNER, "", "slow", PLAIN)
    eventually(lambda: begun.run.progress.answer is not None)
    talk.delete(LOCAL_OWNER, begun.conversation_id)
    assert begun.run.progress.stage == "stopped"
    assert begun.run.progress.problem is None
    assert talk.earlier(LOCAL_OWNER) == []


def test_closing_keeps_the_quotes_of_what_is_being_made(talk: Talk, eventually: Eventually) -> None:
    begun = talk.ask(LOCAL_OWNER, "", "slow", PLAIN)
    eventually(lambda: begun.run.progress.answer is not None)
    talk.close()
    assert roles(talk, begun.conversation_id) == ["user", "assistant"]


def test_two_conversations_are_answered_apart(
    talk: Talk, small: SmallAssistant, eventually: Eventually
) -> None:
    slow = talk.ask(LOCAL_OWNER, "", "slow", PLAIN)
    eventually(lambda: slow.run.progress.answer is not None)
    quick = talk.ask(LOCAL_OWNER, "", "What causes it?", Manner(quotes_only=True))
    eventually(lambda: quick.run.progress.over)
    small.go_on.set()
    eventually(lambda: slow.run.progress.over)
    contents = [[m.content for m in talk.messages(LOCAL_OWNER, b.conversation_id)] for b in (slow, quick)]
    assert contents[0][0] == "slow"
    assert contents[1][0] == "What causes it?"
    assert "wind" in contents[1][1]


def test_another_owner_finds_neither_conversation_nor_answer(talk: Talk, eventually: Eventually) -> None:
    begun = talk.ask("ann", "", "slow", PLAIN)
    eventually(lambda: begun.run.progress.answer is not None)
    for use in (
        lambda id_: talk.ask("bob", id_, "What causes it?", PLAIN),
        lambda id_: talk.retry("bob", id_, PLAIN),
        lambda id_: talk.delete("bob", id_),
        lambda id_: talk.messages("bob", id_),
        lambda id_: talk.opinions("bob", id_),
        lambda id_: talk.mark("bob", id_, 1, None),
    ):
        told = []
        for id_ in (begun.conversation_id, "0" * 32):
            with pytest.raises(FootnoteError) as caught:
                use(id_)
            told.append(str(caught.value).replace(id_, "ID"))
        # Not even whether it exists.
        assert told[0] == told[1]
    talk.stop("bob", begun.conversation_id)
    assert talk.running("bob", begun.conversation_id) is None
    assert talk.running("ann", begun.conversation_id) is begun.run
    assert not begun.run.progress.over
    assert talk.earlier("bob") == []


def test_an_edited_question_replaces_all_that_follows_it(
    talk: Talk, small: SmallAssistant, eventually: Eventually
) -> None:
    begun = asked(talk, eventually, "How long?")
    asked(talk, eventually, "And then?", begun.conversation_id)
    asked(talk, eventually, "And now?", begun.conversation_id)
    second = talk.messages(LOCAL_OWNER, begun.conversation_id)[2]
    revised = talk.revise(LOCAL_OWNER, begun.conversation_id, second.id, " What is the cause? ", PLAIN)
    eventually(lambda: revised.run.progress.over)
    messages = talk.messages(LOCAL_OWNER, begun.conversation_id)
    assert [m.content for m in messages if m.role == "user"] == ["How long?", "What is the cause?"]
    assert roles(talk, begun.conversation_id) == ["user", "assistant", "user", "assistant"]
    question, history = small.asked[-1]
    assert (question, [turn.content for turn in history][:1]) == ("What is the cause?", ["How long?"])
    assert len(history) == 2


def test_an_edit_that_cannot_be_taken_changes_nothing(
    talk: Talk, small: SmallAssistant, eventually: Eventually
) -> None:
    begun = asked(talk, eventually, "How long?")
    before = talk.messages(LOCAL_OWNER, begun.conversation_id)
    question, answer = before
    for owner, message_id, text in (
        (LOCAL_OWNER, question.id, "  "),
        (LOCAL_OWNER, answer.id, "What is the cause?"),
        (LOCAL_OWNER, 999, "What is the cause?"),
        ("bob", question.id, "What is the cause?"),
    ):
        with pytest.raises(FootnoteError):
            talk.revise(owner, begun.conversation_id, message_id, text, PLAIN)
    assert talk.messages(LOCAL_OWNER, begun.conversation_id) == before
    slow = talk.ask(LOCAL_OWNER, begun.conversation_id, "slow", PLAIN)
    with pytest.raises(FootnoteError, match="still being written"):
        talk.revise(LOCAL_OWNER, begun.conversation_id, question.id, "What is the cause?", PLAIN)
    small.go_on.set()
    eventually(lambda: slow.run.progress.over)


def test_a_named_conversation_is_found_by_its_name(talk: Talk, eventually: Eventually) -> None:
    begun = asked(talk, eventually, "How long?")
    talk.rename(LOCAL_OWNER, begun.conversation_id, "Grandmother")
    (found,) = talk.search(LOCAL_OWNER, "grand")
    assert found.summary.title == "Grandmother"
    with pytest.raises(FootnoteError):
        talk.rename("bob", begun.conversation_id, "Mine")
