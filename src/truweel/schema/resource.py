"""`Resource`: a collection is declared as a subclass; its instances are the records inside a write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar

import msgspec

from truweel.schema.engine import AUDIT
from truweel.schema.fields import Field
from truweel.schema.known import suggest
from truweel.schema.relations import Id
from truweel.schema.rules import Rules

__all__ = ["Declaration", "Keeper", "Meta", "Options", "Resource", "Restricted", "View", "copy", "declaration", "meta"]


@dataclass(frozen=True, slots=True)
class View:
    """A second path to the records of a collection (decision 0074): there are those whose `flag`, a read-only Boolean,
    is true, and under the collection's own path the others. A record made under a path is one of it for ever.

    path, name            its path, and the start of its schema names
    module, scope, event  as in `Options`
    """

    path: str
    name: str
    flag: str
    module: str
    scope: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Restricted:
    """Rights by record (decision 0092): which module of a role grants a record is said by one of its members.

    member   a Boolean or Choice with `filter=True`
    modules  its value → the module that grants the records with it; all others are granted by the collection's own
    """

    member: str
    modules: Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class Options:
    """The class keywords of a declaration.

    path          its path under `/api/v2`, the last part only for a child
    other_paths   further paths at which a root collection is answered, as at its own (`claim-states`)
    parent        path of the collection whose children these are
    ids           path of the collection whose ids it draws, where a record of both is the same one to callers
    single        each tenant has one record, at the path itself (`/settings`): with defaults until somebody changes it
    top_level     a child that is also listed under its own path, without its parent's (contacts)
    event         stem of its events (`client` → `client.created`); None: no events
    module        the module of a role that grants it; a child has its parent's
    scope         the OAuth scope that grants it; None: module's name
    type          `_metadata.resourceTypeId`, and in capitals its part of the link into the console
    extra         carries extra fields
    documents     has `/{id}/documents`
    audit         which of the audit members its answers show, in order
    verbs         what callers may do: list, get, create, update, delete
    admin_only    only administrators change its records, whatever a role says
    envelope      its list answers the envelope; False: a bare array (reference: documents)
    owner_member  the member that names the record it belongs to (`/offers/123`); that record's module grants it, so it
                  has no module of its own
    unique        groups of members whose values no two live records of a tenant share
    one_of        groups of members of which a record has exactly one
    at_most_one   groups of members of which a record has one at most
    at_least_one  groups of members of which a record has one at least
    view          a second path to its records
    restricted    which of its records another module grants than its own
    order         the order of its relations in the answer; those not named follow
    example       members that its rules tie together, with values that they accept: for the examples in the docs and
                  the bodies of the tests
    revision      grows by one with each release that changes the stored members
    oldest        the oldest revision whose records it can still read
    announced     the revisions that fire `updated` for each older record that is derived anew and changes by it
    built_in      id, below 0 → members of the records that every tenant has from the start
    removed       member that is no more → the revision that took it out; until `oldest` reaches it, the name is taken
    """

    path: str
    other_paths: tuple[str, ...] = ()
    parent: str | None = None
    ids: str = ""
    single: bool = False
    top_level: bool = False
    event: str | None = None
    module: str = ""
    scope: str | None = None
    type: str = ""
    extra: bool = False
    documents: bool = False
    audit: tuple[str, ...] = AUDIT
    verbs: frozenset[str] = frozenset({"list", "get", "create", "update", "delete"})
    admin_only: bool = False
    envelope: bool = True
    owner_member: str = ""
    unique: tuple[tuple[str, ...], ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    at_most_one: tuple[tuple[str, ...], ...] = ()
    at_least_one: tuple[tuple[str, ...], ...] = ()
    view: View | None = None
    restricted: Restricted | None = None
    order: tuple[str, ...] = field(default=())
    example: Mapping[str, Any] = field(default_factory=dict)
    revision: int = 1
    oldest: int = 1
    announced: tuple[int, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)
    built_in: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a class statement declares: its options (none for a base that others share), fields and rules."""

    options: Options | None
    fields: dict[str, Field]
    rules: Rules


class Keeper(Protocol):
    """What holds a record during a write: it is told before the record changes, and reads its children."""

    def touch(self, name: str | None = None) -> None:
        """Keep the state of the record before its first change, which is one of its member `name` alone, or of any."""

    def children(self, record: "Resource", name: str) -> list[Any]:
        """The children of `record` in its member `name`."""


class Meta(msgspec.Struct):
    """What the engine knows of a record besides its members.

    version      0 until it is written for the first time
    parent_id    id of the record that it is a child of
    position     place among its siblings, from 0
    document     its stored members as bytes, as the row holds them; None where an older revision wrote the row
    revision     the revision of its collection that wrote the row; 0 for the current one
    keeper       what the unit of work knows of it; None outside a write
    """

    version: int = 0
    parent_id: int | None = None
    position: int = 0
    document: bytes | None = None
    keeper: Keeper | None = None
    revision: int = 0

    @property
    def is_new(self) -> bool:
        """Whether this write creates it."""
        return self.version == 0


class Resource:
    """A record. Its members lie in `__dict__` under their wire names, ids as integers, instants as milliseconds.

    Members of every record: `id`, `createdAt`, `updatedAt`, `createdBy`, `updatedBy`, `archivedAt`, `lockedAt`,
    `deletedAt` and `extraFields` (name → value as on the wire). Whatever else the engine knows is in `meta(record)`.
    Rules set declared members only; setting one goes through its field.
    """

    __slots__ = ("__dict__", "_meta")
    __declaration__: ClassVar[Declaration] = Declaration(None, {}, Rules())

    id: Id[Self]
    createdAt: int
    updatedAt: int
    createdBy: str | None
    updatedBy: str | None
    archivedAt: int | None
    lockedAt: int | None
    deletedAt: int | None
    extraFields: dict[str, Any]

    _meta: Meta

    def __init_subclass__(cls, *, path: str = "", **options: Any) -> None:
        """With `path` a collection; without, a base whose fields and rules others share."""
        fields = dict(cls.__declaration__.fields)
        fields |= {name: member for name, member in vars(cls).items() if isinstance(member, Field)}
        cls.__declaration__ = Declaration(Options(path=path, **options) if path else None, fields, Rules.of(cls))

    def __init__(self, **members: Any) -> None:
        self._meta = Meta()
        self.__dict__.update(members)

    if not TYPE_CHECKING:  # or mypy would take every name for a member

        def __setattr__(self, name: str, value: Any) -> None:
            if name != "_meta" and name not in type(self).__declaration__.fields:
                hint = suggest(name, type(self).__declaration__.fields)
                raise AttributeError(f"{type(self).__name__} has no member '{name}'{hint}")
            object.__setattr__(self, name, value)


Record = TypeVar("Record", bound=Resource)


def meta(record: Resource) -> Meta:
    """What the engine knows of `record`."""
    return record._meta


def declaration(resource: type[Resource]) -> Declaration:
    """What `resource` declares."""
    return resource.__declaration__


def copy(record: Record) -> Record:
    """A second record with the same members, to compare with after a change. Rules replace lists, never change them."""
    twin = object.__new__(type(record))
    twin.__dict__.update(record.__dict__)
    twin._meta = msgspec.structs.replace(record._meta)
    return twin
