"""Purchase supply orders."""

from truweel.schema import Children, Resource, Text

__all__ = ["PurchaseSupplyOrder", "PurchaseSupplyOrderLineItem"]


class PurchaseSupplyOrder(
    Resource,
    path="purchase-supply-orders",
    event="purchase-supply-order",
    module="purchase-supply-orders",
    extra=True,
    documents=True,
):
    """Purchase supply order."""

    title = Text(doc="Title.")
    lineItems = Children["PurchaseSupplyOrderLineItem"]("line-items", doc="Line items.")


class PurchaseSupplyOrderLineItem(
    Resource, path="line-items", parent="purchase-supply-orders", type="purchase-supply-order-line-item"
):
    """Line items."""

    description = Text(doc="Text.")
