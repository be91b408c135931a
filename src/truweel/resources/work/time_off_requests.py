"""Time off requests."""

from typing import TYPE_CHECKING

from truweel.schema import (
    AtLeast,
    AtMost,
    Choice,
    Instant,
    Integer,
    LongText,
    Ref,
    Resource,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.purchasing.approval_requests import ApprovalRequest
    from truweel.resources.work.hour_types import HourType
    from truweel.resources.work.time_off_categories import TimeOffCategory

__all__ = ["TimeOffRequest"]


class TimeOffRequest(
    Resource,
    path="time-off-requests",
    event="time-off-request",
    module="employees",
    scope="employees",
    order=("timeOffCategory", "employee"),
):
    """A question to be away from work."""

    employeeId = Ref["Employee"]("employees", required=True, filter=True, doc="Who wants to be away.")
    timeOffCategoryId = Ref["TimeOffCategory"]("time-off-categories", filter=True, doc="Reason.")
    hourTypeId = Ref["HourType"]("hour-types", filter=True, doc="Kind of absence.")
    fromDate = Instant(required=True, filter=AtMost("toDate"), sort=True, doc="When it begins.")
    toDate = Instant(required=True, filter=AtLeast("fromDate"), sort=True, doc="When it ends.")
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
    approvalRequestId = Ref["ApprovalRequest"](
        "approval-requests", read_only=True, filter=True, doc="Question to those who decide."
    )

    @label
    def describe(self) -> str:
        """Where it stands."""
        return self.status or ""
