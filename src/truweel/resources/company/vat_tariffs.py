"""VAT tariffs."""

from truweel.schema import Boolean, DecimalField, Resource, Text

__all__ = ["VatTariff"]


class VatTariff(Resource, path="vat-tariffs", module="settings", scope="settings", type="vat-tariff"):
    """A percentage of VAT, or the reason why there is none."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="21%")
    percentage = DecimalField(decimals=4, minimum=0, maximum=100, sort=True, doc="Percentage.", example=21)
    reverseCharge = Boolean(default=False, doc="Whether the client owes the VAT itself (btw verlegd).")
