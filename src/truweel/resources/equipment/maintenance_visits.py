"""Maintenance visits: each time that something is done to an installation."""

from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.resources.equipment.materials import MaintenanceSchedule, Material
from truweel.resources.sales.sales_orders import SalesOrder
from truweel.schema import (
    Date,
    Id,
    LongText,
    Range,
    Ref,
    Refused,
    Resource,
    StatusField,
    Text,
    Work,
    action,
    derive,
    meta,
    on_deletion,
)

if TYPE_CHECKING:
    from truweel.resources.planning.planning_items import PlanningItem
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["MaintenanceVisit"]


MAX_DUE = 200
"""What one call orders at most, so that no transaction lasts."""


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
    def be_of_its_schedule(self, work: Work) -> None:
        """One that names no installation is for that of its schedule."""
        if self.installationId is None and work.changes(self, MaintenanceVisit.maintenanceScheduleId):
            schedule = work.follow(self, MaintenanceVisit.maintenanceScheduleId)
            self.installationId = None if schedule is None else cast("Id[Material]", meta(schedule).parent_id)

    @derive
    def move_schedule(self, work: Work) -> None:
        """Its schedule follows the visits that were executed (catalogue 8.6)."""
        before, own = work.before(self), MaintenanceVisit
        if not work.changes(self, own.maintenanceScheduleId, own.plannedDate, own.executedDate):
            return
        was_executed = before is not None and before.executedDate is not None
        if self.executedDate is None and not was_executed:
            return
        schedules = [work.follow(record, MaintenanceVisit.maintenanceScheduleId) for record in (before, self) if record]
        for schedule in {schedule.id: schedule for schedule in schedules if schedule is not None}.values():
            follow_visits(schedule, work)

    @on_deletion
    def leave_schedule(self, work: Work) -> None:
        """What it said of its schedule goes with it."""
        schedule = work.follow(self, MaintenanceVisit.maintenanceScheduleId)
        if schedule is not None and schedule.deletedAt is None and self.executedDate is not None:
            follow_visits(schedule, work)

    @action(returns="sales-orders", many=True)
    @staticmethod
    def create_orders(
        work: Work,
        until: Annotated[str, Date(required=True, doc="Last day on which what is ordered is due.")],
    ) -> list[SalesOrder]:
        """Order the maintenance that is due and not ordered yet, each with its visit: one order for each project and
        client, and one for each maintenance that isn't `combinable`. Once more makes nothing."""
        orders: dict[Any, SalesOrder] = {}
        for schedule, installation, visit in list_due(work, until):
            key = combine_by(schedule, installation)
            if key not in orders:
                orders[key] = start_order(installation, work)
            order = orders[key]
            add_maintenance(order, schedule, installation, work)
            visit = visit or work.make(MaintenanceVisit)
            visit.installationId, visit.maintenanceScheduleId = installation.id, schedule.id
            visit.plannedDate, visit.salesOrderId = schedule.nextDate, order.id
        return list(orders.values())


def follow_visits(schedule: MaintenanceSchedule, work: Work) -> None:
    """Set when a schedule was executed last, and is due next: a period after the planned day, or after the day on which
    it was done."""
    work.lock(schedule)  # another visit may be executed, or taken back, at this moment
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


def list_due(work: Work, until: str) -> "list[tuple[MaintenanceSchedule, Material, MaintenanceVisit | None]]":
    """The schedules that are due on `until` at the latest and not ordered yet, the earliest first: each with its
    installation, which is locked, and its visit where there is one. Refused where they are too many for one call."""
    schedules = work.select(MaintenanceSchedule, MaintenanceSchedule.nextDate.between(None, until))
    schedules.sort(key=lambda schedule: (schedule.nextDate or "", schedule.id))
    owned = [(schedule, work.get(Material, cast("Id[Material]", meta(schedule).parent_id))) for schedule in schedules]
    held = [(schedule, owner) for schedule, owner in owned if owner is not None and is_looked_after(owner)]
    if held:
        work.lock(*{owner.id: owner for _, owner in held}.values())  # another call may order at this moment
    due = [(schedule, owner, find_visit(schedule, work)) for schedule, owner in held]
    due = [(schedule, owner, visit) for schedule, owner, visit in due if visit is None or visit.salesOrderId is None]
    if len(due) > MAX_DUE:
        raise Refused(f"{len(due)} are due, and one call orders {MAX_DUE} at most; name an earlier day than {until}.")
    return due


def is_looked_after(installation: Material) -> bool:
    """Whether maintenance of it is ordered."""
    return installation.deletedAt is None and installation.archivedAt is None and bool(installation.installation)


def find_visit(schedule: MaintenanceSchedule, work: Work) -> MaintenanceVisit | None:
    """The visit of a schedule that is due."""
    of_schedule = MaintenanceVisit.maintenanceScheduleId.equals(schedule.id)
    return work.first(MaintenanceVisit, of_schedule, MaintenanceVisit.plannedDate.equals(schedule.nextDate))


def combine_by(schedule: MaintenanceSchedule, installation: Material) -> Any:
    """What is ordered together has the same."""
    client = installation.assignedProjectId, installation.assignedClientId, installation.companyId
    is_someones = installation.assignedProjectId is not None or installation.assignedClientId is not None
    return client if schedule.combinable and is_someones else schedule.id


def start_order(installation: Material, work: Work) -> SalesOrder:
    """An order for the client and project of an installation."""
    order = work.make(SalesOrder)
    order.date, order.title = work.today.isoformat(), "Onderhoud"
    order.projectId, order.companyId = installation.assignedProjectId, installation.companyId
    order.clientId, order.endClientId = installation.assignedClientId, installation.assignedEndClientId
    work.copy(installation, order, Material.address)
    return order


def add_maintenance(order: SalesOrder, schedule: MaintenanceSchedule, installation: Material, work: Work) -> None:
    """A line for what is done to an installation."""
    line = work.add(order, SalesOrder.lineItems)
    line.articleId, line.installationId = schedule.articleId, installation.id
    name = " ".join(word for word in (installation.name, installation.serialNumber) if word)
    line.description = ": ".join(word for word in (schedule.name, name) if word)
