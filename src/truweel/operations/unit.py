"""One unit of work: all records that a request touches, loaded under lock, changed, computed, checked, and saved
together.

Every change of a collection ends here (design §5, rule 4): records, history, numbers and events leave in the one
transaction of the writer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from truweel import clock
from truweel.auth.caller import Caller
from truweel.errors import Fault, ValidationError
from truweel.files import buckets, sessions
from truweel.files.buckets import UnattachedDocument
from truweel.operations.answer import Context
from truweel.operations.attach import Attachments
from truweel.operations.decode import blank_record
from truweel.operations.extra import load_definitions, update_stored_values
from truweel.schema.collection import Collection
from truweel.schema.document import diff
from truweel.schema.engine import STATE_INSTANTS
from truweel.schema.extra import Definition
from truweel.schema.fields import LogicId
from truweel.schema.registry import Registry
from truweel.schema.resource import Resource
from truweel.storage import history, numbering, outbox, records
from truweel.storage.database import Writer
from truweel.storage.history import Change, Stamp
from truweel.storage.records import SavedBytes

__all__ = ["Entry", "Unit"]

_json = msgspec.json.Encoder(decimal_format="number").encode
MAX_LOADED = 500


@dataclass(slots=True)
class Entry:
    """A record in this unit: as it is in the database (`before`, None when new), and as it will be."""

    collection: Collection
    record: Resource
    before: Resource | None
    saved: SavedBytes | None = None
    events: dict[str, None] = field(default_factory=dict)
    operation: str = "update"


class Unit:
    """The transaction of one request. It is the `Work` that rules see."""

    def __init__(self, writer: Writer, registry: Registry, caller: Caller, context: Context) -> None:
        self.writer = writer
        self.registry = registry
        self.caller = caller
        self.context = context
        self.now = clock.now()
        self.faults: list[Fault] = []
        self.subject: Resource | None = None
        """The child that the body is about, when it was sent to the child's own path."""
        self._changes: list[Change] = []
        self._entries: dict[tuple[str, int], Entry] = {}
        self._live: dict[str, set[int]] = {}
        self._found: dict[tuple[str, int], Resource | None] = {}
        self._definitions: dict[str, Mapping[str, Definition]] = {}
        self._attachments = Attachments(writer, caller, self.find)

    @property
    def tenant(self) -> int:
        """The tenant of the caller: the only one that this unit reads or writes."""
        return self.caller.tenant_id

    @property
    def user_id(self) -> int:
        """The user who writes."""
        return self.caller.user_id

    # What rules may ask (schema.work.Work)

    def find(self, path: str, id: int | None) -> Any:
        """The live or deleted record `id` of the collection at `path`, or None; read once a transaction."""
        if id is None:
            return None
        if entry := self._entries.get((path, id)):
            return entry.record
        if (path, id) not in self._found:
            # What the records at hand refer to will be asked for too: one SELECT for all of it.
            ids = [i for i in {id, *self._live.get(path, ())} if (path, i) not in self._found][:MAX_LOADED]
            loaded = records.load_many(self.writer, self.registry[path], self.tenant, {id, *ids})
            self._found |= {(path, i): loaded.get(i) for i in {id, *ids}}
        return self._found[path, id]

    def first(self, path: str, **equal: Any) -> Any:
        """The live record with the smallest id whose filterable members equal these, or None."""
        return next(iter(records.select(self.writer, self.registry[path], self.tenant, equal, limit=1)), None)

    def select(self, path: str, **equal: Any) -> list[Any]:
        """All live records whose filterable members equal these, ordered by id."""
        return records.select(self.writer, self.registry[path], self.tenant, equal)

    def create_or_update(self, path: str, id: int | None, **values: Any) -> Resource:
        """Create (`id` None) or change a record of another collection in this transaction."""
        collection = self.registry[path]
        record = self.new(collection) if id is None else self.load(collection, id)
        if record is None:
            raise ValidationError([Fault("id", f"{path} has no record with id {id}")])
        record.__dict__.update(values)
        self.save(record)
        return record

    def add(self, parent: Resource, name: str, **members: Any) -> Resource:
        """One child more, at the end of member `name` of `parent`."""
        siblings = self.children(parent, name)
        child = self.new(self._entry(parent).collection.child_fields[name], parent)
        child.__dict__.update(members, sibling_index=len(siblings))
        parent.__dict__[name] = [*siblings, child]
        return child

    def facts(self, document: int | None) -> dict[str, Any] | None:
        """What was read from a document that this unit attaches, or None."""
        return self._attachments.facts(document)

    def publish(self, event: str, record: Resource) -> None:
        """An event about `record` besides the ones that its write makes."""
        self._entry(record).events[event] = None

    # Records

    def new(self, collection: Collection, parent: Resource | None = None, *, id: int | None = None) -> Resource:
        """A record that is to be created, with defaults and a new id, or the one that was drawn for it before."""
        record = blank_record(collection)
        record.__dict__.update(
            id=self.writer.next_ids(collection.table)[0] if id is None else id,
            version=0,
            createdAt=self.now,
            updatedAt=self.now,
            createdBy=str(self.user_id),
            updatedBy=str(self.user_id),
            archivedAt=None,
            lockedAt=None,
            deletedAt=None,
        )
        if parent is not None:
            record.__dict__.update(parent_id=parent.id, sibling_index=0, **_parents(collection, parent.id))
        self._hold(Entry(collection, record, None, operation="create"))
        for name in collection.child_fields:
            record.__dict__[name] = []
        return record

    def new_document(self, target: str, name: str, content_type: str, size: int, *, id: int | None = None) -> Resource:
        """A new document of the record at the path `target` (`/articles/7`), to be saved."""
        documents = self.registry.documents
        assert documents is not None
        record = self.new(documents, id=id)
        record.__dict__.update(name=name, contentType=content_type, size=size, attachedToResource=target)
        return record

    def attach_document(self, unattached: UnattachedDocument, target: str) -> Resource:
        """Make a document that belonged to no record one of `target`, and save it."""
        record = self.new_document(target, unattached.name, unattached.content_type, unattached.size, id=unattached.id)
        record.createdAt = unattached.created_at
        buckets.remove_document(self.writer, self.tenant, unattached.id)
        sessions.close_for_document(self.writer, self.tenant, unattached.id)
        self.save(record)
        return record

    def load(self, collection: Collection, id: int) -> Resource | None:
        """The live record `id`, locked until the transaction ends; None where there is none."""
        if entry := self._entries.get((collection.key, id)):
            return entry.record
        record = records.load(self.writer, collection, self.tenant, id, lock=self.writer.for_update)
        if record is None or record.deletedAt is not None:
            return None
        self._hold(Entry(collection, record, record.copy()))
        return record

    def children(self, record: Resource, name: str) -> list[Resource]:
        """The children of `record` in its member `name`, read when a rule or a body first asks for them."""
        entry = self._entry(record)
        if record is entry.before:
            self.children(entry.record, name)
            child = entry.collection.child_fields[name]
            owned = (e for e in self._entries.values() if e.collection is child and _owned(e, entry))
            return [e.before for e in owned if e.before is not None]
        siblings = record.__dict__.get(name)
        if siblings is None:
            child = entry.collection.child_fields[name]
            siblings = records.load_children(self.writer, child, self.tenant, record.id)
            for child_record in siblings:
                self._hold(Entry(child, child_record, child_record.copy()))
            record.__dict__[name] = siblings
        return list(siblings)

    def definitions(self, collection: Collection) -> Mapping[str, Definition]:
        """The tenant's extra fields of `collection`."""
        if collection.key not in self._definitions:
            loaded = load_definitions(self.writer, self.registry, self.tenant, collection)
            self._definitions[collection.key] = loaded
        return self._definitions[collection.key]

    def _hold(self, entry: Entry) -> None:
        self._entries[entry.collection.key, entry.record.id] = entry
        entry.record.__dict__["_children"] = self.children

    def _entry(self, record: Resource) -> Entry:
        return self._entries[self._key(record), record.id]

    def _key(self, record: Resource) -> str:
        options = type(record).options  # a record may have a member of that name
        return f"{options.parent}/{options.path}" if options.parent else options.path

    def saved_bytes(self, record: Resource) -> SavedBytes:
        """The record as it is in the database at the end of this unit."""
        entry = self._entry(record)
        return entry.saved or records.encode_record(entry.collection, record)

    # Saving

    def save(self, record: Resource) -> SavedBytes | None:
        """Compute, check and save a root record with those of its children that are loaded. None when nothing changed.

        ValidationError names every fault; nothing is written then, since the writer rolls back.
        """
        entry = self._entry(record)
        self._check([entry])
        self._attach_documents()
        family = self._family(entry)
        deleted_children = [
            child
            for child in self._entries.values()
            if _owned(child, entry) and child.record.deletedAt is not None and child not in family
        ]
        # A child points at its parent, so a new parent is written first.
        changed = [child for child in (*family, *deleted_children) if self._is_changed(child)]
        if not changed and not self._is_changed(entry) and entry.before is not None:
            return None
        self._write([entry])
        for children in entry.collection.children.values():
            self._write([child for child in changed if child.collection is children])
        return entry.saved

    def create_all(self, new: Sequence[Resource]) -> None:
        """`save` for new root records of one collection, however many with about as many statements as for one. They
        may refer to each other, the later ones to the earlier."""
        entries = [self._entry(record) for record in new]
        self._check(entries)
        self._attach_documents()
        self._write(entries)
        for children in entries[0].collection.children.values():
            self._write([c for entry in entries for c in self._family(entry) if c.collection is children])

    def _check(self, roots: Sequence[Entry]) -> None:
        """Compute and check root records, their loaded children included. ValidationError names every fault."""
        live = [entry for entry in roots if entry.record.deletedAt is None]
        self._check_references(live)
        for entry in live:
            for part, prefix in self._with_children(entry):
                faults = self._attachments.check(part.collection, part.record, part.before)
                self.faults += [Fault(prefix + f.field, f.message) for f in faults]
        self._raise_if_invalid()
        for entry in live:
            for child in self._family(entry):
                child.record.compute(self)
            entry.record.compute(self)
        self._check_references(live)
        for entry in live:
            for part, prefix in self._with_children(entry):
                self.faults += [Fault(prefix + f.field, f.message) for f in part.record.check(part.before, self)]
        self._raise_if_invalid()

    def _attach_documents(self) -> None:
        """Attach what was checked, before the records that refer to it are written."""
        while attachment := self._attachments.pop():
            self.attach_document(attachment.document, attachment.target)

    def _family(self, entry: Entry) -> list[Entry]:
        loaded = (entry.record.__dict__.get(name) for name in entry.collection.child_fields)
        return [self._entry(child) for children in loaded for child in children or ()]

    def _is_changed(self, entry: Entry) -> bool:
        if entry.before is None:
            return entry.saved is None
        old, new = entry.before.__dict__, entry.record.__dict__
        names = (
            *entry.collection.stored,
            *STATE_INSTANTS,
            "extraFields",
            *(("sibling_index",) if entry.collection.parent else ()),
        )
        return any(old.get(name) != new.get(name) for name in names)

    def _raise_if_invalid(self) -> None:
        if self.faults:
            raise ValidationError(self.faults)

    def _with_children(self, entry: Entry) -> Iterable[tuple[Entry, str]]:
        """The root and its loaded children, each with the start of its members' paths in the body."""
        yield entry, ""
        for name in entry.collection.child_fields:
            for index, child in enumerate(entry.record.__dict__.get(name) or ()):
                yield self._entry(child), "" if child is self.subject else f"{name}[{index}]."

    def _check_references(self, roots: Sequence[Entry]) -> None:
        """Every reference that is new must lead to a live record of this tenant: one SELECT a target collection."""
        unknown_ids: dict[str, dict[int, list[str]]] = {}
        for root in roots:
            for entry, prefix in self._with_children(root):
                for name, target, id in _new_references(entry):
                    if id not in self._live.setdefault(target, set()):
                        unknown_ids.setdefault(target, {}).setdefault(id, []).append(prefix + name)
            if root is not roots[-1]:  # those that follow are written after it
                self._live.setdefault(root.collection.path, set()).add(root.record.id)
        for target, places in unknown_ids.items():
            live = records.live_ids(self.writer, self.registry[target], self.tenant, list(places))
            self._live[target] |= live
            for id, names in places.items():
                if id not in live:
                    self.faults += [Fault(name, f"no live record of {target} has id {id}") for name in names]

    def _write(self, entries: Sequence[Entry]) -> None:
        """Write what of one collection is new, together, and what has changed."""
        new = []
        self._assign_numbers(entries)
        for entry in entries:
            record, before = entry.record, entry.before
            record.version = (before.version if before else 0) + 1
            record.updatedAt = max(self.now, before.updatedAt if before else 0)
            record.updatedBy = str(self.user_id)
            extra = self.definitions(entry.collection) if record.extraFields else {}
            if before is None:
                new.append(entry)
            else:
                entry.saved = records.update(self.writer, entry.collection, self.tenant, before, record, extra)
                if entry.collection is self.registry.extra_fields:
                    update_stored_values(self.writer, self.registry, self.tenant, before, record, self.now)
        if new:
            extra = self.definitions(new[0].collection) if any(e.record.extraFields for e in new) else {}
            saved = records.insert(self.writer, new[0].collection, self.tenant, [e.record for e in new], extra)
            for entry, written in zip(new, saved, strict=True):
                entry.saved = written
        for entry in entries:
            self._journal(entry)

    def _assign_numbers(self, entries: Sequence[Entry]) -> None:
        """Draw the human numbers of the records that have what theirs depends on by now."""
        number_range = entries[0].collection.logic_id if entries else None
        if number_range is None:
            return
        records_by_prefix: dict[str, list[Resource]] = {}
        assigned = []
        for entry in entries:
            prefix = _prefix(entry, number_range, self.now)
            if prefix is not None:
                records_by_prefix.setdefault(prefix, []).append(entry.record)
            elif number := _assigned_by_hand(entry, number_range):
                assigned.append(number)
                if claimed := number_range.range_of(number):
                    records_by_prefix.setdefault(claimed, [])
        for prefix in sorted(records_by_prefix):  # in one order, since each range is locked from here on
            unnumbered = records_by_prefix[prefix]
            numbers = numbering.next_numbers(
                self.writer, entries[0].collection, self.tenant, prefix, len(unnumbered), assigned
            )
            for record, number in zip(unnumbered, numbers, strict=True):
                record.__dict__[number_range.name] = number

    def _journal(self, entry: Entry) -> None:
        record, before, collection = entry.record, entry.before, entry.collection
        operation = "create" if before is None else "delete" if record.deletedAt is not None else entry.operation
        assert entry.saved is not None
        what = _json(diff(collection, before, record)) if before else entry.saved.document + b"}"
        self._changes.append(Change(collection.key, record.id, record.version, operation, what))
        if collection.event:
            stem = collection.event
            verb = {"create": "created", "delete": "deleted"}.get(operation, "updated")
            entry.events[f"{stem}.{verb}"] = None
            if record.deletedAt is None:
                entry.events |= {f"{stem}.{name}": None for name in record.occurred_events(before)}

    def commit(self) -> None:
        """Write history and events of the unit: one of each type an object, with the record as it is at the end."""
        stamp = Stamp(self.now, self.caller.user_id, self.caller.app_id, self.context.correlation_id)
        history.write_history(self.writer, self.tenant, stamp, self._changes)
        rows = []
        for entry in self._entries.values():
            names = entry.events
            if f"{entry.collection.event}.created" in names:
                names.pop(f"{entry.collection.event}.updated", None)
            if names:
                rows += [(name, entry.collection, entry.record, self.saved_bytes(entry.record)) for name in names]
        outbox.write_events(self.writer, self.tenant, self.now, rows)


def _prefix(entry: Entry, number_range: LogicId, now: int) -> str | None:
    """What the human number of a record starts with; None where it has one, or none yet."""
    record = entry.record
    if record.__dict__.get(number_range.name) or record.deletedAt is not None:
        return None
    date = record.__dict__.get(number_range.when) if number_range.when else clock.format_instant(now)
    if date is None:
        return None
    letter: str = number_range.prefix
    if number_range.prefix_by:
        letter = number_range.prefix_by[1].get(record.__dict__.get(number_range.prefix_by[0]) or "", letter)
    year: str = (clock.format_instant(date) if isinstance(date, int) else date)[2:4]
    return letter + year


def _assigned_by_hand(entry: Entry, number_range: LogicId) -> str | None:
    """The number that this write gives a record by hand."""
    number: str | None = entry.record.__dict__.get(number_range.name)
    changed = number != _value(entry.before, number_range.name) and entry.record.deletedAt is None
    return number if changed else None


def _new_references(entry: Entry) -> Iterable[tuple[str, str, int]]:
    """Field, target and id of each reference that the record has and had not before."""
    values, collection = entry.record.__dict__, entry.collection
    for name, ref in collection.refs.items():
        id = values.get(name)
        own = name in collection.columns and name not in collection.files
        if id is not None and own and id != _value(entry.before, name):
            yield name, ref.target, id
    for name, link in collection.links.items():
        known = _value(entry.before, name) or ()
        yield from ((name, link.target, id) for id in values.get(name) or () if id not in known)


def _value(record: Resource | None, name: str) -> Any:
    return record.__dict__.get(name) if record is not None else None


def _owned(entry: Entry, root: Entry) -> bool:
    return entry.collection.parent is root.collection and entry.record.__dict__.get("parent_id") == root.record.id


def _parents(collection: Collection, id: int) -> dict[str, int]:
    return {name: id for name in collection.refs if name not in collection.columns}
