"""Credentials that are wrong too often are blocked for a while, longer each time, without being checked.

A block applies to these exact credentials from this address: others who share the address or know the name are not
locked out. The block is a row, so it applies in every process, survives a restart, and can be listed and lifted. A
process reads it only after a failure, and again every second while it refuses by it.
"""

import hashlib
import logging
from collections import OrderedDict
from typing import NamedTuple

from truweel import clock
from truweel.auth import store
from truweel.auth.claims import find_claim
from truweel.auth.store import CredentialBlock
from truweel.errors import Unauthorized
from truweel.limits.abuse import AbuseDetector
from truweel.limits.shared_redis import SharedRedis
from truweel.schema.registry import Registry
from truweel.storage.database import Database

__all__ = ["CredentialBlocks", "Credentials"]

log = logging.getLogger("truweel.auth")

RECHECK_SECONDS = 0.8
CACHE_SIZE = 10_000


class Credentials(NamedTuple):
    """The headers `Authorization` and `X-Tenant` of a request, and the address it came from."""

    authorization: str | None
    tenant: str | None
    address: str

    @property
    def digest(self) -> str:
        """Hash of all three."""
        text = f"{self.address}\0{self.authorization}\0{self.tenant}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, digest_size=16).hexdigest()


class CredentialBlocks:
    """The blocks as one process knows them. `shared` counts for all processes; without it each counts for itself."""

    def __init__(
        self, database: Database, registry: Registry, detector: AbuseDetector, shared_redis: SharedRedis | None = None
    ) -> None:
        self._database = database
        self._registry = registry
        self._detector = detector
        self._shared = shared_redis
        self._cache: OrderedDict[str, tuple[int, float]] = OrderedDict()

    async def check(self, credentials: Credentials) -> None:
        """Unauthorized while `credentials` are blocked."""
        cached = self._cache.get(credentials.digest) if self._cache else None
        if cached is None:
            return
        until, checked_at = cached
        if clock.monotonic() - checked_at > RECHECK_SECONDS and await self._load_block(credentials.digest) is None:
            return
        if self._detector.policy.holds(until, clock.now()):
            raise Unauthorized(
                f"Too many requests with credentials that aren't valid; blocked until {clock.format_instant(until)}.",
                reason="temp-blocked",
            )

    async def record_failure(self, credentials: Credentials) -> int | None:
        """Count one more failure of `credentials`; block them when there were too many. The end of a new block."""
        digest, now = credentials.digest, clock.now()
        is_abuse = await self._shared.record_unauthorized(digest, self._detector.policy) if self._shared else None
        if is_abuse is None:
            is_abuse = self._detector.record_unauthorized(digest, now)
        if await self._load_block(digest) is not None or not is_abuse:
            return None
        claim = await self._database.read(lambda reader: find_claim(reader, self._registry, credentials.authorization))
        tenant_id, user_id = claim.tenant_id, claim.user_id
        block = CredentialBlock(tenant_id, user_id, digest, credentials.address)
        until, times = await self._database.write(
            lambda writer: store.block_credentials(writer, block, now, self._detector.policy)
        )
        self._remember(digest, until)
        log.warning(
            "wrong credentials from %s (user %s:%s) are refused unseen until %s, time %s",
            credentials.address, tenant_id or "-", user_id or "-", clock.format_instant(until), times,
        )  # fmt: skip
        return until

    async def _load_block(self, digest: str) -> int | None:
        """End of the block in milliseconds, read from the database; None where there is none."""
        until = await self._database.read(lambda reader: store.find_credential_block_end(reader, digest))
        if until is None or not self._detector.policy.holds(until, clock.now()):
            self._cache.pop(digest, None)
            return None
        self._remember(digest, until)
        return until

    def _remember(self, digest: str, until: int) -> None:
        self._cache[digest] = (until, clock.monotonic())
        self._cache.move_to_end(digest)
        if len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)
