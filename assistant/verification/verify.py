"""Checks a sentence of prose against the quotes that it cites, by code, before it is shown as verified."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.attachment import same_figure
from assistant.verification.claim_words import rewritten
from assistant.verification.claims import Claim, lacking
from assistant.verification.clauses import Clause, clauses_of
from assistant.verification.near_copies import turned
from assistant.verification.reasons import reason_changed
from assistant.words import stems
from corpus.quantities import Quantity, quantities_in

HEADING_WORDS = 8
LEAST_CONTENT = 2
_RELATIVE = ("that", "which", "who")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Tell whether the cited quotes hold a sentence, and if not, why not."""

    holds: bool
    reason: str = ""


def verify(sentence: str, quotes: Sequence[str]) -> Verdict:
    """Return whether the quotes hold a sentence: each of its clauses, in one of them.

    Figures, units, small words (not, may, often, more), content words, scope, and who does what to whom are
    compared by code. `quotes` are the cited passages as the model read them, each at most once behind its
    heading and a colon; `sentence` carries no citation numbers. What only the question says does not count:
    the question may be wrong.
    """
    if not quotes:
        return Verdict(False, "nothing is cited")
    if any(_plain(sentence) in (_plain(quote), _plain(quote.partition(": ")[2])) for quote in quotes):
        return Verdict(bool(stems(sentence)), "")
    joined = " . ".join(quotes)
    for word in filter(None, (turned(sentence, quote) for quote in quotes)):
        return Verdict(False, f"it is a quote but for '{word}'")
    reason = _figures(sentence, joined) or _number(sentence, joined)
    return Verdict(False, reason) if reason else _clauses(sentence, quotes)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .")


def _figures(sentence: str, joined: str) -> str:
    held = quantities_in(rewritten(joined))
    for told in quantities_in(rewritten(sentence)):
        if not any(same_figure(told, other) for other in held):
            return f"the figure {told.printed} does not stand in the quotes"
        like = [one for one in quantities_in(rewritten(sentence)) if _value(one) == _value(told)]
        if len(like) > sum(same_figure(told, other) for other in held):
            return f"the figure {told.printed} stands in fewer places of the quotes"
    return ""


def _value(figure: Quantity) -> tuple[float, float, str]:
    return figure.low, figure.high, figure.unit


def _number(sentence: str, joined: str) -> str:
    """Tell when one of several is made the only one: "A is the cause" of "A, B and C are the causes"."""
    for named in re.findall(r"\b(?:is|was) the (\w+)", sentence, re.IGNORECASE):
        several = re.search(rf"\b(?:are|were) the {named}", joined, re.IGNORECASE)
        if several and not re.search(rf"\b(?:is|was) the {named}", joined, re.IGNORECASE):
            return f"the quotes name several as the {named}"
    return ""


def _clauses(sentence: str, quotes: Sequence[str]) -> Verdict:
    """Hold each clause of a sentence against each quote alone, so that no two quotes make up one claim."""
    clauses = clauses_of(sentence)
    told = frozenset(token.stem for clause in clauses for token in clause.all_tokens if token.stem)
    figures = tuple(token.figure for clause in clauses for token in clause.tokens if token.figure)
    # "MRI is out for both" has one word of content, and what it says of that lies in words that are not read.
    if len(told) + len(figures) < LEAST_CONTENT:
        return Verdict(False, "it tells nothing of its own that a quote could hold")
    held = [_read(quote) for quote in quotes]
    for clause in clauses:
        claim = Claim(clause, told, figures)
        reasons = [lacking(claim, quote, heading) for quote, heading in held]
        if all(reasons):
            return Verdict(False, min(reasons, key=len))
    read = [quote for quote, _ in held]
    reason = reason_changed(clauses, read) or _denied(clauses, told, read)
    return Verdict(not reason, reason)


def _denied(clauses: Sequence[Clause], told: frozenset[str], quotes: Sequence[Sequence[Clause]]) -> str:
    """Tell when the sentence says all that a quote denies, and denies nothing itself."""
    if any(one.kind == "not" for clause in clauses for one in clause.operators):
        return ""
    for clause in (clause for quote in quotes for clause in quote):
        own = {token.stem for token in clause.all_tokens if token.stem and clause.link in _RELATIVE}
        if own and own <= told and any(one.kind == "not" for one in clause.operators):
            return "it leaves out that the quotes say 'not'"
    return ""


# The same few quotes are held against every sentence of an answer.
@lru_cache(maxsize=512)
def _read(quote: str) -> tuple[tuple[Clause, ...], frozenset[str]]:
    clauses = clauses_of(quote)
    head, colon, _ = quote.partition(": ")
    heading = clauses_of(head) if colon and len(head.split()) <= HEADING_WORDS else ()
    return clauses, frozenset(token.stem for clause in heading for token in clause.tokens if token.stem)


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
    content = set(stems(sentence))
    holding = [number for number, quote in quotes.items() if verify(sentence, [quote]).holds]
    return max(holding, key=lambda number: len(content & set(stems(quotes[number]))), default=None)


def subject_of(sentence: str) -> frozenset[str]:
    """Return the stems of what the first clause of a sentence is about."""
    first = next(iter(clauses_of(sentence)), None)
    tokens = first.tokens if first else ()
    return frozenset(t.stem for t in tokens if t.stem and t.before_verb and not t.marker)


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text as they are compared here."""
    return frozenset(t.stem for clause in clauses_of(text) for t in clause.tokens if t.stem)
