"""The items that an answer lists, or the two things that a question compares."""

import re

from assistant.topics import Topics
from assistant.words import STOP_WORDS, VERBS

_MARKED_LINE = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(?P<item>.+)$", re.MULTILINE)
_SERIES = re.compile(r"(?:[^,;:.()\n\[\]\"“”]{2,70},\s+)+(?:and\s+|or\s+)?[^,;:.()\n\[\]\"“”]{2,70}")
_CITATION = re.compile(r"\s*\[\d+\]")
_PAIR = re.compile(
    r"(?:between|compare)?\s*(?P<one>[\w' -]+?)\s+(?:and|or|versus|vs\.?|from|with)\s+(?P<two>[\w' -]+)",
    re.IGNORECASE,
)

# What ends a thing that is compared.
_ENDS = STOP_WORDS | VERBS | {"difference", "differences", "better", "worse", "safer", "faster", "cheaper"}


def enumerated(answer: str, topics: Topics) -> list[str]:
    """Return the items that an answer lists, in order: its marked lines, else its longest series."""
    lines = [_CITATION.sub("", match["item"]).strip() for match in _MARKED_LINE.finditer(answer)]
    if len(lines) >= 2:
        return [_head(line, topics) for line in lines]
    split = series_in(answer, topics)
    return max(split, key=lambda items: len(items), default=[])


def series_in(answer: str, topics: Topics) -> list[list[str]]:
    """Return the items of each series "one, two and three" of an answer."""
    found = [_items(match.group(), topics) for match in _SERIES.finditer(_CITATION.sub("", answer))]
    return [items for items in found if items]


def compared(question: str) -> list[str]:
    """Return the two things that a question joins: "gout and sepsis", "MRI or CT"; else nothing."""
    match = _PAIR.search(question)
    if not match:
        return []
    one, two = _content(match["one"], last=True), _content(match["two"], last=False)
    return [one, two] if one and two else []


def _items(series: str, topics: Topics) -> list[str]:
    items = [
        item.strip() for item in re.split(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+", series) if item.strip()
    ]
    if len(items) < 2:
        return []
    # The first item trails the start of its sentence, the last one the rest of it.
    first = topics.things_in(items[0])
    last = topics.things_in(items[-1])
    items[0] = _plain(first[-1] if first else " ".join(items[0].split()[-2:]))
    items[-1] = last[0] if last else " ".join(items[-1].split()[:2])
    return items


def _plain(name: str) -> str:
    """Return a name without the capital of a sentence's start; abbreviations keep theirs."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _head(line: str, topics: Topics) -> str:
    head, colon, _ = line.strip('"“”').partition(":")
    if colon and len(head.split()) <= 6:
        return head
    if len(line.split()) <= 6:
        return line.strip('"“”. ')
    named = [name for name in topics.things_in(line) if name.lower() not in topics.main]
    return named[0] if named else line


def _content(text: str, *, last: bool) -> str:
    """Return the first or last run of words between stop words and verbs."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        if word.lower() in _ENDS:
            runs.append([])
        else:
            runs[-1].append(word)
    filled = [run for run in runs if run]
    return " ".join(filled[-1 if last else 0]) if filled else ""
