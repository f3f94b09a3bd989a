"""What a reader should know of one article before trusting an answer from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.article import Article
from corpus.audit import ArticleAudit, Finding, FindingKind, audit
from ui.source_panel import review_words

FINDING_TITLES = {
    FindingKind.DANGLING_MARKER: "A reference that is cited but not listed",
    FindingKind.ORPHAN_REFERENCE: "A reference that is listed but never cited",
    FindingKind.DUPLICATE_REFERENCE: "One work listed twice",
    FindingKind.HEADER_CONTRADICTION: "A claim about review that does not hold",
    FindingKind.CONFLICT: "Statements that disagree",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold words of an article with the headings above them."""

    section: str
    quote: str


@dataclass(frozen=True, slots=True)
class DescribedFinding:
    """Hold one finding of the audit: a short title, one sentence, and the passages that it is about."""

    title: str
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class DescribedArticle:
    """Hold the metadata, the counts and the audit of one article; what the article does not tell is empty."""

    id: str
    title: str
    publisher: str
    review_status: str
    review: str
    review_note: str
    updated: str
    disclaimer: str
    sections: int
    statements: int
    references: int
    findings: tuple[DescribedFinding, ...]


def described_articles(articles: Iterable[Article]) -> tuple[DescribedArticle, ...]:
    """Audit the articles and return what is to be told of each, in the given order."""
    held = list(articles)
    titles = {article.id: article.title for article in held}
    return tuple(
        _described(article, audited, titles) for article, audited in zip(held, audit(held), strict=True)
    )


def _described(article: Article, audited: ArticleAudit, titles: dict[str, str]) -> DescribedArticle:
    status = article.review.status.value
    return DescribedArticle(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        review_status=status,
        review=review_words(status),
        review_note=article.review.note,
        updated=article.updated.isoformat() if article.updated else "",
        disclaimer=article.disclaimer,
        sections=len({statement.section for statement in article.statements if statement.section}),
        statements=audited.statements,
        references=audited.references,
        findings=tuple(_finding(finding, article.id, titles) for finding in audited.findings),
    )


def _finding(finding: Finding, own: str, titles: dict[str, str]) -> DescribedFinding:
    passages = tuple(
        Passage(
            " › ".join(
                place.section if place.article_id == own else (titles[place.article_id], *place.section)
            ),
            place.quote,
        )
        for place in finding.places
    )
    return DescribedFinding(FINDING_TITLES[finding.kind], finding.text, passages)
