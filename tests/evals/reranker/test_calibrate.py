from dataclasses import replace

from assistant.answerability import Searched
from assistant.evidence import Evidence
from evals.reranker.calibrate import Judged, article_of_topic, calibration_of
from evals.reranker.pairs import load_pairs
from tests.assistant.test_evidence import evidence


def judged(answerable: bool, place: int) -> Judged:
    """Return a question whose passage at a place the reranker likes, if it is answerable, and no other."""
    held = [one for one in evidence("tendon") if one.kind == "statement"]
    read = [_liked(one, answerable and n == place) for n, one in enumerate(held)]
    answering = {held[place].passage_id} if answerable else set[str]()
    return Judged("What of the tendon?", tuple(read), Searched(10, ()), answerable, answering)


def _liked(one: Evidence, liked: bool) -> Evidence:
    return replace(one, relevance=0.9 if liked else 0.1, similarity=0.6 if liked else 0.4)


def test_what_the_reranker_likes_becomes_likely() -> None:
    sets = {
        "one": [judged(n % 2 == 0, n % 4) for n in range(40)],
        "other": [judged(n % 3 == 0, n % 4) for n in range(9)],
    }
    learned = calibration_of(sets)
    assert learned.question.weights["best"] > 0
    assert learned.passage.weights["relevance"] > 0
    assert learned.hopeless < learned.even < learned.sure


def test_a_set_counts_for_what_it_says_and_not_for_its_size() -> None:
    few = [judged(True, 0)] * 5 + [judged(False, 0)] * 5
    often = calibration_of({"one": few, "other": few * 20})
    once = calibration_of({"one": few, "other": few})
    assert often.question == once.question


def test_a_topic_becomes_an_article_with_its_statements() -> None:
    name, topic = next(iter(load_pairs().held_out.items()))
    article = article_of_topic(name, topic)
    assert [one.quote for one in article.statements] == [one.text for one in topic.statements]
    assert [" > ".join(one.section) for one in article.statements] == [
        one.section for one in topic.statements
    ]
    assert all(article.text[one.start : one.end] == one.quote for one in article.statements)
