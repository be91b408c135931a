"""Planning recurrences: planning items that come back."""

import datetime
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from truweel.resources.address import Address
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.recurrence import add_months, count_before, list_days
from truweel.resources.planning.planning_items import FROM_TEMPLATE, PlanningItem
from truweel.schema import (
    Boolean,
    Choice,
    Date,
    Fault,
    Id,
    Integer,
    List,
    LongText,
    Ref,
    Refs,
    Resource,
    Text,
    TimeOfDay,
    Today,
    Value,
    ValueObject,
    Work,
    check,
    derive,
    every,
    job,
    label,
    on_deletion,
    reached,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.equipment.materials import Material
    from truweel.resources.planning.planning_types import PlanningType
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.projects import ExecutionPhase, Project
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.work.hour_types import HourType

__all__ = ["PlanningRecurrence", "PlanningTemplate"]

MONTHS_AHEAD = 12
"""How far ahead items are made."""
BATCH = 50
"""Items that one job makes."""
WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
UNITS = {"DAILY": "DAY", "WEEKLY": "WEEK", "MONTHLY": "MONTH", "YEARLY": "YEAR"}


class PlanningTemplate(ValueObject):
    """What each planning item of a recurrence has."""

    summary = Text(doc="Title.", example="Onderhoud ketel")
    description = LongText(doc="What is to be done, as HTML.", example="<p>Jaarlijks nazicht.</p>")
    clientId = Ref["Client"]("clients", doc="Client.")
    endClientId = Ref["Client"]("clients", doc="Client for whom the work is done, if another.")
    projectId = Ref["Project"]("projects", doc="Project.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", doc="Order.")
    planningTypeId = Ref["PlanningType"]("planning-types", doc="Kind of item.")
    hourTypeId = Ref["HourType"]("hour-types", doc="Kind of hours.")
    employeeIds = List(Ref["Employee"]("employees"), doc="Ids of the employees.")
    materialIds = List(Ref["Material"]("materials"), doc="Ids of the equipment.")
    installationIds = List(Ref["Material"]("installations"), doc="Ids of the installations.")
    startTime = TimeOfDay(doc="When it begins, in the tenant's time zone.", example={"hour": 7, "minute": 0})
    endTime = TimeOfDay(doc="When it ends.", example={"hour": 19, "minute": 0})
    allDay = Boolean(default=False, doc="Whether it takes the whole day.")
    address = Value(Address, doc="Where the work is done.")
    timeAndMaterial = Boolean(default=False, doc="Whether hours and material are invoiced as they are spent.")
    clientContactIds = List(Ref["ClientContact"]("clients/contacts"), doc="Ids of the contacts at the client.")
    clientReference = Text(doc="The client's own reference.", example="PO-2026-118")
    companyId = Ref["Company"]("companies", doc="Own company that does the work.")
    planningResource = Text(max_length=120, doc="Crew.", example="Ploeg 1")
    executionPhaseId = Ref["ExecutionPhase"]("projects/execution-phases", doc="Phase of the project.")
    executionPhaseDetail = Text(doc="What of that phase.", example="Verdieping 2")


class PlanningRecurrence(
    Resource,
    path="planning-recurrences",
    event="planning-recurrence",
    module="planning-items",
    scope="planning-items",
    example={"frequency": "WEEKLY", "startDate": "2026-12-07", "until": "2036-12-01"},
):
    """How often a planning item comes back, and until when. Its items are made twelve months ahead, from the day on
    which it is made; one that is changed by hand keeps its own values."""

    frequency = Choice(
        "DAILY", "WEEKLY", "MONTHLY", "YEARLY", required=True, filter=True, sort=True, doc="How often it comes back."
    )
    interval = Integer(default=1, minimum=1, maximum=1000, doc="Every how many days, weeks, months or years.")
    weekdays = List(
        Choice(*WEEKDAYS),
        doc="On which days of the week, of WEEKLY.",
        example=["MONDAY", "THURSDAY"],
    )
    startDate = Date(default=Today(), sort=True, doc="First day, from which all others are counted.")
    until = Date(filter=True, sort=True, doc="Last day; null without end.")
    count = Integer(minimum=1, doc="How many times in all; null for any number.", example=12)
    exceptions = List(Date(), doc="Days on which it doesn't happen.")
    template = Value(PlanningTemplate, doc="What each item has.")
    extendOn = Date(read_only=True, sort=True, doc="Day on which its next items are made; null once all of them are.")

    @label
    def describe(self) -> str:
        """What comes back, and how often."""
        summary = (self.template or {}).get("summary")
        return " ".join(str(word) for word in (summary, self.frequency) if word)

    @check
    def say_what_counts(self, before: "PlanningRecurrence | None", work: Work) -> Iterable[Fault]:
        """Its last day is no day before its first; weekdays that count nothing are told."""
        if self.until is not None and self.startDate is not None and self.until < self.startDate:
            yield Fault("until", "must not be before startDate")
        is_named = work.changes(self, PlanningRecurrence.frequency, PlanningRecurrence.weekdays)
        if self.weekdays and self.frequency != "WEEKLY" and is_named:
            work.warn("weekdays", f"they count nothing: it is {self.frequency}, not WEEKLY")

    @derive
    def ask_for_items(self, work: Work) -> None:
        """Its items are made, and brought up to date, once it is saved."""
        if work.changes(self, *RULE):
            work.enqueue(PlanningRecurrence.plan, self)

    @every("1 day", reached(extendOn))
    def extend(self, work: Work) -> None:
        """What comes within twelve months is made at night."""
        work.enqueue(PlanningRecurrence.plan, self)

    @job
    def plan(self, work: Work) -> None:
        """Make the items of the twelve months to come that are missing, and bring those that nobody changed by hand, or
        locked, up to date. Past ones stay as they are."""
        end = add_months(work.today, MONTHS_AHEAD).isoformat()
        wanted, later = list[str](), None
        for day in self.days(work.today):
            if day not in self.exceptions:
                if day > end:
                    later = day
                    break
                wanted.append(day)
        planned = {item.recurrenceDate: item for item in self.coming_items(work)}
        for planned_day, item in planned.items():
            if planned_day is not None and not item.detached and item.lockedAt is None:
                if planned_day in wanted:
                    self.fill(item, planned_day, work)
                elif not is_used(item, work):
                    work.delete(item)
        missing = [day for day in wanted if day not in planned]
        for day in missing[:BATCH]:
            item = work.make(PlanningItem)
            item.planningRecurrenceId, item.recurrenceDate = self.own_id, day
            self.fill(item, day, work)
        if missing[BATCH:]:
            work.enqueue(PlanningRecurrence.plan, self)
        self.extendOn = add_months(datetime.date.fromisoformat(later), -MONTHS_AHEAD).isoformat() if later else None

    @on_deletion
    def clear_planning(self, work: Work) -> None:
        """Its items from today on go with it, but those that are locked or have a work order."""
        for item in self.coming_items(work):
            if item.lockedAt is None and not is_used(item, work):
                work.delete(item)

    @property
    def own_id(self) -> "Id[PlanningRecurrence]":
        """Its id, typed."""
        return cast("Id[PlanningRecurrence]", self.id)

    def coming_items(self, work: Work) -> list[PlanningItem]:
        """Its items that stand for today, or a day to come."""
        return work.select(
            PlanningItem,
            PlanningItem.planningRecurrenceId.equals(self.own_id),
            PlanningItem.recurrenceDate.between(work.today.isoformat(), None),
        )

    def days(self, since: datetime.date) -> Iterator[str]:
        """Its days from `since` on, exceptions included, counted from its first one (catalogue 8.6). Those before are
        counted, not listed: it may be decades old."""
        if self.startDate is None:
            return
        start, unit, interval = datetime.date.fromisoformat(self.startDate), UNITS[self.frequency], self.interval or 1
        if unit == "WEEK":
            monday = start - datetime.timedelta(days=start.weekday())
            weekdays = sorted({WEEKDAYS.index(name) for name in self.weekdays}) or [start.weekday()]
            weeks = count_before(monday, unit, interval, since)
            early = sum(weekday < start.weekday() for weekday in weekdays)
            passed = max(weeks * len(weekdays) - early, 0)
            weeks_of_days = (
                days_of_week(first, weekdays) for first in list_days(monday, unit, interval, skipped=weeks)
            )
            days: Iterator[datetime.date] = (day for week in weeks_of_days for day in week if day >= start)
        else:
            passed = count_before(start, unit, interval, since)
            days = list_days(start, unit, interval, skipped=passed)
        left = None if self.count is None else max(self.count - passed, 0)
        for day in itertools.islice(days, left):
            if self.until is not None and day.isoformat() > self.until:
                return
            if day >= since:
                yield day.isoformat()

    def fill(self, item: PlanningItem, day: str, work: Work) -> None:
        """Give an item what the template says, at its times of that day."""
        template: dict[str, Any] = self.template or PlanningTemplate.defaults()
        for name in FROM_TEMPLATE:
            value = without_dead(template.get(name), item, name, work)
            setattr(item, name, list(value) if isinstance(value, list) else value)
        settings: dict[str, Any] = read_settings(work, Settings.planning)
        first, last = template.get("startTime"), template.get("endTime")
        first = settings["dayStart"] if first is None else first
        last = settings["dayEnd"] if last is None else last
        item.startDate = instant_of(day, first, work.time_zone)
        end = instant_of(day, last if last > first else last + 24 * 60, work.time_zone)
        item.endDate = max(item.startDate, end)  # it may begin in an hour that the change to summer time skips

    def leave_out(self, day: str) -> None:
        """Make it not happen on `day`."""
        if day not in self.exceptions and day == next(self.days(datetime.date.fromisoformat(day)), None):
            self.exceptions = [*self.exceptions, day]


RULE = (
    PlanningRecurrence.frequency, PlanningRecurrence.interval, PlanningRecurrence.weekdays,
    PlanningRecurrence.startDate, PlanningRecurrence.until, PlanningRecurrence.count, PlanningRecurrence.exceptions,
    PlanningRecurrence.template,
)  # fmt: skip
"""The members that its items follow from."""


def days_of_week(monday: datetime.date, weekdays: list[int]) -> Iterator[datetime.date]:
    """The days of the week from `monday` on that are named, up to the year 9999."""
    for weekday in weekdays:
        if (datetime.date.max - monday).days >= weekday:
            yield monday + datetime.timedelta(days=weekday)


def without_dead(value: Any, item: PlanningItem, name: str, work: Work) -> Any:
    """The `value` of a template without records that were deleted since and that the item hasn't: it couldn't be saved
    with them, and all items to come would be missing."""
    member, current = getattr(PlanningItem, name), item.__dict__[name]
    if not isinstance(member, Ref | Refs):
        return value
    resource = work.class_at(member.target)

    def is_live(id: Id[Resource]) -> bool:
        record = work.get(resource, id)
        return record is not None and record.deletedAt is None

    if isinstance(member, Refs):
        return [id for id in value or () if id in (current or ()) or is_live(id)]
    return value if value is None or value == current or is_live(value) else None


def is_used(item: PlanningItem, work: Work) -> bool:
    """Whether a work order was made from an item."""
    from truweel.resources.work.work_orders import WorkOrder

    return bool(item.workOrderIds or work.lookup(WorkOrder, WorkOrder.planningItemId, item.id))


def instant_of(day: str, minute: int, time_zone: str) -> int:
    """The instant of a minute of a day, in milliseconds."""
    moment = datetime.datetime.fromisoformat(day) + datetime.timedelta(minutes=minute)
    return round(moment.replace(tzinfo=ZoneInfo(time_zone)).timestamp() * 1000)
