"""Statuses."""

from collections.abc import Iterable

from truweel.resources.company.defaults import tell_of_another
from truweel.schema import (
    Boolean,
    Chosen,
    Fault,
    Integer,
    Resource,
    Text,
    Work,
    check,
    check_deletion,
    derive,
    job,
    with_status,
)

__all__ = ["Status", "default_status", "find_status", "find_won_status", "reserves_stock"]

WON, LOST = 100, 0
"""The chances of what is agreed and of what is not to be, in percent."""


class Status(
    Resource,
    path="statuses",
    module="settings",
    scope="settings",
    type="status",
    revision=2,
    unique=(("module", "name"),),
    example={"isDefault": False},
):
    """A word that says where the records of a module can stand, in the tenant's own choice."""

    module = Text(
        required=True,
        max_length=64,
        names=with_status,
        filter=True,
        sort=True,
        doc="Path of the collection that uses it.",
        example="offers",
    )
    name = Text(
        required=True,
        max_length=120,
        filter=True,
        sort=True,
        search=True,
        doc="The word.",
        example="verzonden",
    )
    color = Text(max_length=20, doc="Colour, as CSS writes it.", example="#2e7d32")
    position = Integer(default=0, minimum=0, sort=True, doc="Order within the module.")
    successPercentage = Integer(
        minimum=0, maximum=100, doc="Chance of an order: won 100, lost 0; of offers only.", example=50
    )
    isDefault = Boolean(default=False, filter=True, since=2, doc="Whether new records stand there (ours).")
    locks = Boolean(
        default=False, filter=True, since=2, doc="Whether records that stand there stay as they are (ours)."
    )
    hidesInWappy = Boolean(
        default=False, filter=True, since=2, doc="Whether the app on site leaves out what stands there (ours)."
    )
    stockReserving = Boolean(
        default=False,
        filter=True,
        since=2,
        doc="Whether an order that stands there promises stock; of one to a supplier, whether it is to come (ours).",
    )
    invoiceable = Boolean(default=False, filter=True, since=2, doc="Whether what stands there can be invoiced (ours).")
    final = Boolean(default=False, filter=True, since=2, doc="Whether nothing follows on it (ours).")

    @check
    def tell_of_a_new_name(self, before: "Status | None", work: Work) -> Iterable[Fault]:
        """Records have the word, not the id: those that stand there keep the former one."""
        if before is not None and before.name != self.name:
            count = work.count(self.module, "status", before.name)
            work.tell("name", f"{count} records of {self.module} keep the status '{before.name}'", count)
        return ()

    @check
    def be_the_only_default(self, before: "Status | None", work: Work) -> Iterable[Fault]:
        """Where another of its module is the default too, the caller is told which is taken."""
        tell_of_another(work, self, Status.isDefault, Status.module.equals(self.module))
        return ()

    @derive
    def ask_orders_to_follow(self, work: Work) -> None:
        """Orders that stand there promise stock as it says from now on."""
        before = work.before(self)
        if before is not None and before.stockReserving != self.stockReserving:
            work.enqueue(Status.have_orders_follow, self)

    @job
    def have_orders_follow(self, work: Work) -> None:
        """Have each order that stands there follow it."""
        from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
        from truweel.resources.sales.sales_orders import SalesOrder

        if self.module == "sales-orders":
            for order in work.select(SalesOrder, SalesOrder.status.equals(self.name)):
                work.enqueue(SalesOrder.follow_status, order)
        if self.module == "purchase-supply-orders":
            for supply_order in work.select(PurchaseSupplyOrder, PurchaseSupplyOrder.status.equals(self.name)):
                work.enqueue(PurchaseSupplyOrder.follow_status, supply_order)

    @check_deletion
    def tell_of_its_records(self, work: Work) -> Iterable[Fault]:
        """They stay where they stand."""
        count = work.count(self.module, "status", self.name)
        work.tell("name", f"{count} records of {self.module} keep the status '{self.name}'", count)
        return ()


def find_status(module: str, name: str | None, work: Work) -> Status | None:
    """The status of `module` that a record with this word stands in, or None."""
    if name is None:
        return None
    return work.first(Status, Status.module.equals(module), Status.name.equals(name))


def default_status(module: str) -> Chosen:
    """Of new records of `module`, for its status: `StatusField("offers", default=default_status("offers"))`."""

    def choose(record: Resource, work: Work) -> str | None:
        status = work.first(Status, Status.module.equals(module), Status.isDefault.equals(True))
        return status.name if status is not None else None

    return Chosen(choose, "by default the tenant's status that is `isDefault`")


def find_won_status(module: str, work: Work) -> str:
    """The word for what is agreed: the tenant's first status of `module` with a chance of 100 %, else `getekend`."""
    won = [s for s in work.select(Status, Status.module.equals(module)) if s.successPercentage == WON]
    return min(won, key=lambda status: status.position or 0).name if won else "getekend"


def reserves_stock(module: str, name: str | None, work: Work) -> bool:
    """Whether an order of `module` in this status promises stock, or lets it be expected; a word that is none of the
    tenant's statuses doesn't."""
    status = find_status(module, name, work)
    return status is not None and bool(status.stockReserving)
