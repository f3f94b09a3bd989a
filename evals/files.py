"""Writing what an eval keeps, with one sentence where the disk does not take it."""

from pathlib import Path

from evals.errors import EvalsError
from index.files import write_durably


def write(path: Path, text: str) -> None:
    """Write a file anew, and its folder where it is missing; a crash leaves the old content or the new.

    Raises:
        EvalsError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, text.encode())
    except OSError as error:
        raise _unwritten(path, error) from error


def append(path: Path, text: str) -> None:
    """Add to the end of a file.

    Raises:
        EvalsError: it cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> EvalsError:
    return EvalsError(
        f"{path} cannot be written: {error.strerror or error}.", "Make room there, or name another place."
    )
