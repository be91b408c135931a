"""Price indices."""

from truweel.schema import Resource, Text

__all__ = ["PriceIndex"]


class PriceIndex(Resource, path="price-indices", module="settings", scope="settings", type="price-index"):
    """Price index."""

    title = Text(doc="Title.")
