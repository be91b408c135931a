"""Presence registrations: who is on which site on which day."""

from typing import TYPE_CHECKING

from truweel.schema import Choice, Date, Instant, Range, Ref, Resource, Text, label

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.sales.projects import Project

__all__ = ["PresenceRegistration"]


class PresenceRegistration(
    Resource, path="presence-registrations", event="presence-registration", module="employees", scope="employees"
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
