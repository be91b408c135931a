"""HTTP/1.1 of uvicorn, with limits: bytes and seconds of a request head, and seconds that a client may leave an answer
unread."""

import asyncio
from typing import Any, cast

from uvicorn._types import ASGI3Application, Scope
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from truweel import clock
from truweel.errors import ApiError, BadRequest, HeadersTooLarge, RequestTimeout
from truweel.http.responses import error_answer

__all__ = ["HttpProtocol"]

MAX_HEAD_BYTES = 64 * 1024
HEAD_SECONDS = 15.0
UNREAD_SECONDS = 60.0
PIECE = 256 * 1024
"""Bytes of an answer that are written at once, and wait in memory for a client that does not read."""
CONTROL_CHARACTERS = bytes({*range(0x20), 0x7F} - {0x09})
"""Characters that no header may hold (RFC 9110 section 5.5)."""


class _RequestRefused(Exception):
    """Stops the parser: the request was refused."""


class _SingleWriteApp:
    """Sends an ordinary answer (complete in one message, of known length) with one system call in one packet.

    uvicorn checks each header twice and needs two of each; this checks all headers at once. Any other answer goes
    through uvicorn.
    """

    def __init__(self, app: ASGI3Application, cycle: RequestResponseCycle) -> None:
        self._app = app
        self._cycle = cycle
        self._start: Any = None

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        await self._app(scope, receive, self._send)

    async def _send(self, message: Any) -> None:
        cycle = self._cycle
        if message["type"] == "http.response.start" and self._start is None and not cycle.response_started:
            self._start = message
            if b"date" in dict(message.get("headers", ())):  # it has its own, an earlier one
                cycle.default_headers = [header for header in cycle.default_headers if header[0] != b"date"]
            return
        start, self._start = self._start, None
        if start is not None:
            head = self._head(start, message)
            if head is not None:
                cycle.transport.writelines((head, message.get("body", b"")))
                cycle.response_started = cycle.response_complete = True
                cycle.message_event.set()
                cycle.on_response()
                return
            await cycle.send(start)
        await self._send_in_pieces(message)

    async def _send_in_pieces(self, message: Any) -> None:
        """What is large waits in pieces until the client has read those before: the caller of `send` then knows that
        it is gone when this returns."""
        body: bytes = message.get("body", b"")
        start = 0
        while len(body) - start > PIECE and not self._cycle.disconnected:
            piece: Any = {**message, "body": body[start : start + PIECE], "more_body": True}
            await self._cycle.send(piece)
            start += PIECE
        rest: Any = {**message, "body": body[start:]} if start else message
        await self._cycle.send(rest)

    def _head(self, start: Any, message: Any) -> bytes | None:
        """Status line and headers of an ordinary answer; None for any other."""
        cycle = self._cycle
        if not cycle.keep_alive or cycle.disconnected or cycle.flow.write_paused or cycle.scope["method"] == "HEAD":
            return None
        headers = [*cycle.default_headers, *start.get("headers", ())]
        names = dict(headers)
        if message.get("more_body") or names.get(b"content-length") != b"%d" % len(message.get("body", b"")):
            return None
        if len(message.get("body", b"")) > PIECE or b"connection" in names or b"transfer-encoding" in names:
            return None
        lines = b"\r\n".join(map(b": ".join, headers))
        if len(lines.translate(None, CONTROL_CHARACTERS)) + 2 * (len(headers) - 1) != len(lines):
            return None
        return STATUS_LINE[start["status"]] + lines + b"\r\n\r\n"


class HttpProtocol(HttpToolsProtocol):
    """One connection. Timers start only when a request is late, so an ordinary request costs none."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._is_reading_head = True
        self._head_bytes = 0
        self._refusal: ApiError | None = None
        self._head_timer: asyncio.TimerHandle | None = None
        self._unread_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast(asyncio.Transport, transport))
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self._head_timed_out)

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel_head_timer()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refusal is not None:
            return
        super().data_received(data)
        if self._is_reading_head and self._refusal is None:
            # An unfinished line is not in `headers` yet. The first chunk may hold only a part of this request.
            self._head_bytes = 0 if self._head_bytes < 0 else self._head_bytes + len(data)
            if self._head_bytes > MAX_HEAD_BYTES:
                self._send_refusal(_too_large())
            elif self._head_timer is None:
                self._head_timer = self.loop.call_later(HEAD_SECONDS, self._head_timed_out)

    def on_message_begin(self) -> None:
        self._is_reading_head, self._head_bytes = True, -1
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD_BYTES:
            self._refusal = _too_large()
            raise _RequestRefused
        self._is_reading_head = False
        self._cancel_head_timer()
        super().on_headers_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        super()._start_asgi_task(cycle, _SingleWriteApp(app, cycle))

    def pause_writing(self) -> None:
        """The client does not read its answer: drop the connection after `UNREAD_SECONDS`."""
        super().pause_writing()
        self._unread_timer = self.loop.call_later(UNREAD_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        if self._unread_timer is not None:
            self._unread_timer.cancel()
            self._unread_timer = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        self._send_refusal(self._refusal or BadRequest(f"{msg} The request is not valid HTTP/1.1."))

    def _head_timed_out(self) -> None:
        self._head_timer = None
        if self.transport.is_closing() or not self._is_reading_head:
            return
        if self.headers:
            self._send_refusal(RequestTimeout(f"The headers were not complete after {HEAD_SECONDS:.0f} seconds."))
        else:
            self.transport.close()

    def _cancel_head_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _send_refusal(self, refusal: ApiError) -> None:
        self._refusal = refusal
        self._cancel_head_timer()
        id = clock.new_uuid()
        body = error_answer(refusal, path="", correlation_id=id).body
        head = (
            b"content-type: application/json\r\nconnection: close\r\nx-correlation-id: %b\r\ncontent-length: %d\r\n\r\n"
        )
        self.transport.write(STATUS_LINE[refusal.status] + head % (id.encode(), len(body)) + body)
        self.transport.close()


def _too_large() -> ApiError:
    return HeadersTooLarge(f"Address and headers together have more than {MAX_HEAD_BYTES} bytes.")
