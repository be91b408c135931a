"""Temporary buckets, and the documents that belong to no record yet."""

from dataclasses import dataclass

from truweel import clock
from truweel.auth.caller import Caller
from truweel.errors import Gone, NotFound
from truweel.files import blobs
from truweel.storage.database import Reader, Row, Writer

__all__ = [
    "LIFETIME",
    "Bucket",
    "UnattachedDocument",
    "add_document",
    "create_bucket",
    "delete_expired",
    "find_document",
    "list_uploads_to",
    "load_bucket",
    "remove_document",
    "update_size",
]

LIFETIME = 24 * 60 * 60 * 1000
"""How long a bucket, and an upload in parts, is kept (ours; the reference doesn't say)."""

_COLUMNS = "document_id, user_id, app_id, bucket_id, target, name, content_type, size, created_at, updated_at"


@dataclass(frozen=True, slots=True)
class Bucket:
    """A temporary bucket of one caller."""

    id: str
    expires_at: int


@dataclass(frozen=True, slots=True)
class UnattachedDocument:
    """A document without a record yet: in a bucket, or uploaded to the record that `target` (`/offers/12`) names."""

    id: int
    user_id: int
    app_id: int | None
    bucket_id: str | None
    target: str | None
    name: str
    content_type: str
    size: int
    created_at: int
    updated_at: int

    def belongs_to(self, caller: Caller) -> bool:
        """Whether it is the caller who uploads it: not the user's other apps, whose scopes may grant nothing."""
        return (self.user_id, self.app_id) == (caller.user_id, caller.app_id)


def create_bucket(writer: Writer, caller: Caller) -> Bucket:
    """A new bucket of the caller's."""
    now = clock.now()
    bucket = Bucket(clock.new_uuid(), now + LIFETIME)
    writer.execute(
        "INSERT INTO bucket (tenant_id, id, user_id, app_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
        (caller.tenant_id, bucket.id, caller.user_id, caller.app_id, now, bucket.expires_at),
    )
    return bucket


def load_bucket(reader: Reader, caller: Caller, id: str) -> Bucket:
    """The caller's bucket `id`. NotFound; Gone once it has expired."""
    row = reader.row(
        "SELECT id, expires_at FROM bucket WHERE tenant_id = ? AND id = ? AND user_id = ? "
        "AND app_id IS NOT DISTINCT FROM ?",
        (caller.tenant_id, id.lower(), caller.user_id, caller.app_id),
    )
    if row is None:
        raise NotFound(f"You have no temporary document bucket {id[:40]}.")
    if row[1] <= clock.now():
        raise Gone(
            f"The bucket expired at {clock.format_instant(row[1])}; make a new one: POST /temp-document-buckets."
        )
    return Bucket(*row)


def add_document(writer: Writer, tenant: int, document: UnattachedDocument) -> None:
    """A new document that belongs to no record yet; its chunks are added beside."""
    writer.execute(
        f"INSERT INTO unattached (tenant_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            tenant,
            document.id,
            document.user_id,
            document.app_id,
            document.bucket_id,
            document.target,
            document.name,
            document.content_type,
            document.size,
            document.created_at,
            document.updated_at,
        ),
    )


def update_size(writer: Writer, tenant: int, id: int, size: int, now: int) -> None:
    """Set the size of the whole document after another part."""
    writer.execute(
        "UPDATE unattached SET size = ?, updated_at = ? WHERE tenant_id = ? AND document_id = ?",
        (size, now, tenant, id),
    )


def find_document(reader: Reader, tenant: int, id: int, *, lock: str = "") -> UnattachedDocument | None:
    """The document `id` if it belongs to no record yet; None too once its bucket has expired."""
    row = reader.row(f"SELECT {_COLUMNS} FROM unattached WHERE tenant_id = ? AND document_id = ?{lock}", (tenant, id))
    if row is None:
        return None
    document = UnattachedDocument(*row)
    if document.bucket_id is not None:
        bucket = reader.row(
            "SELECT expires_at FROM bucket WHERE tenant_id = ? AND id = ?", (tenant, document.bucket_id)
        )
        if bucket is None or bucket[0] <= clock.now():
            return None
    return document


def list_uploads_to(reader: Reader, caller: Caller, target: str) -> list[UnattachedDocument]:
    """The documents that the caller is uploading to the record `target`."""
    rows = reader.rows(
        f"SELECT {_COLUMNS} FROM unattached WHERE tenant_id = ? AND target = ? ORDER BY document_id",
        (caller.tenant_id, target),
    )
    return [document for document in (UnattachedDocument(*row) for row in rows) if document.belongs_to(caller)]


def remove_document(writer: Writer, tenant: int, id: int) -> None:
    """Delete the row: the document now belongs to a record, or is deleted."""
    writer.execute("DELETE FROM unattached WHERE tenant_id = ? AND document_id = ?", (tenant, id))


def delete_expired(writer: Writer, limit: int) -> int:
    """Delete the documents of expired buckets, and, a day later, the buckets; how many documents were deleted."""
    now = clock.now()
    rows: list[Row] = writer.rows(
        "SELECT u.tenant_id, u.document_id FROM bucket b "
        "JOIN unattached u ON u.tenant_id = b.tenant_id AND u.bucket_id = b.id WHERE b.expires_at <= ? LIMIT ?",
        (now, limit),
    )
    for tenant, document in rows:
        blobs.release_document(writer, tenant, document)
        remove_document(writer, tenant, document)
    if not rows:
        writer.execute("DELETE FROM bucket WHERE expires_at <= ?", (now - LIFETIME,))
    return len(rows)
