"""The head of a request: target, `Host` and repeated headers, checked as RFC 9110 and RFC 9112 say before any of it is
used."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote

from truweel.errors import ApiError, BadRequest, MethodNotAllowed, NotImplementedHere
from truweel.http.call import METHODS

__all__ = ["Header", "RequestHead", "check_head"]

MAX_HOST_LENGTH = 261
"""Characters of a host name with its port."""
SINGLE_HEADERS = frozenset({
    b"authorization", b"content-disposition", b"content-range", b"content-type", b"database-mode", b"host",
    b"idempotency-key", b"if-modified-since", b"if-range", b"if-unmodified-since", b"origin", b"proxy-authorization",
    b"range", b"x-tenant",
})  # fmt: skip
"""Headers that are no lists and decide something: which of two lines counts can't be guessed."""
HOST = re.compile(rb"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(:[0-9]*)?")
ABSOLUTE_FORM = re.compile(rb"[a-z][a-z0-9+.-]*://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
ENCODED_SLASH = re.compile(r"%2f", re.IGNORECASE)

Header = tuple[bytes, bytes]


class RequestHead:
    """Path (decoded), raw path, query string and headers (one line a name) of a request."""

    __slots__ = ("headers", "path", "query", "raw_path")

    def __init__(self, target: bytes, headers: list[Header]) -> None:
        raw_path, _, self.query = target.partition(b"?")
        self.raw_path = raw_path
        self.path = _decode_path(raw_path)
        self.headers = headers


def check_head(method: str, target: bytes, http_version: str, lines: list[Header]) -> RequestHead:
    """The head of a request. `lines` are its header lines, names in lower case. Raises ApiError, after which the
    connection can't be used further."""
    headers = dict(lines)
    if len(headers) != len(lines):
        lines = _combine_lines(lines)
        headers = dict(lines)
    if not target.startswith(b"/"):
        target, authority = _parse_other_target(method, target)
        if authority is not None:
            lines = [(b"host", authority), *(line for line in lines if line[0] != b"host")]
            headers[b"host"] = authority
    host = headers.get(b"host")
    if host is None:
        if http_version != "1.0":
            raise BadRequest("Host: missing; HTTP/1.1 needs it.")
    elif len(host) > MAX_HOST_LENGTH or not _is_host(host):
        raise BadRequest(f"Host is '{host[:60].decode('latin-1')}', which is not a host name with an optional port.")
    if b"transfer-encoding" in headers:
        _check_transfer_encoding(http_version, headers)
    return RequestHead(target.partition(b"#")[0], lines)


def _combine_lines(lines: list[Header]) -> list[Header]:
    """One line a name: lines of one name are one list (RFC 9110 section 5.2). Raises BadRequest where they aren't."""
    values: dict[bytes, list[bytes]] = {}
    for name, value in lines:
        values.setdefault(name, []).append(value)
    for name in values:
        if len(values[name]) > 1 and name in SINGLE_HEADERS:
            raise BadRequest(f"{name.decode().title()}: sent on {len(values[name])} lines; send it once.")
    return [(name, (b"; " if name == b"cookie" else b", ").join(texts)) for name, texts in values.items()]


def _parse_other_target(method: str, target: bytes) -> tuple[bytes, bytes | None]:
    """The target as path and query, and the host that it names, which `Host` doesn't override (RFC 9112 section 3.2).
    Raises ApiError."""
    if method == "CONNECT":
        raise MethodNotAllowed("CONNECT is for proxies, which this server isn't.", METHODS)
    if method == "OPTIONS" and target == b"*":
        return target, None
    form = ABSOLUTE_FORM.fullmatch(target)
    if form is None:
        raise BadRequest(f"The request target is '{target[:60].decode('latin-1')}'; it must be a path from / on.")
    authority, rest = form[1], form[2]
    if not rest and method == "OPTIONS":
        return b"*", authority
    return (rest if rest.startswith(b"/") else b"/" + rest), authority


@lru_cache(1000)
def _is_host(text: bytes) -> bool:
    return HOST.fullmatch(text) is not None


def _check_transfer_encoding(http_version: str, headers: Mapping[bytes, bytes]) -> None:
    codings = headers[b"transfer-encoding"].strip().lower()
    error: ApiError | None = None
    if http_version == "1.0" or b"content-length" in headers:
        error = BadRequest("Transfer-Encoding: not with HTTP/1.0, and not together with Content-Length.")
    elif codings != b"chunked":
        name = codings[:60].decode("latin-1")
        error = NotImplementedHere(f"Transfer-Encoding is '{name}'; this server takes chunked alone.")
    if error is not None:
        raise error


def _decode_path(raw: bytes) -> str:
    """The path without percent-encoding. `%2F` is a character of a name, never the slash between two (RFC 3986 section
    2.2), and stays as it is."""
    text = raw.decode("ascii")  # the parser takes no other characters
    return unquote(ENCODED_SLASH.sub("%252F", text)) if "%" in text else text
