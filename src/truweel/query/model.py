"""A parsed query string, in terms of a collection. Pure values, no SQL."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, Self

from truweel.error_codes import Code, Params
from truweel.errors import Fault
from truweel.schema.collection import Collection

__all__ = ["DEFAULT_SIZE", "MAX_SIZE", "Condition", "ExtraCondition", "Includes", "Notice", "Page", "Query", "Sort"]

DEFAULT_SIZE = 10
MAX_SIZE = 100
FOLLOWED = ("createdAt", "updatedAt", "deletedAt")

Includes = dict[str, "Includes"]
"""Relation name → what is included of its records."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`field` (a field's name, the path to a reference of the children, or `id`, `createdAt`, `updatedAt`, `deletedAt`)
    compared with `values`, as columns hold them."""

    field: str
    operator: Literal["in", "contains", "from", "to", "before", "search"]
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ExtraCondition:
    """An extra field by its display name, and the texts it may equal; what they mean depends on the tenant's
    definition."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort key."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows: `limit` from `offset`, or `limit` after the row that `cursor` encodes."""

    offset: int = 0
    limit: int = DEFAULT_SIZE
    cursor: str | None = None

    @property
    def number(self) -> int:
        """`currentPage` of the envelope, 0-based."""
        return self.offset // self.limit


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: `name`, a parameter or member of the request, had no effect or another one. `code` and `params` are
    those of errors."""

    name: str
    message: str
    code: Code
    params: Params = field(default_factory=dict)

    @classmethod
    def of(cls, fault: Fault, prefix: str = "") -> Self:
        """The warning of what strict handling refuses; `prefix` begins its message."""
        return cls(fault.field, prefix + fault.message, fault.code, fault.params)


@dataclass(frozen=True)
class Query:
    """A whole query. `sort` is empty for the default order, ascending id; `signature` is the same for all pages of one
    list."""

    collection: Collection
    conditions: tuple[Condition, ...] = ()
    extra: tuple[ExtraCondition, ...] = ()
    sort: tuple[Sort, ...] = ()
    page: Page = Page()
    includes: Includes = field(default_factory=dict)
    includes_archived: bool = False
    only_deleted: bool = False
    signature: str = ""
    warnings: tuple[Notice, ...] = ()

    @cached_property
    def order(self) -> tuple[Sort, ...]:
        """The full order of the list: its sort keys, then id in the direction of the last of them."""
        if any(sort.field == "id" for sort in self.sort):
            return self.sort[: [sort.field for sort in self.sort].index("id") + 1]
        return (*self.sort, Sort("id", bool(self.sort) and self.sort[-1].descending))

    @cached_property
    def order_text(self) -> str:
        """`order` as a cursor names it: `name,-id`."""
        return ",".join(f"{'-' if sort.descending else ''}{sort.field}" for sort in self.order)

    @cached_property
    def followed(self) -> tuple[str, ...]:
        """The instants of records that the caller follows with `updatedFrom`, `createdFrom` or `deletedFrom`."""
        return tuple(c.field for c in self.conditions if c.operator == "from" and c.field in FOLLOWED)

    def before(self, bound: int) -> "Query":
        """The same list without the records of which a followed instant is `bound` or later."""
        conditions = (Condition(field, "before", (bound,)) for field in dict.fromkeys(self.followed))
        return replace(self, conditions=(*self.conditions, *conditions))

    def shown(self, values: tuple[Any, ...] | None) -> "Query":
        """The same list of those records only of which the member that restricts them has one of `values`; None: all
        of them."""
        restricted = self.collection.options.restricted
        if values is None or restricted is None:
            return self
        return replace(self, conditions=(*self.conditions, Condition(restricted.member, "in", values)))

    @property
    def is_filtered(self) -> bool:
        """Whether it restricts or extends the list of all live records of the tenant."""
        return bool(self.conditions or self.extra or self.includes_archived or self.only_deleted)
