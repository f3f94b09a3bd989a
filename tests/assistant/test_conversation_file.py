import sqlite3
from pathlib import Path

import pytest

from assistant.conversation_file import SCHEMA_VERSION, ConversationFile
from assistant.conversations import SqliteConversations
from assistant.errors import AssistantError
from assistant.feedback import Opinion
from tests.assistant.fakes import an_answer

# As version 1 wrote it; never changed.
VERSION_1 = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT, updated TEXT NOT NULL
);
CREATE INDEX conversations_of_owner ON conversations (owner, updated);
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    content TEXT NOT NULL, answer TEXT, created TEXT NOT NULL
);
CREATE INDEX messages_of_conversation ON messages (conversation, id);
PRAGMA user_version = 1;
"""
TIME = "2024-05-01T10:00:00+00:00"


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """Give a file of version 1 with a conversation of each of two owners."""
    path = tmp_path / "conversations.sqlite3"
    database = sqlite3.connect(path)
    database.executescript(VERSION_1)
    for number, owner in enumerate(("ann", "bob")):
        database.execute(
            "INSERT INTO conversations VALUES (?, ?, ?, ?)", (f"of-{owner}", owner, f"Name of {owner}", TIME)
        )
        for role, answer in (("user", None), ("assistant", an_answer().model_dump_json())):
            database.execute(
                "INSERT INTO messages (conversation, role, content, answer, created) VALUES (?, ?, ?, ?, ?)",
                (f"of-{owner}", role, f"{role} {number}", answer, TIME),
            )
    database.commit()
    database.close()
    return path


def version_of(path: Path) -> int:
    database = sqlite3.connect(path)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    database.close()
    return int(version)


def dump(path: Path) -> list[tuple[object, ...]]:
    database = sqlite3.connect(path)
    rows = [
        row
        for table in ("conversations", "messages")
        for row in database.execute(f"SELECT * FROM {table} ORDER BY id")
    ]
    database.close()
    return rows


def test_a_file_of_version_1_loses_nothing_and_takes_feedback(version_1: Path) -> None:
    before = dump(version_1)
    assert len(before) == 6
    store = SqliteConversations(version_1)
    assert version_of(version_1) == SCHEMA_VERSION == 2
    assert dump(version_1) == before
    assert [summary.title for summary in store.list("ann")] == ["Name of ann"]
    asked, answered = store.messages("bob", "of-bob")
    assert (asked.content, answered.answer) == ("user 1", an_answer())
    store.feedback.give("bob", "of-bob", answered.id, Opinion(good=True))
    store.close()
    again = SqliteConversations(version_1)
    assert [given.opinion.words for given in again.feedback.list("bob")] == ["good"]
    assert dump(version_1) == before
    again.close()


def test_a_step_that_fails_leaves_version_1_as_it_was(version_1: Path) -> None:
    database = sqlite3.connect(version_1)
    database.execute("CREATE TABLE feedback_of_conversation (in_the_way TEXT)")
    database.commit()
    database.close()
    before = dump(version_1)
    with pytest.raises(sqlite3.OperationalError, match="already"):
        ConversationFile(version_1)
    assert version_of(version_1) == 1
    assert dump(version_1) == before
    database = sqlite3.connect(version_1)
    assert database.execute("SELECT 1 FROM sqlite_master WHERE name = 'feedback'").fetchone() is None
    database.close()


def test_a_new_file_has_the_tables_of_one_that_was_brought_up(version_1: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.sqlite3"

    def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
        file = ConversationFile(path)
        tables = ("conversations", "messages", "feedback")
        found = {name: file.database.execute(f"PRAGMA table_info({name})").fetchall() for name in tables}
        file.close()
        return found

    assert columns(fresh) == columns(version_1)
    assert all(columns(fresh).values())


def test_a_newer_version_is_refused_and_left_alone(version_1: Path) -> None:
    database = sqlite3.connect(version_1)
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    database.commit()
    database.close()
    before = dump(version_1)
    with pytest.raises(AssistantError, match="newer version"):
        ConversationFile(version_1)
    assert version_of(version_1) == SCHEMA_VERSION + 1
    assert dump(version_1) == before
