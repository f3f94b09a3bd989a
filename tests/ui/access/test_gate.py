import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.ui.access.conftest import ANN, BOB
from ui.access.gate import MOST_BYTES, Gate
from ui.access.opening import opened_door
from ui.access.owner import READER
from ui.access.password import Passwords
from ui.access.reader_file import ReaderFile
from ui.access.routes import own_tab

HOST = "http://footnote.test:7860"


class Behind:
    """Stand behind the gate: note what comes through, and name a job in each reply to a POST."""

    def __init__(self) -> None:
        self.seen: list[tuple[str | None, str, str, Any]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        body = json.loads(message["body"]) if message["body"] else None
        self.seen.append((scope.get(READER), scope["path"], scope["query_string"].decode(), body))
        length = dict(scope["headers"]).get(b"content-length", b"0")
        assert int(length) == len(message["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        # In two pieces, as servers may send it.
        for piece, more in ((b'{"event_id": ', True), (f'"job{len(self.seen)}"}}'.encode(), False)):
            await send({"type": "http.response.body", "body": piece, "more_body": more})


class Browser:
    """Send requests as one browser does, cookies kept."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._jar = httpx.Cookies()

    def send(self, method: str, path: str, **given: Any) -> httpx.Response:
        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._gate)
            async with httpx.AsyncClient(transport=transport, base_url=HOST, cookies=self._jar) as client:
                response = await client.request(method, path, **given)
                self._jar = client.cookies
                return response

        return asyncio.run(sent())

    def sign_in(self, name: str, password: str, **more: str) -> httpx.Response:
        form = {"username": name, "password": password, **more}
        return self.send("POST", "/login", data=form, headers={"accept": "text/html"})


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def gate(behind: Behind, file: ReaderFile, quick: Passwords) -> Iterator[Gate]:
    with opened_door(file.path, quick) as door:
        yield Gate(behind, door)


@pytest.fixture
def ann(gate: Gate) -> Browser:
    browser = Browser(gate)
    assert browser.sign_in("ann", ANN).status_code == 303
    return browser


@pytest.fixture
def bob(gate: Gate) -> Browser:
    browser = Browser(gate)
    assert browser.sign_in("bob", BOB).status_code == 303
    return browser


@pytest.fixture
def stranger(gate: Gate) -> Browser:
    return Browser(gate)


def test_a_stranger_is_shown_to_the_sign_in_page(stranger: Browser, behind: Behind) -> None:
    assert stranger.send("GET", "/").headers["location"] == "./login"
    deep = stranger.send("GET", "/?conversation=abc123&x=y")
    assert (deep.status_code, deep.headers["location"]) == (303, "./login?conversation=abc123")
    page = stranger.send("GET", "/login?conversation=abc123")
    assert page.status_code == 200
    assert 'value="abc123"' in page.text
    assert behind.seen == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/config"),
        ("GET", "/assets/index.js"),
        ("POST", "/"),
        ("GET", "/gradio_api/queue/data?session_hash=t"),
        ("POST", "/gradio_api/queue/join"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("POST", "/gradio_api/startup-events"),
        ("GET", "/nowhere"),
        ("GET", "/login/"),
    ],
)
def test_nothing_else_answers_a_stranger(stranger: Browser, behind: Behind, method: str, path: str) -> None:
    response = stranger.send(method, path)
    assert response.status_code == 401
    assert response.json() == {"detail": "You are signed out. Reload the page to sign in."}
    assert behind.seen == []


def test_signing_in_gives_a_cookie_that_scripts_and_other_sites_never_get(stranger: Browser) -> None:
    response = stranger.sign_in("Ann", ANN, conversation="abc123")
    assert response.headers["location"] == "./?conversation=abc123"
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("footnote-7860=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    # It goes when the browser is closed.
    assert "expires" not in cookie.lower()
    assert "max-age" not in cookie.lower()


def test_over_https_the_cookie_stays_there(gate: Gate) -> None:
    async def sent() -> httpx.Response:
        transport = httpx.ASGITransport(app=gate)
        async with httpx.AsyncClient(transport=transport, base_url="https://footnote.test") as client:
            return await client.post("/login", data={"username": "ann", "password": ANN})

    assert "Secure" in asyncio.run(sent()).headers["set-cookie"]


def test_a_program_gets_json_and_the_same_cookie(stranger: Browser, behind: Behind) -> None:
    response = stranger.send("POST", "/login", data={"username": "ann", "password": ANN})
    assert response.json() == {"success": True}
    assert stranger.send("GET", "/config").status_code == 200
    assert behind.seen[0][0] == "ann"


@pytest.mark.parametrize(("name", "password"), [("ann", BOB), ("carol", ANN), ("", "")])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(
    stranger: Browser, name: str, password: str
) -> None:
    response = stranger.sign_in(name, password, conversation="abc123")
    assert response.status_code == 401
    assert "The name or the password is not right." in response.text
    assert "set-cookie" not in response.headers
    assert password not in response.text or not password
    assert 'value="abc123"' in response.text
    told = stranger.send("POST", "/login", data={"username": name, "password": password})
    assert told.json() == {"detail": "The name or the password is not right."}


def test_too_many_tries_are_told_with_the_wait(stranger: Browser) -> None:
    for _ in range(5):
        late = stranger.sign_in("ann", "wrong")
    assert late.status_code == 429
    assert late.headers["retry-after"] == "1"
    assert "Wait 1 second, then try again." in late.text
    assert stranger.sign_in("ann", ANN).status_code == 429


@pytest.mark.parametrize("body", [b"x" * 20_000, b"\xff\xfe=1", b"&".join([b"a=1"] * 30)])
def test_a_form_that_cannot_be_read_is_told(stranger: Browser, body: bytes) -> None:
    response = stranger.send("POST", "/login", content=body)
    assert response.status_code == 400
    assert "cannot be read" in response.json()["detail"]


def test_a_reader_comes_through_under_his_name(ann: Browser, bob: Browser, behind: Behind) -> None:
    assert ann.send("GET", "/config?x=1").status_code == 200
    bob.send("POST", "/gradio_api/queue/join", json={"session_hash": "t", "data": ["é"]})
    assert behind.seen == [
        ("ann", "/config", "x=1", None),
        ("bob", "/gradio_api/queue/join", "", {"session_hash": own_tab("bob", "t"), "data": ["é"]}),
    ]


def test_who_is_in_needs_no_sign_in_page(ann: Browser) -> None:
    assert ann.send("GET", "/login?conversation=ab").headers["location"] == "./?conversation=ab"


def test_a_job_answers_only_who_began_it(ann: Browser, bob: Browser, behind: Behind) -> None:
    job = ann.send("POST", "/gradio_api/call/ask", json={"data": []}).json()["event_id"]
    assert ann.send("GET", f"/gradio_api/call/ask/{job}").status_code == 200
    for other in (job, "unknown"):
        assert bob.send("GET", f"/gradio_api/call/ask/{other}").status_code == 404
        body = {"session_hash": "t", "fn_index": 0, "event_id": other}
        assert bob.send("POST", "/gradio_api/cancel", json=body).status_code == 404
    assert [reader for reader, *_ in behind.seen] == ["ann", "ann"]


def test_a_tab_of_another_reader_is_another_tab(ann: Browser, bob: Browser, behind: Behind) -> None:
    for browser in (ann, bob):
        browser.send("GET", "/gradio_api/queue/data?session_hash=t")
        browser.send("GET", "/gradio_api/heartbeat/t")
    targets = [(path, query) for _, path, query, _ in behind.seen]
    assert len(set(targets)) == 4


@pytest.mark.parametrize(
    "path", ["/gradio_api/upload", "/gradio_api/component_server", "/gradio_api/unknown"]
)
def test_what_the_page_does_not_need_is_not_there(ann: Browser, behind: Behind, path: str) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert ann.send(method, f"/gradio_api/{path}").status_code == 404
    assert behind.seen == []


def test_a_huge_request_is_refused(ann: Browser, behind: Behind) -> None:
    response = ann.send("POST", "/gradio_api/queue/join", content=b"x" * (MOST_BYTES + 1))
    assert response.status_code == 413
    assert behind.seen == []


def test_replies_are_not_kept_but_for_what_everybody_gets(ann: Browser) -> None:
    assert ann.send("GET", "/").headers["cache-control"] == "no-store"
    assert "cache-control" not in ann.send("GET", "/assets/index.js").headers


@pytest.mark.parametrize(
    ("method", "headers", "foreign"),
    [
        ("GET", {}, False),
        ("POST", {}, False),
        ("GET", {"sec-fetch-site": "cross-site"}, False),
        ("GET", {"origin": HOST}, False),
        ("POST", {"origin": HOST, "sec-fetch-site": "same-origin"}, False),
        ("POST", {"origin": "https://behind.a.proxy", "sec-fetch-site": "same-origin"}, False),
        ("GET", {"origin": "http://footnote.test:9999"}, True),
        ("POST", {"origin": "http://evil.example"}, True),
        ("POST", {"origin": "null"}, True),
        ("POST", {"sec-fetch-site": "same-site"}, True),
        ("POST", {"sec-fetch-site": "cross-site"}, True),
    ],
)
def test_other_pages_cannot_use_a_session(
    ann: Browser, method: str, headers: dict[str, str], foreign: bool
) -> None:
    path = "/config" if method == "GET" else "/gradio_api/queue/join"
    response = ann.send(method, path, json={} if method == "POST" else None, headers=headers)
    assert response.status_code == (403 if foreign else 200)


def test_signing_out_ends_the_session_and_not_only_the_cookie(ann: Browser, gate: Gate) -> None:
    kept = Browser(gate)
    kept._jar = httpx.Cookies(ann._jar)
    assert kept.send("GET", "/config").status_code == 200
    assert ann.send("POST", "/logout").headers["location"] == "./login"
    for browser in (ann, kept):
        assert browser.send("GET", "/config").status_code == 401
    assert ann.sign_in("ann", ANN).status_code == 303
    assert ann.send("GET", "/config").status_code == 200


def test_nothing_signs_out_by_being_looked_at(ann: Browser) -> None:
    assert ann.send("GET", "/logout").status_code == 405
    assert ann.send("GET", "/config").status_code == 200


def test_a_stranger_can_sign_out(stranger: Browser) -> None:
    assert stranger.send("POST", "/logout").status_code == 303


def test_who_is_removed_is_out_at_once(ann: Browser, bob: Browser, file: ReaderFile) -> None:
    file.remove("ann")
    assert ann.send("GET", "/config").status_code == 401
    assert bob.send("GET", "/config").status_code == 200


def test_the_server_may_ask_itself_whether_it_is_up(stranger: Browser, behind: Behind) -> None:
    assert stranger.send("GET", "/gradio_api/startup-events").status_code == 200
    assert behind.seen[0][0] is None


def test_a_web_socket_is_closed(gate: Gate) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    asyncio.run(gate({"type": "websocket", "path": "/", "headers": []}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]
