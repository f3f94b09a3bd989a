import pytest

from evals.bench.reference import PLAIN, compared


def test_all_samples_of_the_other_side_are_kept_and_only_pairs_compared() -> None:
    reference = compared([1.0, None, 2.0], [4.0, 5.0, 6.0])
    assert reference.name == PLAIN
    assert reference.samples == (4.0, 5.0, 6.0)
    assert reference.p50 == 5.0
    assert reference.p95 == pytest.approx(5.9)
    assert reference.ratio is not None
    assert reference.ratio.n == 2
    assert reference.ratio.value == pytest.approx(5.0 / 1.5)


def test_nothing_to_compare_gives_no_ratio() -> None:
    reference = compared([None, 1.0], [1.0, None])
    assert reference.ratio is None
    shown = reference.as_object()
    assert (shown["ratio"], shown["ratio_interval"], shown["pairs"], shown["n"]) == (None, None, 0, 1)


def test_the_object_holds_samples_and_interval() -> None:
    shown = compared([1.0, 1.0], [2.0, 4.0]).as_object()
    assert shown["samples"] == [2.0, 4.0]
    assert shown["ratio"] == 3.0
    assert shown["ratio_interval"] == [2.0, 4.0]
    assert shown["pairs"] == 2
