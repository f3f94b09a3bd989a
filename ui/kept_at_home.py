"""What every response tells the browser: load, run and send nothing but what is this page's own."""

import base64
import hashlib
from collections.abc import Iterable, MutableSequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE = "/"  # the one document whose inline scripts may run; Gradio writes its start values into them
_POLICY = b"content-security-policy"

# Gradio compiles its HTML components, and the functions of our listeners, from text: 'unsafe-eval'.
# It writes styles as attributes and as elements: 'unsafe-inline' for styles, never for scripts.
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'unsafe-eval'",
    "script-src-attr": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
_UNUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": ", ".join(f"{feature}=()" for feature in _UNUSED).encode(),
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}


class KeptAtHome:
    """Add the headers to every response; one that brings its own content security policy keeps it.

    Only the page itself is held back until it is complete, to name its inline scripts by their hashes.
    Everything else, streams above all, passes piece by piece.
    """

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on and add the headers to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == PAGE and scope["method"] == "GET":
            await self._send_page(scope, receive, send)
        else:
            await self._send_piecewise(scope, receive, send)

    async def _send_piecewise(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        async def send_with_headers(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = with_headers(message, policy())
            await send(message)

        await self._app(scope, receive, send_with_headers)

    async def _send_page(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        held: list[Message] = []

        async def hold(message: "Message") -> None:
            held.append(message)
            if message["type"] != "http.response.body" or message.get("more_body", False):
                return
            html = b"".join(piece.get("body", b"") for piece in held[1:])
            await send(with_headers(held[0], policy(inline_scripts(html.decode()))))
            for piece in held[1:]:
                await send(piece)

        await self._app(scope, receive, hold)


def policy(scripts: Iterable[str] = ()) -> str:
    """Return the content security policy under which these inline scripts, and no others, may run."""
    hashes = "".join(f" '{hash_source(script)}'" for script in scripts)
    return "; ".join(
        f"{name} {sources}{hashes if name == 'script-src' else ''}" for name, sources in _DIRECTIVES.items()
    )


def with_headers(start: "Message", content_policy: str) -> "Message":
    """Return the start of a response with the headers added."""
    headers = list(start.get("headers", ()))
    if all(name.lower() != _POLICY for name, _ in headers):
        headers.append((_POLICY, content_policy.encode()))
    return {**start, "headers": [*headers, *_HEADERS.items()]}


def hash_source(script: str) -> str:
    """Return the text by which a policy names an inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def inline_scripts(html: str) -> list[str]:
    """Return the text of every script that stands in the HTML itself, in order."""
    reader = _ScriptReader()
    reader.feed(html)
    reader.close()
    return ["".join(script) for script in reader.scripts]


class _ScriptReader(HTMLParser):
    """Collect the texts of `script` elements without an address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[MutableSequence[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and all(name != "src" for name, _ in attrs)
        if self._inside:
            self.scripts.append([])

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1].append(data)
