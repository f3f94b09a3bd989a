"""Two readers on one shared page: whatever one of them sends, nothing of the other comes back."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher

from assistant.conversations import SqliteConversations
from assistant.feedback import Opinion
from assistant.settings import Settings
from tests.ui.conftest import Eventually
from tests.ui.small_assistant import SmallAssistant
from ui.access.opening import opened_door
from ui.access.password import Passwords
from ui.access.reader_file import ReaderFile
from ui.feedback import answer_name
from ui.routes import routes_beside
from ui.server import launched
from ui.talk import Manner, Talk
from ui.transcript import message_key

PASSWORDS = {"ann": "the password of ann", "bob": "the password of bob"}
SECRET = "zebra"
TAB = "tabofann"
UNKNOWN = "0" * 32


@dataclass(frozen=True)
class Shared:
    """Hold a shared page, and what stands behind it."""

    url: str
    talk: Talk
    small: SmallAssistant
    page: Any
    held: ExitStack

    def browser(self, name: str = "") -> httpx.Client:
        """Return a browser in which a reader is signed in, or nobody."""
        client = self.held.enter_context(httpx.Client(base_url=self.url, timeout=60))
        if name:
            form = {"username": name, "password": PASSWORDS[name]}
            assert client.post("/login", data=form).status_code == 200
        return client


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    from ui.page import build_page

    folder = tmp_path_factory.mktemp("shared")
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    file = ReaderFile(folder / "readers.json")
    for name, password in PASSWORDS.items():
        file.put(name, quick.hashed(password))
    small, pages = SmallAssistant(), []

    def build() -> Any:
        pages.append(build_page(talk, shared=True))
        return pages[0]

    with ExitStack() as held:
        stored = held.enter_context(closing(SqliteConversations(folder / "conversations.sqlite3")))
        settings = Settings(data_dir=folder, models_dir=folder)
        talk = held.enter_context(closing(Talk(small, stored, settings)))
        door = held.enter_context(opened_door(file.path, quick))
        url = held.enter_context(launched(build, "127.0.0.1", 0, routes_beside(small), door))
        yield Shared(url, talk, small, pages[0], held)
        small.go_on.set()


@pytest.fixture
def hers(shared: Shared, eventually: Eventually) -> Iterator[str]:
    """Give a conversation of ann's with an answer and feedback, in which another answer is being made."""
    shared.small.go_on.clear()
    begun = shared.talk.ask("ann", "", f"How long, {SECRET}?", Manner(quotes_only=True))
    eventually(lambda: begun.run.progress.over)
    message = shared.talk.messages("ann", begun.conversation_id)[1]
    shared.talk.mark("ann", begun.conversation_id, message.id, Opinion(good=True, remark=SECRET))
    slow = shared.talk.ask("ann", begun.conversation_id, f"slow {SECRET}", Manner())
    eventually(lambda: slow.run.progress.answer is not None)
    yield begun.conversation_id
    shared.talk.delete("ann", begun.conversation_id)


def listeners(shared: Shared) -> list[dict[str, Any]]:
    """Return what the page tells browsers of each listener that the server answers."""
    config = shared.browser("ann").get("/config").json()
    return [one for one in config["dependencies"] if one["backend_fn"]]


def values(shared: Shared, listener: dict[str, Any], conversation: str, feedback: str) -> list[Any]:
    """Return what a browser would send to a listener from a page that shows a conversation."""
    config = shared.browser("ann").get("/config").json()
    shown = {"conversation": conversation, "question": "How long?", "feedback-sent": feedback}
    known = {one["id"]: one["props"] for one in config["components"]}
    props = [known[id_] for id_ in listener["inputs"]]
    return [shown.get(one.get("elem_id", ""), one.get("value")) for one in props]


def called(
    browser: httpx.Client, listener: dict[str, Any], data: list[Any], tab: str, query: str = ""
) -> list[dict[str, Any]]:
    """Call a listener as the page does, and return every message that comes of it."""
    picked = {"index": 0, "value": {"text": "How long?"}, "selected": True}
    body = {"data": data, "fn_index": listener["id"], "session_hash": tab, "event_data": picked}
    joined = browser.post(f"/gradio_api/queue/join{query}", json=body)
    assert joined.status_code == 200, joined.text
    messages = []
    with browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": tab}) as stream:
        for line in stream.iter_lines():
            if line.startswith("data: "):
                messages.append(json.loads(line.removeprefix("data: ")))
            if messages and messages[-1]["msg"] in ("process_completed", "close_stream"):
                break
    return messages


def outcome(messages: list[dict[str, Any]]) -> str:
    """Return what came of a call, without ids, times and numbers that differ each time."""
    told = [
        [one["msg"], one.get("success"), one.get("log"), (one.get("output") or {}).get("data")]
        for one in messages
        if one["msg"] not in ("estimation", "heartbeat", "process_starts")
    ]
    return re.sub(r"[0-9a-f]{32}", "ID", json.dumps(told))


def test_each_listener_is_as_good_as_blind_for_another_readers_conversation(
    shared: Shared, hers: str
) -> None:
    before = shared.talk.messages("ann", hers)
    answer = before[1].answer
    assert answer is not None
    bob = shared.browser("bob")
    withdrawn = json.dumps({"answer": answer_name(message_key(1), answer), "opinion": None})
    found = listeners(shared)
    assert len(found) > 8
    for number, listener in enumerate(found):
        outcomes = []
        for id_ in (hers, UNKNOWN):
            data = values(shared, listener, id_, withdrawn)
            messages = called(bob, listener, data, f"{number}{id_}", f"?conversation={id_}")
            assert SECRET not in json.dumps(messages)
            outcomes.append(outcome(messages))
        # Not even whether it exists.
        assert outcomes[0] == outcomes[1]
    assert shared.talk.running("ann", hers) is not None
    assert shared.talk.messages("ann", hers) == before
    assert [one.remark for one in shared.talk.opinions("ann", hers).values()] == [SECRET]
    assert shared.talk.earlier("bob") == []


def test_the_owner_gets_it_back_from_the_same_call(shared: Shared, hers: str) -> None:
    shared.talk.stop("ann", hers)
    ann = shared.browser("ann")
    opening = [one for one in listeners(shared) if any(event == "load" for _, event in one["targets"])]
    seen = [called(ann, one, [], f"own{one['id']}", f"?conversation={hers}") for one in opening]
    assert SECRET in json.dumps(seen)


def overheard(browser: httpx.Client, query: dict[str, str]) -> str:
    """Return what a stream says until it ends; the server breaks off one that nobody opened."""
    heard: list[str] = []
    with (
        suppress(httpx.RemoteProtocolError),
        browser.stream("GET", "/gradio_api/queue/data", params=query) as stream,
    ):
        heard.extend(stream.iter_lines())
    return "".join(heard)


def test_no_stream_carries_another_readers_messages(shared: Shared) -> None:
    ann, bob, stranger = shared.browser("ann"), shared.browser("bob"), shared.browser()
    body = {"data": [SECRET, [], "", True], "session_hash": TAB}
    job = ann.post("/gradio_api/call/ask", json=body).json()["event_id"]
    for query in ({"session_hash": TAB}, {"session_hash": job}):
        assert SECRET not in overheard(bob, query)
        assert stranger.get("/gradio_api/queue/data", params=query).status_code == 401
    for path in (f"call/ask/{job}", f"call/v2/ask/{job}", f"call/other/{job}"):
        assert bob.get(f"/gradio_api/{path}").status_code == 404
        assert stranger.get(f"/gradio_api/{path}").status_code == 401
    for tab in (TAB, job):
        stopping = {"session_hash": tab, "fn_index": 0, "event_id": job}
        assert bob.post("/gradio_api/cancel", json=stopping).status_code == 404
        assert stranger.post("/gradio_api/cancel", json=stopping).status_code == 401
    assert SECRET in ann.get(f"/gradio_api/call/ask/{job}").text


def routes_of(router: Any) -> Iterator[Any]:
    """Give every route, also those of routers within routers."""
    for route in router.routes:
        within = getattr(route, "original_router", None)
        yield from [route] if within is None else routes_of(within)


def test_no_route_of_the_server_answers_a_stranger(shared: Shared) -> None:
    stranger = shared.browser()
    filled = {"path": "x", "path_or_url": "x", "session_hash": TAB, "event_id": UNKNOWN, "api_name": "ask"}
    tried = 0
    for route in routes_of(shared.page.app):
        path = re.sub(r"\{(\w+)(:\w+)?\}", lambda part: filled.get(part[1], "1"), route.path)
        for method in sorted(getattr(route, "methods", None) or {"GET"}):
            status = stranger.request(method, path).status_code
            allowed = {"/login": 200, "/gradio_api/startup-events": 200, "/logout": 405, "/": 303}
            if method in ("GET", "HEAD"):
                assert status in (401, allowed.get(path)), path
            else:
                assert status in (400, 401), path
            tried += 1
    assert tried > 60


def test_a_reader_reaches_no_file_upload_or_stream_of_the_server(shared: Shared) -> None:
    bob = shared.browser("bob")
    for method, path in (
        ("GET", "file=/etc/passwd"),
        ("POST", "upload"),
        ("POST", "component_server"),
        ("POST", f"stream/{UNKNOWN}"),
        ("GET", "deep_link"),
        ("GET", "runs"),
        ("GET", "token"),
    ):
        assert bob.request(method, f"/gradio_api/{path}").status_code == 404


def test_a_program_signs_in_with_its_name_and_password(shared: Shared) -> None:
    client = import_module("gradio_client")
    program = client.Client(shared.url, auth=("ann", PASSWORDS["ann"]), verbose=False)
    assert program.predict("How long?", api_name="/ask")["status"] == "answered"
    with pytest.raises(client.exceptions.AuthenticationError):
        client.Client(shared.url, verbose=False)
    with pytest.raises(client.exceptions.AuthenticationError, match="Invalid"):
        client.Client(shared.url, auth=("ann", "wrong"), verbose=False)


def test_pages_of_other_servers_are_sent_away(shared: Shared, tmp_path: Path) -> None:
    ann = shared.browser("ann")
    elsewhere = {"origin": "http://127.0.0.1:1"}
    assert ann.get("/config", headers=elsewhere).status_code == 403
    assert ann.post("/logout", headers=elsewhere).status_code == 403
    assert ann.get("/config").status_code == 200
