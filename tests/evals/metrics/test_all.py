import re
from pathlib import Path

import pytest

import evals.metrics.all
from evals.case import Turn
from evals.metrics.all import METRICS
from evals.outcome import TurnOutcome
from evals.score import Metric
from tests.evals.answers import CONTEXT, a_refusing_turn, a_turn, quoting, refusing

HELPERS = {"__init__", "all", "citing", "facts", "figures", "retrieving"}


def test_names_and_titles_are_told_apart() -> None:
    assert len({metric.name for metric in METRICS}) == len(METRICS)
    assert len({metric.title for metric in METRICS}) == len(METRICS)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_names_are_kebab_case(metric: Metric) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", metric.name)


def test_no_metric_is_left_out() -> None:
    modules = {path.stem for path in Path(evals.metrics.all.__file__).parent.glob("*.py")} - HELPERS
    assert modules == {type(metric).__module__.rpartition(".")[2] for metric in METRICS}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
@pytest.mark.parametrize("turn", [a_turn(), a_refusing_turn()], ids=["answer", "refusal"])
@pytest.mark.parametrize("outcome", [quoting("lasts-6-12", "mri"), refusing()], ids=["answered", "refused"])
def test_a_share_lies_between_0_and_1(metric: Metric, turn: Turn, outcome: TurnOutcome) -> None:
    value = metric.score(turn, outcome, CONTEXT).value
    assert value is None or metric.unit == "ms" or 0 <= value <= 1


@pytest.mark.parametrize(
    "metric", [metric for metric in METRICS if metric.unit == "share"], ids=lambda metric: metric.name
)
def test_a_right_answer_and_a_right_refusal_are_never_marked_down(metric: Metric) -> None:
    turn = a_turn(references=[1], forbidden=["gout"])
    outcome = quoting("lasts-6-12").model_copy(
        update={"passages": (CONTEXT.statements["lasts-6-12"].passage_id,)}
    )
    best = 0.0 if metric.lower_is_better else 1.0
    assert metric.score(turn, outcome, CONTEXT).value in (best, None)
    assert metric.score(a_refusing_turn(), refusing(), CONTEXT).value in (best, None)
