"""Feedback, kept beside the conversations and with them: nothing is sent anywhere."""

import json
from datetime import UTC, datetime
from typing import Any, Protocol

from assistant.conversation_file import ConversationFile, require
from assistant.conversation_problem import unreadable_feedback
from assistant.errors import AssistantError
from assistant.feedback import Feedback, Opinion

_FIELDS = "id, conversation, message, opinion, history, answer, given"
_OWN = "conversation IN (SELECT id FROM conversations WHERE owner = ?)"
_RELOAD = "Reload the page to see the answers that are there."


class FeedbackStore(Protocol):
    """Keep one opinion at most on each answer; that of another owner behaves as if it did not exist.

    All raise AssistantError where what is named is missing or the storage fails.
    """

    def give(self, owner: str, conversation_id: str, message_id: int, opinion: Opinion) -> Feedback:
        """Keep an opinion on an answer in place of an earlier one, with the conversation up to it."""

    def withdraw(self, owner: str, feedback_id: int) -> None:
        """Remove feedback for good."""

    def of_conversation(self, owner: str, conversation_id: str) -> tuple[Feedback, ...]:
        """Return the feedback on the answers of a conversation, replaced ones too."""

    def list(self, owner: str) -> tuple[Feedback, ...]:
        """Return all feedback of an owner, in the order in which it was first given."""


class SqliteFeedback:
    """Keep feedback in the file of the conversations; what deletes a conversation deletes its feedback."""

    def __init__(self, file: ConversationFile) -> None:
        self._file = file

    def give(self, owner: str, conversation_id: str, message_id: int, opinion: Opinion) -> Feedback:
        """Keep an opinion on an answer in place of an earlier one, with the conversation up to it.

        Raises:
            AssistantError: the conversation or the answer is not there, or the storage fails.
        """
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            rows = database.execute(
                "SELECT role, content, answer FROM messages WHERE conversation = ? AND id <= ? ORDER BY id",
                (conversation_id, message_id),
            ).fetchall()
            there = database.execute(
                "SELECT answer FROM messages WHERE conversation = ? AND id = ?", (conversation_id, message_id)
            ).fetchone()
            if there is None or there[0] is None:
                raise AssistantError("The answer is no longer there.", _RELOAD)
            row = database.execute(
                f"""
                INSERT INTO feedback (conversation, message, opinion, history, answer, given)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (message) DO UPDATE SET opinion = excluded.opinion, given = excluded.given
                RETURNING {_FIELDS}
                """,
                (
                    conversation_id,
                    message_id,
                    opinion.model_dump_json(),
                    json.dumps(_history([(role, content) for role, content, _ in rows[:-1]])),
                    there[0],
                    datetime.now(UTC).isoformat(),
                ),
            ).fetchone()
        return self._feedback(row)

    def withdraw(self, owner: str, feedback_id: int) -> None:
        """Remove feedback for good.

        Raises:
            AssistantError: this owner has none of that number, or the storage fails.
        """
        with self._file.transaction() as database:
            gone = database.execute(
                f"DELETE FROM feedback WHERE id = ? AND {_OWN} RETURNING id", (feedback_id, owner)
            ).fetchone()
            if gone is None:
                raise AssistantError(
                    f"There is no feedback {feedback_id}.", "See what there is with `assistant feedback`."
                )

    def of_conversation(self, owner: str, conversation_id: str) -> tuple[Feedback, ...]:
        """Return the feedback on the answers of a conversation, replaced ones too."""
        with self._file.transaction() as database:
            require(database, owner, conversation_id)
            rows = database.execute(
                f"SELECT {_FIELDS} FROM feedback WHERE conversation = ? ORDER BY id", (conversation_id,)
            ).fetchall()
        return tuple(map(self._feedback, rows))

    def list(self, owner: str) -> tuple[Feedback, ...]:
        """Return all feedback of an owner, in the order in which it was first given."""
        with self._file.transaction() as database:
            rows = database.execute(
                f"SELECT {_FIELDS} FROM feedback WHERE {_OWN} ORDER BY id", (owner,)
            ).fetchall()
        return tuple(map(self._feedback, rows))

    def _feedback(self, row: tuple[Any, ...]) -> Feedback:
        id_, conversation, message, opinion, history, answer, given = row
        try:
            return Feedback.model_validate(
                {
                    "id": id_,
                    "conversation": conversation,
                    "message": message,
                    "opinion": json.loads(opinion),
                    "history": json.loads(history),
                    "answer": json.loads(answer),
                    "given": given,
                }
            )
        except ValueError as error:
            raise unreadable_feedback(self._file.path) from error


def _history(said: list[tuple[str, str]]) -> list[dict[str, str]]:
    """Return what was said before the last question, which the answer itself holds."""
    last = max((at for at, (role, _) in enumerate(said) if role == "user"), default=len(said))
    return [{"role": role, "content": content} for role, content in said[:last]]
