"""What words around a figure do for its comparison: which mean the same, which nothing, which set apart."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus import claim_lists
from corpus.words import stem, words

_PRONOUNS = frozenset(["it", "they", "this", "these", "those", "he", "she", "such", "ones", "its", "their"])
_SPELLING = re.compile(r"oe|ae")


def _canonical(word: str) -> str:
    plain = _SPELLING.sub("e", word.removesuffix("'"))
    return stem(plain.replace("our", "or") if plain.endswith(("our", "ours")) else plain)


@cache
def _synonyms() -> dict[str, str]:
    lines = [[_canonical(word) for word in line.split()] for line in claim_lists.SYNONYMS.split("\n") if line]
    return {word: line[0] for line in lines for word in line}


@lru_cache(maxsize=50_000)
def token(word: str) -> str:
    """Return the form under which all words of one meaning are compared."""
    canonical = _canonical(word.lower())
    return _synonyms().get(canonical, canonical)


@cache
def _tokens(listed: str) -> frozenset[str]:
    return frozenset(token(part) for word in listed.split() for part in words(word))


def tokens(text: str) -> list[str]:
    """Return the tokens of all words and plain numbers of a text, in order."""
    return [token(word) for word in words(text)]


@lru_cache(maxsize=4_096)
def _token_set(text: str) -> frozenset[str]:
    return frozenset(tokens(text))


@lru_cache(maxsize=4_096)
def _said(text: str) -> frozenset[str]:
    return frozenset(words(text))


@cache
def neutral_for(kind: str) -> frozenset[str]:
    """Return the tokens that do not tell of which quantity a figure of a kind is."""
    own = {
        "time": claim_lists.DURATION,
        "age": claim_lists.AGE,
        "%": f"{claim_lists.OCCURRENCE} age aged old years year",
        "mass": claim_lists.DOSE,
    }
    return (
        _tokens(claim_lists.NEUTRAL)
        | _tokens(claim_lists.DEFINING)
        | _tokens(own.get(kind.partition("/")[0], ""))
    )


def content_of(text: str, dimension: str) -> frozenset[str]:
    """Return the tokens that tell of which quantity of which subject a figure is."""
    return _token_set(text) - neutral_for(dimension)


def subject_words(text: str) -> frozenset[str]:
    """Return the tokens of a heading or a title that name a thing, not an aspect of one."""
    return (
        _token_set(text)
        - _tokens(claim_lists.NEUTRAL)
        - _tokens(claim_lists.ASPECTS)
        - _tokens(claim_lists.DURATION)
    )


def qualifiers_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the tokens that part groups, forms and times, wherever they stand in some texts."""
    return _tokens(claim_lists.QUALIFYING) & {
        said for text in texts for said in _token_set(text.replace("everity", ""))
    }


def names_a_thing(said: frozenset[str]) -> bool:
    """Tell whether tokens name a thing rather than leaving it to what was spoken of before."""
    return len(said - _tokens(claim_lists.GENERIC) - _tokens(claim_lists.QUALIFYING)) > 0


def says_duration(text: str) -> bool:
    """Tell whether a text speaks of how long something goes on."""
    return bool(_tokens(claim_lists.DURATION) & _token_set(text))


def is_about_age(text: str) -> bool:
    """Tell whether a text speaks of age or of a time of life."""
    return bool(_AGE_WORDS & _said(text))


def defines(text: str) -> bool:
    """Tell whether a text draws the line of a term rather than reporting what was seen."""
    return bool(_DEFINING_WORDS & _said(text))


def compares(text: str) -> bool:
    """Tell whether a text sets one figure against another, so that neither stands for itself."""
    return bool(_COMPARING_WORDS & _said(text)) or "twice as" in text or "times as" in text


def is_possible(text: str) -> bool:
    """Tell whether a text says what can be, or what holds for some."""
    return bool(_POSSIBLE_WORDS & _said(text))


def is_typical(text: str) -> bool:
    """Tell whether a text says what is usual."""
    return bool(_TYPICAL_WORDS & _said(text))


def statistic_of(text: str) -> str:
    """Return which figure of many is given, mean or median, or an empty string."""
    said = _said(text)
    return (
        "median"
        if "median" in said
        else "mean"
        if said & {"mean", "average", "averages", "averaging"}
        else ""
    )


def is_superlative(text: str) -> bool:
    """Tell whether a text ranks its subject among others ("the most common cancer in")."""
    return _SUPERLATIVE.search(text) is not None


def verb_in(text: str) -> re.Match[str] | None:
    """Return the first finite verb of a text."""
    return _VERB.search(text)


def opens_with_pronoun(text: str) -> bool:
    """Tell whether the subject of a text stands in a sentence before it."""
    said = words(text)
    return bool(said) and said[0] in _PRONOUNS


_DEFINING_WORDS = frozenset(claim_lists.DEFINING.split())
_COMPARING_WORDS = frozenset(claim_lists.COMPARING.split())
_POSSIBLE_WORDS = frozenset(claim_lists.POSSIBLE.split())
_TYPICAL_WORDS = frozenset(claim_lists.TYPICAL.split())
_AGE_WORDS = frozenset(["age", "aged", "ages", "old", "older", "life", "peak", "peaks"])
_SUPERLATIVE = re.compile(
    r"\b(?:most (?:common|frequent)|commonest|leading|main)\s+(?!in\b|between\b|at\b)\w+"
)
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(set(claim_lists.VERBS.split())))})\b", re.IGNORECASE)
