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
    table("daily_count", col("mode", Text), col("day", Text), col("count", BigInteger), key=("tenant_id", "mode"))
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
    Index("event_pending", event.c.tenant_id, event.c.id, **where("dispatched_at IS NULL"))
    Index("event_uuid", event.c.tenant_id, event.c.uuid)
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
        col("rate", Integer, null=True),
        col("burst", Integer, null=True),
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
    _marketplace(table, col)
    _webhooks(table, col)
    _files(table, col)


def _marketplace(table: Any, col: Any) -> None:
    """Apps, what tenants granted them, and who is signed in to the pages."""
    app = table(
        "app",
        col("id", BigInteger),
        col("client_id", Text),
        col("secret_hash", Text, null=True),
        col("webhook_secret", Text),
        col("owner_tenant_id", BigInteger),
        col("owner_user_id", BigInteger),
        col("state", Text),
        col("manifest", Text),
        col("logo", LargeBinary, null=True),
        col("created_at", BigInteger),
        col("updated_at", BigInteger),
        col("tested_at", BigInteger, null=True),
        key=("id",),
        per_tenant=False,
    )
    Index("app_client_id", app.c.client_id, unique=True)
    Index("app_owner", app.c.owner_tenant_id, app.c.id)
    table(
        "app_log",
        col("app_id", BigInteger),
        col("id", BigInteger),
        col("at", BigInteger),
        col("tenant_id", BigInteger, null=True),
        col("user_id", BigInteger, null=True),
        col("action", Text),
        col("note", Text),
        key=("app_id", "id"),
        per_tenant=False,
    )
    table(
        "installation",
        col("app_id", BigInteger),
        col("user_id", BigInteger),
        col("scopes", Text),
        col("installed_at", BigInteger),
        col("uninstalled_at", BigInteger, null=True),
        col("used_at", BigInteger, null=True),
        col("blocked_until", BigInteger, null=True),
        col("blocked_times", Integer),
        col("blocked_reason", Text, null=True),
        key=("tenant_id", "app_id"),
    )
    table(
        "app_notice",
        col("app_id", BigInteger),
        col("kind", Text),
        col("subject", Text),
        col("first_at", BigInteger),
        col("last_at", BigInteger),
        col("times", BigInteger),
        col("note", Text),
        key=("tenant_id", "app_id", "kind", "subject"),
    )
    grant = table(
        "oauth_grant",
        col("id", BigInteger),
        col("app_id", BigInteger),
        col("user_id", BigInteger),
        col("scopes", Text),
        col("redirect_uri", Text),
        col("redirect_uri_given", SmallInteger),
        col("challenge", Text, null=True),
        col("code", Text),
        col("code_hash", Text),
        col("created_at", BigInteger),
        col("code_used_at", BigInteger, null=True),
        col("revoked_at", BigInteger, null=True),
        col("revoked_because", Text, null=True),
        key=("tenant_id", "id"),
    )
    Index("oauth_grant_code", grant.c.code, unique=True)
    Index("oauth_grant_app", grant.c.tenant_id, grant.c.app_id, grant.c.id)
    pair = table(
        "oauth_token",
        col("id", BigInteger),
        col("grant_id", BigInteger),
        col("scopes", Text),
        col("access", Text),
        col("access_hash", Text),
        col("refresh", Text),
        col("refresh_hash", Text),
        col("created_at", BigInteger),
        col("rotated_at", BigInteger, null=True),
        col("revoked_at", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("oauth_token_access", pair.c.access, unique=True)
    Index("oauth_token_refresh", pair.c.refresh, unique=True)
    Index("oauth_token_grant", pair.c.tenant_id, pair.c.grant_id, pair.c.id)
    session = table(
        "session",
        col("id", Text),
        col("hash", Text),
        col("user_id", BigInteger),
        col("created_at", BigInteger),
        col("used_at", BigInteger),
        key=("tenant_id", "id"),
    )
    Index("session_id", session.c.id, unique=True)
    Index("session_used", session.c.used_at)
    table(
        "test_tenant",
        col("owner_tenant_id", BigInteger),
        col("owner_user_id", BigInteger),
        col("user_id", BigInteger),
        col("extended", Integer),
        key=("tenant_id",),
    )


def _webhooks(table: Any, col: Any) -> None:
    """Who wants to hear of events, what is to be delivered to whom, and each try.

    A delivery is one event for one endpoint. It is `due_at` a time, 0 for at once; while somebody works on it that is
    the end of the lease. `object` (`clients/12`) is what the order of deliveries to an endpoint goes by.
    """
    endpoint = table(
        "webhook_endpoint",
        col("id", BigInteger),
        col("uuid", Text),
        col("kind", Text),
        col("user_id", BigInteger),
        col("app_id", BigInteger, null=True),
        col("url", Text, null=True),
        col("events", Text, null=True),
        col("description", Text, null=True),
        col("active", SmallInteger),
        col("timeout", Integer),
        col("secret", Text),
        col("old_secret", Text, null=True),
        col("old_until", BigInteger, null=True),
        col("failing_since", BigInteger, null=True),
        col("suspended_at", BigInteger, null=True),
        col("suspended_reason", Text, null=True),
        col("polled_at", BigInteger, null=True),
        col("created_at", BigInteger),
        col("updated_at", BigInteger),
        col("deleted_at", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("webhook_endpoint_uuid", endpoint.c.tenant_id, endpoint.c.uuid, unique=True)
    delivery = table(
        "delivery",
        col("endpoint_id", BigInteger),
        col("event_id", BigInteger),
        col("object", Text),
        col("state", Text),
        col("due_at", BigInteger),
        col("lease", Text, null=True),
        col("attempts", Integer),
        col("failures", Integer),
        col("done_at", BigInteger, null=True),
        key=("tenant_id", "endpoint_id", "event_id"),
    )
    c = delivery.c
    open_ = where("state = 'pending'")
    Index("delivery_due", c.tenant_id, c.endpoint_id, c.due_at, c.event_id, **open_)
    Index("delivery_order", c.tenant_id, c.object, c.endpoint_id, c.event_id, **open_)
    table(
        "delivery_attempt",
        col("endpoint_id", BigInteger),
        col("event_id", BigInteger),
        col("number", Integer),
        col("at", BigInteger),
        col("duration", Integer),
        col("status", Integer, null=True),
        col("headers", Text),
        col("body", Text),
        col("error", Text, null=True),
        key=("tenant_id", "endpoint_id", "event_id", "number"),
    )


def _files(table: Any, col: Any) -> None:
    """Bytes, what they make up, and uploads on their way.

    A `blob` is content by its SHA-256, kept in the store under its digest and `suffix`; a document is a row of
    `chunk`s, one a part of its upload. A document that isn't attached to a record yet is `unattached`: in a bucket,
    or part of an upload to the record that `target` names.
    """
    blob = table(
        "blob",
        col("digest", Text),
        col("suffix", Text),
        col("size", BigInteger),
        col("created_at", BigInteger),
        col("marked_at", BigInteger, null=True),
        key=("tenant_id", "digest"),
    )
    Index("blob_marked", blob.c.marked_at, **where("marked_at IS NOT NULL"))
    chunk = table(
        "chunk",
        col("document_id", BigInteger),
        col("position", Integer),
        col("digest", Text),
        col("size", BigInteger),
        key=("tenant_id", "document_id", "position"),
    )
    Index("chunk_digest", chunk.c.tenant_id, chunk.c.digest)
    bucket = table(
        "bucket",
        col("id", Text),
        col("user_id", BigInteger),
        col("created_at", BigInteger),
        col("expires_at", BigInteger),
        key=("tenant_id", "id"),
    )
    Index("bucket_expires", bucket.c.expires_at)
    unattached = table(
        "unattached",
        col("document_id", BigInteger),
        col("user_id", BigInteger),
        col("bucket_id", Text, null=True),
        col("target", Text, null=True),
        col("name", Text),
        col("content_type", Text),
        col("size", BigInteger),
        col("created_at", BigInteger),
        col("updated_at", BigInteger),
        col("facts", Text, null=True),
        key=("tenant_id", "document_id"),
    )
    Index("unattached_bucket", unattached.c.tenant_id, unattached.c.bucket_id, **where("bucket_id IS NOT NULL"))
    Index("unattached_target", unattached.c.tenant_id, unattached.c.target, **where("target IS NOT NULL"))
    session = table(
        "upload_session",
        col("id", Text),
        col("user_id", BigInteger),
        col("bucket_id", Text, null=True),
        col("target", Text, null=True),
        col("name", Text),
        col("content_type", Text),
        col("size", BigInteger, null=True),
        col("part_count", Integer, null=True),
        col("sha256", Text, null=True),
        col("created_at", BigInteger),
        col("touched_at", BigInteger),
        col("expires_at", BigInteger),
        col("closed_at", BigInteger, null=True),
        col("document_id", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("upload_session_expires", session.c.expires_at)
    Index("upload_session_open", session.c.touched_at, **where("closed_at IS NULL AND document_id IS NOT NULL"))
    Index("upload_session_document", session.c.tenant_id, session.c.document_id, **where("document_id IS NOT NULL"))
    part = table(
        "upload_part",
        col("session_id", Text),
        col("number", Integer),
        col("digest", Text),
        col("size", BigInteger),
        key=("tenant_id", "session_id", "number"),
    )
    Index("upload_part_digest", part.c.tenant_id, part.c.digest)
    rendition = table(
        "rendition",
        col("document_id", BigInteger),
        col("kind", Text),
        col("digest", Text),
        col("content_type", Text),
        key=("tenant_id", "document_id", "kind"),
    )
    Index("rendition_digest", rendition.c.tenant_id, rendition.c.digest)
