import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calibration import Logistic, log_odds, logistic, shipped_calibration
from assistant.relevance import signals_of
from tests.assistant.test_evidence import evidence

NUMBERS = st.floats(-1e6, 1e6)


@given(NUMBERS)
def test_a_probability_lies_between_0_and_1(value: float) -> None:
    assert 0.0 <= logistic(value) <= 1.0


@given(NUMBERS, NUMBERS)
def test_the_greater_number_never_gives_the_smaller_probability(one: float, other: float) -> None:
    assert logistic(min(one, other)) <= logistic(max(one, other))


@given(st.floats(0.001, 0.999))
def test_log_odds_undo_the_logistic_function(probability: float) -> None:
    assert math.isclose(logistic(log_odds(probability)), probability, rel_tol=1e-9)


@given(st.floats(0.0, 1.0))
def test_log_odds_stay_within_limits(probability: float) -> None:
    assert abs(log_odds(probability, 0.01)) <= abs(log_odds(0.01)) + 1e-12


def test_signals_and_weights_must_have_the_same_names() -> None:
    with pytest.raises(KeyError):
        Logistic(weights={"best": 1.0}, bias=0.0).probability({"worst": 1.0})


def test_a_weighted_sum() -> None:
    assert Logistic(weights={"a": 2.0, "b": -1.0}, bias=0.5).probability({"a": 1.0, "b": 2.5}) == 0.5


def test_the_shipped_numbers_fit_the_signals_and_each_other() -> None:
    shipped = shipped_calibration()
    assert shipped.passage.weights.keys() == signals_of(evidence("CTS"))[0].keys()
    assert shipped.hopeless <= shipped.even <= shipped.sure
    assert shipped.near_the_best_of_a_list <= shipped.near_the_best
    # A passage that the reranker finds more relevant never counts for less.
    assert shipped.passage.weights["relevance"] > 0
    assert shipped.question.weights["best"] > 0
