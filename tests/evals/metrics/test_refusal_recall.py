import pytest

from evals.case import Turn
from evals.metrics.refusal_recall import RefusalRecall
from evals.outcome import TurnOutcome
from tests.evals.answers import a_refusing_turn, a_turn, quoting, refusing, value, why

METRIC = RefusalRecall()


@pytest.mark.parametrize(
    ("turn", "outcome", "expected"),
    [
        (a_refusing_turn(), refusing(), 1.0),
        (a_refusing_turn(), refusing("needs_clarification"), 1.0),
        (a_refusing_turn(), quoting("causes"), 0.0),
        (a_refusing_turn(), quoting("causes", status="partly_answered"), 0.0),
        (a_turn(), refusing(), None),
        (a_turn(status=["answered", "not_in_sources"]), refusing(), None),
        (a_turn(), quoting("causes"), None),
    ],
)
def test_a_refusal_comes_or_not(turn: Turn, outcome: TurnOutcome, expected: float | None) -> None:
    assert value(METRIC, turn, outcome) == expected


def test_why_it_is_wrong() -> None:
    assert why(METRIC, a_refusing_turn(), quoting("causes")) == "status answered"


def test_it_applies_where_only_a_refusal_is_right() -> None:
    assert METRIC.applies(a_refusing_turn())
    assert not METRIC.applies(a_turn(status=["answered", "not_in_sources"]))
