"""The ledgers of what orders, work orders and their lines gave: what was invoiced, delivered and paid in advance."""

from typing import TYPE_CHECKING

from truweel.schema import DecimalField, Ledger, Ref

if TYPE_CHECKING:
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["Advance", "Delivered", "InvoicedAmount", "InvoicedQuantity"]


class InvoicedQuantity(Ledger, name="invoiced_quantities"):
    """Units of a line that stand on invoices; what booked credit notes take back is below zero."""

    orderLineItemId: Ref["SalesOrderLineItem"] = Ref("sales-orders/line-items")
    quantity: DecimalField = DecimalField()


class InvoicedAmount(Ledger, name="invoiced_amounts"):
    """What was invoiced of an order or work order, VAT not included, discounts on the whole taken off."""

    salesOrderId: Ref["SalesOrder"] = Ref("sales-orders")
    workOrderId: Ref["WorkOrder"] = Ref("work-orders")
    amount: DecimalField = DecimalField()


class Advance(Ledger, name="order_advances"):
    """What advance invoices ask for before the work, and what later invoices take off for it, below zero."""

    salesOrderId: Ref["SalesOrder"] = Ref("sales-orders")
    amount: DecimalField = DecimalField()


class Delivered(Ledger, name="delivered_quantities"):
    """What deliveries brought of an order and its lines, and what that is worth."""

    salesOrderId: Ref["SalesOrder"] = Ref("sales-orders")
    orderLineItemId: Ref["SalesOrderLineItem"] = Ref("sales-orders/line-items")
    quantity: DecimalField = DecimalField()
    amount: DecimalField = DecimalField()
