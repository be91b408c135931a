"""Who may call, and how each proves it: keys, passwords, who is signed in to the pages, and the limits of a user."""

from sqlalchemy import BigInteger, Index, Integer, MetaData, SmallInteger, Text

from truweel.storage.ddl import column, table

__all__ = ["tables"]


def tables(metadata: MetaData) -> None:
    """Add them to `metadata`."""
    key = table(
        metadata,
        "api_key",
        column("id", BigInteger),
        column("user_id", BigInteger),
        column("name", Text),
        column("key", Text),
        column("secret_hash", Text),
        column("created_at", BigInteger),
        column("used_at", BigInteger, null=True),
        column("revoked_at", BigInteger, null=True),
        column("local", SmallInteger),
        key=("tenant_id", "id"),
    )
    Index("api_key_key", key.c.key, unique=True)
    Index("api_key_user", key.c.tenant_id, key.c.user_id)
    table(
        metadata,
        "account",
        column("user_id", BigInteger),
        column("limited", SmallInteger),
        column("strict", SmallInteger),
        column("rate", Integer, null=True),
        column("burst", Integer, null=True),
        column("wait_seconds", Integer, null=True),
        column("blocked_until", BigInteger, null=True),
        column("blocked_times", Integer),
        column("blocked_reason", Text, null=True),
        key=("tenant_id", "user_id"),
    )
    refused = table(
        metadata,
        "refused",
        column("id", Text),
        column("user_id", BigInteger),
        column("address", Text),
        column("until", BigInteger),
        column("times", Integer),
        key=("tenant_id", "id"),
    )
    Index("refused_id", refused.c.id, unique=True)
    Index("refused_until", refused.c.until)
    table(
        metadata,
        "refusal",
        column("hour", BigInteger),
        column("status", SmallInteger),
        column("code", Text),
        column("user_id", BigInteger),
        column("app_id", BigInteger),
        column("key", Text),
        column("address", Text),
        column("route", Text),
        column("count", BigInteger),
        column("first_at", BigInteger),
        column("last_at", BigInteger),
        column("note", Text),
        key=("tenant_id", "hour", "status", "code", "user_id", "app_id", "key", "address", "route"),
    )
    table(metadata, "server_key", column("id", Text), column("proof", Text), key=("id",), per_tenant=False)
    table(
        metadata,
        "password",
        column("user_id", BigInteger),
        column("hash", Text),
        column("changed_at", BigInteger),
        column("local", SmallInteger),
        key=("tenant_id", "user_id"),
    )
    invitation = table(
        metadata,
        "invitation",
        column("user_id", BigInteger),
        column("id", Text),
        column("hash", Text),
        column("expires_at", BigInteger),
        key=("tenant_id", "user_id"),
    )
    Index("invitation_id", invitation.c.id, unique=True)
    session = table(
        metadata,
        "session",
        column("id", Text),
        column("hash", Text),
        column("user_id", BigInteger),
        column("created_at", BigInteger),
        column("used_at", BigInteger),
        key=("tenant_id", "id"),
    )
    Index("session_id", session.c.id, unique=True)
    Index("session_used", session.c.used_at)
