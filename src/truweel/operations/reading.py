"""Documents that a write reads: electronic invoices, and statements of banks.

A rule asks for what a document says in the middle of a transaction, where no bytes can be read. The transaction ends
with `UnreadDocument`, the bytes are read outside it, and it begins anew with what they say (`Context.readings`). So it
doesn't matter how the document came: in one request, in parts, or long ago.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from truweel.bank_files.read import read_statements
from truweel.e_invoices.pdf import PdfError, extract_xml
from truweel.e_invoices.read import read_e_invoice
from truweel.errors import Unavailable
from truweel.files import blobs, content
from truweel.files.blobs import Chunk, StoredBlob
from truweel.files.incoming import IncomingFile
from truweel.files.store import BlobStore, MissingBytesError
from truweel.files.xml_tree import MAX_BYTES, UnreadableFileError
from truweel.schema.attachment import clean_file_name
from truweel.schema.e_invoice import EmbeddedFile, ReadDocument
from truweel.schema.relations import FileContent
from truweel.storage.database import Database

__all__ = ["READ_TYPES", "DocumentReader", "Reading", "StoredFile", "UnreadDocument", "UnstoredFile"]

XML, PDF = "application/xml", "application/pdf"
READ_TYPES: dict[FileContent, tuple[str, ...]] = {"invoice": (XML, PDF), "bank statements": (XML, "text/")}
"""What documents are read as → their content types, or the beginnings of these."""
AT_ONCE = 2
"""Documents that one process reads at once: each may take some 200 MB."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was inside a document, its bytes in the store already."""

    name: str
    content_type: str
    blob: StoredBlob


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document of these bytes says. `digests` are those of its chunks, so that other bytes are another one."""

    digests: tuple[str, ...]
    document: ReadDocument
    files: tuple[StoredFile, ...] = ()


class UnreadDocument(Exception):
    """A write needs what a document says. It is read, and the write runs again; no caller sees this."""

    def __init__(self, id: int, content_type: str, content: FileContent, chunks: Sequence[Chunk]) -> None:
        super().__init__(id)
        self.id = id
        self.content_type = content_type
        self.content = content
        self.chunks = chunks


class UnstoredFile(Exception):
    """A write makes a document of bytes that came in its body. They are stored, and the write runs again; no caller
    sees this."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name)
        self.file = EmbeddedFile(name, "", data)


class DocumentReader:
    """Reads documents of the store, a few at once, on its threads."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database = database
        self._store = store
        self._places = asyncio.Semaphore(AT_ONCE)

    async def read(self, tenant: int, unread: UnreadDocument) -> Reading:
        """What the document says; the files inside it are in the store when this returns. Unavailable."""
        async with self._places:
            document = await self._read(unread)
            files = [await self._store_file(tenant, file) for file in document.files]
        return Reading(tuple(chunk.digest for chunk in unread.chunks), document, tuple(files))

    async def _read(self, unread: UnreadDocument) -> ReadDocument:
        size = sum(chunk.size for chunk in unread.chunks)
        if size > MAX_BYTES:
            too_long = f"it has {size} bytes; at most {MAX_BYTES} are read"
            return ReadDocument(problem=too_long) if unread.content_type == PDF else ReadDocument(fault=too_long)
        try:
            data = b"".join([block async for block in blobs.read_chunks(self._store, unread.chunks)])
        except MissingBytesError as error:
            raise Unavailable("The bytes of the document can't be read now; nothing was changed.") from error
        if unread.content == "bank statements":
            read = _read_bank_file
        else:
            read = _read_xml if unread.content_type == XML else _read_pdf
        return await asyncio.get_running_loop().run_in_executor(self._store.threads, read, data)

    async def store(self, tenant: int, unstored: UnstoredFile) -> StoredFile:
        """The file, its bytes in the store. Unavailable."""
        return await self._store_file(tenant, unstored.file)

    async def _store_file(self, tenant: int, file: EmbeddedFile) -> StoredFile:
        incoming = IncomingFile(self._store.spool, self._store.threads)
        try:
            incoming.add(file.data)
            received = await incoming.finish()
            name = clean_file_name(file.name)
            kind = content.sniff(received.head, name, file.content_type)
            return StoredFile(name, kind, await blobs.store_blob(self._database, self._store, tenant, received))
        finally:
            incoming.discard()


def _read_xml(data: bytes) -> ReadDocument:
    try:
        invoice, files = read_e_invoice(data)
    except UnreadableFileError as error:
        return ReadDocument(fault=str(error))
    return ReadDocument(invoice, files=files)


def _read_bank_file(data: bytes) -> ReadDocument:
    try:
        return ReadDocument(statements=read_statements(data))
    except UnreadableFileError as error:
        return ReadDocument(fault=str(error))


def _read_pdf(data: bytes) -> ReadDocument:
    """A PDF is one without an invoice inside too: what can't be read is a warning, and not refused."""
    try:
        xml = extract_xml(data)
        return ReadDocument() if xml is None else ReadDocument(read_e_invoice(xml)[0])
    except (PdfError, UnreadableFileError) as error:
        return ReadDocument(problem=str(error))
