"""Conversations, kept: one row per message, an answer with all its citations, an owner on every query."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol
from uuid import uuid4

from pydantic import ValidationError

from assistant.answer import Answer
from assistant.conversation_file import ConversationFile, require
from assistant.conversation_problem import message_missing, title_too_long, unreadable_answer
from assistant.conversation_search import find_conversations
from assistant.feedback_store import FeedbackStore, SqliteFeedback
from assistant.settings import Settings

Role = Literal["user", "assistant"]
MOST_TITLE = 120  # characters


@dataclass(frozen=True, slots=True)
class Message:
    """Hold one stored message; `answer` is there for what the assistant said, with its citations."""

    id: int
    role: Role
    content: str
    answer: Answer | None
    created: datetime


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """Name one conversation; its title is the name given to it, or else its first question."""

    id: str
    title: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class FoundConversation:
    """Hold a conversation with the words that were searched for.

    `excerpt` is a part of the message that has them; it is empty where the title has them all.
    """

    summary: ConversationSummary
    excerpt: str


class Conversations(Protocol):
    """Keep conversations; one that belongs to another owner behaves as if it did not exist.

    Each call is one transaction, on disk when it returns. All raise AssistantError where the conversation is
    missing or the storage fails.
    """

    feedback: FeedbackStore

    def create(self, owner: str) -> str:
        """Start an empty conversation and return its id."""

    def append(
        self,
        owner: str,
        conversation_id: str,
        role: Role,
        content: str,
        answer: Answer | None = None,
        *,
        instead_of: int | None = None,
    ) -> Message:
        """Add a message at the end; the user's one before the work on its answer begins.

        Instead of another message, by its id, the new one replaces that and all that follow it.
        """

    def messages(self, owner: str, conversation_id: str) -> tuple[Message, ...]:
        """Return the messages in the order in which they were added."""

    def list(self, owner: str) -> tuple[ConversationSummary, ...]:
        """Return the owner's conversations, the one that changed last first."""

    def search(self, owner: str, words: str) -> tuple[FoundConversation, ...]:
        """Return the latest conversations with all the words in their title or in one message."""

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation a title of its own; an empty one brings the first question back."""

    def delete(self, owner: str, conversation_id: str) -> None:
        """Remove a conversation with all its messages."""

    def truncate(self, owner: str, conversation_id: str, message_id: int) -> None:
        """Remove a message and all that follow it, so that it can be tried again."""

    def close(self) -> None:
        """Give the storage back; a second call does nothing."""


def open_conversations(settings: Settings) -> "SqliteConversations":
    """Open the conversations in the data folder.

    Raises:
        AssistantError: the file is damaged, newer than this version, or cannot be written.
    """
    return SqliteConversations(file_of(settings))


def file_of(settings: Settings) -> Path:
    """Return the path of the file that holds the conversations."""
    return settings.data_dir / "conversations.sqlite3"


class SqliteConversations:
    """Keep conversations in one SQLite file, safe for several threads and several processes."""

    def __init__(self, path: Path) -> None:
        """Open the file, made where there is none.

        Raises:
            AssistantError: the file is damaged, newer than this version, or cannot be written.
        """
        self._file = ConversationFile(path)
        self.feedback: FeedbackStore = SqliteFeedback(self._file)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._file.close()

    def create(self, owner: str) -> str:
        """Start an empty conversation and return its id."""
        conversation_id = uuid4().hex
        with self._file.transaction() as database:
            database.execute(
                "INSERT INTO conversations (id, owner, updated) VALUES (?, ?, ?)",
                (conversation_id, owner, _now()),
            )
        return conversation_id

    def append(
        self,
        owner: str,
        conversation_id: str,
        role: Role,
        content: str,
        answer: Answer | None = None,
        *,
        instead_of: int | None = None,
    ) -> Message:
        """Add a message at the end; the user's one before the work on its answer begins.

        Instead of another message, by its id, the new one replaces that and all that follow it.
        """
        created = _now()
        stored = None if answer is None else answer.model_dump_json()
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            if instead_of is not None:
                _replace(database, conversation_id, role, instead_of)
            row = database.execute(
                "INSERT INTO messages (conversation, role, content, answer, created) VALUES (?, ?, ?, ?, ?)",
                (conversation_id, role, content, stored, created),
            )
            database.execute("UPDATE conversations SET updated = ? WHERE id = ?", (created, conversation_id))
        return Message(row.lastrowid or 0, role, content, answer, datetime.fromisoformat(created))

    def messages(self, owner: str, conversation_id: str) -> tuple[Message, ...]:
        """Return the messages in the order in which they were added."""
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            rows = database.execute(
                "SELECT id, role, content, answer, created FROM messages WHERE conversation = ? ORDER BY id",
                (conversation_id,),
            ).fetchall()
        return tuple(self._message(*row) for row in rows)

    def list(self, owner: str) -> tuple[ConversationSummary, ...]:
        """Return the owner's conversations, the one that changed last first."""
        with self._file.transaction() as database:
            rows = database.execute(
                """
                SELECT id, updated, coalesce(name, (
                    SELECT content FROM messages
                    WHERE conversation = conversations.id AND role = 'user' ORDER BY messages.id LIMIT 1
                ), '')
                FROM conversations WHERE owner = ? ORDER BY updated DESC, rowid DESC
                """,
                (owner,),
            ).fetchall()
        return tuple(ConversationSummary(id_, title, datetime.fromisoformat(at)) for id_, at, title in rows)

    def search(self, owner: str, words: str) -> tuple[FoundConversation, ...]:
        """Return the latest conversations with all the words in their title or in one message."""
        with self._file.transaction() as database:
            hits = find_conversations(database, owner, words)
        return tuple(
            FoundConversation(
                ConversationSummary(hit.conversation_id, hit.title, datetime.fromisoformat(hit.updated)),
                hit.excerpt,
            )
            for hit in hits
        )

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation a title of its own; an empty one brings the first question back."""
        name = " ".join(title.split()) or None
        if name is not None and len(name) > MOST_TITLE:
            raise title_too_long(MOST_TITLE)
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            database.execute("UPDATE conversations SET name = ? WHERE id = ?", (name, conversation_id))

    def delete(self, owner: str, conversation_id: str) -> None:
        """Remove a conversation with all its messages."""
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            database.execute("DELETE FROM conversations WHERE id = ?", (conversation_id,))

    def truncate(self, owner: str, conversation_id: str, message_id: int) -> None:
        """Remove a message and all that follow it, so that it can be tried again."""
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            _truncate(database, conversation_id, message_id)

    def _message(self, id_: int, role: Role, content: str, answer: str | None, created: str) -> Message:
        try:
            read = None if answer is None else Answer.model_validate_json(answer)
        except ValidationError as error:
            raise unreadable_answer(self._file.path) from error
        return Message(id_, role, content, read, datetime.fromisoformat(created))


def _truncate(database: sqlite3.Connection, conversation_id: str, message_id: int) -> None:
    database.execute("DELETE FROM messages WHERE conversation = ? AND id >= ?", (conversation_id, message_id))


def _replace(database: sqlite3.Connection, conversation_id: str, role: Role, message_id: int) -> None:
    """Remove a message of the same role and all that follow it.

    Raises:
        AssistantError: it is not there, as after a change in another tab.
    """
    there = database.execute(
        "SELECT 1 FROM messages WHERE conversation = ? AND id = ? AND role = ?",
        (conversation_id, message_id, role),
    ).fetchone()
    if there is None:
        raise message_missing()
    _truncate(database, conversation_id, message_id)


def _now() -> str:
    return datetime.now(UTC).isoformat()
