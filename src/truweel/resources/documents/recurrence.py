"""The days on which something comes back, all counted from its first day (catalogue 8.6)."""

import calendar
import datetime
import itertools
from collections.abc import Container, Iterator

__all__ = ["PERIOD_UNITS", "add_months", "count_before", "list_days"]

PERIOD_UNITS = ("DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR")
"""The units of a period."""
DAYS = {"DAY": 1, "WEEK": 7, "FOUR_WEEKS": 28}
MONTHS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}
ONE_DAY = datetime.timedelta(days=1)
SATURDAY = 5


def list_days(
    start: datetime.date, unit: str, count: int, holidays: Container[str] = frozenset(), skipped: int = 0
) -> Iterator[datetime.date]:
    """`start`, then each day `count` units after the one before, up to the year 9999. `holidays` are days as ISO texts.
    The first `skipped` are left out.

    Months are counted from `start`, so that 31 January is followed by 28 February and 31 March. The first of working
    days is the first one from `start` on.
    """
    if unit == "WORKING_DAY":
        yield from itertools.islice(_working_days(start, holidays), skipped * count, None, count)
        return
    try:
        for number in itertools.count(skipped):
            if unit in MONTHS:
                yield add_months(start, number * count * MONTHS[unit])
            else:
                yield start + number * count * DAYS[unit] * ONE_DAY
    except (OverflowError, ValueError):  # past the last year
        return


def count_before(start: datetime.date, unit: str, count: int, day: datetime.date) -> int:
    """How many days of `list_days` surely come before `day`: all that do, or all but one; 0 of working days."""
    if unit == "WORKING_DAY":
        return 0
    if unit in MONTHS:
        passed, step = (day.year - start.year) * 12 + day.month - start.month, count * MONTHS[unit]
    else:
        passed, step = (day - start).days, count * DAYS[unit]
    return max(passed // step, 0)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last one of that month. ValueError past the year 9999."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > datetime.MAXYEAR:
        raise ValueError(f"the year {year} is too late")
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _working_days(start: datetime.date, holidays: Container[str]) -> Iterator[datetime.date]:
    for number in range((datetime.date.max - start).days + 1):
        day = start + number * ONE_DAY
        if day.weekday() < SATURDAY and day.isoformat() not in holidays:
            yield day
