import pytest

from assistant.condensation import is_incomplete
from assistant.topics import topics_of
from tests.assistant.articles import tennis_elbow


@pytest.mark.parametrize(
    ("question", "incomplete"),
    [
        ("How long does it last?", True),
        ("What about the second one?", True),
        ("No, I meant the one before.", True),
        ("What are its causes?", True),
        ("How is that treated?", True),
        ("What brings that on?", True),
        ("Is it dangerous?", True),
        ("Why did they only put my wrist in plaster?", False),
        ("Does ginkgo keep it away?", False),
        ("Which exercise makes it stronger?", False),
        ("How long does CTS last?", False),
        ("Is it safe to eat bread?", False),
        ("When was Nora Velde and her quartet born?", False),
    ],
)
def test_whether_a_question_points_at_nothing(question: str, incomplete: bool) -> None:
    assert is_incomplete(question, topics_of([tennis_elbow()])) is incomplete
