"""What stands before every operation: who is calling, and whether it may now. The limiter hangs in here."""

from typing import Protocol

from truweel.auth.caller import Caller
from truweel.http.call import Call

__all__ = ["Admission", "Authenticator", "Headers", "UnlimitedAdmission", "client_address"]

Headers = list[tuple[bytes, bytes]]


class Authenticator(Protocol):
    """Finds the caller behind an `Authorization` header."""

    def cached_caller(self, authorization: str, tenant: str | None) -> Caller | None:
        """A caller seen a moment ago, without waiting."""

    async def authenticate(self, authorization: str | None, tenant: str | None, client_address: str) -> Caller:
        """The caller; Unauthorized otherwise."""


class Admission(Protocol):
    """Lets a call in or refuses it; `headers` are those that its answer carries either way."""

    async def admit(self, call: Call, headers: Headers) -> Caller:
        """The caller, let in. Unauthorized, TooManyRequests."""


class UnlimitedAdmission:
    """A gate without limits: only who is calling matters."""

    def __init__(self, authenticator: Authenticator) -> None:
        self._authenticator = authenticator

    async def admit(self, call: Call, headers: Headers) -> Caller:
        """The caller; Unauthorized otherwise."""
        authorization, tenant = call.header(b"authorization"), call.header(b"x-tenant")
        caller = self._authenticator.cached_caller(authorization, tenant) if authorization else None
        return caller or await self._authenticator.authenticate(authorization, tenant, client_address(call))


def client_address(call: Call) -> str:
    """The address the call came from."""
    client = call.scope.get("client")
    return client[0] if client else "unknown"
