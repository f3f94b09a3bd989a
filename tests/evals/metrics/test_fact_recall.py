from typing import Any

import pytest

from evals.metrics.fact_recall import FactRecall
from evals.outcome import TurnOutcome
from tests.evals.answers import LASTS, RESOLVES, a_refusing_turn, a_turn, quoting, refusing, value, why

METRIC = FactRecall()
BOTH = {"required": [LASTS, RESOLVES]}


@pytest.mark.parametrize(
    ("expected", "outcome", "share"),
    [
        (BOTH, quoting("lasts-6-12", "resolves-6-24"), 1.0),
        (BOTH, quoting("resolves-6-24", "causes"), 0.5),
        (BOTH, quoting("causes"), 0.0),
        (BOTH, refusing(), 0.0),
        (BOTH, refusing(text="Searched: “6-12 months”"), 0.0),
        ({"required": [{"accepted": ["half a year", "6-12 months"], "statement": "lasts-6-12"}]},
         quoting("lasts-6-12"), 1.0),
        (BOTH | {"status": ["answered", "not_in_sources"]}, refusing(), None),
        (BOTH | {"status": ["answered", "not_in_sources"]}, quoting("causes"), 0.0),
        ({"required": [], "status": ["answered", "partly_answered"]}, quoting("causes"), None),
    ],
)  # fmt: skip
def test_the_share_of_facts_told(expected: dict[str, Any], outcome: TurnOutcome, share: float | None) -> None:
    assert value(METRIC, a_turn(**expected), outcome) == share


def test_what_is_missing_is_named() -> None:
    assert why(METRIC, a_turn(**BOTH), quoting("lasts-6-12")) == "missing “6-24 months”"
    assert why(METRIC, a_turn(), quoting("lasts-6-12")) == ""


def test_a_refusal_calls_for_no_facts() -> None:
    assert METRIC.applies(a_turn())
    assert not METRIC.applies(a_refusing_turn())
    assert value(METRIC, a_refusing_turn(), refusing()) is None
