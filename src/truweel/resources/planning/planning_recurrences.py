"""Planning recurrences."""

from truweel.schema import Resource, Text

__all__ = ["PlanningRecurrence"]


class PlanningRecurrence(
    Resource, path="planning-recurrences", event="planning-recurrence", module="planning-items", scope="planning-items"
):
    """Planning recurrence."""

    title = Text(doc="Title.")
