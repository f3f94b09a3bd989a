import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import FootnoteError
from ui.access.reader_file import ReaderFile, reader_name

HASHED = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA"


@pytest.fixture
def empty(tmp_path: Path) -> ReaderFile:
    return ReaderFile(tmp_path / "readers.json")


def test_readers_are_added_changed_and_removed(empty: ReaderFile) -> None:
    assert empty.put("bob", HASHED)
    assert empty.put("ann", HASHED)
    assert not empty.put("bob", f"{HASHED}2")
    assert empty.read() == {"ann": HASHED, "bob": f"{HASHED}2"}
    empty.remove("ann")
    assert empty.read_some() == {"bob": f"{HASHED}2"}


def test_only_the_owner_of_the_file_can_open_it(empty: ReaderFile) -> None:
    before = os.umask(0)
    try:
        empty.put("ann", HASHED)
        empty.put("bob", HASHED)
    finally:
        os.umask(before)
    assert stat.S_IMODE(empty.path.stat().st_mode) == 0o600


def test_nothing_unfinished_is_left(empty: ReaderFile) -> None:
    empty.put("ann", HASHED)
    left = {path.name for path in empty.path.parent.iterdir()}
    assert left <= {"readers.json", "readers.json.lock"}


def test_a_write_that_fails_leaves_the_old_file(empty: ReaderFile, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.put("ann", HASHED)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.files.os.replace", fail)
    with pytest.raises(FootnoteError, match="No space left"):
        empty.put("bob", HASHED)
    assert empty.read() == {"ann": HASHED}


def test_changes_side_by_side_lose_nothing(empty: ReaderFile) -> None:
    names = [f"reader{number}" for number in range(12)]
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(lambda name: empty.put(name, HASHED), names))
    assert set(empty.read()) == set(names)


def test_a_missing_file_is_told_with_its_remedy(empty: ReaderFile) -> None:
    with pytest.raises(FootnoteError, match="There is no file") as caught:
        empty.read()
    assert "assistant readers add" in caught.value.remedy


def test_a_file_without_readers_is_told_with_its_remedy(empty: ReaderFile) -> None:
    empty.put("ann", HASHED)
    empty.remove("ann")
    assert empty.read() == {}
    with pytest.raises(FootnoteError, match="Nobody stands in") as caught:
        empty.read_some()
    assert "assistant readers add" in caught.value.remedy


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ann:secret\n",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        json.dumps({"version": 2, "readers": {}}).encode(),
        json.dumps({"version": 1, "readers": {}, "more": 1}).encode(),
        json.dumps({"version": 1, "readers": {"ann": "secret"}}).encode(),
        json.dumps({"version": 1, "readers": {"Ann": HASHED}}).encode(),
        json.dumps({"version": 1, "readers": {"local": HASHED}}).encode(),
        json.dumps({"version": 1, "readers": {"": HASHED}}).encode(),
        json.dumps({"version": 1, "readers": {"ann": None}}).encode(),
    ],
    ids=lambda content: content[:30].decode("latin-1"),
)
def test_another_format_is_told_and_never_overwritten(empty: ReaderFile, content: bytes) -> None:
    empty.path.write_bytes(content)
    empty.path.chmod(0o600)
    for use in (empty.read, lambda: empty.put("bob", HASHED), lambda: empty.remove("ann")):
        with pytest.raises(FootnoteError, match="no file of readers"):
            use()
    assert empty.path.read_bytes() == content


def test_a_folder_is_no_file_of_readers(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    with pytest.raises(FootnoteError, match="no file of readers"):
        ReaderFile(tmp_path).read()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666, 0o644])
def test_a_file_that_others_can_open_is_refused(empty: ReaderFile, mode: int) -> None:
    empty.put("ann", HASHED)
    empty.path.chmod(mode)
    with pytest.raises(FootnoteError, match="Other accounts") as caught:
        empty.read()
    assert "chmod 600" in caught.value.remedy


def test_a_file_that_cannot_be_read_is_told(empty: ReaderFile, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.put("ann", HASHED)

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(FootnoteError, match="cannot be read: Permission denied"):
        empty.read()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FootnoteError, match="cannot be written"):
        ReaderFile(tmp_path / "nowhere" / "readers.json").put("ann", HASHED)


def test_who_is_not_there_cannot_be_removed(empty: ReaderFile) -> None:
    empty.put("ann", HASHED)
    with pytest.raises(FootnoteError, match="There is no reader 'bob'") as caught:
        empty.remove("bob")
    assert "readers list" in caught.value.remedy


@pytest.mark.parametrize("typed", ["", "a b", "local", "LOCAL", "x" * 65, "a/b"])
def test_some_names_nobody_can_have(typed: str) -> None:
    with pytest.raises(FootnoteError):
        reader_name(typed)


def test_a_name_is_kept_in_small_letters() -> None:
    assert reader_name("Ann.Lee") == "ann.lee"
