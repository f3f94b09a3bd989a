import time

import pytest

from ui.access.session import LASTS, Sessions


@pytest.fixture
def kept() -> dict[str, str]:
    return {"ann": "$argon2 of ann", "bob": "$argon2 of bob"}


@pytest.fixture
def sessions(kept: dict[str, str]) -> Sessions:
    return Sessions(lambda: kept)


def test_a_session_is_its_readers(sessions: Sessions) -> None:
    assert sessions.reader_of(sessions.begin("ann")) == "ann"
    assert sessions.reader_of(sessions.begin("bob")) == "bob"


def test_a_changed_value_is_no_session(sessions: Sessions) -> None:
    value = sessions.begin("ann")
    for at in range(0, len(value), 7):
        changed = value[:at] + ("A" if value[at] != "A" else "B") + value[at + 1 :]
        assert sessions.reader_of(changed) is None


@pytest.mark.parametrize("value", ["", "ann", "a.b.c", "é", "x" * 10_000])
def test_what_was_never_given_is_no_session(sessions: Sessions, value: str) -> None:
    assert sessions.reader_of(value) is None


def test_another_server_gives_other_sessions(sessions: Sessions, kept: dict[str, str]) -> None:
    assert Sessions(lambda: kept).reader_of(sessions.begin("ann")) is None


def test_signing_out_ends_all_sessions_of_one_reader_and_no_later_one(sessions: Sessions) -> None:
    here, there, other = sessions.begin("ann"), sessions.begin("ann"), sessions.begin("bob")
    sessions.end("ann")
    assert sessions.reader_of(here) is None
    assert sessions.reader_of(there) is None
    assert sessions.reader_of(other) == "bob"
    assert sessions.reader_of(sessions.begin("ann")) == "ann"


def test_a_new_password_or_a_removal_ends_sessions(sessions: Sessions, kept: dict[str, str]) -> None:
    ann, bob = sessions.begin("ann"), sessions.begin("bob")
    kept["ann"] = "$argon2 of another password"
    del kept["bob"]
    assert sessions.reader_of(ann) is None
    assert sessions.reader_of(bob) is None


def test_a_session_ends_by_itself(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    value, now = sessions.begin("ann"), time.time()
    monkeypatch.setattr(time, "time", lambda: now + LASTS - 5)
    assert sessions.reader_of(value) == "ann"
    monkeypatch.setattr(time, "time", lambda: now + LASTS + 5)
    assert sessions.reader_of(value) is None


def test_a_reader_who_is_gone_by_now_gets_no_session(sessions: Sessions) -> None:
    assert sessions.reader_of(sessions.begin("carol")) is None
