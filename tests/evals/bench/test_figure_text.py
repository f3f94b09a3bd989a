import pytest

from evals.bench.figure import Figure, Limit
from evals.bench.figure_text import limit_text, met_text, ratio_text, spread_text, value_text
from evals.bench.ratio import Ratio
from evals.intervals import Interval


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "s", "-"),
        (0.1234, "s", "0.123 s"),
        (1.0, "GB", "1 GB"),
        (0.0, "", "0"),
        (12.345, "s", "12.3 s"),
        (412.6, "/s", "413 /s"),
    ],
)
def test_a_value_has_as_many_digits_as_it_bears(value: float | None, unit: str, text: str) -> None:
    assert value_text(value, unit) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (None, "-"),
        (Ratio(2.5, None, 1), "2.50x"),
        (Ratio(2.5, Interval(2.0, 3.126), 9), "2.50x (2.00 to 3.13)"),
    ],
)
def test_a_ratio_comes_with_its_interval(ratio: Ratio | None, text: str) -> None:
    assert ratio_text(ratio) == text


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (Limit(0.3, "p95"), "p95 at most 0.3 s"),
        (Limit(2.5, "ratio", "at least"), "ratio at least 2.5x"),
    ],
)
def test_a_limit_is_told(limit: Limit, text: str) -> None:
    assert limit_text(limit, "s") == text


@pytest.mark.parametrize(
    ("samples", "limits", "text"),
    [
        ((1.0,), (), "-"),
        ((), (Limit(1, "p50"),), "not measured"),
        ((1.0,), (Limit(1, "p50"),), "yes"),
        ((2.0,), (Limit(1, "p50"),), "NO"),
    ],
)
def test_whether_it_is_kept_is_told(samples: tuple[float, ...], limits: tuple[Limit, ...], text: str) -> None:
    assert met_text(Figure("f", "", "s", samples, limits)) == text


def test_the_spread_is_that_of_the_middle_half() -> None:
    assert spread_text(Figure("f", "", "s", (1.0, 2.0, 3.0, 4.0, 5.0))) == "2 to 4 s"
    assert spread_text(Figure("f", "", "s", ())) == "-"
