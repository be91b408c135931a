"""Tasks."""

from typing import TYPE_CHECKING

from truweel.resources.system.statuses import default_status, find_status
from truweel.schema import (
    Choice,
    Creator,
    Date,
    Instant,
    Integer,
    LongText,
    Range,
    Ref,
    Resource,
    ResourceRef,
    StatusField,
    Text,
    Work,
    derive,
)

if TYPE_CHECKING:
    from truweel.resources.company.users import User

__all__ = ["Task"]


class Task(Resource, path="tasks", event="task", module="tasks"):
    """Something that somebody has to do."""

    title = Text(required=True, sort=True, search=True, doc="What is to be done.", example="Klant terugbellen")
    description = LongText(search=True, doc="More about it.", example="Vraagt een nieuwe datum.")
    status = StatusField(
        "tasks",
        default=default_status("tasks"),
        doc="Where it stands, one of the tenant's statuses.",
        example="Te doen",
    )
    assignedUserId = Ref["User"]("users", filter=True, doc="User who is to do it.")
    reportingUserId = Ref["User"]("users", default=Creator(), filter=True, doc="User who asked for it.")
    relatedResource = ResourceRef(filter=True, doc="The record that it is about.", example="/work-orders/1975")
    deadline = Date(filter=Range(), sort=True, doc="Last day to do it.")
    doneAt = Instant(read_only=True, filter=Range(), sort=True, doc="When it was done.")
    priority = Choice("LOW", "NORMAL", "HIGH", default="NORMAL", filter=True, sort=True, doc="How urgent it is.")
    position = Integer(default=0, minimum=0, sort=True, doc="Order on a board.")

    @derive
    def note_end(self, work: Work) -> None:
        """It is done once it stands in a status after which nothing follows."""
        before = work.before(self)
        if before is None or before.status != self.status:
            status = find_status("tasks", self.status, work)
            self.doneAt = work.now if status is not None and status.final else None
