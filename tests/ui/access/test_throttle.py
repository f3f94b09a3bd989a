import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.access.throttle import FORGOTTEN_AFTER, Throttle


class Clock:
    """Tell the time that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_waits_begin_after_the_free_failures_and_double_up_to_the_longest(clock: Clock) -> None:
    throttle = Throttle(free=2, longest=10, clock=clock)
    waits = []
    for _ in range(8):
        throttle.failed("ann")
        waits.append(throttle.wait("ann"))
    assert waits == [0, 0, 1, 2, 4, 8, 10, 10]


def test_a_wait_runs_down_and_counts_on_afterwards(clock: Clock) -> None:
    throttle = Throttle(free=0, longest=100, clock=clock)
    throttle.failed("ann")
    throttle.failed("ann")
    clock.now += 1.5
    assert throttle.wait("ann") == 0.5
    clock.now += 10
    assert throttle.wait("ann") == 0
    throttle.failed("ann")
    assert throttle.wait("ann") == 4


def test_nobody_waits_for_another(clock: Clock) -> None:
    throttle = Throttle(free=0, longest=100, clock=clock)
    throttle.failed("ann")
    assert throttle.wait("bob") == 0
    assert throttle.wait("ann") == 1


def test_failures_are_forgiven_and_forgotten(clock: Clock) -> None:
    throttle = Throttle(free=1, longest=100, clock=clock)
    for _ in range(3):
        throttle.failed("ann")
    throttle.forgive("ann")
    throttle.failed("ann")
    assert throttle.wait("ann") == 0
    clock.now += FORGOTTEN_AFTER + 1
    throttle.failed("ann")
    assert throttle.wait("ann") == 0


def test_failing_elsewhere_clears_no_count(clock: Clock) -> None:
    throttle = Throttle(free=0, longest=1000, clock=clock, most=50)
    for _ in range(5):
        throttle.failed("ann")
    for number in range(500):
        throttle.failed(f"stranger {number}")
    assert len(throttle) == 50
    assert throttle.wait("ann") == 16


def test_old_failures_make_room_first(clock: Clock) -> None:
    throttle = Throttle(free=0, longest=1000, clock=clock, most=3)
    for _ in range(3):
        throttle.failed("old")
    clock.now += FORGOTTEN_AFTER + 1
    for name in ("a", "b", "c"):
        throttle.failed(name)
    assert [throttle.wait(name) for name in ("old", "a", "b", "c")] == [0, 1, 1, 1]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.floats(0, 5000)), max_size=60))
def test_no_wait_is_longer_than_the_longest_and_memory_is_bounded(tries: list[tuple[str, float]]) -> None:
    clock = Clock()
    throttle = Throttle(free=1, longest=30, clock=clock, most=4)
    for name, pause in tries:
        clock.now += pause
        throttle.failed(name)
        assert 0 <= throttle.wait(name) <= 30
        assert len(throttle) <= 4
