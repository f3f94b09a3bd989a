from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.paired import mcnemar, paired_bootstrap

IDS = st.sampled_from([f"case-{number}" for number in range(12)])
PASSED = st.dictionaries(IDS, st.booleans())
SCORED = st.dictionaries(IDS, st.none() | st.floats(0, 1))


def runs(broken: int, mended: int, same: int = 5) -> tuple[dict[str, bool], dict[str, bool]]:
    outcomes = [(True, False)] * broken + [(False, True)] * mended + [(True, True), (False, False)] * same
    before = {f"case-{number:02}": old for number, (old, _) in enumerate(outcomes)}
    return before, {f"case-{number:02}": new for number, (_, new) in enumerate(outcomes)}


@pytest.mark.parametrize(
    ("broken", "mended", "p_value"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 0.0625),
        (6, 0, 0.03125),
        (0, 6, 0.03125),
        (3, 3, 1.0),
        (8, 1, 0.0390625),
        (10, 2, 0.0385742),
    ],
)
def test_known_tables(broken: int, mended: int, p_value: float) -> None:
    found = mcnemar(*runs(broken, mended))
    assert (len(found.broken), len(found.mended)) == (broken, mended)
    assert found.p_value == pytest.approx(p_value, abs=1e-6)


def test_what_broke_and_what_was_mended_is_named() -> None:
    before = {"b": True, "a": True, "c": False, "gone": True, "same": True}
    after = {"a": False, "b": False, "c": True, "new": False, "same": True}
    found = mcnemar(before, after)
    assert found.broken == ("a", "b")
    assert found.mended == ("c",)


@given(PASSED, PASSED)
def test_the_way_back_mends_what_broke(before: dict[str, bool], after: dict[str, bool]) -> None:
    there, back = mcnemar(before, after), mcnemar(after, before)
    assert (there.broken, there.mended) == (back.mended, back.broken)
    assert there.p_value == pytest.approx(back.p_value)
    assert 0 < there.p_value <= 1


def test_a_known_difference() -> None:
    before = {"a": 0.0, "b": 0.5, "c": 0.5, "d": None, "e": 1.0}
    after = {"a": 1.0, "b": 0.5, "c": 0.5, "d": 1.0, "f": 0.0}
    found = paired_bootstrap(before, after)
    assert found.n == 3
    assert found.mean == pytest.approx(1 / 3)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.0, 1.0))


def test_the_same_gain_everywhere_is_sure() -> None:
    found = paired_bootstrap({"a": 0.0, "b": 0.5}, {"a": 0.25, "b": 0.75})
    assert (found.mean, found.interval.low, found.interval.high) == (0.25, 0.25, 0.25)


@pytest.mark.parametrize(
    ("before", "after"),
    [({}, {}), ({"a": 1.0}, {"b": 1.0}), ({"a": None}, {"a": 1.0}), ({"a": 1.0}, {"a": None})],
)
def test_nothing_in_common_is_no_difference_of_0(
    before: dict[str, float | None], after: dict[str, float | None]
) -> None:
    found = paired_bootstrap(before, after)
    assert found.n == 0
    assert all(map(isnan, (found.mean, found.interval.low, found.interval.high)))


@settings(max_examples=30)
@given(SCORED, SCORED)
def test_the_way_back_changes_the_sign(
    before: dict[str, float | None], after: dict[str, float | None]
) -> None:
    there, back = paired_bootstrap(before, after), paired_bootstrap(after, before)
    assert there.n == back.n
    if there.n:
        assert there.mean == pytest.approx(-back.mean)
        assert (there.interval.low, there.interval.high) == pytest.approx(
            (-back.interval.high, -back.interval.low)
        )
        # The order in which cases come makes no difference.
        assert paired_bootstrap(dict(reversed(before.items())), after) == there
