from pathlib import Path

import pytest
from argon2 import PasswordHasher

from ui.access.password import Passwords
from ui.access.reader_file import ReaderFile

ANN, BOB = "the password of ann", "the password of bob"


@pytest.fixture(scope="session")
def quick() -> Passwords:
    """Give passwords that are hashed too quickly for anything but tests."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def file(tmp_path: Path, quick: Passwords) -> ReaderFile:
    """Give a file with two readers."""
    file = ReaderFile(tmp_path / "readers.json")
    file.put("ann", quick.hashed(ANN))
    file.put("bob", quick.hashed(BOB))
    return file
