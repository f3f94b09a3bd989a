"""What the gate itself replies: the sign-in page, the way to it, and refusals."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from ui.access.sign_in_page import SIGN_IN, render_sign_in, sign_in_policy, way_back

SIGNED_OUT = "You are signed out. Reload the page to sign in."
NOT_HERE = "There is nothing here."
FOREIGN = "This request came from another page. Open the sign-in page itself, and try again."
TOO_LARGE = "This is more than can be sent at once."
UNSTORED = {"cache-control": "no-store"}


def reads_pages(request: Request) -> bool:
    """Tell whether a browser wants a page, rather than a program or a script an answer."""
    return "text/html" in request.headers.get("accept", "")


def refusal(status: HTTPStatus, told: str) -> Response:
    """Return a refusal in one sentence, as Gradio's own refusals are shaped."""
    return JSONResponse({"detail": told}, status, headers=UNSTORED)


def sign_in_page(
    status: HTTPStatus = HTTPStatus.OK, name: str = "", problem: str = "", conversation: str = ""
) -> Response:
    """Return the sign-in page with a policy of its own, stricter than that of the chat page."""
    headers = {**UNSTORED, "content-security-policy": sign_in_policy()}
    return HTMLResponse(render_sign_in(name, problem, conversation), status, headers=headers)


def to_page(conversation: str = "") -> Response:
    """Send a browser on to the chat page."""
    return RedirectResponse(way_back(conversation), HTTPStatus.SEE_OTHER, headers=UNSTORED)


def sent_away(request: Request) -> Response:
    """Return what somebody gets who is not signed in: the way to the sign-in page, or a refusal."""
    if request.method not in ("GET", "HEAD") or request.scope["path"] != "/":
        return refusal(HTTPStatus.UNAUTHORIZED, SIGNED_OUT)
    wanted = way_back(request.query_params.get("conversation", "")).removeprefix("./")
    return RedirectResponse(f".{SIGN_IN}{wanted}", HTTPStatus.SEE_OTHER, headers=UNSTORED)
