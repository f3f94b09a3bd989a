from evals.bench.group import COMPARED, IN_PROCESS, Group
from evals.bench.page import TITLES


def test_every_group_has_a_title() -> None:
    assert set(TITLES) == set(Group)


def test_what_is_measured_in_this_process_is_compared() -> None:
    assert IN_PROCESS < COMPARED < set(Group)
