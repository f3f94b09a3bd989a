"""Brings the other side of a conflict along, and tells which quotes of an answer disagree."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Conflict
from assistant.evidence import Evidence, unranked
from corpus.article import Article
from corpus.conflicts import Contradiction, Side, contradictions_in
from index.passage import Passage


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Hold two passages that give different intervals; `values` are the intervals as printed."""

    quantity: str
    passage_ids: tuple[str, str]
    values: tuple[str, str]


def disagreements(articles: Iterable[Article]) -> tuple[Disagreement, ...]:
    """Return the conflicts that the audit finds among the articles' statements, by their passages."""
    return tuple(
        Disagreement(one.quantity, _both(one, _passage_id), _both(one, lambda side: side.value))
        for one in contradictions_in(articles)
    )


def _both(found: Contradiction, of: Callable[[Side], str]) -> tuple[str, str]:
    left, right = found.sides
    return of(left), of(right)


def _passage_id(side: Side) -> str:
    return f"{side.article_id}#{side.statement.start}"


def with_counterparts(
    selected: Sequence[Evidence], found: Sequence[Disagreement], passages: Mapping[str, Passage]
) -> tuple[Evidence, ...]:
    """Return the chosen passages, each followed by those that disagree with it, retrieved or not."""
    ordered: dict[str, Evidence] = {}
    chosen = {passage.passage_id: passage for passage in selected}
    for passage in selected:
        ordered.setdefault(passage.passage_id, passage)
        for other in _counterparts(passage.passage_id, found):
            ordered.setdefault(other, chosen.get(other) or unranked(passages[other]))
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
