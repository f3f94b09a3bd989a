"""Finds the finite verb of a run of words by its form and by what stands around it, without a parser."""

from collections.abc import Sequence

from assistant.verification.claim_words import AUXILIARIES, MARKERS, PREDICATES, one_spelling, words_of
from assistant.words import stem

# What follows one of these up to the next comma is not what the clause says, but when.
SUBORDINATING = words_of("when if unless where until")
_DETERMINERS = words_of(
    "the a an this these those its their his her each every any no some of in on at by from with for to"
)
_PLURALS = words_of("people men women children cells they we you often usually typically mostly not")


def verb_in(words: Sequence[str], opening: str) -> int | None:
    """Return the index of the first finite verb, found by its form and by what stands around it."""
    for index, word in enumerate(words):
        lowered = word.lower()
        if lowered in SUBORDINATING:
            return None
        if lowered in AUXILIARIES and lowered != "being":
            return index
        if stem(one_spelling(lowered)) in PREDICATES and _is_finite(words, index, opening):
            return index
    return None


def _is_finite(words: Sequence[str], index: int, opening: str) -> bool:
    """Tell whether a word that may be a verb stands where a finite verb does."""
    word = words[index].lower()
    before = words[index - 1].lower() if index else ""
    behind = words[index + 1].lower() if index + 1 < len(words) else ""
    if not index and behind.endswith("ed"):
        return False
    if before in _DETERMINERS or before in MARKERS or word.endswith(("ing", "ion")):
        return False
    if word.endswith("ed") or (not index and opening in (".", ",")):
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return behind != "of" or word == "consists"
    # A bare form follows a plural, or opens what a subject before it shares.
    if index and behind in ("it", "them", "the", "a", "an", "their", "its"):
        return True
    several = before.endswith("s") and not before.endswith("ss")
    plural = several or before.startswith("\x00") or before in _PLURALS
    joined = opening in ("and", "or") and bool(behind) and behind not in MARKERS
    return not index or plural or joined
