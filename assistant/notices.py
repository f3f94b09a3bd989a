"""What a reader must be told beside an answer."""

from collections.abc import Mapping, Sequence

from assistant.answer import Answer, Citation, Conflict, Notice
from assistant.errors import AssistantError
from assistant.model_queue import ManyAsking
from corpus.article import Article
from corpus.review import ReviewStatus

_STATUS_SENTENCES = {
    ReviewStatus.UNKNOWN: "The review status of a cited article is not known.",
    ReviewStatus.PENDING: "A cited article has not yet been reviewed by a person: its review is pending.",
    ReviewStatus.UNDER_REVIEW: "A cited article is still under review.",
    ReviewStatus.APPROVED: "The cited articles have been reviewed and approved.",
}
NOT_ANSWERED = "not_in_sources"
EDUCATIONAL = "For education only: it does not replace professional judgement. Verify before use in care."


def notices_for(
    citations: Sequence[Citation], conflicts: Sequence[Conflict], articles: Mapping[str, Article]
) -> tuple[Notice, ...]:
    """Return an answer's notices: conflicts, weakest review status, dangling markers, educational use."""
    if not citations:
        return ()
    cited = {citation.article_id: articles[citation.article_id] for citation in citations}
    weakest = min((article.review.status for article in cited.values()), key=lambda status: status.strength)
    review = Notice(kind="review_status", text=_STATUS_SENTENCES[weakest])
    return (
        *_disagreeing(conflicts),
        review,
        *_dangling(citations, cited),
        Notice(kind="educational_use", text=EDUCATIONAL),
    )


def missing_notices(missing: Sequence[str]) -> tuple[Notice, ...]:
    """Return one notice for each part of a question that the articles leave open."""
    return tuple(
        Notice(kind=NOT_ANSWERED, text=f"The articles do not answer this part: “{part}”") for part in missing
    )


def without_prose(quoted: Answer, error: AssistantError) -> Answer:
    """Return the quotes as the answer, with a notice why no prose could be written over them."""
    if isinstance(error, ManyAsking):
        kind, text = "many_asking", f"{error.cause} The answer is made of quotes only. {error.remedy}"
    else:
        kind, text = "language_model", f"{error.cause} The answer is made of quotes only."
    return quoted.model_copy(update={"notices": (*quoted.notices, Notice(kind=kind, text=text))})


def _disagreeing(conflicts: Sequence[Conflict]) -> list[Notice]:
    return [
        Notice(
            kind="conflict",
            text=(
                f"The sources disagree on the {conflict.quantity}: "
                + " and ".join(
                    f"{value} [{n}]" for value, n in zip(conflict.values, conflict.citations, strict=True)
                )
                + ". Both are quoted."
            ),
        )
        for conflict in conflicts
    ]


def _dangling(citations: Sequence[Citation], cited: Mapping[str, Article]) -> list[Notice]:
    pairs = {
        (citation.article_id, reference.marker): None
        for citation in citations
        for reference in citation.references
        if not reference.listed
    }
    return [
        Notice(
            kind="dangling_marker",
            text=(
                f"“{cited[article_id].title}” cites its reference {marker} here, but its list holds "
                f"{_held(len(cited[article_id].references))}; what was meant is not known."
            ),
        )
        for article_id, marker in pairs
    ]


def _held(entries: int) -> str:
    return f"only {entries}" if entries else "no entry"
