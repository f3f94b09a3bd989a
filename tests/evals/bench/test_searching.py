from pathlib import Path

import numpy as np
import pytest

from evals.bench import plain_models
from evals.bench.many_passages import save
from evals.bench.searching import (
    build_plain,
    build_product,
    opened_plain_search,
    opened_product,
    search_plain,
    search_product,
)
from index import embedding
from index.passage import Passage
from tests.index.fakes import HashEmbedder

SENTENCES = [f"{word} is treated with {other}." for word in ("gout", "asthma", "edema") for other in "abcde"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with passages and their vectors, with fakes in place of the models."""
    passages = [
        Passage(f"d#{number}", "d", "statement", text, text, 0, len(text), ("Disease",), ())
        for number, text in enumerate(SENTENCES)
    ]
    vectors = np.asarray(HashEmbedder().embed_documents(SENTENCES), dtype=np.float32)
    save(passages, vectors, tmp_path)
    monkeypatch.setattr(embedding, "Embedder", lambda _models_dir: HashEmbedder())
    monkeypatch.setattr(plain_models, "PlainEmbeddings", lambda _folder: HashEmbedder())
    return tmp_path


def _vector(text: str) -> list[float]:
    return HashEmbedder().embed_query(text)


def test_the_product_finds_what_it_indexed(folder: Path) -> None:
    build_product(folder, None)
    with opened_product(folder, folder, k=6) as retriever:
        found = search_product(SENTENCES[3], _vector(SENTENCES[3]), retriever)
        assert len(retriever.invoke("gout")) == 6
    assert found.nearest[0] == "d#3"
    assert len(found.nearest) == 10
    assert found.seconds > 0
    assert found.dense_seconds > 0


def test_the_plain_chain_finds_what_it_indexed(folder: Path) -> None:
    build_plain(folder, None)
    with opened_plain_search(folder, folder) as store:
        found = search_plain(SENTENCES[3], _vector(SENTENCES[3]), store)
    assert found.nearest[0] == "d#3"
    assert len(found.nearest) == 10
    assert found.seconds > 0
    assert found.dense_seconds > 0
