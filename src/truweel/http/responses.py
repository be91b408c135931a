"""Turns answers and errors into HTTP messages."""

import asyncio
import json
from collections.abc import AsyncGenerator, Iterable, Sequence
from http import HTTPStatus

import msgspec
from starlette.types import Receive, Send

from truweel import __version__, clock
from truweel.errors import ApiError
from truweel.operations.answer import Answer
from truweel.query.model import Notice

__all__ = [
    "InternalError",
    "error_answer",
    "etag_matches",
    "send_answer",
    "warning_codes_header",
    "warning_header",
    "without_unchanged_body",
]

JSON_CONTENT_TYPE = (b"content-type", b"application/json")
COMMON_HEADERS = (
    (b"vary", b"Authorization, Prefer, Database-Mode, Origin, Accept-Encoding"),
    (b"cache-control", b"private, no-cache"),
    (b"x-content-type-options", b"nosniff"),
)
MAX_WARNINGS = 10
MAX_WARNING_LENGTH = 1000
MAX_WARNING_CODES_LENGTH = 2000

_encode_error = msgspec.json.Encoder(decimal_format="number").encode

Headers = list[tuple[bytes, bytes]]


class InternalError(ApiError):
    """500: a bug. The log has it."""


def warning_header(warnings: Sequence[Notice]) -> str:
    """The value of `Truweel-Warning`: at most ten warnings, at most 1000 characters, ASCII (`limitt: unknown, ignored
    (did you mean 'limit'?)`)."""
    parts = [f"{w.name}: {w.message}" for w in warnings[:MAX_WARNINGS]]
    if len(warnings) > MAX_WARNINGS:
        parts.append(f"and {len(warnings) - MAX_WARNINGS} more")
    text = " | ".join(parts).encode("ascii", "replace").decode()
    return "".join(c if c.isprintable() else "?" for c in text)[:MAX_WARNING_LENGTH]


def warning_codes_header(warnings: Sequence[Notice]) -> str:
    """The value of `Truweel-Warning-Codes`: an array of `{"field", "code", "params"}` in ASCII. A warning that would
    make it longer than 2000 characters is missing."""
    entries: list[str] = []
    length = len("[]")
    for warning in warnings[:MAX_WARNINGS]:
        members = {"field": warning.name, "code": warning.code, "params": warning.params}
        entry = json.dumps(members, separators=(",", ":"))
        if length + len(entry) <= MAX_WARNING_CODES_LENGTH:
            length += len(entry) + len(",")
            entries.append(entry)
    return f"[{','.join(entries)}]"


def etag_matches(etag: str, header: bytes) -> bool:
    """Whether the If-None-Match `header` matches `etag` (weak comparison, RFC 9110 §13.1.2)."""
    text = header.decode("latin-1")
    return text.strip() == "*" or etag in {tag.strip().removeprefix("W/") for tag in text.split(",")}


async def without_unchanged_body(answer: Answer, if_none_match: bytes) -> Answer:
    """`answer` to a GET or HEAD, or 304 where the caller has it already: `if_none_match` names its ETag (RFC 9110
    §13.1.2). A 304 promises no length, since some clients wait for a body of that length."""
    if not (if_none_match and answer.status == 200 and answer.etag and etag_matches(answer.etag, if_none_match)):
        return answer
    if answer.chunks is not None:
        await answer.chunks.aclose()
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return Answer(304, b"", headers, answer.warnings, answer.etag)


async def send_answer(
    send: Send,
    answer: Answer,
    extra_headers: Iterable[tuple[bytes, bytes]] = (),
    *,
    head: bool = False,
    receive: Receive | None = None,
) -> None:
    """Send `answer` with `extra_headers`; for HEAD without its body. With `receive`, streaming stops when the caller
    disconnects."""
    headers: Headers = [*COMMON_HEADERS, *extra_headers]
    if answer.body and "Content-Type" not in answer.headers:
        headers.append(JSON_CONTENT_TYPE)
    if answer.etag:
        headers.append((b"etag", answer.etag.encode()))
    for name, value in answer.headers.items():
        headers.append((name.lower().encode(), value.encode("latin-1", "replace")))
    if answer.warnings:
        headers.append((b"truweel-warning", warning_header(answer.warnings).encode()))
        headers.append((b"truweel-warning-codes", warning_codes_header(answer.warnings).encode()))
    if answer.status not in (204, 304) and answer.chunks is None:
        headers.append((b"content-length", b"%d" % len(answer.body)))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if answer.chunks is not None:
        if not head:
            await _stream(send, answer.chunks, receive)
            return
        await answer.chunks.aclose()
    await send({"type": "http.response.body", "body": b"" if head or answer.status == 304 else answer.body})


async def _stream(send: Send, chunks: AsyncGenerator[bytes, None], receive: Receive | None) -> None:
    """Send `chunks` one by one; stop when the caller disconnects."""
    disconnected = asyncio.ensure_future(wait_for_disconnect(receive)) if receive is not None else None
    try:
        async for chunk in chunks:
            if disconnected is not None and disconnected.done():
                return
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        await chunks.aclose()
        if disconnected is not None:
            disconnected.cancel()


async def wait_for_disconnect(receive: Receive) -> None:
    """Returns when the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def error_answer(error: ApiError, *, path: str, correlation_id: str) -> Answer:
    """The answer for `error`."""
    timestamp = clock.format_instant(clock.now())[:-1] + "+00:00"
    body = error.body(
        path=path, timestamp=timestamp, correlation_id=correlation_id, server_version=f"{__version__}-main"
    )
    assert error.title == HTTPStatus(error.status).phrase or error.status in (413, 416, 422)
    return Answer(error.status, _encode_error(body), dict(error.headers))
