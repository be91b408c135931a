"""Planning items: who works when, where and on what, and their lines."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, cast

from truweel.resources.address import Address
from truweel.resources.documents.prices import WorkLine
from truweel.resources.planning.conflicts import PlanningConflict, find_conflicts
from truweel.resources.system.statuses import default_status
from truweel.resources.work.hour_reports import FirstDay, LastDay
from truweel.schema import (
    AtLeast,
    AtMost,
    Boolean,
    Children,
    Chosen,
    Contains,
    Date,
    Fault,
    Id,
    Instant,
    LongText,
    Range,
    Reads,
    Ref,
    Refs,
    Resource,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Value,
    Work,
    action,
    check,
    derive,
    frozen,
    label,
    on_deletion,
    report,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.equipment.materials import Material
    from truweel.resources.planning.planning_recurrences import PlanningRecurrence
    from truweel.resources.planning.planning_types import PlanningType
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.projects import ExecutionPhase, Project
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.work.hour_types import HourType
    from truweel.resources.work.time_off_requests import TimeOffRequest
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["FROM_TEMPLATE", "PlanningItem", "PlanningItemLineItem"]

FROM_TEMPLATE = (
    "summary", "description", "clientId", "endClientId", "projectId", "salesOrderId", "planningTypeId", "hourTypeId",
    "employeeIds", "materialIds", "installationIds", "allDay", "address", "timeAndMaterial", "clientContactIds",
    "clientReference", "companyId", "planningResource", "executionPhaseId", "executionPhaseDetail",
)  # fmt: skip
"""What an item has from its recurrence, besides its times."""


def end_by_type(item: "PlanningItem", work: Work) -> int | None:
    """When a new item ends that says only when it begins; None where its type doesn't say how long it takes."""
    kind = work.follow(item, PlanningItem.planningTypeId)
    if item.startDate is None or kind is None or kind.defaultMinutes is None:
        return None
    return item.startDate + kind.defaultMinutes * 60_000


class PlanningItem(
    Resource,
    path="planning-items",
    event="planning-item",
    module="planning-items",
    scope="planning-items",
    extra=True,
    documents=True,
    order=("client", "project", "salesOrder"),
    example={"startDate": "2026-12-01T07:00:00.000Z", "endDate": "2026-12-01T15:00:00.000Z"},
):
    """Work, or an absence, that stands in the planning."""

    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that the work belongs to.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that the work belongs to.")
    startDate = Instant(filter=(Range(), AtMost("toDate")), sort=True, doc="When it begins.")
    endDate = Instant(
        default=Chosen(end_by_type, "by default as long after its start as a new item of its type takes"),
        filter=(Range(), AtLeast("fromDate")),
        sort=True,
        doc="When it ends.",
    )
    summary = Text(sort=True, search=True, doc="Title.", example="Plaatsen warmtepomp")
    description = LongText(search=True, doc="What is to be done, as HTML.", example="<p>Sleutel bij de buren.</p>")
    address = Value(Address, doc="Where the work is done.")
    employeeIds = Refs["Employee"]("employees", filter="employeeId", doc="Employees who do it.")
    installationIds = Refs["Material"]("installations", filter="installationId", doc="Installations that it is about.")
    materialIds = Refs["Material"]("materials", filter="materialId", doc="Equipment that it takes.")
    planningTypeId = Ref["PlanningType"]("planning-types", filter=True, doc="Kind of item.")
    hourTypeId = Ref["HourType"]("hour-types", filter=True, doc="Kind of absence or of presence.")
    timeAndMaterial = Boolean(
        default=False, filter=True, doc="Whether hours and material are invoiced as they are spent."
    )
    clientContactIds = Refs["ClientContact"]("clients/contacts", doc="Contacts at the client.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that does the work.")
    planningResource = Text(max_length=120, filter=True, doc="Crew.", example="Ploeg 1")
    executionPhaseId = Ref["ExecutionPhase"](
        "projects/execution-phases", filter=True, doc="Phase of the project that the work belongs to."
    )
    executionPhaseDetail = Text(doc="What of that phase.", example="Verdieping 2")
    status = StatusField(
        "planning-items",
        default=default_status("planning-items"),
        doc="Where it stands, one of the tenant's statuses.",
        example="gepland",
    )
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    allDay = Boolean(default=False, filter=True, doc="Whether it takes the whole day.")
    planningRecurrenceId = Ref["PlanningRecurrence"](
        "planning-recurrences", read_only=True, filter=True, doc="Recurrence that it was made by."
    )
    recurrenceDate = Date(read_only=True, filter=True, doc="Day of the recurrence that it stands for.")
    detached = Boolean(
        default=False, read_only=True, doc="Whether it was changed by hand, and follows its recurrence no more."
    )
    timeOffRequestId = Ref["TimeOffRequest"](
        "time-off-requests", read_only=True, filter=True, doc="Absence that it shows."
    )
    workOrderIds = Refs["WorkOrder"]("work-orders", read_only=True, doc="Work orders that were made from it.")
    lineItems = Children["PlanningItemLineItem"]("line-items", doc="What is to be done or brought, in order.")

    @label
    def describe(self) -> str:
        """Its title."""
        return self.summary or ""

    @derive
    def leave_recurrence(self, work: Work) -> None:
        """An item that a caller changes is an exception: it keeps its own values."""
        before = work.before(self)
        if self.planningRecurrenceId is None or before is None or self.detached:
            return
        members = (*FROM_TEMPLATE, "startDate", "endDate")
        changed = [name for name in members if before.__dict__[name] != self.__dict__[name]]
        self.detached = any(work.gives(self, getattr(PlanningItem, name)) for name in changed)

    @check
    def end_after_its_start(self, before: "PlanningItem | None", work: Work) -> Iterable[Fault]:
        """It ends after it begins."""
        if self.startDate is not None and self.endDate is not None and self.endDate < self.startDate:
            yield Fault("endDate", "must not be before startDate")

    @frozen("employeeIds", "startDate", "endDate", "allDay", "hourTypeId")
    def stay_while_approved(self, work: Work) -> str | None:
        """An absence moves, and leaves the planning, by its request."""
        request = work.follow(self, PlanningItem.timeOffRequestId)
        if request is None or request.deletedAt is not None or request.status != "APPROVED":
            return None
        return f"it is an approved absence; withdraw time off request {request.id}"

    @on_deletion
    def stay_away(self, work: Work) -> None:
        """An item that is deleted isn't made again by its recurrence."""
        recurrence = work.follow(self, PlanningItem.planningRecurrenceId)
        if recurrence is not None and recurrence.deletedAt is None and self.recurrenceDate is not None:
            recurrence.leave_out(self.recurrenceDate)

    @report(PlanningConflict)
    @staticmethod
    def conflicts(
        work: Reads,
        fromDate: FirstDay,
        toDate: LastDay,
        employeeId: Annotated["Id[Employee] | None", Ref["Employee"]("employees", doc="Only of this employee.")],
    ) -> Iterable[dict[str, object]]:
        """Employees who are in two places at once, away, or without a certificate that holds on the last day of the
        item. A certificate of which a later one has the same name is left out."""
        return find_conflicts(work, fromDate, toDate, employeeId)

    @action(returns="work-orders")
    def work_order(self, work: Work) -> "WorkOrder":
        """A work order for it, with its clients, project, order, company, address, reference, installations and
        equipment, on its day, for the user who is its first employee."""
        from truweel.resources.company.users import User
        from truweel.resources.work.schedules import local_minute
        from truweel.resources.work.work_orders import WorkOrder

        order = work.make(WorkOrder)
        work.copy(
            self, order, PlanningItem.clientId, PlanningItem.endClientId, PlanningItem.projectId,
            PlanningItem.salesOrderId, PlanningItem.companyId, PlanningItem.address, PlanningItem.clientReference,
            PlanningItem.installationIds, PlanningItem.timeAndMaterial,
        )  # fmt: skip
        order.planningItemId, order.title, order.origin = cast("Id[PlanningItem]", self.id), self.summary, "PLANNING"
        order.date = work.today.isoformat()
        if self.startDate is not None:
            order.date = local_minute(self.startDate, work.time_zone)[0].isoformat()
        if self.employeeIds:
            user = work.first(User, User.employeeId.equals(self.employeeIds[0]))
            order.assignedUserId = user.id if user is not None else None
        for material_id in self.materialIds:
            work.add(order, WorkOrder.materialEntries).materialId = material_id
        self.workOrderIds = [*self.workOrderIds, order.id]
        return order

    @action()
    def move(
        self,
        work: Work,
        startDate: Annotated[int | None, Instant(doc="When it begins; by default as it is.")],
        endDate: Annotated[int | None, Instant(doc="When it ends; by default so that it takes as long as before.")],
        employeeIds: Annotated[
            "list[Id[Employee]]", Refs["Employee"]("employees", doc="Who does it; by default who it is.")
        ],
    ) -> None:
        """To other times, or other employees."""
        length = self.endDate - self.startDate if self.startDate is not None and self.endDate is not None else None
        if startDate is not None:
            self.startDate = startDate
            if length is not None:
                self.endDate = startDate + length
        if endDate is not None:
            self.endDate = endDate
        if employeeIds:
            self.employeeIds = employeeIds
        members = PlanningItem.startDate, PlanningItem.endDate, PlanningItem.employeeIds
        if self.planningRecurrenceId is not None and work.changes(self, *members):
            self.detached = True


class PlanningItemLineItem(
    WorkLine,
    path="line-items",
    parent="planning-items",
    type="planning-item-line-item",
    audit=("createdAt", "updatedAt"),
    revision=2,
):
    """One line of a planning item."""
