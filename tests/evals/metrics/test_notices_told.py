from typing import Any

import pytest

from assistant.answer import Notice
from evals.metrics.notices_told import NoticesTold
from evals.outcome import TurnOutcome
from tests.evals.answers import a_refusing_turn, a_turn, quoting, refusing, value, why

METRIC = NoticesTold()
CONFLICT = Notice(kind="conflict", text="The sources disagree.")
DANGLING = Notice(kind="dangling_marker", text="It cites what is not there.")
BOTH = {"notices": ["conflict", "dangling_marker"]}


@pytest.mark.parametrize(
    ("expected", "outcome", "share"),
    [
        (BOTH, quoting("lasts-6-12", notices=(CONFLICT, DANGLING)), 1.0),
        (BOTH, quoting("lasts-6-12", notices=(DANGLING, DANGLING)), 0.5),
        (BOTH, quoting("lasts-6-12"), 0.0),
        ({"notices": ["conflict"]}, quoting("lasts-6-12", notices=(CONFLICT, DANGLING)), 1.0),
        (BOTH, refusing(), 0.0),
        (BOTH | {"status": ["answered", "not_in_sources"]}, refusing(), None),
        ({}, quoting("lasts-6-12", notices=(CONFLICT,)), None),
    ],
)
def test_the_share_of_kinds_told(expected: dict[str, Any], outcome: TurnOutcome, share: float | None) -> None:
    assert value(METRIC, a_turn(**expected), outcome) == share


def test_what_is_missing_is_named() -> None:
    assert why(METRIC, a_turn(**BOTH), quoting("lasts-6-12")) == "missing: conflict, dangling_marker"


def test_it_applies_where_notices_are_expected() -> None:
    assert METRIC.applies(a_refusing_turn(notices=["conflict"]))
    assert value(METRIC, a_refusing_turn(notices=["conflict"]), refusing()) == 0.0
    assert not METRIC.applies(a_turn())
