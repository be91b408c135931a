"""What a rule may ask of the transaction that it runs in. The engine implements it; declarations see only this.

There is no `save`. A rule sets members of the records that it gets here; the unit of work locks, derives, checks and
writes each of them once.
"""

import datetime
from typing import Any, Protocol, TypeVar

from truweel.schema.fields import Equality, Field
from truweel.schema.resource import Resource

__all__ = ["Work"]

Record = TypeVar("Record", bound=Resource)


class Work(Protocol):
    """The transaction of one request, as rules see it."""

    @property
    def now(self) -> int:
        """The instant of this write, in milliseconds; the same for all its parts."""

    @property
    def today(self) -> datetime.date:
        """The day of this write in the tenant's time zone."""

    @property
    def user_id(self) -> int:
        """The user who writes. Jobs and the command line write as the tenant's system user."""

    def get(self, resource: type[Record], id: int | None) -> Record | None:
        """The record `id`, live or deleted, with the unsaved changes of this transaction. It is not locked."""

    def select(self, resource: type[Record], *conditions: Equality, limit: int | None = None) -> list[Record]:
        """The live records that meet all conditions, by id, with the unsaved changes of this transaction."""

    def first(self, resource: type[Record], *conditions: Equality) -> Record | None:
        """The live record with the smallest id that meets all conditions, or None."""

    def before(self, record: Record) -> Record | None:
        """The stored state of `record`, None where this transaction makes it."""

    def make(self, resource: type[Record], **members: Any) -> Record:
        """A new record of this transaction. Its id is known at once."""

    def add(self, parent: Resource, member: Field, **members: Any) -> Any:
        """A new child of `parent`, at the end of its `member`."""

    def delete(self, record: Resource) -> None:
        """Delete `record` with its children."""

    def lock(self, record: Resource) -> None:
        """Hold `record` as it is until the end of the transaction: for what a rule decides by and does not change."""

    def emit(self, event: str, record: Resource) -> None:
        """A further event about `record`, once."""

    def facts(self, document: int | None) -> dict[str, Any] | None:
        """What was read from a document that this write attaches (an electronic invoice), or `fault`, why nothing was;
        None where there is nothing to read."""
