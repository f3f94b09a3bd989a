from typing import Any

import pytest

from evals.metrics.reference_recall import ReferenceRecall
from evals.outcome import TurnOutcome
from tests.evals.answers import a_turn, an_outcome, cited, quoting, refusing, says, value, why

METRIC = ReferenceRecall()
ONE = {"references": [1]}
TWO = {"cite": [["lasts-6-12"], ["mri"]], "references": [1, 2]}


@pytest.mark.parametrize(
    ("expected", "outcome", "share"),
    [
        (ONE, quoting("lasts-6-12"), 1.0),
        (ONE, quoting("mri"), 0.0),
        (TWO, quoting("lasts-6-12"), 0.5),
        (TWO, quoting("lasts-6-12", "mri"), 1.0),
        (TWO, quoting("lasts-6-12", "mri", "ultrasound"), 1.0),
        ({"cite": [["ultrasound"]], "references": [3]}, quoting("ultrasound"), 1.0),
        (ONE, an_outcome([says("It lasts.", 1)], [cited("lasts-6-12", references=())]), 0.0),
        (ONE, an_outcome([says("It lasts.", 1)], [cited("lasts-6-12", article_id="other")]), 0.0),
        (ONE, an_outcome([says("It lasts.")], [cited("lasts-6-12")]), 0.0),
        (ONE, refusing(), 0.0),
        (ONE | {"status": ["answered", "not_in_sources"]}, refusing(), None),
        ({}, quoting("lasts-6-12"), None),
    ],
)
def test_the_share_of_references_behind_the_answer(
    expected: dict[str, Any], outcome: TurnOutcome, share: float | None
) -> None:
    assert value(METRIC, a_turn(**expected), outcome) == share


def test_what_is_missing_is_named() -> None:
    assert why(METRIC, a_turn(**TWO), quoting("ultrasound")) == "missing: 1, 2"


def test_it_applies_where_references_are_expected() -> None:
    assert METRIC.applies(a_turn(**ONE))
    assert not METRIC.applies(a_turn())
