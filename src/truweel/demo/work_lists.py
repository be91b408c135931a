"""The small lists about people and their time: schedules, kinds of hours and absence, public holidays …"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from truweel.demo.records import RecordBody, RecordRef

__all__ = ["ABSENCES", "PLANNING_TYPES", "WORKED_HOURS", "work_lists"]

TIME_OFF = (
    ("Wettelijk verlof", True, 20, "#2e7d32"),
    ("ADV", True, 6, "#1976d2"),
    ("Ziekte", True, None, "#c62828"),
    ("Klein verlet", True, None, "#f9a825"),
    ("Onbetaald verlof", False, None, "#616161"),
)
WORKED_HOURS = (("Gewone uren", "100", 100), ("Overuren 150 %", "150", 150), ("Verplaatsing", "120", 100))
ABSENCES = ("Verlof", "ADV-dag", "Ziekte", "Klein verlet", "Onbetaald verlof")
"""Their hour types, in the order of the categories of time off, behind those of `WORKED_HOURS`."""
PLANNING_TYPES = (
    ("Installatie", "#1976d2", 480),
    ("Service", "#f9a825", 120),
    ("Onderhoud", "#2e7d32", 180),
    ("Opmeting", "#0097a7", 60),
    ("Afwezig", "#616161", 480),
)
SUPPLEMENTS = (
    ("HOOGTE", "Werken op hoogte", "SUPPLEMENT", Decimal("1.2")),
    ("WACHT", "Wachtdienst", "SUPPLEMENT", Decimal(35)),
    ("MAALTIJD", "Eigen deel maaltijdcheque", "DEDUCTION", Decimal("1.09")),
)
MOBILITY_TYPES = (("Fiets", Decimal("0.36")), ("Eigen wagen", Decimal("0.4415")), ("Bestelwagen van de firma", None))
EASTER_MONDAYS = (date(2024, 4, 1), date(2025, 4, 21), date(2026, 4, 6), date(2027, 3, 29))


def work_lists() -> Iterator[RecordBody]:
    """All of them, each after what it refers to."""
    for name, paid, days, color in TIME_OFF:
        members = {"name": name, "paid": paid, "daysPerYear": days, "carryOver": name == "ADV", "color": color}
        yield RecordBody("time-off-categories", members)
    for name, code, percentage in WORKED_HOURS:
        members = {"name": name, "code": code, "costPercentage": percentage, "salePercentage": percentage}
        yield RecordBody("hour-types", members)
    for number, name in enumerate(ABSENCES):
        category = RecordRef("time-off-categories", number)
        yield RecordBody("hour-types", {"name": name, "type": "ABSENCE", "timeOffCategoryId": category})
    for position, (name, color, minutes) in enumerate(PLANNING_TYPES):
        members = {"name": name, "color": color, "position": position, "absence": name == "Afwezig"}
        yield RecordBody("planning-types", members | {"defaultMinutes": minutes})
    weekend: list[dict[str, Any]] = [{}, {}]
    full = [*[_day(7, 30, 480)] * 4, _day(7, 30, 360), *weekend]
    office = [*[_day(8, 30, 480)] * 5, *weekend]
    short, long = [*[_day(8, 30, 480)] * 2, {}, {}, {}, *weekend], [*[_day(8, 30, 480)] * 3, {}, {}, *weekend]
    yield RecordBody("work-schedules", {"name": "Ploegen 38 uur", "days": full})
    yield RecordBody("work-schedules", {"name": "Kantoor 40 uur", "days": office})
    yield RecordBody("work-schedules", {"name": "Halftijds, 2 en 3 dagen", "days": short + long, "weeks": 2})
    for code, text, kind, amount in SUPPLEMENTS:
        yield RecordBody("wage-supplements", {"code": code, "description": text, "type": kind, "amount": amount})
    for name, price in MOBILITY_TYPES:
        yield RecordBody("mobility-types", {"name": name, "pricePerKm": price})
    for easter_monday in EASTER_MONDAYS:
        for day, name in _holidays(easter_monday):
            yield RecordBody("public-holidays", {"date": day.isoformat(), "name": name})


def _day(hour: int, minute: int, minutes: int) -> dict[str, Any]:
    """A day of so many minutes of work, with half an hour of break."""
    end = hour * 60 + minute + minutes + 30
    start = {"hour": hour, "minute": minute}
    return {"start": start, "end": {"hour": end // 60, "minute": end % 60}, "breakMinutes": 30, "minutes": minutes}


def _holidays(easter_monday: date) -> list[tuple[date, str]]:
    """Belgium's ten in the year of this Easter Monday, in order."""
    year = easter_monday.year
    return sorted(
        [
            (date(year, 1, 1), "Nieuwjaar"),
            (easter_monday, "Paasmaandag"),
            (date(year, 5, 1), "Dag van de Arbeid"),
            (easter_monday + timedelta(days=38), "Onze-Lieve-Heer-Hemelvaart"),
            (easter_monday + timedelta(days=49), "Pinkstermaandag"),
            (date(year, 7, 21), "Nationale feestdag"),
            (date(year, 8, 15), "Onze-Lieve-Vrouw-Hemelvaart"),
            (date(year, 11, 1), "Allerheiligen"),
            (date(year, 11, 11), "Wapenstilstand"),
            (date(year, 12, 25), "Kerstmis"),
        ]
    )
