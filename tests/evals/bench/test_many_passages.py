from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench.many_passages import KnownVectors, embedded, load, nothing, save, varied
from index.passage import Passage
from tests.index.fakes import HashEmbedder


def a_passage(number: int) -> Passage:
    text = f"Disease: statement {number}."
    return Passage(f"d#{number}", "d", "statement", text, text, 0, len(text), ("Disease",), ())


def unit_vectors(count: int) -> "np.typing.NDArray[np.float32]":
    drawn = np.random.default_rng(1).standard_normal((count, 16)).astype(np.float32)
    unit: np.typing.NDArray[np.float32] = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


@given(st.integers(1, 5), st.integers(1, 30))
def test_there_are_as_many_as_asked_for_and_all_are_different(distinct: int, count: int) -> None:
    given_passages = [a_passage(number) for number in range(distinct)]
    passages, vectors = varied(given_passages, unit_vectors(distinct), count)
    assert len(passages) == len(vectors) == count
    assert len({one.id for one in passages}) == len({one.text for one in passages}) == count
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(count), abs=1e-5)
    assert list(passages[:distinct]) == given_passages[:count]


def test_a_copy_is_near_to_what_it_is_a_copy_of_and_not_the_same() -> None:
    _, vectors = varied([a_passage(0), a_passage(1)], unit_vectors(2), 6)
    cosines = [float(vectors[row] @ vectors[row % 2]) for row in range(2, 6)]
    assert all(0.85 < cosine < 0.99 for cosine in cosines)


def test_the_same_call_gives_the_same_vectors() -> None:
    one, other = (varied([a_passage(0)], unit_vectors(1), 4)[1] for _ in range(2))
    assert np.array_equal(one, other)


def test_nothing_cannot_be_varied() -> None:
    with pytest.raises(ValueError, match="nothing"):
        varied([], unit_vectors(0), 3)


def test_passages_are_embedded_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.bench.many_passages.AT_ONCE", 2)
    passages = [a_passage(number) for number in range(3)]
    found = list(embedded(passages, HashEmbedder()))
    assert [done for done, _ in found] == [2, 3]
    assert np.concatenate([vectors for _, vectors in found]) == pytest.approx(
        np.asarray(HashEmbedder().embed_documents([one.text for one in passages]), dtype=np.float32)
    )


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    passages = tuple(a_passage(number) for number in range(3))
    vectors = unit_vectors(3)
    save(passages, vectors, tmp_path)
    read, held = load(tmp_path)
    assert read == passages
    assert np.array_equal(held, vectors)


def test_texts_have_the_vectors_that_were_made_for_them() -> None:
    vectors = unit_vectors(2)
    known = KnownVectors(["a", "b"], vectors)
    assert known.embed_documents(["b", "a"]) == [vectors[1].tolist(), vectors[0].tolist()]
    with pytest.raises(KeyError):
        known.embed_documents(["c"])


def test_a_process_can_open_nothing() -> None:
    with nothing() as opened:
        assert opened is None
