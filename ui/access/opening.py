"""The door of a shared page, and all that it stands on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ui.access.door import Door
from ui.access.known_readers import KnownReaders
from ui.access.password import Passwords
from ui.access.reader_file import ReaderFile
from ui.access.session import Sessions
from ui.access.sign_in import SignIn


@contextmanager
def opened_door(file: Path, passwords: Passwords | None = None) -> Iterator[Door]:
    """Give the door for the readers in a file, for as long as the `with` statement runs.

    Raises:
        AssistantError: the file cannot be used, or nobody stands in it.
    """
    known = KnownReaders(ReaderFile(file))
    door = Door(SignIn(known.now, passwords or Passwords()), Sessions(known.now))
    try:
        yield door
    finally:
        door.close()
