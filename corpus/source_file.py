"""Reads the text of one source file, whatever it holds, or says why it cannot be read."""

from pathlib import Path

from corpus.errors import CorpusError

MAX_BYTES = 20_000_000


def read_source(path: Path) -> str:
    """Return the text of a UTF-8 file with plain line feeds and without a byte order mark.

    Raises:
        CorpusError: the file cannot be opened, is larger than MAX_BYTES, or is not UTF-8 text.
    """
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be read ({error.strerror or error}).",
            "Check that the file is there and that you may read it, then run `assistant index` again.",
        ) from error
    if size > MAX_BYTES:
        raise CorpusError(
            f"{path} has {size / 1_000_000:.0f} MB, and an article may have {MAX_BYTES // 1_000_000} MB.",
            "Move the file out of the articles' folder or split it, then run `assistant index` again.",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path} is not UTF-8 text (byte {error.start}).",
            "Save the file with the encoding UTF-8, then run `assistant index` again.",
        ) from error
    if "\0" in text:
        raise CorpusError(
            f"{path} is not a text file: it holds NUL characters.",
            "Save the file as UTF-8 text, then run `assistant index` again.",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
