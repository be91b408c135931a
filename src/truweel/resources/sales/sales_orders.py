"""Sales orders."""

from truweel.schema import Children, Resource, Text

__all__ = ["InvoicePhase", "SalesOrder", "SalesOrderLineItem"]


class SalesOrder(
    Resource,
    path="sales-orders",
    event="sales-order",
    module="sales-orders",
    scope="sales-orders",
    extra=True,
    documents=True,
):
    """Sales order."""

    title = Text(doc="Title.")
    lineItems = Children["SalesOrderLineItem"]("line-items", doc="Line items.")
    invoicePhases = Children["InvoicePhase"]("invoice-phases", doc="Invoice phases.")


class SalesOrderLineItem(Resource, path="line-items", parent="sales-orders", type="sales-order-line-item"):
    """Line items."""

    description = Text(doc="Text.")


class InvoicePhase(Resource, path="invoice-phases", parent="sales-orders", type="invoice-phase"):
    """Invoice phases."""

    description = Text(doc="Text.")
