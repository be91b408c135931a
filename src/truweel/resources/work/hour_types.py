"""Hour types."""

from typing import TYPE_CHECKING

from truweel.schema import Boolean, Choice, DecimalField, Ref, Resource, Text

if TYPE_CHECKING:
    from truweel.resources.work.time_off_categories import TimeOffCategory

__all__ = ["HourType"]


class HourType(Resource, path="hour-types", module="settings", scope="settings", type="hour-type"):
    """A kind of hours: worked, or away from work."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Ziekte")
    type = Choice("PRESENCE", "ABSENCE", default="PRESENCE", filter=True, sort=True, doc="Worked, or away.")
    timeOffCategoryId = Ref["TimeOffCategory"](
        "time-off-categories", filter=True, doc="Category of time off that it counts for."
    )
    countsInSchedule = Boolean(default=True, filter=True, doc="Whether it fills hours of the work schedule.")
    code = Text(max_length=40, filter=True, sort=True, doc="Code of the payroll office.", example="110")
    costPercentage = DecimalField(
        decimals=4, minimum=0, doc="Cost of such an hour in percent of a normal one.", example=150
    )
    salePercentage = DecimalField(
        decimals=4, minimum=0, doc="Price of such an hour in percent of a normal one.", example=150
    )
