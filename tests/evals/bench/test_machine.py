import os

import pytest

from evals.bench.machine import Machine, this_machine


def test_this_machine_has_processors_and_a_python() -> None:
    machine = this_machine()
    assert 1 <= machine.processors <= (os.cpu_count() or 1)
    assert machine.python in machine.described


@pytest.mark.parametrize(("load", "busy"), [(None, False), (0.2, False), (1.0, False), (1.5, True)])
def test_a_busy_machine_is_known(load: float | None, busy: bool) -> None:
    assert Machine("Linux", "3.11", 2, load).is_busy is busy


def test_an_unknown_load_is_left_out() -> None:
    assert "load" not in Machine("Windows", "3.11", 2, None).described
    assert "load 1.5" in Machine("Linux", "3.11", 2, 1.5).described
