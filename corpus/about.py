"""The section "About this article": what its metadata say, as statements that can be found and cited."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from corpus.article import Article
from corpus.dates import written_date
from corpus.draft import ArticleDraft
from corpus.markers import MarkedText
from corpus.review import Review, ReviewStatus
from corpus.sentences import split_sentences

ABOUT = "About this article"

_STATUS = {
    ReviewStatus.PENDING: "The review status of this article is pending: it still awaits review by a human.",
    ReviewStatus.UNDER_REVIEW: "The review status of this article is under review: that review goes on.",
    ReviewStatus.APPROVED: "The review status of this article is approved: its review is complete.",
}
_ANY_STATUS = (
    "The review status of this article: whether its review is pending and awaits a human, under review and "
    "goes on, or approved and complete."
)
_PLURALS = {"research": ("research paper", "research papers")}


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry of a reference list as a reader found it."""

    number: int
    kind: str
    title: str
    container: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Hold what a reader found out about an article beside its body."""

    updated: date | None = None
    review: Review = field(default_factory=Review)
    publisher: str = ""
    disclaimer: str = ""
    entries: tuple[Entry, ...] = ()


def close_article(draft: ArticleDraft, metadata: Metadata) -> Article:
    """Add the section about the article and the reference list to a draft, and return the article."""
    listed = {entry.number for entry in metadata.entries}
    used = {marker for statement in draft.statements for marker in statement.markers}
    sentences = about_sentences(metadata, tuple(sorted(used - listed)))
    if sentences:
        draft.close_sections()
        draft.heading(1, ABOUT)
    for sentence in sentences:
        draft.statement(sentence)
    for entry in metadata.entries:
        draft.reference(entry.number, entry.kind, entry.title, entry.container, entry.year)
    return draft.finish(metadata.updated, metadata.review, metadata.publisher, metadata.disclaimer)


def about_sentences(metadata: Metadata, dangling: tuple[int, ...]) -> list[str]:
    """Return one sentence for each thing known; what is not known is left out."""
    sentences: list[str] = []
    if metadata.updated:
        sentences.append(f"This article was last updated on {written_date(metadata.updated)}.")
    if metadata.review.status in _STATUS:
        sentences.append(_STATUS[metadata.review.status])
    sentences.extend(_split(metadata.review.note))
    if metadata.publisher:
        sentences.append(f"The publisher of this article is {metadata.publisher.removesuffix('.')}.")
    if metadata.entries:
        sentences.append(_listed(metadata.entries))
    if dangling:
        sentences.append(_dangling(dangling))
    sentences.extend(_split(metadata.disclaimer))
    return sentences


def without_status(sentence: str) -> str:
    """Return what a sentence about the review is searched by, whatever the status; any other unchanged.

    A change of status then changes no text that is embedded.
    """
    return _ANY_STATUS if sentence in _STATUS.values() else sentence


def _listed(entries: tuple[Entry, ...]) -> str:
    total = len(entries)
    kinds = Counter(entry.kind for entry in entries if entry.kind)
    counted = [_count(number, kind) for kind, number in kinds.items()]
    if total > kinds.total() and counted:
        counted.append(f"{total - kinds.total()} of no stated kind")
    said = f": {_enumerate(counted)}" if counted else ""
    return f"This article lists {total} {'reference' if total == 1 else 'references'}{said}."


def _count(number: int, kind: str) -> str:
    one, many = _PLURALS.get(kind, (kind, f"{kind}s"))
    return f"{number} {one if number == 1 else many}"


def _dangling(markers: tuple[int, ...]) -> str:
    numbers = _enumerate([str(marker) for marker in markers])
    noun = "reference" if len(markers) == 1 else "references"
    return f"The text of this article cites {noun} {numbers}, which its reference list does not contain."


def _enumerate(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _split(text: str) -> list[str]:
    marked = MarkedText()
    marked.add(text)
    return [sentence.text for sentence in split_sentences(marked)]
