from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench.figure import Figure, Limit, Statistic
from evals.percentile import percentile

SAMPLES = st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=50).map(tuple)


def a_figure(*samples: float, limit: Limit | None = None) -> Figure:
    return Figure("wait", "from here to there", "s", samples, limit)


@pytest.mark.parametrize(
    ("samples", "percent", "expected"),
    [
        ((), 50, None),
        ((3.0,), 50, 3.0),
        ((3.0,), 95, 3.0),
        ((1.0, 3.0), 50, 2.0),
        ((1.0, 2.0, 9.0), 50, 2.0),
        (tuple(float(number) for number in range(101)), 95, 95.0),
        ((9.0, 1.0, 2.0), 50, 2.0),
    ],
)
def test_percentiles(samples: tuple[float, ...], percent: int, expected: float | None) -> None:
    assert percentile(samples, percent) == expected


@given(SAMPLES)
def test_the_statistics_are_in_order(samples: tuple[float, ...]) -> None:
    figure = a_figure(*samples)
    found = [figure.lowest, figure.p50, figure.p95, figure.highest]
    assert None not in found
    # Interpolation may round the last digit.
    ordered = [value for value in found if value is not None]
    for low, high in pairwise(ordered):
        assert low <= high or low == pytest.approx(high)


@pytest.mark.parametrize(
    ("samples", "limit", "met", "broken"),
    [
        ((1.0, 1.0, 9.0), Limit(2.0, "p50"), True, False),
        ((1.0, 1.0, 9.0), Limit(2.0, "p95"), False, True),
        ((1.0, 1.0, 9.0), Limit(8.5, "highest"), False, True),
        ((2.0,), Limit(2.0, "p95"), True, False),
        ((), Limit(2.0, "p50"), None, True),
        ((9.0,), None, None, False),
    ],
)
def test_a_limit_is_held_against_its_statistic(
    samples: tuple[float, ...], limit: Limit | None, met: bool | None, broken: bool
) -> None:
    figure = a_figure(*samples, limit=limit)
    assert figure.met is met
    assert figure.breaks_limit is broken


@pytest.mark.parametrize(("name", "expected"), [("p50", 2.0), ("p95", 2.9), ("highest", 3.0)])
def test_a_statistic_by_its_name(name: Statistic, expected: float) -> None:
    assert a_figure(1.0, 2.0, 3.0).statistic(name) == pytest.approx(expected)


def test_the_object_holds_every_sample() -> None:
    shown = a_figure(2.0, 1.0, limit=Limit(3.0, "p95")).as_object()
    assert shown["samples"] == [2.0, 1.0]
    assert shown["n"] == 2
    assert (shown["lowest"], shown["highest"], shown["p50"]) == (1.0, 2.0, 1.5)
    assert shown["limit"] == {"at_most": 3.0, "statistic": "p95"}
    assert shown["met"] is True
    assert a_figure().as_object()["limit"] is None
