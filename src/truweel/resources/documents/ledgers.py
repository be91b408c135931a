"""The ledgers of what became of contracts, work orders and their lines: added, invoiced, delivered, paid in advance."""

from typing import TYPE_CHECKING

from truweel.schema import DecimalField, Ledger, Ref

if TYPE_CHECKING:
    from truweel.resources.purchasing.bank_transactions import BankTransaction
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder, PurchaseSupplyOrderLineItem
    from truweel.resources.sales.progress_statements import ProgressStatement
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.sales.settlements import SettlementLineItem
    from truweel.resources.work.work_orders import WorkOrder

__all__ = [
    "Advance",
    "BankMatch",
    "ChangeOrder",
    "Delivered",
    "InvoicedAmount",
    "InvoicedQuantity",
    "InvoicedStatement",
    "InvoicedSupply",
    "OrderedQuantity",
    "Receipts",
    "Received",
    "StatedQuantity",
]


class BankMatch(Ledger, name="bank_matches"):
    """What of a movement at the bank is a payment of invoices; below zero of one that went out."""

    bankTransactionId: Ref["BankTransaction"] = Ref("bank-transactions")
    amount: DecimalField = DecimalField()


class InvoicedQuantity(Ledger, name="invoiced_quantities"):
    """Units of a line that stand on invoices; what booked credit notes take back is below zero."""

    orderLineItemId: Ref["SalesOrderLineItem"] = Ref("sales-orders/line-items")
    settlementLineItemId: Ref["SettlementLineItem"] = Ref("settlements/line-items")
    quantity: DecimalField = DecimalField()


class OrderedQuantity(Ledger, name="ordered_quantities"):
    """Units of a line of an order that stand on orders at suppliers."""

    orderLineItemId: Ref["SalesOrderLineItem"] = Ref("sales-orders/line-items")
    quantity: DecimalField = DecimalField()


class StatedQuantity(Ledger, name="stated_quantities"):
    """Units of a line of an order or change order that approved progress statements say are done."""

    orderLineItemId: Ref["SalesOrderLineItem"] = Ref("sales-orders/line-items")
    settlementLineItemId: Ref["SettlementLineItem"] = Ref("settlements/line-items")
    quantity: DecimalField = DecimalField()


class InvoicedStatement(Ledger, name="invoiced_statements"):
    """What the invoices of a progress statement come to, VAT included; what booked credit notes take back is below
    zero."""

    progressStatementId: Ref["ProgressStatement"] = Ref("progress-statements")
    amount: DecimalField = DecimalField()


class ChangeOrder(Ledger, name="order_changes"):
    """What the change orders that a client agreed to add to an order, VAT not included, and how many they are."""

    salesOrderId: Ref["SalesOrder"] = Ref("sales-orders")
    amount: DecimalField = DecimalField()
    count: DecimalField = DecimalField()


class InvoicedAmount(Ledger, name="invoiced_amounts"):
    """What was invoiced of an order or work order, VAT not included, discounts on the whole taken off."""

    salesOrderId: Ref["SalesOrder"] = Ref("sales-orders")
    workOrderId: Ref["WorkOrder"] = Ref("work-orders")
    amount: DecimalField = DecimalField()


class Advance(Ledger, name="order_advances"):
    """What an advance invoice asks for before the work, and what later invoices take off for it, below zero."""

    salesOrderId: Ref["SalesOrder"] = Ref("sales-orders")
    advanceInvoiceId: Ref["SalesInvoice"] = Ref("sales-invoices")
    amount: DecimalField = DecimalField()


class Delivered(Ledger, name="delivered_quantities"):
    """What deliveries brought of an order and its lines, and what that is worth."""

    salesOrderId: Ref["SalesOrder"] = Ref("sales-orders")
    orderLineItemId: Ref["SalesOrderLineItem"] = Ref("sales-orders/line-items")
    quantity: DecimalField = DecimalField()
    amount: DecimalField = DecimalField()


class Received(Ledger, name="received_quantities"):
    """Units that came of a line of a supply order, below zero what went back."""

    orderLineItemId: Ref["PurchaseSupplyOrderLineItem"] = Ref("purchase-supply-orders/line-items")
    quantity: DecimalField = DecimalField()


class InvoicedSupply(Ledger, name="invoiced_supplies"):
    """Units of a line of a supply order that stand on invoices of the supplier, below zero those on credit notes."""

    orderLineItemId: Ref["PurchaseSupplyOrderLineItem"] = Ref("purchase-supply-orders/line-items")
    quantity: DecimalField = DecimalField()


class Receipts(Ledger, name="supply_order_receipts"):
    """How far the lines of a supply order are: those that count, those of which some came, those of which all came; and
    what came is worth, no more than was ordered."""

    purchaseSupplyOrderId: Ref["PurchaseSupplyOrder"] = Ref("purchase-supply-orders")
    lines: DecimalField = DecimalField()
    begun: DecimalField = DecimalField()
    complete: DecimalField = DecimalField()
    amount: DecimalField = DecimalField()
