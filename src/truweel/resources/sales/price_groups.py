"""Price groups."""

from truweel.schema import Resource, Text

__all__ = ["PriceGroup"]


class PriceGroup(
    Resource, path="price-groups", event="price-group", module="articles", scope="articles", type="price-group"
):
    """Clients for whom articles have the same prices: tier prices are per group."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Aannemers")
