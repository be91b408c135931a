"""Members that follow balances (`@follows`): a status that turns when something is paid, and turns back when that is
taken away."""

from typing import TYPE_CHECKING

from truweel.schema.rules import Follow

if TYPE_CHECKING:
    from truweel.operations.entries import Entry
    from truweel.operations.unit import Unit

__all__ = ["follow_balances"]

Pair = tuple[str | None, str | None]
"""A member and its former value."""
NULL = ""
"""What `former` keeps of a member that was null."""


def follow_balances(unit: "Unit", entry: "Entry") -> bool:
    """Set the members of a record that follow what moved. Whether one changed: then its rules have to run again."""
    before = entry.before
    if before is None or entry.is_deleted or before.archivedAt is not None or before.lockedAt is not None:
        return False
    turned = [follow for follow in entry.collection.rules.follows if _follow(unit, entry, follow)]
    return bool(turned)


def _follow(unit: "Unit", entry: "Entry", follow: Follow) -> bool:
    assert entry.before is not None
    stored, members = entry.before.__dict__, entry.record.__dict__
    name = follow.member.name
    if follow.former is None:
        if all(members[source.name] == stored[source.name] for source in follow.sources):
            return False
        entry.followed.add(name)
        value = follow.choose(entry.record, unit)
        is_turned: bool = value != members[name]
        follow.member.__set__(entry.record, value)
        return is_turned
    former = follow.former.name
    now: Pair = members[name], members[former]
    wanted: Pair
    if name not in entry.followed and members[name] != stored[name]:  # the request sets it
        wanted = members[name], None
    elif any(members[source.name] != stored[source.name] for source in follow.sources):
        entry.followed.add(name)
        wanted = _turned(stored[name], stored[former], follow.choose(entry.record, unit))
    else:
        return False
    if wanted == now:
        return False
    for field, value in zip((follow.member, follow.former), wanted, strict=True):
        field.__set__(entry.record, value)
    return True


def _turned(value: str | None, former: str | None, chosen: str | None) -> Pair:
    """The member and its former value, once `chosen` says what it turns to."""
    if chosen is not None:
        return chosen, value or NULL if former is None else former
    return (value, None) if former is None else (former or None, None)
