"""Client relations."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from truweel.schema import Fault, LongText, Ref, Resource, Text, Work, check, label

if TYPE_CHECKING:
    from truweel.resources.relations.clients import Client

__all__ = ["ClientRelation"]


class ClientRelation(
    Resource,
    path="client-relations",
    event="client-relation",
    module="clients",
    scope="clients",
    type="client-relation",
):
    """What one client is to another: the manager of its building, its architect, its tenant."""

    fromClientId = Ref["Client"]("clients", required=True, filter=True, doc="Client that is something to another.")
    toClientId = Ref["Client"]("clients", required=True, filter=True, doc="Client that it is that to.")
    kind = Text(max_length=120, doc="What it is to the other, in the tenant's own words.", example="Syndicus")
    remark = LongText(doc="What else there is to know.")

    @check
    def relate_two(self, before: "ClientRelation | None", work: Work) -> Iterable[Fault]:
        """A client is nothing to itself."""
        if self.fromClientId == self.toClientId:
            yield Fault("toClientId", f"must be another client than fromClientId, which is {self.fromClientId} too")

    @label
    def describe(self) -> str:
        """What the one is to the other."""
        return self.kind or ""
