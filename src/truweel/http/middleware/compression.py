"""Compresses large answers with zstd or gzip, for callers that accept it.

Measured on pages of the demo: zstd makes a tenth of a page of 100 in 0.2 ms, gzip in 0.8 ms, while 120 KB take 10 ms at
100 Mbit/s. Below `MIN_SIZE` an answer is three packets, and setting up a compressor costs as much as it saves.

The ETag stays the same: it names the record's version, or the uncompressed bytes, and `Vary` separates caches. HTML is
never compressed: pages hold a secret beside text that a stranger may have written (BREACH attack).
"""

import asyncio
import zlib
from functools import lru_cache

import zstandard
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["MIN_SIZE", "Compression", "preferred_coding"]

MIN_SIZE = 4096
MAX_HEADER = 500
"""Bytes of `Accept-Encoding` that are looked at."""
MIN_THREAD_SIZE = 512 * 1024
"""Larger answers are compressed on a thread, so that the event loop stays free."""
MEDIA_TYPES = (
    b"application/json", b"application/problem+json", b"application/javascript", b"text/javascript", b"text/css",
    b"text/csv", b"text/plain", b"image/svg+xml",
)  # fmt: skip

Headers = list[tuple[bytes, bytes]]


class Compression:
    """Compresses answers of `MEDIA_TYPES` that are complete in one message and have at least `MIN_SIZE` bytes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coding = next(
            (preferred_coding(header) for name, header in scope["headers"] if name == b"accept-encoding"), None
        )
        if coding is None:
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            await self._app(scope, receive, lambda message: send(_without_length(message)))
            return
        pending_start: Message | None = None

        async def send_encoded(message: Message) -> None:
            nonlocal pending_start
            if message["type"] == "http.response.start" and _is_compressible(message["headers"]):
                pending_start = message
                return
            if pending_start is not None:
                if message["type"] == "http.response.body":
                    message = await _compress_body(coding, pending_start, message)
                start_message, pending_start = pending_start, None
                await send(start_message)
            await send(message)

        await self._app(scope, receive, send_encoded)


def _without_length(message: Message) -> Message:
    """The head of an answer to HEAD. Where GET would get it compressed, its length isn't known, and must not be told
    (RFC 9110 section 8.6). What has ranges is never compressed."""
    if message["type"] != "http.response.start" or not _is_compressible(message["headers"]):
        return message
    headers = dict(message["headers"])
    if int(headers.get(b"content-length", b"0")) < MIN_SIZE or b"accept-ranges" in headers:
        return message
    return {**message, "headers": [pair for pair in message["headers"] if pair[0] != b"content-length"]}


async def _compress_body(coding: str, pending_start: Message, message: Message) -> Message:
    """`message` with a compressed body; updates the headers of `pending_start`. Unchanged if that saves nothing."""
    body: bytes = message.get("body", b"")
    if len(body) < MIN_SIZE or message.get("more_body"):
        return message
    compressed = (
        await asyncio.to_thread(_encode, coding, body) if len(body) >= MIN_THREAD_SIZE else _encode(coding, body)
    )
    if len(compressed) >= len(body):
        return message
    headers: Headers = pending_start["headers"]
    if not any(name == b"vary" and b"Accept-Encoding" in value for name, value in headers):
        headers = [*headers, (b"vary", b"Accept-Encoding")]
    pending_start["headers"] = [
        *(pair for pair in headers if pair[0] != b"content-length"),
        (b"content-length", b"%d" % len(compressed)),
        (b"content-encoding", coding.encode()),
    ]
    return {**message, "body": compressed}


def _is_compressible(headers: Headers) -> bool:
    media_type = b""
    for name, value in headers:
        if name == b"content-type":
            media_type = value.partition(b";")[0]
        elif name in (b"content-encoding", b"content-range") or (name == b"content-length" and len(value) < 4):
            return False
    return media_type in MEDIA_TYPES


def _encode(coding: str, body: bytes) -> bytes:
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=1).compress(body)
    compressor = zlib.compressobj(1, zlib.DEFLATED, 31)  # 31: with the header and trailer of gzip
    return compressor.compress(body) + compressor.flush()


def preferred_coding(header: bytes) -> str | None:
    """The coding that `Accept-Encoding` prefers, `zstd` or `gzip` (RFC 9110 §12.5.3; zstd at a tie), or None. Of a very
    long header the start counts."""
    return _preferred_coding(header[:MAX_HEADER])


@lru_cache(500)
def _preferred_coding(header: bytes) -> str | None:
    weights: dict[str, float] = {}
    for part in header.decode("latin-1").lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    weight_by_coding = {name: weights.get(name, weights.get("*", 0.0)) for name in ("zstd", "gzip")}
    best = max(weight_by_coding, key=lambda name: weight_by_coding[name])
    return best if weight_by_coding[best] > 0 else None


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
