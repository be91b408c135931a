"""Documents of records: who may see which, their lists, their bytes.

A document has no module: whoever may read or change the record that it is attached to may do so with the document. One
that belongs to no record yet is its uploader's alone.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.errors import Conflict, Forbidden, NotFound, RecordNotFound
from truweel.files import blobs, buckets
from truweel.files.blobs import Chunk
from truweel.files.buckets import UnattachedDocument
from truweel.operations import attached, read, write
from truweel.operations.answer import Answer, Context
from truweel.operations.decode import blank_record
from truweel.operations.include import IncludeExpander, columns_for
from truweel.operations.write import Patch, Write
from truweel.query import compile
from truweel.query.compile import VERSION, by_id_layout, page_layout
from truweel.query.model import Includes, Notice
from truweel.schema.collection import Collection
from truweel.schema.document import encode, encode_label, response_tail
from truweel.schema.registry import Registry
from truweel.schema.resource import Resource
from truweel.storage import records
from truweel.storage.database import Reader, Writer

__all__ = [
    "DocumentFile",
    "delete",
    "get",
    "list_all",
    "list_of_record",
    "load_file",
    "missing_document",
    "render_unattached",
    "require_change_right",
    "require_owner",
    "update",
]

OWNER = "attachedToResource"
OWNED = by_id_layout((OWNER,))
"""The row of one document, with the path of the record that it belongs to."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """The bytes of a document, and what a download says of them. `waiting` is set while it belongs to no record."""

    id: int
    name: str
    content_type: str
    size: int
    pieces: list[Chunk]
    unattached: UnattachedDocument | None

    @property
    def etag(self) -> str:
        """A strong one: the SHA-256 of the bytes or, where they came in parts, of the parts' hashes."""
        digests = [piece.digest for piece in self.pieces]
        whole = digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
        return f'"{whole}"'


def missing_document(id: int) -> RecordNotFound:
    """The answer where there is no document `id`, or none that the caller may know of."""
    return RecordNotFound("documents", id)


def collection(registry: Registry) -> Collection:
    """The documents."""
    assert registry.documents is not None
    return registry.documents


def require_owner(reader: Reader, caller: Caller, collection_: Collection, id: int, right: str) -> str:
    """The path (`/offers/12`) of a live record with documents on which `caller` has `right`. Forbidden, NotFound."""
    if not collection_.options.documents:
        raise NotFound(f"{collection_.path} have no documents.")
    attached.require_owner(reader, caller, collection_, id, right)
    return f"/{collection_.path}/{id}"


def _allow(reader: Reader, registry: Registry, caller: Caller, resource: str, right: str) -> str:
    """The module that grants a document of `resource`. Forbidden; NotFound once its record is gone."""
    owner = registry.resolve(resource)
    if owner is None:
        caller.require("", right)
        return ""
    return attached.require_owner(reader, caller, *owner, right)


def _unattached(reader: Reader, caller: Caller, id: int) -> UnattachedDocument:
    unattached = buckets.find_document(reader, caller.tenant_id, id)
    if unattached is None or not unattached.belongs_to(caller):
        raise missing_document(id)
    return unattached


# Reading


def get(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    context: Context,
    id: int,
    includes: Includes,
    warnings: Sequence[Notice] = (),
) -> Answer:
    """One document's members."""
    documents = collection(registry)
    row = reader.row(compile.by_id(documents, OWNED.columns, None, owned=False), (caller.tenant_id, id))
    read.raise_if_strict(caller, context, warnings)
    if row is None:
        body = render_unattached(registry, context, _unattached(reader, caller, id))
        return Answer(200, body, warnings=warnings, etag=_etag(body))
    _allow(reader, registry, caller, row[OWNED.position(OWNER)], "read")
    body = IncludeExpander(reader, registry, caller, context).answers(documents, [row], includes, OWNED)[0]
    return Answer(200, body, warnings=warnings, etag=_etag(body) if includes else f'"{row[VERSION]}"')


def render_unattached(registry: Registry, context: Context, unattached: UnattachedDocument) -> bytes:
    """A document that belongs to no record yet, as GET answers it."""
    documents = collection(registry)
    record = blank_record(documents)
    record.__dict__.update(
        id=unattached.id,
        createdAt=unattached.created_at,
        updatedAt=unattached.updated_at,
        name=unattached.name,
        contentType=unattached.content_type,
        size=unattached.size,
    )
    return _body(documents, context, record)


def _body(documents: Collection, context: Context, record: Resource) -> bytes:
    return response_tail(documents, context.base).complete(encode(documents, record), record.id, encode_label(record))


def list_of_record(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    context: Context,
    collection_: Collection,
    id: int,
    pairs: Sequence[tuple[str, str]],
) -> Answer:
    """`GET /{collection}/{id}/documents`: a bare array; those that the caller is uploading to it stand last."""
    resource = require_owner(reader, caller, collection_, id, "read")
    unattached = [] if attached.is_paged(pairs) else buckets.list_uploads_to(reader, caller, resource)
    return _list(reader, registry, caller, context, pairs, resource, unattached)


def list_all(
    reader: Reader, registry: Registry, caller: Caller, context: Context, pairs: Sequence[tuple[str, str]]
) -> Answer:
    """`GET /documents` (ours): those of the records named by `attachedToResource`; without it, for administrators."""
    resources = [value for name, value in pairs if name == OWNER]
    if not resources and not caller.is_administrator:
        raise Forbidden("Only administrators list all documents; name a record: attachedToResource=/offers/12.")
    for resource in resources:
        if not _may_list(reader, registry, caller, resource):
            pairs = [pair for pair in pairs if pair != (OWNER, resource)]
    if resources and all(name != OWNER for name, _ in pairs):
        return Answer(200, b"[]", etag=_etag(b"[]"))
    return _list(reader, registry, caller, context, pairs, None, [])


def _may_list(reader: Reader, registry: Registry, caller: Caller, resource: str) -> bool:
    """Whether the documents of the record at the path `resource` are shown. Forbidden."""
    owner = registry.resolve(resource)
    if owner is None:
        caller.require("", "read")
        return True
    collection_, id = owner
    granted.require(caller, collection_, "read")
    return caller.may_read(granted.find_module(reader, collection_, caller.tenant_id, id))


def _list(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    context: Context,
    pairs: Sequence[tuple[str, str]],
    resource: str | None,
    unattached: Sequence[UnattachedDocument],
) -> Answer:
    documents = collection(registry)
    query = attached.parse_list(registry, documents, pairs, caller.time_zone, resource)
    columns = columns_for(documents, query.includes)
    select = compile.page(query, reader.dialect, caller.tenant_id, columns=columns, offset=query.page.offset)
    expander = IncludeExpander(reader, registry, caller, context)
    rows = reader.rows_within(expander.budget, select.sql, select.parameters)
    documents_json = expander.answers(documents, rows, query.includes, page_layout(query, columns))
    documents_json += [render_unattached(registry, context, document) for document in unattached]
    read.raise_if_strict(caller, context, query.warnings)
    body = b"[" + b",".join(documents_json) + b"]"
    return Answer(200, body, warnings=query.warnings, etag=_etag(body))


def load_file(reader: Reader, registry: Registry, tenant: int, id: int, caller: Caller | None) -> DocumentFile:
    """The bytes of a document; without a caller for whoever has an address that was signed. NotFound, Forbidden."""
    documents = collection(registry)
    record = records.load(reader, documents, tenant, id)
    if record is not None and record.deletedAt is None:
        if caller is not None:
            _allow(reader, registry, caller, record.__dict__[OWNER] or "", "read")
        values, unattached = record.__dict__, None
    else:
        unattached = (
            _unattached(reader, caller, id) if caller is not None else buckets.find_document(reader, tenant, id)
        )
        if unattached is None:
            raise missing_document(id)
        values = {"name": unattached.name, "contentType": unattached.content_type, "size": unattached.size}
    return DocumentFile(
        id, values["name"], values["contentType"], values["size"], blobs.list_chunks(reader, tenant, id), unattached
    )


# Changing


def require_change_right(reader: Reader, registry: Registry, caller: Caller, id: int) -> None:
    """Whether `caller` may change the document `id` now. NotFound, Forbidden."""
    row = reader.row(compile.by_id(collection(registry), OWNED.columns, None, owned=False), (caller.tenant_id, id))
    if row is None:
        _unattached(reader, caller, id)
    else:
        _allow(reader, registry, caller, row[OWNED.position(OWNER)], "write")


def _write(writer: Writer, registry: Registry, caller: Caller, context: Context, id: int) -> Write:
    documents = collection(registry)
    record = records.load(writer, documents, caller.tenant_id, id)
    if record is None or record.deletedAt is not None:
        unattached = _unattached(writer, caller, id)
        where = f"being uploaded to {unattached.target}" if unattached.target else "in a temporary bucket"
        raise Conflict(f"Document {id} is still {where}; it can be changed once it is attached.")
    resource = record.__dict__[OWNER] or ""
    module = _allow(writer, registry, caller, resource, "write")
    return Write(writer, registry, caller, context, documents, module)


def update(
    writer: Writer, registry: Registry, caller: Caller, context: Context, id: int, body: object, patch: Patch | None
) -> Answer:
    """PUT and PATCH: its name."""
    written = _write(writer, registry, caller, context, id)
    return write.replace(written, id, body) if patch is None else write.patch(written, id, patch)


def delete(writer: Writer, registry: Registry, caller: Caller, context: Context, id: int) -> Answer:
    """DELETE. Conflict while a member of its record (`imageId`) is this document."""
    written = _write(writer, registry, caller, context, id)
    for referrer, name in registry.referrers.get(collection(registry).key, ()):
        using = records.select(writer, referrer, caller.tenant_id, {name: id}, limit=1)
        if using:
            owner = referrer if referrer.parent else referrer.face_of(using[0])
            raise Conflict(f"Document {id} is {name} of {owner.path} {using[0].id}; set that to null first.")
    return write.delete(written, id)


def _etag(body: bytes) -> str:
    return f'"{hashlib.blake2b(body, digest_size=9).hexdigest()}"'
