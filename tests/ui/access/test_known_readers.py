import logging

import pytest

from corpus.errors import FootnoteError
from ui.access.known_readers import KnownReaders
from ui.access.reader_file import ReaderFile

HASHED = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA"


def test_a_change_of_the_file_counts_at_once(file: ReaderFile) -> None:
    known = KnownReaders(file)
    assert set(known.now()) == {"ann", "bob"}
    file.put("carol", HASHED)
    file.remove("ann")
    assert set(known.now()) == {"bob", "carol"}


def test_a_file_that_breaks_lets_nobody_in_and_is_told_once(
    file: ReaderFile, caplog: pytest.LogCaptureFixture
) -> None:
    known = KnownReaders(file)
    file.path.write_text("broken")
    with caplog.at_level(logging.ERROR):
        assert known.now() == {}
        assert known.now() == {}
    assert len(caplog.records) == 1
    file.path.unlink()
    assert known.now() == {}
    file.put("ann", HASHED)
    assert set(known.now()) == {"ann"}


def test_a_file_that_others_may_read_later_lets_nobody_in(file: ReaderFile) -> None:
    known = KnownReaders(file)
    file.path.chmod(0o644)
    assert known.now() == {}


def test_nobody_to_begin_with_is_an_error(file: ReaderFile) -> None:
    file.remove("ann")
    file.remove("bob")
    with pytest.raises(FootnoteError, match="Nobody stands in"):
        KnownReaders(file)
