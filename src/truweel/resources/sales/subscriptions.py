"""Subscriptions."""

from truweel.schema import Resource, Text

__all__ = ["Subscription"]


class Subscription(
    Resource, path="subscriptions", event="subscription", module="subscriptions", extra=True, documents=True
):
    """Subscription."""

    title = Text(doc="Title.")
