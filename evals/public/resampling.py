"""The bootstrap for any statistic, over groups of values that belong together."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from random import Random
from statistics import fmean
from typing import TypeVar

from evals.intervals import Interval, interval_of

RESAMPLES = 1000
SEED = 20
OUTSIDE = 0.025  # of the resamples, on either side of the interval

Value = TypeVar("Value")


def interval_over(
    groups: Sequence[Sequence[Value]], statistic: Callable[[Sequence[Value]], float | None]
) -> Interval | None:
    """Return the 95 % interval of a statistic of all values; None with fewer than two groups.

    Whole groups are drawn with replacement: the turns of one conversation, or the markers of one page, are
    alike, and drawing them one by one would make the interval too narrow. A draw for which the statistic is
    not defined (None) is left out. The draws are the same at each call.
    """
    if len(groups) < 2:
        return None
    random = Random(SEED)
    drawn = (random.choices(groups, k=len(groups)) for _ in range(RESAMPLES))
    found = (statistic(list(chain.from_iterable(draw))) for draw in drawn)
    values = sorted(value for value in found if value is not None)
    if not values:
        return None
    last = len(values) - 1
    return Interval(values[round(OUTSIDE * last)], values[round((1 - OUTSIDE) * last)])


def share_interval(groups: Sequence[Sequence[float]]) -> Interval | None:
    """Return the 95 % interval of a share: the mean of values that are 1.0 or 0.0, in groups.

    Where all values are the same, every draw is too, which is no certainty. Then each group counts as one
    value: a bound that is rather too wide than too narrow.
    """
    seen = {value for group in groups for value in group}
    if len(seen) == 1:
        return interval_of([*seen] * len(groups))
    return interval_over(groups, mean)


def grouped(values: Iterable[tuple[Hashable, Value]]) -> tuple[tuple[Value, ...], ...]:
    """Return the values in groups of one key, in the order in which the keys first came."""
    groups: dict[Hashable, list[Value]] = {}
    for key, value in values:
        groups.setdefault(key, []).append(value)
    return tuple(tuple(group) for group in groups.values())


def mean(values: Sequence[float]) -> float | None:
    """Return the mean, or None of nothing."""
    return fmean(values) if values else None
