"""One HTTP delivery: send the bytes, hear the answer, say in words what went wrong."""

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
from truweel.events.ssrf import ForbiddenAddress, SsrfGuard

DEFAULT_TIMEOUT = 2.0
"""Seconds to connect and to answer, unless the endpoint has its own (`wire.md` section 4.1)."""

MAX_TIMEOUT = 30.0
MAX_UNSTREAMED_BODY = 1_048_576
MAX_BODY_READ = 65_536
MAX_BODY_STORED = 1_024
MAX_HEADERS_STORED = 64
MAX_HEADER_LENGTH = 1_024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt.

    `status` is None when no answer came; `headers` and `body_start` (text, at most 1 KiB) are the answer's,
    cut short; `error` is None on success and else one sentence; `retry_after` is the answer's header as sent.
    """

    status: int | None
    headers: tuple[tuple[str, str], ...]
    body_start: str
    duration_ms: int
    error: str | None
    retry_after: str | None

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver took it: any 2xx, and nothing else (`wire.md` section 4.1)."""
        return self.error is None


def open_session(guard: SsrfGuard) -> aiohttp.ClientSession:
    """The client for all deliveries of a process. It keeps connections, and neither cookies nor proxies."""
    return aiohttp.ClientSession(
        connector=guard.create_connector(),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,  # a small answer must not unpack into a large one
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
    """POST exactly `body` to `url` once; redirects are not followed, and no failure of the receiver raises.

    `connect_timeout` seconds are given to resolve, connect and agree on TLS, `read_timeout` seconds to answer after
    that, and `read_timeout` more for the body of the answer, of which no more than 64 KiB are read. Trickling gains no
    time.
    """
    started_at = clock.monotonic()
    timeout = aiohttp.ClientTimeout(total=None, connect=connect_timeout, sock_read=read_timeout)
    try:
        async with asyncio.timeout(connect_timeout + read_timeout):
            response = await session.post(
                URL(url, encoded=url.isascii()),  # as it was registered, not as one would quote it anew
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
    """The first bytes of the answer's body; the connection lives on only if the body ended in time."""
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
        pass  # the status has arrived, and the status decides
    response.close()
    return body_start


def _stored_headers(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value[:MAX_HEADER_LENGTH]) for name, value in list(headers.items())[:MAX_HEADERS_STORED])


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
                if isinstance(error.os_error, ForbiddenAddress)
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
    return " ".join((str(error) or type(error).__name__).split())[:300]
