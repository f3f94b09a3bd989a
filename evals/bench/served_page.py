"""A chat page that is served by a process of its own, asked over HTTP as a program asks it."""

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from time import perf_counter
from typing import IO, Any
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

from evals.bench.processes import failure_of
from evals.errors import EvalsError

START_TIMEOUT = 180.0  # seconds
ASK_TIMEOUT = 300.0
STOP_TIMEOUT = 30.0
ENDPOINT = "/gradio_api/call/ask"
ADDRESS = '{"address"'  # how the line begins that `serve --json` prints when it is ready

# Loopback never goes through a proxy.
_OPENER = build_opener(ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class ServedPage:
    """Hold a page that answers at `address`; `started` is the seconds from the command to the address."""

    address: str
    pid: int
    started: float

    def ask(self, question: str) -> dict[str, Any]:
        """Return the answer to a first question, as `assistant ask --json` prints it.

        Raises:
            EvalsError: the page did not answer.
        """
        body = json.dumps({"data": [question, [], "", False]}).encode()
        event = json.loads(self._fetched(ENDPOINT, body))["event_id"]
        return answer_in(self._fetched(f"{ENDPOINT}/{event}"))

    def _fetched(self, path: str, body: bytes | None = None) -> str:
        request = Request(f"{self.address}{path}", data=body, headers={"content-type": "application/json"})
        try:
            with _OPENER.open(request, timeout=ASK_TIMEOUT) as response:
                return str(response.read().decode())
        except (URLError, TimeoutError) as error:
            raise _unanswered(str(error)) from error


def answer_in(events: str) -> dict[str, Any]:
    """Return the answer in a finished stream of server-sent events.

    Raises:
        EvalsError: the stream ended with an error.
    """
    kind = ""
    for line in events.splitlines():
        name, _, value = line.partition(": ")
        if name == "event":
            kind = value
        elif name == "data" and kind == "complete":
            answer: dict[str, Any] = json.loads(value)[0]
            return answer
        elif name == "data" and kind == "error":
            raise _unanswered(value)
    raise _unanswered("the page closed the connection")


@contextmanager
def served_page(line: Sequence[str], timeout: float = START_TIMEOUT) -> Iterator[ServedPage]:
    """Run a `serve --json` command for as long as the `with` statement runs.

    Raises:
        EvalsError: it ended, or printed no address in time.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as notices:
        started = perf_counter()
        process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=notices, text=True)
        try:
            first = _first_line(process, timeout)
            seconds = perf_counter() - started
            if not first.startswith(ADDRESS):
                process.kill()
                rest, _ = process.communicate()
                raise failure_of(line, first + rest, _text(notices))
            yield ServedPage(str(json.loads(first)["address"]), process.pid, seconds)
        finally:
            _stop(process)


def _first_line(process: "subprocess.Popen[str]", timeout: float) -> str:
    """Return the first line that the process prints, or nothing where it ends before or is too slow."""
    assert process.stdout is not None
    alarm = Timer(timeout, process.kill)
    alarm.start()
    try:
        return process.stdout.readline()
    finally:
        alarm.cancel()


def _text(notices: IO[str]) -> str:
    notices.seek(0)
    return notices.read()


def _stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.communicate(timeout=STOP_TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def _unanswered(why: str) -> EvalsError:
    return EvalsError(
        f"The chat page did not answer: {why.rstrip('.')}.", "Run `assistant serve` and ask it by hand."
    )
