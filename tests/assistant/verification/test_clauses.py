import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.clauses import clauses_of


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("CT is less sensitive than MRI, but it is better at showing bone.", [{"ct"}, {"ct"}]),
        ("Pain begins at night and reaches its peak within a day.", [{"pain"}, {"pain"}]),
        ("Gout causes pain; aspirin eases it.", [{"gout"}, {"aspirin"}]),
        ("In men the back is the usual site.", [{"back"}]),
        ("Stones that stay in the kidney often give no pain.", [{"stone", "stay"}]),
    ],
)
def test_each_clause_has_its_subject_or_that_of_the_one_before(text: str, subjects: list[set[str]]) -> None:
    found = [
        {
            token.stem
            for token in (clause.subject if clause.inherits else clause.tokens)
            if token.before_verb and not token.marker
        }
        for clause in clauses_of(text)
    ]
    assert found == subjects


def test_a_word_knows_its_marker_and_a_figure_its_clause() -> None:
    (clause,) = clauses_of("In women the pain lasts 3-9 weeks after surgery.")
    markers = {token.stem: token.marker for token in clause.tokens if token.stem}
    assert (markers["woman"], markers["pain"], markers["oper"]) == ("in", "", "after")
    assert [token.figure.printed for token in clause.tokens if token.figure] == ["3-9 weeks"]


def test_small_words_stand_before_what_they_change() -> None:
    (clause,) = clauses_of("CT is not always less sensitive than MRI.")
    assert [(one.kind, clause.head_of(one)) for one in clause.operators] == [
        ("not", "all"),
        ("all", "less"),
        ("less", "sensit"),
    ]


@given(st.text())
def test_any_text_has_clauses(text: str) -> None:
    assert all(clause.tokens or clause.operators for clause in clauses_of(text))
