from typing import Any

import pytest

from evals.case import Turn
from evals.metrics.refusal_precision import RefusalPrecision
from evals.outcome import TurnOutcome
from tests.evals.answers import a_refusing_turn, a_turn, quoting, refusing, value, why

METRIC = RefusalPrecision()
EITHER: dict[str, Any] = {"status": ["answered", "not_in_sources"]}


@pytest.mark.parametrize(
    ("turn", "outcome", "expected"),
    [
        (a_refusing_turn(), refusing(), 1.0),
        (a_refusing_turn(), refusing("needs_clarification"), 1.0),
        (a_refusing_turn(), quoting("causes"), None),
        (a_turn(), refusing(), 0.0),
        (a_turn(), refusing("needs_clarification"), 0.0),
        (a_turn(), quoting("causes"), None),
        (a_turn(), quoting("causes", status="partly_answered"), None),
        (a_turn(**EITHER), refusing(), 1.0),
        (a_turn(**EITHER), refusing("needs_clarification"), 0.0),
    ],
)
def test_a_refusal_is_right_or_wrong(turn: Turn, outcome: TurnOutcome, expected: float | None) -> None:
    assert value(METRIC, turn, outcome) == expected


def test_why_a_refusal_is_wrong() -> None:
    assert why(METRIC, a_turn(), refusing()) == "status not_in_sources, expected answered"


def test_no_expectation_calls_for_it() -> None:
    assert not METRIC.applies(a_refusing_turn())
    assert not METRIC.applies(a_turn())
