"""Which records a caller may see: those of the modules that its role grants (decision 0092).

A collection belongs to a module. Where it is `restricted`, a member of each record may name another one, and a record
that no granted module shows is, for this caller, not there.
"""

from truweel.auth.caller import Caller
from truweel.errors import RecordNotFound
from truweel.query import compile
from truweel.query.compile import Shown
from truweel.schema.collection import Collection
from truweel.schema.resource import Resource
from truweel.storage.database import Reader

__all__ = ["find_module", "may_read", "require", "require_record", "sees", "shown"]


def may_read(caller: Caller, collection: Collection) -> bool:
    """Whether the caller may read records of `collection`, all or some."""
    return any(map(caller.may_read, collection.modules))


def require(caller: Caller, collection: Collection, right: str, module: str | None = None) -> None:
    """Forbidden unless `right` on some records of `collection` is granted; by `module` where it has none of its own."""
    if module is not None:
        caller.require(module, right)
        return
    may = caller.may_write if right == "write" else caller.may_read
    if not any(map(may, collection.modules)):
        caller.require(collection.module, right)


def shown(caller: Caller, collection: Collection) -> Shown:
    """Which records of `collection` a statement answers to the caller."""
    return collection.shown_values(caller.may_read)


def sees(caller: Caller, collection: Collection, root: Resource) -> bool:
    """Whether the caller may read `root`, a record of `collection` or the parent of one."""
    return caller.may_read(collection.granted_by(root))


def require_record(caller: Caller, collection: Collection, root: Resource, right: str) -> None:
    """RecordNotFound where the caller doesn't see `root`, Forbidden without `right` on it."""
    module = collection.granted_by(root)
    if not caller.may_read(module):
        raise RecordNotFound(collection.path, root.id)
    caller.require(module, right)


def find_module(reader: Reader, collection: Collection, tenant: int, id: int) -> str:
    """The module that grants the record `id`, live or deleted, as it is now; empty where there is none any more."""
    if not collection.granting:
        return collection.module
    row = reader.row(compile.granting_value(collection), (tenant, id))
    return collection.granting[row[0]] if row is not None else ""
