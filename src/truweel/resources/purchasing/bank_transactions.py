"""Bank transactions."""

from truweel.schema import Resource, Text

__all__ = ["BankTransaction"]


class BankTransaction(Resource, path="bank-transactions", event="bank-transaction", module="sales-invoices"):
    """Bank transaction."""

    title = Text(doc="Title.")
