"""The reference: what people would use in place of Footnote, a chain as LangChain's own guides build one.

langchain and langchain-chroma, the same embedding model, the same language model file behind the same kind
of server, the library's default of four documents, a usual prompt, answers with citations. Nothing is read
ahead, kept or reused: the server has no prompt cache, and every request says so once more.

Where there was a choice, the one that makes it quicker was taken, so that no ratio flatters Footnote: a
document is a bare statement without its headings, a follow-up is searched for as it was typed and not
rewritten by the model first, and answers end after as many tokens as Footnote's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from assistant.answer import Status
from assistant.history import Turn
from evals.bench.answering import MS, Answered, Times

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable
    from langchain_core.vectorstores import VectorStore

COLLECTION = "plain"
UNKNOWN = "I don't know."
SYSTEM = (
    "You are a helpful assistant for clinical questions. Answer from the context alone, in at most three "
    "sentences, and cite the passages that you use by their numbers, like [1]. If the context does not hold "
    f"the answer, say: {UNKNOWN}"
)
QUESTION = "Context:\n{context}\n\nQuestion: {question}"


@dataclass(frozen=True)
class PlainChain:
    """Hold the chain, its retriever alone, and nothing else: it remembers no earlier question."""

    retriever: "Runnable[str, list[Document]]"
    chain: "Runnable[dict[str, Any], dict[str, Any]]"

    def documents(self, question: str) -> float:
        """Return the seconds until the documents are at hand, the nearest this chain has to quotes."""
        started = perf_counter()
        self.retriever.invoke(question)
        return perf_counter() - started

    def answer(self, question: str, history: Sequence[Turn] = ()) -> Answered:
        """Return the answer to a question, the documents standing for the quotes."""
        started = perf_counter()
        quoted = drafted = None
        text = ""
        for key, value in self._stream(question, history):
            now = (perf_counter() - started) * MS
            if key == "documents":
                quoted = now
            elif key == "answer" and value:
                drafted = now if drafted is None else drafted
                text += value
        status: Status = "not_in_sources" if refuses(text) else "answered"
        return Answered(Times(quoted, drafted, (perf_counter() - started) * MS), text, status)

    def _stream(self, question: str, history: Sequence[Turn]) -> Iterator[tuple[str, Any]]:
        earlier = [(turn.role, turn.content) for turn in history]
        for chunk in self.chain.stream({"question": question, "history": earlier}):
            yield from chunk.items()


def plain_chain(store: "VectorStore", chat: "BaseChatModel") -> PlainChain:
    """Return the chain over a store; its input has `question` and `history`, it streams by key."""
    from langchain_core.output_parsers import StrOutputParser
    from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder
    from langchain_core.runnables import RunnableLambda, RunnablePassthrough

    retriever = store.as_retriever()
    prompt = ChatPromptTemplate.from_messages(
        [("system", SYSTEM), MessagesPlaceholder("history"), ("human", QUESTION)]
    )
    context = RunnableLambda(itemgetter("documents")) | numbered
    chain: Runnable[dict[str, Any], dict[str, Any]] = RunnablePassthrough.assign(
        documents=itemgetter("question") | retriever
    ) | RunnablePassthrough.assign(
        answer=RunnablePassthrough.assign(context=context) | prompt | chat | StrOutputParser()
    )
    return PlainChain(retriever, chain)


def numbered(documents: Sequence["Document"]) -> str:
    """Return the documents as a numbered context."""
    return "\n\n".join(f"[{number}] {found.page_content}" for number, found in enumerate(documents, start=1))


def refuses(text: str) -> bool:
    """Tell whether an answer says that the context does not hold it."""
    return not text.strip() or UNKNOWN.rstrip(".").lower() in text.replace("’", "'").lower()


def plain_store(texts: Sequence[str], embeddings: "Embeddings", folder: Path) -> "Chroma":
    """Index texts into a folder, in the library's own way."""
    from langchain_chroma import Chroma

    return Chroma.from_texts(
        list(texts), embeddings, collection_name=COLLECTION, client_settings=plain_settings(folder)
    )


def open_plain_store(embeddings: "Embeddings", folder: Path) -> "Chroma":
    """Open what `plain_store` made."""
    from langchain_chroma import Chroma

    return Chroma(
        COLLECTION,
        embeddings,
        client_settings=plain_settings(folder),
        create_collection_if_not_exists=False,
    )


def plain_settings(folder: Path) -> Any:
    """Return settings that keep a store in a folder and send nothing anywhere."""
    from chromadb.config import Settings

    return Settings(
        _env_file=None, is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False
    )
