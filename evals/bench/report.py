"""A bench that is over: when, on which machine, and what it came to."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from evals.bench.figure import Figure
from evals.bench.machine import Machine
from evals.bench.measurement import Part
from evals.bench.tally import Tally


@dataclass(frozen=True, slots=True)
class Report:
    """Hold one bench."""

    started: datetime
    machine: Machine
    parts: tuple[Part, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures of all groups."""
        return tuple(figure for part in self.parts for figure in part.measurement.figures)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Return how many answers were given in all groups."""
        return tuple(tally for part in self.parts for tally in part.measurement.tallies)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what must be known of all groups."""
        return tuple(note for part in self.parts for note in part.measurement.notes)

    @property
    def broken(self) -> tuple[str, ...]:
        """Return the names of the figures whose limits were not shown to be kept."""
        return tuple(figure.name for figure in self.figures if figure.breaks_limit)

    def as_object(self) -> dict[str, Any]:
        """Return the bench as JSON output shows it, all samples included."""
        return {
            "started": self.started.isoformat(timespec="seconds"),
            "machine": asdict(self.machine),
            "figures": [
                {"group": part.group.value, **figure.as_object()}
                for part in self.parts
                for figure in part.measurement.figures
            ],
            "answers": [tally.as_object() for tally in self.tallies],
            "notes": list(self.notes),
        }


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)
