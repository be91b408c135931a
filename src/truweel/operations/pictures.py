"""Pictures of documents in two sizes: made when first asked for, and kept beside the document's own bytes."""

import asyncio
from functools import partial

from truweel.errors import NotFound
from truweel.files import blobs, content, images
from truweel.files.blobs import BlobVanishedError, StoredBlob
from truweel.files.images import MAX_FILE_BYTES, UnreadableImageError
from truweel.files.incoming import IncomingFile
from truweel.files.store import BlobStore
from truweel.operations.documents import DocumentFile
from truweel.storage.database import Database, Reader, Row, Writer

__all__ = ["Pictures"]


class Pictures:
    """Makes one picture at a time, on a thread: what it takes in memory is bounded."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database = database
        self._store = store
        self._drawing = asyncio.Semaphore(1)

    async def picture(self, tenant: int, file: DocumentFile, kind: str) -> tuple[bytes, str]:
        """The picture of `kind` (`images.LONGER_SIDES`) and its content type. NotFound says why there is none."""
        stored = await self._database.read(partial(_load, tenant=tenant, document=file.id, kind=kind))
        if stored is not None:
            suffix, digest, size, content_type = stored
            piece = blobs.Chunk(blobs.storage_key(tenant, digest, suffix), digest, size)
            return b"".join([block async for block in blobs.read_chunks(self._store, [piece])]), content_type
        if not content.is_image(file.content_type):
            raise NotFound(f"Document {file.id} is {file.content_type}, of which no picture is made.")
        if file.size > MAX_FILE_BYTES:
            raise NotFound(f"Document {file.id} has {file.size} bytes; pictures are made of at most {MAX_FILE_BYTES}.")
        async with self._drawing:
            original = b"".join([block async for block in blobs.read_chunks(self._store, file.pieces)])
            try:
                picture, content_type = await asyncio.to_thread(images.render, original, kind)
            except UnreadableImageError as error:
                raise NotFound(f"No picture is made of document {file.id}: {error}.") from None
        await self._store_picture(tenant, file, kind, picture, content_type)
        return picture, content_type

    async def _store_picture(
        self, tenant: int, file: DocumentFile, kind: str, picture: bytes, content_type: str
    ) -> None:
        incoming = IncomingFile(self._store.spool, self._store.threads)
        try:
            incoming.add(picture)
            received = await incoming.finish()
            blob = await blobs.store_blob(self._database, self._store, tenant, received)
            await self._database.write(
                partial(_insert, tenant=tenant, document=file.id, kind=kind, blob=blob, content_type=content_type)
            )
        except BlobVanishedError:
            return  # swept a moment ago; the next request keeps it
        finally:
            incoming.discard()


def _load(reader: Reader, tenant: int, document: int, kind: str) -> Row | None:
    return reader.row(
        "SELECT b.suffix, b.digest, b.size, r.content_type FROM rendition r "
        "JOIN blob b ON b.tenant_id = r.tenant_id AND b.digest = r.digest "
        "WHERE r.tenant_id = ? AND r.document_id = ? AND r.kind = ?",
        (tenant, document, kind),
    )


def _insert(writer: Writer, tenant: int, document: int, kind: str, blob: StoredBlob, content_type: str) -> None:
    blobs.claim_blob(writer, tenant, blob)
    writer.execute(
        "INSERT INTO rendition (tenant_id, document_id, kind, digest, content_type) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (tenant_id, document_id, kind) DO NOTHING",
        (tenant, document, kind, blob.digest, content_type),
    )
