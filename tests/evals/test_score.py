import pytest

from evals.metrics.all import METRICS
from evals.metrics.citation_recall import CitationRecall
from evals.metrics.correctness import Correctness
from evals.metrics.latency import Total
from evals.metrics.refusal_precision import RefusalPrecision
from evals.metrics.refusal_recall import RefusalRecall
from evals.metrics.unsupported_sentences import UnsupportedSentences
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Metric, Score, answer_of, passed, score_of, share
from tests.evals.answers import CONTEXT, a_refusing_turn, a_turn, failing, quoting


@pytest.mark.parametrize(
    ("metric", "with_answer", "with_refusal"),
    [
        (Correctness(), 0.0, 0.0),
        (CitationRecall(), 0.0, None),
        (UnsupportedSentences(), 1.0, None),
        (RefusalRecall(), None, 0.0),
        (RefusalPrecision(), None, None),
        (Total(), None, None),
    ],
    ids=lambda metric: getattr(metric, "name", None),
)
def test_a_failure_is_the_worst_where_the_metric_is_called_for(
    metric: Metric, with_answer: float | None, with_refusal: float | None
) -> None:
    assert score_of(metric, a_turn(), failing(), CONTEXT).value == with_answer
    assert score_of(metric, a_refusing_turn(), failing(), CONTEXT).value == with_refusal


def test_a_failure_says_what_went_wrong() -> None:
    assert score_of(Correctness(), a_turn(), failing("TookTooLong: 9 s"), CONTEXT).why == "TookTooLong: 9 s"
    assert score_of(Correctness(), a_turn(), TurnOutcome(answer=None), CONTEXT) == Score(
        0.0, "there was no answer"
    )


def test_an_error_counts_even_beside_an_answer() -> None:
    outcome = quoting("lasts-6-12").model_copy(update={"error": "it broke off"})
    assert score_of(Correctness(), a_turn(), outcome, CONTEXT) == Score(0.0, "it broke off")


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_an_answer_is_scored_by_the_metric_itself(metric: Metric) -> None:
    outcome = quoting("lasts-6-12")
    assert score_of(metric, a_turn(), outcome, CONTEXT) == metric.score(a_turn(), outcome, CONTEXT)


@pytest.mark.parametrize(
    ("held", "total", "expected"),
    [(0, 0, NOT_APPLICABLE), (0, 2, Score(0.0, "why")), (1, 2, Score(0.5, "why")), (2, 2, Score(1.0, "why"))],
)
def test_a_share_of_nothing_is_no_score(held: int, total: int, expected: Score) -> None:
    assert share(held, total, "why") == expected


def test_what_passed_needs_no_reason() -> None:
    assert (passed(True, "why"), passed(False, "why")) == (Score(1.0), Score(0.0, "why"))


def test_a_failure_has_no_answer_to_score() -> None:
    with pytest.raises(ValueError, match="without an answer"):
        answer_of(failing())
