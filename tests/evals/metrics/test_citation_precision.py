from typing import Any

import pytest

from evals.metrics.citation_precision import CitationPrecision
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

METRIC = CitationPrecision()
LASTS = "It lasts 6-12 months."


@pytest.mark.parametrize(
    ("expected", "outcome", "share"),
    [
        ({}, quoting("lasts-6-12"), 1.0),
        ({}, quoting("lasts-6-12", "causes"), 0.5),
        ({}, quoting("causes"), 0.0),
        ({"may_cite": ["causes"]}, quoting("lasts-6-12", "causes"), 1.0),
        ({"may_cite": ["causes"]}, quoting("causes", "mri", "ultrasound", "lasts-6-12"), 0.5),
        ({"cite": [["mri", "lasts-6-12"]]}, quoting("mri", "lasts-6-12"), 1.0),
        # A citation that no statement uses does not count, a number without a citation does.
        ({}, an_outcome([says(LASTS, 1)], [cited("lasts-6-12"), cited("causes", 2)]), 1.0),
        ({}, an_outcome([says(LASTS, 1, 2)], [cited("lasts-6-12")]), 0.5),
        ({}, an_outcome([says(LASTS, 1), says(LASTS, 1)], [cited("lasts-6-12")]), 1.0),
        ({}, an_outcome([says(LASTS, 1)], [cited("lasts-6-12", article_id="other")]), 0.0),
        ({}, an_outcome([says(LASTS, 1)], [cited("lasts-6-12", start=0)]), 0.0),
        ({}, an_outcome([says(LASTS)], []), None),
        ({}, refusing(), None),
        ({"cite": [], "required": [], "status": ["answered", "partly_answered"]}, quoting("causes"), None),
    ],
)
def test_the_share_of_citations_expected(
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
def test_a_refusal_shows_no_citations(outcome: TurnOutcome, expected: float | None) -> None:
    assert value(METRIC, a_refusing_turn(may_cite=["causes"]), outcome) == expected


def test_what_was_not_expected_is_shown() -> None:
    assert why(METRIC, a_turn(), quoting("lasts-6-12", "ultrasound")) == (
        "not expected: [2] “On ultrasound, the tendon is thickened by at least 4 mm.”"
    )
    long = why(METRIC, a_turn(), quoting("causes"))
    assert long == "not expected: [1] “Tennis elbow is caused by overuse, poor technique, vibration …”"


def test_it_applies_where_citations_are_expected() -> None:
    assert METRIC.applies(a_turn())
    assert not METRIC.applies(a_refusing_turn())
