"""From question to cited answer, in one chain: condense -> retrieve -> quotes -> prose -> citations.

Each step adds one key to the state. Streamed, the chain hands out each key as soon as it is there, and the prose
piece by piece, in this order: standalone_question, documents, found, quoted, prose, answer.
"""

from dataclasses import dataclass
from typing import Any

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda, RunnablePassthrough

from assistant.answer import Answer
from assistant.answerability import judge
from assistant.composition import Asked, Found, Library, compose_from_prose, compose_from_quotes
from assistant.condensation import condense
from assistant.evidence import Weights, evidence_of
from assistant.prose import prose_input
from assistant.quotes import select
from assistant.topics import Topics

State = dict[str, Any]


@dataclass(frozen=True)
class ChainParts:
    """Hold what the chain is made of; `writer` is None where no language model is at hand."""

    retriever: BaseRetriever
    library: Library
    topics: Topics
    weights: Weights
    writer: Runnable[dict[str, Any], str] | None
    quotes: int


def build_chain(parts: ChainParts) -> Runnable[State, State]:
    """Return the chain; its input has `question`, `history`, `audience` and `quotes_only`."""

    def standalone_question(state: State) -> str:
        return condense(state["question"], state["history"], parts.topics)

    def documents(state: State) -> list[Document]:
        return parts.retriever.invoke(parts.topics.spelt_out(state["standalone_question"]))

    def found(state: State) -> Found:
        question = state["standalone_question"]
        evidence = evidence_of(question, state["documents"], parts.topics, parts.weights)
        judgement = judge(question, evidence, parts.topics, parts.weights)
        answerable = judgement.answerable in {"yes", "unsure"}
        return Found(evidence, judgement, select(question, evidence, parts.quotes) if answerable else ())

    def quoted(state: State) -> Answer:
        return compose_from_quotes(_asked(state), state["found"], parts.library)

    def prose(state: State) -> Runnable[Any, str] | str:
        citations = state["quoted"].citations
        if parts.writer is None or state["quotes_only"] or not citations:
            return ""
        written_from = prose_input(state["standalone_question"], citations, state["audience"])
        return RunnableLambda(lambda _: written_from) | parts.writer

    def answer(state: State) -> Answer:
        return compose_from_prose(
            _asked(state), state["prose"], state["quoted"], state["found"], parts.library
        )

    return (
        RunnablePassthrough.assign(standalone_question=RunnableLambda(standalone_question))
        | RunnablePassthrough.assign(documents=RunnableLambda(documents))
        | RunnablePassthrough.assign(found=RunnableLambda(found))
        | RunnablePassthrough.assign(quoted=RunnableLambda(quoted))
        | RunnablePassthrough.assign(prose=RunnableLambda(prose))
        | RunnablePassthrough.assign(answer=RunnableLambda(answer))
    )


def _asked(state: State) -> Asked:
    return Asked(state["question"], state["standalone_question"])
