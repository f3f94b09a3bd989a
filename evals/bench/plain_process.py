"""The reference in a process of its own: its index made once, its questions asked one by one or at once."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Protocol, TypeVar

from assistant.history import Turn
from assistant.settings import EMBEDDED, Settings
from evals.bench.answering import Answered
from evals.bench.own_process import OwnProcess, own_process
from evals.bench.plain_chain import PlainChain, open_plain_store, plain_chain, plain_store
from evals.errors import EvalsError

INDEX = "plain-index"
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Plain:
    """Say where the reference keeps its index, and which files its models are."""

    folder: Path
    embedding_model: Path
    language_model: Path
    tokens: int


class PlainProcess(Protocol):
    """Ask the reference where it runs; a process of its own and the fakes of the tests fit."""

    @property
    def started(self) -> float:
        """Return the seconds from its start until it could be asked."""

    @property
    def peak(self) -> int:
        """Return the most bytes that it ever had in memory."""

    def ask(self, work: Callable[[PlainChain], Result]) -> Result:
        """Return what a function makes of the chain there."""


def prepare_plain(settings: Settings, folder: Path) -> Plain:
    """Index the statements of the published generation for the reference, in a process of its own.

    Raises:
        IndexProblem: there is no published generation.
        ModelProblem: a model is missing.
        EvalsError: the settings name another language model than the embedded one.
    """
    from assistant.language_model import embedded_file
    from index.model_files import EMBEDDING_MODEL, locate

    if settings.language_model != EMBEDDED:
        raise EvalsError(
            "The reference runs the embedded language model, and the settings name another one.",
            "Unset FOOTNOTE_LANGUAGE_MODEL, or name groups without a reference with `--only`.",
        )
    file, _ = embedded_file(settings)
    embedding_model = locate(EMBEDDING_MODEL, settings.models_dir)
    texts = published_quotes(settings)
    with own_process(partial(indexing, texts, embedding_model, folder / INDEX)):
        pass
    return Plain(folder / INDEX, embedding_model, file, settings.prose_tokens)


def published_quotes(settings: Settings) -> tuple[str, ...]:
    """Return the statements of the generation that is published for the settings, each as it is quoted.

    Raises:
        IndexProblem: there is none.
    """
    from index.errors import IndexProblem
    from index.generation import PASSAGE_LIST, PASSAGES, REBUILD, root_for
    from index.manifest import Damaged, Pointer

    root = root_for(settings.data_dir, settings.corpus_dirs)
    try:
        pointer = Pointer.read(root)
    except Damaged as damage:
        raise IndexProblem(f"The index in {root} is damaged: {damage}.", f"{REBUILD}.") from damage
    if pointer is None:
        raise IndexProblem(f"There is no index in {root}.", f"{REBUILD}.")
    passages = PASSAGE_LIST.validate_json((root / pointer.current / PASSAGES).read_bytes())
    return tuple(passage.quote for passage in passages if passage.kind == "statement")


def plain_process(plain: Plain, *, writes: bool) -> AbstractContextManager[OwnProcess[PlainChain]]:
    """Run the reference for as long as the `with` statement runs, its language model only if it `writes`."""
    return own_process(partial(opened_plain, plain, writes))


@contextmanager
def opened_plain(plain: Plain, writes: bool) -> Iterator[PlainChain]:
    """Give the chain over the index that was made for it."""
    from langchain_core.language_models import FakeListChatModel

    from evals.bench.plain_models import PlainEmbeddings, plain_chat

    store = open_plain_store(PlainEmbeddings(plain.embedding_model), plain.folder)
    if not writes:
        yield plain_chain(store, FakeListChatModel(responses=[""]))
        return
    with plain_chat(plain.language_model, plain.tokens) as chat:
        yield plain_chain(store, chat)


def retrieve(question: str, chain: PlainChain) -> float:
    """Return the seconds until the documents for a question are at hand."""
    return chain.documents(question)


def write(question: str, history: tuple[Turn, ...], chain: PlainChain) -> Answered:
    """Return the answer to a question."""
    return chain.answer(question, history)


def write_at_once(readers: Sequence[Sequence[str]], chain: PlainChain) -> list[list[Answered]]:
    """Return the answers to what several readers ask at once, each his questions one after the other."""
    with ThreadPoolExecutor(len(readers)) as pool:
        return list(pool.map(lambda asked: [chain.answer(question) for question in asked], readers))


@contextmanager
def indexing(texts: Sequence[str], embedding_model: Path, folder: Path) -> Iterator[float]:
    """Make the index of some texts, and give the seconds that it took once the model was loaded."""
    from evals.bench.plain_models import PlainEmbeddings

    embeddings = PlainEmbeddings(embedding_model)
    started = perf_counter()
    plain_store(texts, embeddings, folder)
    yield perf_counter() - started


def seconds_taken(seconds: float) -> float:
    """Return what `indexing` gives, to whoever asks another process for it."""
    return seconds
