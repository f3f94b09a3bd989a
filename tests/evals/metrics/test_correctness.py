from typing import Any

import pytest

from evals.metrics.correctness import Correctness
from evals.outcome import TurnOutcome
from tests.evals.answers import (
    CONTEXT,
    LASTS,
    RESOLVES,
    a_refusing_turn,
    a_turn,
    an_outcome,
    cited,
    quoting,
    refusing,
    says,
)

METRIC = Correctness()


@pytest.mark.parametrize(
    ("expected", "outcome", "value", "why"),
    [
        ({}, quoting("lasts-6-12"), 1.0, ""),
        ({}, quoting("causes", "lasts-6-12"), 1.0, ""),
        ({}, an_outcome([says("It lasts 6 to 12 months.", 1)], [cited("lasts-6-12")]), 1.0, ""),
        ({}, quoting("causes"), 0.0, "missing “6-12 months”"),
        ({}, an_outcome([says("It lasts 6-120 months.", 1)], []), 0.0, "missing “6-12 months”"),
        ({"required": [LASTS, RESOLVES]}, quoting("lasts-6-12"), 0.0, "missing “6-24 months”"),
        ({"forbidden": ["gout"]}, quoting("causes", "lasts-6-12"), 0.0, "forbidden “gout”"),
        ({"forbidden": ["tendon surgery"]}, quoting("lasts-6-12"), 1.0, ""),
        (
            {},
            quoting("lasts-6-12", status="partly_answered"),
            0.0,
            "status partly_answered, expected answered",
        ),
        ({"status": ["answered", "partly_answered"]},
         quoting("lasts-6-12", status="partly_answered"), 1.0, ""),
        ({}, refusing(), 0.0, "status not_in_sources, expected answered; missing “6-12 months”"),
        # A title that a refusal names tells nothing.
        ({}, refusing(text="Searched: “6-12 months”"), 0.0,
         "status not_in_sources, expected answered; missing “6-12 months”"),
        ({"status": ["answered", "not_in_sources"]}, refusing(), 1.0, ""),
        (
            {"status": ["answered", "not_in_sources"]},
            refusing("needs_clarification"),
            0.0,
            "status needs_clarification, expected answered or not_in_sources; missing “6-12 months”",
        ),
    ],
)  # fmt: skip
def test_an_expected_answer(expected: dict[str, Any], outcome: TurnOutcome, value: float, why: str) -> None:
    score = METRIC.score(a_turn(**expected), outcome, CONTEXT)
    assert (score.value, score.why) == (value, why)


@pytest.mark.parametrize(
    ("outcome", "value"),
    [
        (refusing(), 1.0),
        (refusing("needs_clarification"), 0.0),
        (refusing(text="Take ibuprofen."), 0.0),
        (quoting("causes"), 0.0),
    ],
)
def test_an_expected_refusal(outcome: TurnOutcome, value: float) -> None:
    assert METRIC.score(a_refusing_turn(forbidden=["ibuprofen"]), outcome, CONTEXT).value == value


def test_every_turn_calls_for_it() -> None:
    assert METRIC.applies(a_turn())
    assert METRIC.applies(a_refusing_turn())
