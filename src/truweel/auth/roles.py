"""User and role → `Caller`: what an authenticated user may do."""

from typing import Any

from truweel import clock
from truweel.auth import store
from truweel.auth.caller import Caller
from truweel.auth.store import ABUSE_POLICY
from truweel.errors import Unauthorized
from truweel.limits.policy import DAILY_LIMIT, DAILY_MEGABYTES, BucketPolicy
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Reader

__all__ = ["RIGHTS", "load_caller"]

RIGHTS = ("none", "read", "write")
DEFAULT_BUCKET = BucketPolicy()


def load_caller(
    reader: Reader, registry: Registry, tenant_id: int, user_id: int, *, via_api: bool = True, check_block: bool = True
) -> Caller:
    """The caller for a user. Unauthorized where the user is deleted, archived or blocked, or the tenant has expired.

    `check_block` False ignores a block: it stops calls, but doesn't change the user's rights.
    """
    status = store.load_user_status(reader, tenant_id, user_id)
    user: Any = records.load(reader, registry["users"], tenant_id, user_id)
    if status is None or user is None or user.deletedAt is not None or user.archivedAt is not None:
        raise Unauthorized("The user doesn't exist any more.", reason="user-gone")
    now = clock.now()
    if status.tenant.expires_at is not None and status.tenant.expires_at <= now:
        raise Unauthorized(f"The test tenant '{status.tenant.slug}' has expired.", reason="tenant-expired")
    if check_block and status.blocked_until is not None and ABUSE_POLICY.holds(status.blocked_until, now):
        raise Unauthorized(
            f"Blocked until {clock.format_instant(status.blocked_until)} ({status.blocked_reason}).",
            reason="temp-blocked",
        )
    role: Any = records.load(reader, registry["roles"], tenant_id, user.roleId) if user.roleId else None
    has_role = role is not None and role.deletedAt is None
    return Caller(
        tenant_id,
        user_id,
        role.name if has_role else "",
        {module: right for module, right in (role.rights or {}).items() if right != "none"} if has_role else {},
        is_administrator=has_role and bool(role.administrator),
        via_api=via_api,
        is_limited=status.is_limited,
        rate=DEFAULT_BUCKET.rate if status.rate is None else status.rate,
        burst=DEFAULT_BUCKET.burst if status.burst is None else max(status.burst, 1),  # less would let nobody in
        wait=status.wait,
        daily_limit=status.tenant.settings.get("daily", DAILY_LIMIT),
        daily_megabytes=status.tenant.settings.get("daily_mb", DAILY_MEGABYTES),
        is_strict=status.is_strict,
        tenant=status.tenant.slug,
        email=user.email,
        time_zone=status.tenant.time_zone,
    )
