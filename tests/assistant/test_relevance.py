from dataclasses import replace

from assistant.calibration import Logistic
from assistant.relevance import signals_of, with_answers, with_relevance
from tests.assistant.test_evidence import BY_ID, evidence
from tests.index.fakes import OverlapReranker


def test_each_passage_gets_the_score_of_its_own_text() -> None:
    question = "Is CTS caused by infection?"
    read = with_relevance(question, evidence(question), BY_ID, OverlapReranker())
    assert [one.passage_id for one in read] == [one.passage_id for one in evidence(question)]
    for one in read:
        assert one.relevance == OverlapReranker().scores(question, [BY_ID[one.passage_id].text])[0]
    assert max(read, key=lambda one: one.relevance).quote == "CTS is not caused by infection."


def test_what_stands_best_is_weighed_highest() -> None:
    first, second, *_ = evidence("tendon")
    held = (replace(first, relevance=0.2), replace(second, relevance=0.8))
    weights = Logistic(weights=dict.fromkeys(signals_of(held)[0], 0.0) | {"relevance": 1.0}, bias=0.0)
    low, high = with_answers(held, weights)
    assert abs(low.answers - 0.2) < 1e-9
    assert abs(high.answers - 0.8) < 1e-9


def test_signals_compare_a_passage_with_the_best() -> None:
    first, second, *_ = evidence("tendon")
    near, far = signals_of(
        (replace(first, similarity=0.7, lexical=8.0), replace(second, similarity=0.4, lexical=2.0))
    )
    assert (near["below_nearest"], near["words"]) == (0.0, 1.0)
    assert abs(far["below_nearest"] + 0.3) < 1e-9
    assert far["words"] == 0.25


def test_without_shared_words_none_counts() -> None:
    (signals,) = signals_of((replace(evidence("tendon")[0], lexical=0.0),))
    assert signals["words"] == 0.0


def test_nothing_is_read_where_nothing_was_found() -> None:
    assert with_relevance("tendon", (), BY_ID, OverlapReranker()) == ()
    assert signals_of(()) == []
