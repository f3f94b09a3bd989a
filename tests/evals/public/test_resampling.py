from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.intervals import wilson
from evals.public.resampling import grouped, interval_over, mean, share_interval

GROUPS = st.lists(st.lists(st.floats(0, 1), min_size=1, max_size=4), min_size=2, max_size=6)


def test_values_are_grouped_by_key_in_the_order_of_their_coming() -> None:
    assert grouped([("b", 1), ("a", 2), ("b", 3)]) == ((1, 3), (2,))


@pytest.mark.parametrize("groups", [[], [[1.0, 0.0]]])
def test_fewer_than_two_groups_have_no_interval(groups: list[list[float]]) -> None:
    assert interval_over(groups, mean) is None


@given(GROUPS)
def test_an_interval_lies_within_the_values_and_is_the_same_each_time(groups: list[list[float]]) -> None:
    interval = interval_over(groups, mean)
    assert interval is not None
    every = [value for group in groups for value in group]
    assert min(every) - 1e-9 <= interval.low <= interval.high <= max(every) + 1e-9
    assert interval == interval_over(groups, mean)


def test_what_belongs_together_is_drawn_together() -> None:
    alike = [[float(at % 2)] * 10 for at in range(20)]
    apart = [[value] for group in alike for value in group]
    wide, narrow = interval_over(alike, mean), interval_over(apart, mean)
    assert wide is not None
    assert narrow is not None
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def test_draws_for_which_a_statistic_is_not_defined_are_left_out() -> None:
    def of_ones(values: Sequence[float]) -> float | None:
        return 1.0 if 1.0 in values else None

    interval = interval_over([[1.0], [0.0]], of_ones)
    assert interval is not None
    assert (interval.low, interval.high) == (1.0, 1.0)
    assert interval_over([[0.0], [0.0]], of_ones) is None


def test_a_share_without_an_exception_is_no_certainty() -> None:
    assert share_interval([[1.0, 1.0, 1.0], [1.0]]) == wilson(2, 2)


def test_a_share_is_drawn_by_groups() -> None:
    groups = [[1.0, 1.0], [0.0], [1.0]]
    assert share_interval(groups) == interval_over(groups, mean)
    assert share_interval([]) is None


def test_the_mean_of_nothing_is_no_number() -> None:
    assert mean([]) is None
    assert mean([1.0, 0.0]) == 0.5
