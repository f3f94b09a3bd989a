"""Passwords: what one must be, and how it is kept and compared (Argon2id)."""

import unicodedata
from secrets import token_hex

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from assistant.errors import AssistantError

SHORTEST = 12  # characters; nothing but the password stands between a stranger and the page
LONGEST = 256


class Passwords:
    """Hash and compare passwords; every comparison takes the same time, whoever it is for."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash(token_hex())

    def hashed(self, password: str) -> str:
        """Return what is kept of a password.

        Raises:
            AssistantError: it is too short, too long, or holds what cannot be typed.
        """
        return self._hasher.hash(_usable(password))

    def match(self, kept: str | None, password: str) -> bool:
        """Tell whether a password is the kept one; where nothing is kept, take as long to say no."""
        given = unicodedata.normalize("NFC", password)[:LONGEST]
        try:
            same = self._hasher.verify(kept or self._nobodys, given.encode("utf-8", "replace"))
        except (VerificationError, InvalidHashError):
            return False
        return same and kept is not None and len(password) <= LONGEST


def _usable(password: str) -> str:
    given = unicodedata.normalize("NFC", password)
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in given):
        raise AssistantError("The password holds a character that cannot be typed.", "Choose another one.")
    if not SHORTEST <= len(given) <= LONGEST:
        raise AssistantError(
            f"The password has {len(given)} characters.",
            f"Use {SHORTEST} to {LONGEST}; a few words in a row are easy to keep in mind.",
        )
    return given
