"""What a search takes, and what it misses, among a thousand, ten thousand and a hundred thousand passages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from assistant.settings import Settings
from evals.bench.figure import Figure
from evals.bench.limits import RECALL, RETRIEVED
from evals.bench.many_passages import embedded, nothing, save, varied
from evals.bench.measurement import Measurement, together
from evals.bench.own_process import own_process
from evals.bench.public_texts import ABSENT, distinct_passages, documents, folder_of, questions
from evals.bench.reference import compared
from evals.bench.runs import Runs
from evals.bench.searching import (
    NEAREST,
    Search,
    build_plain,
    build_product,
    opened_plain_search,
    opened_product,
    search_plain,
    search_product,
)
from evals.bench.start_figures import GB
from evals.public.measuring import kept_in
from evals.public.retrieval import Document
from index.passage import Passage
from index.progress import Progress

if TYPE_CHECKING:
    from evals.bench.many_passages import Matrix

EMBEDDING = "embedding public texts"
SEARCHING = "searching among {size:,} passages"
TIE = 1e-5  # cosines that differ by less are the same, for they are rounded differently
COPIED = (
    "Of {size:,} passages {copies:,} are copies with small variations, whose vectors are made up from those "
    "of {distinct:,} distinct ones."
)


@dataclass(frozen=True, slots=True)
class Searched:
    """Hold what both sides made of the questions at one size, their recall, and their memory in bytes.

    Recall is that of the dense store's ten nearest against an exact scan, 0 to 1.
    """

    size: int
    ours: tuple[Search, ...]
    theirs: tuple[Search, ...]
    our_recall: tuple[float, ...]
    their_recall: tuple[float, ...]
    our_peak: int
    their_peak: int


def retrieval_figures(settings: Settings, data: Path, runs: Runs, progress: Progress) -> Measurement:
    """Search at each size, both sides in turn, each in a process of its own.

    Raises:
        FootnoteError: the texts cannot be read, or the embedding model is missing.
    """
    from assistant.publication import CACHE
    from index.embedding import Embedder
    from index.embedding_cache import CachedEmbedder

    folder = folder_of(data)
    if not folder.is_dir():
        return Measurement(notes=(ABSENT.format(folder=folder, what="no retrieval was measured"),))
    asked = questions(folder, runs.searches)
    texts = documents(folder)
    model = CachedEmbedder(Embedder(settings.models_dir), kept_in(settings) / CACHE)
    return together(_at(size, settings, texts, asked, model, progress) for size in runs.sizes)


def _at(
    size: int,
    settings: Settings,
    texts: Sequence[Document],
    asked: Sequence[str],
    model: Embeddings,
    progress: Progress,
) -> Measurement:
    distinct = distinct_passages(texts, size)
    passages, vectors = varied(distinct, _embedded(distinct, model, progress), size)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        save(passages, vectors, folder)
        for build in (build_product, build_plain):
            with own_process(nothing) as builder:
                builder.ask(partial(build, folder))
        searched = _searched(settings, asked, [one.id for one in passages], vectors, model, folder, progress)
    copies = size - len(distinct)
    note = COPIED.format(size=size, copies=copies, distinct=len(distinct))
    return Measurement(tuple(retrieval_figures_of(searched)), notes=(note,) if copies else ())


def _embedded(passages: Sequence[Passage], model: Embeddings, progress: Progress) -> "Matrix":
    import numpy as np

    parts: list[Matrix] = []
    progress(EMBEDDING, 0, len(passages))
    for done, vectors in embedded(passages, model):
        parts.append(vectors)
        progress(EMBEDDING, done, len(passages))
    return np.concatenate(parts)


def _searched(
    settings: Settings,
    asked: Sequence[str],
    ids: Sequence[str],
    vectors: "Matrix",
    model: Embeddings,
    folder: Path,
    progress: Progress,
) -> Searched:
    """Ask both sides each question in turn, after a first one that is not counted."""
    from index.model_files import EMBEDDING_MODEL, locate

    description = SEARCHING.format(size=len(ids))
    queries = [model.embed_query(question) for question in asked]
    rows = {id_: row for row, id_ in enumerate(ids)}
    found: list[tuple[Search, Search]] = []
    progress(description, 0, len(asked))
    with (
        own_process(partial(opened_product, folder, settings.models_dir, settings.retrieved)) as ours,
        own_process(
            partial(opened_plain_search, folder, locate(EMBEDDING_MODEL, settings.models_dir))
        ) as theirs,
    ):
        for number, (question, query) in enumerate(
            zip([asked[0], *asked], [queries[0], *queries], strict=True)
        ):
            one = ours.ask(partial(search_product, question, query))
            other = theirs.ask(partial(search_plain, question, query))
            if number:
                found.append((one, other))
                progress(description, number, len(asked))
        return Searched(
            size=len(ids),
            ours=tuple(one for one, _ in found),
            theirs=tuple(other for _, other in found),
            our_recall=_recalls([one for one, _ in found], queries, rows, vectors),
            their_recall=_recalls([other for _, other in found], queries, rows, vectors),
            our_peak=ours.peak,
            their_peak=theirs.peak,
        )


def _recalls(
    searches: Sequence[Search], queries: Sequence[Sequence[float]], rows: dict[str, int], vectors: "Matrix"
) -> tuple[float, ...]:
    return tuple(
        recall_of([rows[id_] for id_ in search.nearest], query, vectors)
        for search, query in zip(searches, queries, strict=True)
    )


def recall_of(found: Sequence[int], query: Sequence[float], vectors: "Matrix") -> float:
    """Return which share of the ten nearest rows was found, 0 to 1; any row as near as the tenth is one.

    `vectors` and `query` are of unit length.
    """
    import numpy as np

    cosines = vectors @ np.asarray(query, dtype=np.float32)
    wanted = min(NEAREST, len(cosines))
    tenth = float(np.partition(cosines, -wanted)[-wanted])
    return sum(float(cosines[row]) >= tenth - TIE for row in found) / wanted


def retrieval_figures_of(searched: Searched) -> Iterator[Figure]:
    """Give the figures of one size."""
    among = f"{searched.size:,}"
    ours = [search.seconds for search in searched.ours]
    yield Figure(
        f"retrieval, {among}",
        f"from the question to the passages, hybrid, among {among}; the plain chain: its four documents",
        "s",
        tuple(ours),
        RETRIEVED,
        compared(ours, [search.seconds for search in searched.theirs]),
    )
    dense = [search.dense_seconds for search in searched.ours]
    yield Figure(
        f"dense search, {among}",
        "the ten nearest vectors, the question's vector at hand",
        "s",
        tuple(dense),
        (),
        compared(dense, [search.dense_seconds for search in searched.theirs]),
    )
    yield Figure(
        f"recall@{NEAREST}, {among}",
        "mean over the questions: how many of the ten nearest of an exact scan the dense search finds",
        "",
        (fmean(searched.our_recall),),
        RECALL,
        compared([fmean(searched.our_recall)], [fmean(searched.their_recall)], better="higher"),
    )
    memory, other = searched.our_peak / GB, searched.their_peak / GB
    yield Figure(
        f"memory, {among}",
        "the most that a process which searches has in memory, its embedding model included",
        "GB",
        (memory,),
        (),
        compared([memory], [other]),
    )
