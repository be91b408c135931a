"""What was spent on a work order: hours, equipment and kilometres."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.resources.documents.prices import find_cost, find_net_price
from truweel.resources.documents.totals import line_amount
from truweel.resources.work.hours import BY_TIMES, count_minutes, settle_hours, to_hours
from truweel.schema import (
    Chosen,
    Date,
    DecimalField,
    Equals,
    Fault,
    From,
    Integer,
    Money,
    Range,
    Ref,
    Refs,
    Resource,
    Snapshot,
    Text,
    TimeOfDay,
    Work,
    check,
    derive,
    formula,
)
from truweel.schema.numbers import round_to_millionths

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity
    from truweel.resources.company.employees import Employee
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.equipment.materials import Material
    from truweel.resources.stock.articles import Article
    from truweel.resources.work.hour_types import HourType
    from truweel.resources.work.mobility_types import MobilityType
    from truweel.resources.work.wage_supplements import WageSupplement

__all__ = ["CommuteEntry", "MaterialEntry", "TimeEntry"]

ZERO = Decimal(0)


class TimeEntry(
    Resource,
    path="time-entries",
    parent="work-orders",
    type="time-entry",
    audit=("createdAt", "updatedAt"),
    example={
        "startTime": {"hour": 8, "minute": 0},
        "endTime": {"hour": 16, "minute": 30},
        "breakMinutes": 30,
        "hours": 8,
    },
):
    """Hours of one employee."""

    employeeId = Ref["Employee"]("employees", filter=True, kept=True, doc="Who worked.")
    articleId = Ref["Article"]("articles", filter=True, doc="Article that is the hour code.")
    hourTypeId = Ref["HourType"]("hour-types", filter=True, doc="Kind of hours.")
    hours = DecimalField(
        decimals=4,
        default=BY_TIMES,
        doc="Hours of work, breaks not included; below 0 to correct others.",
        example=7.5,
    )
    billableHours = DecimalField(decimals=4, default=From("hours"), doc="Hours that are invoiced.", example=7.5)
    breakMinutes = Integer(minimum=0, kept=True, doc="Minutes of break.", example=30)
    startTime = TimeOfDay(doc="When the work began.", example={"hour": 8, "minute": 0})
    endTime = TimeOfDay(
        doc="When it ended, on the next day where that is not after the start; null while it goes on.",
        example={"hour": 16, "minute": 0},
    )
    unitPrice = Money(decimals=6, read_only=True, doc="`salePrice` under its other name; a body may use either.")
    salePrice = Money(
        decimals=6,
        other_names=("unitPrice",),
        kept=True,
        doc="Price of one hour, VAT not included; by default that of the article for this client, by the percentage of "
        "the hour type.",
        example=58,
    )
    costPrice = Money(
        decimals=6,
        kept=True,
        doc="Cost of one hour; by default that of the employee, by the percentage of the hour type.",
        example=38.5,
    )
    description = Text(
        max_length=4000, search=True, kept=True, other_names=("remark",), doc="What was done.",
        example="Leidingen gelegd",
    )  # fmt: skip
    activityId = Ref["Activity"]("activities", filter=True, doc="Activity that it counts for.")
    supplementIds = Refs["WageSupplement"](
        "wage-supplements", relation="supplements", doc="What comes on top of the wage."
    )
    date = Date(
        filter=(Equals(), Range("fromDate", "toDate")), sort=True, kept=True,
        doc="Day; by default that of the work order.",
    )  # fmt: skip

    @property
    def is_running(self) -> bool:
        """Whether it has begun and not ended."""
        return self.startTime is not None and self.endTime is None and not self.hours

    @property
    def net_minutes(self) -> int | None:
        """What its times come to, None while one is missing."""
        if self.startTime is None or self.endTime is None:
            return None
        return count_minutes(self.startTime, self.endTime, self.breakMinutes)

    @derive
    def count_hours(self, work: Work) -> None:
        """The hours that its times come to; those that are invoiced are the same until somebody says otherwise."""
        before, minutes = work.before(self), self.net_minutes
        if minutes is not None:
            settle_hours(
                work, self, TimeEntry.hours, (TimeEntry.startTime, TimeEntry.endTime, TimeEntry.breakMinutes),
                to_hours(minutes),
            )  # fmt: skip
        is_following = before is not None and before.billableHours == before.hours != self.hours
        if self.billableHours is None or (is_following and not work.gives(self, TimeEntry.billableHours)):
            self.billableHours = self.hours

    @derive
    def price_hours(self, work: Work) -> None:
        """Price and cost of an hour when its article and employee are first set, and the day of the work order."""
        before = work.before(self)
        hour_type = work.follow(self, TimeEntry.hourTypeId)
        if self.salePrice is None and (before is None or before.articleId is None):
            article = work.follow(self, TimeEntry.articleId)
            price = find_net_price(article, self.billableHours, self, work)
            self.salePrice = _rated(price, hour_type.salePercentage if hour_type is not None else None)
        if self.costPrice is None and (before is None or before.employeeId is None):
            employee = work.follow(self, TimeEntry.employeeId)
            cost = employee.costPerHour if employee is not None else None
            self.costPrice = _rated(cost, hour_type.costPercentage if hour_type is not None else None)
        if self.date is None:
            self.date = work.parent(self).date

    @check
    def last_longer_than_its_break(self, before: "TimeEntry | None", work: Work) -> Iterable[Fault]:
        """Hours that follow from its times are not below 0; a correction names its hours."""
        minutes = self.net_minutes
        if minutes is not None and minutes < 0 and self.hours == to_hours(minutes):
            yield Fault(
                "breakMinutes", f"must be {minutes + (self.breakMinutes or 0)} or less: the work takes no longer"
            )

    @formula(unitPrice)
    def repeat_price(self) -> Decimal | None:
        """The price under its other name."""
        return self.salePrice


def find_use_price(entry: "MaterialEntry", work: Work) -> Decimal | None:
    """What a unit of the equipment costs the client."""
    return find_net_price(work.follow(entry, MaterialEntry.articleId), entry.billableAmount, entry, work)


class MaterialEntry(
    Resource, path="material-entries", parent="work-orders", type="material-entry", audit=("createdAt", "updatedAt")
):
    """Equipment that was used."""

    materialId = Ref["Material"]("materials", filter=True, doc="Piece of equipment.")
    articleId = Ref["Article"]("articles", filter=True, doc="Article that it is invoiced as.")
    amount = DecimalField(doc="How much was used.", example=2)
    billableAmount = DecimalField(default=From("amount"), doc="How much is invoiced.", example=2)
    costAmount = DecimalField(default=From("amount"), doc="How much is counted as cost.", example=2)
    salePrice = Money(
        decimals=6,
        default=Chosen(find_use_price, "by default that of the article for this client"),
        doc="Price of one unit, VAT not included.",
    )
    costPrice = Money(decimals=6, default=Chosen(find_cost, "by default that of the article"), doc="Cost of one unit.")
    unitType = Text(max_length=40, default=From("articleId.unitType"), doc="Unit.", example="uur")
    description = Text(max_length=4000, doc="What it was used for.", example="Minigraver")
    remark = Text(max_length=4000, doc="What else there is to know.")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", filter=True, doc="VAT tariff.")


class CommuteEntry(
    Resource, path="commute-entries", parent="work-orders", type="commute-entry", audit=("createdAt", "updatedAt")
):
    """How one employee came to the work."""

    employeeId = Ref["Employee"]("employees", filter=True, doc="Who travelled.")
    mobilityTypeId = Ref["MobilityType"](
        "mobility-types",
        filter=True,
        doc="How: `-1` as driver with passengers, `-2` as passenger, `-3` as driver alone.",
    )
    mobilityTypeName = Text(value=Snapshot("mobilityTypeId.name"), doc="Name of that.", example="Bestuurder alleen")
    distance = DecimalField(decimals=4, minimum=0, doc="Kilometres there.", example=24)
    returnDistance = DecimalField(decimals=4, minimum=0, doc="Kilometres back.", example=24)
    materialId = Ref["Material"]("materials", filter=True, doc="Vehicle.")
    price = Money(default=From("mobilityTypeId.pricePerKm"), doc="Allowance for a kilometre.", example=0.4415)
    amount = Money(read_only=True, doc="Allowance in all.", example=21.19)

    @formula(amount)
    def pay_kilometres(self) -> Decimal | None:
        """Kilometres there and back times the allowance, in cents."""
        if self.price is None:
            return None
        return line_amount((self.distance or ZERO) + (self.returnDistance or ZERO), self.price, ZERO)


def _rated(price: Decimal | None, percentage: Decimal | None) -> Decimal | None:
    """A price of a normal hour for hours of this percentage of it."""
    if price is None or percentage is None:
        return price
    return round_to_millionths(price * percentage / 100)
