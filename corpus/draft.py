"""Writes an article's canonical text piece by piece, so that every offset is right by construction."""

from dataclasses import dataclass, field
from datetime import date

from corpus.article import Article, Statement
from corpus.reference import Reference
from corpus.review import Review


@dataclass
class ArticleDraft:
    """Collect an article in reading order; both readers end in `finish`.

    Pieces of text handed in carry neither markup nor markers. Sentences added with `joined=True` follow the
    one before on the same line.
    """

    id: str
    title: str
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _path: list[tuple[int, str]] = field(default_factory=list)
    _statements: list[Statement] = field(default_factory=list)
    _references: list[Reference] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._write(f"{self.title}\n")

    def heading(self, level: int, title: str) -> None:
        """Open a section; it closes every open section of the same or a deeper level."""
        self._path = [(depth, name) for depth, name in self._path if depth < level]
        self._path.append((level, title))
        self._write(f"\n{title}\n")

    def close_sections(self) -> None:
        """Leave every open section."""
        self._path = []

    def line(self, text: str) -> None:
        """Add a line that is read but not cited: the sentence ending in a colon above a list."""
        self._append(text, joined=False)

    def statement(
        self, quote: str, markers: tuple[int, ...] = (), lead: str = "", *, joined: bool = False
    ) -> None:
        """Add one statement to the open section."""
        start, end = self._append(quote, joined=joined)
        section = tuple(name for _, name in self._path)
        self._statements.append(Statement(quote, start, end, section, lead, tuple(dict.fromkeys(markers))))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return the statements added so far."""
        return tuple(self._statements)

    def reference(self, number: int, kind: str, title: str, container: str, year: int | None) -> None:
        """Add one entry of the reference list, printed as one line of the canonical text."""
        if not self._references:
            self.close_sections()
            self._write("\nReferences\n")
        ended = title if title.endswith((".", "?", "!")) else f"{title}."
        # A reference kept as one printed line has its year in the line already.
        printed = str(year) if year and (container or str(year) not in title) else ""
        source = ", ".join(part for part in (container, printed) if part)
        line = " ".join(part for part in (f"{number}.", ended, source) if part)
        quote = f"{line} ({kind})" if kind else line
        start, end = self._append(quote, joined=False)
        self._references.append(Reference(number, kind, title, container, year, quote, start, end))

    def finish(self, updated: date | None, review: Review, publisher: str, disclaimer: str) -> Article:
        """Return the article."""
        return Article(
            id=self.id,
            title=self.title,
            text="".join(self._parts),
            statements=tuple(self._statements),
            references=tuple(self._references),
            updated=updated,
            review=review,
            publisher=publisher,
            disclaimer=disclaimer,
        )

    def _append(self, quote: str, *, joined: bool) -> tuple[int, int]:
        if joined:
            # Every piece ends with a line feed, which gives way to a space of the same length.
            self._parts[-1] = self._parts[-1].removesuffix("\n") + " "
        start = self._length
        self._write(f"{quote}\n")
        return start, start + len(quote)

    def _write(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)
