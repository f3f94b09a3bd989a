"""Puts an Answer together: first from quotes alone, then from checked prose over the same quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, AnswerStatement, Quote, Receipt, Status, Timing
from assistant.answerability import Judgement
from assistant.citations import cite
from assistant.conflicts import Disagreement, conflicts_among
from assistant.evidence import Evidence
from assistant.expectation import meets_expectation
from assistant.notices import missing_notices, notices_for
from assistant.prose import checked_statements, refuses
from assistant.quotes import answer_text, quoted_statements
from assistant.refusal import nearest_questions, refusal_text
from assistant.topics import Topics
from corpus.article import Article

NO_TIMING = Timing(condense=0, retrieve=0, first_quote=None, first_token=None, total=0)
CLARIFY = "What is your question about? Please name the condition, the finding or the method that you mean."


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the ranked evidence, whether it answers, and the passages chosen to be quoted.

    `missing` are the parts of the question that the evidence does not answer, where it answers others.
    """

    evidence: tuple[Evidence, ...]
    judgement: Judgement
    selected: tuple[Evidence, ...]
    missing: tuple[str, ...] = ()


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
    if found.judgement.answerable == "incomplete":
        return _without_citations(asked, "needs_clarification", CLARIFY, found, library)
    if not found.selected:
        return refusal(asked, found, library)
    citations = cite(found.selected, library.articles)
    statements = quoted_statements(citations)
    conflicts = conflicts_among(found.selected, library.disagreements)
    return Answer(
        question=asked.question,
        standalone_question=asked.standalone_question,
        status="partly_answered" if found.missing else "answered",
        answer=_with_missing(answer_text(statements, "\n"), found.missing),
        quotes=tuple(Quote(citation=citation.n) for citation in citations),
        statements=statements,
        citations=citations,
        conflicts=conflicts,
        notices=(*missing_notices(found.missing), *notices_for(citations, conflicts, library.articles)),
        follow_ups=nearest_questions(
            [passage for passage in found.evidence if passage not in found.selected], library.topics
        ),
        timing_ms=NO_TIMING,
        receipt=library.receipt,
    )


def compose_from_prose(asked: Asked, prose: str, quoted: Answer, found: Found, library: Library) -> Answer:
    """Return the answer with checked prose; the quotes stand where the prose does not hold.

    Of the quotes only those stay that the prose cites, under the numbers that they had.
    A refusal by the language model counts only where the evidence alone left it open whether it answers.
    """
    if not prose or not quoted.citations:
        return quoted
    if refuses(prose):
        return refusal(asked, found, library) if found.judgement.answerable == "unsure" else quoted
    statements = checked_statements(prose, quoted.citations, library.topics)
    if not statements:
        return quoted
    statements = (*_unsaid_best(statements, quoted, found), *statements)
    statements += _unsaid_sides(statements, quoted)
    used = {number for statement in statements for number in statement.citations}
    citations = tuple(citation for citation in quoted.citations if citation.n in used)
    conflicts = tuple(conflict for conflict in quoted.conflicts if used >= set(conflict.citations))
    return quoted.model_copy(
        update={
            "statements": statements,
            "answer": _with_missing(answer_text(statements, " "), found.missing),
            "quotes": tuple(quote for quote in quoted.quotes if quote.citation in used),
            "citations": citations,
            "conflicts": conflicts,
            "notices": (
                *missing_notices(found.missing),
                *notices_for(citations, conflicts, library.articles),
            ),
        },
    )


def _with_missing(text: str, missing: Sequence[str]) -> str:
    """Return the answer with the parts of the question behind it that it leaves open."""
    return "\n".join([text, *(notice.text for notice in missing_notices(missing))])


def _unsaid_best(
    statements: Sequence[AnswerStatement], quoted: Answer, found: Found
) -> tuple[AnswerStatement, ...]:
    """Return the best quote where the prose passes it over although it shows the kind of thing asked for."""
    best = quoted.citations[0]
    told = any(best.n in statement.citations for statement in statements)
    sure = found.judgement.answerable == "yes" and meets_expectation(quoted.standalone_question, best.quote)
    return quoted_statements([best]) if sure and not told else ()


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
