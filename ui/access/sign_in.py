"""One try to sign in: slowed down after failures, and as slow for a name that nobody has."""

import ipaddress
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.owner import canonical_name
from ui.access.password import Passwords
from ui.access.throttle import Throttle

NAME_FREE, NAME_LONGEST = 4, 900.0
# Many readers may share one address, so it costs less than a name.
ADDRESS_FREE, ADDRESS_LONGEST = 20, 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold who is signed in, or nobody and for how many seconds the next try must wait."""

    reader: str | None = None
    wait: int = 0


class SignIn:
    """Check names and passwords, one at a time: tries side by side would escape the count."""

    def __init__(
        self,
        kept: Callable[[], Mapping[str, str]],
        passwords: Passwords,
        names: Throttle | None = None,
        addresses: Throttle | None = None,
    ) -> None:
        self._kept = kept
        self._passwords = passwords
        self._names = Throttle(NAME_FREE, NAME_LONGEST) if names is None else names
        self._addresses = Throttle(ADDRESS_FREE, ADDRESS_LONGEST) if addresses is None else addresses

    def attempt(self, typed: str, password: str, address: str) -> Outcome:
        """Check one try; while a wait lasts nothing is checked, not even the right password."""
        name = canonical_name(typed)
        key, origin = name or typed, _network(address)
        wait = self._left(key, origin)
        if wait:
            return Outcome(wait=wait)
        kept = None if name is None else self._kept().get(name)
        if self._passwords.match(kept, password):
            # The address keeps its count: an own account must not buy further tries on others.
            self._names.forgive(key)
            return Outcome(reader=name)
        self._names.failed(key)
        self._addresses.failed(origin)
        return Outcome(wait=self._left(key, origin))

    def _left(self, key: str, origin: str) -> int:
        return math.ceil(max(self._names.wait(key), self._addresses.wait(origin)))


def _network(address: str) -> str:
    """Return whom an address belongs to: one machine has very many addresses of the newer kind."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(known.ipv4_mapped or ipaddress.ip_network((int(known) >> 64 << 64, 64)))
