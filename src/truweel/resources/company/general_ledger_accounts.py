"""General-ledger accounts."""

from truweel.schema import Contains, Resource, Text, label

__all__ = ["GeneralLedgerAccount"]


class GeneralLedgerAccount(
    Resource,
    path="general-ledger-accounts",
    module="settings",
    scope="settings",
    type="general-ledger-account",
):
    """An account of the general ledger that sales and purchases are booked on."""

    code = Text(required=True, max_length=20, filter=True, sort=True, search=True, doc="Number.", example="700000")
    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="Name.", example="Verkopen van goederen")

    @label
    def describe(self) -> str:
        """Number and name."""
        return f"{self.code} {self.name}"
