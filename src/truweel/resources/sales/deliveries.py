"""Deliveries."""

from truweel.schema import Resource, Text

__all__ = ["Delivery"]


class Delivery(Resource, path="deliveries", event="delivery", module="deliveries", extra=True, documents=True):
    """Delivery."""

    title = Text(doc="Title.")
