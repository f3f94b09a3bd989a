from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench.figure import Figure, Limit, Statistic
from evals.bench.reference import compared
from evals.percentile import percentile

SAMPLES = st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=50).map(tuple)


def a_figure(*samples: float, limits: tuple[Limit, ...] = ()) -> Figure:
    return Figure("wait", "from here to there", "s", samples, limits)


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
    assert figure.spread is not None
    found = [figure.lowest, figure.spread[0], figure.p50, figure.spread[1], figure.p95, figure.highest]
    # Interpolation may round the last digit, and so may the order of p95 and the upper quartile.
    ordered = [value for value in found if value is not None]
    assert len(ordered) == len(found)
    for low, high in pairwise(ordered):
        assert low <= high or low == pytest.approx(high)


@pytest.mark.parametrize(
    ("samples", "limits", "met", "broken"),
    [
        ((1.0, 1.0, 9.0), (Limit(2.0, "p50"),), True, False),
        ((1.0, 1.0, 9.0), (Limit(2.0, "p95"),), False, True),
        ((1.0, 1.0, 9.0), (Limit(8.5, "highest"),), False, True),
        ((1.0, 1.0, 9.0), (Limit(1.0, "lowest", "at least"),), True, False),
        ((1.0, 1.0, 9.0), (Limit(1.5, "lowest", "at least"),), False, True),
        ((1.0, 1.0, 9.0), (Limit(2.0, "p50"), Limit(2.0, "p95")), False, True),
        ((2.0,), (Limit(2.0, "p95"), Limit(2.0, "p50")), True, False),
        ((2.0,), (Limit(2.0, "p95"), Limit(2.0, "ratio", "at least")), None, True),
        ((3.0,), (Limit(2.0, "p95"), Limit(2.0, "ratio", "at least")), False, True),
        ((), (Limit(2.0, "p50"),), None, True),
        ((9.0,), (), None, False),
    ],
)
def test_a_limit_is_held_against_its_statistic(
    samples: tuple[float, ...], limits: tuple[Limit, ...], met: bool | None, broken: bool
) -> None:
    figure = a_figure(*samples, limits=limits)
    assert figure.met is met
    assert figure.breaks_limit is broken


@pytest.mark.parametrize(("bound", "met"), [(2.0, True), (3.0, True), (3.5, False)])
def test_a_ratio_has_limits_too(bound: float, met: bool) -> None:
    limits = (Limit(bound, "ratio", "at least"),)
    figure = Figure("wait", "", "s", (1.0, 2.0), limits, compared([1.0, 2.0], [3.0, 6.0]))
    assert figure.ratio == 3.0
    assert figure.met is met


@pytest.mark.parametrize(
    ("name", "expected"),
    [("p50", 2.0), ("p95", 2.9), ("highest", 3.0), ("lowest", 1.0), ("ratio", None)],
)
def test_a_statistic_by_its_name(name: Statistic, expected: float | None) -> None:
    found = a_figure(1.0, 2.0, 3.0).statistic(name)
    assert found is None if expected is None else found == pytest.approx(expected)


def test_the_object_holds_every_sample() -> None:
    shown = a_figure(2.0, 1.0, limits=(Limit(3.0, "p95"),)).as_object()
    assert shown["samples"] == [2.0, 1.0]
    assert shown["n"] == 2
    assert (shown["lowest"], shown["highest"], shown["p50"]) == (1.0, 2.0, 1.5)
    assert shown["spread"] == (1.25, 1.75)
    assert shown["limits"] == [{"bound": 3.0, "statistic": "p95", "side": "at most", "met": True}]
    assert shown["met"] is True
    assert shown["reference"] is None
    assert a_figure().as_object()["limits"] == []
