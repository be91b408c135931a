"""Materials and installations: one kind. A machine of the firm is a material; what was installed at a client's, and is
looked after, is an installation."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.equipment.maintenance import MaintenancePlan
from truweel.resources.system.statuses import default_status
from truweel.schema import (
    Boolean,
    Children,
    Date,
    Equals,
    Fault,
    File,
    LogicId,
    Money,
    Range,
    Ref,
    Referring,
    Resource,
    StatusDetails,
    StatusField,
    Text,
    Value,
    View,
    Work,
    check,
    derive,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.equipment.maintenance_visits import MaintenanceVisit
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrderLineItem
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.subscriptions import Subscription
    from truweel.resources.stock.articles import Article
    from truweel.resources.stock.stock_locations import StockLocation
    from truweel.schema.attachment import Attachment

__all__ = ["MaintenanceSchedule", "Material"]

PLANNED = (
    MaintenancePlan.name, MaintenancePlan.periodUnit, MaintenancePlan.periodCount, MaintenancePlan.synchronize,
    MaintenancePlan.combinable, MaintenancePlan.estimatedMinutes, MaintenancePlan.planningTypeId,
    MaintenancePlan.articleId, MaintenancePlan.checklistTemplate, MaintenancePlan.remark,
)  # fmt: skip
"""What a schedule takes from the template of its article."""


class Material(
    Resource,
    path="materials",
    event="material",
    module="materials",
    scope="materials",
    extra=True,
    documents=True,
    view=View(
        "installations",
        "Installation",
        "installation",
        module="installations",
        scope="installations",
        event="installation",
    ),
    order=(
        "article",
        "supplier",
        "subscription",
        "subscriptions",
        "assignedProject",
        "assignedClient",
        "assignedEndClient",
        "assignedEmployee",
        "assignedSubcontractor",
        "stockLocation",
        "company",
        "statusDetails",
        "maintenanceSchedule",
        "maintenanceVisits",
        "files",
    ),
):
    """A machine, a tool or an installation that is looked after one by one."""

    logicId = LogicId("M", prefix_by=("installation", {True: "IN"}), doc="Number.", example="M260004")
    name = Text(sort=True, search=True, doc="Name.", example="Warmtepomp 8 kW")
    serialNumber = Text(max_length=120, filter=True, search=True, doc="Serial number.", example="WP8-2024-00731")
    brand = Text(max_length=120, filter=True, search=True, doc="Brand.", example="Daikin")
    model = Text(max_length=120, filter=True, search=True, doc="Model.", example="Altherma 3 R")
    articleId = Ref["Article"]("articles", filter=True, doc="Article that it is one of.")
    supplierId = Ref["Supplier"]("suppliers", filter=True, doc="Who delivered it.")
    subscriptionId = Ref["Subscription"]("subscriptions", filter=True, doc="Contract by which it is looked after.")
    status = StatusField(
        "materials",
        default=default_status("materials"),
        doc="Where it stands, one of the tenant's statuses.",
        example="Actief",
    )
    statusDetails = StatusDetails(doc="Its status with colour and position.")
    installation = Boolean(default=False, read_only=True, filter=True, doc="Whether it is an installation.")
    assignedProjectId = Ref["Project"](
        "projects", filter=(Equals("projectId"), Equals()), doc="Project where it is or was installed."
    )
    assignedClientId = Ref["Client"](
        "clients", filter=(Equals("clientId"), Equals()), doc="Client whom it is assigned to."
    )
    assignedEndClientId = Ref["Client"]("clients", filter=True, doc="Who uses it, if another.")
    assignedEmployeeId = Ref["Employee"]("employees", filter=True, doc="Employee who has it.")
    assignedSubcontractorId = Ref["Supplier"]("suppliers", filter=True, doc="Subcontractor who has it.")
    stockLocationId = Ref["StockLocation"]("stock-locations", filter=True, doc="Location where it is kept.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company whose it is.")
    address = Value(Address, doc="Where it is.")
    planningGroup = Text(max_length=120, filter=True, doc="Group in the planning.", example="Graafmachines")
    commissioningDate = Date(filter=Range(), sort=True, doc="Day on which it was put into use.")
    warrantyEndDate = Date(filter=Range(), sort=True, doc="Last day of its warranty.")
    purchaseDate = Date(doc="Day on which it was bought.")
    purchasePrice = Money(doc="What it cost.", example=6450)
    costPrice = Money(decimals=6, doc="Cost of one unit of its use.", example=12.5)
    salePrice = Money(decimals=6, doc="Price of one unit of its use.", example=18)
    purchaseSupplyOrderLineItemId = Ref["PurchaseSupplyOrderLineItem"](
        "purchase-supply-orders/line-items", filter=True, doc="Line of the order that it came by (ours)."
    )
    parentId = Ref["Material"]("installations", filter=True, doc="Installation that it is part of.")
    imageId = File("image/", doc="Picture.")
    nextMaintenanceDate = Date(
        read_only=True, filter=Range(), sort=True, doc="Earliest of the next dates of its schedules."
    )
    maintenanceSchedule = Children["MaintenanceSchedule"]("maintenance-schedules", doc="Maintenance that it needs.")
    maintenanceVisits = Referring["MaintenanceVisit"](
        "maintenance-visits", by="installationId", doc="Each time that it was or is due."
    )
    subscriptions = Referring["Subscription"]("subscriptions", by="installationIds", doc="Contracts that are about it.")
    files = Referring["Attachment"]("documents", by="attachedToResource", doc="Its documents.")

    @check
    def be_part_of_another(self, before: "Material | None", work: Work) -> Iterable[Fault]:
        """It is no part of itself, nor of what is part of it."""
        if self.parentId is None or not work.changes(self, Material.parentId):
            return
        seen: set[int] = {self.id}
        above = work.follow(self, Material.parentId)
        while above is not None and above.id not in seen:
            seen.add(above.id)
            above = work.follow(above, Material.parentId)
        if above is not None:
            yield Fault("parentId", f"{self.parentId} is it itself, or part of it")

    @derive
    def take_templates(self, work: Work) -> None:
        """A new installation needs the maintenance that its article says, unless the body says which."""
        if work.before(self) is not None or not self.installation or self.articleId is None or self.maintenanceSchedule:
            return
        from truweel.resources.stock.articles import Article, ArticleMaintenanceTemplate  # articles have plans too

        start = self.commissioningDate or work.today.isoformat()
        for template in work.lookup(ArticleMaintenanceTemplate, Article.maintenanceTemplates, self.articleId):
            schedule = work.add(self, Material.maintenanceSchedule)
            work.copy(template, schedule, *PLANNED)
            schedule.nextDate = schedule.firstDate = template.next_after(start, start, work)

    @derive
    def plan_maintenance(self, work: Work) -> None:
        """The earliest day on which maintenance is due, where this transaction changes a schedule."""
        if work.is_loaded(self, "maintenanceSchedule"):
            days = [schedule.nextDate for schedule in self.maintenanceSchedule if schedule.nextDate is not None]
            self.nextMaintenanceDate = min(days, default=None)


class MaintenanceSchedule(
    MaintenancePlan, path="maintenance-schedules", parent="materials", type="maintenance-schedule"
):
    """Maintenance that is due again and again."""

    nextDate = Date(
        filter=Range(), sort=True,
        doc="Day on which it is due next. Once a visit is executed it is a period later: than the planned day, or with "
        "`synchronize` than the day on which it was done.",
    )  # fmt: skip
    firstDate = Date(
        read_only=True, doc="The next day that was set by hand last: the days after it are counted from it (ours)."
    )
    lastDate = Date(read_only=True, doc="Day on which it was done last.")

    @derive
    def keep_first_date(self, work: Work) -> None:
        """Later days are counted from the one that was set by hand."""
        before = work.before(self)
        if before is None or (work.gives(self, MaintenanceSchedule.nextDate) and before.nextDate != self.nextDate):
            self.firstDate = self.nextDate
