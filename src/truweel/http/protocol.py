"""HTTP/1.1 as uvicorn speaks it, with an end to its patience: a bound on the head of a request in bytes and seconds,
and one on how long a client may leave an answer unread."""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from truweel import clock
from truweel.errors import ApiError, BadRequest, HeadersTooLarge, RequestTimeout
from truweel.http.responses import error

__all__ = ["Protocol"]

MAX_HEAD = 64 * 1024
HEAD_SECONDS = 15.0
UNREAD_SECONDS = 60.0
CONTINUE = b"HTTP/1.1 100 "


class _Refused(Exception):
    """Ends the parsing of a request that won't be answered."""


class _Whole:
    """A transport that sends the head of an answer together with the start of its body: one packet, and one system
    call, where uvicorn makes two."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._write = transport.write
        self._head: bytes | None = None
        self._between = True
        self.is_closing = transport.is_closing

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if self._between and not data.startswith(CONTINUE):
            self._between, self._head = False, data
        elif self._head is None:
            self._write(data)
        else:
            head, self._head = self._head, None
            self._transport.writelines((head, data))

    def ended(self) -> None:
        """Nothing more of this answer comes (to HEAD: not even a body); the next write is the head of another."""
        self._flush()
        self._between = True

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._head is not None:
            self.write(b"")


class Protocol(HttpToolsProtocol):
    """One connection. `TimerHandle`s exist only while something is late, so an ordinary request pays for none."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._in_head = True
        self._raw = 0
        self._refusal: ApiError | None = None
        self._late: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._whole = _Whole(cast(asyncio.Transport, transport))
        super().connection_made(cast(asyncio.Transport, self._whole))
        self._late = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def connection_lost(self, exc: Exception | None) -> None:
        self._on_time()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refusal is not None:
            return
        super().data_received(data)
        if self._in_head and self._refusal is None:
            # a line that doesn't end is no header yet; of the first piece only a part may be this request's
            self._raw = 0 if self._raw < 0 else self._raw + len(data)
            if self._raw > MAX_HEAD:
                self._refuse(_too_large())
            elif self._late is None:
                self._late = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def on_message_begin(self) -> None:
        self._in_head, self._raw = True, -1
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD:
            self._refusal = _too_large()
            raise _Refused
        self._in_head = False
        self._on_time()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        self._whole.ended()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """The client doesn't read what it asked for."""
        super().pause_writing()
        self._unread = self.loop.call_later(UNREAD_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        self._refuse(self._refusal or BadRequest(f"{msg} It is no HTTP/1.1."))

    def _too_late(self) -> None:
        self._late = None
        if self.transport.is_closing() or not self._in_head:
            return
        if self.headers:
            self._refuse(RequestTimeout(f"The headers were not complete after {HEAD_SECONDS:.0f} seconds."))
        else:
            self.transport.close()

    def _on_time(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _refuse(self, refusal: ApiError) -> None:
        self._refusal = refusal
        self._on_time()
        id = clock.new_uuid()
        body = error(refusal, path="", correlation_id=id).body
        head = (
            b"content-type: application/json\r\nconnection: close\r\nx-correlation-id: %b\r\ncontent-length: %d\r\n\r\n"
        )
        self.transport.write(STATUS_LINE[refusal.status] + head % (id.encode(), len(body)) + body)
        self.transport.close()


def _too_large() -> ApiError:
    return HeadersTooLarge(f"Address and headers together have more than {MAX_HEAD} bytes.")
