"""Checks a sentence of prose against the quotes that it cites, by code, before it is shown as verified."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.words import stem, stems
from corpus.quantities import Quantity, quantities_in

_NEGATION = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|cannot|absent|absence|lack(?:s|ing)?|unlike|rarely|seldom|hardly"
    r"|fail(?:s|ed)?|exclude[sd]?|\w+n['’]t|non)\b|\bnon(?=-?\w)",
    re.IGNORECASE,
)
_DIRECTION = {
    "up": re.compile(
        r"\b(?:increas\w*|higher|more|greater|raised|elevated|longer|larger|better|hyper\w+)\b", re.I
    ),
    "down": re.compile(
        r"\b(?:decreas\w*|lower|less|fewer|reduc\w*|shorter|smaller|worse|poorer|hypo\w+)\b", re.I
    ),
}
# Words that a sentence may bring in: they join what the quotes say and state nothing of their own.
_GENERIC = frozenset(map(stem, ("include", "call", "know", "appear", "show", "see", "find", "yes")))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Tell whether the cited quotes hold a sentence, and if not, why not."""

    holds: bool
    reason: str = ""


def verify(sentence: str, quotes: Sequence[str]) -> Verdict:
    """Return whether every figure, negation, direction and content word stands in the quotes, in their order.

    `quotes` are the cited passages as the model read them; `sentence` carries no citation numbers. What
    only the question says does not count, for the question may be wrong.
    """
    if not quotes:
        return Verdict(False, "nothing is cited")
    joined = " . ".join(quotes)
    for check in (_figures, _negations, _directions, _number):
        reason = check(sentence, joined)
        if reason:
            return Verdict(False, reason)
    return _words(sentence, joined)


def _figures(sentence: str, joined: str) -> str:
    held = quantities_in(joined)
    for told in quantities_in(sentence):
        if not any(_same(told, other) for other in held):
            return f"the figure {told.printed} does not stand in the quotes"
    return ""


def _same(left: Quantity, right: Quantity) -> bool:
    if (left.low, left.high) != (right.low, right.high):
        return False
    if left.unit != right.unit and left.unit:
        return False
    return left.limit == right.limit or {left.limit, right.limit} <= {"", "~"} | (
        {"≤"} if left.is_range else set()
    )


def _negations(sentence: str, joined: str) -> str:
    if bool(_NEGATION.search(sentence)) != bool(_NEGATION.search(joined)):
        return "a negation stands on one side only"
    return ""


def _directions(sentence: str, joined: str) -> str:
    for name, pattern in _DIRECTION.items():
        if pattern.search(sentence) and not pattern.search(joined):
            return f"it says {name} where the quotes do not"
    return ""


def _number(sentence: str, joined: str) -> str:
    """Tell when one of several is made the only one: "A is the cause" of "A, B and C are the causes"."""
    for named in re.findall(r"\b(?:is|was) the (\w+)", sentence, re.IGNORECASE):
        several = re.search(rf"\b(?:are|were) the {named}", joined, re.IGNORECASE)
        if several and not re.search(rf"\b(?:is|was) the {named}", joined, re.IGNORECASE):
            return f"the quotes name several as the {named}"
    return ""


def _words(sentence: str, joined: str) -> Verdict:
    """Hold the content words of a sentence against those of the quotes: none new, and none out of order.

    The order keeps who does what to whom: "CT is less sensitive than MRI" is not said by its reverse.
    """
    told = [word for word in stems(sentence) if word not in _GENERIC]
    if not told:
        return Verdict(False, "it tells nothing of its own that a quote could hold")
    held = stems(joined)
    new = [word for word in told if word not in held]
    if new:
        return Verdict(False, f"it brings in {', '.join(new)}")
    rest = iter(held)
    # `in` consumes the iterator up to the match, so each word must come behind the one before it.
    if not all(word in rest for word in told):
        return Verdict(False, "it says the words of the quotes in another order")
    return Verdict(True)


_CITATIONS = re.compile(r"\s*\[(\d+(?:\s*,\s*\d+)*)\]")


def cited_numbers(sentence: str) -> tuple[int, ...]:
    """Return the citation numbers of a sentence, in order, each once."""
    numbers = [int(n) for group in _CITATIONS.findall(sentence) for n in group.split(",")]
    return tuple(dict.fromkeys(numbers))


def without_citations(sentence: str) -> str:
    """Return the sentence without its citation numbers."""
    return _CITATIONS.sub("", sentence).strip()


def best_supported(sentence: str, quotes: Mapping[int, str]) -> int | None:
    """Return the number of the quote that best holds a sentence which cites none that does."""
    content = set(stems(sentence)) - _GENERIC
    holding = [number for number, quote in quotes.items() if verify(sentence, [quote]).holds]
    return max(holding, key=lambda number: len(content & set(stems(quotes[number]))), default=None)
