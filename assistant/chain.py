"""From question to cited answer, in one chain: condense -> retrieve -> quotes -> prose -> citations.

Each step adds one key to the state. Streamed, the chain hands out each key as soon as it is there, and the
prose piece by piece, in this order: standalone, standalone_question, told, documents, found, probability
(not where the metadata answer), quoted, waiting, prose, answer.
"""

from collections.abc import Iterator
from typing import Any

from langchain_core.documents import Document
from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda, RunnablePassthrough

from assistant.answer import Answer, Audience
from assistant.answerability import Judgement
from assistant.chain_parts import ChainParts
from assistant.composition import Asked, Found, compose_from_prose, compose_from_quotes
from assistant.condensation import Standalone, condense
from assistant.finding import evidence_for, find, in_articles_words
from assistant.glosses import with_glosses
from assistant.model_queue import Place
from assistant.prose import leaves_to_write, prose_input, within
from assistant.searching import found_by_all
from assistant.sources.composition import cited_documents, compose_from_sources
from assistant.sources.questions import recognised
from assistant.sources.telling import Sources, tell
from assistant.sources.told import Told

State = dict[str, Any]

FOUND_IN_METADATA = Found(evidence=(), judgement=Judgement("yes", 1.0), selected=())


def build_chain(parts: ChainParts) -> Runnable[State, State]:
    """Return the chain; its input has `question`, `history`, `audience`, `quotes_only` and `place`."""
    library = parts.library
    sources = Sources(library.articles, parts.passages, parts.topics, parts.weights, library.disagreements)

    def writes(state: State) -> bool:
        return parts.writer is not None and not state["quotes_only"]

    def searched(state: State) -> str:
        return in_articles_words(state["standalone_question"], parts)

    def standalone(state: State) -> Standalone:
        return condense(state["question"], state["history"], parts.topics)

    def standalone_question(state: State) -> str:
        read: Standalone = state["standalone"]
        return read.text

    def told(state: State) -> Told | None:
        """Return what the metadata tell where the question is about the sources."""
        before = [turn.content for turn in state["history"] if turn.role == "user"][-1:]
        asked = recognised(state["standalone_question"], state["question"], "".join(before), parts.today())
        if asked is None:
            return None
        topic = in_articles_words(asked.topic, parts)
        near = parts.retriever.invoke(parts.topics.spelt_out(topic)) if topic else []
        return tell(asked, sources, evidence_for(topic, near, parts) if near else (), parts.today())

    def documents(state: State) -> list[Document]:
        if state["told"] and state["told"].statements:
            return cited_documents(state["told"])
        read: Standalone = state["standalone"]
        queries = [parts.topics.spelt_out(in_articles_words(reading, parts)) for reading in read.searched]
        return found_by_all(queries, parts.retriever.invoke)

    def found(state: State) -> Found:
        if state["told"] and state["told"].statements:
            return FOUND_IN_METADATA
        return find(searched(state), state["documents"], parts)

    def written(state: State, quoted: Answer) -> Iterator[State]:
        citations = within(quoted.citations, quoted.conflicts, parts.evidence_words)
        if parts.writer is None or not writes(state):
            return
        if not leaves_to_write(citations, state["found"].judgement):
            return
        place: Place = state["place"]
        for before in place.wait():
            yield {"waiting": before}
        if place.has_turn:
            asked = prose_input(state["standalone_question"], citations, parts.topics)
            for piece in parts.writer.stream(asked):
                yield {"prose": piece}
        place.leave()

    def glossed(answer: Answer, audience: Audience) -> Answer:
        return with_glosses(answer, audience, parts.synonyms.glossary, parts.synonyms.usual)

    def composed(states: Iterator[State]) -> Iterator[State]:
        # One generator for all that is handed to the reader: a parallel step could hold the quotes back
        # until the first word of prose is there.
        state: State = {}
        for chunk in states:
            state |= chunk
            yield chunk
        asked = Asked(state["question"], state["standalone_question"])
        if state["told"] is not None:
            answer = compose_from_sources(asked, state["told"], state["found"], parts.library)
            yield {"quoted": glossed(answer, state["audience"])}
            yield {"answer": glossed(answer, state["audience"])}
            return
        yield {"probability": state["found"].judgement.probability}
        quoted = compose_from_quotes(asked, state["found"], parts.library)
        yield {"quoted": glossed(quoted, state["audience"])}
        prose = ""
        for chunk in written(state, quoted):
            prose += chunk.get("prose", "")
            yield chunk
        answer = compose_from_prose(asked, prose, quoted, state["found"], parts.library)
        yield {"answer": glossed(answer, state["audience"])}

    return (
        RunnablePassthrough.assign(standalone=RunnableLambda(standalone))
        | RunnablePassthrough.assign(standalone_question=RunnableLambda(standalone_question))
        | RunnablePassthrough.assign(told=RunnableLambda(told))
        | RunnablePassthrough.assign(documents=RunnableLambda(documents))
        | RunnablePassthrough.assign(found=RunnableLambda(found))
        | RunnableGenerator(composed)
    )
