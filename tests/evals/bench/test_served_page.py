import json
import os
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from evals.bench.served_page import ServedPage, answer_in, served_page
from evals.errors import EvalsError

SERVING = """
import json, sys, time
print("opening", file=sys.stderr)
print(json.dumps({"address": "http://127.0.0.1:9"}), flush=True)
time.sleep(60)
"""


class _Gradio(BaseHTTPRequestHandler):
    """Speak as the page's endpoint does: a call gives an event, the event gives a stream."""

    asked: list[Any]

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        self.asked.append(json.loads(self.rfile.read(length)))
        self._send(json.dumps({"event_id": "e1"}))

    def do_GET(self) -> None:
        found = self.path.endswith("/gradio_api/call/ask/e1")
        self._send('event: heartbeat\ndata: null\n\nevent: complete\ndata: [{"answer": "yes"}]\n\n', found)

    def log_message(self, *_args: Any) -> None:
        """Print nothing."""

    def _send(self, text: str, found: bool = True) -> None:
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(text.encode())


@pytest.fixture
def page() -> Iterator[ServedPage]:
    _Gradio.asked = []
    with HTTPServer(("127.0.0.1", 0), _Gradio) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield ServedPage(f"http://127.0.0.1:{server.server_port}", os.getpid(), 0.0)
        server.shutdown()
        thread.join()


def test_a_question_is_asked_over_http(page: ServedPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert page.ask("How long?") == {"answer": "yes"}
    assert _Gradio.asked == [{"data": ["How long?", [], "", False]}]


def test_a_page_that_is_gone_is_told() -> None:
    with pytest.raises(EvalsError, match="did not answer"):
        ServedPage("http://127.0.0.1:9", 1, 0.0).ask("x")


@pytest.mark.parametrize(
    "events", ['event: error\ndata: {"error": "no index"}\n\n', "event: heartbeat\n", ""]
)
def test_a_stream_without_an_answer_is_told(events: str) -> None:
    with pytest.raises(EvalsError, match="did not answer"):
        answer_in(events)


def test_a_page_runs_for_as_long_as_it_is_used() -> None:
    with served_page([sys.executable, "-c", SERVING]) as page:
        assert page.address == "http://127.0.0.1:9"
        assert page.started > 0
        os.kill(page.pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(page.pid, 0)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import sys; sys.exit('There is no index.')", "There is no index"),
        ("print('hello')", "failed: hello"),
        ("", "it said nothing"),
        (
            """print('{"error": {"cause": "No index.", "remedy": "Make one."}}'); raise SystemExit(2)""",
            r"No index\. Make one\.",
        ),
    ],
)
def test_a_page_that_does_not_start_is_told(code: str, told: str) -> None:
    with pytest.raises(EvalsError, match=told), served_page([sys.executable, "-c", code]):
        pass


def test_a_page_that_never_tells_its_address_is_ended() -> None:
    with (
        pytest.raises(EvalsError, match="failed"),
        served_page([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.3),
    ):
        pass
