"""A figure: samples of one measurement, what they amount to, and the limits they are held against."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from evals.bench.reference import Reference
from evals.percentile import percentile

Statistic = Literal["p50", "p95", "lowest", "highest", "ratio"]
Side = Literal["at most", "at least"]


@dataclass(frozen=True, slots=True)
class Limit:
    """Hold what one statistic of a figure may be at most, or at least, in the figure's unit."""

    bound: float
    statistic: Statistic
    side: Side = "at most"

    def is_kept_by(self, value: float) -> bool:
        """Tell whether a value of that statistic keeps the limit."""
        return value <= self.bound if self.side == "at most" else value >= self.bound


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold the samples of one measurement, all in `unit`; without samples every statistic is None."""

    name: str
    measured: str
    unit: str
    samples: tuple[float, ...]
    limits: tuple[Limit, ...] = ()
    reference: Reference | None = None

    @property
    def p50(self) -> float | None:
        """Return the median."""
        return percentile(self.samples, 50)

    @property
    def p95(self) -> float | None:
        """Return the value that 95 of 100 samples do not pass."""
        return percentile(self.samples, 95)

    @property
    def spread(self) -> tuple[float, float] | None:
        """Return the quartiles, between which the middle half of the samples lies."""
        low, high = percentile(self.samples, 25), percentile(self.samples, 75)
        return None if low is None or high is None else (low, high)

    @property
    def lowest(self) -> float | None:
        """Return the least sample."""
        return min(self.samples, default=None)

    @property
    def highest(self) -> float | None:
        """Return the greatest sample."""
        return max(self.samples, default=None)

    @property
    def ratio(self) -> float | None:
        """Return how many times better this is than its reference."""
        return self.reference.ratio.value if self.reference and self.reference.ratio else None

    @property
    def met(self) -> bool | None:
        """Tell whether all limits are kept; None where there is none, or one has nothing to hold."""
        kept = [self.keeps(limit) for limit in self.limits]
        if False in kept:
            return False
        return True if kept and None not in kept else None

    @property
    def breaks_limit(self) -> bool:
        """Tell whether there is a limit that was not shown to be kept, be it for want of samples."""
        return bool(self.limits) and self.met is not True

    def keeps(self, limit: Limit) -> bool | None:
        """Tell whether one limit is kept; None where there is nothing to hold against it."""
        reached = self.statistic(limit.statistic)
        return None if reached is None else limit.is_kept_by(reached)

    def statistic(self, name: Statistic) -> float | None:
        """Return one of the statistics by its name."""
        found: dict[Statistic, float | None] = {
            "p50": self.p50,
            "p95": self.p95,
            "lowest": self.lowest,
            "highest": self.highest,
            "ratio": self.ratio,
        }
        return found[name]

    def as_object(self) -> dict[str, Any]:
        """Return the figure as JSON output shows it, all samples included."""
        return {
            "name": self.name,
            "measured": self.measured,
            "unit": self.unit,
            "n": len(self.samples),
            "p50": self.p50,
            "p95": self.p95,
            "spread": self.spread,
            "lowest": self.lowest,
            "highest": self.highest,
            "limits": [{**asdict(limit), "met": self.keeps(limit)} for limit in self.limits],
            "met": self.met,
            "reference": self.reference.as_object() if self.reference else None,
            "samples": list(self.samples),
        }
