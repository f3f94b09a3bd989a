from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import cite
from assistant.conflicts import Disagreement, conflicts_among, disagreements, with_counterparts
from assistant.notices import notices_for
from index.passage import passages_of
from tests.assistant.test_evidence import ARTICLE, evidence

FOUND = disagreements([ARTICLE])
ARTICLES = {ARTICLE.id: ARTICLE}
PASSAGES = {passage.id: passage for passage in passages_of(ARTICLE)}


def test_two_durations_of_one_thing_disagree() -> None:
    (one,) = FOUND
    assert one.quantity == "duration of chronic tendon syndrome"
    assert one.values == ("6-12 months", "6-24 months")


@given(st.sets(st.sampled_from(sorted(PASSAGES)), min_size=1))
def test_whichever_side_is_chosen_both_come_and_both_are_told(chosen: set[str]) -> None:
    selected = [one for one in evidence("CTS") if one.passage_id in chosen]
    together = with_counterparts(selected, FOUND, PASSAGES)
    ids = {one.passage_id for one in together}
    (one,) = FOUND
    assert ids == chosen | (set(one.passage_ids) if chosen & set(one.passage_ids) else set())
    conflicts = conflicts_among(together, FOUND)
    notices = notices_for(cite(together, ARTICLES), conflicts, ARTICLES)
    told = [notice.text for notice in notices if notice.kind == "conflict"]
    if chosen & set(one.passage_ids):
        (sentence,) = told
        assert all(value in sentence for value in one.values)
    else:
        assert told == []


def test_a_counterpart_follows_its_passage_even_when_it_was_not_retrieved() -> None:
    (one,) = FOUND
    chosen = [passage for passage in evidence("CTS") if passage.passage_id == one.passage_ids[0]]
    together = with_counterparts(chosen, FOUND, PASSAGES)
    assert tuple(passage.passage_id for passage in together) == one.passage_ids
    assert together[1].quote == PASSAGES[one.passage_ids[1]].quote


def test_other_passages_stay_alone() -> None:
    chosen = evidence("gout")[:1]
    assert with_counterparts(chosen, FOUND, PASSAGES) == chosen


def test_conflicts_name_the_citations_of_both_sides() -> None:
    (one,) = FOUND
    both = [passage for passage in evidence("CTS") if passage.passage_id in one.passage_ids]
    (conflict,) = conflicts_among(both, FOUND)
    assert conflict.citations == (1, 2)
    assert conflicts_among(both[:1], FOUND) == ()
    assert conflicts_among(both, [Disagreement("x", ("a", "b"), ("1", "2"))]) == ()
