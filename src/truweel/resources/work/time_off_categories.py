"""Categories of time off."""

from decimal import Decimal

from truweel.schema import Boolean, DecimalField, Resource, Text

__all__ = ["TimeOffCategory"]


class TimeOffCategory(
    Resource, path="time-off-categories", module="settings", scope="settings", type="time-off-category"
):
    """A reason to be away: holiday, illness, compensation."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Wettelijk verlof")
    paid = Boolean(default=True, filter=True, doc="Whether the employer pays it.")
    daysPerYear = DecimalField(
        decimals=2, minimum=0, maximum=Decimal(366), doc="Days that an employee has a year; null for any.", example=20
    )
    carryOver = Boolean(default=False, doc="Whether what is left goes on to the next year.")
    color = Text(max_length=20, doc="Colour, as CSS writes it.", example="#2e7d32")
