"""Finds statements that give different figures for the same quantity of the same thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.answer import Conflict
from assistant.evidence import Evidence
from assistant.topics import Topics
from assistant.words import ASKING, stem, stems
from corpus.article import Article, Statement
from corpus.quantities import Quantity, quantities_in
from index.passage import Passage

_DURATION_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
# Words that make a length of time the course of a condition.
_COURSE = frozenset(
    stem(word) for word in ("last", "resolve", "duration", "persist", "recover", "heal", "subside", "course")
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Hold two passages that give different intervals; `values` are the intervals as printed."""

    quantity: str
    passage_ids: tuple[str, str]
    values: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Claim:
    passage_id: str
    subject: str
    quantity: Quantity
    printed: str
    content: frozenset[str]


def disagreements(articles: Iterable[Article], topics: Topics) -> tuple[Disagreement, ...]:
    """Return every pair of statements that disagree on how long the same thing takes.

    Both must be about the same name, which is not the article's own topic, speak of its course, and give
    different ranges in the same unit. Other kinds of figures are left alone.
    """
    claims = [
        claim
        for article in articles
        for statement in article.statements
        if (claim := _claim(article, statement, topics)) is not None
    ]
    return tuple(
        Disagreement(
            f"duration of {left.subject}", (left.passage_id, right.passage_id), (left.printed, right.printed)
        )
        for left, right in combinations(claims, 2)
        if _disagree(left, right)
    )


def _claim(article: Article, statement: Statement, topics: Topics) -> _Claim | None:
    durations = [found for found in quantities_in(statement.quote) if found.unit in _DURATION_UNITS]
    content = frozenset(stems(statement.quote))
    subject = _subject(statement, topics)
    if len(durations) != 1 or not content & _COURSE or not subject:
        return None
    return _Claim(f"{article.id}#{statement.start}", subject, durations[0], durations[0].printed, content)


def _subject(statement: Statement, topics: Topics) -> str:
    """Return the first specific name of the quote, or of the nearest heading with one, in its long form."""
    for text in (statement.quote, *reversed(statement.path)):
        for name in topics.named_in(text):
            long = topics.long_form(name)
            if long not in topics.main and not set(stems(long)) <= ASKING:
                return long
    return ""


def _disagree(left: _Claim, right: _Claim) -> bool:
    one, two = left.quantity, right.quantity
    return (
        left.subject == right.subject
        and one.unit == two.unit
        and (one.low, one.high) != (two.low, two.high)
        and bool(left.content & right.content & _COURSE or len(left.content & right.content) >= 2)
    )


def with_counterparts(
    selected: Sequence[Evidence], found: Sequence[Disagreement], passages: Mapping[str, Passage]
) -> tuple[Evidence, ...]:
    """Return the chosen passages, each followed by those that disagree with it, retrieved or not."""
    ordered: dict[str, Evidence] = {}
    chosen = {passage.passage_id: passage for passage in selected}
    for passage in selected:
        ordered.setdefault(passage.passage_id, passage)
        for other in _counterparts(passage.passage_id, found):
            ordered.setdefault(other, chosen.get(other) or _unranked(passages[other]))
    return tuple(ordered.values())


def conflicts_among(selected: Sequence[Evidence], found: Iterable[Disagreement]) -> tuple[Conflict, ...]:
    """Return the disagreements between quoted passages; the n-th passage is citation n."""
    numbers = {passage.passage_id: n for n, passage in enumerate(selected, 1)}
    return tuple(
        Conflict(
            quantity=one.quantity,
            citations=tuple(numbers[passage_id] for passage_id in one.passage_ids),
            values=one.values,
        )
        for one in found
        if all(passage_id in numbers for passage_id in one.passage_ids)
    )


def _counterparts(passage_id: str, found: Iterable[Disagreement]) -> list[str]:
    return [
        other
        for one in found
        if passage_id in one.passage_ids
        for other in one.passage_ids
        if other != passage_id
    ]


def _unranked(passage: Passage) -> Evidence:
    return Evidence(
        passage_id=passage.id,
        article_id=passage.article_id,
        kind=passage.kind,
        quote=passage.quote,
        section=passage.section,
        start=passage.start,
        end=passage.end,
        markers=passage.markers,
        similarity=0.0,
        lexical=0.0,
        on_topic=0.0,
        on_asked=0.0,
        rank=0,
    )
