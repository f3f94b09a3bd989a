from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rotation import Rotation


def rotation_of(arrivals: str) -> Rotation[str]:
    """Return a rotation to which each letter came, as owner and, with its number, as what waits."""
    rotation: Rotation[str] = Rotation()
    for at, owner in enumerate(arrivals):
        rotation.add(owner, f"{owner}{arrivals[:at].count(owner) + 1}")
    return rotation


@pytest.mark.parametrize(
    ("arrivals", "order"),
    [
        ("", []),
        ("abc", ["a1", "b1", "c1"]),
        ("aaa", ["a1", "a2", "a3"]),
        ("aaaaab", ["a1", "b1", "a2", "a3", "a4", "a5"]),
        ("aabbc", ["a1", "b1", "c1", "a2", "b2"]),
    ],
)
def test_owners_take_turns(arrivals: str, order: list[str]) -> None:
    assert rotation_of(arrivals).order() == order


def test_whoever_is_served_stands_behind_those_who_come_meanwhile() -> None:
    rotation = rotation_of("aaa")
    rotation.serve("a", "a1")
    rotation.add("b", "b1")
    assert rotation.order() == ["b1", "a2", "a3"]


def test_nobody_who_comes_after_a_turn_gets_before_its_owner() -> None:
    rotation = rotation_of("aa")
    rotation.serve("a", "a1")
    rotation.done()
    rotation.add("b", "b1")
    assert rotation.order() == ["a2", "b1"]


def test_what_is_set_aside_comes_last_and_takes_no_turn_of_its_owners() -> None:
    rotation = rotation_of("aabbc")
    assert rotation.order(aside=lambda one: one in ("a1", "b2")) == ["a2", "b1", "c1", "a1", "b2"]


def test_another_than_the_first_may_be_served() -> None:
    rotation = rotation_of("abb")
    rotation.serve("b", "b1")
    assert rotation.order() == ["a1", "b2"]


def test_what_does_not_wait_cannot_be_removed() -> None:
    with pytest.raises(KeyError):
        rotation_of("a").remove("b", "b1")


@dataclass
class Model:
    """What has come and has not gone yet, and how often others were served while it waited."""

    waiting: list[tuple[str, int]] = field(default_factory=list)
    passed: dict[tuple[str, int], list[str]] = field(default_factory=dict)


OWNERS = st.sampled_from("abcd")
STEPS = st.lists(st.one_of(st.tuples(st.just("add"), OWNERS), st.just(("serve", "")), st.just(("drop", ""))))


@given(steps=STEPS, data=st.data())
def test_each_is_served_once_in_its_owners_order_and_passed_at_most_once_by_each_other(
    steps: list[tuple[str, str]], data: st.DataObject
) -> None:
    rotation: Rotation[tuple[str, int]] = Rotation()
    model = Model()
    for number, (step, owner) in enumerate(steps):
        if step == "add":
            one = (owner, number)
            rotation.add(owner, one)
            model.waiting.append(one)
            model.passed[one] = []
        elif step == "drop" and model.waiting:
            gone = data.draw(st.sampled_from(model.waiting))
            rotation.remove(gone[0], gone)
            model.waiting.remove(gone)
        elif step == "serve":
            rotation.done()
            served = next(iter(rotation.order()), None)
            if served is None:
                assert model.waiting == []
                continue
            rotation.serve(served[0], served)
            model.waiting.remove(served)
            own = [other for other in model.waiting if other[0] == served[0]]
            assert all(other > served for other in own)
            firsts = {other[0]: other for other in reversed(model.waiting)}
            for first in firsts.values():
                model.passed[first].append(served[0])
        assert sorted(rotation.order()) == sorted(model.waiting)
        assert len(rotation) == len(model.waiting)
    for one, served_before in model.passed.items():
        others = [owner for owner in served_before if owner != one[0]]
        # The first of its owner's: each other owner is served at most once before, and nobody is held up.
        assert len(others) == len(set(others))
