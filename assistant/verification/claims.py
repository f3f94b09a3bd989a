"""Holds one clause of a sentence against a quote: words, small words, scope, and who does what to whom."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.verification.attachment import misplaced, same_figure
from assistant.verification.claim_words import OPPOSITE, PREDICATES, canonical, words_of
from assistant.verification.clauses import Clause, Operator, Token
from assistant.verification.finite_verbs import SUBORDINATING
from assistant.verification.roles import exchanged
from corpus.quantities import Quantity

# Phrases under these markers narrow what a claim is about, so that a claim without them says more.
_NARROWING = SUBORDINATING | words_of(
    "in among during after before without under over at on beyond between within across despite "
    "except above below"
)
_PLACING = words_of("at on over under between beyond within across above below")
_CONDITIONS = SUBORDINATING | frozenset(
    ("except", "despite", "without", "among", "before", "after", "during")
)
_POPULATIONS = frozenset(("woman", "man", "child", "adult", "elder", "smoker", "user", "infant"))
# Markers that mean something else when one stands for another; those of a group mean the same.
_CONTRASTING: Mapping[str, str] = {
    word: group.split()[0]
    for group in ("over above beyond", "under below beneath", "before until", "after since", "versus vs")
    for word in group.split()
}  # fmt: skip
# What may stand for a small word: a claim may say less than the quote, and never more.
_WEAKER: Mapping[str, frozenset[str]] = {
    "not": frozenset(("not",)),
    "unlike": frozenset(("unlike", "not")),
    "may": frozenset(("may", "some")),
    "some": frozenset(("some", "may")),
    "often": frozenset(("often", "may", "some", "most")),
    "rare": frozenset(("rare", "not")),
    "more": frozenset(("more",)),
    "less": frozenset(("less",)),
    "most": frozenset(("most", "often")),
    "least": frozenset(("least",)),
    "almost": frozenset(("almost",)),
}
_NEEDED = canonical("require")
_ADDED_FREELY = frozenset(("may", "some"))
_HEADED = frozenset(("not", "more", "less", "most", "least"))


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold a clause of a sentence together with the stems and the figures of the whole sentence."""

    clause: Clause
    stems: frozenset[str]
    figures: tuple[Quantity, ...]


def lacking(claim: Claim, quote: Sequence[Clause], heading: frozenset[str]) -> str:
    """Return why the quote does not hold the claim, or nothing where it does.

    `heading` holds the stems of what stands over the quote; every clause of it may be read with them.
    """
    told = [token.stem for token in claim.clause.all_tokens if token.stem]
    context = heading - PREDICATES
    held = {token.stem for clause in quote for token in clause.all_tokens} | context
    new = [stem for stem in dict.fromkeys(told) if stem not in held]
    if new:
        return f"it brings in {', '.join(new)}"
    reason = ""
    for region in _regions(quote):
        stems = {token.stem for clause in region for token in clause.all_tokens} | context
        if (
            not set(told) <= stems
            or _repeats(claim.clause, region)
            or not _has_core(claim.clause, region, context)
        ):
            continue
        reason = _differs(claim, region)
        if not reason:
            return ""
    return reason or "it joins what the quotes say of different things"


def _regions(quote: Sequence[Clause]) -> list[Sequence[Clause]]:
    """Return the clauses of a quote one by one, then each run of clauses about the same subject."""
    runs: dict[int, list[Clause]] = {}
    for clause in quote:
        runs.setdefault(clause.family, []).append(clause)
    return [*([clause] for clause in quote), *(run for run in runs.values() if len(run) > 1)]


def _repeats(claim: Clause, region: Sequence[Clause]) -> bool:
    """Tell whether the claim says a word more often than the quote: its second place is then another one."""
    places = {(token.place, token.stem) for clause in region for token in clause.all_tokens}
    held = Counter(stem for _, stem in places)
    told = Counter(stem for _, stem in {(token.place, token.stem) for token in claim.tokens if token.stem})
    return any(held[stem] and count > held[stem] for stem, count in told.items())


def _has_core(claim: Clause, region: Sequence[Clause], context: frozenset[str]) -> bool:
    """Tell whether one clause holds who does what: no predicate is joined to the object of another."""
    core = {token.stem for token in claim.all_tokens if token.stem and token.marker in ("", "by")} - context
    return any(core <= {token.stem for token in clause.all_tokens} for clause in region)


def _differs(claim: Claim, region: Sequence[Clause]) -> str:
    used = _used(claim, region)
    return (
        _operators(claim, used)
        or _markers(claim, used)
        or _opposed(claim, used)
        or _other_subject(claim, used)
        or _scope(claim, used)
        or _subject(claim, used)
        or exchanged(claim.clause, used)
        or misplaced(claim.clause, used, claim.stems)
    )


def _used(claim: Claim, region: Sequence[Clause]) -> Sequence[Clause]:
    """Return the clauses of a region that hold a word of the claim beyond the subject that they share."""
    told = {token.stem for token in claim.clause.all_tokens if token.stem}
    used = [clause for clause in region if told & {token.stem for token in clause.tokens}]
    return used or region


def _operators(claim: Claim, used: Sequence[Clause]) -> str:
    own = {token.stem for token in claim.clause.all_tokens}
    held = [(clause, one) for clause in used for one in clause.all_operators]
    bound = [
        (clause, one) for clause, one in held if one.kind in _WEAKER and _concerns(one, clause, own, claim)
    ]
    needed = {"must"} if _NEEDED in {token.stem for clause in used for token in clause.all_tokens} else set()
    for told in claim.clause.all_operators:
        if told.kind not in _ADDED_FREELY | needed and not any(
            _answers(told, claim.clause, one, clause) for clause, one in held
        ):
            return f"the quotes do not say '{told.kind}' of it"
    shares = any(figure.unit == "%" for figure in claim.figures)
    for clause, one in bound:
        if one.kind == "often" and shares and clause.head_of(one) not in own:
            continue
        if not any(_stands_for(told, claim.clause, one, clause) for told in claim.clause.all_operators):
            return f"it leaves out that the quotes say '{one.kind}'"
    told_negations = sum(told.kind == "not" for told in claim.clause.all_operators)
    held_negations = len({one.place for _, one in bound if one.kind == "not"})
    return "" if told_negations == held_negations else "it does not say 'not' as often as the quotes"


def _concerns(one: Operator, clause: Clause, own: set[str], claim: Claim) -> bool:
    """Tell whether a small word of the quote bears on what the claim says."""
    if one.kind not in _HEADED or one.head:
        beside = [token for token in clause.tokens if token.segment == one.segment]
        return not beside or any(_is_told(token, claim) for token in beside)
    return clause.head_of(one) in own | {""}


def _answers(told: Operator, claim: Clause, one: Operator, clause: Clause) -> bool:
    """Tell whether the quote says what a small word of the claim says, and of the same thing."""
    same = told.kind == one.kind or {told.kind, one.kind} == {"often", "most"}
    return same and (told.kind not in _HEADED or _reaches(told, claim, one, clause))


def _stands_for(told: Operator, claim: Clause, one: Operator, clause: Clause) -> bool:
    if told.kind not in _WEAKER[one.kind]:
        return False
    return one.kind not in _HEADED or told.kind != one.kind or _reaches(told, claim, one, clause)


def _reaches(told: Operator, claim: Clause, one: Operator, clause: Clause) -> bool:
    head, other = claim.head_of(told), clause.head_of(one)
    if head == other:
        return True
    if told.kind != "not":
        return False
    return head in _reach(one, clause) or other in _reach(told, claim)


def _reach(negation: Operator, clause: Clause) -> set[str]:
    """Return the stems that a negation denies: its phrase behind a preposition, else all behind it."""
    behind = [token for token in clause.all_tokens if token.place > negation.place]
    if not behind:
        return {token.stem for token in clause.all_tokens}
    if negation.word in ("without", "absence", "lack"):
        return {token.stem for token in behind if token.run == behind[0].run}
    if negation.word in ("absent", "lacking"):
        return {token.stem for token in clause.all_tokens}
    return {token.stem for token in behind}


def _markers(claim: Claim, used: Sequence[Clause]) -> str:
    """Tell when `before` stands for `after`, or another marker for its opposite."""
    for token in claim.clause.all_tokens:
        held = {
            _CONTRASTING.get(other.marker, "")
            for clause in used
            for other in clause.all_tokens
            if (token.stem and other.stem == token.stem)
            or (token.figure and other.figure and same_figure(token.figure, other.figure))
        }
        own = _CONTRASTING.get(token.marker, "")
        if own and held and own not in held:
            return f"it says '{token.marker}' where the quotes do not"
    return ""


def _opposed(claim: Claim, used: Sequence[Clause]) -> str:
    """Tell when `high density` stands where the quotes have `low density`."""
    held = {pair for clause in used for pair in _pairs(clause)}
    for word, behind in _pairs(claim.clause):
        opposite = OPPOSITE.get(word)
        if opposite and (opposite, behind) in held and (word, behind) not in held:
            return f"it says '{word} {behind}' for '{opposite} {behind}'"
    return ""


def _pairs(clause: Clause) -> list[tuple[str, str]]:
    tokens = [token for token in clause.all_tokens if token.stem]
    return [(one.stem, two.stem) for one, two in itertools.pairwise(tokens)]


def _other_subject(claim: Claim, used: Sequence[Clause]) -> str:
    """Tell when the claim is about a thing that the quote names in passing only."""
    own = {t.stem for t in claim.clause.all_tokens if t.stem and not t.marker and t.before_verb}
    for clause in used:
        if not clause.all_tokens:
            return ""
        head = clause.all_tokens[0].segment
        core = {
            t.stem
            for t in clause.all_tokens
            if t.marker in ("", "by", "such") or (t.before_verb and t.segment != head)
        }
        subject = {t.stem for t in clause.all_tokens if t.stem and t.before_verb and not t.marker}
        if not own or own & core or not subject or subject & claim.stems:
            return ""
    return "its subject is not that of the quotes"


def _scope(claim: Claim, used: Sequence[Clause]) -> str:
    """Tell when a phrase that narrows the quote's statement is left out of the claim."""
    for clause in used:
        for phrase in _phrases(clause.all_tokens):
            if _narrows(phrase, clause, claim) and not any(_is_told(token, claim) for token in phrase):
                words = " ".join(
                    token.stem or (token.figure.printed if token.figure else "") for token in phrase
                )
                return f"it leaves out '{phrase[0].marker} {words}'"
    return ""


def _narrows(phrase: Sequence[Token], clause: Clause, claim: Claim) -> bool:
    """Tell whether a phrase narrows what the claim takes from a clause; an afterthought does not."""
    marker = phrase[0].marker
    if any(token.optional for token in phrase):
        return False
    if marker == "with":
        return phrase[0].before_verb or any(token.stem in _POPULATIONS for token in clause.tokens)
    if marker not in _NARROWING and marker != "than":
        return False
    if _compared(claim, phrase, clause):
        return True
    if marker in _PLACING and not any(token.figure or token.before_verb for token in phrase):
        return False
    beside = [token for token in clause.all_tokens if token.segment == phrase[0].segment]
    first = clause.all_tokens[0].segment
    return (
        (marker in _CONDITIONS and len(beside) == len(phrase))
        or phrase[0].segment == first
        or any(_is_told(token, claim) for token in beside)
    )


def _compared(claim: Claim, phrase: Sequence[Token], clause: Clause) -> bool:
    """Tell whether the phrase says in what a thing is better or more: `better at showing bone`."""
    kinds = {one.kind for one in claim.clause.operators} & {"more", "less"}
    stems = {t.stem for t in clause.tokens if t.segment == phrase[0].segment and t.stem in claim.stems}
    return bool(kinds or stems & {"better", "worsen"}) and not phrase[0].before_verb


def _is_told(token: Token, claim: Claim) -> bool:
    if token.figure is None:
        return token.stem in claim.stems
    return any(same_figure(figure, token.figure) for figure in claim.figures)


def _phrases(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the phrases under one marker; the items of a list count as one phrase."""
    runs: dict[tuple[int, str], list[Token]] = {}
    for token in tokens:
        runs.setdefault((token.run, token.marker), []).append(token)
    return list(runs.values())


def _subject(claim: Claim, used: Sequence[Clause]) -> str:
    """Tell when the subject of the quote is narrower than the claim's: `deep edema` is not all edema."""
    for clause in used:
        subject = clause.subject if clause.inherits else [t for t in clause.tokens if t.before_verb]
        items: dict[int, list[Token]] = {}
        for token in subject:
            if not token.optional and not token.marker and token.stem and clause.has_verb:
                items.setdefault(token.segment, []).append(token)
        examples = {token.stem for token in subject if token.optional or token.marker == "such"}
        for item in items.values():
            left_out = [token.stem for token in item if token.stem not in claim.stems]
            # An example, or a name in brackets, may stand for what it is an example of.
            if left_out and len(left_out) < len(item) and not examples & claim.stems:
                return f"it leaves out {', '.join(left_out)}"
    return ""
