"""Clinical opposites: which words of a text say the one thing, and which the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.verification.claim_words import canonical, rewritten
from assistant.words import words

_FILE = Path(__file__).parents[1] / "wordlists" / "opposites.txt"


def listed(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


NEGATIONS = listed("no not never none neither nor without unlike cannot hardly scarcely")
_LESSER = listed("less least")
# How many words a negation reaches ahead.
REACH = 4


@dataclass(frozen=True, slots=True)
class Leaning:
    """Hold a word or phrase of a pair of opposites: tokens `start:end`, its pair, side and negation."""

    pair: int
    left: bool
    negated: bool
    start: int
    end: int


def tokens(text: str) -> list[str]:
    """Return all words of a text as they are compared, small ones and figures too."""
    return [word if word in NEGATIONS else canonical(word) for word in words(rewritten(text))]


def leanings_in(read: Sequence[str]) -> tuple[Leaning, ...]:
    """Return the opposites that stand among the tokens of a text, in order."""
    found: list[Leaning] = []
    table = _phrases()
    for start, token in enumerate(read):
        for phrase, pair, left in table.get(token, ()):
            end = start + len(phrase)
            if tuple(read[start:end]) == phrase:
                negated = _LESSER.issuperset(read[start - 1 : start]) and start > 0
                negated |= any(word in NEGATIONS for word in read[max(0, start - REACH) : start])
                found.append(Leaning(pair, left, negated, start, end))
    return tuple(found)


def contradict(told: Leaning, held: Leaning) -> bool:
    """Tell whether two words of one pair say opposite things.

    A negated word is contradicted by itself, not by its opposite: what does not rise need not fall.
    """
    if told.pair != held.pair:
        return False
    if told.left == held.left:
        return told.negated != held.negated
    return not told.negated and not held.negated


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], int, bool], ...]]:
    """Return the phrases of the table by their first token."""
    table: dict[str, list[tuple[tuple[str, ...], int, bool]]] = {}
    for pair, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines()):
        for side, listed in enumerate(line.split("|")):
            for phrase in {tuple(tokens(given)) for given in listed.split(",")}:
                table.setdefault(phrase[0], []).append((phrase, pair, side == 0))
    return {first: tuple(entries) for first, entries in table.items()}
