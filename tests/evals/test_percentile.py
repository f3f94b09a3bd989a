import pytest

from evals.percentile import percentile


@pytest.mark.parametrize(
    ("samples", "percent", "expected"),
    [((), 50, None), ((4.0,), 95, 4.0), ((1.0, 2.0, 3.0), 50, 2.0), ((0.0, 100.0), 95, 95.0)],
)
def test_a_percentile_lies_between_its_samples(
    samples: tuple[float, ...], percent: int, expected: float | None
) -> None:
    assert percentile(samples, percent) == expected
