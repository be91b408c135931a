"""General-ledger accounts."""

from truweel.schema import Choice, Contains, Resource, Text, label

__all__ = ["GeneralLedgerAccount"]


class GeneralLedgerAccount(
    Resource,
    path="general-ledger-accounts",
    module="settings",
    scope="settings",
    type="general-ledger-account",
    revision=2,
):
    """An account of the general ledger that sales and purchases are booked on."""

    code = Text(required=True, max_length=20, filter=True, sort=True, search=True, doc="Number.", example="700000")
    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="Name.", example="Verkopen van goederen")
    kind = Choice(
        "SALES", "PURCHASE", filter=True, since=2, doc="What is booked on it; null: anything.", example="SALES"
    )

    @label
    def describe(self) -> str:
        """Number and name."""
        return f"{self.code} {self.name}"
