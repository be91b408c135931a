"""Time off categories."""

from truweel.schema import Resource, Text

__all__ = ["TimeOffCategory"]


class TimeOffCategory(
    Resource, path="time-off-categories", module="settings", scope="settings", type="time-off-categorie"
):
    """Time off categorie."""

    title = Text(doc="Title.")
