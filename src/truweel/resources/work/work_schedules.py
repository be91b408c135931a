"""Work schedules."""

from collections.abc import Iterable

from truweel.schema import Fault, Integer, List, Resource, Text, TimeOfDay, Value, ValueObject, Work, check

__all__ = ["ScheduleDay", "WorkSchedule"]


class ScheduleDay(ValueObject):
    """A day of a work schedule."""

    start = TimeOfDay(doc="When work begins; null on a free day.", example={"hour": 7, "minute": 30})
    end = TimeOfDay(doc="When it ends.", example={"hour": 16, "minute": 0})
    breakMinutes = Integer(default=0, minimum=0, maximum=24 * 60, doc="Minutes of break.", example=30)
    minutes = Integer(minimum=0, maximum=24 * 60, doc="Minutes of work, breaks not included.", example=480)


WEEK = 7
DAY = {"start": {"hour": 7, "minute": 30}, "end": {"hour": 16, "minute": 0}, "breakMinutes": 30, "minutes": 480}
FREE = {"start": None, "end": None, "breakMinutes": 0, "minutes": None}


class WorkSchedule(
    Resource,
    path="work-schedules",
    module="settings",
    scope="settings",
    type="work-schedule",
    example={"days": [DAY] * 5 + [FREE] * 2, "weeks": 1},
):
    """How long somebody works on each day of the week, in one week or several in turn."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Voltijds 38 uur")
    days = List(Value(ScheduleDay), doc="Seven days for each week, from Monday.")
    weeks = Integer(default=1, minimum=1, maximum=52, doc="After how many weeks it begins again.")

    @check
    def tell_of_wrong_days(self, before: "WorkSchedule | None", work: Work) -> Iterable[Fault]:
        """It has the days of all its weeks, or none yet; what others count is told."""
        count = WEEK * (self.weeks or 1)
        if self.days and len(self.days) != count and work.changes(self, WorkSchedule.days, WorkSchedule.weeks):
            effect = "are free" if len(self.days) < count else "count nothing"
            work.warn("days", f"it has {len(self.days)}, and {self.weeks or 1} weeks {count}: the others {effect}")
        return ()
