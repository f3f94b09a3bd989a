"""What can go wrong with the file of conversations, in words for the reader."""

import sqlite3
from pathlib import Path

from assistant.errors import AssistantError

ASIDE = "Move it aside (a new one is made at the next start), or bring it back from a copy."


def missing(conversation_id: str) -> AssistantError:
    """Return the error for a conversation that this owner does not have."""
    return AssistantError(f"There is no conversation {conversation_id[:40]!r}.", "Start a new conversation.")


def message_missing() -> AssistantError:
    """Return the error for a message that was replaced meanwhile, as in another tab."""
    return AssistantError("What you want to replace is no longer there.", "Reload the page to see what is.")


def title_too_long(most: int) -> AssistantError:
    """Return the error for a title that no list could show."""
    return AssistantError(f"The title is too long: {most} characters are the most.", "Shorten it.")


def too_new(path: Path) -> AssistantError:
    """Return the error for a file that a later version has written."""
    return AssistantError(
        f"The conversations in {path} were written by a newer version of Footnote.",
        "Install that version, or choose another folder with `--data-dir`.",
    )


def unreadable_answer(path: Path) -> AssistantError:
    """Return the error for a stored answer that is none."""
    return AssistantError(f"The conversations in {path} hold an answer that cannot be read.", ASIDE)


def unreadable_feedback(path: Path) -> AssistantError:
    """Return the error for stored feedback that is none."""
    return AssistantError(f"The conversations in {path} hold feedback that cannot be read.", ASIDE)


def problem_of(error: sqlite3.DatabaseError | OSError, path: Path) -> AssistantError | None:
    """Return what the reader can do about an error of the storage, or None where it is a bug."""
    if isinstance(error, OSError):
        return _unwritable(path, error.strerror or str(error))
    # SQLite adds details after the second underscore: SQLITE_IOERR_WRITE.
    match "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2]):
        case "SQLITE_FULL":
            return AssistantError(
                f"The conversation cannot be saved in {path}: the disk is full.",
                "Free some space, or choose another folder with `--data-dir`.",
            )
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return AssistantError(f"The file of conversations {path} is damaged.", ASIDE)
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return AssistantError(
                f"Another process is writing to the conversations in {path}.", "Wait for it, then try again."
            )
        case "SQLITE_READONLY" | "SQLITE_CANTOPEN" | "SQLITE_IOERR" | "SQLITE_PERM":
            return _unwritable(path, str(error))
        case _:
            return None


def _unwritable(path: Path, reason: str) -> AssistantError:
    return AssistantError(
        f"The conversations in {path} cannot be opened for writing: {reason}.",
        "Make the folder writable, or choose another one with `--data-dir`.",
    )
