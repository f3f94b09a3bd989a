from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from index.passage import Passage, passages_of
from index.store import PassageStore
from tests.index.fakes import HashEmbedder, article


class Numbered(Embeddings):
    """Embed the text `7` as row 7 of a matrix."""

    def __init__(self, rows: int, dimension: int = 384) -> None:
        matrix = np.random.default_rng(5).normal(size=(rows, dimension)).astype(np.float32)
        self.matrix = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(number) for number in self.matrix[int(text)]]


def _numbered(number: int) -> Passage:
    return Passage(f"p{number}", "a", "statement", str(number), "q", 0, 1, ("S",), ())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PassageStore]:
    made = PassageStore.create(tmp_path / "chroma", HashEmbedder())
    yield made
    made.closer()


def test_search_agrees_with_an_exact_scan(tmp_path: Path) -> None:
    rows, k = 3000, 20
    numbered = Numbered(rows)
    store = PassageStore.create(tmp_path / "chroma", numbered)
    try:
        store.add([_numbered(number) for number in range(rows)])
        for query in np.random.default_rng(6).normal(size=(20, 384)):
            cosines = numbered.matrix @ (query / np.linalg.norm(query))
            nearest = np.argsort(-cosines)[:k]
            found = store.search(query.tolist(), k)
            assert {id_ for id_, _ in found} == {f"p{number}" for number in nearest}
            np.testing.assert_allclose([score for _, score in found], cosines[nearest], atol=1e-5)
    finally:
        store.closer()


def test_passages_keep_their_metadata(store: PassageStore) -> None:
    passages = passages_of(article())
    store.add(passages)
    (document,) = store.vectors.get_by_ids([passages[0].id])
    assert document.page_content == passages[0].text
    assert document.metadata == {
        "passage_id": passages[0].id,
        "article_id": "marrow",
        "kind": "statement",
        "section": "Findings",
        "start": passages[0].start,
        "end": passages[0].end,
    }
    assert store.ids() == {passage.id for passage in passages}


def test_similarities_are_those_of_the_search(store: PassageStore) -> None:
    store.add(passages_of(article()))
    vector = store.embed("vitamin deficiency")
    found = dict(store.search(vector, 5))
    assert len(found) == 5
    assert store.similarities(vector, list(found)) == pytest.approx(found, abs=1e-5)
    assert store.similarities(vector, []) == {}


def test_progress_ends_with_all(store: PassageStore) -> None:
    seen: list[tuple[str, int, int]] = []
    store.add(passages_of(article()), lambda *state: seen.append(state))
    assert seen[0] == ("Embedding passages", 0, 5)
    assert seen[-1] == ("Embedding passages", 5, 5)


def test_another_distance_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("index.store.NEIGHBOURS", {"space": "l2"})
        with pytest.raises(ValueError, match="'l2' instead of the cosine"):
            PassageStore.create(tmp_path / "chroma", HashEmbedder())
    with pytest.raises(ValueError, match="'l2' instead of the cosine"):
        PassageStore.open(tmp_path / "chroma", HashEmbedder())


def test_the_working_directory_decides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(
        "CHROMA_API_IMPL=chromadb.api.fastapi.FastAPI\nANONYMIZED_TELEMETRY=true\n"
    )
    monkeypatch.chdir(tmp_path)
    store = PassageStore.create(tmp_path / "chroma", HashEmbedder())
    store.add(passages_of(article()))
    assert len(store.ids()) == 5
    store.closer()
    store.closer()
