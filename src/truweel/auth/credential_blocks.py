"""Credentials that are wrong over and over are refused unseen for a while, longer each time.

It binds these very credentials from this address: nobody else is locked out, whoever shares the address or knows the
name. The block is a row, so that it holds in every process, outlives a restart, and is seen and lifted; a process
looks for it only after a refusal, and again each second while it refuses by it.
"""

import hashlib
import logging
from collections import OrderedDict
from typing import NamedTuple

from truweel import clock
from truweel.auth import basic, store
from truweel.auth.store import CredentialBlock
from truweel.errors import Unauthorized
from truweel.limits.abuse import AbuseDetector
from truweel.limits.shared_redis import SharedRedis
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Database, Reader

__all__ = ["CredentialBlocks", "Credentials"]

log = logging.getLogger("truweel.auth")

RECHECK_SECONDS = 0.8
CACHE_SIZE = 10_000


class Credentials(NamedTuple):
    """What a request brought along: its headers `Authorization` and `X-Tenant`, and the address it came from."""

    authorization: str | None
    tenant: str | None
    address: str

    @property
    def digest(self) -> str:
        """All of it as one text, from which it can't be read."""
        text = f"{self.address}\0{self.authorization}\0{self.tenant}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, digest_size=16).hexdigest()


class CredentialBlocks:
    """The blocks as one process knows them. `shared` counts for all processes; without it each counts for itself."""

    def __init__(
        self, database: Database, registry: Registry, watch: AbuseDetector, shared: SharedRedis | None = None
    ) -> None:
        self._database = database
        self._registry = registry
        self._watch = watch
        self._shared = shared
        self._held: OrderedDict[str, tuple[int, float]] = OrderedDict()

    async def check(self, given: Credentials) -> None:
        """Unauthorized while `given` is refused unseen."""
        held = self._held.get(given.digest) if self._held else None
        if held is None:
            return
        until, looked = held
        if clock.monotonic() - looked > RECHECK_SECONDS and await self._look(given.digest) is None:
            return
        if until > clock.now():
            raise Unauthorized(
                f"Too many requests with credentials that aren't valid; blocked until {clock.format_instant(until)}.",
                reason="temp-blocked",
            )

    async def record_failure(self, given: Credentials) -> None:
        """`given` was refused once more."""
        id, now = given.digest, clock.now()
        over = await self._shared.record_unauthorized(id, self._watch.policy) if self._shared else None
        if over is None:
            over = self._watch.record_unauthorized(id, now)
        if await self._look(id) is not None or not over:
            return
        tenant_id, user_id = await self._database.read(lambda reader: self._whose(reader, given))
        refusal = CredentialBlock(tenant_id, user_id, id, given.address)
        until, times = await self._database.write(
            lambda writer: store.block_credentials(writer, refusal, now, self._watch.policy)
        )
        self._hold(id, until)
        log.warning(
            "wrong credentials from %s (user %s:%s) are refused unseen until %s, time %s",
            given.address, tenant_id or "-", user_id or "-", clock.format_instant(until), times,
        )  # fmt: skip

    async def _look(self, id: str) -> int | None:
        """Until when there is a block, as the database has it now."""
        until = await self._database.read(lambda reader: store.find_credential_block_end(reader, id))
        if until is None or until <= clock.now():
            self._held.pop(id, None)
            return None
        self._hold(id, until)
        return until

    def _hold(self, id: str, until: int) -> None:
        self._held[id] = (until, clock.monotonic())
        self._held.move_to_end(id)
        if len(self._held) > CACHE_SIZE:
            self._held.popitem(last=False)

    def _whose(self, reader: Reader, given: Credentials) -> tuple[int, int]:
        """Tenant and user that the name belongs to, 0 and 0 for nobody's: only what is known to be a name is kept."""
        scheme, encoded = basic.split_scheme(given.authorization or "")
        try:
            name = basic.decode_credentials(encoded)[0] if scheme == "basic" else ""
        except Unauthorized:
            name = ""
        if "@" not in name:
            key = store.find_key(reader, name)
            return (key.tenant_id, key.user_id) if key else (0, 0)
        users = records.find_in_all_tenants(reader, self._registry["users"], "email", name.strip().casefold())
        return users[0] if len(users) == 1 else (0, 0)
