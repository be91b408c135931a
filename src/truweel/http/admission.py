"""Admission: authenticates the caller and applies its limits, before every operation."""

from typing import Protocol

from starlette.requests import Request

from truweel.auth.caller import Caller
from truweel.http.call import Call

__all__ = ["Admission", "Authenticator", "Headers", "UnlimitedAdmission", "client_address", "request_address"]

Headers = list[tuple[bytes, bytes]]


class Authenticator(Protocol):
    """Finds the caller behind an `Authorization` header."""

    def cached_caller(self, authorization: str, tenant: str | None) -> Caller | None:
        """The caller if it was authenticated a moment ago; never waits."""

    async def authenticate(self, authorization: str | None, tenant: str | None, client_address: str) -> Caller:
        """The authenticated caller. Raises Unauthorized."""


class Admission(Protocol):
    """Admits a call or refuses it. Adds to `headers` what the answer carries in both cases."""

    async def admit(self, call: Call, headers: Headers) -> Caller:
        """The caller of an admitted call. Raises Unauthorized, TooManyRequests."""


class UnlimitedAdmission:
    """Authenticates only; applies no limits."""

    def __init__(self, authenticator: Authenticator) -> None:
        self._authenticator = authenticator

    async def admit(self, call: Call, headers: Headers) -> Caller:
        """The authenticated caller. Raises Unauthorized."""
        authorization, tenant = call.header(b"authorization"), call.header(b"x-tenant")
        caller = self._authenticator.cached_caller(authorization, tenant) if authorization else None
        return caller or await self._authenticator.authenticate(authorization, tenant, client_address(call))


def client_address(call: Call) -> str:
    """The address that the call came from, or `unknown`."""
    client = call.scope.get("client")
    return client[0] if client else "unknown"


def request_address(request: Request) -> str:
    """The address that a request of a page came from, or `unknown`."""
    return request.client.host if request.client else "unknown"
