"""Hour types."""

from truweel.schema import Resource, Text

__all__ = ["HourType"]


class HourType(Resource, path="hour-types", module="settings", scope="settings", type="hour-type"):
    """Hour type."""

    title = Text(doc="Title.")
