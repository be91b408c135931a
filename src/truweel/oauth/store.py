"""SQL of apps, installations and notices; that of grants and tokens is in `grant_store`."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from truweel.auth.store import ABUSE_POLICY
from truweel.limits.policy import AbusePolicy
from truweel.oauth.model import App, Installation, Manifest, Notice, Webhook
from truweel.storage.database import Reader, Writer

__all__ = [
    "add_app",
    "block_app",
    "count_failing_apps",
    "count_grants_hashed_by",
    "count_notice",
    "find_app",
    "find_app_by_client_id",
    "find_installation",
    "find_logo",
    "install",
    "list_apps",
    "list_apps_hashed_by",
    "list_apps_of_vendor",
    "list_installations",
    "list_installations_of_app",
    "list_notices",
    "mark_tested",
    "mark_used",
    "renew_secret_hash",
    "reseal_webhook_secrets",
    "set_secret",
    "set_state",
    "unblock_app",
    "uninstall",
    "update_manifest",
]

# Apps

_APP_COLUMNS = (
    "id, client_id, secret_hash, webhook_secret, owner_tenant_id, owner_user_id, state, manifest, "
    "created_at, updated_at, tested_at, "
    "CASE WHEN logo IS NULL THEN 0 ELSE 1 END, old_secret_hash, old_until"
)


def _to_app(row: Sequence[Any]) -> App:
    members: list[Any] = [*row[:7], _to_manifest(row[7]), *row[8:11], bool(row[11]), *row[12:14]]
    return App(*members)


def _to_manifest(text: str) -> Manifest:
    members = json.loads(text)
    members |= {name: tuple(members[name]) for name in ("redirect_uris", "scopes")}
    members["webhooks"] = tuple(Webhook(hook["url"], tuple(hook["events"])) for hook in members["webhooks"])
    return Manifest(**members)


def add_app(writer: Writer, app: App, logo: bytes | None) -> None:
    """Insert an app, with an id from `writer.next_ids("app")`."""
    writer.execute(
        "INSERT INTO app (id, client_id, secret_hash, webhook_secret, owner_tenant_id, owner_user_id, state, manifest, "
        "logo, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            app.id, app.client_id, app.secret_hash, app.webhook_secret,
            app.owner_tenant_id, app.owner_user_id, app.state, json.dumps(asdict(app.manifest)), logo,
            app.created_at, app.updated_at,
        ),
    )  # fmt: skip


def update_manifest(writer: Writer, id: int, manifest: Manifest, logo: bytes | None, instant: int) -> None:
    """Replace the manifest and the logo; None keeps the logo."""
    writer.execute(
        "UPDATE app SET manifest = ?, logo = coalesce(?, logo), updated_at = ? WHERE id = ?",
        (json.dumps(asdict(manifest)), logo, instant, id),
    )


def set_secret(writer: Writer, id: int, secret_hash: str, instant: int, old_until: int) -> None:
    """Replace the client secret; the one before stays valid until `old_until`."""
    writer.execute(
        "UPDATE app SET old_secret_hash = secret_hash, old_until = ?, secret_hash = ?, updated_at = ? WHERE id = ?",
        (old_until, secret_hash, instant, id),
    )


def renew_secret_hash(writer: Writer, id: int, before: str, after: str) -> None:
    """Replace the hash `before` by another one of the same client secret."""
    for column in ("secret_hash", "old_secret_hash"):
        writer.execute(f"UPDATE app SET {column} = ? WHERE id = ? AND {column} = ?", (after, id, before))


def set_state(writer: Writer, id: int, state: str, instant: int) -> None:
    """Change the state of the app."""
    writer.execute("UPDATE app SET state = ?, updated_at = ? WHERE id = ?", (state, instant, id))


def mark_tested(writer: Writer, id: int, instant: int) -> None:
    """Record that it called the API of a test tenant; only the first time is recorded."""
    writer.execute("UPDATE app SET tested_at = ? WHERE id = ? AND tested_at IS NULL", (instant, id))


def find_app(reader: Reader, id: int) -> App | None:
    """The app `id`."""
    row = reader.row(f"SELECT {_APP_COLUMNS} FROM app WHERE id = ?", (id,))
    return _to_app(row) if row else None


def find_app_by_client_id(reader: Reader, client_id: str) -> App | None:
    """The app with this client id."""
    row = reader.row(f"SELECT {_APP_COLUMNS} FROM app WHERE client_id = ?", (client_id,))
    return _to_app(row) if row else None


def list_apps(reader: Reader, state: str | None = None) -> list[App]:
    """Every app, or those in `state`, the oldest first."""
    condition, values = ("", ()) if state is None else (" WHERE state = ?", (state,))
    return [_to_app(row) for row in reader.rows(f"SELECT {_APP_COLUMNS} FROM app{condition} ORDER BY id", values)]


def list_apps_of_vendor(reader: Reader, tenant_id: int) -> list[App]:
    """The apps of a vendor, the oldest first."""
    sql = f"SELECT {_APP_COLUMNS} FROM app WHERE owner_tenant_id = ? ORDER BY id"
    return [_to_app(row) for row in reader.rows(sql, (tenant_id,))]


def find_logo(reader: Reader, client_id: str) -> bytes | None:
    """The bytes of the app's logo."""
    row = reader.row("SELECT logo FROM app WHERE client_id = ?", (client_id,))
    return bytes(row[0]) if row and row[0] is not None else None


# Installations

_INSTALLATION_COLUMNS = (
    "tenant_id, app_id, user_id, scopes, installed_at, uninstalled_at, used_at, "
    "blocked_until, blocked_times, blocked_reason"
)


def _to_installation(row: Sequence[Any]) -> Installation:
    members: list[Any] = [*row[:3], tuple(row[3].split()), *row[4:10]]
    return Installation(*members)


def install(writer: Writer, installation: Installation) -> None:
    """Insert the installation, or renew one that was uninstalled."""
    writer.execute(
        "INSERT INTO installation (tenant_id, app_id, user_id, scopes, installed_at, blocked_times) "
        "VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (tenant_id, app_id) DO UPDATE SET user_id = excluded.user_id, "
        "scopes = excluded.scopes, installed_at = excluded.installed_at, uninstalled_at = NULL",
        (
            installation.tenant_id,
            installation.app_id,
            installation.user_id,
            " ".join(installation.scopes),
            installation.installed_at,
        ),
    )


def uninstall(writer: Writer, tenant_id: int, app_id: int, instant: int) -> bool:
    """Mark the installation as uninstalled; returns whether it was installed."""
    sql = "UPDATE installation SET uninstalled_at = ? WHERE tenant_id = ? AND app_id = ? AND uninstalled_at IS NULL"
    return bool(writer.execute(sql, (instant, tenant_id, app_id)))


def find_installation(reader: Reader, tenant_id: int, app_id: int, *, lock: str = "") -> Installation | None:
    """The installation of the app in the tenant, also an uninstalled one."""
    sql = f"SELECT {_INSTALLATION_COLUMNS} FROM installation WHERE tenant_id = ? AND app_id = ?{lock}"
    row = reader.row(sql, (tenant_id, app_id))
    return _to_installation(row) if row else None


def list_installations(reader: Reader, tenant_id: int) -> list[Installation]:
    """The active installations of the tenant, the oldest first."""
    sql = (
        f"SELECT {_INSTALLATION_COLUMNS} FROM installation "
        "WHERE tenant_id = ? AND uninstalled_at IS NULL ORDER BY installed_at"
    )
    return [_to_installation(row) for row in reader.rows(sql, (tenant_id,))]


def list_installations_of_app(reader: Reader, app_id: int) -> list[tuple[Installation, str]]:
    """All installations of the app, also uninstalled ones, with the names of the tenants."""
    columns = ", ".join(f"i.{name}" for name in _INSTALLATION_COLUMNS.split(", "))
    rows = reader.rows(
        f"SELECT {columns}, t.name FROM installation i JOIN tenant t ON t.id = i.tenant_id "
        "WHERE i.app_id = ? ORDER BY t.id",
        (app_id,),
    )
    return [(_to_installation(row), row[10]) for row in rows]


def mark_used(writer: Writer, tenant_id: int, app_id: int, instant: int) -> None:
    """Record that the app called the API of the tenant."""
    sql = "UPDATE installation SET used_at = ? WHERE tenant_id = ? AND app_id = ?"
    writer.execute(sql, (instant, tenant_id, app_id))


def block_app(
    writer: Writer, tenant_id: int, app_id: int, now: int, reason: str, policy: AbusePolicy = ABUSE_POLICY
) -> tuple[int, int] | None:
    """Block the app in the tenant from `now` on, longer than the last time.

    Returns the end of the block and the number of blocks so far; None if the app isn't installed.
    """
    row = writer.row(
        f"SELECT blocked_until, blocked_times FROM installation WHERE tenant_id = ? AND app_id = ?{writer.for_update}",
        (tenant_id, app_id),
    )
    if row is None:
        return None
    until, times = policy.next_block(now, *row)
    writer.execute(
        "UPDATE installation SET blocked_until = ?, blocked_times = ?, blocked_reason = ? "
        "WHERE tenant_id = ? AND app_id = ?",
        (until, times, reason, tenant_id, app_id),
    )
    return until, times


def unblock_app(writer: Writer, tenant_id: int, app_id: int, now: int) -> bool:
    """Remove the block; returns whether the app was blocked."""
    sql = "UPDATE installation SET blocked_until = NULL, blocked_times = 0, blocked_reason = NULL "
    return bool(
        writer.execute(sql + "WHERE tenant_id = ? AND app_id = ? AND blocked_until > ?", (tenant_id, app_id, now))
    )


# Notices


def reseal_webhook_secrets(writer: Writer, key_id: str, reseal: Callable[[str], str]) -> int:
    """Put `reseal` of it in place of each secret that was encrypted with the server's key `key_id`; how many."""
    beginning = f"{key_id}:"
    rows = writer.rows(
        f"SELECT id, webhook_secret FROM app WHERE substr(webhook_secret, 1, ?) = ?{writer.for_update}",
        (len(beginning), beginning),
    )
    for id, sealed in rows:
        writer.execute("UPDATE app SET webhook_secret = ? WHERE id = ?", (reseal(sealed), id))
    return len(rows)


def list_apps_hashed_by(reader: Reader, key_id: str, now: int) -> list[str]:
    """The client ids of the apps with a secret, valid at `now`, that is hashed with the server's key `key_id`."""
    beginning = f"{key_id}:"
    length = len(beginning)
    sql = (
        "SELECT client_id FROM app WHERE substr(secret_hash, 1, ?) = ? "
        "OR (old_until > ? AND substr(old_secret_hash, 1, ?) = ?) ORDER BY id"
    )
    return [row[0] for row in reader.rows(sql, (length, beginning, now, length, beginning))]


def count_grants_hashed_by(reader: Reader, key_id: str, since: int) -> int:
    """How many approvals of apps have a refresh token of after `since` that is hashed with the server's key."""
    beginning = f"{key_id}:"
    row = reader.row(
        "SELECT count(*) FROM oauth_token WHERE revoked_at IS NULL AND rotated_at IS NULL AND created_at > ? "
        "AND substr(refresh_hash, 1, ?) = ?",
        (since, len(beginning), beginning),
    )
    return int(row[0]) if row else 0


def count_failing_apps(reader: Reader, since: int) -> int:
    """How many apps, in how many tenants each, had an error since then that is no ordinary answer (404, 409, 412)."""
    row = reader.row(
        "SELECT count(*) FROM (SELECT DISTINCT tenant_id, app_id FROM app_notice WHERE kind = 'error' "
        "AND last_at >= ? AND substr(subject, 1, 4) NOT IN ('404 ', '409 ', '412 ')) failing",
        (since,),
    )
    return int(row[0]) if row else 0


def count_notice(
    writer: Writer,
    tenant_id: int,
    app_id: int,
    kind: str,
    subject: str,
    instant: int,
    note: str = "",
    *,
    times: int = 1,
) -> int:
    """Add `times` to the notice of this kind and subject; returns the new count."""
    row = writer.row(
        "INSERT INTO app_notice (tenant_id, app_id, kind, subject, first_at, last_at, times, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, app_id, kind, subject) DO UPDATE SET "
        "times = app_notice.times + excluded.times, last_at = excluded.last_at, note = excluded.note RETURNING times",
        (tenant_id, app_id, kind, subject, instant, instant, times, note),
    )
    assert row is not None
    return int(row[0])


def list_notices(reader: Reader, app_id: int, tenant_id: int | None = None) -> list[Notice]:
    """The notices of the app, in one tenant or in all, the latest first."""
    condition, values = ("", ()) if tenant_id is None else (" AND n.tenant_id = ?", (tenant_id,))
    rows = reader.rows(
        "SELECT n.tenant_id, n.app_id, n.kind, n.subject, n.first_at, n.last_at, n.times, n.note, t.name "
        f"FROM app_notice n JOIN tenant t ON t.id = n.tenant_id WHERE n.app_id = ?{condition} "
        "ORDER BY n.last_at DESC, n.kind, n.subject LIMIT 200",
        (app_id, *values),
    )
    return [Notice(*row) for row in rows]
