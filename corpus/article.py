"""The Article: one source text with its statements, their markers, and its reference list."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from corpus.reference import Reference
from corpus.review import Review


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold the smallest citable unit; `article.text[start:end] == quote` always holds.

    `section` is the path of headings from the outermost; `lead` is the bullet, or the sentence ending in a
    colon, under which the statement stands, or the empty string. `markers` are the article's own reference
    numbers in printed order; a number without an entry in the list is kept (a dangling marker).
    """

    quote: str
    start: int
    end: int
    section: tuple[str, ...]
    lead: str
    markers: tuple[int, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """Return the headings and the lead above the statement."""
        return (*self.section, self.lead) if self.lead else self.section


@dataclass(frozen=True)
class Article:
    """Hold one source text.

    `text` is the canonical text: the title, headings, statements and reference lines without markup and
    markers, one a line. All offsets count characters of it.

    Raises:
        ValueError: an offset does not reproduce its quote; that is a bug of the reader.
    """

    id: str
    title: str
    text: str
    statements: tuple[Statement, ...]
    references: tuple[Reference, ...]
    updated: date | None
    review: Review
    publisher: str
    disclaimer: str

    def __post_init__(self) -> None:
        quoted: list[Statement | Reference] = [*self.statements, *self.references]
        for cited in quoted:
            if self.text[cited.start : cited.end] != cited.quote:
                raise ValueError(f"{self.id}: offsets {cited.start}:{cited.end} do not hold {cited.quote!r}")

    @cached_property
    def digest(self) -> str:
        """Return the sha256 of everything that the article says, its metadata included."""
        fields = (self.id, self.title, self.text, self.statements, self.references, self.updated, self.review,
                  self.publisher, self.disclaimer)  # fmt: skip
        return sha256(repr(fields).encode()).hexdigest()

    def reference(self, marker: int) -> Reference | None:
        """Return the listed reference of a marker, or None where the marker dangles."""
        return next((entry for entry in self.references if entry.number == marker), None)

    @property
    def dangling(self) -> tuple[int, ...]:
        """Return the markers that the reference list does not hold, in ascending order."""
        used = {marker for statement in self.statements for marker in statement.markers}
        return tuple(sorted(used - {entry.number for entry in self.references}))
