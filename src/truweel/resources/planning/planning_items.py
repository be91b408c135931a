"""Planning items."""

from truweel.schema import Resource, Text

__all__ = ["PlanningItem"]


class PlanningItem(
    Resource,
    path="planning-items",
    event="planning-item",
    module="planning-items",
    scope="planning-items",
    extra=True,
    documents=True,
):
    """Planning item."""

    title = Text(doc="Title.")
