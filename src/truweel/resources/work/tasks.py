"""Tasks."""

from truweel.schema import Resource, Text

__all__ = ["Task"]


class Task(Resource, path="tasks", event="task", module="tasks"):
    """Task."""

    title = Text(doc="Title.")
