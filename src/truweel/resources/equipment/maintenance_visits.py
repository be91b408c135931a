"""Maintenance visits."""

from truweel.schema import Resource, Text

__all__ = ["MaintenanceVisit"]


class MaintenanceVisit(
    Resource, path="maintenance-visits", event="maintenance-visit", module="installations", scope="installations"
):
    """Maintenance visit."""

    title = Text(doc="Title.")
