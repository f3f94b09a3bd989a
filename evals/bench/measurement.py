"""What a bench, or a group of it, comes to."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.bench.figure import Figure
from evals.bench.group import Group
from evals.bench.tally import Tally


@dataclass(frozen=True, slots=True)
class Measurement:
    """Hold figures, how many answers each side gave, and sentences on what was left out or must be known."""

    figures: tuple[Figure, ...] = ()
    tallies: tuple[Tally, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Hold what one group came to."""

    group: Group
    measurement: Measurement


def together(parts: Iterable[Measurement]) -> Measurement:
    """Return several measurements as one, in their order; no note is there twice."""
    held = list(parts)
    return Measurement(
        figures=tuple(figure for part in held for figure in part.figures),
        tallies=tuple(tally for part in held for tally in part.tallies),
        notes=tuple(dict.fromkeys(note for part in held for note in part.notes)),
    )
