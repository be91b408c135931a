"""The unit of work: all records that a request touches, written once.

A rule sets members of records that the unit holds; nobody but the unit writes. `commit` closes it in one order: derive,
lock, check, number, write. Every change of a collection ends here (design §5, rule 4): records, history, numbers and
events leave in the one transaction of the writer.

Locks are taken in one order over the whole server, by rank of the collection and by id, so that two requests wait for
each other instead of blocking each other. A request that needs a lock out of order begins anew (`Restart`) and takes
all that it found it needs first (`storage.locks`).
"""

import base64
import datetime
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

import msgspec

from truweel import clock
from truweel.auth import granted
from truweel.auth import store as accounts
from truweel.auth.caller import Caller
from truweel.error_codes import Code, Params
from truweel.errors import Fault, Refused, ValidationError
from truweel.files import blobs, buckets, sessions
from truweel.files.buckets import UnattachedDocument
from truweel.operations import frozen, posting
from truweel.operations.answer import Context
from truweel.operations.attach import Attachments
from truweel.operations.closing import number_records, write_records
from truweel.operations.decode import blank_record
from truweel.operations.derive import derive_record
from truweel.operations.entries import Entry, new_references, stored_member
from truweel.operations.extra import load_definitions
from truweel.operations.extra_changes import follow_definition
from truweel.operations.follow import follow_balances
from truweel.operations.number_ranges import check_range, derive_range
from truweel.operations.reading import READ_TYPES, StoredFile, UnreadDocument, UnstoredFile
from truweel.schema.collection import SINGLE_ID, Collection
from truweel.schema.document import describe, with_balances
from truweel.schema.e_invoice import ReadDocument
from truweel.schema.effects import Lookup
from truweel.schema.extra import Definitions
from truweel.schema.fields import Equality, Field, Span
from truweel.schema.known import suggest
from truweel.schema.names import find_unknown_names
from truweel.schema.registry import Registry
from truweel.schema.relations import Children, File, Id, Ref
from truweel.schema.resource import Resource, meta
from truweel.storage import jobs, records
from truweel.storage.database import Writer
from truweel.storage.jobs import NewJob
from truweel.storage.ledgers import Movement
from truweel.storage.records import SavedBytes

__all__ = ["Unit"]

Record = TypeVar("Record", bound=Resource)

PREFETCHED = 500
"""How many records that others refer to are read along with the one that is asked for."""
MAX_RECORDS_ON_EVENT_LOOP = 200
"""Records in hand past which a unit begins anew on the writer's thread, so that others are served meanwhile."""
MAX_OUTLINES_ON_EVENT_LOOP = 2000
"""Outlines past which it does so."""
NAMED = 10
"""Records of a small list that the fault of an unknown id names."""
ROUNDS = 20
"""How often rules may change records that other rules watch before it is a circle."""
Holder = tuple[Entry, str, str]
"""A record that refers to another, its member that does, and the start of its members' paths in the body."""


class Renewal(msgspec.Struct, frozen=True):
    """A family that is derived anew, whether a member changes or not. Nobody asked for a change: no check or bound
    refuses what follows from the rules of now. Events are written only where a change is `announced`."""

    family: tuple[Entry, ...]
    announced: bool


class Unit:
    """The transaction of one request. It is the `Work` that rules see."""

    def __init__(self, writer: Writer, registry: Registry, caller: Caller, context: Context) -> None:
        self.writer = writer
        self.registry = registry
        self.caller = caller
        self.context = context
        self.tenant = caller.tenant_id
        """The tenant of the caller: the only one that this unit reads or writes."""
        self.user_id = cast("Id", caller.user_id)
        """The user who writes."""
        self.is_administrator = caller.is_administrator
        self.now = clock.now()
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        """What the caller is told of what else follows, in lenient and in strict."""
        self.subject: Resource | None = None
        """The child that the body is about, when it was sent to the child's own path."""
        self.root: Resource | None = None
        """The record that the body is about, or its parent; its members are named in faults without a path."""
        self._entries: dict[tuple[str, int], Entry] = {}
        self._missing: set[tuple[str, int]] = set()
        self._partial: dict[tuple[tuple[str, int], str], dict[int, Resource]] = {}
        """Root and member → the children that were read without their siblings."""
        self._outlines: dict[tuple[tuple[str, int], str, type[msgspec.Struct]], dict[int, Any] | None] = {}
        self._live: dict[str, set[int]] = {}
        self._referred: dict[str, tuple[set[int], int]] = {}
        self._lookups: dict[tuple[Any, ...], dict[int, list[Any]]] = {}
        """Collection, member and conditions of a look-up → what was read for each id."""
        self._definitions: dict[str, Definitions] = {}
        self._loaded: dict[str, dict[int, set[str]]] = {}
        self.movements: list[Movement] = []
        """What is to be added to ledgers."""
        self._jobs: list[NewJob] = []
        self.renewal: Renewal | None = None
        self.changed_entries: list[Entry] | None = None
        """What is to be written; None where a record was touched since that was asked for."""
        self.bodies: dict[tuple[str, int], tuple[Mapping[str, Any], Mapping[str, Any] | None]] = {}
        """Record → the body that is about it, and, where that is patched, the record before."""
        self.arguments: dict[tuple[str, int], str] = {}
        """Collection and id of what the arguments of an action name → where they do."""
        self._ended: set[tuple[str, int]] = set()
        """Deleted records of which the rules have run."""
        self._read_documents: dict[tuple[tuple[str, int], str], int] = {}
        self._attachments = Attachments(writer, caller)
        for key, ids, deleting in writer.locks.earlier():
            self.lock_rows(registry[key], ids, deleting=deleting)

    @property
    def today(self) -> datetime.date:
        """The day in the tenant's time zone."""
        return clock.day(self.now, self.time_zone)

    @property
    def time_zone(self) -> str:
        """The tenant's time zone."""
        return self.caller.time_zone

    # What rules may ask (schema.work.Work)

    def get(self, resource: type[Record], id: Id[Record] | None) -> Record | None:
        """The record `id`, live or deleted, or None; read once a transaction, not locked."""
        return cast("Record | None", self.find(self.registry.of(resource), id))

    def follow(self, record: Resource, member: Ref[Record, Any]) -> Record | None:
        """The record that `member` of `record` refers to, live or deleted, or None."""
        id = record.__dict__.get(member.name)
        return cast("Record | None", self.find(self.registry[member.target], id))

    def find(self, collection: Collection, id: int | None) -> Any:
        """`get` by collection."""
        if id is None:
            return None
        collection = collection.kind
        key = (collection.key, id)
        if key not in self._entries and key not in self._missing:
            # What the records at hand refer to will be asked for too: one SELECT for all of it.
            known = [i for i in self._live.get(collection.key, ()) if (collection.key, i) not in self._entries]
            ids = {id, *known[:PREFETCHED]}
            rows = records.load_many(self.writer, collection, self.tenant, ids)
            for record in rows.values():
                self._hold(Entry(collection, record))
            self._missing |= {(collection.key, i) for i in ids - rows.keys()}
        entry = self._entries.get(key)
        return entry.record if entry else None

    def resolve(self, path: str | None, resource: type[Record]) -> Record | None:
        """The record of `resource` that a path such as `/offers/123` names, or None."""
        named = self.registry.resolve(path)
        if named is None or named[0].kind is not self.registry.of(resource):
            return None
        return cast("Record | None", self.find(*named))

    def select(self, resource: type[Record], *conditions: Equality | Span, limit: int | None = None) -> list[Record]:
        """The live records that meet all conditions, by id, as this unit holds them."""
        return self._matching(resource, conditions, limit)[:limit]

    def _matching(
        self,
        resource: type[Record],
        conditions: Sequence[Equality | Span],
        limit: int | None,
        latest_by: str | None = None,
    ) -> list[Record]:
        """The records that meet all conditions, by id; with `limit` at least those that come first, by id or with the
        greatest `latest_by`."""
        collection = self.registry.of(resource)
        equal = {condition.field.name: condition.value for condition in conditions if isinstance(condition, Equality)}
        spans = [condition for condition in conditions if isinstance(condition, Span)]
        changed = {e.record.id for e in self._entries.values() if e.collection is collection and (e.before or e.is_new)}
        # A changed record may not meet the conditions any more, so that the row after it counts.
        row_limit = None if limit is None else limit + len(changed)
        rows = records.select(self.writer, collection, self.tenant, equal, row_limit, latest_by, spans)
        for record in rows:
            self._hold(Entry(collection, record))
        ids = {record.id for record in rows} | changed
        candidates = (self._entries[collection.key, id] for id in sorted(ids))
        matching: list[Any] = [
            entry.record
            for entry in candidates
            if not entry.is_deleted and all(condition.holds(entry.record) for condition in conditions)
        ]
        return matching

    def single(self, resource: type[Record]) -> Record:
        """The record of a single collection, with its defaults where nobody changed it yet."""
        collection = self.registry.of(resource)
        record = self.find(collection, SINGLE_ID)
        return cast("Record", blank_record(collection) if record is None else record)

    def first(self, resource: type[Record], *conditions: Equality) -> Record | None:
        """The live record with the smallest id that meets all conditions, or None."""
        return next(iter(self.select(resource, *conditions, limit=1)), None)

    def latest(self, resource: type[Record], member: Field[Any], *conditions: Equality | Span) -> Record | None:
        """The record with the greatest `member` of those that meet all conditions, or None."""
        name = member.name
        dated = [r for r in self._matching(resource, conditions, 1, name) if r.__dict__[name] is not None]
        return max(dated, key=lambda record: (record.__dict__[name], record.id), default=None)

    def lookup(
        self, resource: type[Record], member: Ref | Children[Record], id: int | None, any_of: Sequence[Equality] = ()
    ) -> list[Record]:
        """The live records that refer to `id`, or are its children; read along with those of all that are at hand."""
        if id is None:
            return []
        collection = self.registry.of(resource)
        conditions = {condition.field.name: condition.value for condition in any_of}
        groups = self._lookups.setdefault((collection.key, member.name, *conditions.items()), {})
        if id not in groups:
            target = member.target if isinstance(member, Ref) else collection.root.key
            ids = {id, *islice(self._referred_ids(target) - groups.keys(), PREFETCHED)}
            column = member.name if isinstance(member, Ref) else None
            rows = records.load_referring(self.writer, collection, self.tenant, column, ids, conditions)
            for referred, referring in rows.items():
                groups[referred] = [self._hold(Entry(collection, record)).record for record in referring]
        return [record for record in groups[id] if record.deletedAt is None]

    def _referred_ids(self, target: str) -> set[int]:
        """The records of `target` that records at hand refer to, or did when they were first looked at."""
        ids, looked_at = self._referred.get(target, (set(), 0))
        for entry in islice(self._entries.values(), looked_at, None):
            for name, ref in entry.collection.own_refs.items():
                if ref.target == target and (id := entry.record.__dict__.get(name)) is not None:
                    ids.add(id)
        self._referred[target] = ids, len(self._entries)
        return ids.union(self._live.get(target, ()))

    def fill(self, record: Resource, lookup: Lookup) -> None:
        """Look up members of `record` that are null, or that follow from others until somebody sets one by hand."""
        entry = self.entry(record)
        members, stored = record.__dict__, entry.stored
        names = entry.collection.looked_up[lookup]
        values, over = [members[name] for name in names], [members[name] for name in lookup.over]
        before = [stored_member(stored, name) for name in names], [stored_member(stored, name) for name in lookup.over]
        was, was_over = entry.looked_up.get(lookup, before)
        is_copy = entry.is_new and lookup not in entry.looked_up and members[lookup.by_hand] is not None
        changed = [] if is_copy else [value for value, old in zip(values, was, strict=True) if value != old]
        if any(value is not None for value in changed):
            setattr(record, lookup.by_hand, True)
        elif (changed or entry.is_new) and all(value is None for value in values):
            setattr(record, lookup.by_hand, False)
        is_stale = members[lookup.by_hand] is False and not is_copy and over != was_over
        if is_stale or None in changed or (entry.is_new and None in values):
            for name, current, value in zip(names, values, lookup.find(record, self), strict=True):
                if is_stale or current is None:
                    setattr(record, name, value)
        entry.looked_up[lookup] = [members[name] for name in names], over

    def before(self, record: Record) -> Record | None:
        """The stored state of `record`, None where this unit makes it."""
        return cast("Record | None", self.entry(record).stored)

    def changes(self, record: Resource, *members: Field[Any]) -> bool:
        """Whether this unit makes `record`, or changes one of its `members`."""
        before, now = self.entry(record).stored, record.__dict__
        return before is None or any(before.__dict__[member.name] != now[member.name] for member in members)

    def parent(self, record: Resource) -> Any:
        """The record that `record` is a child of."""
        return self.root_of(self.entry(record)).record

    def is_loaded(self, record: Resource, name: str) -> bool:
        """Whether children of `record` in its member `name` are at hand; else they are unchanged."""
        return record.__dict__.get(name) is not None or (self.entry(record).key, name) in self._partial

    def outline(self, record: Resource, name: str, outline: type[msgspec.Struct]) -> list[Any]:
        """The children of `record` in its member `name`: those at hand, and an `outline` of each other one."""
        entry = self.entry(record)
        if (entry.key, name) not in self._partial or entry.record.__dict__.get(name) is not None:
            return self.children(record, name)
        key = entry.key, name, outline
        if key not in self._outlines:
            collection = entry.collection.child_fields[name]
            self._outlines[key] = records.load_outlines(self.writer, collection, self.tenant, record.id, outline)
        outlines = self._outlines[key]
        if outlines is None:
            return self.children(record, name)
        if len(outlines) > MAX_OUTLINES_ON_EVENT_LOOP:
            self.writer.leave_event_loop()
        return list((outlines | {child.id: child for child in self.children_at_hand(entry, name, record)}).values())

    def owner(self, record: Resource) -> Resource | None:
        """The record that an attached one belongs to."""
        named = self.registry.resolve(record.__dict__[self.entry(record).collection.owner_member or ""])
        return None if named is None else cast("Resource | None", self.find(*named))

    def class_at(self, path: str) -> Any:
        """The class of the collection at `path`."""
        return self.registry[path].resource

    def count(self, path: str, member: str, value: Any) -> int:
        """How many live records of the collection at `path` have `value` in `member`."""
        collection = self.registry.get(path)
        if collection is None or not (member in collection.columns or member in collection.links):
            return 0
        return records.count_equal(self.writer, collection, self.tenant, member, value)

    def count_references(self, record: Resource) -> int:
        """How many live records refer to `record`."""
        targets = {path.key for path in self.entry(record).collection.paths}
        return records.count_references(self.writer, self.registry.kinds, self.tenant, targets, record.id)

    def warn_or_refuse(self, member: str, message: str, *members: Field[Any]) -> None:
        """Warn of what is most likely a mistake; Refused in strict."""
        params = {"members": [field.name for field in members]}
        if self.context.is_strict_for(self.caller):
            raise Refused(message, code=Code.NOT_UNIQUE, params=params)
        self.notices.append(Fault(member, message, Code.NOT_UNIQUE, params))

    def warn(self, member: str, message: str, code: Code = Code.DOUBTFUL, params: Params | None = None) -> None:
        """Warn of a value that is taken, and most likely a mistake; once."""
        notice = Fault(member, message, code, params or {})
        if notice not in self.notices:
            self.notices.append(notice)

    def tell(self, member: str, message: str, count: int) -> None:
        """Tell the caller what becomes of `count` records, unless there are none."""
        if count:
            self.notices.append(Fault(member, message, Code.IN_USE, {"count": count}))

    def make(self, resource: type[Record]) -> Record:
        """A new record of this transaction; its id is known at once."""
        return cast("Record", self.new(self.registry.of(resource)))

    def add(self, parent: Resource, member: Children[Record], *, id: int | None = None) -> Record:
        """A new child of `parent`, at the end of its `member`."""
        child = cast("Record", self.new(self.entry(parent).collection.child_fields[member.name], parent, id=id))
        self.children(parent, member.name)
        self.touch(parent)
        siblings = parent.__dict__[member.name] = list(parent.__dict__[member.name])
        meta(child).position = len(siblings)
        siblings.append(child)
        return child

    def copy(self, source: Resource, target: Resource, *members: Field[Any]) -> None:
        """Set `members` of `target` to what `source` has."""
        values, current, fields = source.__dict__, target.__dict__, self.registry.of(type(target)).fields
        for member in members:
            value = values[member.name]
            if value is not current.get(member.name):  # most are null in both
                fields[member.name].__set__(target, value)

    def delete(self, record: Resource) -> None:
        """Delete `record` with its children."""
        entry = self.entry(record)
        if entry.collection.parent is not None:
            self.hold_root(entry)
        for name in entry.collection.child_fields:
            for child in self.children(record, name):
                self.delete(child)
        self.mark_deleted(record)
        self._release(entry)
        root = self.root_of(entry)
        if root is not entry:
            name = entry.collection.member
            siblings = self.children(root.record, name)
            self.place(root.record, name, [child for child in siblings if child is not record])

    def _release(self, entry: Entry) -> None:
        """Clear what refers to a record that is deleted, where the reference says `released=True`."""
        for collection, name in self.registry.referrers.get(entry.collection.key, ()):
            ref = collection.refs[name]
            if ref.released:
                for referring in self.select(collection.resource, Equality(ref, entry.record.id)):
                    setattr(referring, name, None)

    def lock(self, *records: Resource) -> None:
        """Hold `records`, of one collection, as they are until the end of the transaction."""
        entries = [self.entry(record) for record in records]
        self._lock_parents(entries)
        roots = [self.root_of(entry) for entry in entries]
        stored = [root for root in roots if not root.is_new]
        if stored:
            self.lock_rows(stored[0].collection, [root.record.id for root in stored])

    def emit(self, event: str, record: Resource) -> None:
        """The event `{stem}.{event}` about `record`, once. ValueError where its collection declares none."""
        entry = self.entry(record)
        declared = entry.collection.further_events
        if event not in declared:
            raise ValueError(f"{type(record).__name__} has no event '{event}'{suggest(event, declared)}")
        entry.events[f"{self.face_of(entry).event}.{event}"] = None

    def enqueue(
        self, job: Any, record: Resource, payload: msgspec.Struct | None = None, *, key: str | None = None,
        after: int | None = None,
    ) -> None:  # fmt: skip
        """Have `job` of `record` done once this transaction is committed (`schema.work.Work.enqueue`)."""
        collection = self.entry(record).collection
        declared = next((declared for declared in collection.rules.jobs.values() if declared.run is job), None)
        if declared is None or not isinstance(payload, declared.payload or type(None)):
            raise TypeError(f"{type(record).__name__} has no job {getattr(job, '__name__', job)} of this payload")
        encoded = b"" if payload is None else msgspec.json.encode(payload)
        new_job = NewJob(
            f"{collection.key}.{declared.name}",
            record.id,
            f"{record.id} {encoded.decode()}".strip() if key is None else key,
            encoded,
            0 if after is None else after,
        )
        self._jobs.append(new_job)

    def gives(self, record: Resource, member: Field[Any]) -> bool:
        """Whether the body of the request names `member` of `record`; of a patch, whether the patch does."""
        body, before = self.bodies.get(self.entry(record).key, ({}, None))
        if member.name not in body:
            return False
        value = body[member.name]
        return before is None or value is not before.get(member.name)

    def repeats(self, record: Resource, member: Field[Any]) -> bool:
        """Whether the body is a whole record that has in `member` what was stored."""
        body, unpatched = self.bodies.get(self.entry(record).key, ({}, None))
        stored = stored_member(self.entry(record).stored, member.name)
        return unpatched is None and member.name in body and record.__dict__[member.name] == stored

    def sent(self, record: Resource, member: Field[Any]) -> Any:
        """What the body of the request has in `member` of `record`, as it was sent."""
        body, _ = self.bodies.get(self.entry(record).key, ({}, None))
        return body.get(member.name)

    def read_new(self, record: Resource, member: File) -> ReadDocument | None:
        """What the document says that `member` of `record` names since this write, once."""
        entry, id = self.entry(record), record.__dict__.get(member.name)
        key = entry.key, member.name
        if id is None or self._read_documents.get(key) == id or stored_member(entry.stored, member.name) == id:
            return None
        document = self.read(record, member)
        self._read_documents[key] = id
        return document

    def read(self, record: Resource, member: File) -> ReadDocument | None:
        """What the document says that `member` of `record` names. UnreadDocument where it has to be read first."""
        id, readings = record.__dict__.get(member.name), self.context.readings
        if id is None or readings is None:
            return None
        entry, owner = self.entry(record), self._path_of(record)
        if not entry.verified:  # a rule asks before references are checked, which tells the faults
            list(self._attachments.check(entry.collection, record, entry.stored, owner, self._find_by_key))
        content_type = self._attachments.content_type(id)
        if content_type is None:
            document = self.find(self.registry[member.target], id)
            is_own = document is not None and document.attachedToResource == owner
            content_type = document.contentType if is_own else None
        if content_type is None or not content_type.startswith(READ_TYPES[member.reads]):
            return None
        chunks = blobs.list_chunks(self.writer, self.tenant, id)
        reading = readings.get(id)
        if reading is None or reading.digests != tuple(chunk.digest for chunk in chunks):
            raise UnreadDocument(id, content_type, member.reads, chunks)
        return reading.document

    def keep_files(self, record: Resource, document: ReadDocument) -> None:
        """Make the files that are inside `document` documents of `record`."""
        for reading in (self.context.readings or {}).values():
            for file in reading.files if reading.document is document else ():
                self._keep_file(record, file)

    def attach_bytes(self, record: Resource, member: File, name: str, bytes_base64: str) -> None:
        """Set `member` of `record` to a new document of these bytes. UnstoredFile where they aren't stored yet."""
        data, stored = base64.b64decode(bytes_base64), self.context.stored
        if stored is None:
            raise Refused("This server keeps no files.")
        file = stored.get(data)
        if file is None:
            raise UnstoredFile(name, data)
        if not member.accepts(file.content_type):
            types = " or ".join(accepted.rstrip("/") for accepted in member.accept)
            raise ValidationError(
                [Fault("bytesBase64", f"must be a document of type {types}, not {file.content_type}")]
            )
        setattr(record, member.name, self._keep_file(record, file).id)

    def _keep_file(self, record: Resource, file: StoredFile) -> Resource:
        """A new document of `record`, whose bytes are stored."""
        blobs.claim_blob(self.writer, self.tenant, file.blob)
        made = self.new_document(self._path_of(record), file.name, file.content_type, file.blob.size)
        blobs.append_chunks(self.writer, self.tenant, made.id, 0, [(file.blob.digest, file.blob.size)])
        return made

    def _path_of(self, record: Resource) -> str:
        """The path of `record`, or of its parent (`/articles/7`)."""
        root = self.root_of(self.entry(record))
        return f"/{self.face_of(root).path}/{root.record.id}"

    def sees(self, record: Resource) -> bool:
        """Whether the caller may read `record`, or the parent of it."""
        collection = self.entry(record).collection
        root = self.find(collection.root, meta(record).parent_id) if collection.parent else record
        return granted.sees(self.caller, collection, root)

    def module_of(self, record: Resource) -> str:
        """The module that grants `record`."""
        return self.entry(record).collection.granted_by(record)

    def may_read(self, resource: type[Resource]) -> bool:
        """Whether the caller may read records of `resource`."""
        return granted.may_read(self.caller, self.registry.of(resource))

    def may_write(self, resource: type[Resource]) -> bool:
        """Whether the caller may change records of `resource`."""
        return self.caller.may_write(self.registry.of(resource).module)

    def load_family(self, root: Resource) -> list[Entry]:
        """A root and all its children."""
        entry = self.entry(root)
        for name in entry.collection.child_fields:
            self.children(root, name)
        return [member for member, _ in self.family(entry)]

    def renew(self, family: Sequence[Entry], *, announced: bool) -> None:
        """Have all of a family derived anew when this unit is closed."""
        self.renewal = Renewal(tuple(family), announced)
        for entry in family:
            self.touch(entry.record)

    # The identity map

    def new(self, collection: Collection, parent: Resource | None = None, *, id: int | None = None) -> Resource:
        """A record that is to be created, with defaults and a new id, or the one that was drawn for it before."""
        collection = collection.kind
        record = blank_record(collection)
        user = str(self.user_id)
        record.__dict__.update(
            id=self.writer.next_ids(collection.ids)[0] if id is None else id,
            createdAt=self.now,
            updatedAt=self.now,
            createdBy=user,
            updatedBy=user,
            archivedAt=None,
            lockedAt=None,
            deletedAt=None,
        )
        if parent is not None:
            meta(record).parent_id = parent.id
            record.__dict__.update(dict.fromkeys(collection.parent_refs, parent.id))
        for name, balance in collection.balances.items():
            record.__dict__[name] = balance.default()
        for name in collection.child_fields:
            record.__dict__[name] = []
        self._hold(Entry(collection, record, touched=True, stale=True, locked=True, operation="create"))
        self.changed_entries = None
        return record

    def new_document(self, target: str, name: str, content_type: str, size: int, *, id: int | None = None) -> Resource:
        """A new document of the record at the path `target` (`/articles/7`)."""
        documents = self.registry.documents
        assert documents is not None
        record = self.new(documents, id=id)
        record.__dict__.update(name=name, contentType=content_type, size=size, attachedToResource=target)
        return record

    def attach_document(self, unattached: UnattachedDocument, target: str) -> Resource:
        """Make a document that belonged to no record one of `target`."""
        record = self.new_document(target, unattached.name, unattached.content_type, unattached.size, id=unattached.id)
        record.__dict__["createdAt"] = unattached.created_at
        buckets.remove_document(self.writer, self.tenant, unattached.id)
        sessions.close_for_document(self.writer, self.tenant, unattached.id)
        return record

    def load(self, collection: Collection, id: int, *, deleting: bool = False) -> Resource | None:
        """The live record `id`, locked until the transaction ends; None where there is none, or none of this path."""
        path, collection = collection, collection.kind
        self.lock_rows(collection, [id], deleting=deleting)
        entry = self._entries.get((collection.key, id))
        return entry.record if entry is not None and not entry.is_deleted and path.shows(entry.record) else None

    def child(self, parent: Resource, name: str, id: int) -> Resource | None:
        """The live child `id` of `parent`, a locked root, without its siblings unless the root adds them all up."""
        entry = self.entry(parent)
        if parent.__dict__.get(name) is not None or name in entry.collection.summed_children:
            return next((child for child in self.children(parent, name) if child.id == id), None)
        collection = entry.collection.child_fields[name]
        row = records.load_child(self.writer, collection, self.tenant, parent.id, id)
        if row is None:
            return None
        child = self._hold_current(Entry(collection, row, locked=entry.locked)).record
        self._partial.setdefault((entry.key, name), {})[id] = child
        return child

    def children_at_hand(self, entry: Entry, name: str, state: Resource | None = None) -> Iterable[Resource]:
        """The children of a root that may have changed: all once they were read, else those that a body is about. With
        the stored `state` of the root, as they are stored."""
        children: list[Resource] | None = entry.record.__dict__.get(name)
        at_hand = self._partial.get((entry.key, name), {}).values() if children is None else children
        if state is None or state is entry.record:
            return at_hand
        return [stored for child in at_hand if (stored := self.entry(child).stored) is not None]

    def children(self, record: Resource, name: str) -> list[Any]:
        """The children of `record` in its member `name`, read when a rule or a body first asks for them."""
        entry = self.entry(record)
        if record is not entry.record:  # the stored state, with that of its children
            self.children(entry.record, name)
            return [self.entry(child).stored for child in record.__dict__.get(name) or ()]
        children = record.__dict__.get(name)
        if children is None:
            collection = entry.collection.child_fields[name]
            rows = records.load_children(self.writer, collection, self.tenant, record.id)
            children = [self._hold_current(Entry(collection, row, locked=entry.locked)).record for row in rows]
            self._restart_if_deleted_meanwhile(collection, record.id, {row.id for row in rows})
            record.__dict__[name] = children
            if entry.before is not None:
                entry.before.__dict__[name] = children
        return list(children)

    def place(self, parent: Resource, name: str, children: Sequence[Resource]) -> None:
        """Make `children` those of `parent` in its member `name`, in this order."""
        self.touch(parent)
        parent.__dict__[name] = list(children)
        for position, child in enumerate(children):
            if meta(child).position != position:
                self.touch(child)
                meta(child).position = position

    def mark_deleted(self, record: Resource) -> None:
        """Delete a record whose parent is told of it otherwise."""
        self.touch(record)
        record.__dict__["deletedAt"] = self.now
        for entry in self._entries.values():  # it may refer to this one
            entry.verified = False

    def touch(self, record: Resource) -> None:
        """Keep the state of `record` before its first change, and have its rules run."""
        self.entry(record).touch()

    def set_extra_fields(self, record: Resource, extra_fields: dict[str, Any]) -> None:
        """Give a record that is locked its extra fields as the tenant defines them now: no rule of the trade forbids
        that."""
        entry = self.entry(record)
        for changed in (entry, self.root_of(entry)):
            changed.keep()
            changed.unasked = True
            if changed.is_underived:  # its revision is raised by this
                self.touch(changed.record)
        record.__dict__["extraFields"] = extra_fields
        self.changed_entries = None

    def entry(self, record: Resource) -> Entry:
        """What the unit knows of a record that it holds."""
        keeper: Any = record._meta.keeper
        return keeper if keeper is not None else self._entries[self.registry.of(type(record)).key, record.id]

    def definitions(self, collection: Collection) -> Definitions:
        """The tenant's extra fields of `collection`."""
        if collection.key not in self._definitions:
            self._definitions[collection.key] = load_definitions(self.writer, self.registry, self.tenant, collection)
        return self._definitions[collection.key]

    def saved_bytes(self, record: Resource) -> SavedBytes:
        """The record as it is in the database at the end of this unit."""
        entry, collection = self.entry(record), self.registry.of(type(record))
        saved = entry.saved or records.stored_bytes(collection, record)
        if not collection.is_spliced:
            return saved
        values = [field.to_column(record.__dict__[name]) for name, field in collection.balances.items()]
        return SavedBytes(with_balances(collection, saved.document, values, record.updatedAt), saved.label)

    def _hold(self, entry: Entry) -> Entry:
        """Add a record to the unit; the one that it holds already stays."""
        existing = self._entries.setdefault(entry.key, entry)
        if existing is entry:
            entry.unit = self
            meta(entry.record).keeper = entry
            if len(self._entries) > MAX_RECORDS_ON_EVENT_LOOP:
                self.writer.leave_event_loop()
        return existing

    def _hold_current(self, entry: Entry) -> Entry:
        """`_hold`. Restart where the record that the unit holds already was read before somebody changed it."""
        existing = self._hold(entry)
        if meta(existing.stored or existing.record).version != meta(entry.record).version:
            self.writer.locks.restart()
        return existing

    def _restart_if_deleted_meanwhile(self, collection: Collection, parent: int, ids: set[int]) -> None:
        """Restart where the unit holds a live child of `parent` that is none of `ids`, its children of now."""
        for entry in self._entries.values():
            if entry.collection is collection and meta(entry.record).parent_id == parent and not entry.is_new:
                stored = entry.stored
                if stored is not None and stored.deletedAt is None and stored.id not in ids:
                    self.writer.locks.restart()

    def entries(self) -> list[Entry]:
        """Every record that the unit holds, in the order in which it came to hold them."""
        return list(self._entries.values())

    def held(self, key: str, id: int) -> Entry:
        """The entry of a record that the unit holds."""
        return self._entries[key, id]

    # Locks

    def hold_root(self, entry: Entry, *, deleting: bool = False) -> None:
        """Lock the root of `entry`: a child has no lock of its own."""
        root = self.root_of(entry)
        if not root.is_new:
            self.lock_rows(root.collection, [root.record.id], deleting=deleting)

    def root_of(self, entry: Entry) -> Entry:
        """The entry whose version, events and lock count for `entry`."""
        parent = entry.collection.parent
        if parent is None:
            return entry
        if entry.root is not None:
            return entry.root
        parent_id = meta(entry.record).parent_id
        assert parent_id is not None
        if (parent.key, parent_id) not in self._entries:
            self.lock_rows(parent, [parent_id])
        root = self._entries[parent.key, parent_id]
        name = entry.collection.member
        if root.record.__dict__.get(name) is None and entry.record.id not in self._partial.get((root.key, name), {}):
            self.children(root.record, name)
        entry.root = root
        return root

    def _lock_parents(self, entries: Iterable[Entry]) -> None:
        """Lock the parents that this unit doesn't hold yet, with one statement a table: one after the other, each could
        be a lock whose turn is over."""
        ids: dict[str, list[int]] = {}
        for entry in entries:
            parent, parent_id = entry.collection.parent, meta(entry.record).parent_id
            if parent is not None and parent_id is not None and (parent.key, parent_id) not in self._entries:
                ids.setdefault(parent.key, []).append(parent_id)
        self._lock_by_rank(ids)

    def face_of(self, entry: Entry) -> Collection:
        """The collection under whose path a record is shown."""
        return entry.collection.face_of(self.root_of(entry).record) if entry.collection.flag else entry.collection

    def lock_rows(self, collection: Collection, ids: Sequence[int], *, deleting: bool = False) -> None:
        """Lock root records and hold them. Restart where their turn is over, or where one has changed meanwhile."""
        locks = self.writer.locks
        unlocked = sorted({id for id in ids if not self._is_locked(collection, id, deleting)})
        if not unlocked:
            return
        locks.take(collection.key, self.registry.rank[collection.key], unlocked, deleting=deleting)
        rows = records.load_many(self.writer, collection, self.tenant, unlocked, lock=locks.clause(deleting=deleting))
        for record in rows.values():
            self._refresh(record, collection).locked = True
        for child in collection.children.values():
            if child.balances:
                self._refresh_children(child, rows.keys())

    def _refresh(self, record: Resource, collection: Collection) -> Entry:
        """Hold `record`, which was just read under its lock. Restart where the unit holds an older version of it."""
        entry = self._hold_current(Entry(collection, record))
        if collection.is_spliced and entry.record is not record:
            # Balances move without a new version: what was read before the lock may be old.
            current = {name: record.__dict__[name] for name in (*collection.balances, "updatedAt")}
            entry.record.__dict__.update(current)
            if entry.before is not None:
                entry.before.__dict__.update(current)
        return entry

    def _refresh_children(self, collection: Collection, parents: Container[int]) -> None:
        """`_refresh` for the children that the unit holds of parents that are locked from now on."""
        stored = [e for e in self._entries.values() if e.collection is collection and not e.is_new]
        ids = [entry.record.id for entry in stored if meta(entry.record).parent_id in parents]
        for record in records.load_many(self.writer, collection, self.tenant, ids).values():
            self._refresh(record, collection)

    def lock_balances(self, key: str, ids: Sequence[int]) -> None:
        """Hold the records `ids` of the collection `key`, or their parents where it is one of children, so that their
        balances can move."""
        collection = self.registry[key]
        if collection.parent is None:
            self.lock_rows(collection, ids)
            return
        unknown = [id for id in ids if (key, id) not in self._entries]
        for record in records.load_many(self.writer, collection, self.tenant, unknown).values():
            self._hold(Entry(collection, record))
        entries = [self._entries[key, id] for id in ids]
        self.lock_rows(collection.parent, [meta(entry.record).parent_id or 0 for entry in entries])
        for entry in entries:
            self._have_at_hand(entry)

    def keyed_children(self, collection: Collection, keys: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Entry]:
        """The children with balances per key, by parent and key; one that is missing is made. Their parents are locked,
        so that nobody else makes it."""
        name = collection.per
        assert name is not None
        assert collection.parent is not None
        wanted = dict.fromkeys(keys)
        own = [entry for entry in self._entries.values() if entry.collection is collection]
        children = {(meta(entry.record).parent_id or 0, entry.record.__dict__[name]): entry for entry in own}
        unknown = wanted.keys() - children.keys()
        for record in records.load_keyed(self.writer, collection, self.tenant, name, unknown) if unknown else ():
            children[meta(record).parent_id or 0, record.__dict__[name]] = self._hold(Entry(collection, record))
        for parent_id, id in wanted.keys() - children.keys():
            parent = self.held(collection.parent.key, parent_id).record
            record = self.new(collection, parent)
            record.__dict__[name] = id
            entry = children[parent_id, id] = self.entry(record)
            entry.touched, entry.verified = False, True
            siblings = parent.__dict__.get(collection.member)
            if siblings is not None:
                siblings.append(record)
        for key in wanted:
            self._have_at_hand(children[key])
        return children

    def _have_at_hand(self, child: Entry) -> None:
        """Have a child of a root that is held be one of those at hand, without its siblings."""
        parent = child.collection.parent
        assert parent is not None
        root = self._entries[parent.key, meta(child.record).parent_id or 0]
        if root.record.__dict__.get(child.collection.member) is None:
            at_hand = self._partial.setdefault((root.key, child.collection.member), {})
            at_hand[child.record.id] = child.record

    def _is_locked(self, collection: Collection, id: int, deleting: bool) -> bool:
        entry = self._entries.get((collection.key, id))
        if entry is None:
            return False
        if entry.is_new or not self.writer.locks.is_enforced:  # with one writer, what was read is what is stored
            return True
        return entry.locked and self.writer.locks.holds(collection.key, id, deleting=deleting)

    # Closing

    def commit(self) -> None:
        """Close the unit: derive, check, number, write. ValidationError names every fault; the writer rolls back."""
        self._derive_and_post()
        self._check()
        while attachment := self._attachments.pop():
            self.attach_document(attachment.document, attachment.target)
        changed = self._changed()
        for entry in changed:
            if entry.collection is self.registry.extra_fields:
                new_jobs, notices = follow_definition(self, entry.stored, entry.record)
                self._jobs += new_jobs
                self.notices += notices
            elif entry.collection.key == "users" and (entry.is_deleted or entry.record.archivedAt is not None):
                accounts.end_access(self.writer, self.tenant, entry.record.id, self.now)
        number_records(self, changed)
        jobs.insert(self.writer, self.tenant, self.now, self.context.correlation_id, self._jobs)
        write_records(self, changed)
        self._let_go()

    def _let_go(self) -> None:
        """Nobody keeps the records any more: without a circle of references they are freed at once, and the garbage
        collector has nothing to look for."""
        for entry in self._entries.values():
            entry.unit = None
            for record in (entry.record, entry.before):
                if record is not None:
                    meta(record).keeper = None

    def _refuse(self) -> None:
        if self.faults:
            raise ValidationError(self.faults)

    def family(self, root: Entry) -> Iterator[tuple[Entry, str]]:
        """The root and its loaded children, each with the start of its members' paths in the body."""
        start = "" if self.root in (None, root.record) else f"{self.face_of(root).path}/{root.record.id}: "
        yield root, start
        for name in root.collection.child_fields:
            for index, child in enumerate(self.children_at_hand(root, name)):
                yield self.entry(child), "" if child is self.subject else f"{start}{name}[{index}]."

    def changed_family(self, root: Entry) -> Iterator[tuple[Entry, str]]:
        """What of the family is to be written, children that are deleted included."""
        yield from ((entry, start) for entry, start in self.family(root) if entry.differs())
        for entry in list(self._entries.values()):
            if entry.is_deleted and entry.differs() and entry is not root and self.root_of(entry) is root:
                yield entry, f"{entry.collection.member}[{entry.record.id}]."

    def _derive_and_post(self) -> None:
        """Derive and post, until no balance turns a member that others follow from."""
        for _ in range(ROUNDS):
            self._derive()
            self._post()
            turned = [entry for entry in list(self._entries.values()) if follow_balances(self, entry)]
            if not turned:
                return
        raise RuntimeError("members that follow balances change each other without end")

    def _derive(self) -> None:
        """Run what follows from the changes, until nothing follows any more."""
        for _ in range(ROUNDS):
            touched = [entry for entry in self._entries.values() if entry.touched]
            if not touched:
                self._refuse()
                return
            self._lock_parents(touched)
            roots = {root.key: root for root in map(self.root_of, touched)}
            self._lock_roots(roots.values())
            live = [root for root in roots.values() if root.record.deletedAt is None]
            # Rules follow references only where they lead somewhere; elsewhere `_check` is early enough.
            self._check_references([root for root in live if self.faults or root.collection.follows_references])
            self._refuse()
            for entry in touched:
                entry.touched = False
            for entry in touched:
                if entry.is_deleted and entry.key not in self._ended:
                    self._ended.add(entry.key)
                    for rule in entry.collection.rules.on_deletion:
                        rule(entry.record, self)
            for root in live:
                self._derive_family(root)
        raise RuntimeError(f"the rules of {', '.join(key for key, _ in roots)} change each other without end")

    def _lock_roots(self, roots: Iterable[Entry]) -> None:
        """Lock them in order, with one statement a table; what is deleted with the rest of its table."""
        ids: dict[str, list[int]] = {}
        deleting: set[str] = set()
        for root in roots:
            if not root.is_new:
                ids.setdefault(root.collection.key, []).append(root.record.id)
                if root.is_deleted:
                    deleting.add(root.collection.key)
        self._lock_by_rank(ids, deleting)

    def _lock_by_rank(self, ids: Mapping[str, Sequence[int]], deleting: Container[str] = ()) -> None:
        """Lock root records by collection, in the order that all locks are taken in; those of `deleting` to delete."""
        for key in sorted(ids, key=self.registry.rank.__getitem__):
            self.lock_rows(self.registry[key], ids[key], deleting=key in deleting)

    def _derive_family(self, root: Entry) -> None:
        """Derive what can still change: what the server computed on a frozen record stays. All of a family is derived
        where its rules are others since it was written, or since it was frozen."""
        if self.is_rederived(root):
            for name in root.collection.child_fields:
                self.children(root.record, name)
        final = frozen.final_values(self, root)
        self._derive_rounds(root)
        for record, members in final:
            record.__dict__.update(members)

    def _derive_rounds(self, root: Entry) -> None:
        """Derive the children, then the root; and again while rules of the root change children."""
        for is_repeated in range(ROUNDS):
            children = [child for n in root.collection.child_fields for child in self.children_at_hand(root, n)]
            for child in children:
                entry = self.entry(child)
                if entry.stale or not is_repeated:
                    derive_record(self, entry)
                entry.touched = entry.stale = False
            derive_record(self, root)
            if root.collection is self.registry.number_ranges:
                derive_range(self, root)
            root.touched = False
            if not (children or root.collection.rules.derive) or not any(e.touched for e, _ in self.family(root)):
                return
        raise RuntimeError(f"the rules of {root.collection.key} change its children without end")

    def _post(self) -> None:
        """Post to the ledgers, and move the balances that follow."""
        changed = self._changed()
        if self.renewal is not None:  # postings and what follows from balances may be new, and no member with them
            changed = list({entry.key: entry for entry in (*changed, *self.renewal.family)}.values())
        self.movements += posting.post(self, [entry for entry in changed if entry.collection.parent is None])
        for entry in changed:
            if entry.collection.balances:
                if self.renewal is None:
                    posting.check_changed_bounds(entry)
                posting.compute_formulas(entry)

    def _check(self) -> None:
        """Refuse what the rules forbid, deletions, children and records of which only a balance moved included."""
        changed = self._changed()
        moved = [entry for entry in self._entries.values() if entry.carried and entry.collection.root.is_checked]
        subjects = {entry.key for entry in (*changed, *moved)}
        self._lock_deleted_children(changed)
        roots = [entry for entry in changed if entry.collection.parent is None and not entry.unasked]
        if not all(entry.verified for entry in changed):
            self._check_references([root for root in roots if not root.is_deleted])
            self._refuse()
        self._check_arguments()
        for root in roots:
            frozen.check(self, root)
        if self.renewal is not None:
            return
        for root in {root.key: root for root in (*roots, *(self.root_of(entry) for entry in moved))}.values():
            for entry, prefix in self.family(root) if root.collection.is_checked else ():
                if not entry.is_deleted and entry.key in subjects:
                    self._check_record(entry, prefix)
            if root.collection is self.registry.number_ranges and not root.is_deleted:
                self.faults += check_range(self, root)
        for entry in changed:
            if entry.is_deleted and stored_member(entry.stored, "deletedAt") is None:
                for rule in entry.collection.rules.check_deletion:
                    self.faults += rule(entry.record, self) or ()
        self._refuse()

    def _check_record(self, entry: Entry, prefix: str) -> None:
        """What its declaration refuses of a record; `prefix` is the start of its members' paths in the body."""
        collection, record = entry.collection, entry.record
        faults: list[Fault] = []
        if collection.named:
            faults += find_unknown_names(self.registry, collection, record, entry.stored)
        if collection.grouped or collection.needed:
            faults += collection.group_faults(record)
        for rule in collection.rules.check:
            faults += rule(record, entry.stored, self) or ()
        self.faults += [fault.moved(prefix) for fault in faults]

    def _lock_deleted_children(self, changed: Iterable[Entry]) -> None:
        """Lock the rows of deleted children, so that no new reference to one passes: the root's lock lets it."""
        clause = self.writer.locks.clause(deleting=True)
        if not clause:
            return
        ids: dict[str, list[int]] = {}
        for entry in changed:
            if entry.is_deleted and entry.collection.parent is not None:
                ids.setdefault(entry.collection.key, []).append(entry.record.id)
        for key in sorted(ids):
            records.live_ids(self.writer, self.registry[key], self.tenant, ids[key], lock=clause)

    def _check_references(self, roots: Sequence[Entry]) -> None:
        """Every reference that is new must lead to a live record of this tenant: one SELECT a target collection. A new
        document must be the caller's to attach. What a rule copies from a record that refers already may be deleted
        since: the goods of a supplier who is gone still go back."""
        unverified: dict[tuple[str, bool], dict[int, list[Holder]]] = {}
        family = [(entry, prefix) for root in roots for entry, prefix in self.family(root) if not entry.verified]
        for entry, prefix in family:
            new = new_references(entry)
            if entry.collection.resource_refs:
                new += self._new_resource_refs(entry, prefix)
            for name, target, id, exact in new:
                collection = self.registry[target]
                referred = self._entries.get((collection.kind.key, id))
                live = self._live.setdefault(target, set())
                is_narrowed = collection.parent is None and (exact or collection.is_view)
                is_other = referred is not None and is_narrowed and not collection.shows(referred.record)
                is_other = is_other or self._is_hidden(entry, name, collection, id)
                holder = entry, name, prefix
                if is_other or (referred is not None and self._is_gone(referred, holder, target)):
                    live.discard(id)
                    place = self._place_in_request(holder, target, id) or prefix + name
                    self.faults.append(self._dead_reference(place, target, id))
                elif not (referred is not None and referred.is_new) and (exact or id not in live):
                    unverified.setdefault((target, exact), {}).setdefault(id, []).append(holder)
        for key, id in self._find_dead(unverified):
            self._refuse_dead(key[0], id, unverified[key][id])
        for entry, prefix in family:
            if entry.collection.files:
                owner = self._path_of(entry.record)
                faults = self._attachments.check(entry.collection, entry.record, entry.stored, owner, self._find_by_key)
                self.faults += [fault.moved(prefix) for fault in faults]
            entry.verified = True

    def _find_dead(self, asked: Mapping[tuple[str, bool], Iterable[int]]) -> list[tuple[tuple[str, bool], int]]:
        """Those of the ids `asked` for that lead to no live record, by collection and whether they must be of that very
        path. The others stay alive until the transaction ends."""
        lock = self.writer.locks.reference_clause
        live_ids: dict[tuple[str, bool], set[int]] = {}
        for target, exact in sorted(asked, key=lambda key: (self.registry.rank[key[0]], key[1])):
            ids, collection = sorted(asked[target, exact]), self.registry[target]
            live_ids[target, exact] = records.live_ids(
                self.writer, collection, self.tenant, ids, lock=lock, exact=exact
            )
            self._live[target] |= live_ids[target, exact]
        return [(key, id) for key, ids in asked.items() for id in ids if id not in live_ids[key]]

    def _refuse_dead(self, target: str, id: int, holders: Iterable[Holder]) -> None:
        """Faults of what refers to `id`, which is no live record. A rule may have copied it from what refers already:
        that is only told."""
        places: dict[str, bool] = {}
        for holder in holders:
            place = self._place_in_request(holder, target, id)
            places.setdefault(place or holder[2] + holder[1], place is None)
        for place, is_copied in places.items():
            if not is_copied or not self._was_deleted(target, id):
                self.faults.append(self._dead_reference(place, target, id))
            elif ": " not in place:  # of the record that the request is about
                self.warn(place, f"was taken over, and leads to record {id} of {target}, which is deleted")

    def _is_gone(self, referred: Entry, holder: Holder, target: str) -> bool:
        """Whether a record that this unit holds may not be referred to any more. A rule may copy what leads to one that
        was deleted earlier."""
        if not referred.is_deleted:
            return False
        is_deleted_now = stored_member(referred.stored, "deletedAt") is None
        return is_deleted_now or self._place_in_request(holder, target, referred.record.id) is not None

    def _was_deleted(self, target: str, id: int) -> bool:
        collection = self.registry[target]
        record = self.find(collection, id)
        return record is not None and record.deletedAt is not None and collection.shows(record)

    def _place_in_request(self, holder: Holder, target: str, id: int) -> str | None:
        """Where the body, or an argument of the action, names what is referred to; None where a rule does."""
        entry, name, prefix = holder
        member = name.partition("[")[0].partition(".")[0]
        body, before = self.bodies.get(entry.key, ({}, None))
        value = body.get(member)
        is_in_body = value is not None and (before is None or value is not before.get(member))
        return prefix + name if is_in_body else self.arguments.get((target, id))

    def _check_arguments(self) -> None:
        """What an argument names and no rule took up must be there too."""
        unused: dict[tuple[str, bool], list[int]] = {}
        for target, id in self.arguments:
            is_held = (self.registry[target].kind.key, id) in self._entries
            if not is_held and id not in self._live.setdefault(target, set()):
                unused.setdefault((target, False), []).append(id)
        if unused and not self.faults:
            dead = self._find_dead(unused)
            self.faults += [self._dead_reference(self.arguments[target, id], target, id) for (target, _), id in dead]
            self._refuse()

    def _dead_reference(self, name: str, target: str, id: int) -> Fault:
        """The fault of a reference that leads to no live record; it names those of a small list with built-in ones."""
        fault, collection = Fault.of_dead_reference(name, target, id), self.registry[target]
        if not collection.options.built_in:
            return fault
        known = ", ".join(f"{row.id} ({describe(row)})" for row in self.select(collection.resource, limit=NAMED))
        return Fault(name, f"{fault.message}; known are {known}", fault.code, fault.params)

    def _is_hidden(self, entry: Entry, name: str, collection: Collection, id: int) -> bool:
        """Whether the body has in `name` a record that the caller doesn't see; a rule may name it."""
        if not collection.granting:
            return False
        member = name.partition("[")[0].partition(".")[0]
        if member not in self.bodies.get(entry.key, ({}, None))[0]:
            return False
        record = self.find(collection, id)
        return record is not None and not self.sees(record)

    def _find_by_key(self, key: str, id: int) -> Any:
        return self.find(self.registry[key], id)

    def _new_resource_refs(self, entry: Entry, prefix: str) -> Iterator[tuple[str, str, int, bool]]:
        """As `_new_references`, for each path of a record that is set now; that must be the record's own path."""
        for name in entry.collection.resource_refs:
            path = entry.record.__dict__.get(name)
            if path is None or (not entry.is_new and stored_member(entry.stored, name) == path):
                continue
            owner = self.registry.resolve(path)
            if owner is None:
                message = f"must be the path of a record, such as /clients/12, not {path}"
                self.faults.append(Fault(prefix + name, message))
            else:
                yield name, owner[0].key, owner[1], owner[0].flag is not None

    def is_rederived(self, root: Entry) -> bool:
        """Whether all that follows from a root is to follow anew, since its rules are others than they were."""
        return root.collection.has_evolved and (root.is_underived or frozen.is_thawed(self, root))

    def is_changed(self, root: Entry) -> bool:
        """Whether a root gets a new version."""
        return any(entry is root for entry in self._changed())

    def _changed(self) -> list[Entry]:
        """What is to be written. A child's change is also one of its root, which comes first."""
        if self.changed_entries is not None:
            return self.changed_entries
        changed: dict[tuple[str, int], Entry] = {}
        for entry in list(self._entries.values()):
            if not entry.differs():
                continue
            root = self.root_of(entry)
            if not entry.collection.per or root.edited:  # a balance changes no version, nor does a row that it makes
                root.keep()
                changed[root.key] = root
            changed[entry.key] = entry
        self.changed_entries = list(changed.values())
        return self.changed_entries
