"""Time registrations."""

from truweel.schema import Resource, Text

__all__ = ["TimeRegistration"]


class TimeRegistration(Resource, path="time-registrations", event="time-registration", module="time-registrations"):
    """Time registration."""

    title = Text(doc="Title.")
