"""Which of two things is said to be more, and whether another text says it the other way round."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.premises.opposites import NEGATIONS
from assistant.verification.claim_words import LIGHT, OPERATORS, canonical, is_silent, rewritten
from assistant.words import words

_DIRECTIONS = {
    **{word: ("high", 1) for word in ("higher", "greater", "larger", "bigger")},
    **{word: ("high", -1) for word in ("lower", "smaller")},
    "longer": ("long", 1),
    "shorter": ("long", -1),
    "better": ("good", 1),
    "worse": ("good", -1),
    "earlier": ("early", 1),
    "later": ("early", -1),
    "sooner": ("early", 1),
    "older": ("old", 1),
    "younger": ("old", -1),
    "faster": ("fast", 1),
    "quicker": ("fast", 1),
    "slower": ("fast", -1),
    "safer": ("safe", 1),
    "cheaper": ("cheap", 1),
    "stronger": ("strong", 1),
    "weaker": ("strong", -1),
    "thicker": ("thick", 1),
    "thinner": ("thick", -1),
    "wider": ("wide", 1),
    "narrower": ("wide", -1),
    "deeper": ("deep", 1),
}
_DEGREES = {"more": 1, "less": -1, "fewer": -1}
# What lies along the other end of the same scale.
_SCALES = {"rare": ("common", -1), "frequent": ("common", 1), "uncommon": ("common", -1)}
_TIMES = re.compile(r"\b(?:twice|\w+(?: to \w+)? times) as (\w+) as\b", re.IGNORECASE)
# What names neither side.
_EMPTY = frozenset(map(canonical, ("disease", "condition", "affect", "get", "suffer")))
_END = re.compile(
    r"[,;:]\s|\s(?:but|and (?:is|are|has|have)|whereas|while|because|although)\s", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold that `one` is more (1) or less (-1) on a scale than `other`; `shared` stands outside of both."""

    one: frozenset[str]
    other: frozenset[str]
    scale: str
    direction: int


def comparison_in(text: str) -> Comparison | None:
    """Return the comparison with `than` that a text makes; None where it makes none, or several."""
    plain = _BRACKETS.sub("", rewritten(_TIMES.sub(r"more \1 than", text)))
    parts = re.split(r"\bthan\b", plain, flags=re.IGNORECASE)
    if len(parts) != 2:
        return None
    # Of what stands before `than`, the last clause compares; of what stands behind it, the first.
    left, right = _END.split(parts[0])[-1], _END.split(parts[1])[0]
    read = words(left)
    if (NEGATIONS | {"rather", "other"}) & set(read):
        return None
    at = next((place for place in range(len(read) - 1, -1, -1) if _degree(read, place)), None)
    if at is None:
        return None
    scale, direction, end = _scale(read, at)
    one = _names(read[:at]) | _names(read[end:])
    other = _names(words(right))
    return Comparison(one - other, other - one, scale, direction) if scale else None


def _degree(read: list[str], place: int) -> bool:
    return read[place] in _DEGREES or read[place] in _DIRECTIONS


def _scale(read: list[str], at: int) -> tuple[str, int, int]:
    if read[at] in _DIRECTIONS:
        scale, direction = _DIRECTIONS[read[at]]
        following = next((canonical(word) for word in read[at + 1 : at + 2] if not _is_small(word)), "")
        return f"{scale} {following}".strip(), direction, at + 1 + bool(following)
    direction = _DEGREES[read[at]]
    end = at + 1
    while end < len(read) and read[end].endswith("ly"):
        end += 1
    if end >= len(read):
        return "", 0, end
    named = canonical(
        read[end].removesuffix("ly") if read[end] in ("commonly", "frequently", "rarely") else read[end]
    )
    scale, sign = _SCALES.get(named, (named, 1))
    return scale, direction * sign, end + 1


def _is_small(word: str) -> bool:
    return (
        is_silent(word)
        or word in OPERATORS
        or word in ("in", "on", "at", "with", "for", "of", "to", "by", "than")
    )


def _names(read: list[str]) -> frozenset[str]:
    return frozenset(
        token
        for word in read
        if not _is_small(word) and (token := canonical(word)) not in LIGHT | _EMPTY and not word.isdigit()
    )


def agreement(
    one: Comparison | None, other: Comparison | None, around: frozenset[str] = frozenset()
) -> Literal["same", "reversed", "none"]:
    """Tell whether two comparisons are of the same things on one scale, the same way or the other way round.

    `around` are further names of what `other` speaks of.
    """
    if one is None or other is None or one.scale != other.scale:
        return "none"
    straight = bool(one.one & other.one and one.other & other.other)
    crossed = bool(one.one & other.other and one.other & other.one)
    if straight == crossed or not one.one | one.other <= other.one | other.other | around:
        return "none"
    return "same" if straight == (one.direction == other.direction) else "reversed"
