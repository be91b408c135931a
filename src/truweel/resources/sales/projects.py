"""Projects."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from truweel.resources.address import Address
from truweel.schema import (
    Children,
    Contains,
    Creator,
    Date,
    DecimalField,
    Equals,
    Fault,
    Id,
    Integer,
    LogicId,
    LongText,
    Range,
    Ref,
    Refs,
    Refused,
    Resource,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Value,
    Work,
    action,
    check_deletion,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.users import User
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.progress_statements import ProgressStatement
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["BuildingPartner", "ExecutionPhase", "Project"]

DOCUMENTS = dict.fromkeys(
    (
        "offers",
        "settlements",
        "sales-orders",
        "progress-statements",
        "subscriptions",
        "deliveries",
        "work-orders",
        "purchase-supply-orders",
    ),
    "projectId",
) | {"sales-invoices": "projectIds", "purchase-invoices": "projectIds"}
"""The documents that a project may have, by path, and the member that names it."""


class Project(
    Resource,
    path="projects",
    event="project",
    module="projects",
    scope="projects",
    extra=True,
    documents=True,
    revision=2,
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
    name = Text(sort=True, search=True, since=2, doc="Name.", example="School De Bron, fase 2")
    rszNumber = Text(
        max_length=40,
        filter=True,
        since=2,
        doc="Number of its declaration of works to social security.",
        example="1Y30002A5CT9",
    )
    subtype = Text(max_length=120, filter=True, since=2, doc="Kind of project, in the tenant's own words.")
    sharePercentage = DecimalField(
        decimals=4, minimum=0, maximum=100, since=2, doc="Own share of a joint venture in percent.", example=60
    )
    templateId = Ref["Project"]("projects", filter=True, since=2, doc="Project that it was made from.")
    userIds = Refs["User"]("users", filter=True, since=2, doc="Users that it is shared with.")
    executionPhases = Children["ExecutionPhase"]("execution-phases", doc="The phases that it is done in.")
    buildingPartners = Children["BuildingPartner"]("building-partners", doc="Who else takes part in the building.")

    @label
    def describe(self) -> str:
        """Number and name."""
        return " ".join(word for word in (self.logicId, self.planningName or self.name or self.title) if word)

    @check_deletion
    def keep_documents(self, work: Work) -> Iterable[Fault]:
        """Its documents would be of no project."""
        counts = {path: work.count(path, member, self.id) for path, member in DOCUMENTS.items()}
        kept = ", ".join(f"{count} of {path}" for path, count in counts.items() if count)
        if kept:
            raise Refused(f"It can't be deleted: it has documents, {kept}. Archive it, or delete these first.")
        return ()

    @action("progress-statements", returns="progress-statements")
    def next_progress_statement(
        self,
        work: Work,
        salesOrderId: Annotated[
            "Id[SalesOrder] | None",
            Ref["SalesOrder"]("sales-orders", doc="Order that is the contract; needed where the project has several."),
        ],
        offerId: Annotated[
            "Id[Offer] | None", Ref["Offer"]("offers", doc="Offer that is the contract, where there is no order.")
        ],
        date: Annotated[str | None, Date(doc="Day of the statement; by default today.")],
    ) -> "ProgressStatement":
        """Make its next progress statement. The lines of the contract go on where the last one ended."""
        from truweel.resources.sales.progress import find_contract, next_statement  # they refer to it

        return next_statement(work, find_contract(work, self, salesOrderId, offerId), date, self)


class ExecutionPhase(Resource, path="execution-phases", parent="projects", type="execution-phase"):
    """A phase of a project, by which it is planned."""

    name = Text(required=True, sort=True, search=True, doc="Name.", example="Ruwbouw")
    planningGroup = Text(max_length=120, filter=True, doc="Group in the planning.", example="Sanitair")
    startDate = Date(filter=Range(), sort=True, doc="First day.")
    endDate = Date(filter=Range(), sort=True, doc="Last day.")
    position = Integer(minimum=0, doc="Order among the phases, as it is shown.", example=1)


class BuildingPartner(Resource, path="building-partners", parent="projects", type="building-partner"):
    """Someone who takes part in a project: a client, a supplier, or a contact at a client."""

    clientId = Ref["Client"]("clients", filter=True, doc="Client, if it is one.")
    supplierId = Ref["Supplier"]("suppliers", filter=True, doc="Supplier, if it is one.")
    contactId = Ref["ClientContact"]("clients/contacts", filter=True, doc="Contact at the client.")
    function = Text(max_length=120, doc="What it does there, in the tenant's own words.", example="Architect")
    remark = LongText(doc="What else there is to know.")
