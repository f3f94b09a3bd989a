"""Tells when a sentence turns a reason round, or gives one that the quotes do not give."""

from collections.abc import Sequence

from assistant.verification.claim_words import canonical
from assistant.verification.clauses import Clause

_BECAUSE = ("because", "since")
_CAUSE = canonical("cause")


def reason_changed(claim: Sequence[Clause], quotes: Sequence[Sequence[Clause]]) -> str:
    """Return what is wrong with the reasons that a sentence gives by `because`, `since` and `so`."""
    held = [pair for quote in quotes for pair in _reasons(quote)]
    for effect, cause in _reasons(claim):
        if not held and not any(map(_tells_cause, quotes)):
            return "it gives a reason that the quotes do not give"
        if held and not any(
            len(effect & one) >= len(effect & two) and len(cause & two) >= len(cause & one)
            for one, two in held
        ):
            return "it takes the reason for the result"
    return ""


def _reasons(clauses: Sequence[Clause]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the stems of each result with those of its reason."""
    found: list[tuple[frozenset[str], frozenset[str]]] = []
    for index, clause in enumerate(clauses):
        other: int | None = None
        if clause.link.endswith(_BECAUSE) and clause.has_verb:
            other = index + 1 if clause.link.startswith(".") or index == 0 else index - 1
            result, reason = other, index
        elif clause.link == "so" and index:
            other = index - 1
            result, reason = index, other
        if other is not None and other < len(clauses):
            found.append((_own(clauses[result]), _own(clauses[reason])))
    return found


def _own(clause: Clause) -> frozenset[str]:
    return frozenset(token.stem for token in clause.tokens if token.stem)


def _tells_cause(quote: Sequence[Clause]) -> bool:
    return any(token.marker == "by" or token.stem == _CAUSE for clause in quote for token in clause.tokens)
