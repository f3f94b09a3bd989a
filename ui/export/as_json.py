"""A conversation as JSON, for programs.

    {"format": "footnote-conversation", "version": 1, "id", "title", "updated",
     "messages": [{"role": "user" | "assistant", "content", "created", "answer"}]}

Dates are ISO 8601 with their offset from UTC. `answer` is null, or the object that `assistant ask --json`
prints. Fields are added freely; when one is renamed or removed, the version grows.
"""

import json

from ui.export.conversation import Conversation

FORMAT = "footnote-conversation"
VERSION = 1


def render_json(conversation: Conversation) -> str:
    """Return the whole conversation with every stored answer."""
    exported = {
        "format": FORMAT,
        "version": VERSION,
        "id": conversation.id,
        "title": conversation.title,
        "updated": conversation.updated.isoformat(),
        "messages": [
            {
                "role": message.role,
                "content": message.content,
                "created": message.created.isoformat(),
                "answer": None if message.answer is None else message.answer.model_dump(mode="json"),
            }
            for message in conversation.messages
        ],
    }
    return json.dumps(exported, ensure_ascii=False, indent=2) + "\n"
