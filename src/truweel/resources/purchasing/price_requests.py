"""Price requests."""

from truweel.schema import Resource, Text

__all__ = ["PriceRequest"]


class PriceRequest(
    Resource, path="price-requests", event="price-request", module="purchase-invoices", extra=True, documents=True
):
    """Price request."""

    title = Text(doc="Title.")
