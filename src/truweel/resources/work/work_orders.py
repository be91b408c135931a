"""Work orders."""

from truweel.schema import Resource, Text

__all__ = ["WorkOrder"]


class WorkOrder(
    Resource,
    path="work-orders",
    event="work-order",
    module="work-orders",
    scope="work-orders",
    extra=True,
    documents=True,
):
    """Work order."""

    title = Text(doc="Title.")
