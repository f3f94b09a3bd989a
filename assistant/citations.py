"""Numbers the quotes of an answer and leads each one back to its article and the references behind it."""

from collections.abc import Iterable, Mapping

from assistant.answer import Citation, CitedReference
from assistant.evidence import Evidence
from corpus.article import Article


def cite(evidence: Iterable[Evidence], articles: Mapping[str, Article]) -> tuple[Citation, ...]:
    """Return one citation for each passage, numbered from 1 in the given order."""
    return tuple(_citation(n, passage, articles[passage.article_id]) for n, passage in enumerate(evidence, 1))


def _citation(n: int, passage: Evidence, article: Article) -> Citation:
    return Citation(
        n=n,
        article_id=article.id,
        article_title=article.title,
        section=passage.section,
        quote=passage.quote,
        start=passage.start,
        end=passage.end,
        references=cited_references(passage.markers, article),
        review_status=article.review.status.value,
        updated=article.updated.isoformat() if article.updated else None,
    )


def cited_references(markers: Iterable[int], article: Article) -> tuple[CitedReference, ...]:
    """Return what stands in an article's list behind each marker, in the given order."""
    return tuple(_cited_reference(marker, article) for marker in markers)


def _cited_reference(marker: int, article: Article) -> CitedReference:
    entry = article.reference(marker)
    if entry is None:
        return CitedReference(marker=marker, listed=False)
    return CitedReference(
        marker=marker,
        listed=True,
        kind=entry.kind,
        title=entry.title,
        container=entry.container,
        year=entry.year,
    )
