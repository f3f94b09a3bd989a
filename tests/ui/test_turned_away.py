import asyncio
from typing import Any

import pytest
from starlette.datastructures import Headers

from ui.turned_away import FOREIGN, TurnedAway, is_foreign, is_needed

SAME_SITE = (b"sec-fetch-site", b"same-site")


@pytest.mark.parametrize(
    ("method", "headers", "foreign"),
    [
        ("POST", {}, False),
        ("POST", {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, False),
        ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, False),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),
        ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, True),
        ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, True),
        ("POST", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, True),
        ("OPTIONS", {"sec-fetch-site": "cross-site"}, True),
    ],
)
def test_a_request_for_another_page_is_foreign(method: str, headers: dict[str, str], foreign: bool) -> None:
    assert is_foreign(method, Headers(headers)) is foreign


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        ("/", True),
        ("/assets/index.js", True),
        ("/article/fever", True),
        ("/gradio_api/queue/join", True),
        ("/gradio_api/call/ask", True),
        ("/gradio_api/info", True),
        ("/gradio_api/upload", False),
        ("/gradio_api/upload_progress", False),
        ("/gradio_api/file=/etc/passwd", False),
        ("/gradio_api/proxy=https://elsewhere.invalid/", False),
        ("/gradio_api/dev/reload", False),
        ("/gradio_api/vibe-edit", False),
        ("/gradio_api/stream/1/2/3/playlist.m3u8", False),
        ("/gradio_api/queue=x", False),
        ("/gradio_api/", False),
    ],
)
def test_only_what_is_used_is_needed(path: str, needed: bool) -> None:
    assert is_needed(path) is needed


@pytest.mark.parametrize(
    ("scope", "statuses"),
    [
        ({"type": "http", "method": "GET", "path": "/", "headers": []}, [200]),
        ({"type": "http", "method": "GET", "path": "/gradio_api/upload", "headers": []}, [404]),
        (
            {"type": "http", "method": "POST", "path": "/", "headers": [(b"sec-fetch-site", b"same-site")]},
            [403],
        ),
        ({"type": "lifespan"}, [200]),
    ],
)
def test_what_is_turned_away_never_arrives(scope: dict[str, Any], statuses: list[int]) -> None:
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200})

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(TurnedAway(app)(scope, receive, send))
    assert [message["status"] for message in sent if "status" in message] == statuses
    if statuses == [403]:
        assert sent[-1]["body"].decode() == FOREIGN
