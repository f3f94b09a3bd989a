import pytest

from assistant.event import Finished, Retrieved, Waiting
from assistant.following import follow
from tests.assistant.fakes import FakeAssistant, an_answer


def test_steps_quotes_and_drafts_are_handed_over_in_order() -> None:
    seen: list[str] = []
    answer = follow(
        FakeAssistant().stream("How long?"),
        lambda step: seen.append(f"step {step}"),
        lambda quoted: seen.append(f"quotes {quoted.answer}"),
        lambda piece: seen.append(f"draft {piece}"),
    )
    assert seen == [
        "step searching",
        "step searching for: How long does pain last?",
        "step found 1 passage",
        'quotes "Pain lasts 3-18 months." [1]',
        "step writing",
        "draft Pain ",
        "draft lasts",
    ]
    assert answer == an_answer(question="How long?")


def test_nobody_needs_to_look_at_quotes_and_drafts() -> None:
    assert follow(FakeAssistant().stream("How long?"), lambda _step: None).status == "answered"


def test_events_that_end_without_an_answer_are_a_bug() -> None:
    with pytest.raises(RuntimeError, match="without an answer"):
        follow([Retrieved(2)], lambda _step: None)


def test_the_last_answer_counts() -> None:
    events = [Finished(an_answer(answer="first")), Finished(an_answer(answer="second"))]
    assert follow(events, lambda _step: None).answer == "second"


def test_whoever_waits_is_told_how_many_come_before() -> None:
    seen: list[str] = []
    follow([Waiting(2), Waiting(1), Waiting(0), Finished(an_answer())], seen.append)
    assert seen == ["searching", "2 questions before yours", "1 question before yours"]
