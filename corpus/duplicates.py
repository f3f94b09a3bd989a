"""References that an article lists twice."""

import re
from collections import defaultdict
from collections.abc import Iterable

from corpus.reference import Reference

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]]")
_PMID = re.compile(r"\bPMID:?\s*(\d{4,9})\b", re.IGNORECASE)
_TELLING_WORDS = 4


def duplicates_in(references: Iterable[Reference]) -> tuple[tuple[Reference, ...], ...]:
    """Return the groups of entries that are one work: same DOI, same PMID, or same title and year."""
    entries = list(references)
    groups: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for entry in entries:
        for key in _keys(entry):
            groups[key].append(entry)
    found = {tuple(group): None for group in groups.values() if len(group) > 1}
    return tuple(sorted(found, key=lambda group: [entry.number for entry in group]))


def _keys(entry: Reference) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("doi", doi.lower()) for doi in dict.fromkeys(_DOI.findall(entry.quote))]
    keys += [("pmid", pmid) for pmid in dict.fromkeys(_PMID.findall(entry.quote))]
    title = re.findall(r"\w+", entry.title.casefold())
    # A short title ("Editorial") is one of many, unless the journal is the same too.
    container = "" if len(title) >= _TELLING_WORDS else entry.container.casefold()
    if title and (container or len(title) >= _TELLING_WORDS):
        keys.append(("title", " ".join(title), str(entry.year), container))
    return keys
