"""Price groups."""

from truweel.schema import Resource, Text

__all__ = ["PriceGroup"]


class PriceGroup(Resource, path="price-groups", event="price-group", module="articles", scope="articles"):
    """Price group."""

    title = Text(doc="Title.")
