"""Timeouts for the body of a request: a client that sends too slowly gets 408 and is disconnected."""

import asyncio

from starlette.types import Message, Receive

from truweel import clock
from truweel.errors import RequestTimeout

__all__ = ["with_body_timeout"]

MAX_SILENCE = 20.0
"""Maximal seconds without a byte."""
GRACE_SECONDS = 30.0
MIN_BYTES_PER_SECOND = 8 * 1024
"""Minimal average rate after `GRACE_SECONDS`."""


def with_body_timeout(receive: Receive) -> Receive:
    """`receive` of one request that raises RequestTimeout if the body arrives too slowly."""
    started = clock.monotonic()
    size, is_complete = 0, False

    async def receive_in_time() -> Message:
        nonlocal size, is_complete
        if is_complete:  # only a disconnect can follow
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
