"""A sentence made false on purpose, and the kinds of falsehood."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Name what was done to a true sentence."""

    FIGURE = "figure altered"
    UNIT = "unit swapped"
    RANGE = "range narrowed, widened or moved"
    EXCHANGED = "two figures exchanged"
    NEGATION = "negation added or removed"
    CITATION = "another statement cited"
    COMPARATIVE = "comparative or direction flipped"
    ROLES = "roles exchanged"
    SUBJECT = "subject of another statement"
    QUANTIFIER = "quantifier strengthened"
    HEDGE = "hedge dropped"
    SCOPE = "scope or subgroup dropped"


# What no sentence may get past the verifier with.
NEVER = (Kind.FIGURE, Kind.UNIT, Kind.RANGE, Kind.NEGATION, Kind.CITATION)


@dataclass(frozen=True, slots=True)
class Mutant:
    """Hold a false sentence, the quote that it cites, and the true sentence that it was made from."""

    kind: Kind
    text: str
    quote: str
    origin: str
