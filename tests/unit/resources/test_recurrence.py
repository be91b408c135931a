"""The days on which something comes back, counted from its first day."""

import datetime
from itertools import islice

import pytest

from truweel.resources.documents.recurrence import PERIOD_UNITS, add_months, count_before, list_days


def days(start: str, unit: str, count: int = 1, number: int = 4, holidays: frozenset[str] = frozenset()) -> list[str]:
    first = datetime.date.fromisoformat(start)
    return [day.isoformat() for day in islice(list_days(first, unit, count, holidays), number)]


@pytest.mark.parametrize(
    ("start", "unit", "count", "expected"),
    [
        ("2026-01-31", "MONTH", 1, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2027-12-31", "MONTH", 2, ["2027-12-31", "2028-02-29", "2028-04-30", "2028-06-30"]),
        ("2026-11-30", "QUARTER", 1, ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30"]),
        ("2028-02-29", "YEAR", 1, ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"]),
        ("2026-01-01", "FOUR_WEEKS", 1, ["2026-01-01", "2026-01-29", "2026-02-26", "2026-03-26"]),
        ("2026-03-28", "DAY", 3, ["2026-03-28", "2026-03-31", "2026-04-03", "2026-04-06"]),
        ("2026-12-28", "WEEK", 2, ["2026-12-28", "2027-01-11", "2027-01-25", "2027-02-08"]),
    ],
)
def test_all_are_counted_from_the_first(start: str, unit: str, count: int, expected: list[str]) -> None:
    assert days(start, unit, count) == expected


def test_working_days_skip_weekends_and_holidays() -> None:
    holidays = frozenset({"2026-05-14", "2026-05-25"})
    assert days("2026-05-13", "WORKING_DAY", 1, 4, holidays) == [
        "2026-05-13", "2026-05-15", "2026-05-18", "2026-05-19",
    ]  # fmt: skip
    assert days("2026-05-23", "WORKING_DAY", 5, 2, holidays) == ["2026-05-26", "2026-06-02"]


@pytest.mark.parametrize("unit", PERIOD_UNITS)
@pytest.mark.parametrize("start", ["2024-02-29", "2026-01-31", "2026-12-28"])
@pytest.mark.parametrize("count", [1, 3])
def test_days_that_are_skipped_are_those_before(unit: str, start: str, count: int) -> None:
    first = datetime.date.fromisoformat(start)
    days = list(islice(list_days(first, unit, count), 900))
    for offset in range(-40, 800, 7):
        day = first + datetime.timedelta(days=offset)
        skipped, earlier = count_before(first, unit, count, day), sum(other < day for other in days)
        if skipped < len(days) - 3:
            assert skipped in ((0,) if unit == "WORKING_DAY" else (earlier, max(earlier - 1, 0)))
            assert list(islice(list_days(first, unit, count, skipped=skipped), 3)) == days[skipped : skipped + 3]


def test_what_began_with_the_calendar_is_as_near_as_what_began_today() -> None:
    day = datetime.date(2026, 3, 2)
    for unit, number in (("DAY", 739676), ("WEEK", 105668), ("MONTH", 24302), ("YEAR", 2025)):
        assert count_before(datetime.date.min, unit, 1, day) == number
        assert next(list_days(datetime.date.min, unit, 1, skipped=number)) <= day


@pytest.mark.parametrize("unit", ["DAY", "WORKING_DAY", "WEEK", "MONTH", "YEAR"])
def test_time_ends(unit: str) -> None:
    assert 0 < len(list(list_days(datetime.date(9999, 11, 30), unit, 1))) < 40


def test_no_month_after_the_last() -> None:
    with pytest.raises(ValueError, match="10000"):
        add_months(datetime.date(9999, 12, 1), 1)
