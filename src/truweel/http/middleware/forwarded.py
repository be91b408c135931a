"""Behind a trusted proxy: takes address, scheme, host and path prefix of the client from `X-Forwarded-*`.

`X-Forwarded-For` is read from the right. The first address that is no trusted proxy is the client's. Anything left of
it was sent by the client and may be forged.
"""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from truweel.http.middleware.path_prefix import is_prefix

__all__ = ["ForwardedHeaders"]

Network = IPv4Network | IPv6Network
FOR, PROTO, HOST = b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host"
PATH_PREFIX = b"x-forwarded-prefix"

MAX_ADDRESS_LENGTH = 64
"""Characters; an IPv6 address with a zone has fewer."""


class ForwardedHeaders:
    """Rewrites the scope of requests from `networks`. The headers of all others are ignored."""

    def __init__(self, app: ASGIApp, networks: Sequence[Network]) -> None:
        self._app = app
        self._networks = tuple(networks)
        self._trusted = lru_cache(10_000)(self._is_trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if scope["type"] == "http" and client is not None and self._trusts(client[0]):
            self._rewrite(scope)
        await self._app(scope, receive, send)

    def _trusts(self, text: str) -> bool:
        """Whether the address is a proxy's. A text that is too long for an address isn't kept in the cache."""
        return len(text) <= MAX_ADDRESS_LENGTH and self._trusted(text)

    def _is_trusted(self, text: str) -> bool:
        try:
            address = ip_address(text)
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)
        return any((mapped or address) in network for network in self._networks)

    def _rewrite(self, scope: Scope) -> None:
        forwarded: dict[bytes, list[str]] = {FOR: [], PROTO: [], HOST: [], PATH_PREFIX: []}
        for name, value in scope["headers"]:
            if name in forwarded:
                forwarded[name] += [part.strip() for part in value.decode("latin-1").split(",")]
        for address in reversed(forwarded[FOR]):
            scope["client"] = (_without_port(address), 0)
            if not self._trusts(_without_port(address)):
                break
        if forwarded[PROTO] and forwarded[PROTO][-1].lower() in ("http", "https"):
            scope["scheme"] = forwarded[PROTO][-1].lower()
        if forwarded[PATH_PREFIX]:
            prefix = forwarded[PATH_PREFIX][-1].rstrip("/")
            if is_prefix(prefix):
                scope.setdefault("state", {})["prefix"] = prefix
        if forwarded[HOST] and forwarded[HOST][-1]:
            host = forwarded[HOST][-1].encode("latin-1")
            scope["headers"] = [(n, v) for n, v in scope["headers"] if n != b"host"] + [(b"host", host)]


def _without_port(address: str) -> str:
    """Without port and brackets."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
