"""What Gradio would do by itself, and does not do here, seen from outside on the running page."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from tests.ui.conftest import Served
from ui.page import QUEUE_LENGTH, build_page
from ui.talk import Talk

if TYPE_CHECKING:
    import gradio as gr


@pytest.fixture
def visitor(served: Served) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=served.url) as client:
        yield client


@pytest.fixture
def config(visitor: httpx2.Client) -> Any:
    return visitor.get("/config").json()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("analytics_enabled", False),
        ("run_history", False),
        ("show_error", False),
        ("pwa", False),
        ("mcp_server", False),
        ("vibe_mode", False),
        ("dev_mode", False),
        ("footer_links", []),
        ("max_file_size", 1024),
        ("stylesheets", []),
        ("head", None),
    ],
)
def test_the_page_is_told(config: Any, name: str, value: object) -> None:
    assert config[name] == value


def test_the_chat_reads_no_tags_of_its_own_and_no_formulas(config: Any) -> None:
    (chat,) = (part["props"] for part in config["components"] if part["type"] == "chatbot")
    assert chat["allow_tags"] is False
    assert chat["latex_delimiters"] == []


def test_programs_see_one_endpoint(config: Any) -> None:
    public = [one["api_name"] for one in config["dependencies"] if one["api_visibility"] != "private"]
    assert public == ["ask"]


def test_the_queue_is_bounded_and_the_disk_is_cleaned(talk: Talk) -> None:
    async def built() -> "gr.Blocks":
        return build_page(talk)  # outside an event loop Gradio would make one of its own

    page = asyncio.run(built())
    assert page._queue.max_size == QUEUE_LENGTH
    assert page.delete_cache is not None


@pytest.mark.parametrize(
    "path",
    [
        "/monitoring",
        "/monitoring/summary",
        "/docs",
        "/redoc",
        "/openapi.json",
        "/gradio_api/runs",
        "/gradio_api/run-history/records",
        "/gradio_api/dev/reload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=https://elsewhere.invalid/",
        "/gradio_api/proxy=https://elsewhere.invalid/",
        "/gradio_api/vibe-code",
        "/gradio_api/profiling/summary",
    ],
)
def test_nothing_is_offered_that_the_page_does_not_need(visitor: httpx2.Client, path: str) -> None:
    response = visitor.get(path)
    assert response.status_code in (403, 404)
    assert "content-security-policy" in response.headers


def test_no_file_can_be_left(visitor: httpx2.Client) -> None:
    assert visitor.post("/gradio_api/upload", files={"files": ("a.txt", b"text")}).status_code == 404


@pytest.mark.parametrize("origin", ["http://localhost:3000", "https://elsewhere.invalid"])
@pytest.mark.parametrize("path", ["/config", "/gradio_api/info"])
def test_no_other_page_can_read(visitor: httpx2.Client, path: str, origin: str) -> None:
    headers = {"origin": origin, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}
    assert visitor.get(path, headers=headers).status_code == 403


def test_no_other_name_leads_here(visitor: httpx2.Client) -> None:
    response = visitor.get("/", headers={"host": "elsewhere.invalid"})
    assert response.status_code == 400
    assert "content-security-policy" in response.headers


def test_a_forged_address_writes_no_script(visitor: httpx2.Client) -> None:
    forged = 'elsewhere.invalid/"></script><script>window.attacked=1</script>'
    response = visitor.get("/", headers={"x-forwarded-host": forged})
    assert "<script>window.attacked" not in response.text
