"""What a rule may ask of the transaction that it runs in. The engine implements it; declarations see only this.

There is no `save`. A rule sets members of the records that it gets here; the unit of work locks, derives, checks and
writes each of them once.
"""

import datetime
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar, overload

import msgspec

from truweel.error_codes import Code, Params
from truweel.schema.e_invoice import ReadDocument
from truweel.schema.effects import Lookup
from truweel.schema.fields import Equality, Field, Span
from truweel.schema.relations import Children, File, Id, Ref
from truweel.schema.resource import Resource

__all__ = ["Reads", "Work"]

Record = TypeVar("Record", bound=Resource)
Payload = TypeVar("Payload", bound=msgspec.Struct)
Outline = TypeVar("Outline", bound=msgspec.Struct)


class Reads(Protocol):
    """What may be read by a function that changes nothing: that of a rendition. Rules of a write have it as a part of
    `Work`, so what they share takes this."""

    @property
    def today(self) -> datetime.date:
        """The day in the tenant's time zone."""

    @property
    def time_zone(self) -> str:
        """The tenant's time zone, a name of the IANA database."""

    def get(self, resource: type[Record], id: Id[Record] | None) -> Record | None:
        """The record `id`, live or deleted, with the unsaved changes of this transaction. It is not locked."""

    def follow(self, record: Resource, member: Ref[Record, Any]) -> Record | None:
        """The record that `member` of `record` refers to, as `get` gives it: `work.follow(line, Line.articleId)`."""

    def single(self, resource: type[Record]) -> Record:
        """The record of a single collection: `work.single(Settings)`, with its defaults where nobody changed it yet.
        It is read, not changed."""

    def first(self, resource: type[Record], *conditions: Equality) -> Record | None:
        """The live record with the smallest id that meets all conditions, or None."""

    def select(self, resource: type[Record], *conditions: Equality | Span, limit: int | None = None) -> list[Record]:
        """The live records that meet all conditions, by id, with the unsaved changes of this transaction."""

    def children(self, record: Resource, name: str) -> list[Any]:
        """The children of `record` in its member `name`, read when first asked for."""

    def class_at(self, path: str) -> Any:
        """The class of the collection at `path`: for a rule whose file that class's own file imports."""

    def sees(self, record: Resource) -> bool:
        """Whether the caller may read `record`, or what it is a child of: what a rule tells, or copies where the caller
        reads it, comes from records that the caller sees. The system user sees all."""

    def may_read(self, resource: type[Resource]) -> bool:
        """Whether the caller may read records of `resource`."""


class Work(Reads, Protocol):
    """The transaction of one request, as rules see it."""

    @property
    def now(self) -> int:
        """When this write began, in milliseconds; the same for all its parts. `updatedAt` is drawn at its end."""

    @property
    def user_id(self) -> Id:
        """The user who writes. Jobs and the command line write as the tenant's system user."""

    def resolve(self, path: str | None, resource: type[Record]) -> Record | None:
        """The record of `resource` that a path such as `/offers/123` names, as `get` gives it, or None."""

    def latest(self, resource: type[Record], member: Field[Any], *conditions: Equality | Span) -> Record | None:
        """The live record with the greatest `member`, one with a sort, of those that meet all conditions, with the
        unsaved changes of this transaction; of several the one with the largest id."""

    def lookup(
        self, resource: type[Record], member: "Ref[Any, Any] | Children[Record]", id: Id | None,
        any_of: Sequence[Equality] = (),
    ) -> list[Record]:  # fmt: skip
        """The live records whose reference `member` is `id`, or that are children of `id` in its `member`; with
        `any_of` those that meet one of these conditions. As they are stored, in the order of their ids or places.

        They are read with one statement for all records of that kind that those at hand refer to, so that a rule of a
        line may ask for its own: `work.lookup(Tariff, Tariff.articleId, line.articleId, [Tariff.clientId.equals(7)])`.
        """

    def fill(self, record: Resource, lookup: Lookup) -> None:
        """Carry out `lookup` on `record`, of which members have it as their default."""

    def parent(self, record: Resource) -> Any:
        """The record that `record` is a child of."""

    def is_loaded(self, record: Resource, name: str) -> bool:
        """Whether this transaction has children of `record` in its member `name`: else they are unchanged."""

    def outline(self, record: Resource, name: str, outline: type[Outline]) -> "list[Any | Outline]":
        """The children of `record` in its member `name`, in order: those that this transaction has, and of each other
        one an `outline`, a struct that names some of their stored members as the document has them. The documents of
        those are not decoded."""

    def before(self, record: Record) -> Record | None:
        """The stored state of `record`, None where this transaction makes it."""

    def changes(self, record: Resource, *members: Field[Any]) -> bool:
        """Whether this transaction makes `record`, or changes one of its `members`."""

    def owner(self, record: Resource) -> Resource | None:
        """The record that `record`, one of a collection with `owner_member`, belongs to."""

    def count(self, path: str, member: str, value: Any) -> int:
        """How many live records of the collection at `path` have `value` in `member`, a filter. 0 where there is no
        such collection or member."""

    def count_references(self, record: Resource) -> int:
        """How many live records refer to `record`."""

    def warn_or_refuse(self, member: str, message: str, *members: Field[Any]) -> None:
        """What is most likely a mistake: a warning of the code `not_unique`, and `Refused` in strict. `members` are
        those that another record has too."""

    def warn(self, member: str, message: str, code: Code = Code.DOUBTFUL, params: Params | None = None) -> None:
        """Warn of a value that is taken, and most likely a mistake: the code `doubtful`, in lenient and in strict."""

    def tell(self, member: str, message: str, count: int) -> None:
        """Tell the caller, in lenient and in strict, what becomes of `count` records that use what changes: a warning
        of the code `in_use`, unless there are none."""

    def make(self, resource: type[Record]) -> Record:
        """A new record of this transaction. Its id is known at once; its members are set like those of any other."""

    def add(self, parent: Resource, member: Children[Record], *, id: int | None = None) -> Record:
        """A new child of `parent`, at the end of its `member`; with `id` where that is its twin's, in a collection that
        draws the same ids."""

    def copy(self, source: Resource, target: Resource, *members: Field[Any]) -> None:
        """Set `members` of `target` to what `source` has. AttributeError where `target` has no member of that name."""

    def delete(self, record: Resource) -> None:
        """Delete `record` with its children."""

    def lock(self, *records: Resource) -> None:
        """Hold `records`, of one collection, as they are until the end of the transaction: for what a rule decides by
        and does not change."""

    def emit(self, event: str, record: Resource) -> None:
        """The event `{stem}.{event}` about `record`, once. ValueError where its collection declares none."""

    @overload
    def enqueue(
        self, job: "Callable[[Record, Work], None]", record: Record, *, key: str | None = None, after: int | None = None
    ) -> None: ...
    @overload
    def enqueue(
        self, job: "Callable[[Record, Work, Payload], None]", record: Record, payload: Payload, *,
        key: str | None = None, after: int | None = None,
    ) -> None: ...  # fmt: skip
    def enqueue(self, job: Any, record: Any, payload: Any = None, *, key: Any = None, after: Any = None) -> None:
        """Have `job`, a `@job` of `record`, done once this transaction is committed: `enqueue(Offer.remind, offer)`.

        It runs as the system user, in a unit of work of its own, not before the instant `after` (milliseconds), and at
        least once. A job of the same name and `key` (by default record and payload) that waits already is the same job:
        it takes over `payload`, and the earlier time. TypeError where `job` is none of the record's.
        """

    def gives(self, record: Resource, member: Field[Any]) -> bool:
        """Whether the body of the request names `member` of `record`; of a patch, whether the patch does."""

    def repeats(self, record: Resource, member: Field[Any]) -> bool:
        """Whether the body is a whole record that has in `member` what was stored: a program sends what it read."""

    def sent(self, record: Resource, member: Field[Any]) -> Any:
        """What the body of the request has in `member` of `record`, as it was sent; None where it lacks it."""

    def read_new(self, record: Resource, member: File) -> ReadDocument | None:
        """What the document says that `member` of `record` names since this write, an electronic invoice, or a PDF with
        one inside; once, for rules run again. None where it names none, or the same as before."""

    def read(self, record: Resource, member: File) -> ReadDocument | None:
        """What the document says that `member` of `record` names; None where it names none that is read."""

    def keep_files(self, record: Resource, document: ReadDocument) -> None:
        """Make the files that are inside `document` documents of `record`."""

    def attach_bytes(self, record: Resource, member: File, name: str, bytes_base64: str) -> None:
        """Make a file, called `name`, a document of `record` and its `member`; ValidationError where it isn't taken."""

    def module_of(self, record: Resource) -> str:
        """The module of a role that grants `record`."""

    @property
    def is_administrator(self) -> bool:
        """Whether the caller is one of the tenant's administrators; jobs and the command line are."""

    def may_write(self, resource: type[Resource]) -> bool:
        """Whether the caller may change records of `resource`."""
