"""Percentiles of a few samples."""

from statistics import quantiles


def percentile(samples: tuple[float, ...], percent: int) -> float | None:
    """Return a percentile from 1 to 99, linear between the two samples around it; None without samples."""
    if not samples:
        return None
    if len(samples) == 1:
        return samples[0]
    return quantiles(samples, n=100, method="inclusive")[percent - 1]
