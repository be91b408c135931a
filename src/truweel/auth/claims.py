"""Whom credentials name, whether or not they are right: for the log of what was refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from truweel import clock
from truweel.auth import basic, store
from truweel.auth.caller import Caller
from truweel.bounded_cache import BoundedCache
from truweel.errors import Unauthorized
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Database, Reader

if TYPE_CHECKING:
    from truweel.auth.credential_blocks import Credentials

__all__ = ["NOBODY", "Claim", "Claims", "find_claim", "presented_key"]

CACHE_BYTES = 3 * 1024 * 1024
CLAIM_BYTES = 300
CACHE_SECONDS = 60


class Claim(NamedTuple):
    """The caller that credentials name: 0 where they name nobody that exists. `key` is the API key, which exists."""

    tenant_id: int = 0
    user_id: int = 0
    app_id: int = 0
    key: str = ""

    @classmethod
    def of(cls, caller: Caller, authorization: str | None) -> "Claim":
        """The claim of a caller who has proved it."""
        return cls(caller.tenant_id, caller.user_id, caller.app_id or 0, presented_key(authorization))

    @property
    def identity(self) -> str:
        """As `Caller.identity`; empty for nobody."""
        return f"{self.tenant_id}:{self.user_id}:{self.app_id or '-'}" if self.tenant_id else ""


NOBODY = Claim()
FindTokenOwner = Callable[[Reader, str], Claim]
"""Whom an access token names, in force or not."""


def presented_key(authorization: str | None) -> str:
    """The name in the header that isn't an e-mail address; empty without one."""
    name = _presented_name(authorization)
    return "" if "@" in name else name


def _presented_name(authorization: str | None) -> str:
    scheme, encoded = basic.split_scheme(authorization or "")
    try:
        return basic.decode_credentials(encoded)[0] if scheme == "basic" else ""
    except Unauthorized:
        return ""


def find_claim(
    reader: Reader, registry: Registry, authorization: str | None, find_token_owner: FindTokenOwner | None = None
) -> Claim:
    """Whom the header names. A name that is unknown isn't kept: it may be a mistyped secret."""
    scheme, token = basic.split_scheme(authorization or "")
    if scheme == "bearer":
        return find_token_owner(reader, token) if find_token_owner is not None else NOBODY
    name = _presented_name(authorization)
    if "@" not in name:
        key = store.find_key(reader, name) if name else None
        return Claim(key.tenant_id, key.user_id, 0, key.key) if key else NOBODY
    users = records.find_in_all_tenants(reader, registry["users"], "email", name.strip().casefold())
    return Claim(*users[0]) if len(users) == 1 else NOBODY


class Claims:
    """The claims of refused credentials, remembered for a minute: who sends the same ones over and over costs one
    look-up."""

    def __init__(self, database: Database, registry: Registry, find_token_owner: FindTokenOwner | None = None) -> None:
        self._database = database
        self._registry = registry
        self._find_token_owner = find_token_owner
        self._cache: BoundedCache[str, tuple[Claim, float]] = BoundedCache(CACHE_BYTES)

    async def find(self, credentials: "Credentials") -> Claim:
        """Whom `credentials` name."""
        authorization = credentials.authorization
        if not authorization:
            return NOBODY
        digest = credentials.digest
        cached = self._cache.get(digest)
        if cached is not None and clock.monotonic() - cached[1] < CACHE_SECONDS:
            return cached[0]
        claim = await self._database.read(
            lambda reader: find_claim(reader, self._registry, authorization, self._find_token_owner)
        )
        self._cache.put(digest, (claim, clock.monotonic()), CLAIM_BYTES)
        return claim
