"""`Resource`: a collection is declared as a subclass; its instances are the records inside a write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from truweel.errors import Fault
from truweel.schema.engine import AUDIT
from truweel.schema.fields import Field

if TYPE_CHECKING:
    from truweel.schema.work import Work

__all__ = ["Action", "Options", "Resource", "action"]


@dataclass(frozen=True, slots=True)
class Action:
    """`POST /{collection}/{id}/{name}`: `run` changes the record; `body` are the fields it takes, `rights` the right
    it needs."""

    name: str
    run: Callable[..., Any]
    body: dict[str, Field]
    rights: str
    doc: str


@dataclass(frozen=True, slots=True)
class Options:
    """The class keywords of a declaration.

    path          its path under `/api/v2`, the last part only for a child
    parent        path of the collection whose children these are
    top_level     a child that is also listed under its own path, without its parent's (contacts)
    event         stem of its events (`client` → `client.created`); None: no events
    events        further events that `Resource.occurred_events` may name (`recalculated`)
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
    order         the order of its relations in the answer; those not named follow
    """

    path: str
    parent: str | None = None
    top_level: bool = False
    event: str | None = None
    events: tuple[str, ...] = ()
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
    order: tuple[str, ...] = field(default=())


class Resource:
    """A record: its members are in `__dict__` under their wire names, ids as integers, instants as milliseconds.

    Engine members: `id`, `version`, `createdAt`, `updatedAt`, `createdBy`, `updatedBy`, `archivedAt`, `lockedAt`,
    `deletedAt`, and `extraFields` (name → value as on the wire). A `Children` member holds the list of child records
    when they are loaded.
    """

    options: ClassVar[Options]
    fields: ClassVar[dict[str, Field]] = {}
    actions: ClassVar[dict[str, Action]] = {}

    id: int
    version: int
    createdAt: int
    updatedAt: int
    createdBy: str | None
    updatedBy: str | None
    archivedAt: int | None
    lockedAt: int | None
    deletedAt: int | None
    extraFields: dict[str, Any]

    def __init_subclass__(cls, *, path: str = "", **options: Any) -> None:
        """With `path` a collection; without, a base class with shared fields."""
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        cls.fields = {**cls.fields, **own}
        cls.actions = {**cls.actions, **{a.name: a for a in map(_action_of, vars(cls).values()) if a}}
        if path:
            cls.options = Options(path=path, **options)

    def __init__(self, **members: Any) -> None:
        self.__dict__.update(members)

    @property
    def is_new(self) -> bool:
        """Whether this write creates it: it has no version yet."""
        return not self.__dict__.get("version")

    def copy(self) -> Self:
        """A second record with the same members, to compare with after a change. Rules replace lists; they never change
        one in place."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        return copy

    def label(self) -> str:
        """`_metadata.description`: a line that identifies the record for a person."""
        words = (
            getattr(self, name, None) for name in ("logicId", "name", "title", "description") if name in self.fields
        )
        return " ".join(word for word in words if word)

    def compute(self, work: "Work") -> None:
        """Set the members that are computed from others. Called on every write after decoding, before `check`."""

    def check(self, before: Self | None, work: "Work") -> Iterable[Fault]:
        """Rules over several fields; each fault names its member. `before` is None on creation."""
        return ()

    def occurred_events(self, before: Self | None) -> Iterable[str]:
        """The `Options.events` of this write, besides created and updated."""
        return ()


Method = TypeVar("Method", bound=Callable[..., Any])


def action(name: str = "", *, rights: str = "write", **body: Field) -> Callable[[Method], Method]:
    """Declare a method as an action: `def approve(self, work, **members)`. `body` gives the members its body takes."""

    def declare(method: Method) -> Method:
        for member, body_field in body.items():
            body_field.name = member
        doc = (method.__doc__ or "").strip()
        method.__dict__["action"] = Action(name or method.__name__.replace("_", "-"), method, body, rights, doc)
        return method

    return declare


def _action_of(attribute: Any) -> Action | None:
    action = getattr(attribute, "action", None)
    return action if isinstance(action, Action) else None
