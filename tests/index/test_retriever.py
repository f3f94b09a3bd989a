from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from index.generation import Generation
from tests.index.fakes import STATEMENTS, article

Built = Callable[..., Generation]


@pytest.fixture
def generation(built: Built) -> Generation:
    more = tuple(f"Finding {number} is seen in bone number {number}." for number in range(60))
    return built(article(), article("second", more, title="Other bones"))


def test_documents_hold_quotes_and_where_they_stand(generation: Generation) -> None:
    documents = generation.retriever(4).invoke("What does vitamin D deficiency do?")
    assert [document.metadata["rank"] for document in documents] == [1, 2, 3, 4]
    best = documents[0]
    assert best.page_content == STATEMENTS[2]
    text = generation.articles["marrow"].text
    assert text[best.metadata["start"] : best.metadata["end"]] == best.page_content
    assert best.id == best.metadata["passage_id"]
    assert best.metadata["section"] == ["Findings"]
    assert best.metadata["markers"] == [1, 2]
    assert best.metadata["kind"] == "statement"
    assert best.metadata["lexical"] > 0.0


def test_similarity_and_score_are_filled_however_a_passage_was_found(generation: Generation) -> None:
    query = "first treatment of bone number 7"
    vector = generation.store.embed(query)
    narrow = generation.retriever(40).model_copy(update={"candidates": 3})
    documents = narrow.invoke(query)
    ids = [str(document.id) for document in documents]
    only_dense = {id_ for id_, _ in generation.store.search(vector, 3)}
    only_lexical = {id_ for id_, _ in generation.lexical.search(query, 3)}
    assert set(ids) == only_dense | only_lexical
    assert only_lexical - only_dense
    cosines = generation.store.similarities(vector, ids)
    scores = generation.lexical.scores(query, ids)
    for document in documents:
        expected = min(1.0, max(0.0, cosines[str(document.id)]))
        assert document.metadata["similarity"] == pytest.approx(expected, abs=1e-5)
        assert document.metadata["lexical"] == pytest.approx(scores[str(document.id)])


def test_weights_choose_the_ranking(generation: Generation) -> None:
    query = "treatment of pain"
    lexical = generation.retriever(3).model_copy(update={"dense_weight": 0.0, "candidates": 3})
    first = lexical.invoke(query)[0].id
    assert first == generation.lexical.search(query, 1)[0][0]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.integers(1, 30))
def test_any_question_gets_a_stable_list_without_duplicates(
    generation: Generation, query: str, k: int
) -> None:
    documents = generation.retriever(k).invoke(query)
    ids = [document.id for document in documents]
    assert len(ids) == len(set(ids)) <= k
    assert ids == [document.id for document in generation.retriever(k).invoke(query)]
    assert all(0.0 <= document.metadata["similarity"] <= 1.0 for document in documents)


def test_k_must_be_positive(generation: Generation) -> None:
    with pytest.raises(ValidationError):
        generation.retriever(0)
