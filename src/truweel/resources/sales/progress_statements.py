"""Progress statements."""

from truweel.schema import Resource, Text

__all__ = ["ProgressStatement"]


class ProgressStatement(
    Resource,
    path="progress-statements",
    event="progress-statement",
    module="progress-statements",
    extra=True,
    documents=True,
):
    """Progress statement."""

    title = Text(doc="Title.")
