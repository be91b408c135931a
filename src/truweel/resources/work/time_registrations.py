"""Time registrations: the clock."""

from typing import TYPE_CHECKING

from truweel.schema import DecimalField, Instant, Integer, LogicId, LongText, Range, Ref, Resource, Text

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.planning.planning_items import PlanningItem
    from truweel.resources.relations.clients import Client
    from truweel.resources.sales.projects import Project
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["TimeRegistration"]


class TimeRegistration(Resource, path="time-registrations", event="time-registration", module="time-registrations"):
    """That somebody came and left; open until it has an end."""

    logicId = LogicId("TR", doc="Number.", example="TR260012")
    employeeId = Ref["Employee"]("employees", filter=True, doc="Who works.")
    startDate = Instant(filter=Range(), sort=True, doc="When the person came.")
    endDate = Instant(filter=Range(), sort=True, doc="When the person left; null while at work.")
    hours = DecimalField(decimals=4, doc="Hours of work, breaks not included.", example=7.5)
    type = Text(max_length=60, filter=True, doc="Kind, in the tenant's own words.", example="Op tijd")
    remarks = LongText(search=True, doc="What else there is to know.")
    breakDuration = Integer(minimum=0, doc="Minutes of break.", example=30)
    projectId = Ref["Project"]("projects", filter=True, doc="Project that the work is for.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client that the work is for.")
    workOrderId = Ref["WorkOrder"]("work-orders", filter=True, doc="Work order that the work is for.")
    planningItemId = Ref["PlanningItem"]("planning-items", filter=True, doc="Planning item that the work is for.")
    latitude = DecimalField(decimals=9, minimum=-90, maximum=90, doc="Degrees north where it was clocked.")
    longitude = DecimalField(decimals=9, minimum=-180, maximum=180, doc="Degrees east where it was clocked.")
    device = Text(max_length=120, doc="Device that it was clocked with.", example="Tablet magazijn")
