"""Appointments."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.system.statuses import default_status
from truweel.schema import (
    AtLeast,
    AtMost,
    Boolean,
    Fault,
    Instant,
    Integer,
    LongText,
    Range,
    Ref,
    Refs,
    Resource,
    ResourceRef,
    StatusField,
    Text,
    Value,
    Work,
    check,
)

if TYPE_CHECKING:
    from truweel.resources.company.users import User
    from truweel.resources.relations.clients import Client
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.projects import Project

__all__ = ["Appointment"]


class Appointment(
    Resource,
    path="appointments",
    event="appointment",
    module="appointments",
    example={"endDate": "2031-12-03T09:30:00.000Z"},
):
    """A meeting of users, with a client or among themselves."""

    title = Text(required=True, sort=True, search=True, doc="Subject.", example="Opmeting badkamer")
    description = LongText(search=True, doc="More about it.")
    startDate = Instant(filter=(Range(), AtMost("toDate")), sort=True, doc="When it begins.")
    endDate = Instant(filter=(Range(), AtLeast("fromDate")), sort=True, doc="When it ends.")
    allDay = Boolean(default=False, filter=True, doc="Whether it takes the whole day.")
    address = Value(Address, doc="Where it is.")
    userIds = Refs["User"]("users", filter="userId", doc="Users who take part.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client whom it is with.")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is about.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it is about.")
    relatedResource = ResourceRef(filter=True, doc="Another record that it is about.", example="/work-orders/1975")
    color = Text(max_length=20, doc="Colour, as CSS writes it.", example="#0097a7")
    private = Boolean(
        default=False, doc="Whether calendars show others only that the time is taken; who may read it reads all."
    )
    reminderMinutes = Integer(minimum=0, doc="How many minutes before to remind of it.", example=30)
    externalId = Text(filter=True, doc="Its id in another calendar.")
    status = StatusField(
        "appointments",
        default=default_status("appointments"),
        doc="Where it stands, one of the tenant's statuses.",
        example="bevestigd",
    )

    @check
    def end_after_its_start(self, before: "Appointment | None", work: Work) -> Iterable[Fault]:
        """It ends after it begins."""
        if self.endDate is not None and self.startDate is not None and self.endDate < self.startDate:
            yield Fault("endDate", "must not be before startDate")
