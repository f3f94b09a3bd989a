"""Reads the reference block of a saved page: kind, title, and container with year, each on a line."""

import re

from corpus.about import Entry

_KINDS = re.compile(
    r"(?:clinical |practice )?guidelines?|research|(?:systematic |literature |narrative )?review"
    r"|meta-?analysis|praxis|(?:randomi[sz]ed )?(?:clinical |controlled )*trial"
    r"|(?:cohort |case )?(?:study|series|report)"
    r"|(?:drug |fda )?label|text ?book|book|website|web ?page|consensus(?: statement)?|editorial|opinion"
    r"|(?:journal )?article|drug information|other",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:(?P<number>\d{1,3})[.)]|\[(?P<boxed>\d{1,3})\]|[•◦*-])\s+")
_YEAR = re.compile(r"^(?P<container>.*?)[,.;]?\s*\(?(?P<year>(?:18|19|20)\d{2})\)?\.?$")


def read_references(lines: list[str]) -> tuple[Entry, ...]:
    """Return the listed entries in printed order, with their printed numbers or else numbered from 1."""
    groups: list[list[str]] = []
    numbers: list[int] = []
    complete = True
    for printed in lines:
        bullet = _NUMBER.match(printed.strip())
        line = printed.strip()[bullet.end() if bullet else 0 :]
        is_kind = _KINDS.fullmatch(line) is not None
        if complete or bullet or (is_kind and len(groups[-1]) > 1):
            groups.append([])
            given = (bullet["number"] or bullet["boxed"]) if bullet else None
            numbers.append(int(given) if given else len(groups))
        groups[-1].append(line)
        # A title may end with a year, so only a line below it ends the entry.
        named = [held for held in groups[-1] if not _KINDS.fullmatch(held)]
        complete = len(named) > 1 and _YEAR.match(line) is not None
    if len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(groups) + 1))
    return tuple(_entry(number, group) for number, group in zip(numbers, groups, strict=True))


def _entry(number: int, lines: list[str]) -> Entry:
    kind = ""
    if len(lines) > 1 and (_KINDS.fullmatch(lines[0]) or (len(lines) > 2 and len(lines[0].split()) <= 2)):
        kind, lines = lines[0].lower(), lines[1:]
    if len(lines) == 1:
        return Entry(number, kind, lines[0], "", None)
    source = _YEAR.match(lines[-1])
    if source is None:
        return Entry(number, kind, " ".join(lines[:-1]), lines[-1], None)
    below = 2 if not source["container"] and len(lines) > 2 else 1
    container = source["container"] or (lines[-2] if below == 2 else "")
    return Entry(number, kind, " ".join(lines[:-below]), container, int(source["year"]))
