"""Maintenance visits: each time that something is done to an installation."""

from typing import TYPE_CHECKING

from truweel.resources.equipment.materials import MaintenanceSchedule
from truweel.schema import Date, LongText, Range, Ref, Resource, StatusField, Text, Work, derive

if TYPE_CHECKING:
    from truweel.resources.equipment.materials import Material
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
    example={"executedDate": None},
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

    @derive
    def move_schedule(self, work: Work) -> None:
        """Its schedule follows the visits that were executed (catalogue 8.6)."""
        before = work.before(self)
        members = ("maintenanceScheduleId", "plannedDate", "executedDate")
        if before is not None and all(before.__dict__[name] == self.__dict__[name] for name in members):
            return
        was_executed = before is not None and before.executedDate is not None
        if self.executedDate is None and not was_executed:
            return
        schedules = [work.follow(record, MaintenanceVisit.maintenanceScheduleId) for record in (before, self) if record]
        for schedule in {schedule.id: schedule for schedule in schedules if schedule is not None}.values():
            follow_visits(schedule, work)


def follow_visits(schedule: MaintenanceSchedule, work: Work) -> None:
    """Set when a schedule was executed last, and is due next: a period after the planned day, or after the day on which
    it was done."""
    visits = work.select(MaintenanceVisit, MaintenanceVisit.maintenanceScheduleId.equals(schedule.id))
    executed = [visit for visit in visits if visit.executedDate is not None]
    last = max(executed, key=lambda visit: visit.executedDate or "", default=None)
    schedule.lastDate = None if last is None else last.executedDate
    if last is None or last.executedDate is None:
        schedule.nextDate = schedule.firstDate
    elif schedule.synchronize:
        schedule.nextDate = schedule.next_after(last.executedDate, last.executedDate, work)
    else:
        planned = last.plannedDate or last.executedDate
        schedule.nextDate = schedule.next_after(min(schedule.firstDate or planned, planned), planned, work)
