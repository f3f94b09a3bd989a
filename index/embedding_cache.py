"""Vectors kept by model and text, so that an unchanged text is never embedded twice."""

import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from index.embedding import FingerprintedEmbeddings

SCHEMA = """
CREATE TABLE IF NOT EXISTS embeddings (
    fingerprint TEXT NOT NULL,
    text TEXT NOT NULL,
    vector BLOB NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (fingerprint, text)
) WITHOUT ROWID
"""
LOCK_TIMEOUT = 30  # seconds to wait for another process that writes
ASKED_AT_ONCE = 500  # SQLite limits the number of parameters of one statement
BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


class CachedEmbedder(FingerprintedEmbeddings):
    """Answer from a SQLite file where it can, and from the embedder behind it where it must.

    Questions are not kept: they are what readers typed. A damaged file is thrown away; it can be made again.
    """

    def __init__(self, embedder: FingerprintedEmbeddings, file: Path) -> None:
        self._embedder = embedder
        self._file = file

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the embedder behind the cache."""
        return self._embedder.fingerprint

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one question, without a look into the cache."""
        return self._embedder.embed_query(text)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each text; only texts that were never seen reach the embedder."""
        keys = [sha256(text.encode()).hexdigest() for text in texts]
        wanted = dict(zip(keys, texts, strict=True))
        with self._opened() as database:
            vectors = self._known(database, list(wanted))
        missing = [key for key in wanted if key not in vectors]
        if missing:
            made = self._embedder.embed_documents([wanted[key] for key in missing])
            blobs = [array("f", vector).tobytes() for vector in made]
            with self._opened() as database, database:
                database.executemany(
                    "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?, ?)",
                    [
                        (self.fingerprint, key, blob, _checksum(blob))
                        for key, blob in zip(missing, blobs, strict=True)
                    ],
                )
            vectors.update({key: array("f", blob).tolist() for key, blob in zip(missing, blobs, strict=True)})
        return [vectors[key] for key in keys]

    def _known(self, database: sqlite3.Connection, keys: list[str]) -> dict[str, list[float]]:
        known: dict[str, list[float]] = {}
        for first in range(0, len(keys), ASKED_AT_ONCE):
            asked = keys[first : first + ASKED_AT_ONCE]
            marks = ", ".join("?" * len(asked))
            rows = database.execute(
                f"SELECT text, vector, checksum FROM embeddings WHERE fingerprint = ? AND text IN ({marks})",
                [self.fingerprint, *asked],
            )
            known.update(
                {key: array("f", blob).tolist() for key, blob, sum_ in rows if _checksum(blob) == sum_}
            )
        return known

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._file.exists() and not _is_sound(self._file):
            self._file.unlink()
        with closing(sqlite3.connect(self._file, timeout=LOCK_TIMEOUT)) as database:
            database.execute(SCHEMA)
            yield database


def _is_sound(file: Path) -> bool:
    with closing(sqlite3.connect(file, timeout=LOCK_TIMEOUT)) as database:
        try:
            return bool(database.execute("PRAGMA quick_check").fetchone() == ("ok",))
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname not in BROKEN:
                raise
            return False


def _checksum(blob: bytes) -> str:
    return sha256(blob).hexdigest()[:16]
