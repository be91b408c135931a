"""What collections need beside their own tables: tenants, numbers, counts, extra fields, history, answers kept."""

from sqlalchemy import BigInteger, Float, Index, Integer, LargeBinary, MetaData, SmallInteger, String, Text

from truweel.storage.ddl import column, table, text_type

__all__ = ["tables"]


def tables(metadata: MetaData) -> None:
    """Add them to `metadata`."""
    table(
        metadata,
        "tenant",
        column("id", BigInteger),
        column("slug", String(63)),
        column("name", Text),
        column("created_at", BigInteger),
        column("test", SmallInteger),
        column("expires_at", BigInteger, null=True),
        column("settings", Text),
        column("time_zone", Text, null=True),
        column("system_user_id", BigInteger, null=True),
        key=("id",),
        per_tenant=False,
    )
    Index("tenant_slug", metadata.tables["tenant"].c.slug, unique=True)
    table(metadata, "database_revision", column("revision", Text), key=("revision",), per_tenant=False)
    table(
        metadata,
        "collection_revision",
        column("collection", Text),
        column("oldest", Integer),
        column("current", Integer),
        column("blocking", SmallInteger),
        column("after_tenant", BigInteger),
        column("after_id", BigInteger),
        column("remaining", BigInteger, null=True),
        key=("collection",),
        per_tenant=False,
    )
    table(metadata, "sequence", column("name", Text), column("last", BigInteger), key=("name",), per_tenant=False)
    table(
        metadata,
        "segment",
        column("collection", Text),
        column("segment", BigInteger),
        column("shard", SmallInteger),
        column("live", Integer),
        key=("tenant_id", "collection", "segment", "shard"),
    )
    table(
        metadata,
        "boundary",
        column("walk", Text),
        column("position", BigInteger),
        column("after", Text),
        column("until", BigInteger),
        key=("tenant_id", "walk", "position"),
    )
    table(
        metadata,
        "daily_count",
        column("mode", Text),
        column("day", Text),
        column("count", BigInteger),
        key=("tenant_id", "mode"),
    )
    table(
        metadata,
        "number_range",
        column("collection", Text),
        column("prefix", Text),
        column("last", BigInteger),
        key=("tenant_id", "collection", "prefix"),
    )
    extra = table(
        metadata,
        "extra_value",
        column("collection", Text),
        column("field_id", BigInteger),
        column("record_id", BigInteger),
        column("text", text_type(), null=True),
        column("number", Float(53), null=True),
        key=("tenant_id", "collection", "record_id", "field_id"),
    )
    Index("extra_value_text", extra.c.tenant_id, extra.c.field_id, extra.c.text, extra.c.record_id)
    Index("extra_value_number", extra.c.tenant_id, extra.c.field_id, extra.c.number, extra.c.record_id)
    table(
        metadata,
        "extra_change",
        column("collection", Text),
        column("name", Text),
        column("field_id", BigInteger),
        column("at", BigInteger),
        key=("tenant_id", "collection", "name"),
    )
    table(
        metadata,
        "history",
        column("collection", Text),
        column("record_id", BigInteger),
        column("version", Integer),
        column("at", BigInteger),
        column("user_id", BigInteger, null=True),
        column("app_id", BigInteger, null=True),
        column("correlation_id", Text),
        column("operation", Text),
        column("revision", Integer),
        column("changes", LargeBinary),
        key=("tenant_id", "collection", "record_id", "version"),
    )
    Index("history_at", metadata.tables["history"].c.at)
    table(
        metadata,
        "idempotency",
        column("caller", Text),
        column("key", Text),
        column("fingerprint", Text),
        column("at", BigInteger),
        column("status", SmallInteger),
        column("headers", Text),
        column("body", LargeBinary),
        key=("tenant_id", "caller", "key"),
    )
    Index("idempotency_at", metadata.tables["idempotency"].c.at)
