import pytest

from evals.metrics.rewrite_quality import RewriteQuality
from evals.outcome import TurnOutcome
from tests.evals.answers import a_refusing_turn, a_turn, finding, value, why

METRIC = RewriteQuality()
TURN = a_turn(rewrite="How long does it last?", cite=[["lasts-6-12", "resolves-6-24"], ["mri"]])
NEITHER = finding("causes")
ONE = finding("resolves-6-24", "lasts-6-12", "causes")
BOTH = finding("mri", "lasts-6-12")
LATE = finding("a", "b", "lasts-6-12", "c", "mri")


def beside(outcome: TurnOutcome, alone: TurnOutcome | None) -> TurnOutcome:
    return outcome.model_copy(update={"alone": alone})


@pytest.mark.parametrize(
    ("system", "gold", "expected"),
    [
        (BOTH, BOTH, 1.0),
        (ONE, BOTH, 0.5),
        (NEITHER, BOTH, 0.0),
        (BOTH, ONE, 1.0),
        (ONE, LATE, 1.0),
        (LATE, BOTH, 0.5),
        (BOTH, NEITHER, None),
        (BOTH, None, None),
    ],
)
def test_the_recall_over_that_of_the_gold_rewrite(
    system: TurnOutcome, gold: TurnOutcome | None, expected: float | None
) -> None:
    assert value(METRIC, TURN, beside(system, gold)) == expected


def test_both_recalls_are_told() -> None:
    assert why(METRIC, TURN, beside(ONE, BOTH)) == "recall@4 0.50, gold rewrite 1.00"


def test_it_applies_where_a_rewrite_finds_something() -> None:
    assert METRIC.applies(TURN)
    assert not METRIC.applies(a_turn())
    assert not METRIC.applies(a_refusing_turn(rewrite="Which drug helps against gout?"))
    assert value(METRIC, a_refusing_turn(rewrite="Which drug?"), beside(BOTH, BOTH)) is None
