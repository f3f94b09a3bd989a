"""The gate before the whole server: nothing passes it but the sign-in page and what belongs to a reader."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from ui.access.bodies import body_of, replayed, with_length
from ui.access.door import Door
from ui.access.owner import READER
from ui.access.replies import FOREIGN, NOT_HERE, TOO_LARGE, refusal, sent_away
from ui.access.routes import API, Jobs, Target, begins_job, job_named, own_body, own_target, reachable
from ui.access.sign_in_page import SIGN_IN, SIGN_OUT

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 4 << 20  # of a request
_ASKED_BY_THE_SERVER_ITSELF = f"{API}startup-events"  # once, while it starts; it tells nothing
_SAME_FOR_EVERYBODY = ("/assets/", "/static/", "/svelte/")


class Gate:
    """Let signed-in readers through, each to what is his own, and show everybody else the sign-in page."""

    def __init__(self, app: "ASGIApp", door: Door) -> None:
        self._app = app
        self._door = door
        self._jobs = Jobs()

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer the request, or pass it on with its reader noted."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        request, path = Request(scope, receive), scope["path"]
        if is_foreign(request):
            await refusal(HTTPStatus.FORBIDDEN, FOREIGN)(scope, receive, send)
        elif request.method == "GET" and path == _ASKED_BY_THE_SERVER_ITSELF:
            await self._app(scope, receive, send)
        elif path in (SIGN_IN, SIGN_OUT):
            await (await self._door.reply(request))(scope, receive, send)
        elif (reader := self._door.reader_of(request)) is None:
            await sent_away(request)(scope, receive, send)
        elif not reachable(request.method, path):
            await refusal(HTTPStatus.NOT_FOUND, NOT_HERE)(scope, receive, send)
        else:
            await self._pass(reader, request, send)

    async def _pass(self, reader: str, request: Request, send: "Send") -> None:
        """Pass a request on under the reader's own names, or refuse what is not his."""
        scope, receive = request.scope, request.receive
        target = own_target(
            reader, self._jobs, Target(scope["path"], scope["query_string"].decode("latin-1"))
        )
        if target is None:
            await refusal(HTTPStatus.NOT_FOUND, NOT_HERE)(scope, receive, send)
            return
        own = {
            **scope,
            READER: reader,
            "path": target.path,
            "raw_path": target.path.encode(),
            "query_string": target.query.encode("latin-1"),
        }
        if request.method != "POST":
            await self._app(own, receive, self._watched(reader, request, send))
            return
        sent = await body_of(request, MOST_BYTES)
        if sent is None:
            await refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)(scope, receive, send)
            return
        body = own_body(reader, self._jobs, sent)
        if body is None:
            await refusal(HTTPStatus.NOT_FOUND, NOT_HERE)(scope, receive, send)
            return
        own["headers"] = with_length(scope["headers"], len(body))
        await self._app(own, replayed(body, receive), self._watched(reader, request, send))

    def _watched(self, reader: str, request: Request, send: "Send") -> "Send":
        """Return a `send` that notes a job before its number goes out, and keeps replies out of caches."""
        path = request.scope["path"]
        begins = request.method == "POST" and begins_job(path)
        body = b""

        async def send_watched(message: "Message") -> None:
            nonlocal body
            if message["type"] == "http.response.start" and not path.startswith(_SAME_FOR_EVERYBODY):
                MutableHeaders(scope=message)["cache-control"] = "no-store"
            if begins and message["type"] == "http.response.body":
                body += message.get("body", b"")
                job = None if message.get("more_body") else job_named(body)
                if job is not None:
                    self._jobs.begun(reader, job)
            await send(message)

        return send_watched


def is_foreign(request: Request) -> bool:
    """Tell whether a browser sends the request for a page of another server, or of another port."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site == "same-origin":
        return False
    if origin is not None:
        return urlsplit(origin).netloc != request.headers.get("host")
    return request.method not in ("GET", "HEAD") and site not in (None, "none")
