from dataclasses import fields

import pytest

from evals.bench.runs import LARGEST, QUICK, Runs

COUNTS = [field.name for field in fields(Runs) if field.name not in ("readers", "sizes")]


@pytest.mark.parametrize("name", COUNTS)
def test_quick_takes_fewer_runs_and_never_none(name: str) -> None:
    usual, quick = getattr(Runs(), name), getattr(QUICK, name)
    assert quick >= 1
    assert usual is None or quick < usual


def test_quick_has_fewer_readers_and_sizes() -> None:
    assert dict(QUICK.readers).keys() < dict(Runs().readers).keys()
    assert set(QUICK.sizes) < set(Runs().sizes)
    assert max(Runs().sizes) < LARGEST
