"""Statements that give different figures for the same quantity of the same subject."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from corpus.article import Article, Statement
from corpus.claim import Claim, claims_of
from corpus.figures import differ, nested
from corpus.words import words

_LABELS = {"time": "duration", "age": "age", "length": "size"}
_NAMED = (
    *("sensitivity", "specificity", "accuracy", "prevalence", "incidence", "mortality", "survival", "risk"),
    *("recurrence", "incubation", "temperature", "pressure", "threshold", "dose", "age"),
)

_GIVEN = {"doses", "daily", "day", "once", "twice", "times", "start", "starts", "started", "given", "every"}


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one of two statements that disagree, and its figure as printed."""

    article_id: str
    statement: Statement
    value: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Hold two statements with different figures for one quantity, which `quantity` names in words."""

    quantity: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Hold a claim of an article as one of another topic meets it: `full` with its own topic put in."""

    claim: Claim
    full: bool


def contradictions_in(articles: Iterable[Article]) -> tuple[Contradiction, ...]:
    """Return every pair of contradicting statements, each once, in reading order.

    Within an article all claims of one kind meet; claims of different articles meet only in buckets of one
    subject, so that the work grows with the number of articles.
    """
    claims = [list(claims_of(article)) for article in articles]
    pairs = chain(*map(_pairs_within, claims), _pairs_across(claim for own in claims for claim in own))
    found: dict[tuple[str, int, str, int], Contradiction] = {}
    for one, other in pairs:
        left, right = sorted((one, other), key=_place)
        found.setdefault((*_place(left), *_place(right)), _told(left, right))
    return tuple(found[place] for place in sorted(found))


def _pairs_within(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[(claim.kind, claim.defines, claim.statistic)].append(claim)
    for group in groups.values():
        for one, other in combinations(group, 2):
            left, right = _implied(one), _implied(other)
            by_context = not left <= right, not right <= left
            if (
                left <= right | other.context
                and right <= left | one.context
                and _contradict(one, other, (by_context[1], by_context[0]))
            ):
                yield one, other


def _implied(claim: Claim) -> frozenset[str]:
    """Return the words without the article's own topic, which goes without saying there.

    A part of the topic is kept: of hip and knee pain, hip pain is one half.
    """
    return claim.words - claim.topic.words if claim.topic.words <= claim.words else claim.words


def _pairs_across(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    buckets: dict[tuple[object, ...], list[_Reading]] = defaultdict(list)
    for claim in claims:
        for named, full in _readings(claim):
            buckets[(claim.kind, claim.defines, claim.statistic, named)].append(_Reading(claim, full))
    for readings in buckets.values():
        for left, right in combinations(readings, 2):
            one, other = left.claim, right.claim
            if one.article_id == other.article_id or not (left.full or right.full):
                continue
            same_topic = one.topic.words == other.topic.words
            if (same_topic or left.full != right.full) and _contradict(one, other, (False, False)):
                yield one, other


def _readings(claim: Claim) -> Iterator[tuple[frozenset[str], bool]]:
    """Yield the words of a claim with its article's topic, and alone where they name their subject."""
    topic = claim.topic.words
    if topic and (topic <= claim.words or not topic & claim.words):
        yield claim.words | topic, True
    if not topic <= claim.words and len(claim.words) >= (2 if claim.kind in ("time", "age") else 3):
        yield claim.words, False


def _contradict(one: Claim, other: Claim, by_context: tuple[bool, bool]) -> bool:
    """Tell whether claims of one subject contradict; `by_context`: whose headings complete its subject."""
    return (
        one.statement.quote != other.statement.quote
        and (one.anchored or by_context[0])
        and (other.anchored or by_context[1])
        and one.qualifiers == other.qualifiers
        and _same_population(one, other)
        and _contexts_agree(one, other, by_context)
        and differ(one.figure, other.figure)
        and not _both_can_hold(one, other)
    )


def _same_population(one: Claim, other: Claim) -> bool:
    """Tell whether two shares are of the same whole: 20% of the first among the second is no converse."""
    left, right = one.population - other.leading, other.population - one.leading
    if left and right:
        return left == right
    return left | right <= one.topic.words | one.qualifiers


def _contexts_agree(one: Claim, other: Claim, by_context: tuple[bool, bool]) -> bool:
    """Tell whether the headings above two claims leave their subject the same.

    Headings that the other claim does not repeat may narrow what a short subject means; a long name means the
    same under any heading.
    """
    narrowed = sum(
        bool(claim.context - mate.words) and not completed
        for (claim, mate), completed in zip(((one, other), (other, one)), by_context, strict=True)
    )
    return narrowed == 0 or min(len(one.words), len(other.words)) >= 2 + narrowed


def _both_can_hold(one: Claim, other: Claim) -> bool:
    """Tell whether the wording leaves room for both: what can be, or is usual, within what is."""
    if nested(one.figure, other.figure) and one.typical != other.typical:
        return True
    if one.kind == "%" or not (one.possible or other.possible):
        return False
    return one.possible != other.possible or not (one.figure.bound and other.figure.bound)


def _place(claim: Claim) -> tuple[str, int]:
    return claim.article_id, claim.statement.start


def _told(one: Claim, other: Claim) -> Contradiction:
    sides = tuple(Side(claim.article_id, claim.statement, claim.figure.printed) for claim in (one, other))
    return Contradiction(_quantity(one, other), (sides[0], sides[1]))


def _quantity(one: Claim, other: Claim) -> str:
    """Return the quantity in words, such as "duration of gull fever"."""
    claim = max((one, other), key=lambda side: len(side.words))
    said = [set(words(side.statement.quote)) for side in (one, other)]
    named = next((name for name in _NAMED if name in said[0] & said[1]), "")
    given = "dose" if claim.kind == "mass" and _GIVEN & (said[0] | said[1]) else "figure"
    label = named or _LABELS.get(claim.kind, given)
    if label in claim.subject.lower():
        return claim.subject
    return f"{label} {'for' if label == 'figure' else 'of'} {claim.subject}"
