"""Public holidays."""

from truweel.schema import Resource, Text

__all__ = ["PublicHoliday"]


class PublicHoliday(Resource, path="public-holidays", module="settings", scope="settings", type="public-holiday"):
    """Public holiday."""

    title = Text(doc="Title.")
