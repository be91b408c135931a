"""When regular work is done, and on which records: `@every("1 day", status.equals("verzonden"), past(expireDate))`."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from truweel.schema.fields import Equality, Field

__all__ = ["Condition", "Due", "Past", "Period", "Positive", "past", "positive", "reached"]

NIGHT = 4
"""The hour of the tenant's day at which daily work begins: no clock is put back or forward at it."""
HOUR = 60 * 60 * 1000
_UNITS = {"minute": 60 * 1000, "hour": HOUR, "day": 24 * HOUR}


@dataclass(frozen=True, slots=True)
class Period:
    """How often something is done; `milliseconds` of a period of days is the length of a usual one."""

    text: str
    milliseconds: int
    days: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """`10 minutes`, `1 hour`, `1 day`. ValueError for anything else."""
        match = re.fullmatch(r"([1-9][0-9]{0,3}) (minute|hour|day)s?", text)
        if match is None:
            raise ValueError(f"'{text}' is no period; write 10 minutes, 1 hour or 1 day")
        number = int(match[1])
        return cls(text, number * _UNITS[match[2]], number if match[2] == "day" else 0)

    def start(self, instant: int, time_zone: str) -> int:
        """When the period that `instant` is in began: one of days at `NIGHT` in `time_zone`, others in UTC."""
        if not self.days:
            return instant - instant % self.milliseconds
        zone = ZoneInfo(time_zone)
        day = datetime.datetime.fromtimestamp(instant / 1000, zone).date()
        if _night(day, zone) > instant:
            day -= datetime.timedelta(days=1)
        return _night(day - datetime.timedelta(days=day.toordinal() % self.days), zone)

    def next_start(self, instant: int, time_zone: str) -> int:
        """When the next one begins."""
        start = self.start(instant, time_zone)
        if not self.days:
            return start + self.milliseconds
        zone = ZoneInfo(time_zone)
        day = datetime.datetime.fromtimestamp(start / 1000, zone).date()
        return _night(day + datetime.timedelta(days=self.days), zone)


def _night(day: datetime.date, zone: ZoneInfo) -> int:
    return round(datetime.datetime.combine(day, datetime.time(NIGHT), zone).timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Past:
    """The condition that the day in `field` is before the tenant's today, or with `today` that it is today too."""

    field: Field
    today: bool = False

    def holds(self, record: Any, today: datetime.date) -> bool:
        """Whether `record` meets it."""
        day = record.__dict__.get(self.field.name)
        return day is not None and day < self.end(today)

    def end(self, today: datetime.date) -> str:
        """The first day that doesn't meet it."""
        return (today + datetime.timedelta(days=1) if self.today else today).isoformat()


@dataclass(frozen=True, slots=True)
class Positive:
    """The condition that `field` is above zero."""

    field: Field

    def holds(self, record: Any, today: datetime.date) -> bool:
        """Whether `record` meets it."""
        return (record.__dict__.get(self.field.name) or 0) > 0


def past(member: Field) -> Past:
    """The condition that the day in `member` is before the tenant's today."""
    return Past(member)


def reached(member: Field) -> Past:
    """The condition that the day in `member` is the tenant's today, or before it."""
    return Past(member, today=True)


def positive(member: Field) -> Positive:
    """The condition that `member` is above zero."""
    return Positive(member)


Condition = Equality | Past | Positive


@dataclass(frozen=True, slots=True)
class Due:
    """How often a job is due, and for which records: those that meet all `conditions`."""

    period: Period
    conditions: tuple[Condition, ...]

    def holds(self, record: Any, today: datetime.date) -> bool:
        """Whether the job is due for `record`. What is archived, locked or deleted is left alone."""
        if record.archivedAt is not None or record.lockedAt is not None or record.deletedAt is not None:
            return False
        return all(
            condition.holds(record) if isinstance(condition, Equality) else condition.holds(record, today)
            for condition in self.conditions
        )

    @property
    def fields(self) -> Iterator[Field]:
        """The members that the conditions name, in the order of an index: what is equal first."""
        for kind in (Equality, Past, Positive):
            yield from (condition.field for condition in self.conditions if isinstance(condition, kind))
