"""Large answers in zstd or gzip, for callers that take it.

Measured on pages of the demo: zstd makes a tenth of a page of 100 in 0.2 ms, gzip in 0.8 ms, while 120 KB take 10 ms at
100 Mbit/s. Below `MIN_SIZE` an answer is three packets, and setting up a coder costs as much as it saves.

The ETag stays what it was: it names the record's version, or the bytes before they are coded, and `Vary` keeps caches
apart. HTML is left alone, since pages carry a secret beside what a stranger may have written (the BREACH attack).
"""

import asyncio
import zlib
from functools import lru_cache

import zstandard
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["MIN_SIZE", "Compression", "preferred_coding"]

MIN_SIZE = 4096
LARGE = 512 * 1024
"""From here on a thread does it, so that nobody else waits."""
KINDS = (
    b"application/json", b"application/problem+json", b"application/javascript", b"text/javascript", b"text/css",
    b"text/csv", b"text/plain", b"image/svg+xml",
)  # fmt: skip

Headers = list[tuple[bytes, bytes]]


class Compression:
    """Codes each answer of a known kind that is complete in one message and has at least `MIN_SIZE` bytes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coding = next((preferred_coding(value) for name, value in scope["headers"] if name == b"accept-encoding"), None)
        if coding is None:
            await self._app(scope, receive, send)
            return
        start: Message | None = None

        async def sending(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _codable(message["headers"]):
                start = message
                return
            if start is not None:
                if message["type"] == "http.response.body":
                    message = await _coded(coding, start, message)
                held, start = start, None
                await send(held)
            await send(message)

        await self._app(scope, receive, sending)


async def _coded(coding: str, start: Message, message: Message) -> Message:
    """The body coded, and the headers of `start` changed to say so; as it was where that gives nothing."""
    body: bytes = message.get("body", b"")
    if len(body) < MIN_SIZE or message.get("more_body"):
        return message
    coded = await asyncio.to_thread(_encode, coding, body) if len(body) >= LARGE else _encode(coding, body)
    if len(coded) >= len(body):
        return message
    headers: Headers = start["headers"]
    if not any(name == b"vary" and b"Accept-Encoding" in value for name, value in headers):
        headers = [*headers, (b"vary", b"Accept-Encoding")]
    start["headers"] = [
        *(pair for pair in headers if pair[0] != b"content-length"),
        (b"content-length", b"%d" % len(coded)),
        (b"content-encoding", coding.encode()),
    ]
    return {**message, "body": coded}


def _codable(headers: Headers) -> bool:
    kind = b""
    for name, value in headers:
        if name == b"content-type":
            kind = value.partition(b";")[0]
        elif name in (b"content-encoding", b"content-range") or (name == b"content-length" and len(value) < 4):
            return False
    return kind in KINDS


def _encode(coding: str, body: bytes) -> bytes:
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=1).compress(body)
    coder = zlib.compressobj(1, zlib.DEFLATED, 31)  # 31: with the header and trailer of gzip
    return coder.compress(body) + coder.flush()


@lru_cache(500)
def preferred_coding(header: bytes) -> str | None:
    """`zstd` or `gzip`, whichever `Accept-Encoding` prefers (RFC 9110 §12.5.3; zstd at a tie), or None."""
    weights: dict[str, float] = {}
    for part in header.decode("latin-1").lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    found = {name: weights.get(name, weights.get("*", 0.0)) for name in ("zstd", "gzip")}
    best = max(found, key=lambda name: found[name])
    return best if found[best] > 0 else None


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
