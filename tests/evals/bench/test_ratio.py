import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench.ratio import Better, Pair, pairs_of, ratio_of

WAITS = st.floats(0.01, 100, allow_nan=False)
PAIRS = st.lists(st.tuples(WAITS, WAITS), min_size=2, max_size=12)


def test_only_what_both_sides_have_is_a_pair() -> None:
    assert pairs_of([1.0, None, 3.0, 4.0], [5.0, 6.0, None, 8.0]) == ((1.0, 5.0), (4.0, 8.0))


def test_sides_of_different_length_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="shorter"):
        pairs_of([1.0, 2.0], [1.0])


@pytest.mark.parametrize(
    ("pairs", "better", "value"),
    [
        (((1.0, 3.0), (2.0, 6.0), (3.0, 90.0)), "lower", 3.0),
        (((30.0, 10.0), (60.0, 20.0)), "higher", 3.0),
        (((2.0, 2.0),), "lower", 1.0),
        (((0.0, 2.0),), "lower", None),
        ((), "lower", None),
    ],
)
def test_above_one_is_better(pairs: tuple[Pair, ...], better: Better, value: float | None) -> None:
    found = ratio_of(pairs, better)
    assert (found.value if found else None) == value


def test_one_pair_has_no_interval() -> None:
    found = ratio_of([(1.0, 2.0)])
    assert found is not None
    assert (found.interval, found.n) == (None, 1)


@given(PAIRS)
def test_the_interval_is_among_what_the_extremes_allow(pairs: list[Pair]) -> None:
    found = ratio_of(pairs)
    assert found is not None
    assert found.interval is not None
    lowest = min(other for _, other in pairs) / max(one for one, _ in pairs)
    highest = max(other for _, other in pairs) / min(one for one, _ in pairs)
    assert lowest * 0.999 <= found.interval.low <= found.interval.high <= highest * 1.001


@given(PAIRS, st.sampled_from([2.0, 4.0, 0.5]))
def test_a_side_that_is_slower_by_a_factor_moves_the_ratio_by_it(pairs: list[Pair], factor: float) -> None:
    before, after = ratio_of(pairs), ratio_of([(one, other * factor) for one, other in pairs])
    assert before is not None
    assert after is not None
    assert after.value == pytest.approx(before.value * factor)
