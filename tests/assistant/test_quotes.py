from dataclasses import replace

from assistant.citations import cite
from assistant.evidence import Evidence
from assistant.quotes import answer_text, quoted_statements, select
from tests.assistant.test_answerability import CALIBRATION
from tests.assistant.test_evidence import ARTICLE, TOPICS, evidence


def weighed(*answers: float) -> tuple[Evidence, ...]:
    """Return as many statements as numbers, each answering as likely as its number says."""
    statements = [one for one in evidence("tendon") if one.kind == "statement"]
    return tuple(replace(one, answers=likely) for one, likely in zip(statements, answers, strict=False))


def test_the_likeliest_passage_comes_first_and_those_near_it_follow() -> None:
    first, second, third, fourth = weighed(0.2, 0.9, 0.7, 0.5)
    assert select("Is CTS caused by infection?", (first, second, third, fourth), TOPICS, CALIBRATION, 4) == (
        second,
        third,
    )


def test_a_list_takes_in_more() -> None:
    held = weighed(0.9, 0.5, 0.3)
    assert len(select("What are the causes of CTS?", held, TOPICS, CALIBRATION, 4)) == 2
    assert len(select("Does CTS hurt?", held, TOPICS, CALIBRATION, 4)) == 1


def test_every_figure_that_is_asked_for_is_quoted() -> None:
    held = tuple(replace(one, on_topic=1.0) for one in weighed(0.9, 0.1, 0.05, 0.01))
    giving = [one for one in held if any(letter.isdigit() for letter in one.quote)]
    assert giving
    assert giving != list(held)
    chosen = select("List every figure on tennis elbow.", held, TOPICS, CALIBRATION, 4)
    assert {one.passage_id for one in chosen} == {one.passage_id for one in giving}


def test_never_more_than_asked_for_and_never_twice() -> None:
    chosen = select("What is tennis elbow?", weighed(0.9, 0.9, 0.9), TOPICS, CALIBRATION, 2)
    assert len(chosen) == len({one.passage_id for one in chosen}) == 2


def test_equal_ones_keep_the_order_of_retrieval() -> None:
    held = weighed(0.9, 0.9, 0.9)
    assert select("What is tennis elbow?", held[::-1], TOPICS, CALIBRATION, 3) == held


def test_reference_entries_are_no_answer() -> None:
    held = tuple(replace(one, answers=0.9) for one in evidence("tendon"))
    assert {one.kind for one in held} == {"statement", "reference"}
    assert {one.kind for one in select("What about the tendon?", held, TOPICS, CALIBRATION, 12)} == {
        "statement"
    }


def test_nothing_is_chosen_from_nothing() -> None:
    assert select("anything", (), TOPICS, CALIBRATION, 4) == ()


def test_quotes_become_statements_with_their_own_citation() -> None:
    citations = cite(evidence("tendon")[:2], {ARTICLE.id: ARTICLE})
    statements = quoted_statements(citations)
    assert [(one.support, one.citations) for one in statements] == [("quoted", (1,)), ("quoted", (2,))]
    assert answer_text(statements, "\n") == f"{citations[0].quote} [1]\n{citations[1].quote} [2]"
