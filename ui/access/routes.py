"""What a reader may reach of the server, and under which names: each one has sessions and jobs of his own.

The server knows a tab by a name that the tab chooses itself, and a job by a number. Whoever knew those of
another reader could watch his answers or stop them. So the gate gives each reader's tabs other names before
the server sees them, and a reader reaches only the jobs that he began.
"""

import hashlib
import json
import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

MOST_JOBS = 1000  # remembered for each reader; the latest count
API = "/gradio_api/"

# Whatever is not named here does not exist, above all files, uploads and other readers' runs.
_READ = re.compile(r"(info|theme\.css|queue/data|heartbeat/[^/]+|call/(v2/)?[^/]+/[^/]+)/?")
_SENT = re.compile(r"(queue/join|run/[^/]+|call/(v2/)?[^/]+|cancel|reset)/?")
_BEGINS = re.compile(r"(queue/join|call/(v2/)?[^/]+)/?")
_TAB_IN_PATH = re.compile(r"heartbeat/(?P<tab>[^/]+)/?")
_JOB_IN_PATH = re.compile(r"call/(v2/)?[^/]+/(?P<job>[^/]+)/?")


def reachable(method: str, path: str) -> bool:
    """Tell whether a signed-in reader may ask for a path at all."""
    if not path.startswith(API):
        return method in ("GET", "HEAD")
    rest = path.removeprefix(API)
    if method in ("GET", "HEAD"):
        return _READ.fullmatch(rest) is not None
    return method == "POST" and _SENT.fullmatch(rest) is not None


def begins_job(path: str) -> bool:
    """Tell whether the reply to a POST names a job."""
    return path.startswith(API) and _BEGINS.fullmatch(path.removeprefix(API)) is not None


def own_tab(reader: str, tab: str) -> str:
    """Return the name under which the server knows a reader's tab; no other reader can bring it about."""
    return hashlib.sha256(f"{len(reader)} {reader} {tab}".encode("utf-8", "replace")).hexdigest()


class Jobs:
    """Remember which jobs each reader began."""

    def __init__(self, most: int = MOST_JOBS) -> None:
        self._most = most
        self._begun: dict[str, OrderedDict[str, None]] = {}

    def begun(self, reader: str, job: str) -> None:
        """Note a job; the oldest ones are forgotten."""
        own = self._begun.setdefault(reader, OrderedDict())
        own[job] = None
        if len(own) > self._most:
            own.popitem(last=False)

    def belongs(self, reader: str, job: object) -> bool:
        """Tell whether a job is one of the reader's own."""
        return isinstance(job, str) and job in self._begun.get(reader, ())


@dataclass(frozen=True, slots=True)
class Target:
    """Hold where a request goes: its path, and its query without the question mark."""

    path: str
    query: str


def own_target(reader: str, jobs: Jobs, target: Target) -> Target | None:
    """Return where a reader's request goes, or None where it names a job that is not his."""
    rest = target.path.removeprefix(API) if target.path.startswith(API) else ""
    job = _JOB_IN_PATH.fullmatch(rest)
    if job is not None and not jobs.belongs(reader, job["job"]):
        return None
    tab = _TAB_IN_PATH.fullmatch(rest)
    path = target.path if tab is None else f"{API}heartbeat/{own_tab(reader, tab['tab'])}"
    fields = parse_qsl(target.query, keep_blank_values=True)
    if not any(name == "session_hash" for name, _ in fields):
        return Target(path, target.query)
    own = [(name, own_tab(reader, value) if name == "session_hash" else value) for name, value in fields]
    return Target(path, urlencode(own))


def own_body(reader: str, jobs: Jobs, body: bytes) -> bytes | None:
    """Return what a reader's request says, or None where it is no JSON object or names a job not his.

    It is written anew, so that the server reads the very names that were looked at here.
    """
    try:
        said: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    if said.get("event_id") is not None and not jobs.belongs(reader, said["event_id"]):
        return None
    if said.get("session_hash") is not None:
        said["session_hash"] = own_tab(reader, str(said["session_hash"]))
    return json.dumps(said).encode()


def job_named(reply: bytes) -> str | None:
    """Return the job that a reply names, or None."""
    try:
        said: Any = json.loads(reply)
    except ValueError:
        return None
    job = said.get("event_id") if isinstance(said, dict) else None
    return job if isinstance(job, str) else None
