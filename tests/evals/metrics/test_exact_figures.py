from typing import Any

import pytest

from evals.metrics.exact_figures import ExactFigures
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

METRIC = ExactFigures()


def telling(text: str, *names: str) -> TurnOutcome:
    """Return an answer of one sentence that cites all the named statements."""
    citations = [cited(name, n) for n, name in enumerate(names, start=1)]
    return an_outcome([says(text, *(citation.n for citation in citations))], citations)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("It lasts 6-12 months.", ["lasts-6-12"], 1.0),
        ("It lasts six to twelve months.", ["lasts-6-12"], 1.0),
        ("It lasts 6-12 months.", ["causes", "lasts-6-12"], 1.0),
        ("It lasts 6-12 weeks.", ["lasts-6-12"], 0.0),
        ("It lasts 6-13 months.", ["lasts-6-12"], 0.0),
        ("It lasts 12 months.", ["lasts-6-12"], 0.0),
        ("It lasts 6-12 months.", ["resolves-6-24"], 0.0),
        ("It lasts 6-12 months, not 9 months.", ["lasts-6-12"], 0.0),
        ("It lasts long.", ["lasts-6-12"], 0.0),
    ],
)
def test_figures_told_are_quoted_and_figures_required_are_told(
    text: str, names: list[str], expected: float
) -> None:
    assert value(METRIC, a_turn(), telling(text, *names)) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The signal is increased in up to 90% of cases.", "mri", 1.0),
        ("The signal is increased in at most 90 percent of cases.", "mri", 1.0),
        ("The signal is increased in 90% of cases.", "mri", 1.0),
        ("The signal is increased in at least 90% of cases.", "mri", 0.0),
        ("The tendon is thickened by less than 4 mm.", "ultrasound", 0.0),
        ("The tendon is thickened by 4 mm or so.", "ultrasound", 1.0),
        ("The tendon is thickened by 4 cm.", "ultrasound", 0.0),
        ("The tendon is thickened.", "ultrasound", None),
    ],
)
def test_figures_that_nobody_asked_for(text: str, name: str, expected: float | None) -> None:
    turn = a_turn(required=[{"accepted": "tendon", "statement": "mri"}])
    assert not METRIC.applies(turn)
    assert value(METRIC, turn, telling(text, name)) == expected


@pytest.mark.parametrize(
    ("accepted", "text", "expected"),
    [
        (["6-12 months", "half a year to a year"], "It lasts 6-12 months.", 1.0),
        (["6-24 months", "6-12 months"], "It lasts 6-12 months.", 1.0),
        (["6-24 months", "not long"], "It does not last: not long.", 1.0),
        (["6-24 months", "not long"], "It lasts and lasts.", 0.0),
        (["from 6…to 12 months"], "It lasts 6-12 months.", 0.0),
    ],
)
def test_one_accepted_form_is_enough(accepted: list[str], text: str, expected: float) -> None:
    turn = a_turn(required=[{"accepted": accepted, "statement": "lasts-6-12"}])
    assert value(METRIC, turn, telling(text, "lasts-6-12")) == expected


@pytest.mark.parametrize(
    ("changes", "expected"), [({}, 0.0), ({"status": ["answered", "not_in_sources"]}, None)]
)
def test_a_refusal_tells_no_figures(changes: dict[str, Any], expected: float | None) -> None:
    assert value(METRIC, a_turn(**changes), refusing(text="Searched: “6-12 months”")) == expected


def test_an_expected_refusal() -> None:
    assert not METRIC.applies(a_refusing_turn())
    assert value(METRIC, a_refusing_turn(), refusing()) is None
    assert value(METRIC, a_refusing_turn(), quoting("lasts-6-12")) == 1.0
    assert value(METRIC, a_refusing_turn(), telling("Take it for 3 days.", "lasts-6-12")) == 0.0


def test_what_is_not_exact_is_named() -> None:
    assert why(METRIC, a_turn(), telling("It lasts 3 days.", "lasts-6-12")) == (
        "not in the cited quotes: 3 days; not told: “6-12 months”"
    )
