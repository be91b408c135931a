"""What a work schedule asks of an employee on a day, and how much of it an absence takes (catalogue 8.5).

Times of the day are minutes from midnight in the tenant's time zone. The break of a day is in its middle, so that the
parts of a day add up to the whole.
"""

import datetime
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from truweel.clock import day_bounds, local_time
from truweel.resources.work.hours import DAY, count_minutes
from truweel.resources.work.public_holidays import PublicHoliday
from truweel.schema import Reads

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee

__all__ = ["MAX_DAYS", "WorkingDay", "Workweek", "days_of_range", "end_of_range", "find_workweek", "local_minute"]

MAX_DAYS = 3 * 366
"""Days that one absence, or one question about hours, may take."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A day of a schedule: its times, where it has any, and its minutes of work."""

    start: int | None
    end: int | None
    break_minutes: int
    minutes: int

    @classmethod
    def of(cls, day: dict[str, Any]) -> "WorkingDay":
        """The day that a `ScheduleDay` describes; its minutes follow from its times where it doesn't say them."""
        start, end, break_minutes = day["start"], day["end"], day["breakMinutes"] or 0
        minutes = day["minutes"]
        if minutes is None and start is not None and end is not None:
            minutes = max(count_minutes(start, end, break_minutes), 0)
        return cls(start, end, break_minutes, minutes or 0)

    def overlap(self, start: int, end: int) -> int:
        """Minutes of work from `start` to `end`."""
        if start <= 0 and end >= DAY:
            return self.minutes
        if self.start is None or self.end is None:
            return min(self.minutes, max(end - start, 0))
        last = self.start + count_minutes(self.start, self.end, 0)
        present = _common(start, end, self.start, last)
        middle = (self.start + last - self.break_minutes) // 2
        return min(self.minutes, present - _common(start, end, middle, middle + self.break_minutes))


FREE = WorkingDay(None, None, 0, 0)


@dataclass(frozen=True, slots=True)
class Workweek:
    """The weeks of an employee's schedule, in turn from the Monday of `first`, and the public holidays."""

    days: Sequence[WorkingDay]
    first: datetime.date
    valid_from: str
    valid_until: str
    holidays: Container[str]

    def day(self, day: datetime.date) -> WorkingDay:
        """What it asks on a day; nothing on a public holiday, and while it doesn't hold."""
        text = day.isoformat()
        if not self.days or not self.valid_from <= text <= self.valid_until or text in self.holidays:
            return FREE
        monday = self.first - datetime.timedelta(days=self.first.weekday())
        return self.days[(day - monday).days % len(self.days)]

    def absence(self, start: int, end: int, time_zone: str) -> int:
        """Minutes of work between two instants. Two midnights are whole days, the last one included."""
        return sum(
            self.day(day).overlap(first_minute, last_minute)
            for day, first_minute, last_minute in days_of_range(start, end, time_zone)
        )


def find_workweek(work: Reads, employee: "Employee | None") -> Workweek:
    """The schedule of an employee, which holds while the employee is with the firm; empty where there is none."""
    from truweel.resources.company.employees import Employee

    schedule = work.follow(employee, Employee.workScheduleId) if employee is not None else None
    if employee is None or schedule is None:
        return Workweek((), datetime.date.min, "", "", ())
    days = [WorkingDay.of(day) for day in schedule.days]
    rotation = WEEK * (schedule.weeks or 1)
    days = (days + [FREE] * rotation)[:rotation]
    first = datetime.date.fromisoformat(employee.validFrom or "2001-01-01")  # 2001 began on a Monday
    holidays = {holiday.date for holiday in work.select(PublicHoliday)}
    valid_from = max(employee.validFrom or "", employee.employeeSince or "")
    return Workweek(days, first, valid_from, employee.employeeGone or "9999-12-31", holidays)


def days_of_range(start: int, end: int, time_zone: str) -> Iterator[tuple[datetime.date, int, int]]:
    """Each day that two instants span, with the minute of that day at which the span begins and ends. Where both are
    midnight, the last day is whole."""
    first, first_minute = local_minute(start, time_zone)
    last, last_minute = local_minute(end, time_zone)
    if first_minute == 0 and last_minute == 0:
        last_minute = DAY
    for offset in range((last - first).days + 1):
        day = first + datetime.timedelta(days=offset)
        yield day, first_minute if day == first else 0, last_minute if day == last else DAY


def end_of_range(start: int, end: int, time_zone: str) -> int:
    """The instant at which the span of two instants ends: where both are midnight, the end of the last day."""
    last, last_minute = local_minute(end, time_zone)
    is_whole = last_minute == 0 and local_minute(start, time_zone)[1] == 0
    return day_bounds(last, time_zone)[1] if is_whole else end


def local_minute(instant: int, time_zone: str) -> tuple[datetime.date, int]:
    """The day of an instant, and its minute of the day."""
    local = local_time(instant, time_zone)
    return local.date(), local.hour * 60 + local.minute


def _common(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(min(end, other_end) - max(start, other_start), 0)
