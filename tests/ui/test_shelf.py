import asyncio
from collections.abc import Coroutine

import pytest

from assistant.conversations import MOST_TITLE
from assistant.owner import LOCAL_OWNER
from tests.ui.conftest import Eventually
from ui.shelf import Shelf
from ui.talk import Manner, Talk


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what the reader is warned of."""
    said: list[str] = []
    monkeypatch.setattr("ui.shelf.warn", lambda error: said.append(str(error)))
    return said


def done(work: Coroutine[None, None, str]) -> str:
    return asyncio.run(work)


def asked(talk: Talk, eventually: Eventually, question: str) -> str:
    begun = talk.ask(LOCAL_OWNER, "", question, Manner())
    eventually(lambda: begun.run.progress.over)
    return begun.conversation_id


def test_a_new_title_stands_in_the_list(talk: Talk, eventually: Eventually, told: list[str]) -> None:
    id_ = asked(talk, eventually, "How long?")
    html = done(Shelf(talk).rename(LOCAL_OWNER, id_, "Grandmother", ""))
    assert ">Grandmother</span>" in html
    assert told == []


def test_a_title_that_cannot_be_used_is_told_and_the_list_is_as_it_was(
    talk: Talk, eventually: Eventually, told: list[str]
) -> None:
    id_ = asked(talk, eventually, "How long?")
    html = done(Shelf(talk).rename(LOCAL_OWNER, id_, "x" * (MOST_TITLE + 1), ""))
    assert ">How long?</span>" in html
    assert "too long" in told[0]


def test_a_deleted_conversation_leaves_the_list_and_the_open_one_stays_marked(
    talk: Talk, eventually: Eventually, told: list[str]
) -> None:
    gone, kept = asked(talk, eventually, "How long?"), asked(talk, eventually, "What is the cause?")
    html = done(Shelf(talk).delete(LOCAL_OWNER, gone, kept))
    assert "How long?" not in html
    assert 'aria-current="page"' in html
    assert told == []


def test_nothing_of_another_owner_is_changed_found_or_listed(
    talk: Talk, eventually: Eventually, told: list[str]
) -> None:
    id_ = asked(talk, eventually, "How long?")
    shelf = Shelf(talk)
    assert "None yet." in done(shelf.rename("bob", id_, "Mine now", ""))
    assert "None yet." in done(shelf.delete("bob", id_, ""))
    assert "No conversation" in done(shelf.search("bob", "long", ""))
    assert len(told) == 2
    assert [one.title for one in talk.earlier(LOCAL_OWNER)] == ["How long?"]


def test_a_search_shows_why(talk: Talk, eventually: Eventually) -> None:
    id_ = asked(talk, eventually, "How long?")
    html = done(Shelf(talk).search(LOCAL_OWNER, "told here", id_))
    assert 'class="excerpt">In short: how long is told here' in html
    assert 'aria-current="page"' in html
