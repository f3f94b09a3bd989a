import pytest

from assistant.condensation.enumeration import compared, enumerated
from assistant.topics import topics_of
from tests.assistant.articles import tennis_elbow

CAUSED_BY = "Tennis elbow is caused by overuse, poor technique, vibration and gout. [1]"


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("1. Overuse [1]\n2. Gout [2]", ["Overuse", "Gout"]),
        ("- Overuse: too much play [1]\n- Gout: crystals [2]", ["Overuse", "Gout"]),
        (CAUSED_BY, ["overuse", "poor technique", "vibration", "gout"]),
        ("It hurts. [1]", []),
    ],
)
def test_what_an_answer_lists(answer: str, items: list[str]) -> None:
    assert enumerated(answer, topics_of([tennis_elbow()])) == items


@pytest.mark.parametrize(
    ("question", "two"),
    [
        ("What is the difference between gout and sepsis?", ["gout", "sepsis"]),
        ("Is MRI or CT better?", ["MRI", "CT"]),
        ("How do gout and sepsis differ?", ["gout", "sepsis"]),
        ("How long does gout last?", []),
    ],
)
def test_what_a_question_compares(question: str, two: list[str]) -> None:
    assert compared(question) == two
