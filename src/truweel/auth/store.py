"""The SQL of this package: tenants, API keys, passwords, accounts, and the proofs of the server's keys."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from truweel import clock
from truweel.limits.policy import AbusePolicy
from truweel.storage.database import Reader, Writer

__all__ = [
    "ApiKey",
    "CredentialBlock",
    "Tenant",
    "UserLimits",
    "UserStatus",
    "add_key",
    "add_key_proofs",
    "add_tenant",
    "block_credentials",
    "block_user",
    "delete_password",
    "end_access",
    "end_sessions",
    "find_credential_block_end",
    "find_invitation",
    "find_key",
    "find_password_hash",
    "list_blocked_users",
    "list_credential_blocks",
    "list_keys",
    "list_keys_hashed_by",
    "list_tenants",
    "list_user_limits",
    "load_key_proofs",
    "load_tenant",
    "load_user_status",
    "record_key_use",
    "replace_password",
    "retire_key_proof",
    "revoke_key",
    "set_invitation",
    "set_password_hash",
    "set_system_user",
    "set_time_zone",
    "set_user_flags",
    "set_user_limits",
    "take_invitation",
    "unblock_user",
    "update_tenant_settings",
]


ABUSE_POLICY = AbusePolicy()

# Tenants


@dataclass(frozen=True, slots=True)
class Tenant:
    """A firm; `expires_at` is a test tenant's end.

    `settings` may hold `strict` and `limited`, for all its users, `rate`, `burst` and `wait` of a user that has none of
    its own, `daily`, the requests a day of all together in each mode, and `daily_mb`, the megabytes that they may store
    a day.
    `time_zone` is a name of the IANA database. `system_user_id` is the user as whom the server itself writes, None
    before it first does.
    """

    id: int
    slug: str
    name: str
    created_at: int
    is_test: bool
    expires_at: int | None
    settings: Mapping[str, Any]
    time_zone: str = "UTC"
    system_user_id: int | None = None

    def matches_name(self, name: str) -> bool:
        """Whether `X-Tenant: name` means this one: by slug, name or id, in any case."""
        return name.strip().casefold() in (self.slug.casefold(), self.name.casefold(), str(self.id))


_TENANT_COLUMNS = "t.id, t.slug, t.name, t.created_at, t.test, t.expires_at, t.settings, t.time_zone, t.system_user_id"

TENANT_WIDTH = 9


def _tenant_from_row(row: Sequence[Any]) -> Tenant:
    id, slug, name, created_at, test, expires_at, settings, time_zone, system_user_id = row[:TENANT_WIDTH]
    return Tenant(
        id, slug, name, created_at, bool(test), expires_at, json.loads(settings), time_zone or "UTC", system_user_id
    )


def list_tenants(reader: Reader) -> list[Tenant]:
    """Every tenant, the oldest first."""
    return [_tenant_from_row(row) for row in reader.rows(f"SELECT {_TENANT_COLUMNS} FROM tenant t ORDER BY t.id")]


def load_tenant(reader: Reader, tenant_id: int, lock: str = "") -> Tenant:
    """The tenant with this id, which exists. `lock` is the writer's `for_update`."""
    row = reader.row(f"SELECT {_TENANT_COLUMNS} FROM tenant t WHERE t.id = ?{lock}", (tenant_id,))
    assert row is not None, tenant_id
    return _tenant_from_row(row)


def add_tenant(
    writer: Writer, slug: str, name: str, created_at: int, *, is_test: bool = False, expires_at: int | None = None,
    time_zone: str = clock.TIME_ZONE,
) -> Tenant:  # fmt: skip
    """A new tenant; UniqueViolation where the slug is taken. `time_zone` is a name that `clock.is_time_zone` knows."""
    (id,) = writer.next_ids("tenant")
    writer.execute(
        "INSERT INTO tenant (id, slug, name, created_at, test, expires_at, settings, time_zone) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (id, slug, name, created_at, int(is_test), expires_at, "{}", time_zone),
    )
    return Tenant(id, slug, name, created_at, is_test, expires_at, {}, time_zone)


def set_time_zone(writer: Writer, tenant_id: int, time_zone: str) -> None:
    """Give the tenant another time zone, a name that `clock.is_time_zone` knows."""
    writer.execute("UPDATE tenant SET time_zone = ? WHERE id = ?", (time_zone, tenant_id))


def set_system_user(writer: Writer, tenant_id: int, user_id: int) -> None:
    """Say as which user the server itself writes in the tenant."""
    writer.execute("UPDATE tenant SET system_user_id = ? WHERE id = ?", (user_id, tenant_id))


# Accounts: limits, flags and blocks of a user, which are not part of the record


def update_tenant_settings(writer: Writer, tenant_id: int, settings: Mapping[str, Any]) -> None:
    """Change these settings of the tenant and keep the others; None removes one."""
    row = writer.row(f"SELECT settings FROM tenant WHERE id = ?{writer.for_update}", (tenant_id,))
    merged = {**json.loads(row[0] if row else "{}"), **settings}
    text = json.dumps({name: value for name, value in merged.items() if value is not None}, sort_keys=True)
    writer.execute("UPDATE tenant SET settings = ? WHERE id = ?", (text, tenant_id))


@dataclass(frozen=True, slots=True)
class UserStatus:
    """A user's tenant, and the user's own exceptions in it; `rate`, `burst` and `wait` are the user's, else the
    tenant's, or None."""

    tenant: Tenant
    is_limited: bool
    is_strict: bool
    rate: int | None
    burst: int | None
    wait: int | None
    blocked_until: int | None
    blocked_times: int
    blocked_reason: str | None


def load_user_status(reader: Reader, tenant_id: int, user_id: int) -> UserStatus | None:
    """The user's status, None for an unknown tenant. It doesn't tell whether the user exists: the record does."""
    row = reader.row(
        f"SELECT {_TENANT_COLUMNS}, a.limited, a.strict, a.rate, a.burst, a.wait_seconds, a.blocked_until, "
        "a.blocked_times, a.blocked_reason FROM tenant t LEFT JOIN account a ON a.tenant_id = t.id AND a.user_id = ? "
        "WHERE t.id = ?",
        (user_id, tenant_id),
    )
    if row is None:
        return None
    tenant = _tenant_from_row(row)
    limited, strict, rate, burst, wait, until, times, reason = row[TENANT_WIDTH:]
    return UserStatus(
        tenant,
        limited != 0 and tenant.settings.get("limited", True),
        bool(strict) or bool(tenant.settings.get("strict")),
        tenant.settings.get("rate") if rate is None else rate,
        tenant.settings.get("burst") if burst is None else burst,
        tenant.settings.get("wait") if wait is None else wait,
        until,
        times or 0,
        reason,
    )


def set_user_flags(writer: Writer, tenant_id: int, user_id: int, *, is_limited: bool, is_strict: bool) -> None:
    """Set whether the user is limited, and whether unknown names are refused."""
    writer.execute(
        "INSERT INTO account (tenant_id, user_id, limited, strict, blocked_times) VALUES (?, ?, ?, ?, 0) "
        "ON CONFLICT (tenant_id, user_id) DO UPDATE SET limited = excluded.limited, strict = excluded.strict",
        (tenant_id, user_id, int(is_limited), int(is_strict)),
    )


class UserLimits(NamedTuple):
    """A user's own bucket: `rate` requests a second (0 for no limit), `burst`, and the seconds that a request may
    `wait` for its token; None for the tenant's."""

    rate: int | None = None
    burst: int | None = None
    wait: int | None = None


def set_user_limits(writer: Writer, tenant_id: int, user_id: int, limits: UserLimits) -> None:
    """Give the user this bucket."""
    writer.execute(
        "INSERT INTO account (tenant_id, user_id, limited, strict, rate, burst, wait_seconds, blocked_times) "
        "VALUES (?, ?, 1, 0, ?, ?, ?, 0) ON CONFLICT (tenant_id, user_id) DO UPDATE SET "
        "rate = excluded.rate, burst = excluded.burst, wait_seconds = excluded.wait_seconds",
        (tenant_id, user_id, *limits),
    )


def list_user_limits(reader: Reader, tenant_id: int) -> dict[int, UserLimits]:
    """User → own bucket, for those who have one."""
    sql = (
        "SELECT user_id, rate, burst, wait_seconds FROM account "
        "WHERE tenant_id = ? AND (rate IS NOT NULL OR burst IS NOT NULL OR wait_seconds IS NOT NULL)"
    )
    return {row[0]: UserLimits(*row[1:]) for row in reader.rows(sql, (tenant_id,))}


def block_user(
    writer: Writer, tenant_id: int, user_id: int, now: int, reason: str, policy: AbusePolicy = ABUSE_POLICY
) -> tuple[int, int]:
    """Block the user from `now` on, longer than the last time, in whichever process that was.

    Returns the end of the block and its number."""
    row = writer.row(
        f"SELECT blocked_until, blocked_times FROM account WHERE tenant_id = ? AND user_id = ?{writer.for_update}",
        (tenant_id, user_id),
    )
    until, times = policy.next_block(now, *(row or (None, 0)))
    writer.execute(
        "INSERT INTO account (tenant_id, user_id, limited, strict, blocked_until, blocked_times, blocked_reason) "
        "VALUES (?, ?, 1, 0, ?, ?, ?) ON CONFLICT (tenant_id, user_id) DO UPDATE SET "
        "blocked_until = excluded.blocked_until, blocked_times = excluded.blocked_times, "
        "blocked_reason = excluded.blocked_reason",
        (tenant_id, user_id, until, times, reason),
    )
    return until, times


def unblock_user(writer: Writer, tenant_id: int, user_id: int, now: int) -> bool:
    """Lift the blocks of the user and of wrong credentials that name the user; whether there was one."""
    unblock = "UPDATE account SET blocked_until = NULL, blocked_times = 0, blocked_reason = NULL "
    users_unblocked = writer.execute(
        unblock + "WHERE tenant_id = ? AND user_id = ? AND blocked_until > ?", (tenant_id, user_id, now)
    )
    delete = "DELETE FROM refused WHERE tenant_id = ? AND user_id = ? AND until > ?"
    return bool(writer.execute(delete, (tenant_id, user_id, now)) + users_unblocked)


def list_blocked_users(reader: Reader, tenant_id: int, now: int) -> list[tuple[int, int, int, str]]:
    """User, until, times and reason of every block of the tenant that holds."""
    rows = reader.rows(
        "SELECT user_id, blocked_until, blocked_times, blocked_reason FROM account "
        "WHERE tenant_id = ? AND blocked_until > ? AND blocked_until <= ? ORDER BY user_id",
        (tenant_id, now, ABUSE_POLICY.latest_end(now)),
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def count_blocks(reader: Reader, now: int) -> tuple[int, int]:
    """How many users and apps are blocked, and how many credentials refused, in all tenants together."""
    counts = reader.row(
        "SELECT (SELECT count(*) FROM account WHERE blocked_until > ? AND blocked_until <= ?) "
        "+ (SELECT count(*) FROM installation WHERE blocked_until > ? AND blocked_until <= ?), "
        "(SELECT count(*) FROM refused WHERE until > ? AND until <= ?)",
        (now, ABUSE_POLICY.latest_end(now)) * 3,
    )
    assert counts is not None
    return counts[0], counts[1]


# Credentials that are refused without a check


@dataclass(frozen=True, slots=True)
class CredentialBlock:
    """Credentials, as a hash `digest`, that name a user, or nobody (0 and 0), and come from `address`."""

    tenant_id: int
    user_id: int
    digest: str
    address: str
    until: int = 0
    times: int = 0


def find_credential_block_end(reader: Reader, id: str) -> int | None:
    """End of the block of these credentials, past or future; None where there was none, or it was lifted."""
    row = reader.row("SELECT until FROM refused WHERE id = ?", (id,))
    return row[0] if row else None


def block_credentials(
    writer: Writer, refusal: CredentialBlock, now: int, policy: AbusePolicy = ABUSE_POLICY
) -> tuple[int, int]:
    """Block these credentials from `now` on, longer than the last time. Returns the end of the block and its number."""
    row = writer.row(f"SELECT until, times FROM refused WHERE id = ?{writer.for_update}", (refusal.digest,))
    until, times = policy.next_block(now, *(row or (None, 0)))
    writer.execute(
        "INSERT INTO refused (tenant_id, user_id, id, address, until, times) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET until = excluded.until, times = excluded.times",
        (refusal.tenant_id, refusal.user_id, refusal.digest, refusal.address, until, times),
    )
    return until, times


def list_credential_blocks(reader: Reader, tenant_id: int, now: int) -> list[CredentialBlock]:
    """The blocked credentials of the tenant's users; tenant 0 has those of unknown users."""
    rows = reader.rows(
        "SELECT tenant_id, user_id, id, address, until, times FROM refused "
        "WHERE tenant_id = ? AND until > ? AND until <= ? ORDER BY user_id, until, id",
        (tenant_id, now, ABUSE_POLICY.latest_end(now)),
    )
    return [CredentialBlock(*row) for row in rows]


# API keys


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key of a user. `loopback_only` ones, the demo's, work only while the server listens on loopback."""

    tenant_id: int
    id: int
    user_id: int
    name: str
    key: str
    secret_hash: str
    created_at: int
    used_at: int | None
    revoked_at: int | None
    loopback_only: int = 0


_KEY_COLUMNS = "tenant_id, id, user_id, name, key, secret_hash, created_at, used_at, revoked_at, local"


def _key_from_row(row: Sequence[Any]) -> ApiKey:
    return ApiKey(*row)


def find_key(reader: Reader, key: str) -> ApiKey | None:
    """The key, in any tenant: a caller sends nothing else."""
    row = reader.row(f"SELECT {_KEY_COLUMNS} FROM api_key WHERE key = ?", (key,))
    return _key_from_row(row) if row else None


def list_keys(reader: Reader, tenant_id: int, user_id: int) -> list[ApiKey]:
    """Every key that the user has or had, the oldest first."""
    sql = f"SELECT {_KEY_COLUMNS} FROM api_key WHERE tenant_id = ? AND user_id = ? ORDER BY id"
    return [_key_from_row(row) for row in reader.rows(sql, (tenant_id, user_id))]


def add_key(writer: Writer, key: ApiKey) -> None:
    """A new key, with an id from `writer.next_ids("api_key")`."""
    writer.execute(
        f"INSERT INTO api_key ({_KEY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key.tenant_id, key.id, key.user_id, key.name, key.key, key.secret_hash,
            key.created_at, key.used_at, key.revoked_at, key.loopback_only,
        ),
    )  # fmt: skip


def revoke_key(writer: Writer, tenant_id: int, user_id: int, key: str, revoked_at: int) -> bool:
    """Revoke a key of the user; whether there was one."""
    sql = "UPDATE api_key SET revoked_at = ? WHERE tenant_id = ? AND user_id = ? AND key = ? AND revoked_at IS NULL"
    return bool(writer.execute(sql, (revoked_at, tenant_id, user_id, key)))


def record_key_use(writer: Writer, tenant_id: int, id: int, used_at: int, secret_hash: str) -> None:
    """Record the instant of use, and the hash of its secret by the current key of the server."""
    sql = "UPDATE api_key SET used_at = ?, secret_hash = ? WHERE tenant_id = ? AND id = ?"
    writer.execute(sql, (used_at, secret_hash, tenant_id, id))


# Passwords


def find_password_hash(reader: Reader, tenant_id: int, user_id: int, *, is_loopback: bool = True) -> str | None:
    """The argon2 hash of the user's password, None for a user without one. The demo's count only while the server
    listens on loopback (`is_loopback`)."""
    sql = "SELECT hash FROM password WHERE tenant_id = ? AND user_id = ? AND local <= ?"
    row = reader.row(sql, (tenant_id, user_id, int(is_loopback)))
    return row[0] if row else None


def set_password_hash(
    writer: Writer, tenant_id: int, user_id: int, password_hash: str, changed_at: int, *, loopback_only: bool = False
) -> None:
    """Set or replace the user's password. With `loopback_only` it works only while the server listens on loopback."""
    writer.execute(
        "INSERT INTO password (tenant_id, user_id, hash, changed_at, local) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (tenant_id, user_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at, "
        "local = excluded.local",
        (tenant_id, user_id, password_hash, changed_at, int(loopback_only)),
    )


def replace_password(writer: Writer, tenant_id: int, user_id: int, password_hash: str, changed_at: int) -> None:
    """Set or replace the user's password, and sign the user out everywhere."""
    set_password_hash(writer, tenant_id, user_id, password_hash, changed_at)
    end_sessions(writer, tenant_id, user_id)


def delete_password(writer: Writer, tenant_id: int, user_id: int) -> None:
    """The user has no password any more."""
    writer.execute("DELETE FROM password WHERE tenant_id = ? AND user_id = ?", (tenant_id, user_id))


def end_sessions(writer: Writer, tenant_id: int, user_id: int) -> None:
    """Sign the user out everywhere."""
    writer.execute("DELETE FROM session WHERE tenant_id = ? AND user_id = ?", (tenant_id, user_id))


def end_access(writer: Writer, tenant_id: int, user_id: int, now: int) -> None:
    """End whatever the user gets in with, for good: sessions, API keys, what it granted to apps, its invitation. The
    password stays, and is worth nothing while the user is archived or deleted."""
    end_sessions(writer, tenant_id, user_id)
    of_user = "SET revoked_at = ? WHERE tenant_id = ? AND user_id = ? AND revoked_at IS NULL"
    writer.execute(f"UPDATE api_key {of_user}", (now, tenant_id, user_id))
    writer.execute(f"UPDATE oauth_grant {of_user}", (now, tenant_id, user_id))
    writer.execute("DELETE FROM invitation WHERE tenant_id = ? AND user_id = ?", (tenant_id, user_id))


# Invitations


def set_invitation(writer: Writer, tenant_id: int, user_id: int, id: str, hashed: str, expires_at: int) -> None:
    """A new invitation, instead of any before."""
    writer.execute(
        "INSERT INTO invitation (tenant_id, user_id, id, hash, expires_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (tenant_id, user_id) DO UPDATE SET id = excluded.id, hash = excluded.hash, "
        "expires_at = excluded.expires_at",
        (tenant_id, user_id, id, hashed, expires_at),
    )


def find_invitation(reader: Reader, id: str) -> tuple[int, int, str, int] | None:
    """Tenant, user, hash and end of the invitation `id`."""
    row = reader.row("SELECT tenant_id, user_id, hash, expires_at FROM invitation WHERE id = ?", (id,))
    return (row[0], row[1], row[2], row[3]) if row else None


def take_invitation(writer: Writer, id: str) -> bool:
    """Delete the invitation `id`; whether it was still there."""
    return bool(writer.execute("DELETE FROM invitation WHERE id = ?", (id,)))


# The server's keys


def load_key_proofs(reader: Reader) -> dict[str, str]:
    """Id → proof of every key that this database was used with."""
    return {row[0]: row[1] for row in reader.rows("SELECT id, proof FROM server_key ORDER BY id")}


def retire_key_proof(writer: Writer, id: str, proof: str) -> None:
    """Record that the database doesn't accept the key `id` any more; `proof` says so."""
    writer.execute("UPDATE server_key SET proof = ? WHERE id = ?", (proof, id))


def list_keys_hashed_by(reader: Reader, key_id: str) -> list[ApiKey]:
    """The API keys of all tenants whose secret is hashed with the server's key `key_id`, those that hold."""
    beginning = f"{key_id}:"
    sql = f"SELECT {_KEY_COLUMNS} FROM api_key WHERE revoked_at IS NULL AND substr(secret_hash, 1, ?) = ? ORDER BY 1, 2"
    return [_key_from_row(row) for row in reader.rows(sql, (len(beginning), beginning))]


def add_key_proofs(writer: Writer, proofs: Mapping[str, str]) -> None:
    """Record keys that this database needs from now on."""
    for id, proof in proofs.items():
        writer.execute("INSERT INTO server_key (id, proof) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", (id, proof))
