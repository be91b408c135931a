"""The engine's own tables, those that no declaration makes."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

__all__ = ["tables", "text_type", "where"]


def text_type() -> TypeEngine[Any]:
    """Text that compares by code point on both databases."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def where(condition: str) -> dict[str, Any]:
    """The condition of a partial index, for both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def tables(found: MetaData) -> None:
    """The engine's own tables."""

    def col(name: str, type_: Any, null: bool = False) -> Column[Any]:
        return Column(name, type_, nullable=null, autoincrement=False)

    def table(name: str, *columns: Any, key: tuple[str, ...], per_tenant: bool = True) -> Table:
        first = [col("tenant_id", BigInteger)] if per_tenant else []
        return Table(name, found, *first, *columns, PrimaryKeyConstraint(*key, name=f"{name}_pk"))

    table(
        "tenant",
        col("id", BigInteger),
        col("slug", String(63)),
        col("name", Text),
        col("created_at", BigInteger),
        col("test", SmallInteger),
        col("expires_at", BigInteger, null=True),
        col("settings", Text),
        key=("id",),
        per_tenant=False,
    )
    Index("tenant_slug", found.tables["tenant"].c.slug, unique=True)
    table("sequence", col("name", Text), col("last", BigInteger), key=("name",), per_tenant=False)
    table(
        "segment",
        col("collection", Text),
        col("segment", BigInteger),
        col("shard", SmallInteger),
        col("live", Integer),
        key=("tenant_id", "collection", "segment", "shard"),
    )
    table(
        "boundary",
        col("walk", Text),
        col("position", BigInteger),
        col("after", Text),
        col("until", BigInteger),
        key=("tenant_id", "walk", "position"),
    )
    table(
        "number_range",
        col("collection", Text),
        col("prefix", Text),
        col("last", BigInteger),
        key=("tenant_id", "collection", "prefix"),
    )
    extra = table(
        "extra_value",
        col("collection", Text),
        col("field_id", BigInteger),
        col("record_id", BigInteger),
        Column("text", text_type(), nullable=True),
        col("number", Float(53), null=True),
        key=("tenant_id", "collection", "record_id", "field_id"),
    )
    Index("extra_value_text", extra.c.tenant_id, extra.c.field_id, extra.c.text, extra.c.record_id)
    Index("extra_value_number", extra.c.tenant_id, extra.c.field_id, extra.c.number, extra.c.record_id)
    table(
        "history",
        col("collection", Text),
        col("record_id", BigInteger),
        col("version", Integer),
        col("at", BigInteger),
        col("user_id", BigInteger, null=True),
        col("app_id", BigInteger, null=True),
        col("correlation_id", Text),
        col("operation", Text),
        col("changes", LargeBinary),
        key=("tenant_id", "collection", "record_id", "version"),
    )
    Index("history_at", found.tables["history"].c.at)
    event = table(
        "event",
        col("id", BigInteger),
        col("uuid", Text),
        col("name", Text),
        col("collection", Text),
        col("record_id", BigInteger),
        col("version", Integer),
        col("at", BigInteger),
        col("label", LargeBinary),
        col("document", LargeBinary),
        col("dispatched_at", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("event_pending", event.c.id, **where("dispatched_at IS NULL"))
    Index("event_at", event.c.at)
    table(
        "idempotency",
        col("caller", Text),
        col("key", Text),
        col("fingerprint", Text),
        col("at", BigInteger),
        col("status", SmallInteger),
        col("headers", Text),
        col("body", LargeBinary),
        key=("tenant_id", "caller", "key"),
    )
    Index("idempotency_at", found.tables["idempotency"].c.at)
    key = table(
        "api_key",
        col("id", BigInteger),
        col("user_id", BigInteger),
        col("name", Text),
        col("key", Text),
        col("secret_hash", Text),
        col("created_at", BigInteger),
        col("used_at", BigInteger, null=True),
        col("revoked_at", BigInteger, null=True),
        col("local", SmallInteger),
        key=("tenant_id", "id"),
    )
    Index("api_key_key", key.c.key, unique=True)
    Index("api_key_user", key.c.tenant_id, key.c.user_id)
    table(
        "account",
        col("user_id", BigInteger),
        col("limited", SmallInteger),
        col("strict", SmallInteger),
        col("blocked_until", BigInteger, null=True),
        col("blocked_times", Integer),
        col("blocked_reason", Text, null=True),
        key=("tenant_id", "user_id"),
    )
    table("server_key", col("id", Text), col("proof", Text), key=("id",), per_tenant=False)
    table(
        "password",
        col("user_id", BigInteger),
        col("hash", Text),
        col("changed_at", BigInteger),
        key=("tenant_id", "user_id"),
    )
