"""Mobility types: how somebody travels to the work."""

from truweel.schema import Money, Resource, Text

__all__ = ["MobilityType"]


class MobilityType(Resource, path="mobility-types", module="settings", scope="settings", type="mobility-type"):
    """A way of travelling to the work, and what a kilometre of it is paid."""

    name = Text(required=True, filter=True, sort=True, doc="Name.", example="Bestuurder met passagiers")
    pricePerKm = Money(minimum=0, doc="Allowance for a kilometre.", example=0.4415)
