"""One HTTP delivery: send the body, read the response, describe in one sentence what went wrong."""

import json
import os
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.client import responses

from truweel import __version__, clock
from truweel.events.http_client import MAX_BODY_STORED, ConnectFailed, ConnectTimeout, Disconnected, HttpClient, NotHttp
from truweel.events.ssrf import ForbiddenAddress, ForbiddenPort, NameNotResolved, SsrfGuard, UnsafeUrl

DEFAULT_TIMEOUT = 2.0
"""Seconds to connect, and seconds to answer. An endpoint can have its own (`wire.md` section 4.1)."""

MAX_TIMEOUT = 30.0
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


def open_client(guard: SsrfGuard) -> HttpClient:
    """The HTTP client for all deliveries of a process."""
    user_agent = f"Truweel/{__version__}"
    # Not compressed: a small answer must not expand into a large one.
    return HttpClient(guard, {"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": "identity"})


async def attempt_delivery(
    client: HttpClient,
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    connect_timeout: float = DEFAULT_TIMEOUT,
    read_timeout: float = DEFAULT_TIMEOUT,
) -> Outcome:
    """POST exactly `body` to `url` once. Redirects are not followed. No failure of the receiver raises.

    The status line decides, whatever stands behind it. `connect_timeout` seconds limit name resolution, connection and
    TLS handshake. After that, `read_timeout` seconds limit the wait for the response head, and again the reading of its
    body, of which at most 64 KiB are read. A receiver that sends byte by byte gets no more time.
    """
    started_at = clock.monotonic()
    try:
        answer = await client.post(url, body, headers, connect_timeout=connect_timeout, read_timeout=read_timeout)
    except (OSError, ValueError, NotHttp, Disconnected) as error:
        return Outcome(None, (), "", _elapsed_ms(started_at), _describe(error, connect_timeout, read_timeout), None)
    return Outcome(
        status=answer.status,
        headers=_stored_headers(answer.headers),
        body_start=_stored_body(answer.body_start),
        duration_ms=_elapsed_ms(started_at),
        error=_status_error(answer.status),
        retry_after=answer.header("Retry-After"),
    )


def _stored_body(body: bytes) -> str:
    """The body as text that takes at most `MAX_BODY_STORED` bytes."""
    text = body.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.encode()[:MAX_BODY_STORED].decode(errors="ignore")


def _stored_headers(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The first headers, as many as take `MAX_HEADER_BYTES_STORED` as JSON; the last of them may be cut."""
    stored: list[tuple[str, str]] = []
    remaining = MAX_HEADER_BYTES_STORED
    for name, value in headers:
        remaining -= _json_size(name)
        if remaining <= 0:
            break
        cut = value
        while (size := _json_size(cut)) > remaining:
            cut = cut[: len(cut) * remaining // size]
        stored.append((name, cut))
        remaining -= _json_size(value)
    return tuple(stored)


def _json_size(text: str) -> int:
    return len(json.dumps(text, ensure_ascii=False).encode()) - 2


def _elapsed_ms(started_at: float) -> int:
    return round((clock.monotonic() - started_at) * 1000)


def _status_error(status: int) -> str | None:
    if 200 <= status < 300:
        return None
    message = f"answered {status} {responses.get(status, '')}".rstrip()
    return f"{message}; redirects are not followed" if 300 <= status < 400 else message


def _describe(error: Exception, connect_timeout: float, read_timeout: float) -> str:
    """One sentence for the owner of the endpoint. The order matters: the classes overlap."""
    match error:
        case ConnectTimeout():
            return f"no connection within {connect_timeout:g} s"
        case TimeoutError():
            return f"no answer within {read_timeout:g} s"
        case ForbiddenAddress() | ForbiddenPort() | NameNotResolved():
            return str(error)
        case ssl.SSLCertVerificationError():
            return f"TLS: the certificate was not accepted ({_reason(error)})"
        case ConnectFailed():
            return f"no connection: {_reason(error.__cause__ or error)}"
        case Disconnected():
            return "the connection was closed without an answer"
        case UnsafeUrl():
            return f"the URL cannot be called ({_reason(error)})"
        case NotHttp():
            return f"the answer is not HTTP ({_reason(error)})"
        case OSError():
            return f"the connection broke ({_reason(error)})"
        case _:
            return f"the request could not be sent ({_reason(error)})"


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and not isinstance(error, ssl.SSLError) and error.errno:
        return os.strerror(error.errno)
    return " ".join((str(error) or type(error).__name__).split())[:300]
