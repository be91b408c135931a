"""Presence registrations: who is on which site on which day."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from truweel.resources.company.settings import Settings, read_settings
from truweel.schema import (
    Choice,
    Date,
    Fault,
    Instant,
    Range,
    Ref,
    Resource,
    Text,
    Work,
    check,
    frozen,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.sales.projects import Project

__all__ = ["PresenceRegistration"]


class PresenceRegistration(
    Resource,
    path="presence-registrations",
    event="presence-registration",
    module="employees",
    scope="employees",
    example={"date": "2026-12-03", "checkOutAt": "2031-12-03T15:05:00.000Z", "status": "PLANNED"},
):
    """That somebody is on a site on a day, as the authorities want to know it (Checkinatwork)."""

    employeeId = Ref["Employee"]("employees", required=True, filter=True, doc="Who is on the site.")
    projectId = Ref["Project"]("projects", required=True, filter=True, doc="Project of the site.")
    date = Date(required=True, filter=Range("fromDate", "toDate"), sort=True, doc="Day.")
    checkInAt = Instant(doc="When the person came.")
    checkOutAt = Instant(doc="When the person left.")
    status = Choice(
        "PLANNED",
        "SENT",
        "CONFIRMED",
        "ERROR",
        "CANCELLED",
        default="PLANNED",
        filter=True,
        sort=True,
        doc="Whether it was told to the authorities, and what they answered.",
    )
    receipt = Text(read_only=True, doc="What they call it.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that registers it.")

    @label
    def describe(self) -> str:
        """Its day."""
        return self.date

    @check
    def be_possible(self, before: "PresenceRegistration | None", work: Work) -> Iterable[Fault]:
        """Who left came before; nobody registers further ahead than the settings say (catalogue 9.10)."""
        if self.checkOutAt is not None and self.checkInAt is not None and self.checkOutAt < self.checkInAt:
            yield Fault("checkOutAt", "must not be before checkInAt")
        presence: dict[str, Any] = read_settings(work, Settings.presence)
        days = int(presence.get("daysAhead") or 0)
        last = work.today + datetime.timedelta(days=days)
        is_new_day = before is None or before.date != self.date
        if is_new_day and self.status != "CANCELLED" and self.date > last.isoformat():
            yield Fault("date", f"must be at most {days} days ahead, {last.isoformat()}")

    @check
    def be_accepted(self, before: "PresenceRegistration | None", work: Work) -> Iterable[Fault]:
        """The authorities take one registration for each person, site and day, with the number of who is there."""
        same = (PresenceRegistration.employeeId, PresenceRegistration.projectId, PresenceRegistration.date)
        if self.status == "CANCELLED" or not work.changes(self, *same, PresenceRegistration.status):
            return ()
        employee = work.follow(self, PresenceRegistration.employeeId)
        project = work.follow(self, PresenceRegistration.projectId)
        is_declared = project is not None and project.rszNumber
        if is_declared and employee is not None and not employee.presenceId:
            work.warn("employeeId", f"{employee.describe()} has no presenceId, which the authorities ask for")
        if project is not None:
            work.lock(project)  # the same may be registered at this moment
        for other in work.select(PresenceRegistration, *(member.equals(getattr(self, member.name)) for member in same)):
            if other.id != self.id and other.status != "CANCELLED":
                message = f"presence registration {other.id} is of the same employee, project and day"
                work.warn_or_refuse("date", message, *same)
                break
        return ()

    @frozen("employeeId", "projectId", "date", "companyId")
    def stay_as_sent(self, work: Work) -> str | None:
        """What the authorities know stays; it is cancelled instead."""
        is_sent = self.status in ("SENT", "CONFIRMED")
        return f"it is {self.status}; set its status to CANCELLED and register anew" if is_sent else None
