"""Appointments."""

from truweel.schema import Resource, Text

__all__ = ["Appointment"]


class Appointment(Resource, path="appointments", event="appointment", module="appointments"):
    """Appointment."""

    title = Text(doc="Title.")
