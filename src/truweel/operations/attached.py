"""Records attached to any record (comments, documents): who may see and change them, and their list.

They have no module: whoever may read the record that they belong to may read them, whoever may change it may change
them. They are hidden with it.
"""

from collections.abc import Sequence
from dataclasses import replace

from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.errors import RecordNotFound
from truweel.operations.write import require_write
from truweel.query import compile
from truweel.query.compile import by_id_layout
from truweel.query.model import Page, Query
from truweel.query.parse import PARAMETERS, parse_query
from truweel.schema.collection import Collection
from truweel.schema.registry import Registry
from truweel.storage.database import Reader

__all__ = ["is_paged", "parse_list", "require_owner", "require_right"]

ALL = 1000
"""Records that a list answers where no page is asked for."""
PAGING = frozenset(PARAMETERS) - {"include", "sort"}


def require_owner(reader: Reader, caller: Caller, owner: Collection, id: int, right: str) -> str:
    """The module of a live record on which `caller` has `right`. Forbidden, NotFound."""
    if right == "write":
        require_write(caller, owner)
    granted.require(caller, owner, right)
    if reader.row(compile.exists(owner, granted.shown(caller, owner)), (caller.tenant_id, id)) is None:
        raise RecordNotFound(owner.path, id)
    module = granted.find_module(reader, owner, caller.tenant_id, id)
    caller.require(module, right)
    return module


def require_right(
    reader: Reader, registry: Registry, caller: Caller, attached: Collection, id: int, right: str, resource: str | None
) -> str:
    """The module that grants the attached record `id` to `caller`. Forbidden; NotFound where there is none, where it
    does not belong to `resource` (`/offers/12`; None: any), and once the record that it belongs to is gone."""
    layout = by_id_layout((attached.owner_member,))
    row = reader.row(compile.by_id(attached, layout.columns, None, owned=False), (caller.tenant_id, id))
    named = row[layout.position(attached.owner_member)] if row is not None else None
    owner = registry.resolve(named)
    if owner is None or resource not in (None, named):
        raise RecordNotFound(attached.path, id, resource or None)
    return require_owner(reader, caller, *owner, right)


def parse_list(
    registry: Registry,
    attached: Collection,
    pairs: Sequence[tuple[str, str]],
    time_zone: str,
    resource: str | None = None,
) -> Query:
    """The list of what is attached to `resource` (`/offers/12`; None: any): all of it unless a page is asked for."""
    filters = pairs
    if resource is not None:
        own = [(name, value) for name, value in pairs if name != attached.owner_member]
        filters = [*own, (attached.owner_member, resource)]
    query = parse_query(registry, attached, filters, time_zone)
    return query if is_paged(pairs) else replace(query, page=Page(0, ALL))


def is_paged(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a query asks for a page."""
    return any(name in PAGING for name, _ in pairs)
