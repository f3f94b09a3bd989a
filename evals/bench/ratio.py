"""How many times better one side of a bench does than the other, over the same questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from evals.intervals import Interval
from evals.public.resampling import interval_over

Better = Literal["lower", "higher"]
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Hold the ratio of two medians over `n` pairs; above 1 Footnote does better.

    `interval` holds 95 % of the resamples of the pairs; None with fewer than two of them.
    """

    value: float
    interval: Interval | None
    n: int


def pairs_of(ours: Sequence[float | None], theirs: Sequence[float | None]) -> tuple[Pair, ...]:
    """Return what stands at the same place on both sides, where both have a value.

    Raises:
        ValueError: the sides are of different length.
    """
    return tuple(
        (one, other) for one, other in zip(ours, theirs, strict=True) if one is not None and other is not None
    )


def ratio_of(pairs: Sequence[Pair], better: Better = "lower") -> Ratio | None:
    """Return the ratio of the medians, whole pairs resampled for its interval; None where there is none."""

    def of_medians(drawn: Sequence[Pair]) -> float | None:
        ours, theirs = median(one for one, _ in drawn), median(other for _, other in drawn)
        above, below = (theirs, ours) if better == "lower" else (ours, theirs)
        return above / below if below else None

    value = of_medians(pairs) if pairs else None
    if value is None:
        return None
    return Ratio(value, interval_over([(pair,) for pair in pairs], of_medians), len(pairs))
