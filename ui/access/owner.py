"""The owner of a request: whose conversations it reads and writes."""

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from assistant.owner import LOCAL_OWNER

if TYPE_CHECKING:
    import gradio as gr
    from starlette.requests import Request

# Where the gate notes who asks; a browser cannot write there.
READER = "footnote.reader"


def owner_of(request: "gr.Request") -> str:
    """Return the owner of what a listener was called for.

    Raises:
        RuntimeError: the server passed nobody's request on, which would be a bug.
    """
    owner = request.username
    if not owner:
        raise RuntimeError("a request without an owner reached the page")
    return str(owner)


def local_owner(request: "Request") -> str:
    """Return the one owner of a page without sign-in."""
    return LOCAL_OWNER


def signed_in_reader(request: "Request") -> str | None:
    """Return the reader that the gate let in, or None."""
    scope: MutableMapping[str, Any] = request.scope
    reader = scope.get(READER)
    return None if reader is None else str(reader)
