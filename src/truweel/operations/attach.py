"""Documents that become a record's as a member (`imageId`): which ones a write may take, and which it does.

Nothing is written here: the unit of work attaches what was checked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.files import buckets
from truweel.files.buckets import UnattachedDocument
from truweel.schema.collection import Collection
from truweel.schema.relations import File
from truweel.schema.resource import Resource
from truweel.storage.database import Writer

__all__ = ["Attachment", "Attachments"]

Find = Callable[[str, int], Any]
"""The record with an id of the collection at a path, or None."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that leaves its bucket, and the path (`/articles/7`) of the record that it goes to."""

    document: UnattachedDocument
    target: str


class Attachments:
    """The documents that one transaction attaches, from the check of the record to its write."""

    def __init__(self, writer: Writer, caller: Caller) -> None:
        self._writer = writer
        self._caller = caller
        self._pending: dict[int, Attachment] = {}

    def check(
        self, collection: Collection, record: Resource, before: Resource | None, owner: str, find: Find
    ) -> Iterable[Fault]:
        """Each document that is new in `record` must be in a bucket of the caller's, or be the record's already.

        `owner` is the path of the record, or of its parent; `find` gives the record of a collection's key and an id.
        """
        for name, field in collection.files.items():
            id = record.__dict__.get(name)
            if id is None or (before is not None and before.__dict__.get(name) == id):
                continue
            fault = self._check(name, field, id, owner, find)
            if fault is not None:
                yield fault

    def _check(self, name: str, field: File, id: int, target: str, find: Find) -> Fault | None:
        """What is wrong with the document `id` as the member `name` of `target`; None when nothing is."""
        unattached = buckets.find_document(self._writer, self._caller.tenant_id, id, lock=self._writer.for_update)
        if unattached is None:
            document = find(field.target, id)
            allowed = document is not None and document.deletedAt is None and document.attachedToResource == target
            content_type = document.contentType if allowed else ""
        else:
            allowed = unattached.belongs_to(self._caller) and unattached.target is None
            content_type = unattached.content_type
        if not allowed:  # whose it is, or whether there is one, isn't told
            message = (
                f"no document with id {id} lies in a temporary bucket of yours; one whose bucket expired is gone, one "
                "that is attached already can't be attached to another record"
            )
            return Fault(name, message, Code.DEAD_REFERENCE, {"collection": field.target, "id": str(id)})
        if not field.accepts(content_type):
            types = " or ".join(accepted.rstrip("/") for accepted in field.accept)
            return Fault(name, f"must be a document of type {types}; {id} is {content_type}")
        if unattached is not None:
            attachment = self._pending.setdefault(id, Attachment(unattached, target))
            if attachment.target != target:
                message = f"document {id} is attached to {attachment.target} by the same request"
                return Fault(name, message, Code.DUPLICATE)
        return None

    def content_type(self, document: int) -> str | None:
        """The content type of a document that is to be attached, None where it isn't one."""
        attachment = self._pending.get(document)
        return None if attachment is None else attachment.document.content_type

    def pop(self) -> Attachment | None:
        """The next document to attach, which is forgotten here; None when there are no more."""
        return self._pending.popitem()[1] if self._pending else None
