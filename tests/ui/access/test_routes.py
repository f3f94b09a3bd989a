import json
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.access.routes import (
    Jobs,
    Target,
    begins_job,
    job_named,
    own_body,
    own_tab,
    own_target,
    reachable,
)


@pytest.mark.parametrize(
    ("method", "path", "can"),
    [
        ("GET", "/", True),
        ("HEAD", "/", True),
        ("GET", "/config", True),
        ("GET", "/assets/index.js", True),
        ("GET", "/gradio_api/queue/data", True),
        ("POST", "/gradio_api/queue/join", True),
        ("POST", "/gradio_api/call/ask", True),
        ("GET", "/gradio_api/call/ask/0123", True),
        ("POST", "/gradio_api/cancel", True),
        ("POST", "/", False),
        ("POST", "/login", False),
        ("DELETE", "/", False),
        ("GET", "/gradio_api/file=/etc/passwd", False),
        ("GET", "/gradio_api/file/etc/passwd", False),
        ("POST", "/gradio_api/upload", False),
        ("POST", "/gradio_api/component_server", False),
        ("POST", "/gradio_api/stream/0123", False),
        ("GET", "/gradio_api/stream/a/b/1/playlist.m3u8", False),
        ("GET", "/gradio_api/deep_link", False),
        ("GET", "/gradio_api/proxy=http://example.org", False),
        ("GET", "/gradio_api/queue/join", False),
        ("GET", "/gradio_api/heartbeat/a/../b", False),
        ("GET", "/gradio_api/", False),
    ],
)
def test_only_what_the_page_needs_can_be_reached(method: str, path: str, can: bool) -> None:
    assert reachable(method, path) is can


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_no_two_readers_have_a_tab_in_common(ann: str, one: str, bob: str, other: str) -> None:
    assert (own_tab(ann, one) == own_tab(bob, other)) is ((ann, one) == (bob, other))


@pytest.mark.parametrize(
    ("target", "own"),
    [
        (Target("/config", ""), Target("/config", "")),
        (
            Target("/gradio_api/heartbeat/t", "a=1"),
            Target(f"/gradio_api/heartbeat/{own_tab('ann', 't')}", "a=1"),
        ),
        (Target("/gradio_api/call/ask/mine", ""), Target("/gradio_api/call/ask/mine", "")),
        (Target("/gradio_api/call/v2/ask/mine", ""), Target("/gradio_api/call/v2/ask/mine", "")),
        (Target("/gradio_api/call/ask/hers", ""), None),
        (Target("/gradio_api/call/v2/ask/hers", ""), None),
        (Target("/gradio_api/call/ask/hers/", ""), None),
    ],
)
def test_a_request_goes_to_what_is_the_readers_own(target: Target, own: Target | None) -> None:
    jobs = Jobs()
    jobs.begun("ann", "mine")
    jobs.begun("bob", "hers")
    assert own_target("ann", jobs, target) == own


def test_every_tab_in_a_query_is_the_readers_own() -> None:
    target = own_target(
        "ann", Jobs(), Target("/gradio_api/queue/data", "session_hash=t&x=%20&session_hash=u")
    )
    assert target is not None
    assert parse_qs(target.query) == {"session_hash": [own_tab("ann", "t"), own_tab("ann", "u")], "x": [" "]}


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ({"data": [1]}, {"data": [1]}),
        ({"session_hash": "t"}, {"session_hash": own_tab("ann", "t")}),
        ({"session_hash": 7}, {"session_hash": own_tab("ann", "7")}),
        ({"session_hash": None, "event_id": None}, {"session_hash": None, "event_id": None}),
        ({"event_id": "mine"}, {"event_id": "mine"}),
        ({"event_id": "hers"}, None),
        ({"event_id": ["mine"]}, None),
        ([], None),
        ("text", None),
    ],
)
def test_a_body_names_what_is_the_readers_own(said: object, own: object) -> None:
    jobs = Jobs()
    jobs.begun("ann", "mine")
    jobs.begun("bob", "hers")
    written = own_body("ann", jobs, json.dumps(said).encode())
    assert (None if written is None else json.loads(written)) == own


def test_a_name_given_twice_is_sent_on_once() -> None:
    written = own_body("ann", Jobs(), b'{"session_hash": "mine", "session_hash": "hers"}')
    assert written == json.dumps({"session_hash": own_tab("ann", "hers")}).encode()


@pytest.mark.parametrize("body", [b"", b"no json", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_not_sent_on(body: bytes) -> None:
    assert own_body("ann", Jobs(), body) is None


def test_the_oldest_jobs_are_forgotten_and_then_nobodys() -> None:
    jobs = Jobs(most=2)
    for job in ("a", "b", "c"):
        jobs.begun("ann", job)
    jobs.begun("bob", "d")
    assert [jobs.belongs("ann", job) for job in "abcd"] == [False, True, True, False]
    assert not jobs.belongs("carol", "d")


@pytest.mark.parametrize(
    ("reply", "job"),
    [(b'{"event_id": "x"}', "x"), (b'{"event_id": 7}', None), (b"[]", None), (b"oops", None)],
)
def test_a_reply_may_name_a_job(reply: bytes, job: str | None) -> None:
    assert job_named(reply) == job


def test_only_some_replies_name_one() -> None:
    assert begins_job("/gradio_api/queue/join")
    assert begins_job("/gradio_api/call/v2/ask")
    assert not begins_job("/gradio_api/cancel")
    assert not begins_job("/config")
