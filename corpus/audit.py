"""The audit: what an article gets wrong about itself, its references and its own figures."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.about import ABOUT
from corpus.article import Article, Statement
from corpus.conflicts import Contradiction, contradictions_in
from corpus.duplicates import duplicates_in
from corpus.reference import Reference
from corpus.review import ReviewStatus

_EVERY_ARTICLE = re.compile(
    r"\b(?:all|every|each|our)\b[^.]{0,40}\b(?:articles?|content|answers?|pages?)\b", re.IGNORECASE
)
_REVIEWED = re.compile(r"\b(?:review|check|verif|approv|vet)\w*", re.IGNORECASE)
_STATUS_WORDS = {
    ReviewStatus.UNKNOWN: "not known",
    ReviewStatus.PENDING: "pending",
    ReviewStatus.UNDER_REVIEW: "under review",
}


class FindingKind(StrEnum):
    """Name what is wrong."""

    DANGLING_MARKER = "dangling_marker"
    ORPHAN_REFERENCE = "orphan_reference"
    DUPLICATE_REFERENCE = "duplicate_reference"
    HEADER_CONTRADICTION = "header_contradiction"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where a finding stands: `text[start:end] == quote`; `value` is the figure of a conflict."""

    article_id: str
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one finding in one plain sentence; `numbers` are the markers or references that it is about."""

    kind: FindingKind
    text: str
    numbers: tuple[int, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ArticleAudit:
    """Hold the findings of one article; a conflict between two articles stands with the first."""

    article_id: str
    title: str
    statements: int
    references: int
    findings: tuple[Finding, ...]


def audit(articles: Iterable[Article]) -> tuple[ArticleAudit, ...]:
    """Return the audit of each article, in the given order."""
    audited = list(articles)
    conflicts: dict[str, list[Contradiction]] = defaultdict(list)
    for contradiction in contradictions_in(audited):
        conflicts[contradiction.sides[0].article_id].append(contradiction)
    return tuple(_audit(article, conflicts[article.id]) for article in audited)


def _audit(article: Article, conflicts: Sequence[Contradiction]) -> ArticleAudit:
    findings = (
        *_dangling_markers(article),
        *_orphan_references(article),
        *_duplicate_references(article),
        *_header_contradictions(article),
        *map(_conflict, conflicts),
    )
    return ArticleAudit(article.id, article.title, len(article.statements), len(article.references), findings)


def _dangling_markers(article: Article) -> list[Finding]:
    return [
        Finding(
            FindingKind.DANGLING_MARKER,
            f"The text cites reference {marker} in {_count(len(citing), 'statement')}, "
            f"but the list holds {_held(len(article.references))}.",
            (marker,),
            tuple(_place(article, statement) for statement in citing),
        )
        for marker in article.dangling
        if (citing := [statement for statement in article.statements if marker in statement.markers])
    ]


def _orphan_references(article: Article) -> list[Finding]:
    cited = {marker for statement in article.statements for marker in statement.markers}
    orphans = [entry for entry in article.references if entry.number not in cited]
    if orphans and not cited:
        text = f"The article lists {_count(len(orphans), 'reference')} and cites none of them in its text."
        numbers = tuple(entry.number for entry in orphans)
        return [Finding(FindingKind.ORPHAN_REFERENCE, text, numbers, ())]
    return [
        Finding(
            FindingKind.ORPHAN_REFERENCE,
            f"Reference {entry.number} is listed, but no statement cites it.",
            (entry.number,),
            (_listed(article, entry),),
        )
        for entry in orphans
    ]


def _duplicate_references(article: Article) -> list[Finding]:
    return [
        Finding(
            FindingKind.DUPLICATE_REFERENCE,
            f"References {' and '.join(str(entry.number) for entry in group)} are the same work.",
            tuple(entry.number for entry in group),
            tuple(_listed(article, entry) for entry in group),
        )
        for group in duplicates_in(article.references)
    ]


def _header_contradictions(article: Article) -> list[Finding]:
    """Return the claims that all articles are reviewed, where this one is not."""
    if article.review.status not in _STATUS_WORDS:
        return []
    status = _STATUS_WORDS[article.review.status]
    return [
        Finding(
            FindingKind.HEADER_CONTRADICTION,
            f"The article's review status is {status}, but its header says that every article is reviewed.",
            (),
            (_place(article, statement),),
        )
        for statement in article.statements
        if statement.section[:1] == (ABOUT,) and _claims_review(statement.quote)
    ]


def _claims_review(sentence: str) -> bool:
    return bool(_EVERY_ARTICLE.search(sentence) and _REVIEWED.search(sentence))


def _conflict(contradiction: Contradiction) -> Finding:
    values = " and ".join(side.value for side in contradiction.sides)
    places = tuple(
        Place(
            side.article_id,
            side.statement.path,
            side.statement.quote,
            side.statement.start,
            side.statement.end,
            side.value,
        )
        for side in contradiction.sides
    )
    text = f"Two statements disagree on the {contradiction.quantity}: {values}."
    return Finding(FindingKind.CONFLICT, text, (), places)


def _place(article: Article, statement: Statement) -> Place:
    return Place(article.id, statement.path, statement.quote, statement.start, statement.end)


def _listed(article: Article, entry: Reference) -> Place:
    return Place(article.id, ("References",), entry.quote, entry.start, entry.end)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _held(entries: int) -> str:
    return f"only {_count(entries, 'entry').replace('entrys', 'entries')}" if entries else "no entry"
