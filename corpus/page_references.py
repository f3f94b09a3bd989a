"""Reads the reference block of a saved page: kind, title, and container with year, each on a line."""

import re

from corpus.about import Entry

_KINDS = re.compile(
    r"(?:clinical |practice )?guidelines?|research|(?:systematic |literature |narrative )?review|meta-?analysis"
    r"|praxis|(?:randomi[sz]ed )?(?:clinical |controlled )*trial|(?:cohort |case )?(?:study|series|report)"
    r"|(?:drug |fda )?label|text ?book|book|website|web ?page|consensus(?: statement)?|editorial|opinion"
    r"|(?:journal )?article|drug information|other",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:\[?\d{1,3}\]?[.)]\s+|\[\d{1,3}\]\s+|[•◦*-]\s+)")
_YEAR = re.compile(r"^(?P<container>.*?)[,.;]?\s*\(?(?P<year>(?:18|19|20)\d{2})\)?\.?$")


def read_references(lines: list[str]) -> tuple[Entry, ...]:
    """Return the listed entries, numbered from 1 in printed order."""
    groups: list[list[str]] = []
    complete = True
    for line in (_NUMBER.sub("", line.strip()) for line in lines):
        is_kind = _KINDS.fullmatch(line) is not None
        if complete or (is_kind and len(groups[-1]) > 1):
            groups.append([])
        groups[-1].append(line)
        # The first line of an entry is its kind or its title, so a year there ends nothing, but on a single line.
        complete = _YEAR.match(line) is not None and not is_kind and len(groups[-1]) > 1
    return tuple(_entry(number, group) for number, group in enumerate(groups, start=1))


def _entry(number: int, lines: list[str]) -> Entry:
    kind = ""
    if len(lines) > 1 and (_KINDS.fullmatch(lines[0]) or (len(lines) > 2 and len(lines[0].split()) <= 2)):
        kind, lines = lines[0].lower(), lines[1:]
    if len(lines) == 1:
        return Entry(number, kind, lines[0], "", None)
    source = _YEAR.match(lines[-1])
    title = " ".join(lines[:-1])
    if source is None:
        return Entry(number, kind, title, lines[-1], None)
    return Entry(number, kind, title, source["container"], int(source["year"]))
