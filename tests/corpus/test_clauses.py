import pytest

from corpus.clauses import Clause, clause_of, head_of
from corpus.figures import figures_in


def clause(text: str, printed: str) -> Clause | None:
    figures = [figure for figure in figures_in(text) if figure.dimension]
    (figure,) = [figure for figure in figures if figure.printed == printed]
    return clause_of(text, figure, figures)


@pytest.mark.parametrize(
    ("text", "printed", "holds", "lacks"),
    [
        ("The rash itches; fever lasts 5 days", "5 days", "fever lasts", "itches"),
        ("Fever lasts 5 days, but the rash fades later", "5 days", "Fever", "rash"),
        ("In children, fever lasts 5 days", "5 days", "In children", ""),
        ("Fever is high and lasts 5 days", "5 days", "Fever", "high"),
        ("Fever (a high temperature) lasts 5 days", "5 days", "Fever", "temperature"),
        ("Ultrasound is accurate (86% of cases)", "86%", "Ultrasound", ""),
        ("CT has a sensitivity of 86% and a specificity of 95%", "86%", "sensitivity", "specificity"),
        ("CT has a sensitivity of 86% and a specificity of 95%", "95%", "CT has", "sensitivity"),
        ("It becomes chronic in 90% of newborns, 30% of children", "90%", "newborns", "children"),
        ("Gout is seen in 4% of adults, the highest share of all", "4%", "adults", "highest"),
    ],
)
def test_a_clause_holds_what_is_said_of_its_figure(text: str, printed: str, holds: str, lacks: str) -> None:
    found = clause(text.replace("It becomes", "Hepatitis becomes"), printed)
    assert found is not None
    assert holds in found.text
    assert not lacks or lacks not in found.text
    assert printed not in found.text


@pytest.mark.parametrize(
    ("text", "printed"),
    [("Gout causes attacks, which last 5 days", "5 days"), ("Gout is painful; it lasts 5 days", "5 days")],
)
def test_a_clause_without_subject_of_its_own_is_left_alone(text: str, printed: str) -> None:
    assert clause(text, printed) is None


@pytest.mark.parametrize(
    ("text", "printed", "head"),
    [
        ("Transient synovitis lasts 5 days", "5 days", "Transient synovitis"),
        ("Lasts 5 days", "5 days", ""),
        ("Gout is painful and lasts 5 days", "5 days", "Gout"),
    ],
)
def test_the_head_stands_before_the_verb(text: str, printed: str, head: str) -> None:
    found = clause(text, printed)
    assert found is not None
    assert head_of(found) == head
