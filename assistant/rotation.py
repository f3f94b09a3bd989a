"""Who is next: what waits, each owner's in order of arrival, the owners by turns."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Rotation(Generic[T]):
    """Hold what waits, and which owner is being served.

    Owners take turns in the order in which they came. The owner who is being served stands behind all others,
    also behind those who come meanwhile; once that is done, nobody who comes later gets before him.
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, list[T]] = OrderedDict()
        self._served: str | None = None

    def __len__(self) -> int:
        return sum(len(ones) for ones in self._waiting.values())

    def add(self, owner: str, one: T) -> None:
        """Put one behind what waits of the same owner."""
        self._waiting.setdefault(owner, []).append(one)
        self._served_last()

    def remove(self, owner: str, one: T) -> None:
        """Take one out, wherever it stands.

        Raises:
            KeyError, ValueError: it does not wait.
        """
        self._waiting[owner].remove(one)
        if not self._waiting[owner]:
            del self._waiting[owner]

    def serve(self, owner: str, one: T) -> None:
        """Take one out, the first or another; its owner is being served from now on.

        Raises:
            KeyError, ValueError: it does not wait.
        """
        self.remove(owner, one)
        self._served = owner
        self._served_last()

    def done(self) -> None:
        """Note that nobody is being served any more."""
        self._served = None

    def order(self, aside: Callable[[T], bool] = lambda one: False) -> list[T]:
        """Return what waits, the next first, as it will be served if nothing more comes.

        What is set aside comes behind all that is not.
        """
        here = [[one for one in ones if not aside(one)] for ones in self._waiting.values()]
        behind = [[one for one in ones if aside(one)] for ones in self._waiting.values()]
        return _by_turns(here) + _by_turns(behind)

    def _served_last(self) -> None:
        if self._served is not None and self._served in self._waiting:
            self._waiting.move_to_end(self._served)


def _by_turns(owners: Sequence[Sequence[T]]) -> list[T]:
    """Return the first of each, then the second of each, and so on."""
    rounds = max((len(ones) for ones in owners), default=0)
    return [ones[at] for at in range(rounds) for ones in owners if at < len(ones)]
