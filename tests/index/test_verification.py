from collections.abc import Callable
from dataclasses import replace

import pytest

from index.generation import Generation
from index.lexical import LexicalIndex
from index.manifest import Damaged
from index.passage import passages_of
from index.verification import sampled, verify_generation
from tests.index.fakes import HashEmbedder, article

Built = Callable[..., Generation]


def test_a_right_generation_passes_and_tells_its_progress(built: Built) -> None:
    seen: list[tuple[str, int, int]] = []
    verify_generation(built(article()), HashEmbedder(), lambda *state: seen.append(state))
    assert seen[-1] == ("Verifying the index", 5, 5)


def test_short_statements_contained_in_longer_ones_pass(built: Built) -> None:
    longer = tuple(f"Pain. Pain, pain and pain {number} pain." for number in range(6))
    generation = built(article(statements=("Pain.", *longer)))
    verify_generation(generation, HashEmbedder())


def test_repeated_statements_pass(built: Built) -> None:
    verify_generation(built(article(statements=("Pain.", "Pain.", "Pain."))), HashEmbedder())


def test_a_passage_missing_from_the_dense_store_is_found(built: Built) -> None:
    generation = built(article())
    generation.dense.delete([next(iter(generation.passages))])
    with pytest.raises(Damaged, match="dense store holds 4 passages instead of 5"):
        verify_generation(generation, HashEmbedder())


def test_a_vector_of_another_text_is_found(built: Built) -> None:
    generation = built(article())
    id_ = next(iter(generation.passages))
    generation.dense.add_texts(["quite another text"], metadatas=[{"passage_id": id_}], ids=[id_])
    with pytest.raises(Damaged, match=f"dense store does not find the passage {id_}"):
        verify_generation(generation, HashEmbedder())


def test_a_lexical_index_of_other_passages_is_found(built: Built) -> None:
    generation = built(article())
    passages = tuple(generation.passages.values())
    turned = tuple(
        replace(passage, id=other.id) for passage, other in zip(passages, passages[::-1], strict=True)
    )
    with pytest.raises(Damaged, match="lexical index does not find"):
        verify_generation(replace(generation, lexical=LexicalIndex.of(turned)), HashEmbedder())


def test_another_model_is_found(built: Built) -> None:
    with pytest.raises(Damaged, match="model changed"):
        verify_generation(built(article()), HashEmbedder("other"))


@pytest.mark.parametrize(("count", "size"), [(0, 3), (2, 3), (3, 3), (10, 3), (1000, 200)])
def test_a_sample_is_spread_and_stable(count: int, size: int) -> None:
    passages = passages_of(article(statements=tuple(f"S {number}." for number in range(count))))[:count]
    sample = sampled(passages, size)
    assert len(sample) == len(set(sample)) == min(count, size)
    assert sample == sampled(passages, size)
    if count > size:
        assert passages.index(sample[-1]) >= count * (size - 1) // size
