"""How long somebody must wait after tries that failed: longer after each one, for a name or an address."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

MOST_REMEMBERED = 10_000
FORGOTTEN_AFTER = 3600.0  # seconds without a failure
_DOUBLED_AT_MOST = 32


@dataclass(frozen=True, slots=True)
class _Failures:
    """Hold how often a try failed, and when last."""

    count: int
    last: float


class Throttle:
    """Count failures by key, in bounded memory.

    The first `free` failures cost nothing; the next one a second, and each further one twice as long, up to
    `longest` seconds. Where there are too many keys, those with the fewest failures are forgotten, so that
    nobody clears a count by failing elsewhere.
    """

    def __init__(
        self,
        free: int,
        longest: float,
        clock: Callable[[], float] = time.monotonic,
        most: int = MOST_REMEMBERED,
    ) -> None:
        self._free = free
        self._longest = longest
        self._clock = clock
        self._most = most
        self._failures: dict[bytes, _Failures] = {}

    def wait(self, key: str) -> float:
        """Return how many seconds are left until the next try, 0 where there is nothing to wait for."""
        known = self._failures.get(_short(key))
        if known is None or known.count <= self._free:
            return 0.0
        doubled = min(known.count - self._free - 1, _DOUBLED_AT_MOST)
        return max(0.0, known.last + min(self._longest, 2.0**doubled) - self._clock())

    def failed(self, key: str) -> None:
        """Count one more failure."""
        now = self._clock()
        short = _short(key)
        known = self._failures.pop(short, None)
        if known is not None and now - known.last > FORGOTTEN_AFTER:
            known = None
        if len(self._failures) >= self._most:
            self._make_room(now)
        self._failures[short] = _Failures(1 if known is None else known.count + 1, now)

    def forgive(self, key: str) -> None:
        """Forget the failures, as after a try that did not fail."""
        self._failures.pop(_short(key), None)

    def __len__(self) -> int:
        return len(self._failures)

    def _make_room(self, now: float) -> None:
        """Forget what is old, or else what failed least."""
        failures = self._failures
        old = [key for key, one in failures.items() if now - one.last > FORGOTTEN_AFTER]
        for key in old or [min(failures, key=lambda key: (failures[key].count, failures[key].last))]:
            del failures[key]


def _short(key: str) -> bytes:
    """Return a key of a fixed size; what strangers type may be long."""
    return sha256(key.encode("utf-8", "replace")).digest()
