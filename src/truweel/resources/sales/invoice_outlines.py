"""What an invoice reads of lines that don't change, and what it comes to for each of its sources."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import field as msgspec_field

from truweel.resources.documents.lines import COUNTING, LineOutline, read_id
from truweel.resources.documents.totals import split
from truweel.schema import Id

if TYPE_CHECKING:
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["InvoiceLineOutline", "share_out"]


class InvoiceLineOutline(LineOutline, frozen=True, gc=False):
    """What an invoice reads of a line that doesn't change."""

    project_id: str | None = msgspec_field(name="projectId", default=None)
    order_id: str | None = msgspec_field(name="orderId", default=None)
    work_order_id: str | None = msgspec_field(name="workOrderId", default=None)

    @property
    def projectId(self) -> "Id[Project] | None":
        """The project that it is for."""
        return read_id(self.project_id)

    @property
    def orderId(self) -> "Id[SalesOrder] | None":
        """The order that it is for."""
        return read_id(self.order_id)

    @property
    def workOrderId(self) -> "Id[WorkOrder] | None":
        """The work order that it is for."""
        return read_id(self.work_order_id)


def share_out(
    invoice: "SalesInvoice", lines: "Iterable[SalesInvoiceLineItem | InvoiceLineOutline]"
) -> "dict[tuple[Id[SalesOrder] | None, Id[WorkOrder] | None], Decimal]":
    """What the counting lines of an invoice come to, VAT not included, by order and work order; also of neither."""
    shares: dict[tuple[Any, Any], Decimal] = {}
    for line in lines:
        if line.type == COUNTING:
            key = line.orderId, line.workOrderId
            shares[key] = shares.get(key, Decimal(0)) + (line.totalExclVat or 0)
    gross, net = sum(shares.values(), Decimal(0)), invoice.totalExclVat or Decimal(0)
    if gross not in (0, net):
        shares = dict(zip(shares, split(net, [*shares.values()]), strict=True))
    return shares
