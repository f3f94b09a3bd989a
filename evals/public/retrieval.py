"""MedQuAD: how well the right answer is found among 6,000, by meaning, by words, and by both."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import Field

from evals.intervals import interval_of
from evals.public.measure import Measure
from evals.public.public_set import PublicSet
from evals.public.ranking import ndcg, recall
from evals.public.resampling import mean
from evals.public.rows import Row, read_rows
from index.embedding import FingerprintedEmbeddings
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.passage import Passage
from index.progress import Progress, silent
from index.retriever import HybridRetriever
from index.store import PassageStore

DOCUMENTS = "corpus.jsonl"
QUERIES = "queries.jsonl"
JUDGEMENTS = "qrels.jsonl"
ASKING = "asking MedQuAD's questions"
SHOWN_EACH = 50
DEPTH = 10
# The product's own depth and weights, so that what is measured is what readers get.
CANDIDATES: int = HybridRetriever.model_fields["candidates"].default
WEIGHTS: tuple[float, float] = (
    HybridRetriever.model_fields["dense_weight"].default,
    HybridRetriever.model_fields["lexical_weight"].default,
)
DENSE, LEXICAL, HYBRID = "dense alone", "BM25 alone", "hybrid"


class Document(Row):
    """Hold one answer."""

    id: str = Field(alias="_id")
    title: str
    text: str


class Query(Row):
    """Hold one question."""

    id: str = Field(alias="_id")
    text: str


class Judgement(Row):
    """Hold how relevant a document is to a question."""

    query_id: str
    doc_id: str
    relevance: int


def measure(
    folder: Path, embedder: FingerprintedEmbeddings, progress: Progress = silent
) -> tuple[Measure, ...]:
    """Return nDCG@10 and recall@10 of the three ways to search.

    A document is one passage, with its title as context the way a statement has its path. The embedding model
    reads the first 256 word pieces of it, BM25 reads all.

    Raises:
        EvalsError: a file of the set is missing or cannot be used.
        ModelProblem: the embedding model is missing or damaged.
    """
    passages = [_passage(document) for document in read_rows(folder / DOCUMENTS, Document)]
    relevance = _relevance(read_rows(folder / JUDGEMENTS, Judgement))
    queries = [query for query in read_rows(folder / QUERIES, Query) if query.id in relevance]
    with TemporaryDirectory() as scratch:
        store = PassageStore.create(Path(scratch) / "dense", embedder)
        try:
            store.add(passages, progress)
            rankings = _asked(queries, store, LexicalIndex.of(passages), progress)
        finally:
            store.closer()
    judged = [relevance[query.id] for query in queries]
    return tuple(found for way, ranked in rankings.items() for found in _scored(way, ranked, judged))


def _passage(document: Document) -> Passage:
    text = f"{document.title}: {document.text}"
    return Passage(
        id=document.id,
        article_id=document.id,
        kind="statement",
        text=text,
        quote=document.text,
        start=0,
        end=len(document.text),
        section=(document.title,),
        markers=(),
    )


def _relevance(judgements: Iterable[Judgement]) -> dict[str, dict[str, int]]:
    relevance: dict[str, dict[str, int]] = {}
    for judgement in judgements:
        if judgement.relevance > 0:
            relevance.setdefault(judgement.query_id, {})[judgement.doc_id] = judgement.relevance
    return relevance


def _asked(
    queries: Sequence[Query], store: PassageStore, lexical: LexicalIndex, progress: Progress
) -> dict[str, list[list[str]]]:
    """Return what each way of searching finds for each question, the best first."""
    rankings: dict[str, list[list[str]]] = {DENSE: [], LEXICAL: [], HYBRID: []}
    for done, query in enumerate(queries):
        if done % SHOWN_EACH == 0:
            progress(ASKING, done, len(queries))
        near = [id_ for id_, _ in store.search(store.embed(query.text), CANDIDATES)]
        shared = [id_ for id_, _ in lexical.search(query.text, CANDIDATES)]
        rankings[DENSE].append(near)
        rankings[LEXICAL].append(shared)
        rankings[HYBRID].append([id_ for id_, _ in fuse([near, shared], WEIGHTS)])
    progress(ASKING, len(queries), len(queries))
    return rankings


def _scored(
    way: str, rankings: Sequence[Sequence[str]], judged: Sequence[Mapping[str, int]]
) -> list[Measure]:
    pairs = list(zip(rankings, judged, strict=True))
    scores = {
        f"nDCG@{DEPTH}": [ndcg(ranking, grades, DEPTH) for ranking, grades in pairs],
        f"recall@{DEPTH}": [recall(ranking, grades, DEPTH) for ranking, grades in pairs],
    }
    return [
        Measure(PublicSet.RETRIEVAL, way, mean(values), len(values), interval_of(values), unit)
        for unit, values in scores.items()
    ]
