"""Sorts the body lines of a saved page into headings, bullets at their depth, and paragraphs."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.trailing import split_markers

_BULLET = re.compile(r"(?P<indent>\s*)(?:(?P<glyph>[•◦▪▫‣⁃●○■□])\s*|(?P<plain>[*–—-])\s+)(?P<text>.*)")
_NUMBERED = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,2})[.)]\s+(?P<text>\S.*)")
_MARKERS_ALONE = re.compile(r"\[?\d{1,2}\]?(?:(?:\s*[,;]\s*|\s+|(?<=\])(?=\[))\[?\d{1,2}\]?)*")
_SENTENCE_END = re.compile(r"\w{3,}[.!?]\s")
_LONGEST_HEADING = 100
_MOST_HEADING_WORDS = 14
# A line shorter than this was not broken for want of room.
_BROKEN_LINE = 50


class Kind(StrEnum):
    """Tell what a block of a page's body is."""

    HEADING = "heading"
    NUMBERED_HEADING = "numbered heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one block with its printed text, markers included; only bullets have a depth, from 1."""

    kind: Kind
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    glyph: str
    follows_blank: bool


def read_blocks(body: list[str]) -> list[Block]:
    """Return the blocks of a body in reading order."""
    lines = _join_broken(_read_lines(body))
    depths = _depths(lines)
    return [
        Block(kind, f"{line.glyph} {line.text}" if kind is Kind.NUMBERED_HEADING else line.text, depth)
        for line, depth, kind in zip(lines, depths, _kinds(lines), strict=True)
    ]


def _read_lines(body: list[str]) -> list[_Line]:
    lines: list[_Line] = []
    blank = True
    for raw in body:
        if not raw.strip():
            blank = True
            continue
        lines.append(_read_line(raw, blank))
        blank = False
    return lines


def _read_line(raw: str, blank: bool) -> _Line:
    if found := _BULLET.fullmatch(raw):
        return _Line(found["text"].strip(), len(found["indent"]), found["glyph"] or found["plain"], blank)
    if found := _NUMBERED.fullmatch(raw):
        return _Line(found["text"].strip(), len(found["indent"]), f"{found['number']}.", blank)
    return _Line(raw.strip(), len(raw) - len(raw.lstrip()), "", blank)


def _join_broken(lines: list[_Line]) -> list[_Line]:
    """Join to the line before what was broken off it for want of room, and markers on their own line."""
    joined: list[_Line] = []
    for line in lines:
        if joined and not line.glyph and _continues(joined[-1], line):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}".strip())
        else:
            joined.append(line)
    return [line for line in joined if line.text]


def _continues(before: _Line, line: _Line) -> bool:
    if before.glyph and not before.text:
        return True
    if line.follows_blank:
        return False
    if _MARKERS_ALONE.fullmatch(line.text) or (before.glyph and line.indent > before.indent):
        return True
    broken = not before.text.endswith((".", "!", "?", ":")) and line.text[0].islower()
    return broken and (bool(before.glyph) or len(before.text) >= _BROKEN_LINE)


def _depths(lines: list[_Line]) -> list[int]:
    """Return each bullet's depth: one deeper where it is indented further or has a new glyph."""
    depths: list[int] = []
    stack: list[tuple[int, str]] = []
    for line in lines:
        if not line.glyph:
            stack = []
            depths.append(0)
            continue
        key = (line.indent, "1." if line.glyph[0].isdigit() else line.glyph)
        while stack and line.indent < stack[-1][0]:
            stack.pop()
        if key in stack:
            stack = stack[: stack.index(key) + 1]
        else:
            stack.append(key)
        depths.append(len(stack))
    return depths


def _kinds(lines: list[_Line]) -> list[Kind]:
    kinds: list[Kind] = []
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        numbered = line.glyph[:1].isdigit()
        if line.glyph and not numbered:
            kinds.append(Kind.BULLET)
        elif numbered:
            heads = _may_head(line, below) and below is not None and not below.glyph[:1].isdigit()
            kinds.append(Kind.NUMBERED_HEADING if heads and line.indent == 0 else Kind.BULLET)
        else:
            kinds.append(Kind.HEADING if _may_head(line, below) else Kind.PARAGRAPH)
    return kinds


def _may_head(line: _Line, below: _Line | None) -> bool:
    """Tell whether a line is short, unfinished and without markers, and something stands below it."""
    return (
        below is not None
        and len(line.text) <= _LONGEST_HEADING
        and len(line.text.split()) <= _MOST_HEADING_WORDS
        and not line.text.endswith((".", "!", ":", ";", ",", "…", ".”", '."'))
        and not line.text[0].islower()
        and not _SENTENCE_END.search(line.text)
        and not split_markers(line.text, opens_list=bool(below.glyph)).markers
    )
