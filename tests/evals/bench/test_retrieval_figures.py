import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.settings import Settings
from evals.bench import retrieval_figures as measuring
from evals.bench.figure import Figure
from evals.bench.retrieval_figures import Searched, recall_of, retrieval_figures, retrieval_figures_of
from evals.bench.runs import Runs
from evals.bench.searching import Search
from index import embedding
from index.progress import silent
from tests.evals.bench.sample import FakeProcess
from tests.index.fakes import HashEmbedder

VECTORS = np.eye(20, dtype=np.float32)
QUERY = (np.arange(20, dtype=np.float64) / np.linalg.norm(np.arange(20))).tolist()


@pytest.mark.parametrize(
    ("found", "recall"),
    [
        (range(10, 20), 1.0),
        (range(9, 19), 0.9),
        (range(10), 0.0),
        ((), 0.0),
    ],
)
def test_recall_counts_what_an_exact_scan_finds(found: range, recall: float) -> None:
    assert recall_of(list(found), QUERY, VECTORS) == recall


def test_of_equally_near_ones_any_counts() -> None:
    assert recall_of(list(range(10)), [1.0] * 20, VECTORS) == 1.0


def test_fewer_passages_than_ten_can_all_be_found() -> None:
    assert recall_of([0, 1, 2], QUERY[:3], VECTORS[:3, :3]) == 1.0


@given(st.permutations(range(20)))
def test_the_order_makes_no_difference(order: list[int]) -> None:
    assert recall_of(order[:10], QUERY, VECTORS) == recall_of(sorted(order[:10]), QUERY, VECTORS)


def _by_name(figures: Iterator[Figure] | tuple[Figure, ...]) -> dict[str, Figure]:
    return {figure.name: figure for figure in figures}


def test_each_size_has_its_figures() -> None:
    searched = Searched(
        size=1000,
        ours=(Search(0.01, 0.002, ()), Search(0.03, 0.004, ())),
        theirs=(Search(0.04, 0.002, ()), Search(0.04, 0.001, ())),
        our_recall=(1.0, 0.9),
        their_recall=(0.5, 0.45),
        our_peak=2_000_000_000,
        their_peak=1_000_000_000,
    )
    found = _by_name(retrieval_figures_of(searched))
    assert found["retrieval, 1,000"].samples == (0.01, 0.03)
    assert found["retrieval, 1,000"].ratio == 2.0
    assert found["retrieval, 1,000"].met is True
    assert found["dense search, 1,000"].ratio == 0.5
    assert found["recall@10, 1,000"].samples == (0.95,)
    assert found["recall@10, 1,000"].met is False
    assert found["recall@10, 1,000"].ratio == 2.0
    assert found["memory, 1,000"].ratio == 0.5


def test_without_the_set_nothing_is_measured_and_that_is_told(tmp_path: Path) -> None:
    held = retrieval_figures(Settings(data_dir=tmp_path), tmp_path / "none", Runs(), silent)
    assert held.figures == ()
    assert "not at hand" in held.notes[0]


@contextmanager
def _here(opening: Any) -> Iterator[FakeProcess]:
    """Open in this process what would be opened in one of its own."""
    opened: AbstractContextManager[Any] = opening()
    with opened as state:
        yield FakeProcess(state)


def test_all_sizes_are_searched_by_both_sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "retrieval"
    folder.mkdir()
    texts = [
        {
            "_id": f"d{number}",
            "title": f"Disease {number}",
            "text": f"Number {number} is rare. It hurts {number}.",
        }
        for number in range(9)
    ]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")
    queries = [{"_id": f"q{number}", "text": f"Is disease {number} rare?"} for number in range(4)]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    from evals.bench import plain_models
    from index import model_files

    monkeypatch.setattr(measuring, "own_process", _here)
    monkeypatch.setattr(embedding, "Embedder", lambda _models_dir: HashEmbedder())
    monkeypatch.setattr(plain_models, "PlainEmbeddings", lambda _folder: HashEmbedder())
    monkeypatch.setattr(model_files, "locate", lambda _model, _models_dir: tmp_path)
    held = retrieval_figures(
        Settings(data_dir=tmp_path / "data"), tmp_path, Runs(sizes=(12, 30), searches=3), silent
    )
    found = _by_name(held.figures)
    assert {name.rpartition(", ")[2] for name in found} == {"12", "30"}
    assert len(found["retrieval, 30"].samples) == 3
    assert found["recall@10, 12"].samples == (1.0,)
    assert held.notes == (
        "Of 30 passages 12 are copies with small variations, whose vectors are made up from those of "
        "18 distinct ones.",
    )
