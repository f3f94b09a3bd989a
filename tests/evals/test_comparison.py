import pytest

from evals.comparison import compare
from evals.scorecard import CORRECTNESS


def _cases(*correct: float, **metrics: tuple[float, ...]) -> dict[str, dict[str, float]]:
    """Return cases `a`, `b`, ... with their correctness and further scores."""
    names = "abcdefghijkl"
    return {
        names[number]: {CORRECTNESS: score} | {name: held[number] for name, held in metrics.items()}
        for number, score in enumerate(correct)
    }


def test_a_run_does_not_differ_from_itself() -> None:
    cases = _cases(1, 0, 0.5, recall=(0.25, 0.5, 1))
    found = compare(cases, cases)
    assert (found.correctness.broken, found.correctness.mended, found.correctness.p_value) == ((), (), 1.0)
    assert found.differences["recall"].mean == 0
    assert (found.shared, found.lost, found.new, found.is_worse) == (3, (), (), False)


def test_what_broke_and_what_was_mended_is_named() -> None:
    found = compare(_cases(1, 1, 0, 0, 0.5), _cases(1, 0, 1, 0, 1))
    assert found.correctness.broken == ("b",)
    assert found.correctness.mended == ("c", "e")


def test_correctness_is_told_by_cases_and_not_as_a_difference() -> None:
    assert compare(_cases(1, 1), _cases(0, 0)).differences == {}


def test_differences_are_after_minus_before_over_the_cases_that_have_both() -> None:
    before = _cases(1, 1, 1, recall=(0.5, 0.5, 0.5))
    after = _cases(1, 1, 1, recall=(1.0, 0.75, 0.0))
    del after["c"]["recall"]
    found = compare(before, after).differences["recall"]
    assert (found.mean, found.n) == (0.375, 2)
    assert found.interval.low <= found.mean <= found.interval.high


def test_a_metric_that_no_case_has_in_both_is_left_out() -> None:
    before = _cases(1, 1, recall=(0.5, 0.5), precision=(1, 1))
    after = _cases(1, 1, fidelity=(0.5, 0.5), precision=(1, 1))
    assert set(compare(before, after).differences) == {"precision"}


def test_cases_of_one_side_alone_are_named_and_not_compared() -> None:
    before, after = _cases(1, 1, 1), _cases(0, 1, 1)
    after["z"] = before.pop("b")
    del after["c"]
    found = compare(before, after)
    assert (found.shared, found.lost, found.new) == (1, ("c",), ("b", "z"))
    assert found.correctness.broken == ("a",)


def test_nothing_in_common_is_no_difference() -> None:
    found = compare({"a": {CORRECTNESS: 1.0}}, {"b": {CORRECTNESS: 0.0}})
    assert (found.shared, found.differences, found.is_worse) == (0, {}, False)


@pytest.mark.parametrize(
    ("broken", "mended", "worse"),
    [(5, 0, False), (6, 0, True), (0, 6, False), (7, 1, False), (9, 1, True), (0, 0, False)],
)
def test_worse_is_more_broken_than_mended_by_more_than_chance(broken: int, mended: int, worse: bool) -> None:
    before = _cases(*[1.0] * broken, *[0.0] * mended)
    after = _cases(*[0.0] * broken, *[1.0] * mended)
    assert compare(before, after).is_worse is worse
