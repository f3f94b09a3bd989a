"""A small assistant for tests of the page: real types and a real article, no model."""

import threading
from collections.abc import Iterator, Mapping
from datetime import date

from assistant.answer import (
    Answer,
    AnswerStatement,
    Audience,
    Citation,
    CitedReference,
    Conflict,
    Notice,
    Quote,
    Receipt,
    Status,
    Timing,
)
from assistant.errors import AssistantError
from assistant.event import Condensed, Drafted, Event, Finished, Quoted, Retrieved, Waiting
from assistant.history import History
from assistant.model_queue import ManyAsking, ModelQueue, Place
from assistant.notices import without_prose
from assistant.owner import LOCAL_OWNER
from corpus.article import Article, Statement
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus

MARKUP = "<script>window.attacked = 1</script><img src=x onerror='window.attacked = 1'> & <b>bold</b>"


RECEIPT = Receipt(corpus="c", generation="g", embedding_model="e", language_model=None, prompts={})


def small_article() -> Article:
    """Return an article with sections, references, a dangling marker, a conflict and markup in its text."""
    draft = ArticleDraft("fever", "Fever in winter")
    draft.heading(2, "Course")
    draft.statement("Winter fever lasts 3 to 5 days.", (1,))
    draft.statement("In some people winter fever lasts 10 days.", (2, 3))
    draft.heading(2, "Causes")
    draft.statement("Cold wind is one cause of winter fever.", (2,))
    draft.statement(f"Doctors also write {MARKUP} in the chart.")
    draft.reference(1, "guideline", "Care of winter fever", "Journal of Seasons", 2020)
    draft.reference(2, "research", "Wind and fever", "Annals of Weather", 2018)
    return draft.finish(
        date(2024, 5, 1),
        Review(ReviewStatus.PENDING, "Nobody has reviewed this article yet."),
        "House of Seasons",
        "For learning only; ask a doctor.",
    )


def citation(article: Article, n: int, statement: Statement) -> Citation:
    """Return the citation of a statement."""
    references = []
    for marker in statement.markers:
        entry = article.reference(marker)
        references.append(
            CitedReference(marker=marker, listed=False)
            if entry is None
            else CitedReference(
                marker=marker,
                listed=True,
                kind=entry.kind,
                title=entry.title,
                container=entry.container,
                year=entry.year,
            )
        )
    return Citation(
        n=n,
        article_id=article.id,
        article_title=article.title,
        section=statement.section,
        quote=statement.quote,
        start=statement.start,
        end=statement.end,
        references=tuple(references),
        review_status=article.review.status.value,
        updated=article.updated.isoformat() if article.updated else None,
    )


def answer_of(
    article: Article,
    statements: tuple[Statement, ...],
    question: str = "How long does winter fever last?",
    prose: str | None = None,
    status: Status = "answered",
    conflicts: tuple[Conflict, ...] = (),
) -> Answer:
    """Return an answer over statements: as quotes, or as prose that cites them all."""
    citations = tuple(citation(article, n, statement) for n, statement in enumerate(statements, 1))
    numbers = tuple(one.n for one in citations)
    quoted = tuple(AnswerStatement(text=one.quote, support="quoted", citations=(one.n,)) for one in citations)
    text = "\n\n".join(f"{one.text} [{one.citations[0]}]" for one in quoted)
    marks = "".join(f"[{n}]" for n in numbers)
    return Answer(
        question=question,
        standalone_question=question,
        status=status,
        answer=text if prose is None else f"{prose} {marks}".strip(),
        quotes=tuple(Quote(citation=n) for n in numbers),
        statements=quoted
        if prose is None
        else (AnswerStatement(text=prose, support="verified", citations=numbers),),
        citations=citations,
        conflicts=conflicts,
        notices=(Notice(kind="review_status", text="A cited article is pending review."),)
        if citations
        else (),
        follow_ups=("What causes winter fever?",),
        timing_ms=Timing(condense=0, retrieve=1, first_quote=1, first_token=None, total=2),
        receipt=RECEIPT,
    )


class SmallAssistant:
    """Answer from one small article.

    What a question says decides what happens: "Mars" is not in the articles, "markup" cites markup, "broken"
    raises an error for the reader, "bug" raises another one, and "slow" drafts until `go_on` is set. `asked`
    holds every question with its history, `audiences` for whom each was asked.
    """

    writes_prose = True
    receipt = RECEIPT
    example_questions = ("How long does winter fever last?", "What causes winter fever?")

    def __init__(self, most_waiting: int = 8) -> None:
        self.queue = ModelQueue(most_waiting)
        self.article = small_article()
        self.articles: Mapping[str, Article] = {self.article.id: self.article}
        self.asked: list[tuple[str, History]] = []
        self.audiences: list[Audience] = []
        self.go_on = threading.Event()
        self.closed_early = threading.Event()

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
        place: Place | None = None,
    ) -> Iterator[Event]:
        """Yield the events of one answer."""
        place = place or self.queue.place(LOCAL_OWNER)
        self.asked.append((question, tuple(history)))
        self.audiences.append(audience)
        yield Condensed(question)
        if "broken" in question:
            raise AssistantError("The index is damaged.", "Run `assistant index`.")
        yield Retrieved(6)
        if "bug" in question:
            raise ZeroDivisionError("a bug of the assistant")
        quotes = self._quotes(question)
        yield Quoted(quotes)
        if quotes_only or not quotes.citations:
            yield Finished(quotes)
            return
        prose = f"In short: {question.lower().rstrip('?')} is told here {len(history)} turns later."
        try:
            for before in place.wait():
                yield Waiting(before)
            if not place.has_turn:
                yield Finished(quotes)
                return
            yield from self._drafts(question)
        except ManyAsking as error:
            yield Finished(without_prose(quotes, error))
            return
        except GeneratorExit:
            self.closed_early.set()
            raise
        finally:
            place.leave()
        statements = tuple(self._statements(question))
        yield Finished(answer_of(self.article, statements, question, prose, conflicts=quotes.conflicts))

    def _drafts(self, question: str) -> Iterator[Drafted]:
        if "slow" in question:
            while not self.go_on.wait(0.1):
                yield Drafted("piece of the draft [1] ")
        else:
            for piece in ("Some words ", "of a draft [1]."):
                yield Drafted(piece)

    def _statements(self, question: str) -> list[Statement]:
        held = self.article.statements
        if "markup" in question:
            return [held[3]]
        return [held[2]] if "cause" in question else [held[0], held[1]]

    def _quotes(self, question: str) -> Answer:
        if "Mars" in question:
            refused = answer_of(
                self.article, (), question, "The articles do not answer this.", "not_in_sources"
            )
            return refused.model_copy(update={"statements": ()})
        statements = tuple(self._statements(question))
        conflicts = (
            (
                Conflict(
                    quantity="duration of winter fever", citations=(1, 2), values=("3 to 5 days", "10 days")
                ),
            )
            if len(statements) == 2
            else ()
        )
        return answer_of(self.article, statements, question, conflicts=conflicts)
