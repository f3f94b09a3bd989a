"""Tells whether an old answer still holds after its articles were edited; it opens no index and no model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from assistant.answer import CitedReference, Receipt
from assistant.check_input import OldAnswer, OldQuote
from assistant.citations import cited_references
from assistant.receipt import digest_of_references, digest_of_section, digest_of_text
from corpus.article import Article, Statement
from corpus.conflicts import Contradiction
from corpus.library import corpus_digest
from corpus.quantities import quantities_in
from corpus.reference import Reference
from corpus.review import ReviewStatus

Place = Literal["same", "moved", "changed", "article_gone"]
LEAST_LIKENESS = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold words of the old quote and the words in their place now; either may be empty."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """Hold what became of one citation.

    `start` and `end` are where the quote stands now, or the statement nearest to it, `now`. Each of
    `breaks` is a reason why the answer no longer holds; `remarks` are changes that leave it standing.
    """

    n: int
    article_id: str
    place: Place
    quote: str | None
    start: int | None
    end: int | None
    now: str | None
    differences: tuple[Difference, ...]
    breaks: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold what became of an old answer; it holds where nothing in it and in its quotes breaks."""

    question: str
    holds: bool
    verdict: str
    quotes: tuple[CheckedQuote, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """Hold the articles as they are now, where they contradict, and what an answer would be made with."""

    articles: Mapping[str, Article]
    contradictions: tuple[Contradiction, ...]
    made_with: Receipt


def check(old: OldAnswer, now: Now) -> Checked:
    """Return what became of an old answer."""
    unchanged = corpus_digest(now.articles.values()) == old.receipt.corpus
    found = {quote.sealed.n: _found(quote, now.articles) for quote in old.quotes}
    told = {frozenset(_passage_id(found, n) for n in conflict) for conflict in old.conflicts}
    quotes = tuple(_checked(quote, found[quote.sealed.n], now, told) for quote in old.quotes)
    remarks = _made_otherwise(old.receipt, now.made_with)
    if old.bare:
        remarks += ("Only the receipt was given, so what a changed quote said cannot be shown.",)
    holds, verdict = _verdict(quotes, unchanged, bare=old.bare)
    return Checked(old.question, holds, verdict, quotes, remarks)


def _verdict(quotes: Sequence[CheckedQuote], unchanged: bool, *, bare: bool) -> tuple[bool, str]:
    if unchanged:
        return True, "The answer still holds: the articles have not changed since."
    if not quotes:
        subject = "The receipt names no quote" if bare else "The answer cites nothing"
        return False, f"{subject} and the articles have changed since, so ask the question again."
    broken = [quote for quote in quotes if quote.breaks]
    if broken:
        return False, f"The answer no longer holds: {broken[0].breaks[0]} [{broken[0].n}]{_and_more(broken)}."
    count = "its quote stands" if len(quotes) == 1 else f"all {len(quotes)} quotes stand"
    return True, f"The answer still holds: the articles have changed since, but {count} as told."


def _and_more(broken: Sequence[CheckedQuote]) -> str:
    more = sum(len(quote.breaks) for quote in broken) - 1
    return f", and {more} more" if more else ""


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold where a quote stands now: the statement or entry that holds it, and the quote's own start."""

    article: Article
    holder: Statement | Reference
    start: int
    whole: bool


def _found(quote: OldQuote, articles: Mapping[str, Article]) -> _Found | None:
    """Return the place of the quote now, nearest to the old one where it stands in several."""
    article = articles.get(quote.sealed.article_id)
    if article is None:
        return None
    holders: list[Statement | Reference] = [*article.statements, *article.references]
    places = [
        _Found(article, holder, holder.start, True)
        for holder in holders
        if digest_of_text(holder.quote) == quote.sealed.quote
    ]
    if not places and quote.text:
        places = [
            _Found(article, holder, holder.start + holder.quote.index(quote.text), False)
            for holder in article.statements
            if quote.text in holder.quote
        ]
    return min(
        places,
        key=lambda place: (
            digest_of_section(_section(place.holder)) != quote.sealed.section,
            abs(place.start - quote.sealed.start),
        ),
        default=None,
    )


def _section(holder: Statement | Reference) -> tuple[str, ...]:
    return holder.path if isinstance(holder, Statement) else ("References",)


def _markers(holder: Statement | Reference) -> tuple[int, ...]:
    return holder.markers if isinstance(holder, Statement) else (holder.number,)


def _passage_id(found: Mapping[int, _Found | None], n: int) -> str:
    place = found.get(n)
    return _id_of(place.article.id, place.holder) if place else f"gone#{n}"


def _checked(quote: OldQuote, place: _Found | None, now: Now, told: Iterable[frozenset[str]]) -> CheckedQuote:
    article = now.articles.get(quote.sealed.article_id)
    if article is None:
        return _result(quote, "article_gone", breaks=["its article is no longer there"])
    status_breaks, remarks = _review(quote, article)
    if place is None:
        return _changed(quote, article, status_breaks, remarks)
    breaks: list[str] = []
    if digest_of_section(_section(place.holder)) != quote.sealed.section:
        breaks.append("the quote stands under other headings now")
    references = cited_references(_markers(place.holder), article)
    if digest_of_references(references) != quote.sealed.references:
        breaks.append(_references_changed(quote.references, references))
    breaks += _new_conflicts(place, now.contradictions, told)
    end = place.start + quote.sealed.end - quote.sealed.start
    same = (place.start, end) == (quote.sealed.start, quote.sealed.end)
    if not place.whole:
        remarks.append("the quote is part of a longer statement now")
    return _result(
        quote,
        "same" if same else "moved",
        start=place.start,
        end=end,
        now=place.holder.quote if not place.whole else None,
        breaks=breaks + status_breaks,
        remarks=remarks,
    )


def _changed(quote: OldQuote, article: Article, status_breaks: list[str], remarks: list[str]) -> CheckedQuote:
    nearest = _nearest(quote.text, article) if quote.text else None
    if quote.text is None or nearest is None:
        return _result(
            quote,
            "changed",
            breaks=["the quote is no longer in its article", *status_breaks],
            remarks=remarks,
        )
    differences = _differences(quote.text, nearest.quote)
    figures = _figures(quote.text) != _figures(nearest.quote)
    reason = "the figures of the quote have changed" if figures else "the words of the quote have changed"
    return _result(
        quote,
        "changed",
        start=nearest.start,
        end=nearest.end,
        now=nearest.quote,
        differences=differences,
        breaks=[reason, *status_breaks],
        remarks=remarks,
    )


def _result(
    quote: OldQuote,
    place: Place,
    *,
    start: int | None = None,
    end: int | None = None,
    now: str | None = None,
    differences: tuple[Difference, ...] = (),
    breaks: Sequence[str] = (),
    remarks: Sequence[str] = (),
) -> CheckedQuote:
    return CheckedQuote(
        quote.sealed.n, quote.sealed.article_id, place, quote.text, start, end, now, differences,
        tuple(breaks), tuple(remarks),
    )  # fmt: skip


def _review(quote: OldQuote, article: Article) -> tuple[list[str], list[str]]:
    """Return what breaks and what is to be remarked of a change in the review status or the date."""
    was, is_now = quote.sealed.review_status, article.review.status
    updated = article.updated.isoformat() if article.updated else None
    breaks: list[str] = []
    remarks: list[str] = []
    if was != is_now.value:
        told = f"the review status was {was.replace('_', ' ')} and is {is_now.value.replace('_', ' ')} now"
        weaker = was in set(ReviewStatus) and is_now.strength < ReviewStatus(was).strength
        (breaks if weaker else remarks).append(told)
    if updated != quote.sealed.updated:
        remarks.append(
            f"the article was dated {quote.sealed.updated or 'nowhere'}, now {updated or 'nowhere'}"
        )
    return breaks, remarks


def _references_changed(was: tuple[CitedReference, ...] | None, is_now: tuple[CitedReference, ...]) -> str:
    if was is None:
        return "the references behind the quote have changed"
    old, new = {one.marker: one for one in was}, {one.marker: one for one in is_now}
    parts = [f"reference {marker} is no longer cited there" for marker in old if marker not in new]
    parts += [f"reference {marker} is cited there now" for marker in new if marker not in old]
    for marker in sorted(old.keys() & new.keys()):
        if old[marker].listed != new[marker].listed:
            parts.append(f"reference {marker} is {'now' if new[marker].listed else 'no longer'} listed")
        elif old[marker] != new[marker]:
            parts.append(f"the entry of reference {marker} has changed")
    return " and ".join(parts) or "the order of the references behind the quote has changed"


def _new_conflicts(
    place: _Found, contradictions: Iterable[Contradiction], told: Iterable[frozenset[str]]
) -> list[str]:
    own = _id_of(place.article.id, place.holder)
    known = list(told)
    found: list[str] = []
    for one in contradictions:
        pair = {_id_of(side.article_id, side.statement) for side in one.sides}
        if own in pair and not any(pair <= other for other in known):
            values = " and ".join(side.value for side in one.sides)
            found.append(f"another statement gives another figure now, {one.quantity}: {values}")
    return found


def _id_of(article_id: str, holder: Statement | Reference) -> str:
    return f"{article_id}#{holder.start}"


def _nearest(text: str, article: Article) -> Statement | None:
    """Return the statement most like an old quote, or None where none is like it."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text.lower().split())
    best, likeness = None, LEAST_LIKENESS
    for statement in article.statements:
        matcher.set_seq1(statement.quote.lower().split())
        if matcher.quick_ratio() >= likeness and matcher.ratio() >= likeness:
            best, likeness = statement, matcher.ratio()
    return best


def _differences(was: str, now: str) -> tuple[Difference, ...]:
    old, new = was.split(), now.split()
    return tuple(
        Difference(" ".join(old[a:b]), " ".join(new[c:d]))
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    )


def _figures(text: str) -> list[tuple[float, float, str, str]]:
    return sorted((one.low, one.high, one.unit, one.limit) for one in quantities_in(text))


def _made_otherwise(old: Receipt, now: Receipt) -> tuple[str, ...]:
    """Return what an answer would be made with otherwise today; it leaves an old answer as true as it was."""
    remarks: list[str] = []
    if now.embedding_model and old.embedding_model != now.embedding_model:
        remarks.append("The embedding model is another one now.")
    if old.reranker and old.reranker != now.reranker:
        remarks.append("The reranker is another one now.")
    if old.language_model and old.language_model != now.language_model:
        remarks.append("The language model is another one now.")
    if any(now.prompts.get(name) != digest for name, digest in old.prompts.items()):
        remarks.append("The prompts have changed since.")
    return tuple(remarks)
