"""Tells when a sentence is a quote word for word but for a word that turns it round."""

import re
from difflib import SequenceMatcher

from assistant.verification.claim_words import MARKERS, OPERATORS, canonical, words_of

COPIED = 0.8  # of the words of a sentence, what must stand in the quote in order to call it a copy
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_NUMBER_WORDS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "once", "twice"]
)
_TURNING = frozenset(OPERATORS) | words_of("unlike better worse before after above below over under")


def turned(sentence: str, quote: str) -> str:
    """Return the word that a near copy of a quote puts in the place of another, or leaves out, or nothing."""
    told, held = _words(sentence), _words(quote)
    matcher = SequenceMatcher(a=held, b=told, autojunk=False)
    blocks = sum(block.size for block in matcher.get_matching_blocks())
    if not told or blocks < COPIED * len(told):
        return ""
    for what, start, end, told_start, told_end in matcher.get_opcodes():
        gone, new = held[start:end], told[told_start:told_end]
        # A heading in front of the quote may be gone together with its first word.
        if what == "replace" and len(new) == 1 and _differ(gone[-1], new[0]):
            return new[0]
        if what == "insert" and len(new) == 1 and OPERATORS.get(new[0]) == "not":
            return new[0]
        if what == "delete" and len(gone) == 1 and OPERATORS.get(gone[0]) == "not":
            return gone[0]
    return ""


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _differ(gone: str, new: str) -> bool:
    """Tell whether a word put for another may change what is said: a figure, a small word, a marker."""
    if canonical(gone) == canonical(new):
        return False
    figures = [word.isdigit() or word[:1].isdigit() or word in _NUMBER_WORDS for word in (gone, new)]
    if all(figures):
        return gone.isdigit() == new.isdigit()
    turning = gone in _TURNING or new in _TURNING
    return turning and OPERATORS.get(gone, gone) != OPERATORS.get(new, new) and _small(gone) and _small(new)


def _small(word: str) -> bool:
    return word in OPERATORS or word in MARKERS or word in _TURNING or word in ("like", "with", "and", "the")
