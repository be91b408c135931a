"""Counts what is refused in memory, and stores it every few seconds: 401, 403 and 429, and the blocks that follow."""

from collections import Counter
from contextlib import AbstractAsyncContextManager
from typing import Any

from truweel import clock
from truweel.auth.claims import Claim
from truweel.auth.refusals import Refusal, RefusalCount, RefusalFilter, add_refusals, list_refusals
from truweel.auth.throttle import network_of
from truweel.background_task import repeating
from truweel.errors import ApiError
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Database, Reader
from truweel.storage.history import load_app_names

__all__ = ["BLOCKED", "Refusals", "describe_refusals"]

FLUSH_SECONDS = 5.0
MAX_OF_TENANT = 100
"""Kinds of refusals of one tenant, or of strangers, that are told apart between two flushes."""
MAX_KINDS = 2_000
STATUSES = (401, 403, 429)
MAX_NOTE = 300
BLOCKED = "blocked"


class Refusals:
    """The refusals of one process. A crash loses those of the last seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: dict[Refusal, RefusalCount] = {}
        self._kinds: Counter[int] = Counter()

    def record_error(self, error: ApiError, claim: Claim, address: str, route: str) -> None:
        """Count an error that was answered to `claim`; other statuses are ignored."""
        if error.status in STATUSES:
            self._record(
                error.status, str(error.params.get("reason") or error.code), claim, address, route, error.message
            )

    def record_block(self, status: int, claim: Claim, address: str, route: str, note: str) -> None:
        """Count the beginning of a block, after too many answers of `status`."""
        self._record(status, BLOCKED, claim, address, route, note)

    def _record(self, status: int, code: str, claim: Claim, address: str, route: str, note: str) -> None:
        if status == 401:
            address = network_of(address)  # one caller has more addresses of IPv6 than a table has rows
        refusal = Refusal(claim.tenant_id, status, code, claim.user_id, claim.app_id, claim.key, address, route)
        if refusal not in self._counts:
            if self._kinds[claim.tenant_id] >= MAX_OF_TENANT or len(self._counts) >= MAX_KINDS:
                refusal = refusal.folded
            else:
                self._kinds[claim.tenant_id] += 1
        now = clock.now()
        count = RefusalCount(1, now, now, note[:MAX_NOTE])
        if refusal in self._counts:
            self._counts[refusal].add(count)
        else:
            self._counts[refusal] = count

    async def flush(self) -> None:
        """Store what was counted."""
        counts, self._counts = self._counts, {}
        self._kinds.clear()
        if counts:
            await self._database.write(lambda writer: add_refusals(writer, counts))

    def running(self) -> AbstractAsyncContextManager[None]:
        """Store regularly while the block runs, and at its end."""
        return repeating(self.flush, FLUSH_SECONDS, "storing what was refused")


def describe_refusals(
    reader: Reader, registry: Registry, tenant_id: int, chosen: RefusalFilter
) -> list[dict[str, Any]]:
    """The refusals of a tenant (0: of strangers) as JSON of the API, with the names of users and apps."""
    rows = list_refusals(reader, tenant_id, chosen)
    user_ids = {row.refusal.user_id for row in rows} - {0}
    users = records.load_many(reader, registry["users"], tenant_id, sorted(user_ids)) if user_ids else {}
    apps = load_app_names(reader, sorted({row.refusal.app_id for row in rows} - {0}))
    return [
        {
            "hour": clock.format_instant(row.hour),
            "status": row.refusal.status,
            "code": row.refusal.code,
            "count": row.count.count,
            "firstAt": clock.format_instant(row.count.first_at),
            "lastAt": clock.format_instant(row.count.last_at),
            "userId": str(row.refusal.user_id) if row.refusal.user_id else None,
            "user": users[row.refusal.user_id].__dict__["email"] if row.refusal.user_id in users else None,
            "appId": str(row.refusal.app_id) if row.refusal.app_id else None,
            "app": apps.get(row.refusal.app_id),
            "key": row.refusal.key or None,
            "address": row.refusal.address or None,
            "route": row.refusal.route or None,
            "message": row.count.note,
        }
        for row in rows
    ]
