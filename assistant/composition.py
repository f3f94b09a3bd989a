"""Puts an Answer together: first from quotes alone, then from checked prose over the same quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import (
    Answer,
    AnswerStatement,
    Citation,
    Conflict,
    Notice,
    Quote,
    Receipt,
    Status,
    Timing,
)
from assistant.answerability import Judgement
from assistant.citations import cite
from assistant.conflicts import Disagreement, conflicts_among
from assistant.evidence import Evidence
from assistant.notices import NOT_ANSWERED, missing_notices, notices_for
from assistant.premises.correcting import PREMISE, Correction, corrected_text, premise_notices
from assistant.prose import checked_statements, refuses
from assistant.quotes import answer_text, quoted_statements
from assistant.receipt import sealed
from assistant.refusal import nearest_questions, refusal_text
from assistant.topics import Topics
from corpus.article import Article

NO_TIMING = Timing(condense=0, retrieve=0, first_quote=None, first_token=None, total=0)
# Of the likeliest quote, from what likelihood on a quote is shown even if the prose passes it over.
MUST_BE_SAID = 0.6
CLARIFY = "What is your question about? Please name the condition, the finding or the method that you mean."


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the ranked evidence, whether it answers, and the passages chosen to be quoted.

    `missing` are the parts of the question that the evidence does not answer, where it answers others;
    `corrections` are what the question takes for granted and a passage contradicts.
    """

    evidence: tuple[Evidence, ...]
    judgement: Judgement
    selected: tuple[Evidence, ...]
    missing: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold the question as typed and as searched for."""

    question: str
    standalone_question: str


@dataclass(frozen=True, slots=True)
class Library:
    """Hold what an answer is made against: the articles, how many passages they have, the receipt."""

    articles: Mapping[str, Article]
    passages: int
    disagreements: tuple[Disagreement, ...]
    topics: Topics
    receipt: Receipt


def compose_from_quotes(asked: Asked, found: Found, library: Library) -> Answer:
    """Return the answer as verbatim quotes, or a refusal, or one short question back."""
    if found.judgement.answerable == "incomplete" and not found.corrections:
        return _without_citations(asked, "needs_clarification", CLARIFY, found, library)
    if not found.selected:
        return refusal(asked, found, library)
    citations = cite(found.selected, library.articles)
    statements = quoted_statements(citations)
    conflicts = conflicts_among(found.selected, library.disagreements)
    notices = _notices(found, citations, conflicts, library)
    return Answer(
        question=asked.question,
        standalone_question=asked.standalone_question,
        status="partly_answered" if found.missing else "answered",
        answer=_framed(answer_text(statements, "\n"), notices),
        quotes=tuple(Quote(citation=citation.n) for citation in citations),
        statements=statements,
        citations=citations,
        conflicts=conflicts,
        notices=notices,
        follow_ups=nearest_questions(
            [passage for passage in found.evidence if passage not in found.selected], library.topics
        ),
        timing_ms=NO_TIMING,
        receipt=sealed(library.receipt, citations, conflicts, library.articles),
    )


def compose_from_prose(asked: Asked, prose: str, quoted: Answer, found: Found, library: Library) -> Answer:
    """Return the answer with checked prose; the quotes stand where the prose does not hold.

    Of the quotes only those stay that the prose cites, under the numbers that they had.
    A refusal by the language model counts only where the evidence alone left it open whether it answers.
    """
    if not prose or not quoted.citations:
        return quoted
    if refuses(prose):
        unsure = found.judgement.answerable == "unsure" and not found.corrections
        return refusal(asked, found, library) if unsure else quoted
    statements = checked_statements(prose, quoted.citations, library.topics)
    if not statements:
        return quoted
    statements = _corrected_first(_with_unsaid(statements, quoted, found), quoted, found)
    statements += _unsaid_sides(statements, quoted)
    used = {number for statement in statements for number in statement.citations}
    citations = tuple(citation for citation in quoted.citations if citation.n in used)
    conflicts = tuple(conflict for conflict in quoted.conflicts if used >= set(conflict.citations))
    notices = _notices(found, citations, conflicts, library)
    return quoted.model_copy(
        update={
            "statements": statements,
            "answer": _framed(answer_text(statements, " "), notices),
            "quotes": tuple(quote for quote in quoted.quotes if quote.citation in used),
            "citations": citations,
            "conflicts": conflicts,
            "notices": notices,
            "receipt": sealed(library.receipt, citations, conflicts, library.articles),
        },
    )


def _notices(
    found: Found, citations: Sequence[Citation], conflicts: Sequence[Conflict], library: Library
) -> tuple[Notice, ...]:
    """Return all notices: first what the question has wrong, then what is left open, then the usual ones."""
    return (
        *premise_notices(found.corrections, citations),
        *missing_notices(found.missing),
        *notices_for(citations, conflicts, library.articles),
    )


def _framed(text: str, notices: Sequence[Notice]) -> str:
    """Return the answer behind what the question has wrong, and before the parts that are left open."""
    premises = [notice for notice in notices if notice.kind == PREMISE]
    missing = [notice.text for notice in notices if notice.kind == NOT_ANSWERED]
    return "\n".join([corrected_text(text, premises), *missing])


def _corrected_first(
    statements: tuple[AnswerStatement, ...], quoted: Answer, found: Found
) -> tuple[AnswerStatement, ...]:
    """Return the statements behind the quotes that correct the question, each quote once."""
    correcting = {_place(correction.passage) for correction in found.corrections}
    first = quoted_statements([citation for citation in quoted.citations if _place(citation) in correcting])
    told = {statement.text for statement in first}
    return (*first, *(statement for statement in statements if statement.text not in told))


def _with_unsaid(
    statements: tuple[AnswerStatement, ...], quoted: Answer, found: Found
) -> tuple[AnswerStatement, ...]:
    """Return the statements with the likeliest quotes that the prose passes over, the very best in front.

    The language model chooses worse than the reranker: it may leave out only what is less likely to answer.
    """
    if found.judgement.answerable != "yes" or not found.selected:
        return statements
    told = {number for statement in statements for number in statement.citations}
    likely = {_place(one): one.answers for one in found.selected}
    best = max(likely.values())
    unsaid = [
        citation
        for citation in quoted.citations
        if citation.n not in told and likely.get(_place(citation), 0.0) >= MUST_BE_SAID * best
    ]
    first = [citation for citation in unsaid if citation.n == 1]
    others = [citation for citation in unsaid if citation.n != 1]
    return (*quoted_statements(first), *statements, *quoted_statements(others))


def _place(one: Evidence | Citation) -> tuple[str, int]:
    return one.article_id, one.start


def _unsaid_sides(statements: Sequence[AnswerStatement], quoted: Answer) -> tuple[AnswerStatement, ...]:
    """Return the other side of each conflict of which the prose tells one, so that both are told."""
    said = {number for statement in statements for number in statement.citations}
    sides = {
        number
        for conflict in quoted.conflicts
        if said & set(conflict.citations)
        for number in conflict.citations
    }
    return quoted_statements([citation for citation in quoted.citations if citation.n in sides - said])


def refusal(asked: Asked, found: Found, library: Library) -> Answer:
    """Return the answer that says that the articles do not answer, with what was searched."""
    text = refusal_text(library.articles, library.passages)
    return _without_citations(asked, "not_in_sources", text, found, library)


def _without_citations(asked: Asked, status: Status, text: str, found: Found, library: Library) -> Answer:
    return Answer(
        question=asked.question,
        standalone_question=asked.standalone_question,
        status=status,
        answer=text,
        quotes=(),
        statements=(),
        citations=(),
        conflicts=(),
        notices=(),
        follow_ups=nearest_questions(found.evidence, library.topics),
        timing_ms=NO_TIMING,
        receipt=library.receipt,
    )
