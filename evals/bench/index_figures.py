"""What building the index takes: cold, with nothing changed, with one article changed; and how quickly."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.settings import Settings
from evals.bench.figure import Figure, Limit
from evals.bench.limits import BUILD_RATE, EMBEDDINGS_UNCHANGED, INDEX_UNCHANGED
from evals.bench.measurement import Measurement
from evals.bench.own_process import own_process
from evals.bench.plain_process import indexing, seconds_taken
from evals.bench.processes import Ran, command, run, shared_options
from evals.bench.public_texts import ABSENT, documents, folder_of, write_article
from evals.bench.reference import compared
from evals.bench.runs import Runs
from evals.bench.start_figures import GB
from evals.public.retrieval import Document
from index.progress import Progress

if TYPE_CHECKING:
    from index.embedding import Embedder

BUILDING = "building the index"
ADDED = "This sentence was added for measurement {number}."


@dataclass(frozen=True, slots=True)
class Round:
    """Hold one round: the three builds of the command, and the plain chain's one."""

    cold: Ran
    unchanged: Ran
    changed: Ran
    plain_seconds: float
    plain_peak: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Hold how quickly both sides index the same texts, with their models loaded, in passages a second."""

    ours: float
    theirs: float


def index_figures(settings: Settings, data: Path, runs: Runs, progress: Progress) -> Measurement:
    """Build the index of the shipped articles and some made of public texts, each round in a fresh folder.

    Raises:
        FootnoteError: an article cannot be read, or a model is missing.
    """
    folder = folder_of(data)
    texts = documents(folder)[: runs.made_articles] if folder.is_dir() else ()
    rounds: list[Round] = []
    rates: list[Rate] = []
    progress(BUILDING, 0, runs.builds)
    for number in range(runs.builds):
        with TemporaryDirectory() as scratch:
            rounds.append(_round(settings, texts, Path(scratch), number))
            if texts:
                rates.append(_rates(settings, Path(scratch)))
        progress(BUILDING, number + 1, runs.builds)
    told = ABSENT.format(folder=folder, what="the index is built of the shipped articles alone")
    return Measurement((*_of_rounds(rounds), *_of_rates(rates)), notes=() if texts else (told,))


def _round(settings: Settings, texts: Sequence[Document], scratch: Path, number: int) -> Round:
    from corpus.library import shipped_articles_dir
    from index.model_files import EMBEDDING_MODEL, locate

    corpus = scratch / "corpus"
    shutil.copytree(shipped_articles_dir(), corpus)
    for document in texts:
        write_article(document, corpus)
    here = settings.model_copy(update={"corpus": (corpus,), "data_dir": scratch / "data"})
    line = command("index", "--json", *shared_options(here))
    cold, unchanged = run(line), run(line)
    _change(corpus, texts, number)
    changed = run(line)
    model = locate(EMBEDDING_MODEL, settings.models_dir)
    with own_process(partial(indexing, passage_texts(corpus), model, scratch / "plain")) as process:
        return Round(cold, unchanged, changed, process.started, process.peak)


def _change(corpus: Path, texts: Sequence[Document], number: int) -> None:
    """Add a sentence to one article, a new one each time."""
    added = ADDED.format(number=number)
    if texts:
        write_article(texts[0], corpus, added)
        return
    file = min(path for path in corpus.glob("*.md"))
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\n{added}\n", encoding="utf-8")


def passage_texts(corpus: Path) -> tuple[str, ...]:
    """Return the texts that the index of a folder of articles embeds."""
    from corpus.library import load_articles
    from index.passage import passages_of

    return tuple(passage.text for article in load_articles([corpus]) for passage in passages_of(article))


def _rates(settings: Settings, scratch: Path) -> Rate:
    from index.model_files import EMBEDDING_MODEL, locate

    corpus = scratch / "corpus"
    texts = passage_texts(corpus)
    with own_process(partial(opened_embedder, settings.models_dir)) as process:
        ours = process.ask(partial(build_seconds, corpus, scratch / "rate"))
    model = locate(EMBEDDING_MODEL, settings.models_dir)
    with own_process(partial(indexing, texts, model, scratch / "plain-rate")) as other:
        theirs = other.ask(seconds_taken)
    return Rate(len(texts) / ours, len(texts) / theirs)


@contextmanager
def opened_embedder(models_dir: Path) -> "Iterator[Embedder]":
    """Give the embedding model of the product, loaded."""
    from index.embedding import Embedder

    embedder = Embedder(models_dir)
    _ = embedder.fingerprint
    yield embedder


def build_seconds(corpus: Path, folder: Path, embedder: "Embedder") -> float:
    """Return the seconds that a build takes from articles in memory to the open index, its cache empty."""
    from assistant.publication import CACHE
    from corpus.library import load_articles
    from index.builder import build
    from index.embedding_cache import CachedEmbedder

    articles = load_articles([corpus])
    started = perf_counter()
    with build(articles, CachedEmbedder(embedder, folder / CACHE), folder / "index"):
        return perf_counter() - started


def _of_rounds(rounds: Sequence[Round]) -> Iterator[Figure]:
    theirs = [one.plain_seconds for one in rounds]
    builds: tuple[tuple[str, str, list[Ran], tuple[Limit, ...]], ...] = (
        ("index, cold", "into an empty folder", [one.cold for one in rounds], ()),
        ("index, unchanged", "again, nothing changed", [one.unchanged for one in rounds], INDEX_UNCHANGED),
        ("index, one changed", "again, a sentence added to one article", [one.changed for one in rounds], ()),
    )
    for name, when, ran, limits in builds:
        ours = [one.seconds for one in ran]
        measured = f"`assistant index` {when}, process and all; the plain chain: indexing all anew"
        yield Figure(name, measured, "s", tuple(ours), limits, compared(ours, theirs))
    for name, ran, limits in (
        ("embedded, unchanged", builds[1][2], EMBEDDINGS_UNCHANGED),
        ("embedded, one changed", builds[2][2], ()),
    ):
        made = tuple(float(json.loads(one.stdout)["embedded"]) for one in ran)
        yield Figure(name, "embeddings that were made", "", made, limits)
    ours = [one.cold.peak / GB for one in rounds]
    reference = compared(ours, [one.plain_peak / GB for one in rounds])
    yield Figure("memory of index", "the most that it has in memory, cold", "GB", tuple(ours), (), reference)


def _of_rates(rates: Sequence[Rate]) -> Iterator[Figure]:
    if rates:
        ours = [one.ours for one in rates]
        yield Figure(
            "build rate",
            "passages from articles to a verified index, model loaded, nothing cached; the plain chain: "
            "the same texts into its store",
            "/s",
            tuple(ours),
            BUILD_RATE,
            compared(ours, [one.theirs for one in rates], better="higher"),
        )
