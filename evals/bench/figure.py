"""A figure: samples of one measurement, what they amount to, and the limit they are held against."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from evals.percentile import percentile

Statistic = Literal["p50", "p95", "highest"]


@dataclass(frozen=True, slots=True)
class Limit:
    """Hold the most that one statistic of a figure may be, in the figure's unit."""

    at_most: float
    statistic: Statistic


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold the samples of one measurement, all in `unit`; without samples every statistic is None."""

    name: str
    measured: str
    unit: str
    samples: tuple[float, ...]
    limit: Limit | None = None

    @property
    def p50(self) -> float | None:
        """Return the median."""
        return percentile(self.samples, 50)

    @property
    def p95(self) -> float | None:
        """Return the value that 95 of 100 samples do not pass."""
        return percentile(self.samples, 95)

    @property
    def lowest(self) -> float | None:
        """Return the least sample."""
        return min(self.samples, default=None)

    @property
    def highest(self) -> float | None:
        """Return the greatest sample."""
        return max(self.samples, default=None)

    @property
    def met(self) -> bool | None:
        """Tell whether the limit is kept; None where there is no limit, or no sample to hold against it."""
        if self.limit is None:
            return None
        reached = self.statistic(self.limit.statistic)
        return None if reached is None else reached <= self.limit.at_most

    @property
    def breaks_limit(self) -> bool:
        """Tell whether there is a limit that was not shown to be kept, be it for want of samples."""
        return self.limit is not None and self.met is not True

    def statistic(self, name: Statistic) -> float | None:
        """Return one of the statistics by its name."""
        match name:
            case "p50":
                return self.p50
            case "p95":
                return self.p95
            case "highest":
                return self.highest

    def as_object(self) -> dict[str, Any]:
        """Return the figure as JSON output shows it, all samples included."""
        return {
            "name": self.name,
            "measured": self.measured,
            "unit": self.unit,
            "n": len(self.samples),
            "p50": self.p50,
            "p95": self.p95,
            "lowest": self.lowest,
            "highest": self.highest,
            "limit": asdict(self.limit) if self.limit else None,
            "met": self.met,
            "samples": list(self.samples),
        }
