"""Whether two runs over the same cases differ by more than chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

from evals.intervals import LEVEL, RESAMPLES, SEED, Interval, bootstrap_mean


@dataclass(frozen=True, slots=True)
class Mcnemar:
    """Hold the cases that passed only before and only after, and how likely chance alone parts them so."""

    broken: tuple[str, ...]
    mended: tuple[str, ...]
    p_value: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold the mean of after minus before over `n` cases, and its interval; NaN where `n` is 0."""

    mean: float
    interval: Interval
    n: int


def mcnemar(before: Mapping[str, bool], after: Mapping[str, bool]) -> Mcnemar:
    """Compare what passed before and after by McNemar's exact two-sided test, over the ids in both."""
    from scipy.stats import binomtest  # type: ignore[import-untyped]  # it ships no types

    common = sorted(before.keys() & after.keys())
    broken = tuple(case for case in common if before[case] and not after[case])
    mended = tuple(case for case in common if after[case] and not before[case])
    changed = len(broken) + len(mended)
    p_value = float(binomtest(len(broken), changed, 0.5).pvalue) if changed else 1.0
    return Mcnemar(broken, mended, p_value)


def paired_bootstrap(
    before: Mapping[str, float | None],
    after: Mapping[str, float | None],
    level: float = LEVEL,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Difference:
    """Return the difference over the ids that have a value on both sides.

    Swapping the sides changes nothing but the sign.
    """
    # Sorted by id and not by value, so that both directions draw the same cases.
    changes = [
        new - old
        for case in sorted(before.keys() & after.keys())
        if (old := before[case]) is not None and (new := after[case]) is not None
    ]
    if not changes:
        return Difference(nan, Interval(nan, nan), 0)
    interval = bootstrap_mean(changes, level, seed, resamples)
    return Difference(sum(changes) / len(changes), interval, len(changes))
