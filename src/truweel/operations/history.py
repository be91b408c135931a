"""The history of a record (ours): who changed which members of it and of its children, when, from what to what."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

import msgspec

from truweel import clock
from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import RecordNotFound
from truweel.operations.answer import Answer
from truweel.query import compile
from truweel.query.model import Notice
from truweel.schema.collection import Collection
from truweel.schema.evolution import rename_members
from truweel.schema.registry import Registry
from truweel.sql import padded_batches, placeholders
from truweel.storage import history
from truweel.storage.byte_budget import ByteBudget
from truweel.storage.database import Reader, Row
from truweel.storage.history import ChangeFilter, load_app_names

__all__ = ["MAX_ENTRIES", "HistoryQuery", "get", "load_member_values", "name_references"]

MAX_ENTRIES = 200
MAX_SCANNED = 2_000
"""How many changes are looked at for those of one member, at most; the next page goes on behind them."""
MAX_NAMES = 1_000
"""How many records that the changes refer to are named."""


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """Which changes: at most `size` of those that `chosen` says. `member` is a member of the record (`name`), of its
    children as a whole (`lineItems`), or of one of them (`lineItems.quantity`)."""

    chosen: ChangeFilter = field(default_factory=ChangeFilter)
    size: int = MAX_ENTRIES
    member: str = ""


def get(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    collection: Collection,
    id: int,
    query: HistoryQuery | None = None,
    warnings: Sequence[Notice] = (),
    *,
    budget: ByteBudget,
) -> Answer:
    """`GET /{collection}/{id}/history`: a bare array, the latest change first, and no more than fit into `budget`, but
    one. `headers["before"]` is the version below which the next page begins, where there are more. A deleted record has
    its history too. Forbidden, NotFound, Unavailable."""
    granted.require(caller, collection, "read")
    module = granted.find_module(reader, collection, caller.tenant_id, id)
    if module and not caller.may_read(module):
        raise RecordNotFound(collection.path, id)
    query = query or HistoryQuery()
    scan = _Scan(reader, registry, caller, collection, id, budget)
    entries = scan.entries(query)
    if (
        not entries
        and not collection.single
        and not history.list_sizes(reader, caller.tenant_id, collection.key, id, ChangeFilter(), 1)
    ):
        raise RecordNotFound(collection.path, id)
    if scan.is_cut:
        message = f"cut to the latest {len(entries)}: more would have more than {budget.limit // 1_048_576} MB"
        warnings = (*warnings, Notice("history", message, Code.LIMITED, {"max": len(entries)}))
    headers = {} if scan.next_before is None else {"before": str(scan.next_before)}
    return Answer(200, msgspec.json.encode(_with_names(reader, registry, caller, entries)), headers, warnings)


class _Scan:
    """Reads the changes of one record, batch by batch, with those of its children."""

    def __init__(
        self, reader: Reader, registry: Registry, caller: Caller, collection: Collection, id: int, budget: ByteBudget
    ) -> None:
        self._reader = reader
        self._registry = registry
        self._tenant = caller.tenant_id
        self._collection = collection
        self._id = id
        self._budget = budget
        self._spent = 0
        # What the engine or a rule makes follows from what is told.
        self._members = {child.key: name for name, child in collection.writable_children.items()}
        self._families = {key: compile.family(registry[key]) for key in self._members}
        self.seen = 0
        self.is_cut = False
        self.next_before: int | None = None

    def entries(self, query: HistoryQuery) -> list["_Entry"]:
        """The changes that `query` asks for."""
        kept: list[_Entry] = []
        chosen, limit = query.chosen, MAX_ENTRIES if query.member else query.size
        while True:
            batch, has_more = self._batch(chosen, limit)
            matching = [entry for entry in batch if entry.concerns(query.member)]
            kept, left_out = [*kept, *matching][: query.size], len(kept) + len(matching) > query.size
            if not has_more and not left_out:
                self.next_before = None
                return kept
            if batch:
                chosen = replace(chosen, before=batch[-1].version)
                self.next_before = kept[-1].version if left_out else batch[-1].version
            if len(kept) == query.size or self.is_cut or self.seen >= MAX_SCANNED:
                return kept

    def _batch(self, chosen: ChangeFilter, limit: int) -> tuple[list["_Entry"], bool]:
        """The next changes, as many as fit, and whether there are more."""
        reader, tenant, key, id = self._reader, self._tenant, self._collection.key, self._id
        sizes = history.list_sizes(reader, tenant, key, id, chosen, limit + 1)
        has_more = len(sizes) > limit
        if not sizes:
            return [], False
        instants = [at for _, at, _, _ in sizes]
        of_children: Counter[tuple[int, str]] = Counter()
        for at, correlation_id, size in history.list_child_sizes(
            reader, tenant, self._families, id, min(instants), max(instants)
        ):
            of_children[at, correlation_id] += size
        totals = [*accumulate(size + of_children[at, correlation] for _, at, correlation, size in sizes[:limit])]
        fitting = sum(self._spent + total <= self._budget.limit for total in totals)
        fitting = max(fitting, int(self.seen == 0))
        self.is_cut = fitting < len(totals)
        if not fitting:
            return [], True
        self.seen += fitting
        self._spent += totals[fitting - 1]
        self._budget.check(min(self._budget.limit, self._spent))
        rows = history.load_changes(reader, tenant, key, id, chosen, fitting)
        entries = [_Entry(self._collection, *row) for row in rows]
        by_write = {(entry.at, entry.correlation_id): entry for entry in entries}
        instants = instants[:fitting]
        for at, correlation_id, child_key, *row in history.list_child_changes(
            reader, tenant, self._families, id, min(instants), max(instants)
        ):
            if entry := by_write.get((at, correlation_id)):
                entry.children.append(_ChildChange(self._registry[child_key], self._members[child_key], *row))
        return entries, has_more or self.is_cut


@dataclass(slots=True)
class _ChildChange:
    """What happened to a child."""

    collection: Collection
    member: str
    id: int
    version: int
    operation: str
    revision: int
    stored: bytes

    @property
    def changes(self) -> dict[str, msgspec.Raw]:
        """Member → what happened to it, under the names of now."""
        return _named_today(self.collection, self.stored, self.revision)


@dataclass(slots=True)
class _Entry:
    """A change of the record, with those of its children."""

    collection: Collection
    version: int
    at: int
    user_id: int | None
    app_id: int | None
    correlation_id: str
    operation: str
    revision: int
    stored: bytes
    children: list[_ChildChange] = field(default_factory=list)

    @property
    def changes(self) -> dict[str, msgspec.Raw]:
        """Member → what happened to it, under the names of now."""
        return _named_today(self.collection, self.stored, self.revision)

    def concerns(self, member: str) -> bool:
        """Whether it changes `member`, or that of a child; any change where it is empty."""
        if not member:
            return True
        name, _, of_child = member.partition(".")
        if any(child.member == name and (not of_child or of_child in child.changes) for child in self.children):
            return True
        return not of_child and name in self.changes


def _named_today(collection: Collection, changes: bytes, revision: int) -> dict[str, msgspec.Raw]:
    """What a change stored, its members under the names of now; removed ones keep theirs."""
    members = msgspec.json.decode(bytes(changes), type=dict[str, msgspec.Raw])
    return members if revision == collection.revision else rename_members(collection, members, revision)


def _with_names(reader: Reader, registry: Registry, caller: Caller, entries: Sequence[_Entry]) -> list[dict[str, Any]]:
    """The entries of the answer. A name that the caller has no right to read is left out."""
    decoded = [(entry, entry.changes, [(child, child.changes) for child in entry.children]) for entry in entries]
    references = [
        {
            target: None
            for collection, operation, changes in (
                (entry.collection, entry.operation, own),
                *((child.collection, child.operation, changes) for child, changes in children),
            )
            for target in _references(registry, collection, operation, changes)
        }
        for entry, own, children in decoded
    ]
    users = {("users", entry.user_id): None for entry in entries if entry.user_id is not None}
    lines = {(child.collection.key, child.id): None for entry in entries for child in entry.children}
    referred = dict.fromkeys(target for targets in references for target in targets)
    labels = _load_labels(reader, registry, caller, [*users, *lines, *[*referred][:MAX_NAMES]])
    apps = load_app_names(reader, [entry.app_id for entry in entries if entry.app_id is not None])
    return [
        {
            "version": entry.version,
            "at": clock.format_instant(entry.at),
            "userId": _text(entry.user_id),
            "userName": labels.get(("users", entry.user_id or 0)),
            "appId": _text(entry.app_id),
            "appName": apps.get(entry.app_id or 0),
            "correlationId": entry.correlation_id,
            "operation": entry.operation,
            "changes": own,
            "children": [
                {
                    "member": child.member,
                    "id": str(child.id),
                    "description": labels.get((child.collection.key, child.id)) or None,
                    "version": child.version,
                    "operation": child.operation,
                    "changes": changes,
                }
                for child, changes in children
            ],
            "names": {f"/{registry[key].path}/{id}": labels[key, id] for key, id in targets if (key, id) in labels},
        }
        for (entry, own, children), targets in zip(decoded, references, strict=True)
    ]


def _text(id: int | None) -> str | None:
    return None if id is None else str(id)


def _references(
    registry: Registry, collection: Collection, operation: str, changes: Mapping[str, msgspec.Raw]
) -> Iterator[tuple[str, int]]:
    """Collection and id of the records that the changed members refer to, before and after."""
    for name in (*collection.own_refs, *collection.links, *collection.resource_refs):
        if name not in changes:
            continue
        value = msgspec.json.decode(changes[name])
        values = [value] if operation == "create" else value if isinstance(value, list) else []
        for item in values:
            for reference in item if isinstance(item, list) else [item]:
                if name in collection.resource_refs:
                    owner = registry.resolve(reference)
                    if owner is not None:
                        yield owner[0].key, owner[1]
                elif reference is not None:
                    target = collection.own_refs.get(name) or collection.links[name]
                    yield target.target, int(reference)


def _load_labels(
    reader: Reader, registry: Registry, caller: Caller, records: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], str]:
    """The labels of those records that exist, live or deleted, and that the caller may read."""
    ids: dict[str, list[int]] = {}
    for key, id in records:
        ids.setdefault(key, []).append(id)
    labels: dict[tuple[str, int], str] = {}
    for key, of_collection in ids.items():
        collection = registry[key]
        for face in collection.faces:
            if not face.module or not granted.may_read(caller, face):
                continue
            shown = granted.shown(caller, face)
            for batch in padded_batches(of_collection):
                for id, label in reader.rows(compile.labels(face, shown, len(batch)), (caller.tenant_id, *batch)):
                    labels[key, id] = msgspec.json.decode(bytes(label), type=str)
    return labels


def name_references(registry: Registry, collection: Collection, name: str, value: Any, names: Mapping[str, str]) -> Any:
    """A value of the answer's `changes`, of a reference the name of its record, where `names` has it."""
    if name in collection.resource_refs:
        return names.get(value, value)
    target = collection.own_refs.get(name) or collection.links.get(name)
    if target is None or value is None:
        return value
    path = registry[target.target].path
    if isinstance(value, list):
        return [names.get(f"/{path}/{id}", id) for id in value]
    return names.get(f"/{path}/{value}", value)


def load_member_values(
    reader: Reader, budget: ByteBudget, tenant: int, collection: Collection, ids: Sequence[int], member: str
) -> dict[int, list[dict[str, Any]]]:
    """For each record the values that `member` has had: `[{member, "changedAt", "userId"}]`, the first one first.
    AnswerTooLarge where their changes are more than `budget` has left."""
    rows: list[Row] = []
    for batch in padded_batches(ids):
        rows += reader.rows_within(
            budget,
            "SELECT record_id, at, operation, changes AS document, user_id, revision FROM history "
            "WHERE tenant_id = ? AND collection = ? "
            f"AND record_id IN ({placeholders(len(batch))}) ORDER BY record_id, version",
            (tenant, collection.key, *batch),
        )
    values_by_id: dict[int, list[dict[str, Any]]] = {}
    for id, at, operation, changes, user, revision in rows:
        change = rename_members(collection, msgspec.json.decode(bytes(changes)), revision).get(member)
        value = change if operation == "create" or change is None else change[1]
        if value is not None:
            user_id = str(user) if user is not None else None
            values_by_id.setdefault(id, []).append(
                {member: value, "changedAt": clock.format_instant(at), "userId": user_id}
            )
    return values_by_id
