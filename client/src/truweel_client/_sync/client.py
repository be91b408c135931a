# Written by `truweel docs` from its twin in `_async`. Do not change it by hand.
"""The client."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, TypeVar, overload

import httpx

from truweel_client._sync.api import Api
from truweel_client._sync.transport import Transport
from truweel_client.codec import decode, encode
from truweel_client.login import Login
from truweel_client.options import Options, credentials_of_environment, login_of
from truweel_client.pacing import Pacer
from truweel_client.parameters import wire_value
from truweel_client.retrying import Retry
from truweel_client.version import __version__

__all__ = ["Truweel"]

T = TypeVar("T")


class Truweel(Api):
    """A client of one server, for one caller. It may be used at the same time by any number of
    callers; close it, or use it in `with`.

    base_url        address of the server: `http://127.0.0.1:8080`
    key, secret     API key and secret, or e-mail address and password
    login           instead of these: an `OAuth`
    strict          refuse what the server doesn't know with 400, instead of ignoring it with a warning. The real
                    service does not know this, and ignores
    tenant          the tenant, for an address that is a user of several
    database_mode   `replica` reads from a copy, which has a daily limit of its own
    timeout         seconds to connect, and between two pieces of an answer; or an `httpx.Timeout`
    proxy           `http://user:password@proxy:3128`; by default those of the environment (HTTPS_PROXY, NO_PROXY)
    verify          False, or an SSL context of your own
    retry           how patient it is
    pacer           one that several clients of the same caller share
    http            an `httpx.Client` of your own, which the caller closes; `timeout`, `proxy` and `verify` are its
    """

    def __init__(
        self,
        base_url: str,
        *,
        key: str | None = None,
        secret: str | None = None,
        login: Login | None = None,
        strict: bool = True,
        tenant: str | None = None,
        database_mode: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        proxy: str | None = None,
        verify: bool | ssl.SSLContext = True,
        retry: Retry | None = None,
        pacer: Pacer | None = None,
        http: httpx.Client | None = None,
    ) -> None:
        options = Options.of(
            base_url,
            login_of(key, secret, login),
            strict=strict,
            tenant=tenant,
            database_mode=database_mode,
            retry=retry,
            pacer=pacer,
            version=__version__,
        )
        self._owns_http = http is None
        if http is None:
            limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
            http = httpx.Client(timeout=timeout, proxy=proxy, verify=verify, limits=limits)
        super().__init__(Transport(options, http))

    @classmethod
    def from_environment(cls, **options: Any) -> Truweel:
        """A client of TRUWEEL_CLIENT_SERVER with TRUWEEL_CLIENT_KEY and TRUWEEL_CLIENT_SECRET. Raises ValueError."""
        server, key, secret = credentials_of_environment()
        return cls(server, key=key, secret=secret, **options)

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        kind: type[T],
        body: Any = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T: ...

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        kind: None = None,
        body: Any = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any: ...

    def request(
        self,
        method: str,
        path: str,
        *,
        kind: Any = None,
        body: Any = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """Any call, with the names of the wire: for what this package has no method for. `path` is below `/api/v2`.

        Returns a `kind`, else the JSON with Decimals; None for an answer without a body.
        """
        pairs: list[tuple[str, str]] = []
        for name, value in (params or {}).items():
            values = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
            pairs += [(name, wire_value(name, one)) for one in values]
        sent_headers = dict(headers or {})
        content = None
        if body is not None:
            content = encode(body)
            sent_headers.setdefault("Content-Type", "application/json")
        response = self._transport.send(method, path, params=pairs, content=content, headers=sent_headers)
        if not response.content:
            return None
        return decode(response.content, Any if kind is None else kind, response.headers.get("etag"))

    def close(self) -> None:
        """Close the connections."""
        if self._owns_http:
            self._transport.http.close()

    def __enter__(self) -> Truweel:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
