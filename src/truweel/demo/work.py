"""What the people of the demo company do: planning, work orders, clocked hours, time off, tasks and appointments."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from truweel.demo import words
from truweel.demo.people import address
from truweel.demo.random_source import DAYS, PAST, RandomSource, euros
from truweel.demo.records import RecordBody, RecordRef
from truweel.demo.settings import STATUSES
from truweel.demo.work_lists import ABSENCES, PLANNING_TYPES, WORKED_HOURS

__all__ = [
    "RECURRENCES",
    "appointments",
    "planning_items",
    "planning_recurrences",
    "presence_registrations",
    "tasks",
    "time_off_requests",
    "time_registrations",
    "work_orders",
]

TASKS = (
    "Klant terugbellen over planning",
    "Attest van gelijkvormigheid doorsturen",
    "Offerte leverancier opvragen",
    "Sleutel terugbezorgen",
    "Premieaanvraag nakijken",
    "Keuring laten inplannen",
)
DRAFT_EVERY = 6
"""One in so many requests for time off is a draft."""
MEETINGS = ("Opmeting", "Bespreking offerte", "Werfvergadering", "Voorlopige oplevering", "Overleg ploegen")
RECURRENCES: tuple[tuple[str, int, list[str], str], ...] = (
    ("YEARLY", 1, [], "Onderhoud warmtepomp"),
    ("MONTHLY", 3, [], "Nazicht stookplaats"),
    ("WEEKLY", 1, ["MONDAY", "THURSDAY"], "Rondgang school De Bron"),
)


def planning_recurrences(sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Maintenance that comes back."""
    for frequency, interval, weekdays, summary in RECURRENCES:
        template = {
            "summary": summary,
            "clientId": _one_of("clients", sizes, random_source),
            "planningTypeId": RecordRef("planning-types", 2),
            "employeeIds": [_one_of("employees", sizes, random_source)],
            "startTime": {"hour": 8, "minute": 0},
            "endTime": {"hour": 11, "minute": 0},
            "allDay": False,
        }
        members = {"frequency": frequency, "interval": interval, "weekdays": weekdays, "startDate": DAYS[0]}
        yield RecordBody("planning-recurrences", members | {"template": template})


def planning_items(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Work in the planning, the oldest first, up to a month ahead; a few are absences."""
    statuses = [name for name, _, _ in STATUSES["planning-items"]]
    for number in range(count):
        day_index = random_source.day_index_near(number / count) + (30 if number > count * 0.8 else 0)
        kind, job = random_source.below(len(PLANNING_TYPES)), random_source.pick(words.JOBS)
        members: dict[str, Any] = {
            "startDate": f"{DAYS[day_index]}T06:00:00.000Z",
            "endDate": f"{DAYS[day_index]}T{10 + random_source.below(6):02d}:00:00.000Z",
            "employeeIds": _some_employees(sizes, random_source),
            "planningTypeId": RecordRef("planning-types", kind),
        }
        if PLANNING_TYPES[kind][0] == "Afwezig":
            absence = random_source.below(len(ABSENCES))
            members |= {
                "summary": ABSENCES[absence],
                "hourTypeId": RecordRef("hour-types", len(WORKED_HOURS) + absence),
            }
        else:
            members |= {
                "summary": job,
                "description": f"<p>{job}. Sleutel bij de buren.</p>" if random_source.one_in(3) else f"<p>{job}.</p>",
                "clientId": _one_of("clients", sizes, random_source),
                "projectId": _one_of("projects", sizes, random_source) if random_source.one_in(2) else None,
                "companyId": RecordRef("companies", number % 2),
                "address": address(random_source, random_source.pick(words.CITIES)),
                "hourTypeId": RecordRef("hour-types", 0),
                "timeAndMaterial": random_source.one_in(3),
                "planningResource": f"Ploeg {1 + number % 6}",
                "status": statuses[number % len(statuses)],
                "lineItems": [{"articleId": _product(sizes, random_source), "quantity": 1 + random_source.below(4)}],
            }
        yield RecordBody("planning-items", members)


def work_orders(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Work orders in every status, the oldest first, with hours, articles and kilometres."""
    statuses = [name for name, _, _ in STATUSES["work-orders"]]
    for number in range(count):
        is_signed = random_source.one_in(2)
        members = {
            "title": random_source.pick(words.JOBS),
            "date": DAYS[random_source.day_index_near(number / count)],
            "status": statuses[number % len(statuses)],
            "assignedUserId": _one_of("users", sizes, random_source),
            "clientId": _one_of("clients", sizes, random_source),
            "projectId": _one_of("projects", sizes, random_source) if random_source.one_in(2) else None,
            "planningItemId": RecordRef("planning-items", number) if random_source.one_in(2) else None,
            "companyId": RecordRef("companies", number % 2),
            "clientReference": f"REF {1000 + random_source.below(9000)}" if random_source.one_in(3) else None,
            "remark": "Lek hersteld.\nNog terugkomen voor de afwerking." if random_source.one_in(4) else None,
            "timeAndMaterial": random_source.one_in(2),
            "ticketNumber": f"R-{100 + number}" if random_source.one_in(4) else None,
            "address": address(random_source, random_source.pick(words.CITIES)),
            "signatureName": random_source.pick(words.SURNAMES["NL"]) if is_signed else None,
            "lineItems": list(_work_lines(sizes, random_source)),
            "timeEntries": [_time_entry(employee, random_source) for employee in _some_employees(sizes, random_source)],
            "commuteEntries": [_commute_entry(sizes, random_source)],
        }
        if random_source.one_in(4):
            used = {"description": "Hoogwerker", "unitType": "uur", "amount": 4, "billableAmount": 3}
            members["materialEntries"] = [used | {"salePrice": Decimal("42.5"), "costPrice": 28}]
        yield RecordBody("work-orders", members)


def _work_lines(sizes: dict[str, int], random_source: RandomSource) -> Iterator[dict[str, Any]]:
    yield {"type": "TITLE", "description": random_source.pick(words.ROOMS), "styleName": "Titel 1", "price": 0}
    for _ in range(1 + random_source.below(3)):
        yield {"articleId": _product(sizes, random_source), "quantity": 1 + random_source.below(10)}


def _time_entry(employee: RecordRef, random_source: RandomSource) -> dict[str, Any]:
    hours = 1 + random_source.below(8)
    return {
        "employeeId": employee,
        "articleId": RecordRef("articles", random_source.below(4)),
        "hourTypeId": RecordRef("hour-types", 1 if random_source.one_in(8) else 0),
        "hours": hours,
        "billableHours": hours if random_source.one_in(2) else Decimal(hours) - Decimal("0.5"),
        "breakMinutes": 30,
        "startTime": {"hour": 7, "minute": 30},
        "endTime": {"hour": 8 + hours, "minute": 0},
        "salePrice": euros(5200 + 100 * random_source.below(12)),
        "description": random_source.pick(words.JOBS),
    }


def _commute_entry(sizes: dict[str, int], random_source: RandomSource) -> dict[str, Any]:
    distance = 2 + random_source.below(60)
    return {
        "employeeId": _one_of("employees", sizes, random_source),
        "mobilityTypeId": RecordRef("mobility-types", random_source.below(3)),
        "distance": distance,
        "returnDistance": distance,
    }


def time_registrations(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """The clock of two years; the last is still open."""
    for number in range(count):
        day = DAYS[random_source.day_index_near(number / count)]
        late = random_source.one_in(5)
        members: dict[str, Any] = {
            "employeeId": _one_of("employees", sizes, random_source),
            "startDate": f"{day}T06:{15 + random_source.below(15) if late else random_source.below(5):02d}:00.000Z",
            "type": "Te laat" if late else "Op tijd",
            "projectId": _one_of("projects", sizes, random_source) if random_source.one_in(2) else None,
            "device": random_source.pick(("Tablet magazijn", "Tablet werf", "Telefoon")),
        }
        if number < count - 1:
            members |= {"endDate": f"{day}T14:30:00.000Z", "breakDuration": 30, "hours": Decimal("7.75" if late else 8)}
        yield RecordBody("time-registrations", members)


def time_off_requests(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Holidays and other absences, of one day to two weeks, in turn: nobody is away twice at one time. Most were asked,
    and with nobody to decide approved."""
    for number in range(count):
        day_index, kind = random_source.day_index_near(number / count), random_source.below(len(ABSENCES))
        members = {
            "employeeId": RecordRef("employees", number % sizes["employees"]),
            "startApprovalRequest": number % DRAFT_EVERY != 0,
            "timeOffCategoryId": RecordRef("time-off-categories", kind),
            "hourTypeId": RecordRef("hour-types", len(WORKED_HOURS) + kind),
            "fromDate": f"{DAYS[day_index]}T06:00:00.000Z",
            "toDate": f"{DAYS[day_index + random_source.below(14)]}T15:00:00.000Z",
            "comment": "Familiefeest" if random_source.one_in(4) else None,
        }
        yield RecordBody("time-off-requests", members)


def tasks(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """What the office still has to do, and what is done."""
    statuses = [name for name, _, _ in STATUSES["tasks"]]
    for number in range(count):
        members = {
            "title": random_source.pick(TASKS),
            "status": statuses[number % len(statuses)],
            "assignedUserId": _one_of("users", sizes, random_source),
            "deadline": DAYS[PAST - 60 + random_source.below(120)],
            "priority": ("NORMAL", "LOW", "NORMAL", "HIGH")[random_source.below(4)],
            "position": number,
        }
        yield RecordBody("tasks", members)


def appointments(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Meetings of the past months and the coming ones."""
    statuses = [name for name, _, _ in STATUSES["appointments"]]
    for number in range(count):
        day, hour = DAYS[PAST - 90 + random_source.below(180)], 7 + random_source.below(8)
        title = random_source.pick(MEETINGS)
        members = {
            "title": title,
            "startDate": f"{day}T{hour:02d}:00:00.000Z",
            "endDate": f"{day}T{hour + 1:02d}:00:00.000Z",
            "userIds": [_one_of("users", sizes, random_source)],
            "clientId": None if title == MEETINGS[-1] else _one_of("clients", sizes, random_source),
            "address": address(random_source, random_source.pick(words.CITIES)),
            "reminderMinutes": 30,
            "status": statuses[number % len(statuses)],
        }
        yield RecordBody("appointments", members)


def presence_registrations(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Who was on a large site, in every status."""
    statuses = ("CONFIRMED", "SENT", "PLANNED", "ERROR", "CANCELLED")
    for number in range(count):
        day = DAYS[random_source.day_index_near(number / count)]
        members = {
            "employeeId": _one_of("employees", sizes, random_source),
            "projectId": RecordRef("projects", 0),
            "date": day,
            "checkInAt": f"{day}T06:05:00.000Z",
            "checkOutAt": f"{day}T14:30:00.000Z",
            "status": statuses[number % len(statuses)],
            "companyId": RecordRef("companies", 0),
        }
        yield RecordBody("presence-registrations", members)


def _one_of(path: str, sizes: dict[str, int], random_source: RandomSource) -> RecordRef:
    return RecordRef(path, random_source.below(sizes[path]))


def _some_employees(sizes: dict[str, int], random_source: RandomSource) -> list[RecordRef]:
    """One to three employees."""
    first = random_source.below(sizes["employees"])
    return [RecordRef("employees", (first + n) % sizes["employees"]) for n in range(1 + random_source.below(3))]


def _product(sizes: dict[str, int], random_source: RandomSource) -> RecordRef:
    """An article that is no hour code."""
    return RecordRef("articles", sizes["articles"] - 1 - random_source.below(30))
