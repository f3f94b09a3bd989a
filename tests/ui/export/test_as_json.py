import json

from hypothesis import given

from assistant.answer import Answer
from tests.ui.export.conversations import any_text, conversation_with, fever_answer, worded
from ui.export.as_json import render_json


@given(any_text)
def test_every_stored_answer_is_read_back_whole(text: str) -> None:
    answers = (fever_answer(0, 1), worded(fever_answer(2), text))
    read = json.loads(render_json(conversation_with(*answers, title=text)))
    stored = [message["answer"] for message in read["messages"]]
    assert stored[0::2] == [None, None]
    assert [Answer.model_validate(one) for one in stored[1::2]] == list(answers)
    assert read["title"] == text


def test_the_shape_is_the_documented_one() -> None:
    read = json.loads(render_json(conversation_with(fever_answer(0))))
    assert {**read, "messages": len(read["messages"])} == {
        "format": "footnote-conversation",
        "version": 1,
        "id": "abc",
        "title": "How long does winter fever last?",
        "updated": "2026-01-02T03:04:00+00:00",
        "messages": 2,
    }
    assert list(read["messages"][0]) == ["role", "content", "created", "answer"]
    assert read["messages"][0]["created"] == "2026-01-02T03:04:00+00:00"
