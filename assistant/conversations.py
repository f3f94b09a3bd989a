"""Conversations, kept: one row per message, an answer with all its citations, an owner on every query."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol
from uuid import uuid4

from pydantic import ValidationError

from assistant.answer import Answer
from assistant.conversation_file import ConversationFile, require
from assistant.conversation_problem import unreadable_answer
from assistant.feedback_store import FeedbackStore, SqliteFeedback
from assistant.settings import Settings

Role = Literal["user", "assistant"]


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


class Conversations(Protocol):
    """Keep conversations; one that belongs to another owner behaves as if it did not exist.

    Each call is one transaction, on disk when it returns. All raise AssistantError where the conversation is
    missing or the storage fails.
    """

    feedback: FeedbackStore

    def create(self, owner: str) -> str:
        """Start an empty conversation and return its id."""

    def append(
        self, owner: str, conversation_id: str, role: Role, content: str, answer: Answer | None = None
    ) -> Message:
        """Add a message at the end; the user's one before the work on its answer begins."""

    def messages(self, owner: str, conversation_id: str) -> tuple[Message, ...]:
        """Return the messages in the order in which they were added."""

    def list(self, owner: str) -> tuple[ConversationSummary, ...]:
        """Return the owner's conversations, the one that changed last first."""

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
        self, owner: str, conversation_id: str, role: Role, content: str, answer: Answer | None = None
    ) -> Message:
        """Add a message at the end; the user's one before the work on its answer begins."""
        created = _now()
        stored = None if answer is None else answer.model_dump_json()
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
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

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation a title of its own; an empty one brings the first question back."""
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            name = " ".join(title.split()) or None
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
            database.execute(
                "DELETE FROM messages WHERE conversation = ? AND id >= ?", (conversation_id, message_id)
            )

    def _message(self, id_: int, role: Role, content: str, answer: str | None, created: str) -> Message:
        try:
            read = None if answer is None else Answer.model_validate_json(answer)
        except ValidationError as error:
            raise unreadable_answer(self._file.path) from error
        return Message(id_, role, content, read, datetime.fromisoformat(created))


def _now() -> str:
    return datetime.now(UTC).isoformat()
