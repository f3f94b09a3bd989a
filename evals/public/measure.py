"""A measure: one number about the system on a public set, with its interval; or why there is none."""

from dataclasses import asdict, dataclass
from typing import Any

from evals.intervals import Interval


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold one number; `value` is None where it is not defined, such as the precision of no refusal at all.

    `n` counts what the number is over; `interval` is the 95 % one, None where there is nothing to draw from.
    """

    set: str
    what: str
    value: float | None
    n: int
    interval: Interval | None
    unit: str

    def as_object(self) -> dict[str, Any]:
        """Return the measure as JSON output shows it."""
        interval = [self.interval.low, self.interval.high] if self.interval else None
        return asdict(self) | {"interval": interval}


@dataclass(frozen=True, slots=True)
class Skipped:
    """Name a set that was not measured, and say why."""

    set: str
    why: str

    def as_object(self) -> dict[str, Any]:
        """Return the omission as JSON output shows it."""
        return asdict(self)
