"""Time off requests."""

from truweel.schema import Resource, Text

__all__ = ["TimeOffRequest"]


class TimeOffRequest(
    Resource, path="time-off-requests", event="time-off-request", module="employees", scope="employees"
):
    """Time off request."""

    title = Text(doc="Title.")
