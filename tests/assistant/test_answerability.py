from dataclasses import replace

import pytest

from assistant.answerability import Searched, judge, question_signals
from assistant.calibration import Calibration, Logistic
from assistant.evidence import Evidence
from tests.assistant.test_evidence import TOPICS, evidence

CALIBRATION = Calibration(
    passage=Logistic(weights={}, bias=0.0),
    question=Logistic(
        weights={
            "best": 1.0,
            "figure_missing": 0.0,
            "passages": 0.0,
            "similarity": 0.0,
            "strange": 0.0,
        },
        bias=0.0,
    ),
    hopeless=0.3,
    even=0.5,
    sure=0.8,
    near_the_best=0.6,
    near_the_best_of_a_list=0.4,
)
SEARCHED = Searched(10, ())


def read(question: str, best: float) -> tuple[Evidence, ...]:
    """Return the evidence as a reranker gives it that finds one passage so relevant, and no other."""
    first, *others = evidence(question)
    return (replace(first, relevance=best), *(replace(one, relevance=0.01) for one in others))


@pytest.mark.parametrize(
    ("question", "best", "answerable"),
    [
        ("Is CTS caused by infection?", 0.9, "yes"),
        ("Is CTS caused by infection?", 0.8, "yes"),
        ("Is CTS caused by infection?", 0.5, "unsure"),
        ("Is CTS caused by infection?", 0.1, "no"),
        ("How do I bake bread?", 0.05, "no"),
        ("How long does it last?", 0.9, "incomplete"),
        ("What is it?", 0.1, "incomplete"),
    ],
)
def test_judgements(question: str, best: float, answerable: str) -> None:
    assert judge(question, read(question, best), SEARCHED, TOPICS, CALIBRATION).answerable == answerable


def test_without_evidence_nothing_is_answered() -> None:
    generous = CALIBRATION.model_copy(update={"hopeless": 0.0})
    assert judge("Is CTS caused by infection?", (), SEARCHED, TOPICS, generous).answerable == "no"


def test_the_best_passage_counts_and_not_their_number() -> None:
    few, many, likelier = read("CTS", 0.7)[:1], read("CTS", 0.7), read("CTS", 0.9)
    best = [question_signals("CTS", one, SEARCHED)["best"] for one in (few, many, likelier)]
    assert best[0] == best[1] < best[2]


@pytest.mark.parametrize(
    ("question", "missing"),
    [("How long does CTS last?", 0.0), ("How deep is the tendon?", 1.0), ("What causes CTS?", 0.0)],
)
def test_a_figure_that_is_asked_for_and_not_given_counts(question: str, missing: float) -> None:
    held = [one for one in evidence(question) if "mm" not in one.quote]
    assert question_signals(question, held, SEARCHED)["figure_missing"] == missing


def test_the_number_of_passages_counts_by_its_size() -> None:
    searched = [Searched(passages, ()) for passages in (0, 1, 10, 1000)]
    assert [question_signals("CTS", (), one)["passages"] for one in searched] == [0.0, 0.0, 1.0, 3.0]


def test_a_term_that_no_passage_names_counts() -> None:
    assert question_signals("CTS", (), Searched(10, ()))["strange"] == 0.0
    assert question_signals("CTS", (), Searched(10, ("ultrasound", "gout")))["strange"] == 1.0
