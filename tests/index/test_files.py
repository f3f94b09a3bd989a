import errno
import os
import sqlite3
from pathlib import Path

import pytest

from index.files import disk_is_full, files_below, hash_of, write_durably


def _chained(inner: BaseException) -> BaseException:
    outer = RuntimeError("outer")
    outer.__cause__ = inner
    return outer


def _sqlite_full() -> sqlite3.Error:
    database = sqlite3.connect(":memory:")
    try:
        database.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.execute("CREATE TABLE t (x)")
        return caught.value
    finally:
        database.close()


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Quota"), True),
        (_chained(OSError(errno.ENOSPC, "No space left on device")), True),
        (_sqlite_full(), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (RuntimeError("the disk is full, says nobody"), False),
        (KeyboardInterrupt(), False),
    ],
)
def test_full_disks_are_told_from_other_errors(error: BaseException, full: bool) -> None:
    assert disk_is_full(error) is full


def test_chroma_says_full_in_words() -> None:
    from chromadb.errors import InternalError

    assert disk_is_full(InternalError("(code: 13) database or disk is full"))
    assert not disk_is_full(InternalError("something else"))


def test_a_crash_before_the_switch_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pointer"
    write_durably(file, b"old")

    def crash(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(OSError, match="full"):
        write_durably(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_files_below_are_named_by_relative_path(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write_durably(tmp_path / "a" / "b.txt", b"")
    assert files_below(tmp_path) == {"a/b.txt": tmp_path / "a" / "b.txt"}
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert hash_of(tmp_path / "a" / "b.txt") == empty
