"""What can't change any more: the `@frozen` rules of a declaration, held over every way of writing.

A frozen member that a body repeats or leaves out is no change. Children are frozen with their parent.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from truweel.errors import Refused
from truweel.schema.collection import Collection
from truweel.schema.resource import Resource, meta
from truweel.schema.rules import Freeze

if TYPE_CHECKING:
    from truweel.operations.unit import Entry, Unit

__all__ = ["check", "frozen_members", "kept_members"]


def kept_members(unit: "Unit", entry: "Entry") -> frozenset[str]:
    """The members of a record that a body may leave out without clearing them, since they are frozen."""
    root = unit.root_of(entry).stored
    freezes = entry.collection.root.rules.frozen
    if not freezes or root is None:
        return frozenset()
    active = [freeze for freeze in freezes if freeze.reason(root, unit) is not None]
    return frozenset(
        name for name in entry.collection.stored if any(_is_frozen(f, entry.collection, name) for f in active)
    )


def frozen_members(unit: "Unit", entry: "Entry") -> frozenset[str]:
    """The members that the server sets and that active rules name: they are not derived anew."""
    root = unit.root_of(entry).stored
    freezes = entry.collection.root.rules.frozen
    if not freezes or root is None:
        return frozenset()
    names = (name for freeze in freezes if freeze.reason(root, unit) is not None for name in freeze.members)
    return frozenset(names) if not entry.collection.parent else frozenset()


def check(unit: "Unit", root: "Entry") -> None:
    """Refused where a changed record of this family is frozen; the message names members and reason."""
    stored = root.stored
    if stored is None:
        return
    for freeze in root.collection.rules.frozen:
        reason = freeze.reason(stored, unit)
        if reason is None:
            continue
        if root.is_deleted:
            if freeze.deletion:
                raise Refused(f"It can't be deleted: {reason}.")
            continue
        names = [name for entry, prefix in unit.changed_family(root) for name in _changes(freeze, entry, prefix)]
        if names:
            raise Refused(f"{', '.join(names[:10])} can't change: {reason}.", members=names[:10])


def _changes(freeze: Freeze, entry: "Entry", prefix: str) -> Iterator[str]:
    """The frozen members of a record that differ from what is stored."""
    collection, before = entry.collection, entry.before
    if collection.parent and (entry.is_new or entry.is_deleted):
        if _holds_children(freeze, collection):
            where = prefix.rstrip(".") or _member_of(collection)
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
        if _is_frozen(freeze, collection, name) and _member(before, name) != _member(entry.record, name):
            yield prefix + name


def _is_frozen(freeze: Freeze, collection: Collection, name: str) -> bool:
    if collection.stored[name].read_only and name not in freeze.members:
        return False  # set by the server, from what is frozen or not
    if collection.parent:
        path = f"{_member_of(collection)}.{name}"
        return path in freeze.members or (_holds_children(freeze, collection) and path not in freeze.free)
    return name in freeze.members if freeze.members else name not in freeze.free


def _holds_children(freeze: Freeze, collection: Collection) -> bool:
    name = _member_of(collection)
    return name in freeze.members if freeze.members else name not in freeze.free


def _member_of(collection: Collection) -> str:
    assert collection.parent is not None
    return next(name for name, child in collection.parent.child_fields.items() if child is collection)


def _member(record: Resource, name: str) -> Any:
    return record.__dict__.get(name)
