"""Bodies of requests and replies on their way through the gate."""

from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request

if TYPE_CHECKING:
    from starlette.types import Message, Receive


async def body_of(request: Request, most: int) -> bytes | None:
    """Return the body of a request, or None where it has more than `most` bytes or breaks off."""
    body = b""
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > most:
                return None
    except ClientDisconnect:
        return None
    return body


def replayed(body: bytes, receive: "Receive") -> "Receive":
    """Return a `receive` that gives this body first, and then what comes after the real one."""
    given = False

    async def receive_again() -> "Message":
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def with_length(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    """Return the headers of a body that was written anew."""
    kept = [(name, value) for name, value in headers if name not in (b"content-length", b"transfer-encoding")]
    return [*kept, (b"content-length", str(length).encode())]
