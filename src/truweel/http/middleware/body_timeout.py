"""How long a request's body may take: a client that sends too slowly is told so (408) and holds nothing any more."""

import asyncio

from starlette.types import Message, Receive

from truweel import clock
from truweel.errors import RequestTimeout

__all__ = ["with_body_timeout"]

MAX_SILENCE = 20.0
"""Seconds without a byte, at most."""
GRACE_SECONDS = 30.0
MIN_BYTES_PER_SECOND = 8 * 1024
"""After `GRACE_SECONDS` seconds, bytes a second on average, at least."""


def with_body_timeout(receive: Receive) -> Receive:
    """`receive` of one request, which raises RequestTimeout where the body comes in too slowly."""
    started = clock.monotonic()
    size, is_complete = 0, False

    async def receive_in_time() -> Message:
        nonlocal size, is_complete
        if is_complete:  # what comes now is that the client went away
            return await receive()
        elapsed = clock.monotonic() - started
        try:
            async with asyncio.timeout(
                min(MAX_SILENCE, max(GRACE_SECONDS + size / MIN_BYTES_PER_SECOND - elapsed, 0.001))
            ):
                message = await receive()
        except TimeoutError:
            raise RequestTimeout(
                f"The body came in too slowly: {size} bytes in {elapsed:.0f} seconds; send it at once.",
                headers={"Connection": "close"},
            ) from None
        if message["type"] == "http.request":
            size += len(message.get("body", b""))
            is_complete = not message.get("more_body", False)
        return message

    return receive_in_time
