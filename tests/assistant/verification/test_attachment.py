import pytest

from assistant.verification.attachment import misplaced, same_figure
from assistant.verification.clauses import clauses_of
from corpus.quantities import quantities_in

SIGN = "The sign has a sensitivity of about 77 % and a specificity of 84 %."
STAGES = "Five-year survival is 99 % in stage I and about 30 % in stage IV."


def _misplaced(claim: str, quote: str) -> str:
    (told,) = clauses_of(claim)
    stems = frozenset(token.stem for token in told.all_tokens)
    return misplaced(told, clauses_of(quote), stems)


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The sign has a sensitivity of 84 %.", SIGN),
        ("The sign has a sensitivity of 84 % and a specificity of about 77 %.", SIGN),
        ("Five-year survival is 99 % in stage IV.", STAGES),
        ("The loss is slowed from 30 ml to 60 ml.", "The loss is slowed from 60 ml to 30 ml."),
    ],
)
def test_a_figure_of_something_else_is_told(claim: str, quote: str) -> None:
    assert _misplaced(claim, quote)


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The specificity of the sign is 84 %.", SIGN),
        ("Five-year survival is about 30 % in stage IV.", STAGES),
        ("Survival is 99 % in stage I.", STAGES),
    ],
)
def test_a_figure_in_its_place_is_left_alone(claim: str, quote: str) -> None:
    assert not _misplaced(claim, quote)


@pytest.mark.parametrize(
    ("told", "held", "same"),
    [
        ("40%", "40 %", True),
        ("3 to 9 weeks", "3-9 weeks", True),
        ("5 mg", "5 g", False),
        ("under 5 mg", "over 5 mg", False),
        ("30 %", "up to 30 %", False),
        ("about 30 %", "30 %", True),
    ],
)
def test_figures_are_compared_by_value_unit_and_limit(told: str, held: str, same: bool) -> None:
    assert same_figure(quantities_in(told)[0], quantities_in(held)[0]) is same
