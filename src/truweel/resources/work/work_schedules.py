"""Work schedules."""

from truweel.schema import Integer, List, Resource, Text, TimeOfDay, Value, ValueObject

__all__ = ["ScheduleDay", "WorkSchedule"]


class ScheduleDay(ValueObject):
    """A day of a work schedule."""

    start = TimeOfDay(doc="When work begins; null on a free day.", example={"hour": 7, "minute": 30})
    end = TimeOfDay(doc="When it ends.", example={"hour": 16, "minute": 0})
    breakMinutes = Integer(default=0, minimum=0, maximum=24 * 60, doc="Minutes of break.", example=30)
    minutes = Integer(minimum=0, maximum=24 * 60, doc="Minutes of work, breaks not included.", example=480)


class WorkSchedule(Resource, path="work-schedules", module="settings", scope="settings", type="work-schedule"):
    """How long somebody works on each day of the week, in one week or several in turn."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Voltijds 38 uur")
    days = List(Value(ScheduleDay), doc="Seven days for each week, from Monday.")
    weeks = Integer(default=1, minimum=1, maximum=52, doc="After how many weeks it begins again.")
