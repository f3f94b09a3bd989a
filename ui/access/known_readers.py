"""Those who may sign in, as the file has them now: who is removed from it is out at once."""

import logging
from collections.abc import Mapping

from corpus.errors import FootnoteError
from ui.access.reader_file import ReaderFile

_log = logging.getLogger(__name__)


class KnownReaders:
    """Read the file again whenever it has changed; one that cannot be read lets nobody in."""

    def __init__(self, file: ReaderFile) -> None:
        """Read the file for the first time.

        Raises:
            AssistantError: it cannot be used, or nobody stands in it.
        """
        self._file = file
        self._seen = self._look()
        self._readers: Mapping[str, str] = file.read_some()

    def now(self) -> Mapping[str, str]:
        """Return the hashed passwords by name."""
        seen = self._look()
        if seen != self._seen:
            self._seen = seen
            self._readers = self._read()
        return self._readers

    def _read(self) -> Mapping[str, str]:
        try:
            return self._file.read()
        except FootnoteError as error:
            _log.error("Nobody can sign in: %s", error)
            return {}

    def _look(self) -> tuple[int, ...] | None:
        """Return what changes with the file, None where it is not there."""
        try:
            now = self._file.path.stat()
        except OSError:
            return None
        return (now.st_ino, now.st_mtime_ns, now.st_size, now.st_mode)
