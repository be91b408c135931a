"""Time registrations: the clock."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from truweel.clock import format_instant
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.work.hours import BY_TIMES, settle_hours, to_hours
from truweel.schema import (
    Boolean,
    Code,
    DecimalField,
    Fault,
    Instant,
    Integer,
    LogicId,
    LongText,
    Range,
    Ref,
    Refused,
    Resource,
    Text,
    Work,
    action,
    check,
    check_deletion,
    derive,
    formula,
)

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.planning.planning_items import PlanningItem
    from truweel.resources.relations.clients import Client
    from truweel.resources.sales.projects import Project
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["TimeRegistration"]

MINUTE = 60 * 1000


class TimeRegistration(
    Resource,
    path="time-registrations",
    event="time-registration",
    module="time-registrations",
    example={
        "startDate": "2026-11-30T07:00:00.000Z",
        "endDate": "2026-11-30T15:00:00.000Z",
        "breakDuration": 30,
        "hours": 7.5,
    },
):
    """That somebody came and left; open until it has an end. Its history keeps what it was."""

    logicId = LogicId("TR", doc="Number.", example="TR260012")
    employeeId = Ref["Employee"]("employees", filter=True, doc="Who works.")
    startDate = Instant(filter=Range(), sort=True, doc="When the person came.")
    endDate = Instant(filter=Range(), sort=True, doc="When the person left; null while at work.")
    hours = DecimalField(
        decimals=4,
        default=BY_TIMES,
        doc="Hours of work, breaks not included.",
        example=7.5,
    )
    type = Text(max_length=60, filter=True, doc="Kind, in the tenant's own words.", example="Op tijd")
    remarks = LongText(search=True, doc="What else there is to know.")
    breakDuration = Integer(minimum=0, doc="Minutes of break.", example=30)
    projectId = Ref["Project"]("projects", filter=True, doc="Project that the work is for.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client that the work is for.")
    workOrderId = Ref["WorkOrder"]("work-orders", filter=True, doc="Work order that the work is for.")
    planningItemId = Ref["PlanningItem"]("planning-items", filter=True, doc="Planning item that the work is for.")
    latitude = DecimalField(decimals=9, minimum=-90, maximum=90, doc="Degrees north where it was clocked.")
    longitude = DecimalField(decimals=9, minimum=-180, maximum=180, doc="Degrees east where it was clocked.")
    device = Text(max_length=120, doc="Device that it was clocked with.", example="Tablet magazijn")
    open = Boolean(default=False, read_only=True, filter=True, doc="Whether the person has come and not left.")
    correctionReason = LongText(
        doc="Why the last correction was made: a change of what was clocked.",
        example="Vergeten uit te klokken",
    )

    @property
    def net_hours(self) -> Decimal | None:
        """From start to end less the break; None while one is missing."""
        if self.startDate is None or self.endDate is None:
            return None
        return to_hours(Decimal(self.endDate - self.startDate) / MINUTE - (self.breakDuration or 0))

    @formula(open)
    def be_at_work(self) -> bool:
        """Whether the person has come and not left."""
        return self.startDate is not None and self.endDate is None

    @derive
    def count_hours(self, work: Work) -> None:
        """The hours from start to end."""
        net = self.net_hours
        if net is not None:
            times = (TimeRegistration.startDate, TimeRegistration.endDate, TimeRegistration.breakDuration)
            settle_hours(work, self, TimeRegistration.hours, times, net)

    @check
    def end_after_its_start(self, before: "TimeRegistration | None", work: Work) -> Iterable[Fault]:
        """It ends after it begins, and its break is no longer than that."""
        if self.startDate is None or self.endDate is None:
            return
        if self.endDate < self.startDate:
            yield Fault("endDate", "must not be before startDate")
            return
        minutes = (self.endDate - self.startDate) // MINUTE
        if (self.breakDuration or 0) > minutes:
            yield Fault("breakDuration", f"must be {minutes} or less: the work takes no longer")

    @check
    def tell_what_is_open(self, before: "TimeRegistration | None", work: Work) -> Iterable[Fault]:
        """A second open one is taken, so that a forgotten end doesn't refuse the next morning; the caller is told."""
        is_opened = self.open and self.employeeId is not None and (before is None or not before.open)
        if is_opened:
            employee = work.follow(self, TimeRegistration.employeeId)
            if employee is not None:
                work.lock(employee)  # the same person may be clocking in at this moment
            own = TimeRegistration.employeeId.equals(self.employeeId), TimeRegistration.open.equals(True)
            earlier = next((other for other in work.select(TimeRegistration, *own) if other.id != self.id), None)
            if earlier is not None:
                since = format_instant(earlier.startDate) if earlier.startDate is not None else ""
                work.warn("endDate", f"time registration {earlier.logicId or earlier.id} is open too, since {since}")
        return ()

    @check
    def give_a_reason(self, before: "TimeRegistration | None", work: Work) -> Iterable[Fault]:
        """A correction has a reason, where the settings ask for it; else the caller is told that it has none."""
        if before is None:
            return
        corrected = CORRECTED_AT_WORK if before.open else CORRECTED
        names = [name for name in corrected if before.__dict__[name] not in (None, self.__dict__[name])]
        reason = TimeRegistration.correctionReason
        is_given = work.gives(self, reason) and not work.repeats(self, reason)  # else it is that of another correction
        if not names or (is_given and (self.correctionReason or "").strip()):
            return
        message = f"say why; what was clocked is corrected: {', '.join(names)}"
        if needs_reason(work):
            yield Fault("correctionReason", message, Code.REQUIRED)
        else:
            work.warn("correctionReason", message)

    @check_deletion
    def stay_with_its_reasons(self, work: Work) -> Iterable[Fault]:
        """Where a correction needs a reason, what was clocked isn't taken away without one."""
        if self.startDate is not None and needs_reason(work):
            raise Refused(
                "A correction of what was clocked needs a reason, and a deletion has none: set hours to 0, with a "
                "correctionReason."
            )
        return ()

    @action()
    def stop(
        self, work: Work, endDate: Annotated[int | None, Instant(doc="When the person left; by default now.")]
    ) -> None:
        """The person leaves."""
        if not self.open:
            raise Refused("It is not open: it has an end already, or no start.")
        self.endDate = work.now if endDate is None else endDate


CORRECTED_AT_WORK = ("employeeId", "startDate")
"""The members of which a change is a correction while the person is at work."""
CORRECTED = (*CORRECTED_AT_WORK, "endDate", "breakDuration", "hours")
"""Those once the registration has ended."""


def needs_reason(work: Work) -> bool:
    """Whether the firm asks for a reason of each correction."""
    return bool(read_settings(work, Settings.hours).get("requireCorrectionReason"))
