"""Both sides' search over many passages, as their own processes run it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from evals.bench.many_passages import KnownVectors, load

if TYPE_CHECKING:
    from langchain_chroma import Chroma

    from index.retriever import HybridRetriever

DENSE = "dense"
LEXICAL = "lexical"
NEAREST = 10


@dataclass(frozen=True, slots=True)
class Search:
    """Hold one search: seconds from the question to what is handed on, and what the dense store found alone.

    `nearest` are the ids of its ten nearest, `dense_seconds` what that took without embedding the question.
    """

    seconds: float
    dense_seconds: float
    nearest: tuple[str, ...]


def build_product(folder: Path, _state: None) -> None:
    """Index the passages of a folder as the product does."""
    from index.lexical import LexicalIndex
    from index.store import PassageStore

    passages, vectors = load(folder)
    store = PassageStore.create(folder / DENSE, KnownVectors([one.text for one in passages], vectors))
    try:
        store.add(passages)
    finally:
        store.closer()
    (folder / LEXICAL).mkdir()
    LexicalIndex.of(passages).save(folder / LEXICAL)


@contextmanager
def opened_product(folder: Path, models_dir: Path, k: int) -> "Iterator[HybridRetriever]":
    """Give the product's retriever over what was built."""
    from evals.bench.many_passages import PASSAGE_FILE
    from index.embedding import Embedder
    from index.generation import PASSAGE_LIST
    from index.lexical import LexicalIndex
    from index.retriever import HybridRetriever
    from index.store import PassageStore

    passages = {one.id: one for one in PASSAGE_LIST.validate_json((folder / PASSAGE_FILE).read_bytes())}
    store = PassageStore.open(folder / DENSE, Embedder(models_dir))
    try:
        yield HybridRetriever(
            store=store, lexical=LexicalIndex.load(folder / LEXICAL), passages=passages, k=k
        )
    finally:
        store.closer()


def search_product(question: str, vector: list[float], retriever: "HybridRetriever") -> Search:
    """Search as the product does; `vector` is the question's, for the dense store alone."""
    started = perf_counter()
    retriever.invoke(question)
    found = perf_counter()
    nearest = retriever.store.search(vector, NEAREST)
    return Search(found - started, perf_counter() - found, tuple(id_ for id_, _ in nearest))


def build_plain(folder: Path, _state: None) -> None:
    """Index the passages of a folder as the plain chain does."""
    from langchain_chroma import Chroma

    from evals.bench.plain_chain import COLLECTION, plain_settings

    passages, vectors = load(folder)
    texts = [one.text for one in passages]
    Chroma.from_texts(
        texts,
        KnownVectors(texts, vectors),
        ids=[one.id for one in passages],
        collection_name=COLLECTION,
        client_settings=plain_settings(folder / COLLECTION),
    )


@contextmanager
def opened_plain_search(folder: Path, embedding_model: Path) -> "Iterator[Chroma]":
    """Give the plain chain's store over what was built."""
    from evals.bench.plain_chain import COLLECTION, open_plain_store
    from evals.bench.plain_models import PlainEmbeddings

    yield open_plain_store(PlainEmbeddings(embedding_model), folder / COLLECTION)


def search_plain(question: str, vector: list[float], store: "Chroma") -> Search:
    """Search as the plain chain does."""
    retriever = store.as_retriever()
    started = perf_counter()
    retriever.invoke(question)
    found = perf_counter()
    nearest = store.similarity_search_by_vector(vector, k=NEAREST)
    return Search(found - started, perf_counter() - found, tuple(str(one.id) for one in nearest))
