"""Bytes, what they make up, and uploads on their way.

A `blob` is content by its SHA-256, kept in the store under its digest and `suffix`; a document is a row of
`chunk`s, one a part of its upload. A document that isn't attached to a record yet is `unattached`: in a bucket,
or part of an upload to the record that `target` names.
"""

from sqlalchemy import BigInteger, Index, Integer, MetaData, Text

from truweel.storage.ddl import column, table, where

__all__ = ["tables"]


def tables(metadata: MetaData) -> None:
    """Add them to `metadata`."""
    blob = table(
        metadata,
        "blob",
        column("digest", Text),
        column("suffix", Text),
        column("size", BigInteger),
        column("created_at", BigInteger),
        column("marked_at", BigInteger, null=True),
        key=("tenant_id", "digest"),
    )
    Index("blob_marked", blob.c.marked_at, **where("marked_at IS NOT NULL"))
    chunk = table(
        metadata,
        "chunk",
        column("document_id", BigInteger),
        column("position", Integer),
        column("digest", Text),
        column("size", BigInteger),
        key=("tenant_id", "document_id", "position"),
    )
    Index("chunk_digest", chunk.c.tenant_id, chunk.c.digest)
    bucket = table(
        metadata,
        "bucket",
        column("id", Text),
        column("user_id", BigInteger),
        column("app_id", BigInteger, null=True),
        column("created_at", BigInteger),
        column("expires_at", BigInteger),
        key=("tenant_id", "id"),
    )
    Index("bucket_expires", bucket.c.expires_at)
    unattached = table(
        metadata,
        "unattached",
        column("document_id", BigInteger),
        column("user_id", BigInteger),
        column("app_id", BigInteger, null=True),
        column("bucket_id", Text, null=True),
        column("target", Text, null=True),
        column("name", Text),
        column("content_type", Text),
        column("size", BigInteger),
        column("created_at", BigInteger),
        column("updated_at", BigInteger),
        key=("tenant_id", "document_id"),
    )
    Index("unattached_bucket", unattached.c.tenant_id, unattached.c.bucket_id, **where("bucket_id IS NOT NULL"))
    Index("unattached_target", unattached.c.tenant_id, unattached.c.target, **where("target IS NOT NULL"))
    session = table(
        metadata,
        "upload_session",
        column("id", Text),
        column("user_id", BigInteger),
        column("app_id", BigInteger, null=True),
        column("bucket_id", Text, null=True),
        column("target", Text, null=True),
        column("name", Text),
        column("content_type", Text),
        column("size", BigInteger, null=True),
        column("part_count", Integer, null=True),
        column("sha256", Text, null=True),
        column("created_at", BigInteger),
        column("touched_at", BigInteger),
        column("expires_at", BigInteger),
        column("closed_at", BigInteger, null=True),
        column("document_id", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("upload_session_expires", session.c.expires_at)
    Index("upload_session_open", session.c.touched_at, **where("closed_at IS NULL AND document_id IS NOT NULL"))
    Index("upload_session_document", session.c.tenant_id, session.c.document_id, **where("document_id IS NOT NULL"))
    part = table(
        metadata,
        "upload_part",
        column("session_id", Text),
        column("number", Integer),
        column("digest", Text),
        column("size", BigInteger),
        key=("tenant_id", "session_id", "number"),
    )
    Index("upload_part_digest", part.c.tenant_id, part.c.digest)
    rendition = table(
        metadata,
        "rendition",
        column("document_id", BigInteger),
        column("kind", Text),
        column("digest", Text),
        column("content_type", Text),
        key=("tenant_id", "document_id", "kind"),
    )
    Index("rendition_digest", rendition.c.tenant_id, rendition.c.digest)
