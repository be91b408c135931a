"""What a rule may ask of the transaction it runs in. The engine implements it; declarations see only this."""

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
        """The live or deleted record `id` of the collection at `path`, or None; read once a transaction."""

    def first(self, path: str, **equal: Any) -> Any:
        """The live record with the smallest id whose filterable members equal these, or None."""

    def select(self, path: str, **equal: Any) -> list[Any]:
        """All live records whose filterable members equal these, ordered by id."""

    def create_or_update(self, path: str, id: int | None, **members: Any) -> Resource:
        """Create (`id` None) or change a record of another collection: checked, with history and events, in this
        transaction."""

    def add(self, parent: Resource, name: str, **members: Any) -> Resource:
        """One child more, at the end of member `name` of `parent`, a record of this write."""

    def facts(self, document: int | None) -> dict[str, Any] | None:
        """What was read from a document that this write attaches (an electronic invoice), or `fault`, why nothing was;
        None where there is nothing to read."""

    def publish(self, event: str, record: Resource) -> None:
        """An event about `record` besides the ones that its write makes."""
