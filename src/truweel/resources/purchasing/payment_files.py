"""Payment files."""

from truweel.schema import Resource, Text

__all__ = ["PaymentFile"]


class PaymentFile(Resource, path="payment-files", event="payment-file", module="purchase-invoices"):
    """Payment file."""

    title = Text(doc="Title.")
