"""What can't change any more: the `@frozen` rules of a declaration, held over every way of writing.

A frozen member that a body repeats or leaves out is no change. Children are frozen with their parent. What the server
computed stays as well: a rule that is declared otherwise since then changes no frozen record.

A status of the tenant that `locks` freezes what bodies change of a record that stands there, but for its status; it
holds neither actions nor what the server computes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from truweel.error_codes import Code
from truweel.errors import Refused
from truweel.schema.collection import STATUSES, Collection
from truweel.schema.effects import Sum
from truweel.schema.resource import Resource, meta
from truweel.schema.rules import Freeze

if TYPE_CHECKING:
    from truweel.operations.entries import Entry
    from truweel.operations.unit import Unit

__all__ = [
    "ActiveFreezes",
    "active_freezes",
    "check",
    "final_members",
    "final_values",
    "is_thawed",
    "kept_members",
    "lasting_freezes",
    "status_freezes",
]

ActiveFreezes = tuple[tuple[Freeze, str], ...]
ARCHIVED = "archivedAt"


def active_freezes(unit: "Unit", root: "Entry") -> ActiveFreezes:
    """The rules that freeze a root in its stored state, each with its reason; asked once a unit."""
    if root.freezes is None:
        stored = root.stored
        reasons = [(f, f.reason(stored, unit)) for f in root.collection.rules.frozen] if stored is not None else []
        root.freezes = tuple((freeze, reason) for freeze, reason in reasons if reason is not None)
    return root.freezes


def status_freezes(unit: "Unit", root: "Entry") -> ActiveFreezes:
    """The freeze of the status in which a root that the caller edits stands, if it is one that locks; asked once."""
    field, stored = root.collection.status_field, root.stored
    if not root.edited or field is None or stored is None or STATUSES not in unit.registry:
        return ()
    if root.status_freezes is None:
        word = stored.__dict__[field.name]
        names = unit.registry[STATUSES].fields
        conditions = names["module"].equals(field.module), names["name"].equals(word), names["locks"].equals(True)
        status = None if word is None else unit.first(unit.registry[STATUSES].resource, *conditions)
        reason = f"its {field.name} '{word}' locks it"
        freeze = Freeze((), (field.name,), True, lambda *_: reason, "A status that locks.")
        root.status_freezes = () if status is None else ((freeze, reason),)
    return root.status_freezes


def lasting_freezes(unit: "Unit", root: "Entry") -> ActiveFreezes:
    """Those of them that hold what the server computes: all, or where rules are others than they were only those that
    freeze the root in its state of now too. What is open again follows the rules of now."""
    active = active_freezes(unit, root)
    if not root.collection.has_evolved or root.is_deleted:
        return active
    return tuple((freeze, reason) for freeze, reason in active if freeze.reason(root.record, unit) is not None)


def is_thawed(unit: "Unit", root: "Entry") -> bool:
    """Whether a root whose rules are others than they were is open again."""
    return bool(active_freezes(unit, root)) and not lasting_freezes(unit, root)


def kept_members(unit: "Unit", entry: "Entry") -> frozenset[str]:
    """The members of a record that a body may leave out without clearing them, since they are frozen."""
    root = unit.root_of(entry)
    active = (*active_freezes(unit, root), *status_freezes(unit, root))
    if not active:
        return frozenset()
    return frozenset(
        name for name in entry.collection.stored if any(_is_frozen(f, entry.collection, name) for f, _ in active)
    )


def final_members(unit: "Unit", entry: "Entry") -> frozenset[str]:
    """The members of a frozen record that the server computed and computes no more."""
    collection = entry.collection
    if not collection.root.rules.frozen or entry.is_new:
        return frozenset()
    active = lasting_freezes(unit, unit.root_of(entry))
    return frozenset(
        name
        for name, field in collection.stored.items()
        if (field.read_only or unit.renewal is not None)
        and any(not _is_computed(freeze, collection, name) for freeze, _ in active)
    )


def final_values(unit: "Unit", root: "Entry") -> list[tuple[Resource, dict[str, Any]]]:
    """Each frozen record of a family with the values of its final members, as they are now."""
    if not root.collection.rules.frozen or not lasting_freezes(unit, root):
        return []
    return [
        (entry.record, {name: entry.record.__dict__.get(name) for name in final_members(unit, entry)})
        for entry, _ in unit.family(root)
    ]


def check(unit: "Unit", root: "Entry") -> None:
    """Refused where a changed record of this family is frozen; the message names members and reason."""
    stored = root.stored
    for freeze, reason in (*active_freezes(unit, root), *status_freezes(unit, root)):
        if root.is_deleted:
            if freeze.deletion:
                raise Refused(f"It can't be deleted: {reason}.", code=Code.FROZEN)
            continue
        is_archived = stored is not None and stored.archivedAt is None and root.record.archivedAt is not None
        if is_archived and _is_named(freeze, ARCHIVED):
            raise Refused(f"It can't be archived: {reason}.", members=[ARCHIVED], code=Code.FROZEN)
        names = [name for entry, prefix in unit.changed_family(root) for name in _changes(freeze, entry, prefix)]
        if names:
            members = names[:10]
            raise Refused(f"{', '.join(members)} can't change: {reason}.", members=members, code=Code.FROZEN)


def _is_computed(freeze: Freeze, collection: Collection, name: str) -> bool:
    """Whether the server goes on to compute a member of a frozen record: one that the rule leaves free, and the sum of
    children that it leaves free."""
    rule = collection.stored[name].value_rule
    if isinstance(rule, Sum) and not _is_named(freeze, rule.children):
        return True
    return (f"{collection.member}.{name}" if collection.parent else name) in freeze.free


def _changes(freeze: Freeze, entry: "Entry", prefix: str) -> Iterator[str]:
    """The frozen members of a record that differ from what is stored."""
    collection, before = entry.collection, entry.before
    if collection.parent and (entry.is_new or entry.is_deleted):
        if _holds_children(freeze, collection):
            where = prefix.rstrip(".") or collection.member
            yield f"{where} ({'added' if entry.is_new else 'deleted'})"
        return
    if before is None:
        return
    if (
        collection.parent
        and meta(before).position != meta(entry.record).position
        and _holds_children(freeze, collection)
    ):
        yield f"{prefix.rstrip('.')} (moved)"
    for name in collection.stored:
        if (
            name not in entry.followed
            and _is_frozen(freeze, collection, name)
            and _member(before, name) != _member(entry.record, name)
        ):
            yield prefix + name


def _is_frozen(freeze: Freeze, collection: Collection, name: str) -> bool:
    if collection.stored[name].read_only and name not in freeze.members:
        return False  # set by the server, from what is frozen or not
    if collection.parent:
        path = f"{collection.member}.{name}"
        return path in freeze.members or (_holds_children(freeze, collection) and path not in freeze.free)
    return _is_named(freeze, name)


def _holds_children(freeze: Freeze, collection: Collection) -> bool:
    return _is_named(freeze, collection.member)


def _is_named(freeze: Freeze, name: str) -> bool:
    """Whether the rule freezes a member of the root."""
    return name in freeze.members if freeze.members else name not in freeze.free


def _member(record: Resource, name: str) -> Any:
    return record.__dict__.get(name)
