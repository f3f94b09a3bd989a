"""The rows of the two plots: right answers by stratum, and times by step."""

from evals.baseline import BlessedRun
from evals.case import Stratum
from evals.golden_set import GoldenSet
from evals.plots import Bar, Times
from evals.report.formats import stratum_title, words
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


def times_of(card: Scorecard) -> tuple[Times, ...]:
    """Return a row for every step that took place, with the times of all turns."""
    return tuple(
        Times(words(latency.metric), latency.values, latency.p50, latency.p95) for latency in card.latencies
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
