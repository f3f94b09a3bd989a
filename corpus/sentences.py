"""Splits a text freed of its markers into sentences, each with the markers that stood in it."""

from bisect import bisect_left
from dataclasses import dataclass

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped] # the library ships no types

from corpus.markers import MarkedText

# A sentence does not end with these; the library knows most others, but not before a figure.
_SHORT = "al. approx. ca. cf. dr. e.g. eq. fig. figs. i.e. incl. nos. pp. ref. refs. resp. tab. vol. vs."
ABBREVIATIONS = frozenset(_SHORT.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence without markers, and its markers."""

    text: str
    markers: tuple[int, ...]


def split_sentences(marked: MarkedText) -> list[Sentence]:
    """Return the sentences of a text in reading order; together they hold every character but white space.

    A marker belongs to the sentence in which, or right after which, it stands.
    """
    text = marked.text
    spans = _spans(text)
    starts = [start for start, _ in spans]
    collected: list[list[int]] = [[] for _ in spans]
    for place, numbers in marked.marks:
        if spans:
            collected[max(bisect_left(starts, place) - 1, 0)].extend(numbers)
    return [
        Sentence(text[start:end], tuple(dict.fromkeys(markers)))
        for (start, end), markers in zip(spans, collected, strict=True)
    ]


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries("en", text):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        if start >= end:
            continue
        if spans and _continues(text, spans[-1], start, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _continues(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether a piece has no letter or digit, or follows one that is no sentence yet."""
    if not any(character.isalnum() for character in text[start:end]):
        return True
    earlier = text[slice(*before)]
    lettered = any(character.isalpha() for character in earlier)
    return not lettered or earlier.split()[-1].lower() in ABBREVIATIONS
