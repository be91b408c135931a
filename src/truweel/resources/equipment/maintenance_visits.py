"""Maintenance visits: each time that something is done to an installation."""

from typing import TYPE_CHECKING

from truweel.schema import Date, LongText, Range, Ref, Resource, StatusField, Text

if TYPE_CHECKING:
    from truweel.resources.equipment.materials import MaintenanceSchedule, Material
    from truweel.resources.planning.planning_items import PlanningItem
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["MaintenanceVisit"]


class MaintenanceVisit(
    Resource,
    path="maintenance-visits",
    event="maintenance-visit",
    module="installations",
    scope="installations",
    documents=True,
):
    """One time that maintenance is due, and what came of it."""

    installationId = Ref["Material"]("installations", filter=True, doc="Installation that it is for.")
    maintenanceScheduleId = Ref["MaintenanceSchedule"](
        "installations/maintenance-schedules", filter=True, doc="Schedule that it follows from."
    )
    plannedDate = Date(filter=Range(), sort=True, doc="Day on which it is due.")
    executedDate = Date(filter=Range(), sort=True, doc="Day on which it was done.")
    status = StatusField("maintenance-visits", doc="Where it stands, one of the tenant's statuses.")
    workOrderId = Ref["WorkOrder"]("work-orders", filter=True, doc="Work order on which it was done.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that it is charged by.")
    planningItemId = Ref["PlanningItem"]("planning-items", filter=True, doc="Where it stands in the planning.")
    result = Text(max_length=400, search=True, doc="What was found.", example="In orde")
    remark = LongText(search=True, doc="What else there is to know.")
