"""Time off requests."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, cast

from truweel.clock import format_instant
from truweel.errors import Forbidden
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.planning.planning_items import PlanningItem
from truweel.resources.planning.planning_types import PlanningType
from truweel.resources.purchasing.approval_requests import ApprovalRequest, require_approvers
from truweel.resources.work.schedules import MAX_DAYS, end_of_range, find_workweek, local_minute
from truweel.schema import (
    AtLeast,
    AtMost,
    Boolean,
    Choice,
    Fault,
    From,
    Id,
    Instant,
    Integer,
    LongText,
    Ref,
    Refs,
    Refused,
    Resource,
    Work,
    action,
    check,
    derive,
    frozen,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.company.users import User
    from truweel.resources.work.hour_types import HourType
    from truweel.resources.work.time_off_categories import TimeOffCategory

__all__ = ["TimeOffRequest"]

ASKED = ("SUBMITTED", "WAITING", "APPROVED")
"""The statuses in which a request stays as it was asked."""


class TimeOffRequest(
    Resource,
    path="time-off-requests",
    event="time-off-request",
    module="employees",
    scope="employees",
    order=("timeOffCategory", "employee"),
    example={
        "fromDate": "2026-12-21T07:00:00.000Z",
        "toDate": "2026-12-22T16:00:00.000Z",
        "startApprovalRequest": False,
    },
):
    """A question to be away from work. Once it is approved, the absence stands in the planning."""

    employeeId = Ref["Employee"]("employees", required=True, filter=True, doc="Who wants to be away.")
    timeOffCategoryId = Ref["TimeOffCategory"](
        "time-off-categories", default=From("hourTypeId.timeOffCategoryId"), filter=True, doc="Reason."
    )
    hourTypeId = Ref["HourType"]("hour-types", filter=True, doc="Kind of absence.")
    fromDate = Instant(required=True, filter=AtMost("toDate"), sort=True, doc="When it begins.")
    toDate = Instant(
        required=True,
        filter=AtLeast("fromDate"),
        sort=True,
        doc="When it ends. Where both are midnight in the tenant's time zone, the last day is whole.",
    )
    status = Choice(
        "DRAFT",
        "SUBMITTED",
        "WAITING",
        "APPROVED",
        "REJECTED",
        default="DRAFT",
        read_only=True,
        filter=True,
        sort=True,
        doc="Where it stands.",
    )
    durationInMinutes = Integer(read_only=True, doc="Minutes of the work schedule that it takes.", example=480)
    comment = LongText(doc="What else there is to know.")
    startApprovalRequest = Boolean(default=False, doc="Of a POST: whether those who decide are asked at once.")
    approvalRequestId = Ref["ApprovalRequest"](
        "approval-requests", read_only=True, filter=True, doc="Question to those who decide."
    )

    @label
    def describe(self) -> str:
        """Where it stands."""
        return self.status or ""

    @property
    def own_id(self) -> "Id[TimeOffRequest]":
        """Its id, typed."""
        return cast("Id[TimeOffRequest]", self.id)

    @derive
    def count_minutes(self, work: Work) -> None:
        """The minutes of the work schedule that it takes, public holidays left out, as they are when it is asked."""
        before = work.before(self)
        is_changed = work.changes(self, TimeOffRequest.employeeId, TimeOffRequest.fromDate, TimeOffRequest.toDate)
        is_changed = is_changed or (before is not None and before.status not in ASKED and self.status in ASKED)
        if is_changed and 0 <= self.toDate - self.fromDate <= MAX_LENGTH:
            workweek = find_workweek(work, work.follow(self, TimeOffRequest.employeeId))
            self.durationInMinutes = workweek.absence(self.fromDate, self.toDate, work.time_zone)

    @derive
    def start_at_once(self, work: Work) -> None:
        """Who posts it may have it asked at once."""
        if self.startApprovalRequest and self.status == "DRAFT" and work.before(self) is None:
            self.ask(work, [])

    @derive
    def stand_in_planning(self, work: Work) -> None:
        """An approved absence is an item of the planning; once it isn't approved any more, it is none."""
        before = work.before(self)
        if self.status == (before.status if before is not None else "DRAFT"):
            return
        item = work.first(PlanningItem, PlanningItem.timeOffRequestId.equals(self.own_id))
        if self.status != "APPROVED":
            if item is not None:
                work.delete(item)
            return
        if item is None:
            item = work.make(PlanningItem)
            item.timeOffRequestId, item.employeeIds = self.own_id, [self.employeeId]
        kind = work.first(PlanningType, PlanningType.absence.equals(True))
        employee = work.follow(self, TimeOffRequest.employeeId)
        category = work.follow(self, TimeOffRequest.timeOffCategoryId)
        words = (employee.describe() if employee is not None else None, category.name if category is not None else None)
        item.summary = ": ".join(word for word in words if word)
        item.startDate, item.endDate = self.fromDate, end_of_range(self.fromDate, self.toDate, work.time_zone)
        hour_type = work.follow(self, TimeOffRequest.hourTypeId)
        item.hourTypeId = hour_type.id if hour_type is not None and hour_type.deletedAt is None else None
        item.planningTypeId = kind.id if kind is not None else None
        item.allDay = all(local_minute(end, work.time_zone)[1] == 0 for end in (self.fromDate, self.toDate))

    @check
    def end_after_its_start(self, before: "TimeOffRequest | None", work: Work) -> Iterable[Fault]:
        """It ends after it begins, and within three years."""
        if self.toDate < self.fromDate:
            yield Fault("toDate", "must not be before fromDate")
        elif self.toDate - self.fromDate > MAX_LENGTH:
            yield Fault("toDate", f"must be at most {MAX_DAYS} days after fromDate")

    @check
    def leave_others_their_time(self, before: "TimeOffRequest | None", work: Work) -> Iterable[Fault]:
        """Nobody is away twice at one time: what is asked overlaps nothing else that is asked or approved. A morning
        and the afternoon after it don't overlap."""
        is_asked = self.status in ASKED and (before is None or before.status not in ASKED)
        if not is_asked or self.toDate < self.fromDate:
            return ()
        employee = work.follow(self, TimeOffRequest.employeeId)
        if employee is not None:
            work.lock(employee)  # another absence of the same person may be asked at this moment
        end = end_of_range(self.fromDate, self.toDate, work.time_zone)
        for other in work.select(
            TimeOffRequest,
            TimeOffRequest.employeeId.equals(self.employeeId),
            TimeOffRequest.fromDate.between(None, end),
            TimeOffRequest.toDate.between(self.fromDate - LONGEST_DAY, None),
        ):
            other_end = end_of_range(other.fromDate, other.toDate, work.time_zone)
            is_beside = other.fromDate >= end or other_end <= self.fromDate
            if other.id != self.id and other.status in ASKED and not is_beside:
                times = f"from {format_instant(other.fromDate)} to {format_instant(other.toDate)}"
                raise Refused(
                    f"Time off request {other.id} of the same employee, which is {other.status}, is {times}: withdraw "
                    "it first, or ask for other times."
                )
        return ()

    @check
    def tell_that_it_is_late(self, before: "TimeOffRequest | None", work: Work) -> Iterable[Fault]:
        """`startApprovalRequest` is of a POST; who sends it later is told what asks."""
        if before is not None and self.startApprovalRequest and not before.startApprovalRequest:
            work.warn("startApprovalRequest", "nobody is asked by it any more; POST start-approval-request does that")
        return ()

    @frozen("employeeId", "timeOffCategoryId", "hourTypeId", "fromDate", "toDate")
    def stay_as_asked(self, work: Work) -> str | None:
        """What somebody decides, or decided, stays; it is withdrawn first."""
        return f"it is {self.status}; withdraw it first" if self.status in ASKED else None

    @action()
    def start_approval_request(
        self,
        work: Work,
        userIds: Annotated[
            "list[Id[User]]",
            Refs["User"]("users", doc="Who decides, one after the other; by default those of the settings."),
        ],
    ) -> None:
        """Ask those who decide; where nobody does, it is approved. After a refusal it may be asked anew."""
        if self.status in ASKED:
            raise Refused(f"It is {self.status} already.")
        self.ask(work, userIds)

    @action()
    def withdraw(self, work: Work) -> None:
        """Take it back: it is a draft again, nobody is asked any more, and the absence leaves the planning."""
        if self.status not in ASKED:
            raise Refused("It is not asked.")
        self.end_question(work)
        self.status, self.approvalRequestId = "DRAFT", None

    @action()
    def approve(self, work: Work) -> None:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes
        nothing."""
        if self.status == "APPROVED":
            return
        if not work.is_administrator:
            raise Forbidden(
                "Only administrators approve time off whatever its approvers say; ask these by start-approval-request, "
                "or accept the approval request about it."
            )
        self.end_question(work)
        self.status = "APPROVED"

    def end_question(self, work: Work) -> None:
        """Nobody is asked any more."""
        request = work.follow(self, TimeOffRequest.approvalRequestId)
        if request is not None and request.open:
            request.open, request.nextUserIds = False, []

    def close_approval(self, work: Work, status: str) -> None:
        """Take over what was decided."""
        self.status = status

    def ask(self, work: Work, user_ids: "list[Id[User]]") -> None:
        """Have these users decide, by default those of the settings. Approved where there are none."""
        settings = read_settings(work, Settings.hours)
        approver_ids = user_ids or cast("list[Id[User]]", settings.get("timeOffApproverIds") or [])
        if not approver_ids:
            self.status = "APPROVED"
            return
        require_approvers(work, ((f"userIds[{index}]", id) for index, id in enumerate(approver_ids)), "employees")
        request = work.make(ApprovalRequest)
        request.ask_about(self, f"/time-off-requests/{self.id}", work)
        request.date = local_minute(self.fromDate, work.time_zone)[0].isoformat()
        request.ask(approver_ids)
        self.status, self.approvalRequestId = "WAITING", request.id


LONGEST_DAY = 25 * 60 * 60 * 1000
"""Milliseconds of the day on which summer time ends."""
MAX_LENGTH = MAX_DAYS * 24 * 60 * 60 * 1000
"""Milliseconds that one request may take."""
