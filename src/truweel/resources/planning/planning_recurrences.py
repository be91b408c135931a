"""Planning recurrences: planning items that come back."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.schema import (
    Boolean,
    Choice,
    Date,
    Integer,
    List,
    LongText,
    Ref,
    Resource,
    Text,
    TimeOfDay,
    Value,
    ValueObject,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.equipment.materials import Material
    from truweel.resources.planning.planning_types import PlanningType
    from truweel.resources.relations.clients import Client
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.work.hour_types import HourType

__all__ = ["PlanningRecurrence", "PlanningTemplate"]


class PlanningTemplate(ValueObject):
    """What each planning item of a recurrence has."""

    summary = Text(doc="Title.", example="Onderhoud ketel")
    description = LongText(doc="What is to be done, as HTML.", example="<p>Jaarlijks nazicht.</p>")
    clientId = Ref["Client"]("clients", doc="Client.")
    endClientId = Ref["Client"]("clients", doc="Client for whom the work is done, if another.")
    projectId = Ref["Project"]("projects", doc="Project.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", doc="Order.")
    planningTypeId = Ref["PlanningType"]("planning-types", doc="Kind of item.")
    hourTypeId = Ref["HourType"]("hour-types", doc="Kind of hours.")
    employeeIds = List(Ref["Employee"]("employees"), doc="Ids of the employees.")
    materialIds = List(Ref["Material"]("materials"), doc="Ids of the equipment.")
    installationIds = List(Ref["Material"]("installations"), doc="Ids of the installations.")
    startTime = TimeOfDay(doc="When it begins, in the tenant's time zone.", example={"hour": 7, "minute": 0})
    endTime = TimeOfDay(doc="When it ends.", example={"hour": 19, "minute": 0})
    allDay = Boolean(default=False, doc="Whether it takes the whole day.")
    address = Value(Address, doc="Where the work is done.")


class PlanningRecurrence(
    Resource,
    path="planning-recurrences",
    event="planning-recurrence",
    module="planning-items",
    scope="planning-items",
):
    """How often a planning item comes back, and until when."""

    frequency = Choice(
        "DAILY", "WEEKLY", "MONTHLY", "YEARLY", required=True, filter=True, sort=True, doc="How often it comes back."
    )
    interval = Integer(default=1, minimum=1, maximum=1000, doc="Every how many days, weeks, months or years.")
    weekdays = List(
        Choice("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
        doc="On which days of the week, of WEEKLY.",
        example=["MONDAY", "THURSDAY"],
    )
    startDate = Date(sort=True, doc="First day, from which all others are counted.")
    until = Date(filter=True, sort=True, doc="Last day; null without end.")
    count = Integer(minimum=1, doc="How many times in all; null for any number.", example=12)
    exceptions = List(Date(), doc="Days on which it doesn't happen.")
    template = Value(PlanningTemplate, doc="What each item has.")

    @label
    def describe(self) -> str:
        """What comes back, and how often."""
        summary = (self.template or {}).get("summary")
        return " ".join(str(word) for word in (summary, self.frequency) if word)
