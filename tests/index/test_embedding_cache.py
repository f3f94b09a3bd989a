import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding_cache import CachedEmbedder
from tests.index.fakes import HashEmbedder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "embeddings.sqlite3"


def test_known_texts_are_not_embedded_again(hashed: HashEmbedder, file: Path) -> None:
    first = CachedEmbedder(hashed, file).embed_documents(["a", "b", "a"])
    assert hashed.embedded == ["a", "b"]
    second = CachedEmbedder(hashed, file).embed_documents(["b", "c", "a"])
    assert hashed.embedded == ["a", "b", "c"]
    assert [second[0], second[2]] == [first[1], first[0]]


def test_vectors_are_those_of_the_model_in_single_precision(hashed: HashEmbedder, file: Path) -> None:
    cached = CachedEmbedder(hashed, file)
    for _ in ("made", "read"):
        np.testing.assert_allclose(
            cached.embed_documents(["knee pain"]), [hashed.embed_query("knee pain")], 1e-6
        )


def test_another_model_shares_nothing(file: Path) -> None:
    CachedEmbedder(HashEmbedder("one"), file).embed_documents(["a"])
    other = HashEmbedder("two")
    CachedEmbedder(other, file).embed_documents(["a"])
    assert other.embedded == ["a"]


def test_questions_are_not_kept(hashed: HashEmbedder, file: Path) -> None:
    CachedEmbedder(hashed, file).embed_query("a private question")
    assert not file.exists()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_made_anew(hashed: HashEmbedder, file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    CachedEmbedder(hashed, file).embed_documents(["a"])
    CachedEmbedder(hashed, file).embed_documents(["a"])
    assert hashed.embedded == ["a"]


def test_a_vector_that_was_changed_is_made_anew(hashed: HashEmbedder, file: Path) -> None:
    cached = CachedEmbedder(hashed, file)
    right = cached.embed_documents(["a"])
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE embeddings SET vector = zeroblob(length(vector))")
    assert cached.embed_documents(["a"]) == right
    assert hashed.embedded == ["a", "a"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=5), max_size=4))
def test_every_text_is_embedded_once_and_answers_keep_their_order(
    tmp_path_factory: pytest.TempPathFactory, calls: list[list[str]]
) -> None:
    hashed = HashEmbedder()
    cached = CachedEmbedder(hashed, tmp_path_factory.mktemp("cache") / "c.sqlite3")
    for texts in calls:
        expected = [hashed.embed_query(text) for text in texts]
        found = cached.embed_documents(texts)
        assert len(found) == len(expected)
        if texts:
            np.testing.assert_allclose(found, expected, atol=1e-6)
    assert sorted(hashed.embedded) == sorted({text for texts in calls for text in texts})
