import asyncio
import base64
import hashlib
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.kept_at_home import KeptAtHome, hash_source, inline_scripts, policy

HTML = b"text/html; charset=utf-8"


def response(*pieces: bytes, headers: Sequence[tuple[bytes, bytes]] = ()) -> list[dict[str, Any]]:
    """Return the messages of a response."""
    start = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", HTML), *headers]}
    last = len(pieces) - 1
    bodies = [
        {"type": "http.response.body", "body": piece, "more_body": at < last}
        for at, piece in enumerate(pieces)
    ]
    return [start, *bodies]


def passed_on(messages: list[dict[str, Any]], path: str, method: str = "GET") -> list[Any]:
    """Return what comes out for messages, with a note "made" for each that was put in."""
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        for message in messages:
            seen.append("made")
            await send(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        seen.append(message)

    asyncio.run(KeptAtHome(app)({"type": "http", "path": path, "method": method}, receive, send))
    return seen


def headers_of(seen: list[Any]) -> dict[bytes, bytes]:
    return dict(next(message for message in seen if message != "made")["headers"])


@pytest.mark.parametrize(("path", "method"), [("/", "GET"), ("/", "HEAD"), ("/gradio_api/queue/data", "GET")])
def test_every_response_brings_the_headers(path: str, method: str) -> None:
    headers = headers_of(passed_on(response(b"<p>hello</p>", headers=[(b"x", b"y")]), path, method))
    assert headers[b"x"] == b"y"
    assert headers[b"content-security-policy"].decode() == policy()
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"referrer-policy"] == b"no-referrer"
    assert headers[b"cross-origin-opener-policy"] == b"same-origin"
    assert headers[b"cross-origin-resource-policy"] == b"same-origin"
    assert b"camera=()" in headers[b"permissions-policy"]


def test_the_policy_names_nothing_but_the_page() -> None:
    directives = dict(part.split(" ", 1) for part in policy().split("; "))
    assert directives["script-src"] == "'self' 'unsafe-eval'"
    for name in ("default-src", "object-src", "frame-ancestors", "script-src-attr"):
        assert directives[name] == "'none'"
    sources = {source for sources in directives.values() for source in sources.split()}
    assert sources == {"'self'", "'none'", "'unsafe-eval'", "'unsafe-inline'", "data:"}


def test_a_stream_is_not_held_back() -> None:
    seen = passed_on(response(b"data: 1\n\n", b"data: 2\n\n"), "/gradio_api/queue/data")
    assert seen[::2] == ["made"] * 3
    assert [message["body"] for message in seen[3::2]] == [b"data: 1\n\n", b"data: 2\n\n"]


def test_the_page_is_held_until_its_scripts_are_known() -> None:
    pieces = (b"<script>one()</scr", b"ipt><script src='x.js'></script>", b"<script>two()</script>")
    seen = passed_on(response(*pieces), "/")
    assert seen[:4] == ["made"] * 4
    allowed = f"'{hash_source('one()')}' '{hash_source('two()')}'"
    assert headers_of(seen)[b"content-security-policy"].decode() == policy(["one()", "two()"])
    assert f"'unsafe-eval' {allowed};" in policy(["one()", "two()"])
    assert b"".join(message["body"] for message in seen[5:]) == b"".join(pieces)


def test_an_inline_script_of_any_other_document_may_not_run() -> None:
    seen = passed_on(response(b"<script>attack()</script>"), "/article/fever")
    assert headers_of(seen)[b"content-security-policy"].decode() == policy()


@pytest.mark.parametrize("path", ["/", "/login"])
def test_a_policy_of_its_own_stands(path: str) -> None:
    own = (b"Content-Security-Policy", b"default-src 'none'")
    headers = headers_of(passed_on(response(b"hello", headers=[own]), path))
    assert headers[b"Content-Security-Policy"] == b"default-src 'none'"
    assert b"content-security-policy" not in headers
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_what_is_not_http_passes_untouched() -> None:
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "lifespan.startup.complete"})

    async def send(message: Any) -> None:
        seen.append(message)

    async def receive() -> Any:
        return {"type": "lifespan.startup"}

    asyncio.run(KeptAtHome(app)({"type": "lifespan"}, receive, send))
    assert seen == [{"type": "lifespan.startup.complete"}]


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("", []),
        ("<script></script>", [""]),
        (
            "<script>if (a < b && c) { s = '<p>&amp;</p>'; }</script>",
            ["if (a < b && c) { s = '<p>&amp;</p>'; }"],
        ),
        ("<SCRIPT data-x>\n a()\n</SCRIPT >", ["\n a()\n"]),
        ("<script src=a.js></script><p>text</p>", []),
        ("<p>one</p><script>two</script>three<script type=module>four</script>", ["two", "four"]),
        ("&lt;script&gt;no()&lt;/script&gt;", []),
    ],
)
def test_inline_scripts_are_found_as_they_stand(html: str, scripts: list[str]) -> None:
    assert inline_scripts(html) == scripts


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="<>&\r\n", codec="utf-8")), max_size=4))
def test_every_inline_script_is_allowed_by_its_hash(scripts: list[str]) -> None:
    html = "".join(f"<p>text</p><script>{script}</script>" for script in scripts)
    assert inline_scripts(html) == scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f" 'sha256-{digest}'" in policy(scripts)
