"""Planning types."""

from truweel.schema import Resource, Text

__all__ = ["PlanningType"]


class PlanningType(Resource, path="planning-types", module="settings", scope="settings", type="planning-type"):
    """Planning type."""

    title = Text(doc="Title.")
