"""What becomes of the documents that hold an extra field whose name or group changes, or that is deleted.

Each document is brought up to date by a job of its own, with history and its `updated` event. Until then it is read
under the former name (`schema.extra.Definitions.former`), which no other field of the module can take.
"""

from typing import TYPE_CHECKING, Any

import msgspec

from truweel.error_codes import Code
from truweel.errors import Fault, Refused, ValidationError
from truweel.schema.collection import Collection
from truweel.schema.extra import Definition
from truweel.schema.resource import Resource, copy
from truweel.storage import jobs, records
from truweel.storage.extra_values import (
    ALL_IDS,
    count_extra_values,
    delete_extra_change,
    find_extra_change,
    holder_of_name,
    ids_with_extra_value,
    note_extra_change,
)
from truweel.storage.jobs import NewJob

if TYPE_CHECKING:
    from truweel.operations.unit import Unit

__all__ = ["SPREAD", "follow_definition", "spread", "update_document", "update_job_name"]

SPREAD = "spread-extra-field"
"""The job that finds the documents which don't follow a field yet."""
BATCH = 100
"""Documents that one job looks at."""
MINUTE = 60_000
"""Milliseconds after which it is looked again: a write that began before the change may have ended after it."""
MAX_WAIT = 24 * 60 * MINUTE


class Spread(msgspec.Struct, frozen=True):
    """How far the look has come: with ids above `after`. `has_stale` says that a document didn't follow, `wait` in
    how many milliseconds it is looked again."""

    field: int
    after: int = ALL_IDS
    has_stale: bool = False
    wait: int = MINUTE


def update_job_name(collection: Collection) -> str:
    """The job that brings one document up to date."""
    return f"{collection.key}.update-extra-fields"


def follow_definition(unit: "Unit", before: Any, after: Any) -> tuple[list[NewJob], list[Fault]]:
    """What a new, changed or deleted definition asks for: the jobs, and what the caller is told. `before` is None for a
    new one. Refused where documents still hold another field under its name; ValidationError where values of one type
    would have to become another."""
    collection = unit.registry.get(after.module)
    if collection is None:
        return [], []
    holder = None if after.deletedAt else holder_of_name(unit.writer, collection, unit.tenant, after.name)
    is_taken = holder not in (None, after.id)
    if holder is not None and is_taken and count_extra_values(unit.writer, collection, unit.tenant, holder):
        raise Refused(
            f"Records of {collection.path} still hold another field under the name '{after.name}'; they are being "
            "brought up to date. Try again in some minutes.",
            members=["name"],
        )
    if before is None:
        return [], []
    old, new = Definition.of(before), Definition.of(after)
    is_deleted = after.deletedAt is not None
    is_moved = (old.type, before.module) != (new.type, after.module) and not is_deleted
    if not is_deleted and not is_moved and (old.name, old.group) == (new.name, new.group):
        return [], []
    collection = unit.registry[before.module]
    count = count_extra_values(unit.writer, collection, unit.tenant, old.id)
    if is_moved and count:
        name = "type" if old.type != new.type else "module"
        raise ValidationError([Fault(name, f"{count} records hold a value of it; define another field instead")])
    if is_moved:
        return [], []
    # Also where none holds it now: a write that goes on beside this one may.
    note_extra_change(unit.writer, collection, unit.tenant, old.id, {old.name, new.name}, unit.now)
    fate = "lose their value" if is_deleted else "are brought up to date"
    message = f"{count} records of {collection.path} hold a value of it; they {fate}, one by one, in the background"
    notices = [Fault("name", message, Code.IN_USE, {"count": count})] if count else []
    return [_look(Spread(old.id), 0)], notices


def _look(progress: Spread, due_at: int) -> NewJob:
    return NewJob(SPREAD, None, f"{progress.field} {progress.after}", msgspec.json.encode(progress), due_at)


def spread(unit: "Unit", payload: bytes, cause: str) -> None:
    """Ask for a job for each of the next documents that don't follow a field; then go on with those behind them. Once
    all follow, the former names are forgotten."""
    progress = msgspec.json.decode(payload, type=Spread)
    writer, tenant = unit.writer, unit.tenant
    change = find_extra_change(writer, tenant, progress.field)
    if change is None:
        return
    collection, changed_at = unit.registry[change[0]], change[1]
    ids = ids_with_extra_value(writer, collection, tenant, progress.field, progress.after, BATCH)
    definitions = unit.definitions(collection)
    stale = [
        id
        for id, record in sorted(records.load_many(writer, collection, tenant, ids).items())
        if definitions.current(record.extraFields) != record.extraFields
    ]
    new_jobs = [NewJob(update_job_name(collection), id, str(id)) for id in stale]
    has_stale = progress.has_stale or bool(stale)
    if len(ids) == BATCH:
        new_jobs.append(_look(Spread(progress.field, ids[-1], has_stale, progress.wait), 0))
    elif has_stale or unit.now < changed_at + MINUTE:
        wait = min(progress.wait * 2, MAX_WAIT)
        new_jobs.append(_look(Spread(progress.field, wait=wait), unit.now + progress.wait))
    else:
        delete_extra_change(writer, tenant, progress.field)
    jobs.insert(writer, tenant, unit.now, cause, new_jobs)


def update_document(unit: "Unit", collection: Collection, id: int) -> None:
    """Bring the extra fields of one record up to date. A deleted one keeps its version: nobody changes it any more."""
    record: Resource | None = unit.find(collection, id)
    if record is None:
        return
    unit.hold_root(unit.entry(record))
    current = unit.definitions(collection).current(record.extraFields)
    if current == record.extraFields:
        return
    if record.deletedAt is None:
        unit.set_extra_fields(record, current)
        return
    updated = copy(record)
    updated.__dict__["extraFields"] = current
    records.update(unit.writer, collection, unit.tenant, record, updated, unit.definitions(collection))
