"""How far a mean over few cases may be from the mean over many: 95 % intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 0.95
SEED = 20250814
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold the two ends of an interval, which belong to it."""

    low: float
    high: float


def interval_of(values: Sequence[float], level: float = LEVEL) -> Interval | None:
    """Return the interval of the mean of scores: Wilson's where all are 0 or 1, a bootstrap else.

    The order of the values makes no difference. None without values.
    """
    if not values:
        return None
    if set(values) <= {0, 1}:
        return wilson(round(sum(values)), len(values), level)
    return bootstrap_mean(sorted(values), level)


def wilson(successes: int, n: int, level: float = LEVEL) -> Interval:
    """Return Wilson's interval of a share.

    Raises:
        ValueError: `n` is not positive, or `successes` is not among 0 to `n`.
    """
    from scipy.stats import binomtest  # type: ignore[import-untyped]  # it ships no types

    found = binomtest(successes, n).proportion_ci(level, method="wilson")
    mean = successes / n
    # At 0 and at n rounding may leave the mean just outside.
    return Interval(min(float(found.low), mean), max(float(found.high), mean))


def bootstrap_mean(
    values: Sequence[float], level: float = LEVEL, seed: int = SEED, resamples: int = RESAMPLES
) -> Interval:
    """Return the percentile bootstrap interval of the mean; the same values in the same order give the same.

    It always holds the mean.

    Raises:
        ValueError: there are no values.
    """
    import numpy as np
    from scipy.stats import bootstrap

    if not values:
        raise ValueError("there is no mean of no values")
    if len(values) == 1:
        return Interval(values[0], values[0])
    found = bootstrap(
        (np.asarray(values, dtype=np.float64),),
        np.mean,
        confidence_level=level,
        n_resamples=resamples,
        method="percentile",
        rng=seed,
    ).confidence_interval
    mean = float(np.mean(values))
    return Interval(min(float(found.low), mean), max(float(found.high), mean))
