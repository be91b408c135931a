"""Public holidays."""

from truweel.schema import Date, Range, Resource, Text

__all__ = ["PublicHoliday"]


class PublicHoliday(
    Resource,
    path="public-holidays",
    module="settings",
    scope="settings",
    type="public-holiday",
):
    """A day on which nobody works."""

    date = Date(required=True, filter=Range("fromDate", "toDate"), sort=True, doc="The day.", example="2026-07-21")
    name = Text(sort=True, search=True, doc="Name.", example="Nationale feestdag")
    country = Text(
        max_length=10,
        default="BE",
        filter=True,
        sort=True,
        doc="Country, ISO 3166-1 alpha-2; the day is free for all employees, whichever it is.",
        example="BE",
    )
