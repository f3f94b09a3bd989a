import pytest

from assistant.expectation import every_figure_asked, figure_is_missing

COURSE = "Wing ache lasts 3-9 weeks."
SHARE = "Wing ache is seen in 30-40% of gulls."
DEPTH = "The edema reaches at least 1 cm deep."
NONE = "Wing ache is seen in adults in their third decade."


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("How long does wing ache last?", COURSE),
        ("What is the duration of wing ache?", COURSE),
        ("How many weeks until it is over?", COURSE),
        ("How common is wing ache?", SHARE),
        ("In what share of gulls is it seen?", SHARE),
        ("What are the odds of wing ache?", SHARE),
        ("How deep does the edema reach?", DEPTH),
    ],
)
def test_a_figure_of_the_kind_that_is_asked_for_must_be_there(question: str, given: str) -> None:
    assert not figure_is_missing(question, [given])
    assert not figure_is_missing(question, [NONE, given])
    assert figure_is_missing(question, [quote for quote in (COURSE, SHARE, DEPTH, NONE) if quote != given])
    assert figure_is_missing(question, [])


@pytest.mark.parametrize("question", ["What is the cause of wing ache?", "Why does it ache?", ""])
def test_most_questions_ask_for_no_figure(question: str) -> None:
    assert not figure_is_missing(question, [NONE])


@pytest.mark.parametrize(
    ("question", "giving"),
    [
        ("Collect every percentage on wing ache.", [SHARE]),
        ("All durations that are given for wing ache?", [COURSE]),
        ("Give me all the figures on wing ache", [COURSE, SHARE, DEPTH]),
    ],
)
def test_all_figures_of_a_kind_may_be_asked_for(question: str, giving: list[str]) -> None:
    gives_one = every_figure_asked(question)
    assert gives_one is not None
    assert [quote for quote in (COURSE, SHARE, DEPTH, NONE) if gives_one(quote)] == giving


@pytest.mark.parametrize(
    "question", ["How long does it last?", "Do all numbers have a reference?", "What is the share of gulls?"]
)
def test_one_figure_is_not_all_figures(question: str) -> None:
    assert every_figure_asked(question) is None
