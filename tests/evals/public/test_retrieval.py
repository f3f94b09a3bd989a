from pathlib import Path

import pytest

from evals.public import retrieval
from evals.public.retrieval import measure
from index.retriever import HybridRetriever
from index.store import PassageStore
from tests.evals.public.folders import write_retrieval
from tests.index.fakes import HashEmbedder


def test_each_way_to_search_is_scored_over_the_judged_questions(tmp_path: Path) -> None:
    write_retrieval(tmp_path)
    embedder = HashEmbedder()
    measures = measure(tmp_path, embedder)
    assert [(one.what, one.unit) for one in measures] == [
        (way, unit) for way in ("dense alone", "BM25 alone", "hybrid") for unit in ("nDCG@10", "recall@10")
    ]
    assert {one.n for one in measures} == {2}
    assert [one.value for one in measures if one.what == "BM25 alone"] == [1.0, 1.0]
    assert all(one.value for one in measures if one.what == "hybrid")
    assert embedder.embedded[0] == "Gout: Crystals of uric acid inflame the joint."


def test_a_way_that_finds_nothing_right_scores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_retrieval(tmp_path)
    monkeypatch.setattr(PassageStore, "search", lambda *_: [("d1", 1.0)])
    scores = {(one.what, one.unit): one.value for one in measure(tmp_path, HashEmbedder())}
    assert scores["dense alone", "recall@10"] == 0.0
    assert scores["hybrid", "recall@10"] == 1.0
    assert scores["BM25 alone", "nDCG@10"] == 1.0


def test_depth_and_weights_are_those_of_the_product() -> None:
    fields = HybridRetriever.model_fields
    assert fields["candidates"].default == retrieval.CANDIDATES
    assert (fields["dense_weight"].default, fields["lexical_weight"].default) == retrieval.WEIGHTS
    assert retrieval.CANDIDATES >= retrieval.DEPTH
