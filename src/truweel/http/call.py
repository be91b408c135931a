"""One request. Each part is parsed on first use."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope

from truweel import clock
from truweel.auth.caller import Caller
from truweel.auth.claims import NOBODY
from truweel.error_codes import Code
from truweel.errors import (
    ApiError,
    BadRequest,
    Conflict,
    MethodNotAllowed,
    PayloadTooLarge,
    PreconditionFailed,
    UnsupportedMediaType,
)
from truweel.http.responses import etag_matches, wait_for_disconnect
from truweel.operations.answer import Context, Sign
from truweel.schema.body import decode_body
from truweel.storage.byte_budget import AnswerLease
from truweel.storage.database import ConstraintViolation, Reader, UniqueViolation
from truweel.storage.threads import DaemonThreads

__all__ = [
    "HUGE_BODY_BYTES",
    "JSON_PATCH",
    "LARGE_BODY_BYTES",
    "MERGE_PATCH",
    "METHODS",
    "Call",
    "conflict_error",
    "decode_off_loop",
    "measure",
]

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
MAX_PARAMETERS = 500
ARRAY_BRACKETS = re.compile(r"(?<!^extraFields)\[\d*\]$")
"""What programs write behind the name of a parameter with several values: `id[]=1&id[]=2`, `id[0]=1&id[1]=2`."""
LARGE_BODY_BYTES = 32 * 1024
"""A larger body is decoded, and what it changes is written, outside the event loop."""
HUGE_BODY_BYTES = 1024 * 1024
"""Of larger bodies a process has few in hand at once: decoded they take many times their size."""

T = TypeVar("T")


_decoding = DaemonThreads(2, "decode")


async def decode_off_loop(decode: Callable[[bytes], T], body: bytes) -> T:
    """`decode(body)`, on a thread where the body is large: meanwhile the event loop serves others."""
    if len(body) <= LARGE_BODY_BYTES:
        return decode(body)
    return await asyncio.get_running_loop().run_in_executor(_decoding, decode, body)


class Call:
    """A request under `/api/v2`. `segments` is the path below that; `caller` is set by the admission."""

    caller: Caller

    def __init__(
        self,
        scope: Scope,
        receive: Receive,
        *,
        public_url: str | None,
        body_limit: int,
        sign: Sign | None = None,
        lease: AnswerLease | None = None,
        huge_bodies: asyncio.Semaphore | None = None,
    ) -> None:
        self.scope = scope
        self._receive = receive
        self._sign = sign
        self._lease = lease
        self._huge_bodies = huge_bodies
        self._has_huge_body = False
        self._public_url = public_url
        self._body_limit = body_limit
        self.claim = NOBODY
        """Whom the credentials name, known once the call is refused."""
        self.on_end: Callable[[], None] | None = None
        """Called when the request is over, whatever its answer."""
        self.bytes_read = 0
        """Bytes of the body read so far."""
        self._query: list[tuple[str, str]] | None = None
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.headers: dict[bytes, bytes] = dict(scope["headers"])
        self.correlation_id: str = scope["state"]["correlation_id"]
        """The id in the answer, the log and the history."""
        self.segments: list[str] = self.path[8:].strip("/").split("/")

    def end(self) -> None:
        """The request is over."""
        self.drop_body()
        if self.on_end is not None:
            self.on_end()

    def drop_body(self) -> None:
        """The body is not needed any more: where it is huge, another may be taken in hand."""
        if self._has_huge_body and self._huge_bodies is not None:
            self._has_huge_body = False
            self._huge_bodies.release()

    def header(self, name: bytes) -> str | None:
        """The header `name` (lower case), or None."""
        raw = self.headers.get(name)
        return None if raw is None else raw.decode("latin-1")

    def method_not_allowed(self, *methods: str) -> MethodNotAllowed:
        """The error for a method that this path does not take; `methods` are those it takes."""
        return MethodNotAllowed(f"{self.path} takes {', '.join(methods)}, not {self.method}.", (*methods, "OPTIONS"))

    def require_match(self, version: int) -> None:
        """Raise PreconditionFailed where `If-Match` doesn't name the ETag of `version`, or `If-None-Match` does (RFC
        9110 §13.1)."""
        etag = f'"{version}"'
        if_match, if_none_match = self.headers.get(b"if-match"), self.headers.get(b"if-none-match")
        if if_match is not None and not etag_matches(etag, if_match):
            raise PreconditionFailed(f"It is at version {version}, which If-Match doesn't name.", version)
        if if_none_match is not None and etag_matches(etag, if_none_match):
            raise PreconditionFailed(f"It is at version {version}, which If-None-Match names.", version)

    @property
    def base_url(self) -> str:
        """The URL at which callers reach this server: the setting `public_url`, else the host of the request."""
        if self._public_url:
            return self._public_url
        host = self.headers.get(b"host", b"localhost").decode("latin-1")
        return f"{self.scope['scheme']}://{host or 'localhost'}{self.scope['state'].get('prefix', '')}"

    @property
    def preferences(self) -> dict[str, str]:
        """The preferences of `Prefer` (RFC 7240), names and values in lower case; of two, the first counts."""
        preferences: dict[str, str] = {}
        for part in (self.header(b"prefer") or "").lower().replace(";", ",").split(","):
            name, _, value = part.partition("=")
            preferences.setdefault(name.strip(), value.strip().strip('"'))
        return preferences

    @property
    def context(self) -> Context:
        """What operations need to know of this request."""
        preferences = self.preferences if b"prefer" in self.headers else {}
        return Context(
            base=self.base_url,
            correlation_id=self.correlation_id,
            strict=preferences.get("handling") == "strict",
            representation=preferences.get("return") == "representation",
            if_match=self.header(b"if-match"),
            if_none_match=self.header(b"if-none-match"),
            sign=self._sign,
            lease=self._lease,
        )

    @property
    def query(self) -> list[tuple[str, str]]:
        """The decoded query string. Raises BadRequest if it is not UTF-8 or has too many parameters."""
        if self._query is None:
            self._query = self._parse_query(self.scope["query_string"])
        return self._query

    @staticmethod
    def _parse_query(raw: bytes) -> list[tuple[str, str]]:
        if not raw:
            return []
        try:
            text = raw.decode("ascii")
            pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS)
        except UnicodeDecodeError:
            raise BadRequest("The query string is not percent-encoded UTF-8.") from None
        except ValueError:
            raise BadRequest(f"The query string has more than {MAX_PARAMETERS} parameters.") from None
        if any("\x00" in name or "\x00" in value for name, value in pairs):
            raise BadRequest("The query string holds the character NUL.")
        return (
            [(ARRAY_BRACKETS.sub("", name), value) for name, value in pairs] if b"]" in raw or b"%5" in raw else pairs
        )

    @property
    def uses_replica(self) -> bool:
        """Whether the call reads from the replica (reference [D] S-RATE26). Raises BadRequest for an unknown mode."""
        if b"database-mode" not in self.headers and b"database-mode=" not in self.scope["query_string"]:
            return False
        modes = [self.header(b"database-mode") or "", *(value for name, value in self.query if name == "database-mode")]
        for mode in modes:
            if mode.lower() not in ("", "live", "replica"):
                raise BadRequest(f"Database-Mode is '{mode[:40]}'; it must be live (the default) or replica.")
        return "replica" in (mode.lower() for mode in modes)

    @property
    def content_type(self) -> str:
        """The media type of the body, lower case, without parameters; empty without `Content-Type`."""
        return (self.header(b"content-type") or "").partition(";")[0].strip().lower()

    async def body(self, limit: int | None = None) -> bytes:
        """The body. Raises PayloadTooLarge beyond `limit` bytes (default: the server's), before more is read.

        A huge one waits here until few others are in hand. It counts among them until it is dropped."""
        chunks = [chunk async for chunk in self.stream(limit or self._body_limit)]
        if self.bytes_read > HUGE_BODY_BYTES and self._huge_bodies is not None and not self._has_huge_body:
            await self._huge_bodies.acquire()
            self._has_huge_body = True
        return b"".join(chunks) if len(chunks) != 1 else chunks[0]

    async def stream(self, limit: int, advice: str = "") -> AsyncIterator[bytes]:
        """The body in chunks. Raises PayloadTooLarge beyond `limit` bytes; `advice` ends its message."""
        length = self.headers.get(b"content-length")
        if length is not None and length.isdigit() and (len(length) > 18 or int(length) > limit):
            raise PayloadTooLarge(
                f"The body has {length[:18].decode()} bytes; at most {limit} are taken here.{advice}", limit
            )
        size = 0
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise BadRequest("The connection was closed before the body was complete.")
            chunk: bytes = message.get("body", b"")
            size += len(chunk)
            self.bytes_read = size
            if size > limit:
                raise PayloadTooLarge(
                    f"The body has more than {limit} bytes, the most that is taken here.{advice}", limit
                )
            yield chunk
            if not message.get("more_body", False):
                return

    async def wait_for_disconnect(self) -> None:
        """Returns when the client is gone. What it still sends is dropped."""
        await wait_for_disconnect(self._receive)

    async def json(self, body: bytes | None = None) -> Any:
        """The body as JSON. Raises UnsupportedMediaType for another content type, BadRequest for invalid JSON."""
        media_type = self.content_type
        if media_type and media_type != "application/json" and not media_type.endswith("+json"):
            raise UnsupportedMediaType(
                f"Content-Type is '{media_type}'; this path takes application/json.", "application/json"
            )
        return await decode_off_loop(decode_body, await self.body() if body is None else body)


Connection = TypeVar("Connection", bound=Reader)
Result = TypeVar("Result")


def measure(call: Call, work: Callable[[Connection], Result]) -> Callable[[Connection], Result]:
    """`work`, which adds its statements, its seconds and the bytes that it wrote to the request's state, for log,
    metrics and quota."""
    stored_before = call.scope["state"]["stored"]

    def measured_work(connection: Connection) -> Result:
        state, statements_before, started = call.scope["state"], connection.statements, clock.monotonic()
        bytes_before = connection.bytes_written
        try:
            answer = work(connection)
            state["stored"] = stored_before + connection.bytes_written - bytes_before  # it may run again
            return answer
        finally:
            state["statements"] += connection.statements - statements_before
            state["database"] += clock.monotonic() - started

    return measured_work


def conflict_error(violation: ConstraintViolation) -> ApiError:
    """The error for a violated constraint: a duplicate value, or a referenced record deleted meanwhile."""
    if isinstance(violation, UniqueViolation):
        return Conflict(
            f"Another record has the same value where it must be unique ({violation.names}).",
            code=Code.NOT_UNIQUE,
            params={"members": violation.names.split(", ")},
        )
    return Conflict("A record that this one refers to was removed meanwhile.")
