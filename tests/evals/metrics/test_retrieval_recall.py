import pytest

from evals.metrics.retrieval_recall import RetrievalRecall
from evals.outcome import TurnOutcome
from tests.evals.answers import a_refusing_turn, a_turn, finding, value, why

TURN = a_turn(cite=[["lasts-6-12", "resolves-6-24"], ["mri"]])


@pytest.mark.parametrize(
    ("outcome", "k", "expected"),
    [
        (finding("mri", "lasts-6-12"), 8, 1.0),
        (finding("mri", "lasts-6-12"), 2, 1.0),
        (finding("mri", "lasts-6-12"), 1, 0.5),
        (finding("lasts-6-12", "resolves-6-24"), 8, 0.5),
        (finding("causes"), 8, 0.0),
        (finding(), 8, 0.0),
    ],
)
def test_the_share_found(outcome: TurnOutcome, k: int, expected: float) -> None:
    assert value(RetrievalRecall(k), TURN, outcome) == expected


def test_what_was_not_found_is_named() -> None:
    metric = RetrievalRecall(2)
    assert why(metric, TURN, finding("a", "b", "mri")) == "not found: lasts-6-12 or resolves-6-24, mri"
    assert why(metric, TURN, finding("lasts-6-12", "mri")) == ""


def test_it_is_named_after_k() -> None:
    assert RetrievalRecall(4).name == "retrieval-recall-at-4"
    assert "first 4" in RetrievalRecall(4).title


def test_it_applies_where_there_is_something_to_find() -> None:
    metric = RetrievalRecall(8)
    assert metric.applies(TURN)
    assert not metric.applies(a_refusing_turn())
    assert value(metric, a_refusing_turn(), finding("mri")) is None
