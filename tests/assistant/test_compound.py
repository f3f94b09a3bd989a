import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.compound import parts_of_question, points_back


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What causes gout and how is it treated?", ["What causes gout?", "how is it treated?"]),
        (
            "How common is asthma, and which test confirms it?",
            ["How common is asthma?", "which test confirms it?"],
        ),
        ("What is sepsis? Is it contagious?", ["What is sepsis?", "Is it contagious?"]),
        (
            "Which drugs thin the blood; when are they stopped?",
            ["Which drugs thin the blood?", "when are they stopped?"],
        ),
        (
            "What is gout, what causes it and how long does it last?",
            ["What is gout, what causes it?", "how long does it last?"],
        ),
    ],
)
def test_several_questions_are_taken_apart(question: str, parts: list[str]) -> None:
    assert list(parts_of_question(question)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What causes pain and swelling?",
        "Is it safe to walk and run with a stress fracture?",
        "Who is affected and why?",
        "List the causes that are acute and are treated at home",
        "My mother is 70 and has gout. What helps?",
        "What is the difference between gout and what we call pseudogout?",
        "Which patients have fever and are at risk of sepsis?",
        "gout",
        "",
    ],
)
def test_one_question_stays_whole(question: str) -> None:
    assert parts_of_question(question) == (question,)


@given(st.text(max_size=80))
def test_nothing_is_lost_or_made_up(question: str) -> None:
    parts = parts_of_question(question)
    assert parts
    if len(parts) > 1:
        assert all(part.rstrip("?") in question for part in parts)


def test_a_part_may_point_back() -> None:
    assert points_back("how is it treated?")
    assert not points_back("which test confirms gout?")
