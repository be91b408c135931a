"""Projects."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.schema import (
    Contains,
    Creator,
    Date,
    Equals,
    LogicId,
    LongText,
    Range,
    Ref,
    Resource,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Value,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.users import User
    from truweel.resources.relations.clients import Client

__all__ = ["Project"]


class Project(
    Resource,
    path="projects",
    event="project",
    module="projects",
    scope="projects",
    extra=True,
    documents=True,
):
    """Work that is planned, done and calculated afterwards as one."""

    logicId = LogicId("P", doc="Number.", example="P260022")
    title = Text(sort=True, search=True, doc="Title.", example="Renovatie school De Bron")
    planningName = Text(
        sort=True, search=True, filter=Contains(), doc="Name in the planning.", example="School De Bron"
    )
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Day from which it runs.")
    status = StatusField("projects", doc="Where it stands, one of the tenant's statuses.", example="in uitvoering")
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client, who pays.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that does the work.")
    assignedUserId = Ref["User"](
        "users",
        default=Creator(),
        filter=(Equals(), Equals("assigneeId")),
        doc="User who is responsible.",
    )
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="DOSSIER 2026/41")
    planningGroup = Text(max_length=120, filter=True, doc="Group in the planning.", example="Sanitair")
    siteAddress = Value(Address, other_names=("address",), doc="Where the work is done.")
    remark = LongText(doc="What else there is to know.")

    @label
    def describe(self) -> str:
        """Number and name."""
        return " ".join(word for word in (self.logicId, self.planningName or self.title) if word)
