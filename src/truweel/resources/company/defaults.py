"""Records of which one is taken where nothing else is said."""

from typing import Any

from truweel.schema import Boolean, Equality, Resource, Work

__all__ = ["tell_of_another"]


def tell_of_another(work: Work, record: Resource, member: Boolean[Any], *scope: Equality) -> None:
    """Tell who sets `member` that an older record, of those that meet `scope`, has it too: that one is taken."""
    if not record.__dict__[member.name] or not work.changes(record, member):
        return
    first = work.first(type(record), member.equals(True), *scope)
    if first is not None and first.id != record.id:
        work.warn(member.name, f"record {first.id} has it too, and is taken: the first is; clear it there")
