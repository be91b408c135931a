"""Do rows and bytes agree? For `truweel doctor`."""

from collections.abc import AsyncIterator
from functools import partial

from truweel import clock
from truweel.files import blobs
from truweel.files.store import BlobStore
from truweel.storage.database import Database, Reader, Row

__all__ = ["find_faults"]

BATCH = 500
_CHUNKS = (
    "SELECT c.tenant_id, c.document_id FROM chunk c WHERE NOT EXISTS "
    "(SELECT 1 FROM blob b WHERE b.tenant_id = c.tenant_id AND b.digest = c.digest)"
)
_DOCUMENTS = (
    "SELECT d.tenant_id, d.id FROM documents d WHERE d.deleted_at IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM chunk c WHERE c.tenant_id = d.tenant_id AND c.document_id = d.id)"
)


async def find_faults(database: Database, store: BlobStore) -> AsyncIterator[str]:
    """A sentence for each row without bytes, and for bytes without a row that are older than an hour."""
    for sql in (_CHUNKS, _DOCUMENTS):
        for tenant, document in await database.read(partial(_select, sql=sql)):
            yield f"Document {document} of tenant {tenant} lacks bytes."
    stored_sizes: dict[str, int] = {}
    oldest = clock.now() - blobs.GRACE_PERIOD
    async for key, size, written in store.objects():
        stored_sizes[key] = size
        if written < oldest and not await database.read(partial(blobs.is_referenced, key=key)):
            yield f"{key}: bytes without a row; the sweep takes them away."
    after: tuple[int, str] = (0, "")
    while rows := await database.read(partial(_select_page, after=after)):
        for tenant, digest, suffix, size in rows:
            key = blobs.storage_key(tenant, digest, suffix)
            if stored_sizes.get(key) != size:
                stored_size = "none" if key not in stored_sizes else str(stored_sizes[key])
                yield f"{key}: a row without its bytes ({size} are named, {stored_size} there)."
        after = (rows[-1][0], rows[-1][1])


def _select(reader: Reader, sql: str) -> list[Row]:
    return reader.rows(sql)


def _select_page(reader: Reader, after: tuple[int, str]) -> list[Row]:
    return reader.rows(
        "SELECT tenant_id, digest, suffix, size FROM blob WHERE (tenant_id, digest) > (?, ?) "
        "ORDER BY tenant_id, digest LIMIT ?",
        (*after, BATCH),
    )
