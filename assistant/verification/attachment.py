"""Tells when a figure is told of another thing than in the quote, as when two sensitivities are exchanged."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.verification.clauses import Clause, Token
from corpus.quantities import Quantity

_INEXACT = frozenset(("", "~"))


@dataclass(frozen=True, slots=True)
class _Held:
    """Hold a figure of a clause with its own words: those behind it and those right before it."""

    figure: Quantity
    behind: frozenset[str]
    before: frozenset[str]
    place: int


def same_figure(told: Quantity, held: Quantity) -> bool:
    """Tell whether a told figure is the held one: its ends, its unit unless it is left out, and its limit."""
    if (told.low, told.high) != (held.low, held.high) or (told.unit and told.unit != held.unit):
        return False
    return told.limit == held.limit or {told.limit, held.limit} <= _INEXACT | (
        {"≤"} if told.is_range else frozenset()
    )


def misplaced(claim: Clause, region: Sequence[Clause], stems: frozenset[str]) -> str:
    """Return which figure of a claim the clauses of a quote give to something else, or nothing.

    `stems` are those of the whole sentence that the claim is part of.
    """
    told = _figures_of(claim)
    held = [one for clause in region for one in _figures_of(clause)]
    for one in told:
        local = _all(claim) if len(told) == 1 else one.behind | one.before
        candidates = [other for other in held if same_figure(one.figure, other.figure)]
        if not any(_belongs(local, stems, candidate, held) for candidate in candidates):
            return f"the figure {one.figure.printed} belongs to something else in the quotes"
    return _disordered(told, held)


def _figures_of(clause: Clause) -> list[_Held]:
    tokens = clause.all_tokens
    found: list[_Held] = []
    for index, token in enumerate(tokens):
        if token.figure is None:
            continue
        behind: list[str] = []
        for other in tokens[index + 1 :]:
            if other.figure is not None or other.segment != token.segment:
                break
            behind.append(other.stem)
        before: list[str] = []
        for other in reversed(tokens[:index]):
            if other.figure is not None or other.segment != token.segment or _is_shared(other, clause):
                break
            before.append(other.stem)
        found.append(_Held(token.figure, frozenset(behind), frozenset(before), token.place))
    return found


def _is_shared(token: Token, clause: Clause) -> bool:
    """Tell whether a word is said of all figures of its clause: its subject and its verb."""
    return clause.has_verb and (token.before_verb or token.is_verb)


def _all(clause: Clause) -> frozenset[str]:
    return frozenset(token.stem for token in clause.all_tokens if token.stem)


def _belongs(local: frozenset[str], stems: frozenset[str], one: _Held, held: Sequence[_Held]) -> bool:
    """Tell whether the words around a told figure are those of the held figure and not of one beside it."""
    for other in held:
        if other.place == one.place or not _comparable(one.figure, other.figure):
            continue
        own, theirs = _apart(one, other), _apart(other, one)
        if theirs & local and not own & local:
            return False
        if own and not own & stems:
            return False
    return True


def _apart(one: _Held, other: _Held) -> frozenset[str]:
    """Return the words that tell a figure from another."""
    before = one.before if one.before and other.before else frozenset()
    return (one.behind | before) - (other.behind | other.before)


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and (one.low, one.high) != (other.low, other.high)


def _disordered(told: Sequence[_Held], held: Sequence[_Held]) -> str:
    """Tell when two figures have changed places and no words tell them apart."""
    for first, second in itertools.pairwise(told):
        if not _comparable(first.figure, second.figure):
            continue
        ones = [one for one in held if same_figure(first.figure, one.figure)]
        twos = [two for two in held if same_figure(second.figure, two.figure)]
        in_order = any(
            one.place < two.place or _apart(one, two) & _near(first) or _apart(two, one) & _near(second)
            for one in ones
            for two in twos
        )
        if not in_order:
            return f"the figures {first.figure.printed} and {second.figure.printed} have changed places"
    return ""


def _near(one: _Held) -> frozenset[str]:
    return one.behind | one.before
