import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import Figure, differ, figures_in, nested


def one(text: str) -> Figure:
    (figure,) = [figure for figure in figures_in(text) if figure.dimension]
    return figure


@pytest.mark.parametrize(
    ("text", "dimension", "low", "high", "limit"),
    [
        ("0.5 g", "mass", 0.5, 0.5, ""),
        ("500 mg", "mass", 0.5, 0.5, ""),
        ("500 mg/day", "mass/d", 0.5, 0.5, ""),
        ("2-3 minutes", "time", 120, 180, ""),
        ("1 in 5 adults", "%", 20, 20, ""),
        ("one in four adults", "%", 25, 25, ""),
        ("20 to 30 per 100", "%", 20, 30, ""),
        ("at least 3 cm", "length", 0.03, 0.03, "≥"),
        ("38 °C or more", "°c", 38, 38, "≥"),
        ("no longer than 10 days", "time", 864_000, 864_000, "≤"),
        ("older than 2 hours", "time", 7_200, 7_200, ">"),
        ("a maximum dose of 4 g", "mass", 4, 4, "≤"),
        ("15 to 20% of cases", "%", 15, 20, ""),
    ],
)
def test_figures_count_in_base_units(text: str, dimension: str, low: float, high: float, limit: str) -> None:
    figure = one(text)
    assert (figure.dimension, figure.limit) == (dimension, limit)
    assert (figure.low, figure.high) == pytest.approx((low, high))
    assert text[figure.start : figure.end] == figure.printed


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("aged 50-70 years", (50, 70)),
        ("between the ages of 30 and 60", (30, 60)),
        ("at the age of 65", (65, 65)),
        ("in the third to fifth decades", (20, 50)),
    ],
)
def test_ages_count_in_years(text: str, years: tuple[int, int]) -> None:
    year = one("1 year").low
    figure = one(text)
    assert (figure.low / year, figure.high / year) == pytest.approx(years, rel=1e-3)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("3-18 months", "3-9 months", True),
        ("3 months", "12 weeks", False),
        ("1 year", "18 months", True),
        ("30%", "30.4%", False),
        ("30%", "33%", True),
        ("about 30%", "33%", False),
        ("3-18 months", "up to 18 months", False),
        ("3-18 months", "up to 9 months", True),
        ("up to 9 months", "up to 18 months", True),
        ("at least 9 months", "at most 12 months", False),
        ("more than 30%", "40%", False),
        ("more than 30%", "20%", True),
        ("6 weeks", "4-8 weeks", False),
        ("9 weeks", "4-8 weeks", True),
        ("within 3-9 months", "3-9 months", False),
    ],
)
def test_intervals_differ_both_ways_alike(left: str, right: str, expected: bool) -> None:
    assert differ(one(left), one(right)) is expected
    assert differ(one(right), one(left)) is expected


@given(st.integers(1, 500), st.integers(0, 500), st.sampled_from(["days", "weeks", "%", "mg", "cm"]))
def test_a_figure_never_differs_from_itself(low: int, more: int, unit: str) -> None:
    figure = one(f"{low}-{low + more + 1} {unit}")
    assert not differ(figure, figure)
    assert nested(figure, figure)


def test_a_range_holds_a_narrower_one() -> None:
    assert nested(one("2-6 weeks"), one("3-4 weeks"))
    assert nested(one("3-4 weeks"), one("2-6 weeks"))
    assert not nested(one("2-4 weeks"), one("3-6 weeks"))
