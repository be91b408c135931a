"""What is asked about hours: whether the days of an employee are complete, what they add up to, and how much time off
is left (catalogue 8.5).

Presence is what work orders and the clock say; a registration for a work order that has hours of that employee counts
once. Absence is what was approved, by the schedule of the day.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel import clock
from truweel.errors import Fault, ValidationError
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.work.hours import to_hours
from truweel.resources.work.public_holidays import PublicHoliday
from truweel.resources.work.schedules import Workweek, days_of_range, find_workweek, local_minute
from truweel.schema import Boolean, Choice, Date, DecimalField, Id, Integer, Reads, Ref, Text, ValueObject, meta

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.work.hour_types import HourType
    from truweel.resources.work.time_off_categories import TimeOffCategory
    from truweel.resources.work.time_off_requests import TimeOffRequest

__all__ = [
    "FirstDay",
    "HourDay",
    "HourTotal",
    "LastDay",
    "TimeOffBalance",
    "add_up_hours",
    "balance_time_off",
    "control_hours",
    "list_days",
]

MAX_DAYS = 92
"""Days that one report is about."""
FirstDay = Annotated[str, Date(required=True, doc="First day.")]
LastDay = Annotated[str, Date(required=True, doc=f"Last day, at most {MAX_DAYS - 1} days later.")]
"""The days that a report is asked for, both included."""


class HourDay(ValueObject):
    """A day of an employee: what the schedule asks, and what there is."""

    employeeId = Ref["Employee"]("employees", doc="Employee.")
    date = Date(doc="Day.")
    scheduledMinutes = Integer(doc="Minutes that the schedule asks; none on a public holiday.")
    workedMinutes = Integer(doc="Minutes of work, of hour types that count in the schedule.")
    absentMinutes = Integer(doc="Minutes of approved time off, and of hours of absence.")
    differenceMinutes = Integer(doc="What there is, less what is asked.")
    color = Choice(
        "GREEN", "ORANGE", "RED",
        doc="Equal, different, or more missing than the settings tolerate; null for a day to come.",
    )  # fmt: skip
    publicHoliday = Text(doc="The public holiday that it is.")


class HourTotal(ValueObject):
    """Hours of one type of an employee in a week or month."""

    employeeId = Ref["Employee"]("employees", doc="Employee.")
    period = Text(doc="Week or month.", example="2026-W49")
    startDate = Date(doc="First day of it.")
    hourTypeId = Ref["HourType"]("hour-types", doc="Hour type; null where none was given.")
    hourType = Text(doc="Name of that.")
    countsInSchedule = Boolean(doc="Whether it counts in the schedule.")
    hours = DecimalField(decimals=4, doc="Hours.")


class TimeOffBalance(ValueObject):
    """What an employee has of a category of time off in a year."""

    timeOffCategoryId = Ref["TimeOffCategory"]("time-off-categories", doc="Category.")
    name = Text(doc="Name of that.")
    entitledMinutes = Integer(
        doc="Days a year, as minutes of an average day of the schedule, with what is carried over; null for any number."
    )
    carriedMinutes = Integer(doc="What of that was left of the year before.")
    takenMinutes = Integer(doc="What was approved.")
    requestedMinutes = Integer(doc="What was asked and is not decided yet.")
    leftMinutes = Integer(doc="What may still be asked; null for any number.")


@dataclass(slots=True)
class Sheet:
    """What there is of one employee, by day and hour type, in minutes."""

    worked: dict[tuple[str, int | None], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    absent: dict[tuple[str, int | None], Decimal] = field(default_factory=lambda: defaultdict(Decimal))


def list_days(start: str, end: str) -> list[datetime.date]:
    """The days from one to another. ValidationError where they are too many, or none."""
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    count = (last - first).days + 1
    if not 0 < count <= MAX_DAYS:
        message = "must not be before fromDate" if count <= 0 else f"must be at most {MAX_DAYS - 1} days after fromDate"
        raise ValidationError([Fault("toDate", message)])
    return [first + datetime.timedelta(days=number) for number in range(count)]


def control_hours(
    reads: Reads, start: str, end: str, employee_id: "Id[Employee] | None" = None
) -> Iterator[dict[str, Any]]:
    """A `HourDay` for each employee and day."""
    days = list_days(start, end)
    types = _hour_types(reads)
    holidays = {holiday.date: holiday.name for holiday in reads.select(PublicHoliday)}
    settings: Mapping[str, Any] = read_settings(reads, Settings.hours)
    for employee in _employees(reads, employee_id):
        workweek = find_workweek(reads, employee)
        sheet = _sheet(reads, employee.id, days, workweek)
        for day in days:
            text = day.isoformat()
            worked, absent = (
                sum(
                    (minutes for (date, type_id), minutes in part.items() if date == text and _counts(types, type_id)),
                    Decimal(0),
                )
                for part in (sheet.worked, sheet.absent)
            )
            scheduled = workweek.day(day).minutes
            difference = round(worked + absent) - scheduled
            color = "GREEN" if not difference else "RED" if -difference > (settings["tolerance"] or 0) else "ORANGE"
            yield {
                "employeeId": employee.id,
                "date": text,
                "scheduledMinutes": scheduled,
                "workedMinutes": round(worked),
                "absentMinutes": round(absent),
                "differenceMinutes": difference,
                "color": color if day <= reads.today else None,
                "publicHoliday": holidays.get(text),
            }


def add_up_hours(
    reads: Reads, start: str, end: str, per: str, employee_id: "Id[Employee] | None" = None
) -> Iterator[dict[str, Any]]:
    """A `HourTotal` for each employee, week or month, and hour type."""
    days, types = list_days(start, end), _hour_types(reads)
    for employee in _employees(reads, employee_id):
        sheet = _sheet(reads, employee.id, days, find_workweek(reads, employee))
        totals: dict[tuple[str, int | None], Decimal] = defaultdict(Decimal)
        for part in (sheet.worked, sheet.absent):
            for (date, type_id), minutes in part.items():
                totals[_period(date, per), type_id] += minutes
        for (first, type_id), minutes in sorted(totals.items(), key=lambda item: (item[0][0], item[0][1] or 0)):
            hour_type = types.get(type_id or 0)
            yield {
                "employeeId": employee.id,
                "period": _name_period(first, per),
                "startDate": first,
                "hourTypeId": type_id,
                "hourType": hour_type.name if hour_type is not None else None,
                "countsInSchedule": _counts(types, type_id),
                "hours": to_hours(minutes),
            }


def balance_time_off(reads: Reads, employee: "Employee", year: int) -> Iterator[dict[str, Any]]:
    """A `TimeOffBalance` for each category of time off."""
    from truweel.resources.work.time_off_categories import TimeOffCategory
    from truweel.resources.work.time_off_requests import TimeOffRequest

    workweek = find_workweek(reads, employee)
    requests = reads.select(TimeOffRequest, TimeOffRequest.employeeId.equals(employee.id))
    since = int(employee.employeeSince[:4]) if employee.employeeSince else year
    for category in reads.select(TimeOffCategory):
        own = [request for request in requests if request.timeOffCategoryId == category.id]
        taken = _minutes_in(reads, [request for request in own if request.status == "APPROVED"], year, workweek)
        asked = _minutes_in(
            reads, [request for request in own if request.status in ("SUBMITTED", "WAITING")], year, workweek
        )
        entitled, carried = None, 0
        if category.daysPerYear is not None:
            entitled = round(category.daysPerYear * _average_day(workweek))
            if category.carryOver and since < year:
                approved = [request for request in own if request.status == "APPROVED"]
                carried = max(entitled - _minutes_in(reads, approved, year - 1, workweek), 0)
        yield {
            "timeOffCategoryId": category.id,
            "name": category.name,
            "entitledMinutes": None if entitled is None else entitled + carried,
            "carriedMinutes": carried,
            "takenMinutes": taken,
            "requestedMinutes": asked,
            "leftMinutes": None if entitled is None else entitled + carried - taken - asked,
        }


def _employees(reads: Reads, employee_id: "Id[Employee] | None") -> "list[Employee]":
    from truweel.resources.company.employees import Employee

    if employee_id is None:
        return [employee for employee in reads.select(Employee) if employee.archivedAt is None]
    employee = reads.get(Employee, employee_id)
    if employee is None or employee.deletedAt is not None:
        raise ValidationError([Fault("employeeId", f"no live record of employees has id {employee_id}")])
    return [employee]


def _hour_types(reads: Reads) -> "dict[int, HourType]":
    from truweel.resources.work.hour_types import HourType

    return {hour_type.id: hour_type for hour_type in reads.select(HourType)}


def _counts(types: "Mapping[int, HourType]", type_id: int | None) -> bool:
    hour_type = types.get(type_id or 0)
    return hour_type is None or bool(hour_type.countsInSchedule)


def _sheet(reads: Reads, employee_id: int, days: list[datetime.date], workweek: Workweek) -> Sheet:
    from truweel.resources.work.time_off_requests import TimeOffRequest
    from truweel.resources.work.time_registrations import TimeRegistration
    from truweel.resources.work.work_order_entries import TimeEntry

    sheet, types = Sheet(), _hour_types(reads)
    id = cast("Id[Employee]", employee_id)
    first, last = days[0].isoformat(), days[-1].isoformat()
    start, end = clock.day_bounds(days[0], reads.time_zone)[0], clock.day_bounds(days[-1], reads.time_zone)[1]
    with_hours = set[tuple[str, int | None]]()
    for entry in reads.select(TimeEntry, TimeEntry.employeeId.equals(id), TimeEntry.date.between(first, last)):
        if entry.hours and entry.date is not None:
            hour_type = types.get(entry.hourTypeId or 0)
            is_absence = hour_type is not None and hour_type.type == "ABSENCE"
            part = sheet.absent if is_absence else sheet.worked
            part[entry.date, entry.hourTypeId] += entry.hours * 60
            with_hours.add((entry.date, meta(entry).parent_id))
    own = TimeRegistration.employeeId.equals(id), TimeRegistration.startDate.between(start, end)
    for registration in reads.select(TimeRegistration, *own):
        if registration.hours and registration.startDate is not None:
            date = local_minute(registration.startDate, reads.time_zone)[0].isoformat()
            if (date, registration.workOrderId) not in with_hours or registration.workOrderId is None:
                sheet.worked[date, None] += registration.hours * 60
    approved = TimeOffRequest.employeeId.equals(id), TimeOffRequest.status.equals("APPROVED")
    overlapping = TimeOffRequest.fromDate.between(None, end), TimeOffRequest.toDate.between(start, None)
    for request in reads.select(TimeOffRequest, *approved, *overlapping):
        for day, minute, last_minute in days_of_range(request.fromDate, request.toDate, reads.time_zone):
            if days[0] <= day <= days[-1] and (minutes := workweek.day(day).overlap(minute, last_minute)):
                sheet.absent[day.isoformat(), request.hourTypeId] += minutes
    return sheet


def _period(date: str, per: str) -> str:
    """The first day of the week or month of a day."""
    day = datetime.date.fromisoformat(date)
    first = day.replace(day=1) if per == "MONTH" else day - datetime.timedelta(days=day.weekday())
    return first.isoformat()


def _name_period(first: str, per: str) -> str:
    if per == "MONTH":
        return first[:7]
    year, week, _ = datetime.date.fromisoformat(first).isocalendar()
    return f"{year}-W{week:02d}"


def _average_day(workweek: Workweek) -> Decimal:
    """Minutes of an average day on which the schedule asks any."""
    working = [day.minutes for day in workweek.days if day.minutes]
    return Decimal(sum(working)) / len(working) if working else Decimal(0)


def _minutes_in(reads: Reads, requests: "list[TimeOffRequest]", year: int, workweek: Workweek) -> int:
    """What requests take in a year: as they were asked, or by the schedule of now where they reach into another."""
    minutes = 0
    for request in requests:
        years = {local_minute(end, reads.time_zone)[0].year for end in (request.fromDate, request.toDate)}
        if years == {year}:
            minutes += request.durationInMinutes or 0
        elif year in range(min(years), max(years) + 1):
            days = days_of_range(request.fromDate, request.toDate, reads.time_zone)
            minutes += sum(workweek.day(day).overlap(start, end) for day, start, end in days if day.year == year)
    return minutes
