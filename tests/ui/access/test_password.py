from typing import cast

import pytest
from argon2 import PasswordHasher

from corpus.errors import FootnoteError
from ui.access.password import LONGEST, SHORTEST, Passwords


def test_a_password_matches_itself_only(quick: Passwords) -> None:
    kept = quick.hashed("correct horse battery")
    assert kept.startswith("$argon2id$")
    assert "horse" not in kept
    assert quick.match(kept, "correct horse battery")
    for other in ("correct horse batter", "Correct horse battery", "", "correct horse battery "):
        assert not quick.match(kept, other)


def test_the_same_password_is_hashed_differently_each_time(quick: Passwords) -> None:
    assert quick.hashed("correct horse battery") != quick.hashed("correct horse battery")


def test_two_ways_to_type_a_letter_are_one_password(quick: Passwords) -> None:
    assert quick.match(quick.hashed("cafe\u0301 cafe\u0301 cafe\u0301"), "café café café")


@pytest.mark.parametrize("kept", ["", "no hash", "$argon2id$v=19$broken"])
def test_what_is_no_hash_matches_nothing(quick: Passwords, kept: str) -> None:
    assert not quick.match(kept, "correct horse battery")


def test_what_follows_the_longest_password_counts(quick: Passwords) -> None:
    longest = "x" * LONGEST
    assert not quick.match(quick.hashed(longest), longest + "y")


@pytest.mark.parametrize(
    ("password", "cause"),
    [
        ("x" * (SHORTEST - 1), "11 characters"),
        ("x" * (LONGEST + 1), "257 characters"),
        ("x" * 20 + "\x00", "cannot be typed"),
        ("x" * 20 + "\ud800", "cannot be typed"),
    ],
)
def test_an_unusable_password_is_told(quick: Passwords, password: str, cause: str) -> None:
    with pytest.raises(FootnoteError, match=cause):
        quick.hashed(password)


class CountingHasher:
    """Note with which settings each password was compared."""

    def __init__(self) -> None:
        self._real = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self.compared: list[str] = []

    def hash(self, password: str) -> str:
        return self._real.hash(password)

    def verify(self, kept: str, password: str | bytes) -> bool:
        self.compared.append(kept.rpartition("$")[0].rpartition("$")[0])
        return self._real.verify(kept, password)


def test_a_name_that_nobody_has_costs_the_same_comparison() -> None:
    counting = CountingHasher()
    passwords = Passwords(cast(PasswordHasher, counting))
    kept = passwords.hashed("correct horse battery")
    assert not passwords.match(kept, "a wrong password")
    assert not passwords.match(None, "a wrong password")
    known, unknown = counting.compared
    assert known == unknown
