"""Content by its SHA-256, once a tenant, and the documents that it makes up.

The order that keeps bytes safe: they are in the store, flushed, before the row that needs them commits; and a blob is
deleted only an hour after its last use ended, after a second check under its row's lock. A key is never used twice
(each put has a suffix of its own), so that no delayed deletion can meet bytes that came later.
"""

from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass

from truweel import clock
from truweel.errors import Unavailable
from truweel.files.incoming import ReceivedFile
from truweel.files.store import BlobStore
from truweel.storage.database import Database, Reader, Writer

__all__ = [
    "BlobVanishedError",
    "Chunk",
    "StoredBlob",
    "append_chunks",
    "claim_blob",
    "delete_unused",
    "is_referenced",
    "list_chunks",
    "list_sweepable",
    "mark_unused",
    "read_chunks",
    "release_document",
    "storage_key",
    "store_blob",
]  # fmt: skip

GRACE_PERIOD = 60 * 60 * 1000
MAX_CLAIM_AGE = GRACE_PERIOD // 2
"""A row may still take bytes that were put this long ago; the sweep leaves alone what is younger than an hour."""

_IS_USED = (
    "EXISTS (SELECT 1 FROM chunk c WHERE c.tenant_id = b.tenant_id AND c.digest = b.digest) "
    "OR EXISTS (SELECT 1 FROM upload_part p WHERE p.tenant_id = b.tenant_id AND p.digest = b.digest) "
    "OR EXISTS (SELECT 1 FROM rendition r WHERE r.tenant_id = b.tenant_id AND r.digest = b.digest)"
)


class BlobVanishedError(Exception):
    """Bytes that were present were swept before the row that needs them was written: store them again."""


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """Bytes in the store; `suffix` is None where they were there already."""

    digest: str
    size: int
    suffix: str | None
    stored_at: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document: where its bytes are."""

    key: str
    digest: str
    size: int


def storage_key(tenant: int, digest: str, suffix: str) -> str:
    """Where the bytes with this SHA-256 are in the store."""
    return f"{tenant}/{digest[:2]}/{digest}.{suffix}"


async def store_blob(database: Database, store: BlobStore, tenant: int, received: ReceivedFile) -> StoredBlob:
    """Put the bytes into the store unless the tenant has them there; durable when this returns."""
    row = await database.read(
        lambda reader: reader.row(
            "SELECT suffix FROM blob WHERE tenant_id = ? AND digest = ?", (tenant, received.digest)
        )
    )
    if row and await store.size(storage_key(tenant, received.digest, row[0])) == received.size:
        return StoredBlob(received.digest, received.size, None, clock.now())
    suffix = clock.new_secret(6)
    stored_at = clock.now()
    await store.put(storage_key(tenant, received.digest, suffix), received.path, received.size)
    return StoredBlob(received.digest, received.size, suffix, stored_at)


def claim_blob(writer: Writer, tenant: int, blob: StoredBlob) -> None:
    """Reference the bytes in this transaction. BlobVanishedError: they have to be stored again."""
    if blob.suffix is None:
        updated = writer.execute(
            "UPDATE blob SET marked_at = NULL WHERE tenant_id = ? AND digest = ?", (tenant, blob.digest)
        )
        if not updated:
            raise BlobVanishedError
        return
    if clock.now() - blob.stored_at > MAX_CLAIM_AGE:
        raise Unavailable("The upload waited too long for the database; send it again.")
    # The same bytes may have come twice at once; then both copies are whole, and the sweep takes the one without a row.
    writer.execute(
        "INSERT INTO blob (tenant_id, digest, suffix, size, created_at, marked_at) VALUES (?, ?, ?, ?, ?, NULL) "
        "ON CONFLICT (tenant_id, digest) DO UPDATE SET suffix = excluded.suffix, marked_at = NULL",
        (tenant, blob.digest, blob.suffix, blob.size, clock.now()),
    )


def append_chunks(writer: Writer, tenant: int, document: int, position: int, pieces: Sequence[tuple[str, int]]) -> None:
    """Make `pieces` (digest, size) the chunks of a document from `position` on; their blobs are claimed already."""
    writer.execute_many(
        "INSERT INTO chunk (tenant_id, document_id, position, digest, size) VALUES (?, ?, ?, ?, ?)",
        [(tenant, document, position + index, digest, size) for index, (digest, size) in enumerate(pieces)],
    )


def list_chunks(reader: Reader, tenant: int, document: int) -> list[Chunk]:
    """The pieces of a document in order."""
    rows = reader.rows(
        "SELECT c.digest, c.size, b.suffix FROM chunk c "
        "JOIN blob b ON b.tenant_id = c.tenant_id AND b.digest = c.digest "
        "WHERE c.tenant_id = ? AND c.document_id = ? ORDER BY c.position",
        (tenant, document),
    )
    return [Chunk(storage_key(tenant, digest, suffix), digest, size) for digest, size, suffix in rows]


async def read_chunks(
    store: BlobStore, pieces: Sequence[Chunk], start: int = 0, end: int | None = None
) -> AsyncGenerator[bytes, None]:
    """The bytes of a document from `start` up to `end`. MissingBytesError."""
    offset = 0
    for chunk in pieces:
        first, last = max(start - offset, 0), chunk.size if end is None else min(end - offset, chunk.size)
        if first < last:
            async for block in store.read(chunk.key, first, last):
                yield block
        offset += chunk.size


def release_document(writer: Writer, tenant: int, document: int) -> None:
    """Delete the chunks and renditions of a deleted document; mark for the sweep what only it used."""
    digests = []
    for table in ("chunk", "rendition"):
        where = f"FROM {table} WHERE tenant_id = ? AND document_id = ?"
        digests += [row[0] for row in writer.rows(f"SELECT digest {where}", (tenant, document))]
        writer.execute(f"DELETE {where}", (tenant, document))
    mark_unused(writer, tenant, digests)


def mark_unused(writer: Writer, tenant: int, digests: Iterable[str]) -> None:
    """Start the grace period of those `digests` that nothing uses any more."""
    for digest in sorted(set(digests)):
        writer.execute(
            f"UPDATE blob AS b SET marked_at = ? WHERE tenant_id = ? AND digest = ? AND NOT ({_IS_USED})",
            (clock.now(), tenant, digest),
        )


def list_sweepable(reader: Reader, limit: int) -> list[tuple[int, str]]:
    """Tenant and digest of blobs whose grace period has passed."""
    rows = reader.rows(
        "SELECT tenant_id, digest FROM blob WHERE marked_at < ? ORDER BY marked_at LIMIT ?",
        (clock.now() - GRACE_PERIOD, limit),
    )
    return [(tenant, digest) for tenant, digest in rows]


def delete_unused(writer: Writer, tenant: int, digest: str) -> str | None:
    """Delete a blob's row if, under its lock, nothing uses it. Returns the key of the bytes to delete, or None."""
    row = writer.row(
        f"SELECT suffix FROM blob AS b WHERE tenant_id = ? AND digest = ? AND marked_at < ? AND NOT ({_IS_USED})"
        f"{writer.for_update}",
        (tenant, digest, clock.now() - GRACE_PERIOD),
    )
    if row is None:
        unmark = f"UPDATE blob AS b SET marked_at = NULL WHERE tenant_id = ? AND digest = ? AND ({_IS_USED})"
        writer.execute(unmark, (tenant, digest))
        return None
    writer.execute("DELETE FROM blob WHERE tenant_id = ? AND digest = ?", (tenant, digest))
    return storage_key(tenant, digest, row[0])


def is_referenced(reader: Reader, key: str) -> bool:
    """Whether a row references the bytes under `key`; True for foreign keys, so that those are never deleted."""
    tenant, _, name = key.partition("/")
    digest, dot, suffix = name.rpartition("/")[2].partition(".")
    if not tenant.isdecimal() or not dot:
        return True
    row = reader.row("SELECT suffix FROM blob WHERE tenant_id = ? AND digest = ?", (int(tenant), digest))
    return row is not None and row[0] == suffix
