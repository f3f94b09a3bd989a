"""The rows of the two plots: right answers by stratum, and times by step."""

from collections.abc import Sequence

from evals.baseline import BlessedRun
from evals.case import Stratum
from evals.golden_set import GoldenSet
from evals.plots import Bar, Times
from evals.report.formats import stratum_title, words
from evals.run import Run
from evals.score import Context, Metric
from evals.scorecard import CORRECTNESS, Scorecard


def bars_of(card: Scorecard, golden: GoldenSet, blessed: BlessedRun | None) -> tuple[Bar, ...]:
    """Return a row for every stratum; the baseline's share is that over the same cases."""
    return tuple(
        Bar(
            label=stratum_title(stratum),
            value=headline.value,
            low=headline.interval.low,
            high=headline.interval.high,
            note=f"{round(headline.value * headline.n)}/{headline.n}",
            baseline=_before(stratum, card, golden, blessed),
        )
        for stratum, headline in card.strata.items()
    )


def times_of(run: Run, card: Scorecard, golden: GoldenSet, metrics: Sequence[Metric]) -> tuple[Times, ...]:
    """Return a row for every step that took place, with the times of all turns."""
    # Times are told by answers alone: no article is needed to read them.
    context = Context(golden.statements, {})
    cases = {case.id: case for case in golden.cases}
    asked = [
        (turn, outcome)
        for done in run.outcomes
        if done.case in cases
        for turn, outcome in zip(cases[done.case].turns, done.turns, strict=False)
        if outcome.answer is not None
    ]
    held = {metric.name: metric for metric in metrics}
    return tuple(
        Times(
            label=words(latency.metric),
            values=tuple(
                value
                for turn, outcome in asked
                if (value := held[latency.metric].score(turn, outcome, context).value) is not None
            ),
            p50=latency.p50,
            p95=latency.p95,
        )
        for latency in card.latencies
    )


def _before(stratum: Stratum, card: Scorecard, golden: GoldenSet, blessed: BlessedRun | None) -> float | None:
    if blessed is None:
        return None
    passed = [
        blessed.cases[id_][CORRECTNESS] == 1.0
        for id_ in card.cases
        if golden.strata[id_] is stratum and id_ in blessed.cases
    ]
    return sum(passed) / len(passed) if passed else None
