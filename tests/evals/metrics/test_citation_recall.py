from typing import Any

import pytest

from evals.metrics.citation_recall import CitationRecall
from evals.outcome import TurnOutcome
from tests.evals.answers import (
    a_refusing_turn,
    a_turn,
    an_outcome,
    cited,
    quoting,
    refusing,
    says,
    value,
    why,
)

METRIC = CitationRecall()
TWO = {"cite": [["lasts-6-12", "resolves-6-24"], ["mri"]]}


@pytest.mark.parametrize(
    ("expected", "outcome", "share"),
    [
        ({}, quoting("lasts-6-12"), 1.0),
        ({}, quoting("causes", "lasts-6-12"), 1.0),
        ({}, quoting("causes"), 0.0),
        (TWO, quoting("resolves-6-24"), 0.5),
        (TWO, quoting("resolves-6-24", "lasts-6-12"), 0.5),
        (TWO, quoting("resolves-6-24", "mri"), 1.0),
        (TWO, refusing(), 0.0),
        (TWO | {"may_cite": ["causes"]}, quoting("causes"), 0.0),
        (TWO | {"status": ["answered", "not_in_sources"]}, refusing(), None),
        ({}, an_outcome([says("It lasts.")], [cited("lasts-6-12")]), 0.0),
        ({"cite": [], "required": [], "status": ["answered", "partly_answered"]}, quoting("causes"), None),
    ],
)
def test_the_share_of_statements_cited(
    expected: dict[str, Any], outcome: TurnOutcome, share: float | None
) -> None:
    assert value(METRIC, a_turn(**expected), outcome) == share


def test_what_is_not_cited_is_named() -> None:
    assert why(METRIC, a_turn(**TWO), quoting("causes")) == "not cited: lasts-6-12 or resolves-6-24, mri"


def test_an_expected_refusal_calls_for_none() -> None:
    assert METRIC.applies(a_turn())
    assert not METRIC.applies(a_refusing_turn())
    assert value(METRIC, a_refusing_turn(), quoting("causes")) is None
