"""Signing in and out over HTTP."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ui.access.bodies import body_of
from ui.access.replies import NOT_HERE, UNSTORED, reads_pages, refusal, sign_in_page, to_page
from ui.access.session import Sessions
from ui.access.sign_in import Outcome, SignIn
from ui.access.sign_in_page import BUSY, SIGN_IN, SIGN_OUT, UNUSABLE, WRONG, waiting

_MOST_FORM_BYTES = 10_000
_MOST_WAITING = 16  # tries that wait for those before them


class Door:
    """Give and take the cookie of a session."""

    def __init__(self, sign_in: SignIn, sessions: Sessions) -> None:
        self._sign_in = sign_in
        self._sessions = sessions
        self._checking = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sign-in")
        self._waiting = 0

    def reader_of(self, request: Request) -> str | None:
        """Return who is signed in, or None."""
        return self._sessions.reader_of(request.cookies.get(cookie_name(request), ""))

    async def reply(self, request: Request) -> Response:
        """Return the reply to whoever signs in or out."""
        match request.method, request.scope["path"]:
            case "POST", path if path == SIGN_OUT:
                return self._leave(request)
            case "POST", path if path == SIGN_IN:
                return await self._enter(request)
            case (("GET" | "HEAD"), path) if path == SIGN_IN:
                conversation = request.query_params.get("conversation", "")
                inside = self.reader_of(request) is not None
                return to_page(conversation) if inside else sign_in_page(conversation=conversation)
            case _:
                return refusal(HTTPStatus.METHOD_NOT_ALLOWED, NOT_HERE)

    def close(self) -> None:
        """Check no more tries."""
        self._checking.shutdown(wait=False, cancel_futures=True)

    async def _enter(self, request: Request) -> Response:
        form = await _form(request)
        if form is None:
            return _not_in(request, HTTPStatus.BAD_REQUEST, UNUSABLE, {})
        if self._waiting >= _MOST_WAITING:
            return _not_in(request, HTTPStatus.SERVICE_UNAVAILABLE, BUSY, form)
        address = request.client.host if request.client else ""
        outcome = await self._attempt(form.get("username", ""), form.get("password", ""), address)
        if outcome.wait:
            late = _not_in(request, HTTPStatus.TOO_MANY_REQUESTS, waiting(outcome.wait), form)
            late.headers["retry-after"] = str(outcome.wait)
            return late
        if outcome.reader is None:
            return _not_in(request, HTTPStatus.UNAUTHORIZED, WRONG, form)
        return self._entered(request, outcome.reader, form.get("conversation", ""))

    async def _attempt(self, name: str, password: str, address: str) -> Outcome:
        """Check a try in a thread of its own: hashing takes long, and the page must not stand still."""
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._checking, self._sign_in.attempt, name, password, address)
        finally:
            self._waiting -= 1

    def _entered(self, request: Request, reader: str, conversation: str) -> Response:
        program = JSONResponse({"success": True}, headers=UNSTORED)
        entered = to_page(conversation) if reads_pages(request) else program
        entered.set_cookie(
            cookie_name(request),
            self._sessions.begin(reader),
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return entered

    def _leave(self, request: Request) -> Response:
        reader = self.reader_of(request)
        if reader is not None:
            self._sessions.end(reader)
        left = RedirectResponse(f".{SIGN_IN}", HTTPStatus.SEE_OTHER, headers=UNSTORED)
        left.delete_cookie(cookie_name(request), httponly=True, samesite="strict")
        return left


def cookie_name(request: Request) -> str:
    """Return the name of the cookie: browsers send one to every port of a host."""
    return f"footnote-{request.scope['server'][1]}"


async def _form(request: Request) -> dict[str, str] | None:
    """Return the fields of a form, or None where it is none."""
    body = await body_of(request, _MOST_FORM_BYTES)
    if body is None:
        return None
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=10)
    except ValueError:
        return None
    return {name: values[-1] for name, values in fields.items()}


def _not_in(request: Request, status: HTTPStatus, problem: str, form: dict[str, str]) -> Response:
    if not reads_pages(request):
        return refusal(status, problem)
    return sign_in_page(status, form.get("username", "")[:64], problem, form.get("conversation", ""))
