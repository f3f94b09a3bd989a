"""An article's canonical text as the blocks of a page: headings, paragraphs, list items, references."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.article import Article, Statement

BlockKind = Literal["heading", "paragraph", "item", "reference"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold the text from `start` up to the end of a statement, and the markers printed there."""

    start: int
    end: int
    markers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one line of the canonical text; its pieces follow each other without a gap.

    `depth` is the level of a heading, from 1, and 0 for everything else. `number` is that of a reference.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    depth: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after_blank: bool
    statements: tuple[Statement, ...]


def blocks_of(article: Article) -> list[Block]:
    """Return everything below the title, in reading order."""
    lines = list(_lines(article))
    references = {entry.start: entry.number for entry in article.references}
    depths = _depths(article, lines)
    blocks = []
    for line in lines:
        if line.start in references:
            blocks.append(Block("reference", _pieces(line), number=references[line.start]))
        elif line.start in depths:
            blocks.append(Block("heading", _pieces(line), depth=depths[line.start]))
        else:
            listed = bool(line.statements and line.statements[0].lead)
            blocks.append(Block("item" if listed else "paragraph", _pieces(line)))
    return blocks


def _lines(article: Article) -> Iterator[_Line]:
    """Yield the lines that hold text, but for the title."""
    starts = [statement.start for statement in article.statements]
    start = len(article.title) + 1
    after_blank = False
    for text in article.text[start:].split("\n"):
        end = start + len(text)
        if text:
            held = article.statements[bisect_left(starts, start) : bisect_left(starts, end)]
            yield _Line(start, end, after_blank, held)
        after_blank = not text
        start = end + 1


def _pieces(line: _Line) -> tuple[Piece, ...]:
    pieces, at = [], line.start
    for statement in line.statements:
        pieces.append(Piece(at, statement.end, statement.markers))
        at = statement.end
    if at < line.end:
        pieces.append(Piece(at, line.end))
    return tuple(pieces)


def _depths(article: Article, lines: Sequence[_Line]) -> dict[int, int]:
    """Return the depth of each heading by its start.

    The text keeps no levels. A heading's is its place in the section path of the next statement; one with
    nothing below it stands beside the heading that follows.
    """
    depths: dict[int, int] = {}
    path: tuple[str, ...] = ()
    for line in reversed(lines):
        if line.statements:
            path = line.statements[0].section
        elif line.after_blank:
            title = article.text[line.start : line.end]
            if title in path:
                path = path[: len(path) - path[::-1].index(title)]
            depths[line.start] = max(len(path), 1)
            path = path[:-1] if path and path[-1] == title else path
    return depths
