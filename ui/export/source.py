"""What a reference manager is given: the cited articles, and the references behind the citations."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answer import Answer, Citation, CitedReference
from corpus.article import Article
from ui.source_panel import dangling_sentence, review_words

Form = Literal["source article", "report", "journal article", "book", "web page", "other"]

# Articles name the kinds of their references freely; the first that fits counts.
_FORMS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (
        re.compile(
            r"research|review|meta-?analysis|trial|study|series|case report|editorial|opinion|article|journal"
        ),
        "journal article",
    ),
    (re.compile(r"guideline|consensus|praxis|report"), "report"),
    (re.compile(r"book"), "book"),
    (re.compile(r"web"), "web page"),
)
_UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one entry for a reference manager, every text on one line; "" and None mean that it is not known.

    `kind` is the article's own word for a reference; `updated` is a date such as 2025-08-14, which only
    articles have.
    """

    form: Form
    title: str
    kind: str = ""
    container: str = ""
    year: int | None = None
    publisher: str = ""
    updated: str = ""
    notes: tuple[str, ...] = ()


def cited_sources(answers: Iterable[Answer], articles: Mapping[str, Article]) -> tuple[Source, ...]:
    """Return what the answers cite, each once, in the order in which it was first cited.

    An article that is no longer in the corpus is told as its citations recorded it. A marker that its article
    does not list becomes a note of that article, never an entry.
    """
    found: dict[tuple[object, ...], Source] = {}
    for answer in answers:
        for citation in answer.citations:
            for key, source in _sources(citation, articles.get(citation.article_id)):
                known = found.get(key, source)
                found[key] = replace(known, notes=tuple(dict.fromkeys((*known.notes, *source.notes))))
    return tuple(found.values())


def one_line(text: str) -> str:
    """Return a text without what would end a line or steer a program; everything else stays as it is."""
    spaced = (" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return "".join(spaced).encode("utf-8", "replace").decode().strip()


def _sources(citation: Citation, article: Article | None) -> Iterator[tuple[tuple[object, ...], Source]]:
    listed = [reference for reference in citation.references if reference.listed]
    unlisted = [reference.marker for reference in citation.references if not reference.listed]
    # Today's list may be another one than the list that the answer was given from.
    told = (dangling_sentence(marker, None) for marker in unlisted)
    yield (
        (citation.article_id, citation.updated),
        Source(
            form="source article",
            title=one_line(citation.article_title) or _UNTITLED,
            year=int(citation.updated[:4]) if citation.updated else None,
            publisher=one_line(article.publisher) if article else "",
            updated=citation.updated or "",
            notes=(f"{review_words(citation.review_status)}.", *told),
        ),
    )
    for reference in listed:
        yield _same(reference), _reference(reference, citation)


def _reference(reference: CitedReference, citation: Citation) -> Source:
    kind = one_line(reference.kind or "")
    return Source(
        form=_form(kind),
        title=one_line(reference.title or "") or _UNTITLED,
        kind=kind,
        container=one_line(reference.container or ""),
        year=reference.year,
        notes=(f"Reference {reference.marker} of the article: {one_line(citation.article_title)}",),
    )


def _form(kind: str) -> Form:
    return next((form for words, form in _FORMS if words.search(kind.lower())), "other")


def _same(reference: CitedReference) -> tuple[object, ...]:
    """Return what makes two entries one: capitals, spaces and a last full stop do not count."""
    texts = (reference.kind, reference.title, reference.container)
    return (*(" ".join((text or "").casefold().split()).rstrip(". ") for text in texts), reference.year)
