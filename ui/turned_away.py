"""What the server turns away: requests of other pages, and what Gradio offers that nobody needs here."""

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

FOREIGN = "This request came from another page."
NOT_HERE = "There is nothing here."
_GRADIO = "/gradio_api/"
# The page asks for these, and so does Gradio's client for programs. Without them nobody can leave a file on
# the disk, have an address fetched, or hold a stream open that nothing is sent on.
_NEEDED = (
    "api", "app_id", "call", "cancel", "heartbeat", "info", "login_check", "openapi.json", "queue", "reset",
    "run", "startup-events", "theme.css", "token", "user",
)  # fmt: skip


class TurnedAway:
    """Let in what this page, a program, or a link elsewhere may ask for, and nothing else."""

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif is_foreign(scope["method"], Headers(scope=scope)):
            await PlainTextResponse(FOREIGN, status_code=403)(scope, receive, send)
        elif not is_needed(scope["path"]):
            await PlainTextResponse(NOT_HERE, status_code=404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_foreign(method: str, headers: Headers) -> bool:
    """Tell whether a browser sent this for another page; programs do not say whom they ask for.

    A link elsewhere may open the page. Gradio itself lets in every page that another server of this machine
    serves, and such a page is on the same site.
    """
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return False
    return not (method == "GET" and headers.get("sec-fetch-mode") == "navigate")


def is_needed(path: str) -> bool:
    """Tell whether the page or a program has a use for the path."""
    if not path.startswith(_GRADIO):
        return True
    return path.removeprefix(_GRADIO).partition("/")[0] in _NEEDED
