"""Wage supplements."""

from truweel.schema import Choice, DecimalField, Money, Resource, Text

__all__ = ["WageSupplement"]


class WageSupplement(Resource, path="wage-supplements", module="settings", scope="settings", type="wage-supplement"):
    """What comes on top of a wage, or off it: a bonus for work at height, meal vouchers."""

    code = Text(required=True, max_length=40, filter=True, sort=True, search=True, doc="Code.", example="HOOGTE")
    description = Text(sort=True, search=True, doc="What it is for.", example="Werken op hoogte")
    type = Choice(
        "DEDUCTION", "SUPPLEMENT", default="SUPPLEMENT", filter=True, sort=True, doc="Off the wage, or on top of it."
    )
    amount = Money(doc="Amount each time.", example=2.5)
    percentage = DecimalField(decimals=4, doc="Percent of the wage.", example=10)
