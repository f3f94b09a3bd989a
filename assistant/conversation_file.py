"""The SQLite file that holds conversations and feedback: its tables, its versions, its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from assistant.conversation_problem import missing, problem_of, too_new

CONVERSATIONS = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT,
    updated TEXT NOT NULL
);
CREATE INDEX conversations_of_owner ON conversations (owner, updated);
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    content TEXT NOT NULL,
    answer TEXT,
    created TEXT NOT NULL
);
CREATE INDEX messages_of_conversation ON messages (conversation, id)
"""
# Feedback keeps what it is about: it outlives the message, which a retry replaces, but not the conversation.
FEEDBACK = """
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message INTEGER NOT NULL UNIQUE,
    opinion TEXT NOT NULL,
    history TEXT NOT NULL,
    answer TEXT NOT NULL,
    given TEXT NOT NULL
);
CREATE INDEX feedback_of_conversation ON feedback (conversation)
"""
# The step at place n leads from version n to version n + 1.
STEPS = (CONVERSATIONS, FEEDBACK)
SCHEMA_VERSION = len(STEPS)
LOCK_TIMEOUT = 10  # seconds to wait for another process that writes


class ConversationFile:
    """Hold one SQLite file, safe for several threads and several processes.

    Only the user's account may read the file: what people ask about their health is nobody else's business.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, made where there is none; one of an earlier version is brought up to this one.

        Raises:
            AssistantError: the file is damaged, newer than this version, or cannot be written.
        """
        self.path = path
        self._lock = RLock()
        with self._problems_told():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            self.database = sqlite3.connect(
                path, timeout=LOCK_TIMEOUT, check_same_thread=False, isolation_level=None
            )
        try:
            self._prepare()
        except BaseException:
            self.database.close()
            raise

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            self.database.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to one thread; what it wrote is on disk at the end, or none of it is.

        Raises:
            AssistantError: the storage fails.
        """
        with self._lock, self._problems_told():
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield self.database
                self.database.execute("COMMIT")
            except BaseException:
                # A full disk has already rolled back.
                if self.database.in_transaction:
                    self.database.execute("ROLLBACK")
                raise

    def _prepare(self) -> None:
        with self._lock, self._problems_told():
            self.database.execute("PRAGMA journal_mode = WAL")
            self.database.execute("PRAGMA synchronous = FULL")
            self.database.execute("PRAGMA foreign_keys = ON")
            self.database.execute("PRAGMA secure_delete = ON")
        with self.transaction() as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version > SCHEMA_VERSION:
                raise too_new(self.path)
            for step in STEPS[version:]:
                for statement in step.split(";"):
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def _problems_told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, OSError) as error:
            told = problem_of(error, self.path)
            if told is None:
                raise
            raise told from error


def require(database: sqlite3.Connection, owner: str, conversation_id: str) -> None:
    """Make sure that a conversation is this owner's.

    Raises:
        AssistantError: there is none, or it belongs to another owner.
    """
    found = database.execute(
        "SELECT 1 FROM conversations WHERE id = ? AND owner = ?", (conversation_id, owner)
    ).fetchone()
    if found is None:
        raise missing(conversation_id)
