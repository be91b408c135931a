"""Work schedules."""

from truweel.schema import Resource, Text

__all__ = ["WorkSchedule"]


class WorkSchedule(Resource, path="work-schedules", module="settings", scope="settings", type="work-schedule"):
    """Work schedule."""

    title = Text(doc="Title.")
