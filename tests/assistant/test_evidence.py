import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.documents import Document

from assistant.evidence import Evidence, evidence_of, sought_in, weights_of
from assistant.topics import topics_of
from index.passage import passages_of
from tests.assistant.articles import tennis_elbow

ARTICLE = tennis_elbow()
PASSAGES = passages_of(ARTICLE)
BY_ID = {passage.id: passage for passage in PASSAGES}
TOPICS = topics_of([ARTICLE])
WEIGHTS = weights_of([passage.text for passage in PASSAGES])


def evidence(question: str) -> tuple[Evidence, ...]:
    documents = [
        Document(
            page_content=passage.quote,
            metadata={
                "passage_id": passage.id,
                "article_id": passage.article_id,
                "kind": passage.kind,
                "section": list(passage.section),
                "start": passage.start,
                "end": passage.end,
                "markers": list(passage.markers),
                "similarity": 0.5,
                "lexical": 1.0,
                "rank": rank,
            },
        )
        for rank, passage in enumerate(PASSAGES, 1)
    ]
    return evidence_of(sought_in(question, TOPICS), documents, BY_ID, TOPICS, WEIGHTS)


def test_a_question_is_split_into_its_topics_and_what_it_asks() -> None:
    sought = sought_in("What dose of ibuprofen helps CTS?", TOPICS)
    assert sought.asked >= {"dose", "ibuprofen"}
    assert {"chronic", "tendon", "syndrom"} <= sought.topics
    assert not sought.topics & sought.asked


def test_a_passage_covers_what_it_holds() -> None:
    (first, *others) = sorted(evidence("Is CTS caused by infection?"), key=lambda one: -one.coverage)
    assert first.quote == "CTS is not caused by infection."
    assert first.coverage == 1.0
    assert all(one.coverage < 1.0 for one in others)


def test_offsets_and_markers_are_carried_over() -> None:
    for one in evidence("anything"):
        assert ARTICLE.text[one.start : one.end] == one.quote
    assert evidence("anything")[0].markers == (1,)


def test_rarer_words_weigh_more() -> None:
    assert WEIGHTS("nowhere") > WEIGHTS("infect") > WEIGHTS("elbow") > 0


@given(st.sets(st.text(max_size=5)), st.sets(st.text(max_size=5)), st.text(max_size=5))
def test_shares_lie_between_0_and_1_and_grow(sought: set[str], held: set[str], more: str) -> None:
    share = WEIGHTS.share(sought, held)
    assert 0.0 <= share <= WEIGHTS.share(sought, held | {more}) <= 1.0 + 1e-9
    assert WEIGHTS.share(sought, sought) == pytest.approx(1.0)
