"""A question about the sources: what it asks, and which references it means."""

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.sources.filters import Filter


class Asks(StrEnum):
    """Name what a question wants to know."""

    # of the reference list
    COUNT = "count"
    KINDS = "kinds"
    ENTRIES = "entries"
    OLDEST = "oldest"
    NEWEST = "newest"
    YEARS = "years"
    JOURNALS = "journals"
    GAPS = "gaps"
    ENTRY = "entry"
    CITING = "citing"
    WORK = "work"
    BACKING = "backing"
    UNCITED = "uncited"
    MOST_CITED = "most cited"
    UNUSED = "unused"
    # of the article
    UPDATED = "updated"
    REVIEW = "review"
    PUBLISHER = "publisher"
    AUTHOR = "author"
    FUNDING = "funding"
    AUDIENCE = "audience"
    SUBSTITUTE = "substitute"
    LIABILITY = "liability"
    # what no metadata hold
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SourceQuestion:
    """Hold a question about the sources.

    `number` is a marker, 0 where none is named; `topic` is the claim or the subject of a work that is meant,
    in the question's words; `only` says which references are meant; `detail` is what is asked of an entry
    beyond what a reference list tells (authors, DOI), or the empty string.
    """

    asks: tuple[Asks, ...]
    question: str
    number: int = 0
    topic: str = ""
    only: Filter = field(default_factory=Filter)
    detail: str = ""
