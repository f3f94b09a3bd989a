"""Makes an Answer from what the metadata tell about the sources."""

from langchain_core.documents import Document

from assistant.answer import Answer, AnswerStatement, Quote
from assistant.citations import cite
from assistant.composition import NO_TIMING, Asked, Found, Library, refusal
from assistant.conflicts import conflicts_among
from assistant.evidence import unranked
from assistant.notices import notices_for
from assistant.quotes import answer_text
from assistant.receipt import sealed
from assistant.sources.told import Told


def cited_documents(told: Told) -> list[Document]:
    """Return the passages that are cited, in place of what a search would have found."""
    return [Document(passage.quote, metadata={"passage_id": passage.id}) for passage in told.passages]


def compose_from_sources(asked: Asked, told: Told, found: Found, library: Library) -> Answer:
    """Return what is told as an answer, or a refusal where the metadata do not tell what was asked."""
    if not told.statements:
        return refusal(asked, found, library)
    passages = told.passages
    evidence = [unranked(passage) for passage in passages]
    citations = cite(evidence, library.articles)
    numbers = {passage.id: n for n, passage in enumerate(passages, start=1)}
    statements = tuple(
        AnswerStatement(
            text=statement.text,
            support=statement.support,
            citations=tuple(numbers[passage.id] for passage in statement.passages),
        )
        for statement in told.statements
    )
    conflicts = conflicts_among(evidence, library.disagreements)
    return Answer(
        question=asked.question,
        standalone_question=asked.standalone_question,
        status="answered" if told.complete else "partly_answered",
        answer=answer_text(statements, "\n"),
        quotes=tuple(Quote(citation=citation.n) for citation in citations),
        statements=statements,
        citations=citations,
        conflicts=conflicts,
        notices=notices_for(citations, conflicts, library.articles),
        follow_ups=(),
        timing_ms=NO_TIMING,
        receipt=sealed(library.receipt, citations, conflicts, library.articles),
    )
