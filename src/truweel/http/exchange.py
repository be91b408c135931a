"""One request and its answer: what an ASGI application receives and sends."""

import asyncio
import logging
from http import HTTPStatus
from typing import Protocol

from starlette.types import ASGIApp, Message, Scope

from truweel.errors import ApiError, Unavailable
from truweel.http.request_head import Header
from truweel.http.responses import InternalError

__all__ = ["MAX_BUFFERED_BYTES", "PIECE_BYTES", "STATUS_LINES", "Connection", "Exchange"]

PIECE_BYTES = 256 * 1024
"""Bytes of an answer that are written at once, and wait in memory for a client that does not read."""
MAX_BUFFERED_BYTES = 64 * 1024
"""Bytes of a body that wait for the application; then no more is read from the socket."""
CONTROL_CHARACTERS = bytes({*range(0x20), 0x7F} - {0x09})
"""Characters that no header may hold (RFC 9110 section 5.5)."""
STATUS_LINES = {int(status): f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode() for status in HTTPStatus}
BODILESS = frozenset({204, 304})

log = logging.getLogger("truweel.http")


class Connection(Protocol):
    """What an exchange needs of its connection."""

    transport: asyncio.Transport
    is_write_paused: bool

    @property
    def default_headers(self) -> list[Header]:
        """Headers of every answer."""

    async def wait_until_writable(self) -> None:
        """Return once the client has read enough, or is gone."""

    def resume_reading(self) -> None:
        """Read from the socket again."""

    def fail_exchange(self, error: ApiError) -> None:
        """Answer `error` instead of the application, and close the connection."""

    def end_exchange(self) -> None:
        """The answer is complete."""


class Exchange:
    """One request and its answer."""

    __slots__ = (
        "_body", "_connection", "_expects_continue", "_has_news", "_is_bodiless", "_is_chunked", "_is_head_sent",
        "_missing_bytes", "_start", "_waiter", "is_answered", "is_body_complete", "is_disconnected", "keep_alive",
        "scope",
    )  # fmt: skip

    def __init__(self, connection: Connection, scope: Scope, *, keep_alive: bool, expects_continue: bool) -> None:
        self.scope = scope
        self.keep_alive = keep_alive
        self.is_body_complete = False
        self.is_answered = False
        self.is_disconnected = False
        self._connection = connection
        self._expects_continue = expects_continue
        self._body = bytearray()
        self._has_news = False
        self._waiter: asyncio.Future[None] | None = None
        self._start: Message | None = None
        self._is_head_sent = False
        self._is_bodiless = False
        self._is_chunked = False
        self._missing_bytes = 0
        """Bytes of the body that `Content-Length` still promises; -1 where the body ends with the connection."""

    # The connection's side

    def add_body(self, part: bytes) -> bool:
        """Take a part of the body. Returns whether reading should pause."""
        self._body += part
        self._wake()
        return len(self._body) > MAX_BUFFERED_BYTES

    def end_body(self) -> None:
        """The body is complete."""
        self.is_body_complete = True
        self._wake()

    def disconnect(self) -> None:
        """The client is gone, or gets another answer: what the application sends from now on is dropped."""
        self.is_disconnected = True
        self._wake()

    @property
    def has_started(self) -> bool:
        """Whether a part of the answer was sent."""
        return self._is_head_sent

    async def run(self, app: ASGIApp) -> None:
        """Let `app` answer. Whatever it does, the client gets a whole answer or a closed connection."""
        try:
            await app(self.scope, self.receive, self.send)
        except asyncio.CancelledError:
            self._fail(Unavailable("The server stopped before the answer was ready.", retry_after=5))
            raise
        except Exception:
            log.exception("unexpected failure outside the application's own handler")
            self._fail(InternalError("Internal error; the server's log has the details."))
        else:
            if not self.is_answered and not self.is_disconnected:
                log.error("the application returned without a complete answer")
                self._fail(InternalError("Internal error; the server's log has the details."))

    def _fail(self, error: ApiError) -> None:
        if self._start is None and not self._is_head_sent and not self.is_disconnected:
            self._connection.fail_exchange(error)
        elif not self.is_answered:
            self._connection.transport.close()

    # The application's side

    async def receive(self) -> Message:
        """The next part of the body, or `http.disconnect`."""
        if self._expects_continue:
            self._expects_continue = False
            if not (self._body or self.is_body_complete or self._is_head_sent or self.is_disconnected):
                self._connection.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        while not (self._has_news or self.is_disconnected or self.is_answered):
            self._connection.resume_reading()
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        self._has_news = False
        if self.is_disconnected or self.is_answered:
            return {"type": "http.disconnect"}
        body, self._body = bytes(self._body), bytearray()
        return {"type": "http.request", "body": body, "more_body": not self.is_body_complete}

    async def send(self, message: Message) -> None:
        """Send the head, or a part of the body. The head leaves with the first part, in one packet. Raises RuntimeError
        for an answer that can't be sent as HTTP."""
        if message["type"] == "http.response.start":
            if self._start is not None or self._is_head_sent:
                raise RuntimeError("The answer was started before.")
            self._start = message
            return
        connection = self._connection
        if connection.is_write_paused:
            await connection.wait_until_writable()
        if self.is_disconnected:
            return
        if self.is_answered:
            raise RuntimeError("The answer was complete before.")
        body: bytes = message.get("body", b"")
        is_last = not message.get("more_body", False)
        head = b"" if self._is_head_sent else self._take_head()
        if self._is_bodiless:
            connection.transport.write(head)
        elif len(body) <= PIECE_BYTES:
            self._write_part(head, body, is_last=is_last)
        else:
            await self._write_in_pieces(head, body, is_last=is_last)
        if is_last and not self.is_disconnected:
            self._complete()

    def _complete(self) -> None:
        if self._missing_bytes > 0:
            raise RuntimeError(f"The answer ended {self._missing_bytes} bytes before its Content-Length.")
        self.is_answered = True
        self._wake()
        if not self.keep_alive:
            self._connection.transport.close()
        self._connection.end_exchange()

    async def _write_in_pieces(self, head: bytes, body: bytes, *, is_last: bool) -> None:
        """What is large waits in pieces until the client has read those before: the caller of `send` then knows that
        all but the last is gone."""
        for start in range(0, len(body), PIECE_BYTES):
            if self._connection.is_write_paused:
                await self._connection.wait_until_writable()
            if self.is_disconnected:
                return
            end = start + PIECE_BYTES
            self._write_part(head if start == 0 else b"", body[start:end], is_last=is_last and end >= len(body))

    def _write_part(self, head: bytes, part: bytes, *, is_last: bool) -> None:
        if self._is_chunked:
            chunk = b"%b%x\r\n%b\r\n" % (head, len(part), part) if part else head
            self._connection.transport.write(chunk + b"0\r\n\r\n" if is_last else chunk)
            return
        if len(part) > self._missing_bytes >= 0:
            raise RuntimeError(f"The answer is longer than its Content-Length by {len(part) - self._missing_bytes}.")
        if self._missing_bytes >= 0:
            self._missing_bytes -= len(part)
        self._connection.transport.writelines((head, part) if head else (part,))

    def _take_head(self) -> bytes:
        """Status line and headers; decides how the body is framed. Raises RuntimeError."""
        if self._start is None:
            raise RuntimeError("A body was sent before the head.")
        start = self._start
        headers: list[Header] = list(start.get("headers", ()))
        names = dict(headers)
        defaults = self._connection.default_headers
        if b"date" in names:  # it has its own, an earlier one
            defaults = [header for header in defaults if header[0] != b"date"]
        headers = [*defaults, *headers]
        if b"transfer-encoding" in names:
            raise RuntimeError("Transfer-Encoding is set by the server.")
        if b"close" in names.get(b"connection", b"").lower():
            self.keep_alive = False
        self._is_bodiless = start["status"] in BODILESS or self.scope["method"] == "HEAD"
        if not self._is_bodiless:
            length = names.get(b"content-length")
            if length is not None:
                self._missing_bytes = int(length)
            elif self.scope["http_version"] == "1.0":
                self._missing_bytes, self.keep_alive = -1, False
            else:
                self._is_chunked = True
                headers.append((b"transfer-encoding", b"chunked"))
        if not self.keep_alive and b"connection" not in names:
            headers.append((b"connection", b"close"))
        lines = b"\r\n".join(map(b": ".join, headers))
        if len(lines.translate(None, CONTROL_CHARACTERS)) + 2 * (len(headers) - 1) != len(lines):
            raise RuntimeError("A header holds a control character.")
        self._start, self._is_head_sent = None, True
        return STATUS_LINES[start["status"]] + lines + b"\r\n\r\n"

    def _wake(self) -> None:
        self._has_news = True
        if self._waiter is not None:
            if not self._waiter.done():
                self._waiter.set_result(None)
            self._waiter = None
