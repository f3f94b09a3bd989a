"""The queue before the one language model: fair to its readers, bounded, and left at any time."""

import threading
from collections.abc import Iterator
from typing import Literal

from assistant.errors import AssistantError
from assistant.rotation import Rotation

State = Literal["outside", "waiting", "turn", "turned away", "left"]


class ManyAsking(AssistantError):
    """More questions wait for the language model than may; the quotes need not wait."""

    def __init__(self) -> None:
        super().__init__(
            "Many questions are waiting right now.", "Ask again in a minute for the whole answer."
        )


class ModelQueue:
    """Let one question at a time have the language model; the others wait, the readers by turns.

    A place that is set aside, because nobody watches for its answer any more, lets the others go first.

    At most `most_waiting` wait. Where one more comes, the one that would be served last is turned away: one
    that is set aside, or else the latest of whoever has the most questions here.
    """

    def __init__(self, most_waiting: int) -> None:
        self.most_waiting = most_waiting
        self._moved = threading.Condition()
        self._rotation: Rotation[Place] = Rotation()
        self._turn: Place | None = None

    @property
    def waiting(self) -> int:
        """Return how many wait; whoever has his turn is not counted."""
        with self._moved:
            return len(self._rotation)

    def place(self, owner: str) -> "Place":
        """Return a place for one question of a reader, which is not in the queue yet."""
        return Place(self, owner)

    def enter(self, place: "Place") -> None:
        """Put a place into the queue, once; one that was left before stays outside."""
        with self._moved:
            if place.state != "outside":
                return
            place.state = "waiting"
            self._rotation.add(place.owner, place)
            self._give_turn()
            if len(self._rotation) > self.most_waiting:
                last = self._order()[-1]
                self._rotation.remove(last.owner, last)
                last.state = "turned away"
            self._moved.notify_all()

    def leave(self, place: "Place", *, turn: bool) -> None:
        """Free a place; one that has its turn only if `turn` says so."""
        with self._moved:
            if place.state == "turn":
                if not turn:
                    return
                self._turn = None
                self._rotation.done()
            elif place.state == "waiting":
                self._rotation.remove(place.owner, place)
            elif place.state != "outside":
                return
            place.state = "left"
            self._give_turn()
            self._moved.notify_all()

    def set_aside(self, place: "Place", aside: bool) -> None:
        """Let the others go before a place, or no longer."""
        with self._moved:
            place.aside = aside
            self._moved.notify_all()

    def before(self, place: "Place") -> int | None:
        """Return how many questions come before a place, the one that has its turn among them.

        0 is its turn; None says that the place is not in the queue.
        """
        with self._moved:
            return self._before(place)

    def moved(self, place: "Place", shown: int) -> int | None:
        """Wait until `shown` is no longer how many come before a place, and return how many do."""
        with self._moved:
            self._moved.wait_for(lambda: self._before(place) != shown)
            return self._before(place)

    def _before(self, place: "Place") -> int | None:
        if place.state == "turn":
            return 0
        return 1 + self._order().index(place) if place.state == "waiting" else None

    def _order(self) -> "list[Place]":
        return self._rotation.order(aside=lambda place: place.aside)

    def _give_turn(self) -> None:
        order = self._order()
        if self._turn is None and order:
            self._turn = order[0]
            self._rotation.serve(self._turn.owner, self._turn)
            self._turn.state = "turn"


class Place:
    """Hold the place of one question; any thread may give it up, only the one that has its turn ends that.

    `state` and `aside` are the queue's to change.
    """

    def __init__(self, queue: ModelQueue, owner: str) -> None:
        self.owner = owner
        self.state: State = "outside"
        self.aside = False
        self._queue = queue

    @property
    def before(self) -> int | None:
        """Return how many questions come before this one: 0 in its turn, None outside of the queue."""
        return self._queue.before(self)

    @property
    def has_turn(self) -> bool:
        """Tell whether the language model is this one's to use."""
        return self.state == "turn"

    def wait(self) -> Iterator[int]:
        """Enter the queue, and yield how many come before this one whenever that changes.

        It ends with a 0, this one's turn, or without where the place was given up.

        Raises:
            ManyAsking: too many wait.
        """
        self._queue.enter(self)
        before = self.before
        while before:
            yield before
            before = self._queue.moved(self, before)
        if before == 0:
            yield 0
        elif self.state == "turned away":
            raise ManyAsking

    def set_aside(self, aside: bool) -> None:
        """Let the others go first because nobody watches for the answer, or no longer."""
        self._queue.set_aside(self, aside)

    def give_up(self) -> None:
        """Free the place if it waits, or is not in the queue yet; whoever has his turn ends that himself."""
        self._queue.leave(self, turn=False)

    def leave(self) -> None:
        """Free the place and end its turn; a second call does nothing."""
        self._queue.leave(self, turn=True)
