"""Mends misspelt words of a question for the search: only those neither English nor of the articles."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.words import stem

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4
LONG_ENOUGH_FOR_TWO_SLIPS = 8
# British spellings that differ from American ones by more than one letter's slip, or by their first letter.
_BRITISH = (
    (re.compile("oe"), "e"),
    (re.compile("ae"), "e"),
    (re.compile("our"), "or"),
    (re.compile("is(?=e)"), "iz"),
)


@dataclass(frozen=True)
class Speller:
    """Hold the words of the articles, which are mended towards first, and everyday English words."""

    articles: Set[str]
    english: Set[str]

    @cached_property
    def _english_stems(self) -> frozenset[str]:
        """Return the stems: a list of everyday words has `injected`, and lacks `inject`."""
        return frozenset(map(stem, self.english))

    def mended(self, text: str) -> str:
        """Return the text with each misspelt word replaced by the nearest known one, where there is one."""
        return _WORD.sub(lambda match: self._mended_word(match.group()), text)

    def _mended_word(self, printed: str) -> str:
        word = printed.lower()
        if len(word) < SHORTEST or word in self.articles:
            return printed
        for british, american in _BRITISH:
            respelt = british.sub(american, word)
            if respelt in self.articles or respelt.removesuffix("s") in self.articles:
                return respelt
        if word in self.english or stem(word) in self._english_stems or printed.isupper():
            return printed
        near = _one_slip(word)
        found = self._best(word, near & self.articles)
        if not found and len(word) >= LONG_ENOUGH_FOR_TWO_SLIPS:
            found = self._best(word, {far for one in near for far in _one_slip(one)} & self.articles)
        return found or self._best(word, _surely_a_slip(word) & self.english) or printed

    def _best(self, word: str, candidates: Set[str]) -> str:
        """Return the candidate that begins as the word does, or nothing: first letters are seldom wrong."""
        same_start = sorted(
            candidate for candidate in candidates if candidate[0] == word[0] and len(candidate) > 3
        )
        return same_start[0] if same_start else ""


def _surely_a_slip(word: str) -> set[str]:
    """Return what a word becomes with two neighbours swapped, or with a letter written once or twice.

    A word that neither list knows may be a rare one, a drug or a disease: `statins` are no `stains`.
    """
    pairs = range(len(word) - 1)
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in pairs}
    once = {word[:at] + word[at + 1 :] for at in pairs if word[at] == word[at + 1]}
    twice = {word[: at + 1] + word[at:] for at in range(len(word))}
    return swapped | once | twice


def _one_slip(word: str) -> set[str]:
    """Return all strings one deletion, transposition, replacement or insertion away (after Norvig, 2007)."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    deleted = {left + right[1:] for left, right in splits if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    replaced = {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    inserted = {left + letter + right for left, right in splits for letter in _LETTERS}
    return deleted | swapped | replaced | inserted


def english_words(model_dir: Path) -> frozenset[str]:
    """Return the whole words of the embedding model's vocabulary: some 20,000 everyday English ones."""
    lines = (model_dir / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha() and len(line) >= SHORTEST)
