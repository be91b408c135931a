"""What collections need beside their own tables: tenants, numbers, counts, extra fields, history, answers kept."""

from sqlalchemy import BigInteger, Float, Index, Integer, LargeBinary, MetaData, SmallInteger, String, Text

from truweel.storage.ddl import column, table, text_type

__all__ = ["tables"]


def tables(found: MetaData) -> None:
    """Add them to `found`."""
    table(
        found,
        "tenant",
        column("id", BigInteger),
        column("slug", String(63)),
        column("name", Text),
        column("created_at", BigInteger),
        column("test", SmallInteger),
        column("expires_at", BigInteger, null=True),
        column("settings", Text),
        key=("id",),
        per_tenant=False,
    )
    Index("tenant_slug", found.tables["tenant"].c.slug, unique=True)
    table(found, "sequence", column("name", Text), column("last", BigInteger), key=("name",), per_tenant=False)
    table(
        found,
        "segment",
        column("collection", Text),
        column("segment", BigInteger),
        column("shard", SmallInteger),
        column("live", Integer),
        key=("tenant_id", "collection", "segment", "shard"),
    )
    table(
        found,
        "boundary",
        column("walk", Text),
        column("position", BigInteger),
        column("after", Text),
        column("until", BigInteger),
        key=("tenant_id", "walk", "position"),
    )
    table(
        found,
        "daily_count",
        column("mode", Text),
        column("day", Text),
        column("count", BigInteger),
        key=("tenant_id", "mode"),
    )
    table(
        found,
        "number_range",
        column("collection", Text),
        column("prefix", Text),
        column("last", BigInteger),
        key=("tenant_id", "collection", "prefix"),
    )
    extra = table(
        found,
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
        found,
        "history",
        column("collection", Text),
        column("record_id", BigInteger),
        column("version", Integer),
        column("at", BigInteger),
        column("user_id", BigInteger, null=True),
        column("app_id", BigInteger, null=True),
        column("correlation_id", Text),
        column("operation", Text),
        column("changes", LargeBinary),
        key=("tenant_id", "collection", "record_id", "version"),
    )
    Index("history_at", found.tables["history"].c.at)
    table(
        found,
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
    Index("idempotency_at", found.tables["idempotency"].c.at)
