"""From question to cited answer, in one chain: condense -> retrieve -> quotes -> prose -> citations.

Each step adds one key to the state. Streamed, the chain hands out each key as soon as it is there, and the
prose piece by piece, in this order: standalone_question, documents, found, quoted, prose, answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda, RunnablePassthrough

from assistant.answer import Answer
from assistant.answerability import judge
from assistant.composition import Asked, Found, Library, compose_from_prose, compose_from_quotes
from assistant.condensation import condense
from assistant.conflicts import with_counterparts
from assistant.evidence import Weights, evidence_of, sought_in
from assistant.prose import prose_input, within
from assistant.quotes import select
from assistant.spelling import Speller
from assistant.topics import Topics
from index.passage import Passage

State = dict[str, Any]


@dataclass(frozen=True)
class ChainParts:
    """Hold what the chain is made of; `writer` is None where no language model is at hand."""

    retriever: BaseRetriever
    library: Library
    passages: Mapping[str, Passage]
    topics: Topics
    speller: Speller
    weights: Weights
    writer: Runnable[dict[str, Any], str] | None
    quotes: int
    evidence_words: int


def build_chain(parts: ChainParts) -> Runnable[State, State]:
    """Return the chain; its input has `question`, `history`, `audience` and `quotes_only`."""

    def writes(state: State) -> bool:
        return parts.writer is not None and not state["quotes_only"]

    def searched(state: State) -> str:
        return parts.speller.mended(state["standalone_question"])

    def standalone_question(state: State) -> str:
        return condense(state["question"], state["history"], parts.topics)

    def documents(state: State) -> list[Document]:
        return parts.retriever.invoke(parts.topics.spelt_out(searched(state)))

    def found(state: State) -> Found:
        question = searched(state)
        sought = sought_in(question, parts.topics)
        evidence = evidence_of(sought, state["documents"], parts.passages, parts.topics, parts.weights)
        judgement = judge(question, sought, evidence, parts.topics, parts.weights)
        answerable = judgement.answerable == "yes" or (judgement.answerable == "unsure" and writes(state))
        selected = select(question, evidence, parts.quotes) if answerable else ()
        return Found(
            evidence, judgement, with_counterparts(selected, parts.library.disagreements, parts.passages)
        )

    def written(state: State, quoted: Answer) -> Iterator[str]:
        citations = within(quoted.citations, quoted.conflicts, parts.evidence_words)
        if parts.writer is not None and writes(state) and citations:
            question = state["standalone_question"]
            yield from parts.writer.stream(prose_input(question, citations, state["audience"], parts.topics))

    def composed(states: Iterator[State]) -> Iterator[State]:
        # One generator for all that is handed to the reader: a parallel step could hold the quotes back
        # until the first word of prose is there.
        state: State = {}
        for chunk in states:
            state |= chunk
            yield chunk
        asked = Asked(state["question"], state["standalone_question"])
        quoted = compose_from_quotes(asked, state["found"], parts.library)
        yield {"quoted": quoted}
        prose = ""
        for piece in written(state, quoted):
            prose += piece
            yield {"prose": piece}
        yield {"answer": compose_from_prose(asked, prose, quoted, state["found"], parts.library)}

    return (
        RunnablePassthrough.assign(standalone_question=RunnableLambda(standalone_question))
        | RunnablePassthrough.assign(documents=RunnableLambda(documents))
        | RunnablePassthrough.assign(found=RunnableLambda(found))
        | RunnableGenerator(composed)
    )
