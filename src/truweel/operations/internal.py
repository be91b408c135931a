"""Writing records outside HTTP: for the command line, the demo company and the server's own work.

The checks and events are those of a request, in strict mode. What the API may only read can be written here as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from truweel.auth.caller import Caller
from truweel.operations.answer import Context
from truweel.operations.write import Write, delete, run_action
from truweel.query.model import Notice
from truweel.schema.registry import Registry
from truweel.schema.resource import Resource
from truweel.storage.database import Writer

__all__ = ["act_on_record", "create_record", "create_records", "delete_record", "update_record"]


def create_record(
    writer: Writer,
    registry: Registry,
    caller: Caller,
    path: str,
    body: Mapping[str, Any],
    *,
    owner: str = "",
    parent: int | None = None,
) -> Resource:
    """Create a record of the collection `path` from `body`. ValidationError names every fault.

    `owner` (`/articles/7`) is the record that a document belongs to, `parent` that which a child belongs to.
    """
    write = _begin(writer, registry, caller, path)
    root = write.lock_root(parent) if parent is not None else None
    siblings = write.unit.children(root, write.parent_member) if root is not None else []
    record = write.new(root)
    write.apply(write.collection, record, dict(body), new=True)
    if root is not None:
        write.unit.place(root, write.parent_member, [*siblings, record])
    if owner:
        assert write.collection.owner_member is not None
        record.__dict__[write.collection.owner_member] = owner
    write.raise_if_invalid()
    write.unit.commit()
    return record


def create_records(
    writer: Writer,
    registry: Registry,
    caller: Caller,
    path: str,
    ids: Sequence[int],
    bodies: Iterable[Mapping[str, Any]],
) -> dict[str, list[int]]:
    """Create many root records of the collection `path`, with `ids` drawn before. ValidationError names every fault.

    Takes about as many statements as one record. A record may refer to those before it. Returns key of a collection of
    children → the ids of theirs, in order.
    """
    write = _begin(writer, registry, caller, path)
    records = [write.new(id=id) for id in ids]
    for record, body in zip(records, bodies, strict=True):
        write.apply(write.collection, record, dict(body), new=True)
    write.raise_if_invalid()
    write.unit.commit()
    return {
        child.key: [row.id for record in records for row in record.__dict__.get(name) or ()]
        for name, child in write.collection.child_fields.items()
    }


def update_record(
    writer: Writer, registry: Registry, caller: Caller, path: str, id: int, members: Mapping[str, Any]
) -> Resource:
    """Set members of a root record, as stored values. NotFound, RecordLocked; ValidationError names every fault."""
    write = _begin(writer, registry, caller, path)
    record = write.lock_root(id)
    write.unit.touch(record)
    record.__dict__.update(members)
    write.raise_if_invalid()
    write.unit.commit()
    return record


def act_on_record(
    writer: Writer, registry: Registry, caller: Caller, path: str, id: int, action: str, body: Mapping[str, Any]
) -> None:
    """Carry out an action on a root record. NotFound, RecordLocked, Refused; ValidationError names every fault."""
    run_action(_begin(writer, registry, caller, path), id, action, dict(body))


def delete_record(writer: Writer, registry: Registry, caller: Caller, path: str, id: int) -> Sequence[Notice]:
    """Delete a root record; what becomes of those that use it. NotFound, RecordLocked; Refused."""
    write = _begin(writer, registry, caller, path)
    return delete(write, id).warnings


def _begin(writer: Writer, registry: Registry, caller: Caller, path: str) -> Write:
    return Write(writer, registry, caller, Context(base="", strict=True), registry[path])
