import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from assistant.conversation_file import SCHEMA_VERSION
from assistant.conversations import (
    MOST_TITLE,
    Conversations,
    Role,
    SqliteConversations,
    open_conversations,
)
from assistant.errors import AssistantError
from assistant.settings import Settings
from tests.assistant.fakes import an_answer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conversations.sqlite3"


@pytest.fixture
def conversations(path: Path) -> Iterator[SqliteConversations]:
    opened = SqliteConversations(path)
    yield opened
    opened.close()


def test_an_answer_survives_a_restart_with_its_citations(path: Path) -> None:
    first = SqliteConversations(path)
    id_ = first.create("ann")
    asked = first.append("ann", id_, "user", "How long?")
    answered = first.append("ann", id_, "assistant", "3-18 months [1]", an_answer())
    first.close()
    second: Conversations = SqliteConversations(path)
    assert second.messages("ann", id_) == (asked, answered)
    assert second.messages("ann", id_)[1].answer == an_answer()
    assert [(summary.id, summary.title) for summary in second.list("ann")] == [(id_, "How long?")]
    second.close()


def test_another_owner_finds_nothing(conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")
    message = conversations.append("ann", id_, "user", "Mine")
    attempts: list[Callable[[], object]] = [
        lambda: conversations.messages("bob", id_),
        lambda: conversations.append("bob", id_, "user", "x"),
        lambda: conversations.append("bob", id_, "user", "x", instead_of=message.id),
        lambda: conversations.rename("bob", id_, "x"),
        lambda: conversations.delete("bob", id_),
        lambda: conversations.truncate("bob", id_, message.id),
    ]
    for attempt in attempts:
        with pytest.raises(AssistantError, match="no conversation"):
            attempt()
    assert conversations.list("bob") == ()
    assert conversations.messages("ann", id_) == (message,)
    assert conversations.list("ann")[0].title == "Mine"


def test_the_conversation_that_changed_last_comes_first(conversations: SqliteConversations) -> None:
    older, newer = conversations.create("ann"), conversations.create("ann")
    assert [summary.id for summary in conversations.list("ann")] == [newer, older]
    conversations.append("ann", older, "user", "again")
    assert [summary.id for summary in conversations.list("ann")] == [older, newer]


def test_a_title_is_the_first_question_until_it_is_named(conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")
    assert conversations.list("ann")[0].title == ""
    conversations.append("ann", id_, "user", "first")
    conversations.append("ann", id_, "user", "second")
    assert conversations.list("ann")[0].title == "first"
    conversations.rename("ann", id_, "  my\n name ")
    assert conversations.list("ann")[0].title == "my name"
    conversations.rename("ann", id_, " ")
    assert conversations.list("ann")[0].title == "first"


def test_truncating_leaves_other_conversations_alone(conversations: SqliteConversations) -> None:
    one, two = conversations.create("ann"), conversations.create("ann")
    kept = conversations.append("ann", one, "user", "a")
    gone = conversations.append("ann", one, "assistant", "b")
    other = conversations.append("ann", two, "user", "c")
    conversations.append("ann", one, "user", "d")
    conversations.truncate("ann", one, gone.id)
    assert conversations.messages("ann", one) == (kept,)
    assert conversations.messages("ann", two) == (other,)


def test_a_title_has_a_greatest_length(conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")
    conversations.rename("ann", id_, "x" * MOST_TITLE)
    with pytest.raises(AssistantError, match="too long"):
        conversations.rename("ann", id_, "y" * (MOST_TITLE + 1))
    assert conversations.list("ann")[0].title == "x" * MOST_TITLE


def test_a_message_in_place_of_another_replaces_all_that_follow_it(
    conversations: SqliteConversations,
) -> None:
    id_, other = conversations.create("ann"), conversations.create("ann")
    first = conversations.append("ann", id_, "user", "a")
    answered = conversations.append("ann", id_, "assistant", "b", an_answer())
    asked = conversations.append("ann", id_, "user", "c")
    conversations.append("ann", id_, "assistant", "d", an_answer())
    elsewhere = conversations.append("ann", other, "user", "e")
    new = conversations.append("ann", id_, "user", "c, edited", instead_of=asked.id)
    assert conversations.messages("ann", id_) == (first, answered, new)
    assert conversations.messages("ann", other) == (elsewhere,)


def test_only_what_is_there_and_of_the_same_role_is_replaced(conversations: SqliteConversations) -> None:
    id_, other = conversations.create("ann"), conversations.create("ann")
    asked = conversations.append("ann", id_, "user", "a")
    answered = conversations.append("ann", id_, "assistant", "b", an_answer())
    elsewhere = conversations.append("ann", other, "user", "c")
    for wrong in (answered.id, elsewhere.id, 999, -1):
        with pytest.raises(AssistantError, match="no longer there"):
            conversations.append("ann", id_, "user", "x", instead_of=wrong)
    assert conversations.messages("ann", id_) == (asked, answered)
    assert conversations.messages("ann", other) == (elsewhere,)


def test_a_replacement_that_fails_leaves_what_was_there(conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")
    kept = conversations.append("ann", id_, "user", "small")
    (pages,) = conversations._file.database.execute("PRAGMA page_count").fetchone()
    conversations._file.database.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(AssistantError, match="disk is full"):
        conversations.append("ann", id_, "user", "x" * 1_000_000, instead_of=kept.id)
    assert conversations.messages("ann", id_) == (kept,)


def test_a_message_killed_right_after_its_commit_is_there(path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from assistant.conversations import SqliteConversations
conversations = SqliteConversations(Path({str(path)!r}))
id_ = conversations.create("ann")
conversations.append("ann", id_, "user", "Will this stay?")
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode == -signal.SIGKILL
    after = SqliteConversations(path)
    (summary,) = after.list("ann")
    assert [message.content for message in after.messages("ann", summary.id)] == ["Will this stay?"]
    after.close()


def test_a_transaction_that_was_killed_in_the_middle_leaves_nothing(path: Path) -> None:
    SqliteConversations(path).close()
    code = f"""
import os, signal, sqlite3
database = sqlite3.connect({str(path)!r}, isolation_level=None)
database.execute("BEGIN IMMEDIATE")
database.execute("INSERT INTO conversations (id, owner, updated) VALUES ('x', 'ann', '2024-01-01T00:00:00')")
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    after = SqliteConversations(path)
    assert after.list("ann") == ()
    after.close()


def test_threads_share_one_store(conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")

    def write(name: int) -> None:
        for number in range(20):
            conversations.append("ann", id_, "user", f"{name}.{number}")

    threads = [Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    contents = [message.content for message in conversations.messages("ann", id_)]
    assert sorted(contents) == sorted(f"{name}.{number}" for name in range(4) for number in range(20))
    for name in range(4):
        own = [content for content in contents if content.startswith(f"{name}.")]
        assert own == [f"{name}.{number}" for number in range(20)]


def test_two_processes_can_write_in_turn(path: Path, conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")
    other = SqliteConversations(path)
    other.append("ann", id_, "user", "from the other")
    conversations.append("ann", id_, "assistant", "from the first")
    assert [message.content for message in other.messages("ann", id_)] == ["from the other", "from the first"]
    other.close()


def test_only_the_user_may_read_the_file(path: Path, conversations: SqliteConversations) -> None:
    conversations.create("ann")
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_of_a_newer_version_is_refused(path: Path) -> None:
    SqliteConversations(path).close()
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    database.close()
    with pytest.raises(AssistantError, match="newer version") as caught:
        SqliteConversations(path)
    assert "--data-dir" in caught.value.remedy


@pytest.mark.parametrize("content", [b"This is no database at all. " * 100, os.urandom(8192)])
def test_a_damaged_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(AssistantError, match="damaged"):
        SqliteConversations(path)
    assert path.read_bytes() == content


def test_damage_inside_a_file_is_told(path: Path) -> None:
    store = SqliteConversations(path)
    id_ = store.create("ann")
    for _ in range(200):
        store.append("ann", id_, "user", "x" * 500)
    store.close()
    content = bytearray(path.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    path.write_bytes(content)
    broken = SqliteConversations(path)
    with pytest.raises(AssistantError, match="damaged"):
        broken.messages("ann", id_)
    broken.close()


def test_a_stored_answer_that_is_none_is_told(path: Path, conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")
    conversations.append("ann", id_, "assistant", "text", an_answer())
    with sqlite3.connect(path) as database:
        database.execute("UPDATE messages SET answer = '{}'")
    database.close()
    with pytest.raises(AssistantError, match="cannot be read"):
        conversations.messages("ann", id_)


def test_a_full_disk_is_told_and_nothing_is_half_written(conversations: SqliteConversations) -> None:
    id_ = conversations.create("ann")
    kept = conversations.append("ann", id_, "user", "small")
    # The only way to a full disk without one: SQLite then raises the same error.
    (pages,) = conversations._file.database.execute("PRAGMA page_count").fetchone()
    conversations._file.database.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(AssistantError, match="disk is full"):
        conversations.append("ann", id_, "assistant", "x" * 1_000_000, an_answer())
    assert conversations.messages("ann", id_) == (kept,)
    conversations._file.database.execute("PRAGMA max_page_count = 100000")
    conversations.append("ann", id_, "assistant", "x" * 1_000_000)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(AssistantError, match="cannot be opened for writing"):
        SqliteConversations(tmp_path / "file" / "conversations.sqlite3")


def test_a_busy_file_is_told(
    path: Path, conversations: SqliteConversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversations._file.database.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(AssistantError, match="Another process"):
        conversations.create("ann")
    other.execute("ROLLBACK")
    other.close()
    conversations.create("ann")


def test_the_settings_say_where_the_file_is(tmp_path: Path) -> None:
    open_conversations(Settings(data_dir=tmp_path / "here")).close()
    assert (tmp_path / "here" / "conversations.sqlite3").is_file()


def test_writes_are_durable_and_removals_thorough(conversations: SqliteConversations) -> None:
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    found = {name: conversations._file.database.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas}
    assert found == pragmas


OWNERS = st.sampled_from(["ann", "bob"])
ROLES: st.SearchStrategy[Role] = st.sampled_from(get_args(Role))
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


class ConversationsMachine(RuleBasedStateMachine):
    """Compare the store with a dict of lists, over restarts and with the wrong owners."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._path = Path(self._folder.name) / "conversations.sqlite3"
        self._store = SqliteConversations(self._path)
        self._model: dict[str, tuple[str, list[tuple[int, str, str]]]] = {}
        self._names: dict[str, str] = {}

    def teardown(self) -> None:
        self._store.close()
        self._folder.cleanup()

    def _mine(self, owner: str, id_: str) -> bool:
        return id_ in self._model and self._model[id_][0] == owner

    @rule(target=ids, owner=OWNERS)
    def create(self, owner: str) -> str:
        id_ = self._store.create(owner)
        assert id_ not in self._model
        self._model[id_] = (owner, [])
        return id_

    @rule(owner=OWNERS, id_=ids, content=TEXTS, role=ROLES)
    def append(self, owner: str, id_: str, content: str, role: Role) -> None:
        answer = an_answer(answer=content) if role == "assistant" else None
        if not self._mine(owner, id_):
            with pytest.raises(AssistantError):
                self._store.append(owner, id_, role, content, answer)
            return
        message = self._store.append(owner, id_, role, content, answer)
        self._model[id_][1].append((message.id, role, content))

    @rule(owner=OWNERS, id_=ids, position=st.integers(0, 5))
    def truncate(self, owner: str, id_: str, position: int) -> None:
        if not self._mine(owner, id_):
            with pytest.raises(AssistantError):
                self._store.truncate(owner, id_, 1)
            return
        messages = self._model[id_][1]
        if position < len(messages):
            self._store.truncate(owner, id_, messages[position][0])
            del messages[position:]

    @rule(owner=OWNERS, id_=ids, position=st.integers(0, 5), content=TEXTS)
    def replace(self, owner: str, id_: str, position: int, content: str) -> None:
        messages = self._model[id_][1] if self._mine(owner, id_) else []
        if position >= len(messages) or messages[position][1] != "user":
            number = messages[position][0] if position < len(messages) else 0
            with pytest.raises(AssistantError):
                self._store.append(owner, id_, "user", content, instead_of=number)
            return
        number = messages[position][0]
        message = self._store.append(owner, id_, "user", content, instead_of=number)
        messages[position:] = [(message.id, "user", content)]

    @rule(owner=OWNERS, id_=ids, name=st.sampled_from(["", "a name"]))
    def rename(self, owner: str, id_: str, name: str) -> None:
        if self._mine(owner, id_):
            self._store.rename(owner, id_, name)
            self._names[id_] = name

    @rule(target=ids, owner=OWNERS, id_=consumes(ids))
    def delete(self, owner: str, id_: str) -> object:
        if not self._mine(owner, id_):
            with pytest.raises(AssistantError):
                self._store.delete(owner, id_)
            return id_
        self._store.delete(owner, id_)
        del self._model[id_]
        return multiple()

    @rule()
    def restart(self) -> None:
        self._store.close()
        self._store = SqliteConversations(self._path)

    @invariant()
    def the_store_holds_what_the_model_holds(self) -> None:
        for owner in ("ann", "bob"):
            own = {id_: messages for id_, (whose, messages) in self._model.items() if whose == owner}
            titles = {
                id_: self._names.get(id_) or next((text for _, role, text in messages if role == "user"), "")
                for id_, messages in own.items()
            }
            assert {summary.id: summary.title for summary in self._store.list(owner)} == titles
            for id_, messages in own.items():
                stored = self._store.messages(owner, id_)
                assert [(message.id, message.role, message.content) for message in stored] == messages
                assert all((message.answer is None) == (message.role == "user") for message in stored)


TestConversationsMachine = ConversationsMachine.TestCase
TestConversationsMachine.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
