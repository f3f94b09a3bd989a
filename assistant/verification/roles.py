"""Tells when a clause says of one thing what the quote says of another: who does what to whom."""

from collections.abc import Mapping, Sequence

from assistant.verification.claim_words import ASPECT_STEMS
from assistant.verification.clauses import Clause, Token

_SYMMETRIC = frozenset(("associ", "link", "relat", "correl", "equal", "compar"))
SUBJECT, OBJECT = "subject", "object"


def exchanged(claim: Clause, region: Sequence[Clause]) -> str:
    """Return what is exchanged between a claim and the clauses that hold its words, or nothing.

    Where both have a verb, two words may not each take the other's place; where a verb is not found,
    the words must keep their order, but for those of one list.
    """
    holding = [clause for clause in region if clause.has_verb]
    if claim.has_verb and holding:
        return _swapped(claim, holding)
    return _reordered(claim, region)


def _swapped(claim: Clause, region: Sequence[Clause]) -> str:
    told = _roles(claim)
    held: dict[str, set[str]] = {}
    for clause in region:
        for stem, roles in _roles(clause).items():
            held.setdefault(stem, set()).update(roles)
    moved = {
        stem: (roles, held[stem]) for stem, roles in told.items() if stem in held and not roles & held[stem]
    }
    if _is_symmetric(claim, region):
        return ""
    if _is_done_to(claim, region, told, held):
        return "what is done to it in the quotes, it does here"
    for one, (told_one, held_one) in moved.items():
        for two, (told_two, held_two) in moved.items():
            if one != two and told_one & held_two and told_two & held_one:
                return f"'{one}' and '{two}' have changed places"
    return ""


def _is_done_to(
    claim: Clause, region: Sequence[Clause], told: Mapping[str, set[str]], held: Mapping[str, set[str]]
) -> bool:
    """Tell whether the subject of a claim is what the same verb is done to in the quotes."""
    verbs = {token.stem for token in claim.tokens if token.is_verb}
    same = [clause for clause in region if verbs & {token.stem for token in clause.tokens if token.is_verb}]
    subject = [stem for stem, roles in told.items() if SUBJECT in roles]
    if claim.passive or not same or not subject:
        return False
    return all(held.get(stem) == {OBJECT} for stem in subject)


def _roles(clause: Clause) -> Mapping[str, set[str]]:
    """Return for each stem the places that it takes: subject, object, or the marker that governs it."""
    found: dict[str, set[str]] = {}
    for token in clause.all_tokens:
        if token.stem and not token.is_verb:
            found.setdefault(token.stem, set()).add(_role(token, clause))
    return found


def _role(token: Token, clause: Clause) -> str:
    by_agent = clause.passive and any(other.marker == "by" for other in clause.tokens)
    if token.marker == "by":
        return SUBJECT
    if token.marker:
        return token.marker
    if token.before_verb or token in clause.subject:
        return OBJECT if by_agent else SUBJECT
    return "predicate" if by_agent else OBJECT


def _is_symmetric(claim: Clause, region: Sequence[Clause]) -> bool:
    """Tell whether both say that two things go together, or name the one thing of a kind from either side.

    Turned round, "the femoral head is the usual site" has all of its words on the other side of the verb.
    """
    words = {token.stem for token in claim.all_tokens}
    if words & _SYMMETRIC:
        return True
    told_before, told_behind = _sides(claim)
    for clause in region:
        before, behind = _sides(clause)
        named = claim.defines or (told_before | told_behind) & ASPECT_STEMS
        if not named or _compares(claim) or any(token.is_verb for token in claim.tokens):
            continue
        if told_before <= behind - before and told_behind <= before - behind:
            return True
    return False


def _sides(clause: Clause) -> tuple[frozenset[str], frozenset[str]]:
    behind = [token.segment for token in clause.tokens if not token.before_verb]
    core = [
        token
        for token in clause.all_tokens
        if token.stem and not token.marker and (token.before_verb or token.segment == behind[0])
    ]
    before = frozenset(token.stem for token in core if token.before_verb or token in clause.subject)
    return before, frozenset(token.stem for token in core) - before


def _compares(clause: Clause) -> bool:
    return any(token.marker == "than" for token in clause.all_tokens)


def _reordered(claim: Clause, region: Sequence[Clause]) -> str:
    told = [token for token in claim.all_tokens if token.stem]
    held = [token for clause in region for token in clause.all_tokens if token.stem]
    places = _mapped(told, [token.stem for token in held])
    for later, (second, at_second) in enumerate(zip(told, places, strict=True)):
        for first, at_first in zip(told[:later], places[:later], strict=True):
            if at_first is None or at_second is None or at_first <= at_second:
                continue
            one, two = held[at_first], held[at_second]
            if "such" in (first.marker, second.marker, one.marker, two.marker):
                continue
            markers = {first.marker, second.marker}
            if (
                (first.marker, second.marker) == (one.marker, two.marker)
                and len(markers) > 1
                and "than" not in markers
            ):
                continue
            if not (one.run == two.run and one.marker == two.marker):
                return f"'{first.stem}' and '{second.stem}' stand the other way round in the quotes"
    return ""


def _mapped(told: Sequence[Token], held: Sequence[str]) -> list[int | None]:
    """Return for each token where the quote has it: behind the one before, if it can be."""
    places: list[int | None] = []
    last = -1
    for token in told:
        found = [place for place, stem in enumerate(held) if stem == token.stem]
        behind = [place for place in found if place > last]
        place = behind[0] if behind else found[0] if found else None
        places.append(place)
        last = place if place is not None else last
    return places
