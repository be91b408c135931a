"""A record that a unit of work holds, and what can be said of it alone."""

from collections.abc import Container, Iterator
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, Any

import msgspec

from truweel.schema.collection import Collection
from truweel.schema.effects import Lookup
from truweel.schema.resource import Resource, copy, meta
from truweel.storage.records import SavedBytes

if TYPE_CHECKING:
    from truweel.operations.frozen import ActiveFreezes
    from truweel.operations.unit import Unit

__all__ = ["Entry", "new_references", "references", "stored_member"]


class Entry(msgspec.Struct, eq=False):
    """A record that the unit holds, and its `Keeper`.

    before     as the database has it; None while nothing changed it or its balances, and for a new record
    touched    a member was set since its rules, or those of its root, ran last
    stale      one that its own rules follow was
    moved      the balances beside its document that move
    carried    a balance of the record, or of one of its children, moves: `updatedAt` is the instant of the move
    announced  one that is not quiet moves: its `updated` fires
    freezes    what freezes it, once it was asked for
    status_freezes  what its status freezes, once that was asked for
    edited     the caller changes its members, or those of its children, by a body: no action does
    followed   the members that follow what moves
    looked_up  what was looked up last: the values, and those that they were looked up over
    locked     no other transaction can change it
    verified   its references were looked up since they were set last
    unasked    the engine changes it, or its child, and no rule of the trade is asked
    """

    collection: Collection
    record: Resource
    before: Resource | None = None
    touched: bool = False
    stale: bool = False
    locked: bool = False
    verified: bool = False
    unasked: bool = False
    operation: str = "update"
    saved: SavedBytes | None = None
    moved: dict[str, None] = {}
    carried: bool = False
    announced: bool = False
    freezes: "ActiveFreezes | None" = None
    status_freezes: "ActiveFreezes | None" = None
    edited: bool = False
    followed: set[str] = set()
    looked_up: dict[Lookup, tuple[list[Any], list[Any]]] = {}
    events: dict[str, None] = {}
    unit: "Unit | None" = None
    """What holds it, until that is closed."""
    root: "Entry | None" = None
    """That of its parent, once that is locked and holds this child."""
    key: tuple[str, int] = ("", 0)
    """Its place in the identity map."""

    def __post_init__(self) -> None:
        self.key = self.collection.key, self.record.id

    @property
    def is_new(self) -> bool:
        """Whether this unit makes it."""
        return self.record._meta.version == 0

    @property
    def is_deleted(self) -> bool:
        """Whether this unit, or an earlier one, deleted it."""
        return self.record.deletedAt is not None

    @property
    def is_underived(self) -> bool:
        """Whether an older revision wrote it, and its rules are others since."""
        return not self.is_new and self.collection.is_underived(meta(self.record).revision)

    @property
    def stored(self) -> Resource | None:
        """The state in the database, None for a new record."""
        return None if self.is_new else self.before or self.record

    def keep(self) -> None:
        """Keep the state in the database, before the first change."""
        if self.before is None and not self.is_new:
            self.before = copy(self.record)

    def touch(self, name: str | None = None) -> None:
        """Keep the state before the first change, which is one of the member `name` alone or of any, and have the rules
        run that follow it."""
        self.keep()
        self.touched = True
        if name is None or name in self.collection.followed:
            self.stale = True
        if name is None or name in self.collection.references:
            self.verified = False
        assert self.unit is not None
        self.unit.changed_entries = None

    def children(self, record: Resource, name: str) -> list[Any]:
        """The children in the member `name` of the record, or of its stored state."""
        assert self.unit is not None
        return self.unit.children(record, name)

    def differs(self) -> bool:
        """Whether there is something to write."""
        if self.before is None:
            return self.record._meta.version == 0 and self.record.deletedAt is None
        old, new = self.before.__dict__, self.record.__dict__
        if meta(self.before).position != meta(self.record).position:
            return True
        # Most members are the very objects of before: those are passed over without a line of Python.
        names = self.collection.compared
        changed = compress(names, map(is_not, map(old.get, names), map(new.get, names)))
        return any(old.get(name) != new.get(name) for name in changed)


def references(entry: Entry, targets: Container[str]) -> Iterator[tuple[str, str, int]]:
    """Member, target and id of each reference that the record has to one of `targets`."""
    members, collection = entry.record.__dict__, entry.collection
    for name, ref in collection.own_refs.items():
        if ref.target in targets and (id := members.get(name)) is not None:
            yield name, ref.target, id
    for name, link in collection.links.items():
        if link.target in targets:
            yield from ((name, link.target, id) for id in members.get(name) or ())


def new_references(entry: Entry) -> list[tuple[str, str, int, bool]]:
    """Member, target and id of those that it had not before, and whether the record must be one of that very path;
    documents are `attach`'s."""
    if entry.before is None and not entry.is_new:
        return []
    before = entry.before.__dict__ if entry.before is not None else {}
    members, collection = entry.record.__dict__, entry.collection
    new = [
        (name, target, id, False)
        for name, target in collection.checked_refs
        if (id := members.get(name)) is not None and id != before.get(name)
    ]
    for name, link in collection.links.items():
        if ids := members.get(name):
            known = before.get(name) or ()
            new += [(name, link.target, id, False) for id in ids if id not in known]
    for name, holder in collection.holders.items():
        if (value := members.get(name)) and value != (old := before.get(name)):
            old_targets = {(target, id) for _, target, id in holder.references(old, name)} if old else ()
            held = holder.references(value, name)
            new += [(path, target, id, False) for path, target, id in held if (target, id) not in old_targets]
    return new


def stored_member(record: Resource | None, name: str) -> Any:
    return record.__dict__.get(name) if record is not None else None
