from dataclasses import replace

from assistant.citations import cite
from assistant.quotes import answer_text, quoted_statements, score, select
from tests.assistant.test_evidence import ARTICLE, evidence


def test_the_best_passage_comes_first() -> None:
    chosen = select("Is CTS caused by infection?", evidence("Is CTS caused by infection?"), 4)
    assert chosen[0].quote == "CTS is not caused by infection."


def test_never_more_than_asked_for_and_never_twice() -> None:
    chosen = select("What is tennis elbow?", evidence("What is tennis elbow?"), 2)
    assert 1 <= len(chosen) <= 2
    assert len({one.passage_id for one in chosen}) == len(chosen)


def test_references_are_quoted_only_when_sources_are_asked_for() -> None:
    held = evidence("tendon")
    assert {one.kind for one in select("What about the tendon?", held, 12)} == {"statement"}
    listed = tuple(replace(one, similarity=1.0) if one.kind == "reference" else one for one in held)
    assert "reference" in {one.kind for one in select("Which guidelines are cited?", listed, 12)}


def test_nothing_is_chosen_from_nothing() -> None:
    assert select("anything", (), 4) == ()


def test_the_score_grows_with_each_part() -> None:
    one = replace(evidence("tendon")[0], similarity=0.2, on_topic=0.2, on_asked=0.2)
    for better in (replace(one, similarity=0.5), replace(one, on_topic=0.5), replace(one, on_asked=0.5)):
        assert score(better) > score(one)


def test_quotes_become_statements_with_their_own_citation() -> None:
    citations = cite(evidence("tendon")[:2], {ARTICLE.id: ARTICLE})
    statements = quoted_statements(citations)
    assert [(one.support, one.citations) for one in statements] == [("quoted", (1,)), ("quoted", (2,))]
    assert answer_text(statements, "\n") == f"{citations[0].quote} [1]\n{citations[1].quote} [2]"
