import threading
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model_queue import ManyAsking, ModelQueue, Place


def entered(queue: ModelQueue, owners: str) -> list[Place]:
    """Return a place for each letter, entered in this order."""
    places = [queue.place(owner) for owner in owners]
    for place in places:
        queue.enter(place)
    return places


def befores(places: list[Place]) -> list[int | None]:
    return [place.before for place in places]


def test_the_first_has_its_turn_at_once_and_the_others_know_how_many_come_before() -> None:
    places = entered(ModelQueue(8), "abc")
    assert befores(places) == [0, 1, 2]
    assert [place.has_turn for place in places] == [True, False, False]


def test_one_reader_with_five_questions_holds_up_nobody() -> None:
    assert befores(entered(ModelQueue(8), "aaaaab")) == [0, 2, 3, 4, 5, 1]


def test_whoever_leaves_his_turn_makes_room_for_the_next() -> None:
    places = entered(ModelQueue(8), "abc")
    places[0].leave()
    assert befores(places) == [None, 0, 1]


@pytest.mark.parametrize("leave", [Place.leave, Place.give_up])
def test_whoever_leaves_while_waiting_moves_the_others_up(leave: Callable[[Place], None]) -> None:
    places = entered(ModelQueue(8), "abc")
    leave(places[1])
    assert befores(places) == [0, None, 1]


def test_giving_up_does_not_end_a_turn() -> None:
    places = entered(ModelQueue(8), "ab")
    places[0].give_up()
    assert befores(places) == [0, 1]


def test_a_place_that_was_given_up_is_not_entered() -> None:
    place = ModelQueue(8).place("a")
    place.give_up()
    assert list(place.wait()) == []
    assert not place.has_turn


def test_a_place_is_entered_and_left_once() -> None:
    queue = ModelQueue(8)
    first, second = entered(queue, "ab")
    queue.enter(first)
    first.leave()
    queue.enter(first)
    first.leave()
    assert befores([first, second]) == [None, 0]


def test_one_too_many_is_turned_away() -> None:
    queue = ModelQueue(2)
    places = entered(queue, "abc")
    with pytest.raises(ManyAsking, match="Ask again"):
        list(queue.place("d").wait())
    assert befores(places) == [0, 1, 2]


def test_where_nobody_may_wait_the_model_is_still_used() -> None:
    queue = ModelQueue(0)
    place = queue.place("a")
    assert list(place.wait()) == [0]
    with pytest.raises(ManyAsking):
        list(queue.place("b").wait())


def test_a_full_queue_takes_a_new_reader_in_place_of_the_last_question_of_one_with_many() -> None:
    queue = ModelQueue(3)
    places = entered(queue, "aaaa")
    late = queue.place("b")
    queue.enter(late)
    assert befores([*places, late]) == [0, 2, 3, None, 1]
    assert places[3].state == "turned away"


def test_a_place_that_is_set_aside_lets_the_others_first_until_somebody_watches_again() -> None:
    queue = ModelQueue(8)
    places = entered(queue, "abbc")
    places[1].set_aside(True)
    assert befores(places) == [0, 3, 1, 2]
    queue.enter(late := queue.place("d"))
    assert befores([*places, late]) == [0, 4, 1, 2, 3]
    places[1].set_aside(False)
    assert befores([*places, late]) == [0, 1, 4, 2, 3]


def test_a_full_queue_turns_away_what_is_set_aside_first() -> None:
    queue = ModelQueue(2)
    places = entered(queue, "abc")
    places[1].set_aside(True)
    queue.enter(late := queue.place("c"))
    assert befores([*places, late]) == [0, None, 1, 2]
    assert places[1].state == "turned away"


def test_what_is_set_aside_has_its_turn_where_nobody_else_waits() -> None:
    places = entered(ModelQueue(2), "ab")
    places[1].set_aside(True)
    places[0].leave()
    assert befores(places) == [None, 0]


def test_whoever_waits_is_told_that_another_was_set_aside() -> None:
    queue = ModelQueue(8)
    _, other = entered(queue, "ab")
    waited = queue.place("c").wait()
    assert next(waited) == 2
    other.set_aside(True)
    assert next(waited) == 1


class Laws:
    """Do the same with a queue and with a list of what should be, and compare the two after each step."""

    def __init__(self, most_waiting: int) -> None:
        self.queue = ModelQueue(most_waiting)
        self.all: list[Place] = []
        self.turns: list[Place] = []

    def enter(self, owner: str) -> None:
        place = self.queue.place(owner)
        self.all.append(place)
        counted = self._counted()
        self.queue.enter(place)
        turned_away = [one for one in self.all if one.state == "turned away" and one in counted | {place}]
        self._check_turned_away(turned_away, place)

    def end(self, at: int, *, turn: bool) -> None:
        if self.all:
            place = self.all[at % len(self.all)]
            (place.leave if turn else place.give_up)()

    def set_aside(self, at: int) -> None:
        if self.all:
            place = self.all[at % len(self.all)]
            place.set_aside(not place.aside)

    def check(self) -> None:
        here = [place for place in self.all if place.state in ("waiting", "turn")]
        assert sorted(place.before or 0 for place in here) == list(range(len(here)))
        assert len(here) <= self.queue.most_waiting + 1
        for place in here:
            if place.has_turn and place not in self.turns:
                self.turns.append(place)
        gone = [place for place in self.all if place not in here]
        assert all(place.before is None for place in gone)

    def _counted(self) -> set[Place]:
        return {place for place in self.all if place.state in ("waiting", "turn")}

    def _check_turned_away(self, turned_away: list[Place], new: Place) -> None:
        """Check that only a full queue turns away, and only one of those readers who have the most."""
        assert len(turned_away) <= 1
        for place in turned_away:
            owners = [one.owner for one in self._counted()] + [place.owner]
            assert len(self._counted()) == self.queue.most_waiting + 1
            many = max(owners.count(owner) for owner in owners)
            aside = [one for one in self._counted() if one.aside and not one.has_turn]
            assert place.aside or (not aside and owners.count(place.owner) == many)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), st.sampled_from("abcd")),
        st.tuples(st.sampled_from(["leave", "give up", "aside"]), st.integers(0, 30)),
    ),
    max_size=40,
)


@given(most_waiting=st.integers(0, 4), steps=STEPS)
def test_the_queue_keeps_its_laws(most_waiting: int, steps: list[tuple[str, str | int]]) -> None:
    laws = Laws(most_waiting)
    for step, what in steps:
        if isinstance(what, str):
            laws.enter(what)
        elif step == "aside":
            laws.set_aside(what)
        else:
            laws.end(what, turn=step == "leave")
        laws.check()
    while any(place.before is not None for place in laws.all):
        (turn,) = [place for place in laws.all if place.has_turn]
        turn.leave()
        laws.check()
    # Whoever was neither turned away nor left before had exactly one turn.
    assert {place.state for place in laws.all} <= {"left", "turned away"}
    assert all(place.state != "turned away" for place in laws.turns)


def test_waiting_tells_every_move_and_ends_with_the_turn() -> None:
    queue = ModelQueue(8)
    first, second = entered(queue, "ab")
    waited = queue.place("c").wait()
    assert next(waited) == 2
    first.leave()
    assert next(waited) == 1
    second.leave()
    assert list(waited) == [0]


def test_who_is_turned_away_while_waiting_is_told() -> None:
    queue = ModelQueue(1)
    entered(queue, "a")
    waited = queue.place("a").wait()
    assert next(waited) == 1
    queue.enter(queue.place("b"))
    with pytest.raises(ManyAsking):
        next(waited)


class Reader(threading.Thread):
    """Wait for a turn in a thread of its own, and note it while nobody else has one."""

    def __init__(self, place: Place, inside: threading.Lock, served: list[Place]) -> None:
        super().__init__(daemon=True)
        self.place = place
        self.seen: list[int] = []
        self._inside = inside
        self._served = served

    def run(self) -> None:
        for before in self.place.wait():
            self.seen.append(before)
        if self.place.has_turn:
            assert self._inside.acquire(blocking=False)
            self._served.append(self.place)
            self._inside.release()
        self.place.leave()


@settings(max_examples=25, deadline=None)
@given(owners=st.text("abc", min_size=1, max_size=12), quitting=st.sets(st.integers(0, 11)))
def test_no_wake_up_is_lost_between_threads(owners: str, quitting: set[int]) -> None:
    queue = ModelQueue(len(owners))
    served: list[Place] = []
    inside = threading.Lock()
    held = queue.place("held")
    queue.enter(held)
    readers = [Reader(queue.place(owner), inside, served) for owner in owners]
    for reader in readers:
        reader.start()
    for at in quitting & set(range(len(readers))):
        readers[at].place.give_up()
    held.leave()
    for reader in readers:
        reader.join(timeout=60)
    assert not any(reader.is_alive() for reader in readers)
    stayed = {reader.place for at, reader in enumerate(readers) if at not in quitting}
    assert stayed <= set(served)
    assert len(served) == len(set(served))
    assert all(place.state == "left" for place in {reader.place for reader in readers})
