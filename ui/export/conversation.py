"""One stored conversation on its way out, and how it is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Answer
from assistant.conversations import Conversations, ConversationSummary, Message
from assistant.errors import AssistantError

UNTITLED = "Untitled conversation"


@dataclass(frozen=True, slots=True)
class Conversation:
    """Hold a whole conversation as it is stored; `updated` is when it changed last."""

    id: str
    title: str
    updated: datetime
    messages: tuple[Message, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return the answers in the order in which they were given."""
        return tuple(message.answer for message in self.messages if message.answer is not None)


def conversation_of(summary: ConversationSummary, messages: Sequence[Message]) -> Conversation:
    """Return a conversation made of its entry in the list and its messages; its title is one line."""
    title = " ".join(summary.title.split()) or UNTITLED
    return Conversation(summary.id, title, summary.updated, tuple(messages))


def find_conversation(conversations: Conversations, owner: str, conversation_id: str | None) -> Conversation:
    """Return the owner's conversation of that id, or the one that changed last where none is named.

    Raises:
        AssistantError: the owner has no such conversation, or none at all.
    """
    known = conversations.list(owner)
    if not known:
        raise AssistantError(
            "There is no conversation yet.", "Ask something on the page first: `assistant serve`."
        )
    summary = known[0] if conversation_id is None else summary_of(known, conversation_id)
    return conversation_of(summary, conversations.messages(owner, summary.id))


def summary_of(known: Sequence[ConversationSummary], conversation_id: str) -> ConversationSummary:
    """Return the entry of a conversation in the list.

    Raises:
        AssistantError: the list does not hold it.
    """
    for summary in known:
        if summary.id == conversation_id:
            return summary
    raise AssistantError(
        f"There is no conversation {conversation_id[:40]!r}.",
        "Take the id from the address of the page, behind `?conversation=`, or name none for the latest.",
    )
