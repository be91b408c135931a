"""Mobility types."""

from truweel.schema import Resource, Text

__all__ = ["MobilityType"]


class MobilityType(Resource, path="mobility-types", module="settings", scope="settings", type="mobility-type"):
    """Mobility type."""

    title = Text(doc="Title.")
