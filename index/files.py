"""Files that must be whole or absent: hashes, durable writes, and the words for a disk that is full."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

BLOCK = 1 << 20
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
ENGINE_ERRORS = frozenset({("chromadb.errors", "InternalError"), ("pyo3_runtime", "PanicException")})
FULL_MESSAGES = ("disk is full", "no space left", "quota exceeded", "file too large", "disk i/o error")


def hash_of(file: Path) -> str:
    """Return the sha256 of a file as hexadecimal digits."""
    digest = sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def files_below(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its path relative to it, in sorted order."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files}


def write_durably(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Replace a file so that, after a crash at any moment, it holds either the old or the new content.

    `mode` is who may do what with it, less what the system takes away from new files.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync(path.parent)


def sync_tree(folder: Path) -> None:
    """Bring a folder and all that is below it to the disk, so that a rename of it publishes whole files."""
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def disk_is_full(error: BaseException) -> bool:
    """Tell whether an error, or one that caused it, means that no more can be written."""
    return any(_says_full(link) for link in _chain(error))


def _says_full(error: BaseException) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE"))
    if isinstance(error, OSError) and error.errno in FULL:
        return True
    return is_engine_error(error) and any(message in str(error).lower() for message in FULL_MESSAGES)


def is_engine_error(error: BaseException) -> bool:
    """Tell whether Chroma's own engine failed; it hands over only a text, often without the reason."""
    return (type(error).__module__, type(error).__name__) in ENGINE_ERRORS


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
