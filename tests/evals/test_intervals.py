import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.intervals import Interval, bootstrap_mean, interval_of, wilson

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=40)
SLACK = 1e-9


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (1, 1, 0.2065, 1.0),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (45, 50, 0.7864, 0.9565),
        (90, 100, 0.8256, 0.9448),
    ],
)
def test_known_wilson_intervals(successes: int, n: int, low: float, high: float) -> None:
    found = wilson(successes, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(("successes", "n"), [(0, 0), (3, 2), (-1, 2)])
def test_an_impossible_count_has_no_interval(successes: int, n: int) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        wilson(successes, n)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(2, 9))
def test_wilson_holds_the_mean_and_narrows(counts: tuple[int, int], times: int) -> None:
    successes, n = counts
    found = wilson(successes, n)
    assert 0 <= found.low <= successes / n <= found.high <= 1
    more = wilson(successes * times, n * times)
    assert more.high - more.low < found.high - found.low
    sure = wilson(successes, n, level=0.99)
    assert sure.high - sure.low > found.high - found.low


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_of_failures_is_the_mirror_of_successes(counts: tuple[int, int]) -> None:
    successes, n = counts
    found, mirror = wilson(successes, n), wilson(n - successes, n)
    assert (found.low, found.high) == pytest.approx((1 - mirror.high, 1 - mirror.low))


@settings(max_examples=30)
@given(SHARES)
def test_the_bootstrap_holds_the_mean_within_the_values(values: list[float]) -> None:
    found = bootstrap_mean(values)
    mean = sum(values) / len(values)
    assert min(values) - SLACK <= found.low <= mean + SLACK
    assert mean - SLACK <= found.high <= max(values) + SLACK
    assert bootstrap_mean(values) == found


def test_the_bootstrap_narrows_with_more_values() -> None:
    values = [0.0, 0.25, 0.5, 0.5, 1.0]
    widths = [bootstrap_mean(values * times) for times in (1, 4, 16)]
    assert [found.high - found.low for found in widths] == sorted(
        (found.high - found.low for found in widths), reverse=True
    )
    assert widths[2].high - widths[2].low < widths[0].high - widths[0].low
    assert (widths[2].low, widths[2].high) == pytest.approx((0.377, 0.523), abs=0.01)


def test_another_seed_draws_other_samples() -> None:
    values = [0.1, 0.35, 0.5, 0.81, 0.99]
    assert bootstrap_mean(values, seed=1) != bootstrap_mean(values, seed=2)


def test_there_is_no_bootstrap_of_nothing() -> None:
    with pytest.raises(ValueError, match="no values"):
        bootstrap_mean([])


@settings(max_examples=30)
@given(SHARES.flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_the_order_of_scores_makes_no_difference(pair: tuple[list[float], list[float]]) -> None:
    values, shuffled = pair
    assert interval_of(values) == interval_of(shuffled)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([1.0, 0.0, 1.0], wilson(2, 3)),
        ([1.0], wilson(1, 1)),
        ([0.5, 1.0, 0.0], bootstrap_mean([0.0, 0.5, 1.0])),
        ([3.0], Interval(3.0, 3.0)),
    ],
)
def test_each_kind_of_scores_has_its_interval(values: list[float], expected: Interval | None) -> None:
    assert interval_of(values) == expected
