"""One HTTP delivery: send the body, read the response, describe in one sentence what went wrong."""

import asyncio
import io
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import responses

import aiohttp
from yarl import URL

from truweel import __version__, clock
from truweel.events.ssrf import ForbiddenAddress, ForbiddenPort, SsrfGuard

DEFAULT_TIMEOUT = 2.0
"""Seconds to connect, and seconds to answer. An endpoint can have its own (`wire.md` section 4.1)."""

MAX_TIMEOUT = 30.0
MAX_UNSTREAMED_BODY = 1_048_576
MAX_BODY_READ = 65_536
MAX_BODY_STORED = 1_024
MAX_HEADER_BYTES_STORED = 4_096


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one attempt.

    `status` is None when no response came. `headers` (the first ones, at most 4 KiB) and `body_start` (text, at most
    1 KiB) are the response's, truncated. `error` is None on success, else one sentence. `retry_after` is the response's
    header as sent.
    """

    status: int | None
    headers: tuple[tuple[str, str], ...]
    body_start: str
    duration_ms: int
    error: str | None
    retry_after: str | None

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver accepted it: any 2xx, and nothing else (`wire.md` section 4.1)."""
        return self.error is None


def open_session(guard: SsrfGuard) -> aiohttp.ClientSession:
    """The HTTP client for all deliveries of a process. It reuses connections; it has no cookies and no proxies."""
    return aiohttp.ClientSession(
        connector=guard.create_connector(),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,  # a small response must not expand into a large one
        headers={"User-Agent": f"Truweel/{__version__}", "Accept-Encoding": "identity"},
        trust_env=False,
    )


async def attempt_delivery(
    session: aiohttp.ClientSession,
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    connect_timeout: float = DEFAULT_TIMEOUT,
    read_timeout: float = DEFAULT_TIMEOUT,
) -> Outcome:
    """POST exactly `body` to `url` once. Redirects are not followed. No failure of the receiver raises.

    `connect_timeout` seconds limit name resolution, connection and TLS handshake. After that, `read_timeout` seconds
    limit the wait for the response head, and again the reading of its body, of which at most 64 KiB are read. A
    receiver that sends byte by byte gets no more time.
    """
    started_at = clock.monotonic()
    timeout = aiohttp.ClientTimeout(total=None, connect=connect_timeout, sock_read=read_timeout)
    try:
        async with asyncio.timeout(connect_timeout + read_timeout):
            response = await session.post(
                URL(url, encoded=url.isascii()),  # exactly as it was registered, not quoted again
                data=body if len(body) <= MAX_UNSTREAMED_BODY else io.BytesIO(body),
                headers=headers,
                allow_redirects=False,
                timeout=timeout,
            )
    except (aiohttp.ClientError, OSError, ValueError, RuntimeError) as error:
        return Outcome(None, (), "", _elapsed_ms(started_at), _describe(error, connect_timeout, read_timeout), None)
    body_start = await _read_body_start(response, read_timeout)
    return Outcome(
        status=response.status,
        headers=_stored_headers(response.headers),
        body_start=body_start.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}"),
        duration_ms=_elapsed_ms(started_at),
        error=_status_error(response.status),
        retry_after=response.headers.get("Retry-After"),
    )


async def _read_body_start(response: aiohttp.ClientResponse, seconds: float) -> bytes:
    """The first bytes of the response's body. The connection is reused only if the body ended in time."""
    body_start, size = b"", 0
    try:
        async with asyncio.timeout(seconds):
            async for chunk in response.content.iter_any():
                body_start += chunk[: MAX_BODY_STORED - len(body_start)]
                size += len(chunk)
                if size > MAX_BODY_READ:
                    break
            else:
                return body_start
    except (aiohttp.ClientError, OSError):
        pass  # the status has arrived, and it alone decides
    response.close()
    return body_start


def _stored_headers(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The first headers, as many as fit into `MAX_HEADER_BYTES_STORED`; the last of them may be cut."""
    stored: list[tuple[str, str]] = []
    remaining = MAX_HEADER_BYTES_STORED
    for name, value in headers.items():
        name_text, value_text = _to_text(name), _to_text(value)
        remaining -= len(name_text.encode())
        if remaining <= 0:
            break
        stored.append((name_text, value_text.encode()[:remaining].decode(errors="ignore")))
        remaining -= len(value_text.encode())
    return tuple(stored)


def _to_text(received: str) -> str:
    """`received` without lone surrogates, which aiohttp makes of bytes that are no UTF-8. No database stores them."""
    return (
        received.encode("utf-8", "surrogateescape")
        .decode("utf-8", "replace")
        .replace("\0", "\N{REPLACEMENT CHARACTER}")
    )


def _elapsed_ms(started_at: float) -> int:
    return round((clock.monotonic() - started_at) * 1000)


def _status_error(status: int) -> str | None:
    if 200 <= status < 300:
        return None
    message = f"answered {status} {responses.get(status, '')}".rstrip()
    return f"{message}; redirects are not followed" if 300 <= status < 400 else message


def _describe(error: Exception, connect_timeout: float, read_timeout: float) -> str:
    """One sentence for the owner of the endpoint. The order matters: the classes of aiohttp overlap."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return f"no connection within {connect_timeout:g} s"
        case TimeoutError():
            return f"no answer within {read_timeout:g} s"
        case aiohttp.ClientConnectorDNSError():
            return f"the host name {error.host} cannot be resolved"
        case aiohttp.ClientConnectorCertificateError():
            return f"TLS: the certificate was not accepted ({_reason(error.certificate_error)})"
        case aiohttp.ClientConnectorError():
            return (
                _reason(error.os_error)
                if isinstance(error.os_error, (ForbiddenAddress, ForbiddenPort))
                else (f"no connection: {_reason(error.os_error)}")
            )
        case aiohttp.ServerDisconnectedError():
            return "the connection was closed without an answer"
        case aiohttp.InvalidURL():
            return f"the URL cannot be called ({_reason(error)})"
        case aiohttp.ClientResponseError():
            return f"the answer is not HTTP ({_reason(error)})"
        case aiohttp.ClientError() | OSError():
            return f"the connection broke ({_reason(error)})"
        case _:
            return f"the request could not be sent ({_reason(error)})"


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and not isinstance(error, ssl.SSLError) and error.errno:
        return os.strerror(error.errno)
    return _to_text(" ".join((str(error) or type(error).__name__).split()))[:300]
