"""Answers from what is known of an article itself: date, review, publisher, readers, disclaimer."""

import re
from datetime import date

from assistant.sources.about_passages import AboutPassages
from assistant.sources.question import Asks, SourceQuestion
from assistant.sources.told import Told, ToldStatement, quoted, verified
from assistant.words import stems
from corpus.dates import written_date
from index.passage import Passage

_AGE = re.compile(
    r"\b(?:how (?:new|dated|up)|old|older|newer|(?:up[- ]to|out[- ]of)[- ]date|current|recent|outdated|age"
    r"|fresh|stale|ago)\b"
)
# The metadata hold when an article was last updated, not when it first came out.
_BEGINNING = re.compile(
    r"\bfirst (?:put|published|written|posted|appear|created|come|came|go)|\boriginally\b"
)
# How an article's own statements speak of what has no field in the metadata.
_SPOKEN_OF = {
    Asks.AUTHOR: re.compile(
        r"\b(?:written|authored|edited|compiled) by\b|\bauthors? (?:is|are|of this)\b", re.IGNORECASE
    ),
    Asks.FUNDING: re.compile(
        r"\bfund(?:ed|ing)\b|\bsponsor|\b(?:conflicts? of|competing|vested) interests?\b"
        r"|\bfinanc(?:ed|ial) (?:by|support|tie)",
        re.IGNORECASE,
    ),
    Asks.AUDIENCE: re.compile(
        r"\b(?:written|intended|meant|aimed|addressed|designed) (?:\w+ )?(?:for|at|to)\b"
        r"|\b(?:readership|audience|target readers)\b",
        re.IGNORECASE,
    ),
    Asks.SUBSTITUTE: re.compile(
        r"\b(?:not|no|never|nor)\b.{0,40}\b(?:the place of|replac\w+|substitut\w+)|\bsupplement\b"
        r"|\bin place of\b",
        re.IGNORECASE,
    ),
    Asks.LIABILITY: re.compile(r"\bliab(?:le|ility)\b|\bresponsib(?:le|ility)\b", re.IGNORECASE),
}
_BYLINE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*(?: (?=\S)|, | and |$|\.$)|(?:de|van|von|der|la|del) ){2,}")
# Words that every question about a review has, so that they pick no sentence of the note.
_OF_ANY_REVIEW = frozenset(
    stems("article review reviewed reviewer read pending this it does hold human person")
)


def of_the_article(ask: Asks, question: SourceQuestion, about: AboutPassages, today: date) -> Told | None:
    """Return what the article's metadata tell, None where the question is none about the article itself."""
    match ask:
        case Asks.UPDATED if _BEGINNING.search(question.question.lower()):
            return Told()
        case Asks.UPDATED:
            return _of(_age(about, today) if _AGE.search(question.question.lower()) else about.updated)
        case Asks.PUBLISHER:
            return _of(about.publisher)
        case Asks.REVIEW:
            return Told(tuple(quoted(passage) for passage in _review(question.question, about)))
        case Asks.AUTHOR:
            return _author(question.question, about)
        case Asks.FUNDING | Asks.AUDIENCE | Asks.SUBSTITUTE | Asks.LIABILITY:
            return _spoken_of(ask, about)
    return None


def _of(found: Passage | ToldStatement | None) -> Told:
    if found is None:
        return Told()
    return Told((quoted(found) if isinstance(found, Passage) else found,))


def _age(about: AboutPassages, today: date) -> ToldStatement | None:
    updated, passage = about.article.updated, about.updated
    if updated is None or passage is None:
        return None
    if updated >= today:
        return quoted(passage)
    return verified(
        f"This article was last updated on {written_date(updated)}, which is {age(updated, today)} ago "
        f"(as of {written_date(today)}).",
        passage,
    )


def age(since: date, today: date) -> str:
    """Return the whole years and months from a day to a later one; days below a month."""
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    if months < 1:
        return _counted((today - since).days, "day")
    parts = [_counted(months // 12, "year"), _counted(months % 12, "month")]
    return " and ".join(part for part in parts if not part.startswith("0 "))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _review(question: str, about: AboutPassages) -> list[Passage]:
    """Return the status, and of the note what the question speaks of, or else its first sentence."""
    asked = set(stems(question)) - _OF_ANY_REVIEW
    touched = [note for note in about.notes if asked & (set(stems(note.quote)) - _OF_ANY_REVIEW)]
    notes = touched or list(about.notes[:1])
    return [about.status, *notes] if about.status else notes


def _author(question: str, about: AboutPassages) -> Told | None:
    told = _spoken_of(Asks.AUTHOR, about)
    if told is None or told.statements:
        return told
    above = [statement for statement in about.article.statements[:2] if not statement.section]
    byline = next((statement for statement in above if _BYLINE.fullmatch(statement.quote.rstrip("."))), None)
    if byline is not None:
        return _of(about.of(byline))
    if "author" in question.lower() or "editor" in question.lower() or about.publisher is None:
        return Told()
    name = about.article.publisher.removesuffix(".")
    return Told(
        (verified(f"This article names its publisher, {name}, and no author.", about.publisher),), False
    )


def _spoken_of(ask: Asks, about: AboutPassages) -> Told | None:
    """Return the article's statements about itself that speak of it; None where its body may tell.

    Authors and funding are told by an article of itself or not at all; for whom something is meant, what it
    replaces and who is liable may be asked of what the article is about.
    """
    pattern = _SPOKEN_OF[ask]
    found = tuple(quoted(passage) for passage in about.statements if pattern.search(passage.quote))
    if found:
        return Told(found)
    if any(pattern.search(statement.quote) for statement in about.article.statements):
        return None
    return Told() if ask in (Asks.AUTHOR, Asks.FUNDING) else None
