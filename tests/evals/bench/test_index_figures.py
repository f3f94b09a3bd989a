import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from corpus.library import load_articles
from evals.bench import index_figures as measuring
from evals.bench import plain_models
from evals.bench.figure import Figure
from evals.bench.index_figures import build_seconds, index_figures, opened_embedder, passage_texts
from evals.bench.limits import BUILD_RATE, EMBEDDINGS_UNCHANGED, INDEX_UNCHANGED
from evals.bench.processes import Ran
from evals.bench.runs import Runs
from index import embedding, model_files
from index.progress import silent
from tests.assistant.fakes import write_articles
from tests.evals.bench.sample import FakeProcess
from tests.index.fakes import HashEmbedder


class Indexing:
    """Stand for the command: note the statements that each run finds, and count those not seen before."""

    def __init__(self) -> None:
        self.seen: dict[str, set[str]] = {}
        self.lines: list[Sequence[str]] = []

    def __call__(self, line: Sequence[str]) -> Ran:
        self.lines.append(line)
        corpus, data = (line[line.index(option) + 1] for option in ("--corpus", "--data-dir"))
        texts = set(passage_texts(Path(corpus)))
        known = self.seen.setdefault(data, set())
        made = len(texts - known)
        known |= texts
        return Ran(float(len(self.lines)), 2_000_000_000, json.dumps({"embedded": made}))


@contextmanager
def _here(opening: Any) -> Iterator[FakeProcess]:
    """Open in this process what would be opened in one of its own."""
    opened: AbstractContextManager[Any] = opening()
    with opened as state:
        yield FakeProcess(state, started=9.0, peak=1_000_000_000)


@pytest.fixture
def indexing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Indexing:
    command = Indexing()
    monkeypatch.setattr(measuring, "run", command)
    monkeypatch.setattr(measuring, "own_process", _here)
    monkeypatch.setattr(embedding, "Embedder", lambda _models_dir: HashEmbedder())
    monkeypatch.setattr(plain_models, "PlainEmbeddings", lambda _folder: HashEmbedder())
    monkeypatch.setattr(model_files, "locate", lambda _model, _models_dir: tmp_path)
    return command


def _figures(data: Path, settings: Settings, builds: int) -> tuple[dict[str, Figure], tuple[str, ...]]:
    held = index_figures(settings, data, Runs(builds=builds, made_articles=2), silent)
    return {figure.name: figure for figure in held.figures}, held.notes


def test_each_round_builds_three_times_in_a_folder_of_its_own(indexing: Indexing, tmp_path: Path) -> None:
    folder = tmp_path / "retrieval"
    folder.mkdir()
    rows = [{"_id": f"a{number}", "title": "T", "text": f"Text {number}."} for number in range(5)]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found, notes = _figures(tmp_path, Settings(data_dir=tmp_path / "kept"), builds=2)
    assert notes == ()
    assert [len(indexing.lines), len(indexing.seen)] == [6, 2]
    assert found["index, cold"].samples == (1.0, 4.0)
    assert found["index, unchanged"].samples == (2.0, 5.0)
    assert found["index, one changed"].samples == (3.0, 6.0)
    assert found["embedded, unchanged"].samples == (0.0, 0.0)
    assert found["embedded, one changed"].samples == (1.0, 1.0)
    assert found["index, unchanged"].limits == INDEX_UNCHANGED
    assert found["embedded, unchanged"].limits == EMBEDDINGS_UNCHANGED
    assert found["index, cold"].ratio == 9.0 / 2.5
    assert found["memory of index"].ratio == 0.5
    assert found["build rate"].limits == BUILD_RATE
    assert len(found["build rate"].samples) == 2
    assert not (tmp_path / "kept").exists()


def test_without_public_texts_the_shipped_articles_are_built_alone(
    indexing: Indexing, tmp_path: Path
) -> None:
    found, notes = _figures(tmp_path / "none", Settings(data_dir=tmp_path), builds=1)
    assert found["embedded, one changed"].samples == (1.0,)
    assert "build rate" not in found
    assert "shipped articles alone" in notes[0]


def test_a_build_is_timed_with_nothing_cached(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "articles")
    embedder: Any = HashEmbedder()
    # The builder embeds some passages once more to verify what it wrote.
    seconds = build_seconds(corpus, tmp_path / "built", embedder)
    assert seconds > 0
    assert set(passage_texts(corpus)) <= set(embedder.embedded)
    assert len(load_articles([corpus])) == 1


def test_the_model_is_loaded_before_anything_is_timed(
    indexing: Indexing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with opened_embedder(tmp_path) as embedder:
        assert isinstance(embedder, HashEmbedder)
