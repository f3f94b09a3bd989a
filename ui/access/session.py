"""Sessions: the signed value in a browser's cookie that says who is signed in."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable, Mapping
from secrets import token_bytes
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

LASTS = 12 * 3600  # seconds


class Sessions:
    """Begin, read and end sessions.

    A session ends after twelve hours, when its reader signs out (in every browser), gets another password or
    is removed, and when the server ends: its key is made anew each time and is kept nowhere.
    """

    def __init__(self, kept: Callable[[], Mapping[str, str]]) -> None:
        """Take a function that returns the hashed passwords by name, as they are now."""
        self._kept = kept
        self._signer = URLSafeTimedSerializer(
            token_bytes(32), salt="sign-in", signer_kwargs={"digest_method": hashlib.sha256}
        )
        self._ended: Counter[str] = Counter()

    def begin(self, reader: str) -> str:
        """Return the value for the cookie of a reader who stands in the file."""
        return str(self._signer.dumps([reader, self._stamp(reader, self._kept().get(reader, ""))]))

    def reader_of(self, value: str) -> str | None:
        """Return whose session a value is, or None where it is none, or no longer one."""
        try:
            held: Any = self._signer.loads(value, max_age=LASTS)
        except BadSignature:
            return None
        reader, stamp = held
        hashed = self._kept().get(reader)
        if hashed is None or not hmac.compare_digest(stamp, self._stamp(reader, hashed)):
            return None
        return str(reader)

    def end(self, reader: str) -> None:
        """End all sessions of a reader."""
        self._ended[reader] += 1

    def _stamp(self, reader: str, hashed: str) -> str:
        """Return what changes as soon as earlier sessions are over."""
        return hashlib.sha256(f"{self._ended[reader]} {hashed}".encode()).hexdigest()
