"""Protection against SSRF: outbound calls reach only public addresses, or networks that the operator allows.

A URL is checked when it is registered, so that the user gets an error. The real protection is the second check, of the
addresses that the client is about to connect to: DNS rebinding gains nothing.
"""

import asyncio
import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from truweel.error_codes import Code
from truweel.errors import InvalidValue

RESOLVE_SECONDS = 5
"""Seconds that the registration of a URL waits for name resolution."""

MAX_URL_LENGTH = 2_000

LOOPBACK = ("127.0.0.0/8", "::1/128")
"""The networks of this machine itself."""

_NOT_PUBLIC = tuple(map(ip_network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "5f00::/16")))
"""What looks public to Python, or did before some version: Azure's own services, protocol assignments, the anycast of
6to4, documentation, segment routing."""

_NAT64 = IPv6Network("64:ff9b::/96")
_CONTROL_CHARACTER = re.compile(r"[\x00-\x20\x7f]")
_NO_URI = re.compile(r'["<>^`{|}]|%(?![0-9A-Fa-f]{2})')
"""What no URI holds (RFC 3986 section 2): receivers refuse a request with it."""
_NUMERIC = re.compile(r"(.*\.)?(\d+|0x[0-9a-f]*)\.?", re.IGNORECASE | re.ASCII)


class UnsafeUrl(InvalidValue):
    """A URL that must not be called; the message is for the user who registers it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, Code.UNSAFE_URL)


class ForbiddenAddress(OSError):
    """A connection that was refused because of its target address."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} is not a public address; the operator can allow its network")


class ForbiddenPort(OSError):
    """A connection that was refused because of its port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is not one that the operator allows")


class NameNotResolved(OSError):
    """A host name that leads to no address."""

    def __init__(self, host: str) -> None:
        super().__init__(f"the host name {host} cannot be resolved")


class SsrfGuard:
    """Knows which addresses may be called: public ones, and those in `allow` (`10.0.0.0/8`, `::1/128`); at any port, or
    at `ports` only.

    `resolver` replaces the system's. Raises ValueError if one of `allow` is not a network.
    """

    def __init__(
        self, allow: Iterable[str] = (), resolver: AbstractResolver | None = None, *, ports: Iterable[int] = ()
    ) -> None:
        self._allow = tuple(ip_network(network) for network in allow)
        self._ports = frozenset(ports)
        self._resolver = resolver

    def permits(self, address: str) -> bool:
        """Whether a connection may go to `address`, an IP literal. An embedded IPv4 address decides."""
        innermost = _innermost(ip_address(address))
        if any(innermost in network for network in self._allow):
            return True
        if any(innermost in network for network in _NOT_PUBLIC):
            return False
        site_local = isinstance(innermost, IPv6Address) and innermost.is_site_local
        return innermost.is_global and not (innermost.is_multicast or innermost.is_reserved or site_local)

    def permits_port(self, port: int) -> bool:
        """Whether a connection may go to `port`."""
        return not self._ports or port in self._ports

    async def check_url(self, url: str) -> None:
        """Raises UnsafeUrl unless `url` may be registered.

        A name that does not resolve now passes: it may resolve later, and the client checks it then.
        """
        parsed = parse_url(url)
        host, port = str(parsed.raw_host), int(parsed.port or 0)
        if not self.permits_port(port):
            raise UnsafeUrl(str(ForbiddenPort(port)))
        for address in await self._resolve(host, port):
            if not self.permits(address):
                where = "" if host == address else f"{host} leads to {address}, and "
                raise UnsafeUrl(f"{where}{ForbiddenAddress(address)}")

    async def permitted_addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host` that may be connected to; connect to no other. Raises NameNotResolved,
        ForbiddenAddress, ForbiddenPort."""
        if not self.permits_port(port):
            raise ForbiddenPort(port)
        addresses = await self._resolve(host, port)
        if not addresses:
            raise NameNotResolved(host)
        permitted = [address for address in addresses if self.permits(address)]
        if not permitted:
            raise ForbiddenAddress(addresses[0])
        return permitted

    async def _resolve(self, host: str, port: int) -> list[str]:
        try:
            return [str(ip_address(host))]
        except ValueError:
            resolver = self._resolver or aiohttp.ThreadedResolver()
        try:
            async with asyncio.timeout(RESOLVE_SECONDS):
                resolved = await resolver.resolve(host, port, socket.AF_UNSPEC)
        except OSError:
            return []
        return [address["host"] for address in resolved]


def parse_url(url: str) -> URL:
    """`url` as it is called: exactly as it was registered, not quoted again. Raises UnsafeUrl."""
    if len(url) > MAX_URL_LENGTH or _CONTROL_CHARACTER.search(url):
        raise UnsafeUrl(f"a URL has at most {MAX_URL_LENGTH} characters and no spaces or control characters")
    if (wrong := _NO_URI.search(url)) is not None:
        raise UnsafeUrl(f"a URL has no {wrong[0]} in it; write it percent-encoded")
    try:
        parsed = URL(url, encoded=url.isascii())
        host, port = parsed.host, parsed.port
    except ValueError as error:
        raise UnsafeUrl(f"not a URL: {error}") from None
    if parsed.scheme not in ("http", "https") or not host or not port:
        raise UnsafeUrl("a URL begins with https:// or http:// and a host, as in https://example.com/hook")
    if parsed.user is not None or parsed.password is not None:
        raise UnsafeUrl("a URL must not hold credentials; the signature tells the receiver who calls")
    if ":" not in host and _NUMERIC.fullmatch(host) and not _is_ipv4(host):
        raise UnsafeUrl(f"{host} is a number, not a host; write an address as 203.0.113.7")
    return parsed


def _is_ipv4(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except ValueError:
        return False


def _innermost(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address embedded in `address` (IPv4-mapped, 6to4, NAT64), else itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or address
