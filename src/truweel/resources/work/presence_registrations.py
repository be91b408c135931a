"""Presence registrations."""

from truweel.schema import Resource, Text

__all__ = ["PresenceRegistration"]


class PresenceRegistration(
    Resource, path="presence-registrations", event="presence-registration", module="employees", scope="employees"
):
    """Presence registration."""

    title = Text(doc="Title.")
