import pytest

from assistant.conflicts import Disagreement, conflicts_among, disagreements, with_counterparts
from assistant.topics import topics_of
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review
from index.passage import passages_of
from tests.assistant.test_evidence import ARTICLE, TOPICS, evidence

FOUND = disagreements([ARTICLE], TOPICS)
PASSAGES = {passage.id: passage for passage in passages_of(ARTICLE)}


def stating(*statements: str) -> Article:
    draft = ArticleDraft("stated", "What is known of gull fever?")
    draft.heading(1, "Course of gull fever")
    for statement in statements:
        draft.statement(statement)
    return draft.finish(None, Review(), "", "")


def test_two_durations_of_one_thing_disagree() -> None:
    (one,) = FOUND
    assert one.quantity == "duration of chronic tendon syndrome"
    assert one.values == ("6-12 months", "6-24 months")


@pytest.mark.parametrize(
    "statements",
    [
        ("Acute wing ache lasts 3-9 weeks.", "Acute wing ache resolves in 3 to 9 weeks."),
        ("Acute wing ache lasts 3-9 weeks.", "Chronic tail ache lasts 2-5 weeks."),
        ("Acute wing ache lasts 3-9 weeks.", "Acute wing ache is seen in 30-40% of gulls."),
        ("Acute wing ache lasts 3-9 weeks.", "Acute wing ache occurs from the third to the fifth decades."),
        ("Acute wing ache lasts 3-9 weeks.", "Acute wing ache is checked every 2 weeks."),
        ("Acute wing ache lasts 3-9 weeks.", "Acute wing ache has a wing volume of >30%."),
        ("Acute wing ache lasts 3-9 weeks.",),
    ],
)
def test_near_misses_do_not_fire(statements: tuple[str, ...]) -> None:
    article = stating(*statements)
    assert disagreements([article], topics_of([article])) == ()


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
