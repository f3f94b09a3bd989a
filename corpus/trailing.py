"""Tells the trailing marker digits of a saved page from figures that end a phrase.

A saved page prints markers as bare digits behind the phrase that they support: "... lasts 3-18 months 3". A
group of whole numbers is a marker only where the phrase before it is complete without it. It is incomplete
after a word that calls for a number ("in 1993", "at least 30", "stage 2"), and then takes the first number
for itself, so that "Salter-Harris type 2 3" keeps its type and has marker 3. A number far above the list's
length is a figure too, unless a sentence had ended before it.
"""

import re

from corpus.markers import BRACKETED, MarkedText, marker_numbers
from corpus.number_words import calls_for_number
from corpus.sentences import ABBREVIATIONS

HIGHEST = 99
# How far above the list's length a marker may stand: some pages list fewer references than they cite.
_REACH = 5

# Both repetitions are bounded, so that a long line of numbers costs no more than its length.
_RUN = r"\d+(?:\s*,\s*\d+){0,30}"
_GROUP = re.compile(
    rf"(?:(?<=\S)\s+)(?P<runs>{_RUN}(?:\s+{_RUN}){{0,8}})"
    r"(?:(?P<end>\s*$|(?=[.!?;](?:\s|$)))|(?P<next>(?=\s+[A-Z“\"(]))|(?P<inner>(?=,\s+[a-z])))"
)
# Enough for the four words that decide.
_LOOK_BACK = 100
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# After three letters or fewer a raised digit is a power: mm², kg/m².
_RAISED = re.compile(r"(?:(?<=[\s.!?)”%])|(?<=[a-z]{4}))[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:,[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")

# A number after one of these is the rest of a quantity, a label or an enumeration.
_OPEN_SIGNS = ",:-–—/<>=≥≤~≈±×$€£+*#&(["


def marker_limit(listed: int, seen: set[int]) -> int:
    """Return the highest number that counts as a marker behind an unfinished sentence.

    Markers count up from one without large gaps, so numbers that were `seen` in a marker's place raise the
    limit only as long as each is near the one before. `listed` is the length of the reference list.
    """
    limit = listed
    for number in sorted(seen):
        if number > limit + _REACH:
            break
        limit = max(limit, number)
    return limit


def split_markers(line: str, limit: int = HIGHEST, *, opens_list: bool = False) -> MarkedText:
    """Return a line freed of its markers.

    `limit` is the highest number taken for a marker behind an unfinished sentence. With `opens_list`, the
    line stands above a list, and digits behind its colon are a marker; elsewhere they are a label's figure.
    """
    line = _RAISED.sub(lambda found: f" {found.group().translate(_SUPERSCRIPTS)}", line)
    spans = [
        (found.start(), found.end(), numbers)
        for found in BRACKETED.finditer(line)
        if (numbers := marker_numbers(found.group()))
    ]
    for found in _GROUP.finditer(line):
        start, numbers = _marker_in(found, line, limit, opens_list=opens_list)
        if numbers:
            spans.append((start, found.end(), numbers))
    marked, done = MarkedText(), 0
    for start, end, numbers in sorted(spans):
        marked.add(line[done:start])
        marked.mark(numbers)
        done = end
    marked.add(line[done:])
    return marked


def _marker_in(
    found: re.Match[str], line: str, limit: int, *, opens_list: bool
) -> tuple[int, tuple[int, ...]]:
    """Return where the marker in a group of numbers begins, and its numbers; () where all are figures."""
    before = line[max(0, found.start() - _LOOK_BACK) : found.start()].rstrip()
    finished = _ends_sentence(before) or (opens_list and before.endswith(":"))
    if not finished and (found["next"] is not None or before[-1] in _OPEN_SIGNS):
        return 0, ()
    # No quantity goes on behind a closed bracket or a percent sign.
    highest = HIGHEST if finished or before[-1] in ")]%" else limit
    runs = list(re.finditer(_RUN, found["runs"]))
    if not finished and calls_for_number(before):
        runs = runs[1:]
    kept: list[re.Match[str]] = []
    for run in reversed(runs):
        if not all(_plausible(number, highest) for number in re.findall(r"\d+", run.group())):
            break
        kept.insert(0, run)
    if not kept or (found["inner"] is not None and len(kept) < len(runs)):
        return 0, ()
    numbers = [int(number) for run in kept for number in re.findall(r"\d+", run.group())]
    return found.start("runs") + kept[0].start(), tuple(dict.fromkeys(numbers))


def _plausible(number: str, highest: int) -> bool:
    return not number.startswith("0") and int(number) <= highest


def _ends_sentence(before: str) -> bool:
    closed = before.rstrip("\"'”’)")
    return closed.endswith((".", "!", "?", ";")) and before.split()[-1].lower() not in ABBREVIATIONS | {"no."}
