"""What is to be done to an installation again and again."""

import datetime
from typing import TYPE_CHECKING

from truweel.resources.documents.recurrence import PERIOD_UNITS, count_before, list_days
from truweel.resources.work.public_holidays import PublicHoliday
from truweel.schema import Boolean, Choice, Integer, LongText, Ref, Resource, Text, Work

if TYPE_CHECKING:
    from truweel.resources.planning.planning_types import PlanningType
    from truweel.resources.stock.articles import Article

__all__ = ["MaintenancePlan"]


class MaintenancePlan(Resource):
    """What templates on articles and schedules on installations share: what is done, and how often."""

    name = Text(required=True, doc="What is done.", example="Jaarlijks onderhoud ketel")
    periodUnit = Choice(*PERIOD_UNITS, default="YEAR", doc="Unit of the period.")
    periodCount = Integer(minimum=1, default=1, doc="How many of it the period lasts.", example=1)
    synchronize = Boolean(default=False, doc="Whether the next date follows the day on which it was really done.")
    combinable = Boolean(
        default=True, doc="Whether one order does it together with others of the same project and client."
    )
    estimatedMinutes = Integer(minimum=0, doc="Minutes that it takes.", example=90)
    planningTypeId = Ref["PlanningType"]("planning-types", doc="Kind of planning that it is put in as.")
    articleId = Ref["Article"]("articles", doc="Article that is charged for it.")
    checklistTemplate = LongText(doc="What is checked, one point a line.")
    remark = LongText(doc="What else there is to know.")

    def next_after(self, anchor: str, day: str, work: Work) -> str | None:
        """The first day after `day` of those counted from `anchor`, as ISO texts; None past the year 9999."""
        unit = self.periodUnit or "YEAR"
        holidays = {holiday.date for holiday in work.select(PublicHoliday)} if unit == "WORKING_DAY" else set()
        start, count = datetime.date.fromisoformat(anchor), self.periodCount or 1
        passed = count_before(start, unit, count, datetime.date.fromisoformat(day))
        days = list_days(start, unit, count, holidays, passed)
        return next((due for due in map(datetime.date.isoformat, days) if due > day), None)
