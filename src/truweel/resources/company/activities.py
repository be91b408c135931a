"""Activities."""

from truweel.schema import Resource, Text

__all__ = ["Activity"]


class Activity(Resource, path="activities", module="settings", scope="settings", type="activity"):
    """A line of business that costs and sales are counted by."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Sanitair")
