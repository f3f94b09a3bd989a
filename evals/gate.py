"""The gate: what forbids to take a change, told finding by finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from evals.baseline import BlessedRun
from evals.case import Case
from evals.comparison import Comparison, compare
from evals.floors import Floors
from evals.golden_set import GoldenSet
from evals.run import RunHeader
from evals.scorecard import CORRECTNESS, Scorecard

Kind = Literal["lost-case", "error", "critical", "drop", "floor"]
NAMED = 5
# A score that fell in all of fewer cases may still have done so by chance: at best p = 2 / 2**5 = 0.06.
FEWEST = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one reason why the gate is closed."""

    kind: Kind
    text: str


def findings_of(
    header: RunHeader,
    card: Scorecard,
    golden: GoldenSet,
    floors: Floors,
    baseline: BlessedRun | None,
    lower_is_better: frozenset[str],
) -> tuple[Finding, ...]:
    """Return everything that closes the gate; without a baseline only errors and floors are looked at."""
    found = [*_errors(card), *_floors(header, card, floors)]
    if baseline is not None:
        found += _lost(golden, baseline)
        found += _worse(card, golden, baseline, lower_is_better)
    return tuple(found)


def compared(card: Scorecard, baseline: BlessedRun) -> Comparison:
    """Return how a run differs from the baseline over the cases that it asked."""
    asked = {id_: scores for id_, scores in baseline.cases.items() if id_ in card.cases}
    return compare(asked, {id_: case.scores for id_, case in card.cases.items()})


def _errors(card: Scorecard) -> Iterator[Finding]:
    for error in card.errors[:NAMED]:
        yield Finding("error", error)
    if len(card.errors) > NAMED:
        yield Finding("error", f"and {len(card.errors) - NAMED} errors more")


def _floors(header: RunHeader, card: Scorecard, floors: Floors) -> Iterator[Finding]:
    if not header.is_whole:
        return
    if len(card.cases) < floors.cases:
        yield Finding("floor", f"there are {len(card.cases)} cases, fewer than {floors.cases}")
    for metric, floor in floors.of(header.composer).items():
        headline = card.headline(metric)
        if headline is None:
            yield Finding("floor", f"{metric} applies to no case, and must be {floor}")
        elif not floor.holds(headline.value):
            yield Finding("floor", f"{metric} is {headline.value:.3f}, and must be {floor}")


def _lost(golden: GoldenSet, baseline: BlessedRun) -> Iterator[Finding]:
    lost = sorted(baseline.cases.keys() - {case.id for case in golden.cases})
    if lost:
        yield Finding(
            "lost-case", f"{len(lost)} cases of the baseline are gone from the golden set: {_named(lost)}"
        )


def _worse(
    card: Scorecard, golden: GoldenSet, baseline: BlessedRun, lower_is_better: frozenset[str]
) -> Iterator[Finding]:
    comparison = compared(card, baseline)
    critical = {case.id for case in golden.cases if _is_critical(case)}
    broken = [case for case in comparison.correctness.broken if case in critical]
    if broken:
        yield Finding("critical", f"critical cases broke: {_named(broken)}")
    if comparison.is_worse:
        correctness = comparison.correctness
        yield Finding(
            "drop",
            f"{CORRECTNESS}: {len(correctness.broken)} cases broke and {len(correctness.mended)} were mended "
            f"(McNemar exact p = {correctness.p_value:.2g}): {_named(correctness.broken)}",
        )
    for metric, difference in comparison.differences.items():
        low, high = difference.interval.low, difference.interval.high
        fell = low > 0 if metric in lower_is_better else high < 0
        if fell and difference.n >= FEWEST:
            yield Finding(
                "drop",
                f"{metric} changed by {difference.mean:+.3f} (95 % interval {low:+.3f} to {high:+.3f})",
            )


def _is_critical(case: Case) -> bool:
    return case.severity == "critical"


def _named(cases: list[str] | tuple[str, ...]) -> str:
    shown = ", ".join(cases[:NAMED])
    return f"{shown} and {len(cases) - NAMED} more" if len(cases) > NAMED else shown
