import pytest

from corpus.quantities import quantities_in
from evals.metrics.figures import absent_figures, same_figure


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("3-18 months", "three to eighteen months", False),  # eighteen is not among the words for numbers
        ("3-9 months", "three to nine months", True),
        ("30%", "30 percent", True),
        (">30%", "more than 30%", True),
        (">30%", "at least 30%", True),
        (">30%", "30%", True),
        (">30%", "<30%", False),
        ("up to 30%", "more than 30%", False),
        ("30%", "30 cases", False),
        ("30%", "30", False),
        ("3-18 months", "18 months", False),
    ],
)
def test_value_and_unit_and_no_contrary_limit(left: str, right: str, same: bool) -> None:
    (first,), (second,) = quantities_in(left), quantities_in(right)
    assert same_figure(first, second) is same
    assert same_figure(second, first) is same


@pytest.mark.parametrize(
    ("text", "others", "absent"),
    [
        ("It lasts 3-9 months in 30%.", ["3-9 months", "up to 30%"], []),
        ("It lasts 3-9 months in 30%.", ["3-9 months"], ["30%"]),
        ("It lasts 3-9 months in 30%.", [], ["3-9 months", "30%"]),
        ("It lasts.", [], []),
    ],
)
def test_figures_that_stand_nowhere(text: str, others: list[str], absent: list[str]) -> None:
    assert [figure.printed for figure in absent_figures(text, others)] == absent
