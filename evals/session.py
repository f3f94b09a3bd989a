"""One eval from beginning to end: ask what is left, score it, hold it against the baseline."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answer import Receipt
from corpus.article import Article
from evals.answerer import Answerer
from evals.baseline import BLESS, Baseline, BlessedRun
from evals.comparison import CaseValues
from evals.errors import EvalsError
from evals.floors import Floors
from evals.gate import Finding, findings_of
from evals.golden_set import GoldenSet
from evals.metrics.all import METRICS
from evals.outcome import CaseOutcome
from evals.run import Composer, Run, open_run, runs_folder, selected_cases
from evals.runner import Asking, outcomes_of
from evals.score import Context
from evals.scorecard import Scorecard, score_run
from index.progress import Progress

ASKING = "asking the golden questions"
BASELINE = "baseline-"
LOWER_IS_BETTER = frozenset(metric.name for metric in METRICS if metric.lower_is_better)


@dataclass(frozen=True)
class Verdict:
    """Hold a scored run, the blessed one that it is held against, and what closes the gate.

    `other_articles` tells that the baseline was made with other ones, and so holds nothing against the run.
    """

    run: Run
    card: Scorecard
    blessed: BlessedRun | None
    findings: tuple[Finding, ...]
    other_articles: bool


def ask_all(run: Run, golden: GoldenSet, assistant: Answerer, asking: Asking, progress: Progress) -> Run:
    """Ask every case of a run that has no outcome yet, and return the run with all outcomes."""
    cases = selected_cases(golden, run.header.half, run.header.only)
    wanted = run.left(cases)
    total = len(cases) * run.header.repetitions
    asked: list[CaseOutcome] = []
    progress(ASKING, total - len(wanted), total)
    # Closed at once: what goes wrong here must not leave questions waiting for an assistant that is gone.
    with closing(outcomes_of(wanted, assistant, asking)) as outcomes:
        for outcome in outcomes:
            run.append(outcome)
            asked.append(outcome)
            progress(ASKING, total - len(wanted) + len(asked), total)
    return replace(run, outcomes=(*run.outcomes, *asked))


def scored(run: Run, golden: GoldenSet, articles: Mapping[str, Article]) -> Scorecard:
    """Return the scorecard of a run with every metric."""
    return score_run(run, golden, METRICS, Context(golden.statements, articles))


def verdict_of(
    run: Run, golden: GoldenSet, articles: Mapping[str, Article], baseline: Baseline, floors: Floors
) -> Verdict:
    """Score a run and hold it against the floors, and against the baseline if that has the same articles."""
    card = scored(run, golden, articles)
    blessed = baseline.of(run.header)
    findings = findings_of(run.header, card, golden, floors, blessed, LOWER_IS_BETTER)
    return Verdict(run, card, blessed, findings, baseline.is_of_other_articles(run.header))


def taken_up(run: Run, golden: GoldenSet, receipt: Receipt) -> Run:
    """Return a run that may be gone on with.

    Raises:
        EvalsError: it was begun with other cases, articles, models or prompts.
    """
    if run.header.golden != golden.digest or run.header.receipt != receipt:
        raise EvalsError(
            f"The run {run.header.id} was begun with other cases, articles, models or prompts.",
            "Begin a new one with `assistant eval run`.",
        )
    return run


def case_values(
    name: str, data_dir: Path, golden: GoldenSet, articles: Mapping[str, Article], baseline: Baseline
) -> CaseValues:
    """Return the scores of a run by case; `baseline-quotes` and `baseline-prose` are the blessed ones.

    Raises:
        EvalsError: there is no such run, or nothing was blessed.
    """
    blessed = {f"{BASELINE}{composer}": composer for composer in Composer}
    if name in blessed:
        if blessed[name] not in baseline.runs:
            raise EvalsError(f"There is no baseline of the composer {blessed[name]}.", BLESS)
        return baseline.runs[blessed[name]].cases
    run = open_run(runs_folder(data_dir), name)
    return {id_: case.scores for id_, case in scored(run, golden, articles).cases.items()}
