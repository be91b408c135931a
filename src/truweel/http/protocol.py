"""HTTP/1.1: one connection, from the bytes that httptools parses to the exchanges that the application answers.

uvicorn makes one `HttpProtocol` for each connection (`Config(http=HttpProtocol)`). Of uvicorn it needs only what
`ServerConfig` and `ServerState` name. Every wait and every buffer here has a bound.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from typing import Any, Protocol, cast

import httptools
from starlette.types import ASGIApp, Scope

from truweel import clock
from truweel.errors import ApiError, BadRequest, HeadersTooLarge, NotImplementedHere, RequestTimeout
from truweel.http.call import METHODS
from truweel.http.exchange import STATUS_LINES, Exchange
from truweel.http.request_head import Header, check_head
from truweel.http.responses import InternalError, error_answer

__all__ = ["HttpProtocol"]

MAX_HEAD_BYTES = 64 * 1024
HEAD_SECONDS = 15.0
UNREAD_SECONDS = 60.0
"""How long a client may leave an answer unread."""
DISCARD_SECONDS = 30.0
"""How long a body that nobody needs any more is read on, so that its sender gets to read the answer."""

log = logging.getLogger("truweel.http")


class ServerConfig(Protocol):
    """What is used of `uvicorn.Config`."""

    @property
    def loaded_app(self) -> Any:
        """The ASGI application."""

    @property
    def timeout_keep_alive(self) -> float:
        """Seconds that a connection may be idle."""


class ServerState(Protocol):
    """What is used of the state of `uvicorn.Server`. It calls `shutdown` of each of `connections` when it stops, and
    waits until both sets are empty."""

    connections: set[Any]
    tasks: set[asyncio.Task[None]]
    default_headers: list[Header]


class _RequestRefused(Exception):
    """Stops the parser: the request was refused."""


class HttpProtocol(asyncio.Protocol):
    """One connection. Timers start only when a request is late, so an ordinary request costs none."""

    def __init__(
        self,
        config: ServerConfig,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        self.loop = _loop or asyncio.get_running_loop()
        self.transport: asyncio.Transport = cast(asyncio.Transport, None)
        self.is_write_paused = False
        self._app: ASGIApp = config.loaded_app
        self._keep_alive_seconds = config.timeout_keep_alive
        self._server = server_state
        self._app_state = app_state
        self._parser = self._new_parser()
        self._is_read_paused = False
        self._writable: asyncio.Future[None] | None = None
        self._unanswered: deque[Exchange] = deque()
        """The exchange that is being answered, then those that the client sent behind it."""
        self._refusal: ApiError | None = None

        self._target = b""
        self._lines: list[Header] = []
        self._exchange: Exchange | None = None
        """The exchange whose body is being received."""
        self._is_reading_head = True
        self._has_progressed = False
        self._pending_bytes = 0

        self._head_timer: asyncio.TimerHandle | None = None
        self._idle_timer: asyncio.TimerHandle | None = None
        self._unread_timer: asyncio.TimerHandle | None = None

    def _is_refused(self) -> bool:
        return self._refusal is not None

    @property
    def default_headers(self) -> list[Header]:
        """Headers of every answer: `Date`."""
        return self._server.default_headers

    # asyncio calls these

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has connected."""
        self.transport = cast(asyncio.Transport, transport)
        self._server.connections.add(self)
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self._head_timed_out)
        self._base_scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "server": _address(transport.get_extra_info("sockname")),
            "client": _address(transport.get_extra_info("peername")),
            "scheme": "https" if transport.get_extra_info("sslcontext") else "http",
            "root_path": "",
        }

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone, or was disconnected."""
        self._server.connections.discard(self)
        for timer in (self._head_timer, self._idle_timer, self._unread_timer):
            if timer is not None:
                timer.cancel()
        self._head_timer = self._idle_timer = self._unread_timer = None
        for exchange in self._unanswered:
            exchange.disconnect()
        self._unanswered.clear()
        self.resume_writing()

    def data_received(self, data: bytes) -> None:
        """Bytes have arrived."""
        if self._is_refused():
            return
        if self._idle_timer is not None and not self._is_discarding():
            self._idle_timer.cancel()
            self._idle_timer = None
        self._has_progressed = False
        self._parse(data)
        if self._is_refused():
            return
        # Heads, trailers and chunk extensions that go on and on reach no callback: they are bounded by what arrives.
        self._pending_bytes = 0 if self._has_progressed else self._pending_bytes + len(data)
        if self._pending_bytes > MAX_HEAD_BYTES:
            self.refuse(_too_large())
        elif self._is_reading_head and self._head_timer is None:
            self._head_timer = self.loop.call_later(HEAD_SECONDS, self._head_timed_out)

    def _parse(self, data: bytes) -> None:
        rest: bytes | memoryview = data
        try:
            while rest and not self._is_refused():
                rest = self._parse_to_upgrade(rest)
        except httptools.HttpParserInvalidMethodError:
            self.refuse(NotImplementedHere(f"The method must be one of {', '.join(METHODS)}."))
        except httptools.HttpParserInvalidURLError:
            self.refuse(BadRequest("The request target holds characters that must be percent-encoded."))
        except httptools.HttpParserCallbackError as error:
            if not self._is_refused():
                log.exception("unexpected failure of the parser", exc_info=error.__context__)
                self.refuse(InternalError("Internal error; the server's log has the details."))
        except httptools.HttpParserError:
            self.refuse(BadRequest("Invalid HTTP request received. The request is not valid HTTP/1.1."))

    def _parse_to_upgrade(self, data: bytes | memoryview) -> memoryview:
        """What of `data` follows the head of a request with `Upgrade`; nothing where there is none."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._ignore_upgrade()
            return memoryview(data)[upgrade.args[0] :]
        return memoryview(b"")

    def _ignore_upgrade(self) -> None:
        """Begin the request anew without its `Upgrade` (RFC 9110 section 7.8): with it, the parser takes the body for
        bytes of another protocol."""
        method, version = self._parser.get_method(), self._parser.get_http_version().encode()
        lines = [name + b": " + value for name, value in self._lines if name != b"upgrade"]
        self._parser = self._new_parser()
        self._parser.feed_data(b"\r\n".join([b"%b %b HTTP/%b" % (method, self._target, version), *lines, b"", b""]))

    def _new_parser(self) -> httptools.HttpRequestParser:
        parser = httptools.HttpRequestParser(self)
        parser.set_dangerous_leniencies(lenient_data_after_close=True)  # else a pipelined request loses its answer
        return parser

    def eof_received(self) -> None:
        """The client sends no more: the transport closes itself."""

    def pause_writing(self) -> None:
        """The client does not read its answer: drop the connection after `UNREAD_SECONDS`."""
        self.is_write_paused = True
        self._unread_timer = self.loop.call_later(UNREAD_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read enough, or is gone."""
        self.is_write_paused = False
        if self._unread_timer is not None:
            self._unread_timer.cancel()
            self._unread_timer = None
        if self._writable is not None:
            self._writable.set_result(None)
            self._writable = None

    # The parser calls these

    def on_message_begin(self) -> None:
        """A request begins."""
        self._target, self._lines, self._is_reading_head = b"", [], True
        self._exchange = None

    def on_url(self, part: bytes) -> None:
        """A part of the target."""
        self._target += part

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header line, or one behind the body (a trailer), which means nothing here."""
        if self._is_reading_head:
            self._lines.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """The head is complete. Refuses it or lets the application answer."""
        self._has_progressed = True
        self._is_reading_head = False
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None
        if len(self._target) + sum(len(name) + len(value) for name, value in self._lines) > MAX_HEAD_BYTES:
            self.refuse(_too_large())
            raise _RequestRefused
        method = self._parser.get_method().decode("ascii")
        if self._parser.should_upgrade() and method != "CONNECT":
            return  # `_ignore_upgrade` follows
        version = self._parser.get_http_version()
        try:
            head = check_head(method, self._target, version, self._lines)
        except ApiError as error:
            self.refuse(error)
            raise _RequestRefused from None
        scope: Scope = {
            **self._base_scope,
            "http_version": version,
            "method": method,
            "path": head.path,
            "raw_path": head.raw_path,
            "query_string": head.query,
            "headers": head.headers,
            "state": self._app_state.copy(),
        }
        exchange = self._exchange = Exchange(
            self,
            scope,
            keep_alive=version != "1.0" and self._parser.should_keep_alive(),
            expects_continue=any(n == b"expect" and v.lower() == b"100-continue" for n, v in head.headers),
        )
        self._unanswered.append(exchange)
        if len(self._unanswered) == 1:
            self._start_task(exchange.run(self._app))
        else:
            self._pause_reading()

    def on_body(self, part: bytes) -> None:
        """A part of the body."""
        self._has_progressed = True
        exchange = self._exchange
        if exchange is not None and not exchange.is_answered and exchange.add_body(part):
            self._pause_reading()

    def on_message_complete(self) -> None:
        """The request is complete."""
        self._has_progressed = True
        exchange, self._exchange = self._exchange, None
        if exchange is None:
            return
        exchange.end_body()
        if exchange.is_answered and not self._unanswered:
            self._start_idle_timer(self._keep_alive_seconds)

    # Exchanges call these

    async def wait_until_writable(self) -> None:
        """Return once the client has read enough, or is gone."""
        while self.is_write_paused:
            if self._writable is None:
                self._writable = self.loop.create_future()
            await asyncio.shield(self._writable)

    def resume_reading(self) -> None:
        """Read from the socket again, unless requests wait behind the one that is being answered."""
        if self._is_read_paused and len(self._unanswered) <= 1:
            self._is_read_paused = False
            self.transport.resume_reading()

    def end_exchange(self) -> None:
        """The first of the unanswered exchanges is answered: go on to the next one."""
        self._unanswered.popleft()
        if self.transport.is_closing():
            return
        self.resume_reading()
        if self._unanswered:
            self._start_task(self._unanswered[0].run(self._app))
        elif self._refusal is not None:
            self._send_refusal(self._refusal)
        else:
            self._start_idle_timer(DISCARD_SECONDS if self._is_discarding() else self._keep_alive_seconds)

    def fail_exchange(self, error: ApiError) -> None:
        """The application failed to answer the first of the unanswered exchanges: answer `error`, and close."""
        for exchange in self._unanswered:
            exchange.disconnect()
        self._unanswered.clear()
        self._refusal = error
        self._send_refusal(error)

    def refuse(self, error: ApiError) -> None:
        """Answer `error` to what is being received, after the answers before it, and close the connection."""
        if self._refusal is not None:
            return
        self._refusal = error
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None
        exchange = self._exchange
        if exchange is not None:  # its body is at fault
            if exchange.has_started:
                self.transport.close()
                return
            self._unanswered.remove(exchange)
            exchange.disconnect()
        if not self._unanswered:
            self._send_refusal(error)

    # uvicorn calls this

    def shutdown(self) -> None:
        """The server stops: close the connection once its last request is answered."""
        if self._unanswered:
            self._unanswered[-1].keep_alive = False
        else:
            self.transport.close()

    def _start_task(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = self.loop.create_task(coroutine)
        self._server.tasks.add(task)
        task.add_done_callback(self._server.tasks.discard)

    def _pause_reading(self) -> None:
        if not self._is_read_paused:
            self._is_read_paused = True
            self.transport.pause_reading()

    def _is_discarding(self) -> bool:
        """Whether a body is arriving whose request is answered."""
        return self._exchange is not None and self._exchange.is_answered

    def _start_idle_timer(self, seconds: float) -> None:
        if self._idle_timer is not None:
            self._idle_timer.cancel()
        self._idle_timer = self.loop.call_later(seconds, self.transport.close)

    def _head_timed_out(self) -> None:
        self._head_timer = None
        if self.transport.is_closing() or not self._is_reading_head:
            return
        if self._lines:
            self.refuse(RequestTimeout(f"The headers were not complete after {HEAD_SECONDS:.0f} seconds."))
        else:
            self.transport.close()

    def _send_refusal(self, error: ApiError) -> None:
        id = clock.new_uuid()
        answer = error_answer(error, path="", correlation_id=id)
        headers = {
            "content-type": "application/json",
            "connection": "close",
            "x-correlation-id": id,
            **{name.lower(): value for name, value in answer.headers.items()},
            "content-length": str(len(answer.body)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(STATUS_LINES[error.status] + lines.encode("latin-1") + b"\r\n" + answer.body)
        self.transport.close()


def _address(name: Any) -> tuple[str, int] | None:
    """Host and port of a socket's name; None for one without, such as a Unix socket."""
    return (str(name[0]), int(name[1])) if isinstance(name, (list, tuple)) else None


def _too_large() -> ApiError:
    return HeadersTooLarge(f"Address and headers together have more than {MAX_HEAD_BYTES} bytes.")
