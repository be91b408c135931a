"""The end of a unit of work: its records get their numbers and are written, each once, then history and events.

The instant is drawn after all locks and numbers.
"""

import datetime
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

import msgspec

from truweel import clock
from truweel.operations.entries import Entry, references, stored_member
from truweel.operations.number_ranges import RangeDraws
from truweel.schema.collection import Collection
from truweel.schema.document import diff
from truweel.schema.effects import Balance
from truweel.schema.engine import STATE_INSTANTS
from truweel.schema.extra import Definitions
from truweel.schema.fields import LogicId
from truweel.schema.resource import Resource, meta
from truweel.storage import history, ledgers, numbering, outbox, records
from truweel.storage.history import Change, Stamp

if TYPE_CHECKING:
    from truweel.operations.unit import Unit

__all__ = ["number_records", "write_records"]

_json = msgspec.json.Encoder(decimal_format="number").encode


def number_records(unit: "Unit", changed: Sequence[Entry]) -> None:
    """Draw the human numbers of the records that have what theirs depends on by now: from the tenant's number
    ranges, else from the series of their declaration, range by range and series by series."""
    numbered = [entry for entry in changed if entry.collection.logic_id is not None]
    if not numbered:
        return
    draws = RangeDraws(unit)
    drawing: dict[tuple[str, str], list[Resource]] = {}
    assigned: dict[str, list[str]] = {}
    for entry in numbered:
        series = entry.collection.logic_id
        assert series is not None
        key = entry.collection.key
        prefix = _prefix(entry, series, unit.today)
        if prefix is not None:
            if not draws.take(entry, series):
                drawing.setdefault((key, prefix), []).append(entry.record)
        elif number := _assigned_number(entry, series):
            assigned.setdefault(key, []).append(number)
            draws.claim(entry, number)
            if claimed := series.range_of(number):
                drawing.setdefault((key, claimed), [])
    draws.draw(assigned)
    for key, prefix in sorted(drawing):  # in one order, since each series is locked from here on
        collection, drawn = unit.registry[key], drawing[key, prefix]
        assert collection.logic_id is not None
        numbers = numbering.next_numbers(
            unit.writer, collection, unit.tenant, prefix, len(drawn), assigned.get(key, ())
        )
        for record, number in zip(drawn, numbers, strict=True):
            record.__dict__[collection.logic_id.name] = number


def write_records(unit: "Unit", changed: Sequence[Entry]) -> None:
    """Write each record once, then history and events. What is deleted leaves its unique values first.

    The instant is drawn here, after all locks and numbers: it is the last thing that others can make wait.
    """
    if not changed and not any(entry.carried or entry.moved or entry.events for entry in unit.entries()):
        return
    instant = unit.writer.instant()
    for entry in changed:
        _stamp(unit, entry, instant)
    new = {entry.key: entry for entry in changed if entry.operation == "create"}
    stored = [entry for entry in changed if entry.operation != "create"]
    for entry in sorted(stored, key=lambda entry: not entry.is_deleted):
        if not entry.is_deleted and new:
            _insert(unit, new)
            new = {}
        _update(unit, entry)
    _insert(unit, new)
    ledgers.insert(unit.writer, unit.tenant, unit.movements, instant, unit.user_id)
    moved = [entry for entry in unit.entries() if (entry.carried or entry.moved) and entry.saved is None]
    _move(unit, moved, instant)
    _journal(unit, changed, moved, instant)


def _stamp(unit: "Unit", entry: Entry, instant: int) -> None:
    """Give a record its new version, and the instant to what happened to it in this unit."""
    members, stored = entry.record.__dict__, entry.stored
    if stored is None and members["createdAt"] == unit.now:
        members["createdAt"] = instant
    for name in STATE_INSTANTS:
        if members[name] is not None and members[name] != stored_member(stored, name):
            members[name] = instant
    members["updatedAt"] = max(instant, stored.updatedAt if stored else 0)
    members["updatedBy"] = str(unit.user_id)
    meta(entry.record).version += 1


def _insert(unit: "Unit", new: Mapping[tuple[str, int], Entry]) -> None:
    """Write new records, what others refer to first, those of one collection with one statement."""
    run: list[Entry] = []
    for entry in _referred_first(new):
        if run and run[0].collection is not entry.collection:
            _insert_run(unit, run)
            run = []
        run.append(entry)
    if run:
        _insert_run(unit, run)


def _insert_run(unit: "Unit", run: Sequence[Entry]) -> None:
    collection, made = run[0].collection, [entry.record for entry in run]
    extra = unit.definitions(collection) if any(record.extraFields for record in made) else Definitions()
    rows = records.insert(unit.writer, collection, unit.tenant, made, extra)
    unit.writer.locks.make(collection.key, [record.id for record in made])
    for entry, saved in zip(run, rows, strict=True):
        entry.saved = saved


def _update(unit: "Unit", entry: Entry) -> None:
    collection, record = entry.collection, entry.record
    before = entry.before
    assert before is not None
    is_extra_changed = record.extraFields != before.extraFields
    extra = unit.definitions(collection) if is_extra_changed and record.extraFields else Definitions()
    entry.saved = records.update(unit.writer, collection, unit.tenant, before, record, extra)


def _move(unit: "Unit", moved: Sequence[Entry], instant: int) -> None:
    """Write the balances of records that don't change otherwise, those of the same members with one statement."""
    together: dict[tuple[str, tuple[str, ...]], list[Resource]] = {}
    for entry in moved:
        entry.record.__dict__["updatedAt"] = max(instant, entry.record.updatedAt)
        together.setdefault((entry.collection.key, tuple(entry.moved)), []).append(entry.record)
    for (key, names), resources in together.items():
        records.move(unit.writer, unit.registry[key], unit.tenant, resources, names)


def _journal(unit: "Unit", changed: Sequence[Entry], moved: Sequence[Entry], instant: int) -> None:
    """History and events: one event of each type a record, with the record as it is at the end."""
    stamp = Stamp(instant, unit.caller.user_id, unit.caller.app_id, unit.context.correlation_id)
    changes, events, written = [], [], {entry.key for entry in (*changed, *moved)}
    for entry in changed:
        saved = entry.saved
        assert saved is not None
        collection, record, before = unit.face_of(entry), entry.record, entry.before
        operation = "delete" if entry.is_deleted else entry.operation
        what = saved.document + b"}"
        if operation != "create":
            what = _json(_differences(collection, before or record, record))
        changes.append(Change(collection.key, record.id, meta(record).version, operation, collection.revision, what))
        unit.writer.bytes_written += len(saved.document) + len(what)
        if not collection.event:
            continue
        names = [f"{collection.event}.{_VERBS[operation]}"]
        if collection.rules.emits and not entry.is_deleted:
            emitted = (event for event, happened in collection.rules.emits if happened(record, before))
            names += (f"{collection.event}.{event}" for event in emitted)
        events.append((entry, collection, names))
    others = (entry for entry in unit.entries() if entry.events and entry.key not in written)
    events += [(entry, unit.face_of(entry), []) for entry in (*moved, *others)]
    rows = []
    for entry, collection, names in events:
        if entry.moved or entry.announced or entry.events:
            names = [*dict.fromkeys((*names, *_balance_events(entry, collection.event), *entry.events))]
        if names:
            saved = unit.saved_bytes(entry.record)
            rows += [(name, collection, entry.record, saved) for name in names]
            unit.writer.bytes_written += len(saved.document) * len(names)
    history.write_history(unit.writer, unit.tenant, stamp, changes)
    if unit.renewal is not None and not unit.renewal.announced:
        return
    outbox.write_events(unit.writer, unit.tenant, instant, rows)


def _differences(collection: Collection, before: Resource, record: Resource) -> dict[str, list[Any]]:
    """What history tells of a change: members that differ, and the place among its siblings of a child that moved."""
    differences = diff(collection, before, record)
    places = [meta(before).position, meta(record).position]
    if places[0] != places[1] and "position" not in collection.fields:
        differences["position"] = places
    return differences


def _balance_events(entry: Entry, stem: str | None) -> dict[str, None]:
    """The events of the balances that move: their own, and `updated` unless all are quiet or the record is new."""
    if not stem or entry.is_deleted:
        return {}
    names: dict[str, None] = {}
    if entry.announced and entry.operation == "update":
        names[f"{stem}.updated"] = None
    for name in entry.moved:
        balance = entry.collection.balances[name]
        if isinstance(balance, Balance) and balance.event:
            names[f"{stem}.{balance.event}"] = None
    return names


_VERBS = {"create": "created", "update": "updated", "delete": "deleted"}


def _referred_first(new: Mapping[tuple[str, int], Entry]) -> list[Entry]:
    """The entries in an order in which none refers to a later one."""
    if len(new) < 2:
        return list(new.values())
    ordered: dict[tuple[str, int], Entry] = {}
    targets = {key for key, _ in new}
    for entry in new.values():
        _add_referred(entry, new, targets, ordered, ())
    return list(ordered.values())


def _add_referred(
    entry: Entry,
    new: Mapping[tuple[str, int], Entry],
    targets: AbstractSet[str],
    ordered: dict[tuple[str, int], Entry],
    path: tuple[tuple[str, int], ...],
) -> None:
    """Add to `ordered` what `entry` refers to, then `entry`. `path` leads to it; circles end there."""
    if entry.key in ordered or entry.key in path:
        return
    parent = entry.collection.parent
    keys = [(parent.key, meta(entry.record).parent_id or 0)] if parent else []
    if not entry.collection.targets.isdisjoint(targets):
        keys += [(target, id) for _, target, id in references(entry, targets)]
    for key in keys:
        if key in new:
            _add_referred(new[key], new, targets, ordered, (*path, entry.key))
    ordered[entry.key] = entry


def _prefix(entry: Entry, series: LogicId, today: datetime.date) -> str | None:
    """What the human number of a record starts with; None where it has one, or none yet."""
    members = entry.record.__dict__
    if members.get(series.name) or entry.is_deleted or (series.only and not members.get(series.only)):
        return None
    day = members.get(series.when) if series.when else today.isoformat()
    if day is None:
        return None
    letter: str = series.prefix
    if series.prefix_by:
        letter = series.prefix_by[1].get(members.get(series.prefix_by[0]) or "", letter)
    year: str = (clock.format_instant(day) if isinstance(day, int) else day)[2:4]
    return letter + year


def _assigned_number(entry: Entry, series: LogicId) -> str | None:
    """The number that the caller set in this write, None where it is unchanged."""
    number: str | None = entry.record.__dict__.get(series.name)
    changed = number != stored_member(entry.stored, series.name) and not entry.is_deleted
    return number if changed else None
