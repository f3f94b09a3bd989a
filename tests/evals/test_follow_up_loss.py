from collections.abc import Mapping
from pathlib import Path

import pytest

from evals.follow_up_loss import follow_up_loss
from evals.golden_set import GoldenSet
from evals.metrics.all import METRICS
from evals.outcome import TurnOutcome
from evals.run import Composer, Run
from evals.runner import Asking, outcome_of
from evals.score_table import score_table
from evals.scorecard import score_run
from tests.evals.answers import CONTEXT, failing, quoting
from tests.evals.small import IDS, REWRITE, ULTRASOUND, SmallAssistant, a_header, small_golden

WRONG = quoting("not-infection")


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    return small_golden(tmp_path_factory.mktemp("golden"))


def _asked(golden: GoldenSet, replies: Mapping[str, TurnOutcome]) -> Run:
    assistant = SmallAssistant(replies)
    asking = Asking(Composer.QUOTES, limit=60, jobs=1)
    outcomes = tuple(outcome_of(case, 1, assistant, asking) for case in golden.cases)
    return Run(Path(), a_header(golden), outcomes)


@pytest.mark.parametrize(
    ("replies", "followed", "alone"),
    [
        ({}, 1.0, 1.0),
        ({ULTRASOUND: WRONG}, 0.0, 1.0),
        ({REWRITE: WRONG}, 1.0, 0.0),
        ({ULTRASOUND: failing("it broke")}, 0.0, 1.0),
    ],
)
def test_follow_ups_are_held_against_their_rewrites(
    golden: GoldenSet, replies: dict[str, TurnOutcome], followed: float, alone: float
) -> None:
    cases = {case.id: case for case in golden.cases}
    loss = follow_up_loss(_asked(golden, replies).outcomes, cases, CONTEXT)
    assert loss is not None
    assert (loss.followed, loss.alone) == (followed, alone)
    assert (loss.difference.mean, loss.difference.n) == (followed - alone, 1)


def test_without_follow_ups_there_is_no_loss(golden: GoldenSet) -> None:
    run = _asked(golden, {})
    cases = {case.id: case for case in golden.cases if case.id != IDS[0]}
    assert follow_up_loss(run.outcomes, cases, CONTEXT) is None


def test_the_loss_is_told_beside_the_scores(golden: GoldenSet) -> None:
    text = score_table(score_run(_asked(golden, {ULTRASOUND: WRONG}), golden, METRICS, CONTEXT))
    assert "follow-ups (1): right in their conversation 0.000, asked alone 1.000; difference -1.000" in text
