from typing import get_args

import pytest

from evals.bench import limits
from evals.bench.figure import Figure, Limit, Statistic

NAMED = {name: value for name, value in vars(limits).items() if name.isupper()}


@pytest.mark.parametrize("name", NAMED)
def test_each_figure_has_limits_on_statistics_that_exist(name: str) -> None:
    held: tuple[Limit, ...] = NAMED[name]
    assert held
    assert {limit.statistic for limit in held} <= set(get_args(Statistic))
    assert len({limit.statistic for limit in held}) == len(held)


@pytest.mark.parametrize(
    ("held", "samples", "met"),
    [
        (limits.FIRST_QUOTE, (0.15,), True),
        (limits.FIRST_QUOTE, (0.16,), False),
        (limits.BUILD_RATE, (400.0,), True),
        (limits.BUILD_RATE, (399.0,), False),
        (limits.RECALL, (0.97,), False),
        (limits.EMBEDDINGS_UNCHANGED, (0.0, 0.0), True),
        (limits.EMBEDDINGS_UNCHANGED, (0.0, 1.0), False),
    ],
)
def test_the_side_of_a_limit_is_right(held: tuple[Limit, ...], samples: tuple[float, ...], met: bool) -> None:
    assert Figure("f", "", "", samples, held).met is met
