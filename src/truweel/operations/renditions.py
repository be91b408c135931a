"""Records as files: `GET /{collection}/{id}/{name}` of a `@rendition`.

A rule says what the file states, as data; it reads through `RecordReader`, which changes nothing. What writes the file
is chosen by the class of that data, so that a collection imports no writer of files.
"""

import asyncio
import datetime
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import xxhash

from truweel import clock
from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.bank_files.write_pain import write_pain
from truweel.e_invoices.write_ubl import write_ubl
from truweel.errors import Conflict, RecordNotFound, Unavailable
from truweel.files import blobs
from truweel.files.blobs import Chunk
from truweel.files.content import may_show_inline
from truweel.files.names import content_disposition
from truweel.files.store import BlobStore, MissingBytesError
from truweel.operations.answer import Answer
from truweel.operations.decode import blank_record
from truweel.printing.render import PICTURE_TYPES, PrintError, UnreadablePictureError, print_pdf
from truweel.query.model import Notice
from truweel.schema.attachment import clean_file_name
from truweel.schema.collection import SINGLE_ID, Collection
from truweel.schema.fields import Equality, Span
from truweel.schema.outgoing_invoice import OutgoingInvoice
from truweel.schema.printed_document import PrintedDocument
from truweel.schema.registry import Registry
from truweel.schema.relations import Id, Ref
from truweel.schema.resource import Resource, meta
from truweel.schema.rules import Rendition
from truweel.schema.transfer_order import TransferOrder
from truweel.storage import records
from truweel.storage.database import Reader

__all__ = ["Composed", "RecordReader", "Renderer", "StoredDocument", "compose", "compose_record"]

log = logging.getLogger("truweel.renditions")
Record = TypeVar("Record", bound=Resource)
EXTENSIONS = {"application/xml": "xml", "application/pdf": "pdf"}
MAX_PICTURE = 4 * 1024 * 1024
"""Bytes of a logo or a letterhead that is printed."""
AT_ONCE = 2
"""PDFs that one process makes at once: each may take a processor and some 200 MB."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document: its name, content type and size, and where its bytes are."""

    name: str
    type: str
    size: int
    chunks: list[Chunk]


class RecordReader:
    """The records of one tenant, as `schema.work.Reads` shows them, and the `Keeper` of those: each is read once."""

    def __init__(
        self,
        reader: Reader,
        registry: Registry,
        tenant: int,
        time_zone: str = "UTC",
        may_read: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """`may_read` says of a module whether whoever asks may read it; the server itself may read all."""
        self._reader = reader
        self._registry = registry
        self._tenant = tenant
        self._time_zone = time_zone
        self._may_read = may_read
        self._records: dict[tuple[str, int], Resource | None] = {}

    @property
    def today(self) -> datetime.date:
        """The day in the tenant's time zone."""
        return clock.day(clock.now(), self._time_zone)

    @property
    def time_zone(self) -> str:
        """The tenant's time zone."""
        return self._time_zone

    def get(self, resource: type[Record], id: Id[Record] | None) -> Record | None:
        """The record `id`, live or deleted, or None."""
        return cast("Record | None", self.find(self._registry.of(resource), id))

    def follow(self, record: Resource, member: Ref[Record, Any]) -> Record | None:
        """The record that `member` of `record` refers to, live or deleted, or None."""
        return cast("Record | None", self.find(self._registry[member.target], record.__dict__.get(member.name)))

    def find(self, collection: Collection, id: int | None) -> Any:
        """`get` by collection."""
        if id is None:
            return None
        key = (collection.kind.key, id)
        if key not in self._records:
            self._records[key] = self._hold(records.load(self._reader, collection.kind, self._tenant, id))
        return self._records[key]

    def find_document(self, id: int | None) -> "StoredDocument | None":
        """A live document, and where its bytes are; None where there is none."""
        documents = self._registry.documents
        record = self.find(documents, id) if documents is not None else None
        if record is None or record.deletedAt is not None:
            return None
        chunks = blobs.list_chunks(self._reader, self._tenant, record.id)
        return StoredDocument(record.name, record.contentType, record.size, chunks)

    def single(self, resource: type[Record]) -> Record:
        """The record of a single collection, with its defaults where nobody changed it yet."""
        collection = self._registry.of(resource)
        record = self.find(collection, SINGLE_ID)
        return cast("Record", blank_record(collection) if record is None else record)

    def first(self, resource: type[Record], *conditions: Equality) -> Record | None:
        """The live record with the smallest id that meets all conditions, or None."""
        return next(iter(self.select(resource, *conditions, limit=1)), None)

    def select(self, resource: type[Record], *conditions: Equality | Span, limit: int | None = None) -> list[Record]:
        """The live records that meet all conditions, by id."""
        equal = {condition.field.name: condition.value for condition in conditions if isinstance(condition, Equality)}
        spans = [condition for condition in conditions if isinstance(condition, Span)]
        rows = records.select(self._reader, self._registry.of(resource), self._tenant, equal, limit, spans=spans)
        return [cast("Record", self._hold(row)) for row in rows]

    def children(self, record: Resource, name: str) -> list[Any]:
        """The children of `record` in its member `name`, in order."""
        children: list[Any] | None = record.__dict__.get(name)
        if children is None:
            collection = self._registry.of(type(record)).child_fields[name]
            rows = records.load_children(self._reader, collection, self._tenant, record.id)
            children = record.__dict__[name] = [self._hold(row) for row in rows]
        return children

    def class_at(self, path: str) -> Any:
        """The class of the collection at `path`."""
        return self._registry[path].resource

    def may_read(self, resource: type[Resource]) -> bool:
        """Whether whoever asks may read records of `resource`."""
        return any(map(self._may_read, self._registry.of(resource).modules))

    def sees(self, record: Resource) -> bool:
        """Whether whoever asks may read `record`, or what it is a child of."""
        collection = self._registry.of(type(record))
        root = self.find(collection.root, meta(record).parent_id) if collection.parent else record
        return self._may_read(collection.granted_by(root))

    def touch(self, name: str | None = None) -> None:
        """Nothing is changed by what only reads."""
        raise RuntimeError(f"a rendition or report sets {name or 'a member'}")

    def _hold(self, record: Resource | None) -> Resource | None:
        if record is not None:
            meta(record).keeper = self
        return record


@dataclass(frozen=True, slots=True)
class Composed:
    """What the file of a record states, the file's name, and where the pictures on it are: id of a document → content
    type and chunks."""

    stated: Any
    name: str
    pictures: dict[int, tuple[str, list[Chunk]]]


def compose(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    collection: Collection,
    id: int,
    rendition: Rendition,
    type_: str | None = None,
) -> Composed:
    """What the file of the live record `id` states, of one of its types. Forbidden, NotFound, Refused."""
    granted.require(caller, collection, "read")
    record_reader = RecordReader(reader, registry, caller.tenant_id, caller.time_zone, caller.may_read)
    record = record_reader.find(collection, id)
    if record is None or record.deletedAt is not None or not collection.shows(record):
        raise RecordNotFound(collection.path, id)
    granted.require_record(caller, collection, record, "read")
    return compose_record(record_reader, collection, record, rendition, type_)


def compose_record(
    record_reader: RecordReader, collection: Collection, record: Any, rendition: Rendition, type_: str | None = None
) -> Composed:
    """What the file of `record` states. Refused."""
    stated = rendition.compose(record, record_reader, *([type_ or rendition.types[0]] if rendition.types else []))
    pictures: dict[int, tuple[str, list[Chunk]]] = {}
    if isinstance(stated, PrintedDocument):
        for picture_id in (stated.sender.logo_id, stated.sender.letterhead_id, stated.signature_id):
            picture = record_reader.find_document(picture_id)
            if picture_id is None or picture is None or picture.size > MAX_PICTURE:
                continue
            if picture.type in PICTURE_TYPES:
                pictures[picture_id] = picture.type, picture.chunks
    return Composed(stated, _file_name(collection, record, rendition), pictures)


def _file_name(collection: Collection, record: Resource, rendition: Rendition) -> str:
    """`F260001.xml`; of a record without a number `sales-invoices-12.xml`."""
    number = record.__dict__[collection.logic_id.name] if collection.logic_id else None
    return clean_file_name(f"{number or f'{collection.path}-{record.id}'}.{EXTENSIONS[rendition.content_type]}")


class Renderer:
    """Makes the files, off the event loop, a few at once. Without a store they have no pictures."""

    def __init__(self, store: BlobStore | None = None) -> None:
        self._store = store
        self._places = asyncio.Semaphore(AT_ONCE)

    async def answer(
        self, composed: Composed, rendition: Rendition, *, show: bool, warnings: Sequence[Notice] = ()
    ) -> Answer:
        """The file. With `show`, browsers display it where that is safe. Unavailable."""
        body = await self.make(composed)
        kind = rendition.content_type
        headers = {
            "Content-Type": kind,
            "Content-Disposition": content_disposition(composed.name, inline=show and may_show_inline(kind)),
        }
        if kind != "application/pdf":  # in a sandbox browsers don't show PDF
            headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return Answer(200, body, headers, warnings, f'"{xxhash.xxh3_128_hexdigest(body)}"')

    async def read(self, chunks: Sequence[Chunk]) -> bytes:
        """The bytes of a document. Unavailable."""
        if self._store is None:
            raise Unavailable("This server keeps no files.")
        return await _read(self._store, chunks)

    async def make(self, composed: Composed) -> bytes:
        """The bytes of the file. Conflict, Unavailable."""
        stated = composed.stated
        if isinstance(stated, OutgoingInvoice):
            return await asyncio.to_thread(write_ubl, stated)
        if isinstance(stated, TransferOrder):
            return await asyncio.to_thread(write_pain, stated)
        assert isinstance(stated, PrintedDocument)
        async with self._places:
            pictures: dict[int, tuple[str, bytes]] = {}
            if self._store is not None:
                for id, (kind, chunks) in composed.pictures.items():
                    pictures[id] = kind, await _read(self._store, chunks)
            try:
                return await asyncio.to_thread(print_pdf, stated, pictures)
            except UnreadablePictureError:
                raise Conflict("The logo or the letterhead of the company can't be read; choose another.") from None
            except PrintError as error:
                log.exception("a document could not be printed", extra={"document": composed.name})
                raise Unavailable("The PDF could not be made; the log says why.") from error


async def _read(store: BlobStore, chunks: Sequence[Chunk]) -> bytes:
    try:
        return b"".join([block async for block in blobs.read_chunks(store, chunks)])
    except MissingBytesError as error:
        raise Unavailable("The bytes of a document can't be read now.") from error
