import pytest

from assistant.answerability import judge
from assistant.evidence import sought_in
from tests.assistant.test_evidence import TOPICS, WEIGHTS, evidence


@pytest.mark.parametrize(
    ("question", "answerable"),
    [
        ("How long does CTS last?", "yes"),
        ("Is CTS caused by infection?", "yes"),
        ("What is seen on ultrasound?", "yes"),
        ("What dose of ibuprofen helps CTS?", "unsure"),
        ("Which gene causes CTS?", "unsure"),
        ("How do I bake bread?", "no"),
        ("How long does it last?", "incomplete"),
        ("What is it?", "incomplete"),
    ],
)
def test_judgements(question: str, answerable: str) -> None:
    sought = sought_in(question, TOPICS)
    assert judge(question, sought, evidence(question), TOPICS, WEIGHTS).answerable == answerable


def test_what_stands_in_no_passage_is_named() -> None:
    question = "Which gene causes CTS?"
    judgement = judge(question, sought_in(question, TOPICS), evidence(question), TOPICS, WEIGHTS)
    assert judgement.unknown == ("gene",)


def test_without_evidence_nothing_is_answered() -> None:
    question = "Is CTS caused by infection?"
    assert judge(question, sought_in(question, TOPICS), (), TOPICS, WEIGHTS).answerable == "no"
