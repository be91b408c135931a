"""Planning items: who works when, where and on what, and their lines."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.documents.lines import PlainLine
from truweel.schema import (
    AtLeast,
    AtMost,
    Boolean,
    Children,
    Contains,
    Date,
    Instant,
    LongText,
    Range,
    Ref,
    Refs,
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

__all__ = ["PlanningItem", "PlanningItemLineItem"]


class PlanningItem(
    Resource,
    path="planning-items",
    event="planning-item",
    module="planning-items",
    scope="planning-items",
    extra=True,
    documents=True,
    order=("client", "project", "salesOrder"),
):
    """Work, or an absence, that stands in the planning."""

    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that the work belongs to.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that the work belongs to.")
    startDate = Instant(filter=(Range(), AtMost("toDate")), sort=True, doc="When it begins.")
    endDate = Instant(filter=(Range(), AtLeast("fromDate")), sort=True, doc="When it ends.")
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
    status = StatusField("planning-items", doc="Where it stands, one of the tenant's statuses.", example="gepland")
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    allDay = Boolean(default=False, filter=True, doc="Whether it takes the whole day.")
    planningRecurrenceId = Ref["PlanningRecurrence"](
        "planning-recurrences", read_only=True, filter=True, doc="Recurrence that it was made by."
    )
    recurrenceDate = Date(read_only=True, doc="Day of the recurrence that it stands for.")
    timeOffRequestId = Ref["TimeOffRequest"](
        "time-off-requests", read_only=True, filter=True, doc="Absence that it shows."
    )
    workOrderIds = Refs["WorkOrder"]("work-orders", read_only=True, doc="Work orders that were made from it.")
    lineItems = Children["PlanningItemLineItem"]("line-items", doc="What is to be done or brought, in order.")

    @label
    def describe(self) -> str:
        """Its title."""
        return self.summary or ""


class PlanningItemLineItem(
    PlainLine,
    path="line-items",
    parent="planning-items",
    type="planning-item-line-item",
    audit=("createdAt", "updatedAt"),
    revision=2,
):
    """One line of a planning item."""
