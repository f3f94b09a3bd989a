import json
from typing import Any

import pytest

from assistant.owner import LOCAL_OWNER
from tests.ui.conftest import Eventually
from ui.feedback import answer_name
from ui.feedback_listener import taken
from ui.run import BUG
from ui.talk import Manner, Talk


@pytest.fixture
def answered(talk: Talk, eventually: Eventually) -> tuple[str, str]:
    """Give a conversation with one answer, and the name of that."""
    begun = talk.ask(LOCAL_OWNER, "", "How long?", Manner())
    eventually(lambda: begun.run.progress.over)
    answer = begun.run.progress.answer
    assert answer is not None
    return begun.conversation_id, answer_name("m1", answer)


def sent(talk: Talk, conversation_id: str, **given: object) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(taken(talk, LOCAL_OWNER, json.dumps(given), conversation_id))
    return reply


def test_an_opinion_is_kept_changed_and_withdrawn(talk: Talk, answered: tuple[str, str]) -> None:
    id_, name = answered
    kept = sent(talk, id_, answer=name, opinion={"good": True})
    assert kept == {
        "answer": name,
        "opinion": {"good": True, "reasons": [], "remark": ""},
        "told": "Marked as good.",
    }
    changed = sent(talk, id_, answer=name, opinion={"good": False, "reasons": ["unsafe"]})
    assert changed["told"] == "Marked as unsafe."
    (opinion,) = talk.opinions(LOCAL_OWNER, id_).values()
    assert opinion.words == "unsafe"
    for _ in range(2):
        assert sent(talk, id_, answer=name, opinion=None)["told"] == "Withdrawn."
    assert talk.opinions(LOCAL_OWNER, id_) == {}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"answer": "m1-0", "opinion": None}, "no longer there"),
        ({"answer": "m1-0"}, "names no answer"),
        ({"answer": "m1-0", "opinion": {"good": False}}, "no reason is given"),
        ({"answer": "m1-0", "opinion": "good"}, "cannot be used"),
    ],
)
def test_what_cannot_be_kept_is_told(
    talk: Talk, answered: tuple[str, str], given: dict[str, object], problem: str
) -> None:
    assert problem in sent(talk, answered[0], **given)["problem"]
    assert talk.opinions(LOCAL_OWNER, answered[0]) == {}


@pytest.mark.parametrize("text", ["", "[]", "null", '"x"', "{"])
def test_what_is_no_feedback_is_told(talk: Talk, answered: tuple[str, str], text: str) -> None:
    assert "names no answer" in json.loads(taken(talk, LOCAL_OWNER, text, answered[0]))["problem"]


@pytest.mark.parametrize("conversation_id", ["", "of another"])
def test_a_conversation_that_there_is_not_is_told(
    talk: Talk, answered: tuple[str, str], conversation_id: str
) -> None:
    reply = sent(talk, conversation_id, answer=answered[1], opinion={"good": True})
    assert "There is no" in reply["problem"] or "no longer there" in reply["problem"]


def test_a_bug_is_one_sentence(
    talk: Talk, answered: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(talk, "mark", broken)
    assert sent(talk, answered[0], answer=answered[1], opinion=None)["problem"] == BUG
