"""Periods of regular work, and what a declaration of jobs can get wrong."""

import datetime
import importlib
import itertools
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from truweel import clock
from truweel.schema import Children, Date, Resource, Text, Work, every, job, past
from truweel.schema.registry import DeclarationError, Registry, declared_resources
from truweel.schema.schedule import Period

ZONES = ("UTC", "Europe/Brussels", "Asia/Kathmandu", "America/New_York", "Africa/Cairo", "Asia/Beirut",
         "America/Havana", "Pacific/Chatham", "Australia/Lord_Howe", "Pacific/Apia", "America/Asuncion")  # fmt: skip
HOUR = 60 * 60 * 1000
instants = st.integers(clock.parse_instant("2011-01-01"), clock.parse_instant("2040-01-01"))


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [("1 minute", 60_000), ("10 minutes", 600_000), ("1 hour", HOUR), ("1 day", 24 * HOUR), ("7 days", 168 * HOUR)],
)
def test_a_period_is_a_number_and_a_unit(text: str, milliseconds: int) -> None:
    assert Period.parse(text).milliseconds == milliseconds


@pytest.mark.parametrize("text", ["day", "0 days", "-1 hour", "1 month", "1.5 hours", "1 day ", "", "10000 days"])
def test_anything_else_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="is no period; write 10 minutes, 1 hour or 1 day"):
        Period.parse(text)


@given(instants, st.sampled_from(ZONES), st.sampled_from(["10 minutes", "1 hour", "1 day", "7 days"]))
def test_every_instant_is_in_one_period(instant: int, zone: str, text: str) -> None:
    period = Period.parse(text)
    start, next_start = period.start(instant, zone), period.next_start(instant, zone)
    assert start <= instant < next_start
    assert [period.start(at, zone) for at in (start, next_start - 1, next_start)] == [start, start, next_start]


@pytest.mark.parametrize("zone", ZONES)
def test_each_day_has_one_night_at_four(zone: str) -> None:
    period, tz = Period.parse("1 day"), ZoneInfo(zone)
    start, nights = clock.parse_instant("2026-01-01T12:00:00Z"), []
    for _ in range(800):
        start = period.next_start(start, zone)
        nights.append(datetime.datetime.fromtimestamp(start / 1000, tz))
    assert {night.strftime("%H:%M") for night in nights} == {"04:00"}
    assert {(later.date() - night.date()).days for night, later in itertools.pairwise(nights)} == {1}


def declare(*resources: type[Resource]) -> Registry:
    return Registry([*declared_resources(importlib.import_module("truweel.resources")), *resources])


def test_regular_work_needs_a_column() -> None:
    class Visit(Resource, path="visits", module="visits"):
        """A visit."""

        day = Date(filter=False)

        @every("1 day", past(day))
        def close(self, work: Work) -> None:
            """Close it."""

    with pytest.raises(DeclarationError, match=r"Visit.day: 'close' needs a column: filter= or sort="):
        declare(Visit)


def test_a_job_is_one_of_a_document() -> None:
    class Visit(Resource, path="visits", module="visits"):
        """A visit."""

        guests = Children("guests")

    class Guest(Resource, path="guests", parent="visits"):
        """A guest."""

        name = Text()

        @job
        def greet(self, work: Work) -> None:
            """Greet."""

    with pytest.raises(DeclarationError, match="Guest: the job 'greet' must be one of Visit"):
        declare(Visit, Guest)


def test_a_payload_is_a_struct_and_regular_work_has_none() -> None:
    class Greeting(msgspec.Struct):
        text: str

    def greet(self: Resource, work: Work, text: str) -> None:
        """Greet."""

    def greet_daily(self: Resource, work: Work, greeting: Greeting) -> None:
        """Greet."""

    with pytest.raises(TypeError, match=r"greet: the payload of a job is a msgspec.Struct, not <class 'str'>"):
        job(greet)
    with pytest.raises(TypeError, match="greet_daily: regular work has no payload"):
        every("1 day")(greet_daily)
