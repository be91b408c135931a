"""What can't be in the planning: an employee twice at once, away, or without a certificate that holds."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from truweel import clock
from truweel.resources.work.hour_reports import list_days
from truweel.resources.work.schedules import local_minute
from truweel.schema import Choice, Id, Instant, Reads, Ref, Text, ValueObject

if TYPE_CHECKING:
    from truweel.resources.company.employees import Certificate, Employee
    from truweel.resources.planning.planning_items import PlanningItem

__all__ = ["PlanningConflict", "find_conflicts"]


class PlanningConflict(ValueObject):
    """Why a planning item can't be as it is."""

    kind = Choice("DOUBLE_BOOKING", "ABSENCE", "CERTIFICATE", doc="What is wrong.")
    employeeId = Ref["Employee"]("employees", doc="Employee.")
    planningItemId = Ref["PlanningItem"]("planning-items", doc="Planning item.")
    otherPlanningItemId = Ref["PlanningItem"](
        "planning-items", doc="The other item at that time, or the absence; null for a certificate."
    )
    certificateId = Ref["Certificate"]("employees/certificates", doc="Certificate that doesn't hold any more.")
    startDate = Instant(doc="From when.")
    endDate = Instant(doc="Until when.")
    description = Text(doc="What it is, for people.", example="VCA basis, expired on 2026-10-31")


def find_conflicts(
    reads: Reads, start: str, end: str, employee_id: "Id[Employee] | None" = None
) -> Iterator[dict[str, Any]]:
    """A `PlanningConflict` for each two items, or item and certificate, from one day to another."""
    from truweel.resources.company.employees import Employee
    from truweel.resources.planning.planning_items import PlanningItem

    days = list_days(start, end)
    first, last = clock.day_bounds(days[0], reads.time_zone)[0], clock.day_bounds(days[-1], reads.time_zone)[1]
    items = reads.select(
        PlanningItem, PlanningItem.startDate.between(None, last), PlanningItem.endDate.between(first, None)
    )
    by_employee: dict[Id[Employee], list[PlanningItem]] = {}
    for item in items:
        for worker_id in item.employeeIds:
            if employee_id in (None, worker_id) and item.archivedAt is None:
                by_employee.setdefault(worker_id, []).append(item)
    for id, own in sorted(by_employee.items()):
        own.sort(key=lambda item: (item.startDate or 0, item.id))
        for index, item in enumerate(own):
            for other in own[index + 1 :]:
                yield from _compare(reads, id, item, other)
        employee = reads.get(Employee, id)
        if employee is not None:
            yield from _expired(reads, employee, own)


def _compare(reads: Reads, employee_id: int, item: "PlanningItem", other: "PlanningItem") -> Iterator[dict[str, Any]]:
    """The conflict of two items of an employee, where they are at one time and not both absences."""
    assert item.startDate is not None
    assert item.endDate is not None
    assert other.startDate is not None
    assert other.endDate is not None
    begins, ends = max(item.startDate, other.startDate), min(_end(reads, item), _end(reads, other))
    away = [_is_absence(reads, each) for each in (item, other)]
    if begins >= ends or all(away):
        return
    work, cause = (other, item) if away[0] else (item, other)
    yield {
        "kind": "ABSENCE" if any(away) else "DOUBLE_BOOKING",
        "employeeId": employee_id,
        "planningItemId": work.id,
        "otherPlanningItemId": cause.id,
        "startDate": begins,
        "endDate": ends,
        "description": cause.summary,
    }


def _end(reads: Reads, item: "PlanningItem") -> int:
    """When an item ends: the end of its last day where it takes whole days."""
    assert item.endDate is not None
    if item.allDay:
        return clock.day_bounds(local_minute(item.endDate, reads.time_zone)[0], reads.time_zone)[1]
    return item.endDate


def _is_absence(reads: Reads, item: "PlanningItem") -> bool:
    from truweel.resources.planning.planning_items import PlanningItem

    kind, hour_type = reads.follow(item, PlanningItem.planningTypeId), reads.follow(item, PlanningItem.hourTypeId)
    is_away = item.timeOffRequestId is not None or (kind is not None and bool(kind.absence))
    return is_away or (hour_type is not None and hour_type.type == "ABSENCE")


def _expired(reads: Reads, employee: "Employee", items: "list[PlanningItem]") -> Iterator[dict[str, Any]]:
    """The certificates that don't hold on the last day of an item of work; not those of which a later one holds."""
    certificates: list[Certificate] = reads.children(employee, "certificates")
    latest: dict[str, Certificate] = {}
    for certificate in certificates:
        known = latest.get(certificate.name)
        if known is None or (known.expireDate or "9999") < (certificate.expireDate or "9999"):
            latest[certificate.name] = certificate
    for item in items:
        if _is_absence(reads, item):
            continue
        day: datetime.date = local_minute(item.endDate or 0, reads.time_zone)[0]
        for certificate in latest.values():
            if certificate.expireDate is not None and certificate.expireDate < day.isoformat():
                yield {
                    "kind": "CERTIFICATE",
                    "employeeId": employee.id,
                    "planningItemId": item.id,
                    "certificateId": certificate.id,
                    "startDate": item.startDate,
                    "endDate": item.endDate,
                    "description": f"{certificate.name}, expired on {certificate.expireDate}",
                }
