"""The transaction as rules see it. The engine implements it; declarations use only this."""

from typing import Any, Protocol

from truweel.schema.resource import Resource

__all__ = ["Work"]


class Work(Protocol):
    """The transaction of one request, as `Resource.compute`, `check` and actions see it."""

    @property
    def now(self) -> int:
        """The instant of this write, milliseconds; the same for all its parts."""

    @property
    def user_id(self) -> int:
        """The user who writes."""

    def find(self, path: str, id: int | None) -> Any:
        """The live or deleted record `id` of the collection at `path`, or None; read once per transaction."""

    def first(self, path: str, **equal: Any) -> Any:
        """The live record with the smallest id whose filterable members equal these, or None."""

    def select(self, path: str, **equal: Any) -> list[Any]:
        """All live records whose filterable members equal these, ordered by id."""

    def create_or_update(self, path: str, id: int | None, **members: Any) -> Resource:
        """Create (`id` None) or change a record of another collection: checked, with history and events, in this
        transaction."""

    def add(self, parent: Resource, name: str, **members: Any) -> Resource:
        """Append a child to member `name` of `parent`, a record of this write."""

    def facts(self, document: int | None) -> dict[str, Any] | None:
        """The contents of an electronic invoice that this write attaches, or `fault`: why it could not be read. None if
        the document is not one."""

    def publish(self, event: str, record: Resource) -> None:
        """Publish an event about `record` besides those of its write."""
