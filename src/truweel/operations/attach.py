"""Documents become a record's, as a member (`imageId`) or among its documents, in the transaction that writes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from truweel.errors import Fault
from truweel.files import buckets, sessions
from truweel.files.buckets import UnattachedDocument
from truweel.schema.collection import Collection
from truweel.schema.relations import File
from truweel.schema.resource import Resource

if TYPE_CHECKING:
    from truweel.operations.unit import Unit

__all__ = ["Attachment", "adopt", "document", "take", "verify"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that leaves its bucket, and the record (`/articles/7`) that it goes to."""

    document: UnattachedDocument
    target: str


def verify(unit: "Unit", collection: Collection, record: Resource, before: Resource | None) -> Iterable[Fault]:
    """Each document that is new in `record` must lie in a bucket of the caller's, or be one of the record's already."""
    for name, field in collection.files.items():
        id = record.__dict__.get(name)
        if id is None or (before is not None and before.__dict__.get(name) == id):
            continue
        owner = record.__dict__["parent_id"] if collection.parent else record.id
        fault = _verify(unit, field, id, f"/{collection.root.path}/{owner}")
        if fault:
            yield Fault(name, fault)


def _verify(unit: "Unit", field: File, id: int, target: str) -> str:
    waiting = buckets.find_document(unit.writer, unit.tenant, id, lock=unit.writer.for_update)
    if waiting is None:
        own = unit.find(field.target, id)
        mine = own is not None and own.deletedAt is None and own.attachedToResource == target
        kind = own.contentType if mine else ""
    else:
        mine = waiting.belongs_to(unit.caller) and waiting.target is None
        kind = waiting.content_type
    if not mine:  # whose it is, or whether there is one, isn't told
        return (
            f"no document with id {id} lies in a temporary bucket of yours; one whose bucket expired is gone, one "
            "that is attached already can't be attached to another record"
        )
    if not field.accepts(kind):
        wanted = " or ".join(accepted.rstrip("/") for accepted in field.accept)
        return f"must be a document of type {wanted}; {id} is {kind}"
    if waiting is not None:
        taken = unit.attachments.setdefault(id, Attachment(waiting, target))
        if taken.target != target:
            return f"document {id} is attached to {taken.target} by the same request"
    return ""


def take(unit: "Unit") -> None:
    """Attach what `verify` found, before the records that refer to it are written."""
    while unit.attachments:
        _, attaching = unit.attachments.popitem()
        adopt(unit, attaching.document, attaching.target)


def adopt(unit: "Unit", waiting: UnattachedDocument, target: str) -> Resource:
    """Make a document that belonged to no record one of `target`."""
    record = document(unit, target, waiting.name, waiting.content_type, waiting.size, id=waiting.id)
    record.createdAt = waiting.created_at
    buckets.remove_document(unit.writer, unit.tenant, waiting.id)
    sessions.close_for_document(unit.writer, unit.tenant, waiting.id)
    unit.save(record)
    return record


def document(unit: "Unit", target: str, name: str, content_type: str, size: int, *, id: int | None = None) -> Resource:
    """A new document of `target`, to be finished."""
    documents = unit.registry.documents
    assert documents is not None
    record = unit.new(documents, id=id)
    record.__dict__.update(name=name, contentType=content_type, size=size, attachedToResource=target)
    return record
