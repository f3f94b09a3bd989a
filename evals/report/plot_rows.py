"""The rows of the plots: right answers by stratum, probabilities by bin, and times by step."""

from evals.baseline import BlessedRun
from evals.case import Stratum
from evals.golden_set import GoldenSet
from evals.plots import Bar, Point, Times
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


def points_of(card: Scorecard) -> tuple[Point, ...]:
    """Return a point for every bin of probabilities that holds a turn."""
    if card.reliability is None:
        return ()
    return tuple(
        Point(
            label=f"{held.low:.1f} to {held.high:.1f}",
            middle=(held.low + held.high) / 2,
            probability=held.probability,
            share=held.share,
            low=held.interval.low,
            high=held.interval.high,
            turns=held.turns,
        )
        for held in card.reliability.bins
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
