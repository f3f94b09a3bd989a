from typing import Any

import pytest

from assistant.answer import CitedReference
from evals.metrics.reference_precision import ReferencePrecision
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

METRIC = ReferencePrecision()
MORE = (CitedReference(marker=1, listed=True), CitedReference(marker=9, listed=False))


@pytest.mark.parametrize(
    ("expected", "outcome", "share"),
    [
        ({}, quoting("lasts-6-12"), 1.0),
        # Another statement with the same reference behind it.
        ({}, quoting("causes"), 1.0),
        ({}, quoting("lasts-6-12", "mri"), 0.5),
        ({}, quoting("ultrasound"), 0.0),
        ({"may_cite": ["ultrasound"]}, quoting("lasts-6-12", "ultrasound"), 1.0),
        ({}, an_outcome([says("It lasts.", 1)], [cited("lasts-6-12", references=MORE)]), 0.5),
        ({}, an_outcome([says("It lasts.", 1)], [cited("lasts-6-12", article_id="other")]), 0.0),
        ({}, an_outcome([says("It lasts.", 1)], [cited("lasts-6-12", references=())]), None),
        ({}, refusing(), None),
        ({"cite": [], "required": [], "status": ["answered", "partly_answered"]}, quoting("causes"), None),
    ],
)
def test_the_share_of_references_expected(
    expected: dict[str, Any], outcome: TurnOutcome, share: float | None
) -> None:
    assert value(METRIC, a_turn(**expected), outcome) == share


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (refusing(), None),
        (quoting("causes"), 0.0),
        (an_outcome([], [cited("causes")], status="not_in_sources", answer="No."), 0.0),
    ],
)
def test_a_refusal_shows_no_references(outcome: TurnOutcome, expected: float | None) -> None:
    assert value(METRIC, a_refusing_turn(), outcome) == expected


def test_what_was_not_expected_is_named() -> None:
    assert why(METRIC, a_turn(), quoting("mri", "ultrasound")) == (
        "not expected: tennis-elbow 2, tennis-elbow 3"
    )


def test_it_applies_where_references_are_expected() -> None:
    assert METRIC.applies(a_turn(references=[1]))
    assert not METRIC.applies(a_turn())
