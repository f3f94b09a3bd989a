"""Which conversation a tab asked for last, where it asks for several faster than they open."""

from collections import OrderedDict
from collections.abc import Callable
from itertools import count

MOST_TABS = 10_000


class Openings:
    """Tell a listener whether it may still write to its tab; only the one that began last may."""

    def __init__(self) -> None:
        self._numbers = count()
        self._latest: OrderedDict[str, int] = OrderedDict()

    def begin(self, tab: str) -> Callable[[], bool]:
        """Note an opening, and return what tells whether no later one has begun in the same tab."""
        number = next(self._numbers)
        self._latest[tab] = number
        self._latest.move_to_end(tab)
        if len(self._latest) > MOST_TABS:
            self._latest.popitem(last=False)
        return lambda: self._latest.get(tab) == number
