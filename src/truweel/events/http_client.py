"""The HTTP/1.1 client of deliveries: a POST, and the answer as far as it can be read.

A receiver has decided once its status line has arrived. What stands behind it may break the rules of HTTP: a body
behind a 204 (RFC 9112 section 6.3 makes it no part of the answer), a length twice, a name with a space. HTTP clients
raise there, and the delivery would be repeated though it was taken. Decision 0068 says what was weighed.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import Mapping
from types import TracebackType
from typing import cast

import aiohappyeyeballs
import httptools
from yarl import URL

from truweel.events.ssrf import SsrfGuard, parse_url

__all__ = [
    "MAX_BODY_STORED",
    "ConnectFailed",
    "ConnectTimeout",
    "Disconnected",
    "HttpClient",
    "NotHttp",
    "ReceivedAnswer",
]

MAX_HEAD_BYTES = 262_144
"""Bytes of a head that are read. The status line decides where it is longer."""
MAX_BODY_READ = 65_536
MAX_BODY_STORED = 1_024
WRITE_SIZE = 262_144
"""Bytes that are handed to the socket at once."""
SHUTDOWN_SECONDS = 5.0
IDLE_SECONDS = 15.0
"""Seconds that a connection is kept for the next request."""
SECOND_ADDRESS_SECONDS = 0.25
"""Seconds after which the next address of a host is tried beside the first (RFC 8305 section 5)."""

_STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-9]\d\d)(?: [^\n]*)?\r?\n")
STATUS_LINE_START = b"HTTP/1."
SWITCHING_PROTOCOLS = 101


class NotHttp(Exception):
    """What was received doesn't begin with a status line of HTTP/1."""


class ConnectTimeout(TimeoutError):
    """No connection in time."""


class ConnectFailed(OSError):
    """No connection; its cause says why."""


class Disconnected(Exception):
    """The receiver closed the connection before its answer had a head."""


class ReceivedAnswer:
    """The answer of a receiver. `body_start` is its first bytes, at most `MAX_BODY_STORED`."""

    __slots__ = ("body_start", "headers", "status")

    def __init__(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.status = status
        self.headers = headers
        self.body_start = b""

    def header(self, name: str) -> str | None:
        """The first header with this name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class HttpClient:
    """Sends requests to receivers, over connections that it keeps. It has no cookies and no proxies, and follows no
    redirect. Leave the block to close its connections."""

    def __init__(self, guard: SsrfGuard, headers: dict[str, str]) -> None:
        self._guard = guard
        self._headers = headers
        self._tls: ssl.SSLContext | None = None
        self._idle: dict[tuple[str, str, int], list[_Connection]] = {}
        self._open: set[_Connection] = set()

    async def __aenter__(self) -> "HttpClient":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for connection in self._open:
            connection.abort()
        if self._open:
            await asyncio.wait([connection.closed for connection in self._open], timeout=SHUTDOWN_SECONDS)

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, connect_timeout: float, read_timeout: float
    ) -> ReceivedAnswer:
        """POST `body`. Name resolution, connection and TLS take `connect_timeout` seconds at most; then the head of the
        answer, and again its body, `read_timeout` seconds.

        Raises UnsafeUrl, the errors of `SsrfGuard.permitted_addresses`, ConnectTimeout, ConnectFailed,
        ssl.SSLCertVerificationError, TimeoutError, NotHttp, Disconnected, OSError, and ValueError for a header that
        can't be sent.
        """
        target = parse_url(url)
        head = self._head(target, len(body), headers)
        key = (target.scheme, str(target.raw_host), int(target.port or 0))
        connection = self._take_idle(key)
        if connection is None:
            try:
                async with asyncio.timeout(connect_timeout):
                    connection = await self._connect(*key)
            except TimeoutError as error:
                raise ConnectTimeout from error
        try:
            async with asyncio.timeout(read_timeout):
                answer = await connection.send(head, body)
            await connection.read_body(read_timeout)
        except BaseException:
            connection.close()
            raise
        if connection.is_reusable:
            self._idle.setdefault(key, []).append(connection)
            connection.keep(IDLE_SECONDS)
        else:
            connection.close()
        return answer

    def _head(self, url: URL, length: int, headers: Mapping[str, str]) -> bytes:
        host = str(url.raw_host)
        host = f"[{host}]" if ":" in host else host
        fields = {
            "Host": host if url.is_default_port() else f"{host}:{url.port}",
            **headers,
            **self._headers,
            "Content-Length": str(length),
        }
        for name, value in fields.items():
            if "\r" in value or "\n" in value or "\0" in value:
                raise ValueError(f"header {name} has a line break in it")
        lines = [f"POST {url.raw_path_qs} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def _take_idle(self, key: tuple[str, str, int]) -> "_Connection | None":
        connections = self._idle.get(key, [])
        while connections:
            connection = connections.pop()
            if not connections:
                del self._idle[key]
            if connection.take():
                return connection
        return None

    async def _connect(self, scheme: str, host: str, port: int) -> "_Connection":
        addresses = await self._guard.permitted_addresses(host, port)
        try:
            sock = await _open_socket(addresses, port)
            _, connection = await asyncio.get_running_loop().create_connection(
                _Connection,
                sock=sock,
                ssl=self._tls_context() if scheme == "https" else None,
                server_hostname=host if scheme == "https" else None,
            )
        except (TimeoutError, ssl.SSLCertVerificationError):
            raise
        except OSError as error:
            raise ConnectFailed from error
        self._open.add(connection)
        connection.closed.add_done_callback(lambda _: self._open.discard(connection))
        return connection

    def _tls_context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = ssl.create_default_context()
            self._tls.set_alpn_protocols(["http/1.1"])
        return self._tls


async def _open_socket(addresses: list[str], port: int) -> socket.socket:
    """A socket that is connected to one of `addresses`, the first that answers."""
    infos: list[aiohappyeyeballs.AddrInfoType] = [
        (socket.AF_INET6, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port, 0, 0))
        if ":" in address
        else (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port))
        for address in addresses
    ]
    return await aiohappyeyeballs.start_connection(infos, happy_eyeballs_delay=SECOND_ADDRESS_SECONDS, interleave=1)


class _Connection(asyncio.Protocol):
    """A connection to a receiver, for one request at a time."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self.closed = self._loop.create_future()
        """Done when the connection is."""
        self._writable = asyncio.Event()
        self._writable.set()
        self._idle_timer: asyncio.TimerHandle | None = None
        self._has_begun = True
        """Whether what has arrived begins with the status line; always so for the first answer of a connection."""
        self._is_odd = False
        """Whether bytes came that belong to no answer, or that no answer may hold."""
        self._may_stay_open = False
        self._parser = self._new_parser()
        self._raw = bytearray()
        self._fields: list[tuple[str, str]] = []
        self._answer: ReceivedAnswer | None = None
        self._body_size = 0
        self._head: asyncio.Future[ReceivedAnswer] | None = None
        self._end: asyncio.Future[None] | None = None

    def _new_parser(self) -> httptools.HttpResponseParser:
        parser = httptools.HttpResponseParser(self)
        # So that more of an odd answer gets into the log; the status line has decided anyway.
        parser.set_dangerous_leniencies(lenient_headers=True, lenient_optional_cr_before_lf=True)
        return parser

    # Its user calls these

    async def send(self, head: bytes, body: bytes) -> ReceivedAnswer:
        """Send a request. Returns when the head of the answer has arrived, though the body may still be on its way."""
        if self._transport is None:
            raise Disconnected
        self._parser = self._new_parser()
        self._raw, self._fields, self._answer, self._body_size = bytearray(), [], None, 0
        self._head, self._end = self._loop.create_future(), self._loop.create_future()
        if len(head) + len(body) <= WRITE_SIZE:
            self._transport.write(head + body)
        else:
            self._transport.write(head)
            for start in range(0, len(body), WRITE_SIZE):
                await self._writable.wait()
                if self._head.done():
                    self._is_odd = True  # the rest of the body is not sent
                    break
                self._transport.write(body[start : start + WRITE_SIZE])
        return await self._head

    async def read_body(self, seconds: float) -> None:
        """Wait for the end of the answer, or of what is read of it. A body that doesn't end in time is cut there."""
        assert self._end is not None
        try:
            async with asyncio.timeout(seconds):
                await self._end
        except TimeoutError:
            self._is_odd = True

    @property
    def is_reusable(self) -> bool:
        """Whether another request may follow."""
        is_open = self._transport is not None and not self._transport.is_closing()
        return is_open and not self._is_odd and self._may_stay_open

    def keep(self, seconds: float) -> None:
        """Close it by itself after `seconds`, unless it is taken before."""
        self._has_begun, self._head = False, None
        self._idle_timer = self._loop.call_later(seconds, self.close)

    def take(self) -> bool:
        """Use it again. False where it was closed."""
        if self._idle_timer is not None:
            self._idle_timer.cancel()
            self._idle_timer = None
        return self._transport is not None and not self._transport.is_closing()

    def close(self) -> None:
        """Close it. What is being sent is dropped, so that a receiver that doesn't read can't hold it open."""
        if self._transport is None or self._transport.get_write_buffer_size():
            self.abort()
        else:
            self._stop_waiting()
            self._transport.close()

    def abort(self) -> None:
        """Close it at once."""
        self._stop_waiting()
        if self._transport is not None:
            self._transport.abort()

    def _stop_waiting(self) -> None:
        if self._idle_timer is not None:
            self._idle_timer.cancel()
        if self._head is not None:
            self._head.cancel()

    # asyncio calls these

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        self._writable.set()
        self.closed.set_result(None)
        if self._answer is None:
            self._fail(exc or Disconnected())
        else:
            self._finish()

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    def data_received(self, data: bytes) -> None:
        if self._head is None:
            self.close()  # bytes behind the last answer
        elif self._is_at_end():
            self._is_odd = True
        else:
            self._read(data)

    def _is_at_end(self) -> bool:
        return self._end is None or self._end.done()

    def _read(self, data: bytes) -> None:
        if self._answer is None:
            self._raw += data
            if not self._has_begun:
                # What stands before the status line belongs to the answer before, such as a body behind a 204.
                start = max(0, self._raw.find(STATUS_LINE_START))
                self._has_begun = start > 0 or self._raw.startswith(STATUS_LINE_START)
                del self._raw[:start]
                data = bytes(self._raw) if self._has_begun else b""
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            self._give_up(error)
        if self._answer is None and len(self._raw) > MAX_HEAD_BYTES:
            self._give_up(NotHttp(f"its head has more than {MAX_HEAD_BYTES} bytes"))

    def _give_up(self, error: Exception) -> None:
        """Read no further. The status line has decided, where there is one."""
        self._is_odd = True
        if self._is_at_end():
            return
        if self._answer is None:
            match = _STATUS_LINE.match(self._raw)
            if match is None:
                self._fail(NotHttp(str(error)))
                return
            self._fields = _read_fields(bytes(self._raw[match.end() :]))
            self._set_answer(int(match[1]))
        self._finish()

    # The parser calls these

    def on_message_begin(self) -> None:
        if self._answer is not None:
            self._is_odd = True  # another answer behind the first
        self._fields = []

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._answer is None:
            self._fields.append((_to_text(name), _to_text(value)))

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if self._answer is None and (status >= 200 or status == SWITCHING_PROTOCOLS):
            self._may_stay_open = self._parser.should_keep_alive()
            self._set_answer(status)

    def on_body(self, body: bytes) -> None:
        if self._answer is None or self._is_at_end():
            return
        self._answer.body_start += body[: MAX_BODY_STORED - len(self._answer.body_start)]
        self._body_size += len(body)
        if self._body_size > MAX_BODY_READ:
            self._is_odd = True
            self._finish()

    def on_message_complete(self) -> None:
        if self._answer is not None:
            self._finish()

    # What has been read

    def _set_answer(self, status: int) -> None:
        self._answer = ReceivedAnswer(status, self._fields)
        self._raw = bytearray()
        self._writable.set()
        if self._head is not None and not self._head.done():
            self._head.set_result(self._answer)

    def _finish(self) -> None:
        if self._end is not None and not self._end.done():
            self._end.set_result(None)

    def _fail(self, error: Exception) -> None:
        if self._head is not None and not self._head.done():
            self._head.set_exception(error)
        self._finish()


def _read_fields(lines: bytes) -> list[tuple[str, str]]:
    """The headers of a head that the parser refuses, as far as they are some."""
    head = re.split(rb"\r?\n\r?\n", lines, maxsplit=1)[0]
    pairs = [line.partition(b":") for line in head.split(b"\n")]
    return [(_to_text(name), _to_text(value)) for name, colon, value in pairs if colon]


def _to_text(received: bytes) -> str:
    """What no database refuses: text without NUL, whatever bytes it was."""
    return received.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}").strip()
