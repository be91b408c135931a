"""Assigns a body to a record. Every way of writing (POST, PUT, both patches, children in arrays) ends here, so none
validates differently."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import NoneType
from typing import Any

from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.schema import extra
from truweel.schema.body import Report
from truweel.schema.collection import Collection
from truweel.schema.extra import Definitions
from truweel.schema.fields import Field
from truweel.schema.resource import Resource, meta

__all__ = ["assign", "blank_record"]

LoadDefinitions = Callable[[], Definitions]


def blank_record(collection: Collection) -> Resource:
    """A record of `collection` with every stored member at its default."""
    record = collection.resource()
    record.__dict__.update(collection.constant_defaults)
    for name in collection.computed_defaults:
        record.__dict__[name] = collection.stored[name].default()
    record.__dict__["extraFields"] = {}
    return record


def assign(
    collection: Collection,
    record: Resource,
    body: Mapping[str, Any],
    definitions: LoadDefinitions,
    report: Report,
    *,
    prefix: str = "",
    before: Mapping[str, Any] | None = None,
    kept: frozenset[str] = frozenset(),
    is_patched: bool = False,
) -> None:
    """Set the members of `record` from the whole `body`: what it lacks gets its default (PUT and POST; a patched body
    lacks nothing).

    `before` is the record as GET answers it: what a patched body took over from it is not read again, and read-only
    members that differ are reported. A word that is no option is as if it hadn't been sent: in a patched body
    (`is_patched`) the member stays. Children are left to the caller. Faults, unknown names and dropped values go to
    `report`. Members in `kept` that the body lacks stay.
    """
    values, is_new, faults = record.__dict__, meta(record).is_new, report.faults
    if collection.other_names:
        body = _with_current_names(collection, body, report, prefix, before)
    writable: Mapping[str, Field] = collection.writable
    names: Iterable[str] = writable
    if is_new:  # it has its defaults, so that of what the body lacks only required members matter
        names = filter((body.keys() | collection.required).__contains__, writable)
    for name in names:
        field = writable[name]
        if name in body:
            sent = body[name]
            if sent is None:
                if field.sticky:
                    continue
            elif before is not None and sent is before.get(name):
                continue  # a patch left it as it was
            fault_count = len(faults)
            value = field.read(sent, prefix + name, report)
            if value is None:
                if field.required and len(faults) == fault_count:
                    report.fault(prefix + name, "is required", Code.REQUIRED)
                elif sent is not None:  # dropped, as if it hadn't been sent
                    value = values[name] if is_patched else field.default()
            values[name] = value
        elif is_new or not (field.sticky or name in kept):
            if not is_new:
                values[name] = field.default()
            if field.required and values[name] is None:
                report.fault(prefix + name, "is required", Code.REQUIRED)
    if collection.extra:
        extra_body = body.get("extraFields")
        if extra_body != values.get("extraFields"):
            values["extraFields"] = _read_extra(
                extra_body, definitions, report, prefix, values.get("extraFields"), is_patched=is_patched
            )
    _report_ignored(collection, body, report, prefix, before)


def _with_current_names(
    collection: Collection, body: Mapping[str, Any], report: Report, prefix: str, before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """The body with the names of today. A member under both names has what the caller changed; else the name of
    today."""
    current = dict(body)
    for other, name in collection.other_names.items():
        if other not in current:
            continue
        value = current.pop(other)
        is_answered = other in collection.fields
        if is_answered and (value == current.get(name) or (before is not None and value == before.get(other))):
            continue  # what was an answer has both names
        is_unchanged = before is not None and current.get(name) == before.get(name)
        if name not in current or value is current[name] or is_unchanged:
            current[name] = value
            if not is_answered:
                report.warn(prefix + other, f"is called {name}, and was taken as that", Code.RENAMED)
        else:
            report.warn(prefix + other, f"ignored, since {name} is sent too", Code.IGNORED)
    return current


def _read_extra(
    body: Any,
    definitions: LoadDefinitions,
    report: Report,
    prefix: str,
    stored: Mapping[str, Any] | None,
    *,
    is_patched: bool,
) -> dict[str, Any]:
    if not body and isinstance(body, (dict, list, NoneType)):  # PHP writes an object without members as []
        return {}
    known_definitions = definitions()
    inner = Report() if prefix else report
    values = extra.read_extra_fields(body, known_definitions, inner, stored, is_patched=is_patched)
    if inner is not report:
        for fault in inner.faults:
            report.add(fault.moved(prefix))
        report.warnings += [fault.moved(prefix) for fault in inner.warnings]
        report.dropped += [fault.moved(prefix) for fault in inner.dropped]
        report.rounded += [(fault.moved(prefix), value) for fault, value in inner.rounded]
    return {name: known_definitions[name].to_json(values[name]) for name in known_definitions if name in values}


def _report_ignored(
    collection: Collection, body: Mapping[str, Any], report: Report, prefix: str, before: Mapping[str, Any] | None
) -> None:
    writable, read_only = collection.writable, collection.read_only
    for name, value in body.items():
        if name in writable or (name == "extraFields" and collection.extra) or name in collection.child_fields:
            continue
        if name in read_only:
            stored = before.get(name) if before else None
            if value is not None and value is not stored and not _is_same(stored, value, collection, name):
                report.warn(prefix + name, "is set by the server; the value sent was not taken", Code.READ_ONLY)
        elif name not in collection.members:
            report.ignore(prefix + name, collection.members)
        elif name in collection.relations and isinstance(value, (str, int, Decimal)):
            relation = collection.relations[name]
            hint = f"; send {relation.via}" if relation.via in writable else ""
            nearest = {"nearest": relation.via} if hint else {}
            report.drop(Fault(prefix + name, f"a relation is not set by its name{hint}", Code.UNKNOWN_MEMBER, nearest))


def _is_same(stored: Any, sent: Any, collection: Collection, name: str) -> bool:
    field = collection.fields.get(name)
    if stored is None or field is None:
        return bool(stored == sent) or (name == "id" and str(stored) == str(sent))
    report = Report()
    value = field.read(sent, name, report)
    return not report.faults and bool(value == field.from_storage(stored))
