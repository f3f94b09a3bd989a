from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.conversations import SqliteConversations
from assistant.errors import AssistantError
from tests.ui.export.conversations import fever_answer
from ui.export.conversation import UNTITLED, find_conversation


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[SqliteConversations]:
    with closing(SqliteConversations(tmp_path / "conversations.sqlite3")) as opened:
        yield opened


def said(kept: SqliteConversations, question: str, owner: str = "me") -> str:
    id_ = kept.create(owner)
    kept.append(owner, id_, "user", question)
    answer = fever_answer(0)
    kept.append(owner, id_, "assistant", answer.answer, answer)
    return id_


def test_the_latest_is_found_where_none_is_named(kept: SqliteConversations) -> None:
    earlier, latest = said(kept, "One?"), said(kept, "Two?\nreally")
    assert find_conversation(kept, "me", None).id == latest
    found = find_conversation(kept, "me", earlier)
    assert (found.id, found.title) == (earlier, "One?")
    assert found.answers == (fever_answer(0),)
    assert find_conversation(kept, "me", latest).title == "Two? really"


def test_another_owners_conversation_is_not_found(kept: SqliteConversations) -> None:
    theirs = said(kept, "Theirs?", "other")
    with pytest.raises(AssistantError, match="There is no conversation yet"):
        find_conversation(kept, "me", None)
    said(kept, "Mine?")
    with pytest.raises(AssistantError, match="name none for the latest"):
        find_conversation(kept, "me", theirs)


def test_a_conversation_in_which_nothing_was_asked_has_a_title(kept: SqliteConversations) -> None:
    kept.create("me")
    assert find_conversation(kept, "me", None).title == UNTITLED
