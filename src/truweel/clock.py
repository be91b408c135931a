"""The only source of time and randomness, so that a test can replace both.

Instants are whole milliseconds since 1970-01-01T00:00Z everywhere inside; on the wire they are
`yyyy-MM-ddTHH:mm:ss.SSSZ` (reference [O]: exactly three decimals and `Z`).
"""

import re
import secrets
import time
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

__all__ = [
    "TIME_ZONE",
    "day",
    "day_bounds",
    "format_instant",
    "is_recent",
    "is_time_zone",
    "local_time",
    "monotonic",
    "new_secret",
    "new_uuid",
    "new_uuid7",
    "now",
    "parse_instant",
    "random",
    "read_instant",
    "today",
]


VARIANT = "89ab"
MAX_SKEW = 60_000
"""Milliseconds by which the clocks of two processes may differ."""
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
INSTANT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"([Tt ](?P<hour>\d\d):(?P<minute>\d\d)(:(?P<second>\d\d)([.,](?P<fraction>\d+))?)?"
    r"([Zz]|(?P<sign>[+-])(?P<offset_hour>\d\d):?(?P<offset_minute>\d\d)?)?)?",
    re.ASCII,
)
TIME_ZONE = "Europe/Brussels"
"""The time zone of a new tenant that is given none."""


def now() -> int:
    """Milliseconds since the epoch, UTC."""
    return time.time_ns() // 1_000_000


def is_recent(instant: int, milliseconds: int, at: int) -> bool:
    """Whether `instant` was less than `milliseconds` before `at`.

    One that is well ahead of `at` was given by a wrong clock, and isn't recent: what it dates would last until then.
    """
    return -MAX_SKEW <= at - instant < milliseconds


def monotonic() -> float:
    """Seconds of a clock that never goes back; only differences are meaningful."""
    return time.monotonic()


def today() -> str:
    """The date in UTC, `yyyy-MM-dd`."""
    return format_instant(now())[:10]


def is_time_zone(name: str) -> bool:
    """Whether the IANA database has a time zone with this name, such as `Europe/Brussels`."""
    return name in available_timezones()


def day(milliseconds: int, time_zone: str) -> date:
    """The day on which an instant is in `time_zone`, a name of the IANA database."""
    return local_time(milliseconds, time_zone).date()


def local_time(milliseconds: int, time_zone: str) -> datetime:
    """An instant by the clock on the wall in `time_zone`; the calendar's first or last moment where it is past that."""
    zone = ZoneInfo(time_zone)
    try:
        return datetime.fromtimestamp(milliseconds / 1000, zone)
    except (OverflowError, ValueError):
        return datetime(9999, 12, 31, 23, 59, tzinfo=zone) if milliseconds > 0 else datetime(1, 1, 1, tzinfo=zone)


def day_bounds(day: date, time_zone: str) -> tuple[int, int]:
    """The first and the last millisecond of a day in `time_zone`, a name of the IANA database."""
    first = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(time_zone))
    last = first + timedelta(hours=23, minutes=59, seconds=59, milliseconds=999)  # of the clock on the wall
    return round(first.timestamp() * 1000), round(last.replace(fold=1).timestamp() * 1000)


def format_instant(milliseconds: int) -> str:
    """An instant in milliseconds in its wire format: `2022-10-24T14:57:07.812Z`."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{_format_second(seconds)}.{rest:03d}Z"


@lru_cache(64)
def _format_second(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()[:19]


def parse_instant(text: str) -> int:
    """Milliseconds since the epoch of an instant that `format_instant` wrote. ValueError."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    delta = instant - datetime(1970, 1, 1, tzinfo=UTC)
    return delta.days * 86_400_000 + delta.seconds * 1000 + delta.microseconds // 1000


def read_instant(text: str) -> int:
    """Milliseconds since the epoch of an instant or a day that a caller wrote (RFC 3339): `2026-01-31T13:35:00.000Z`,
    `2026-01-31T13:35`, `2026-01-31`. Without an offset it is UTC. `t` and `z` may be small, a space may stand for `T`;
    second 60 and hour 24 are the beginning of the next minute and day. ValueError."""
    parts = INSTANT.fullmatch(text)
    if parts is None:
        raise ValueError(f"no instant: {text[:40]}")
    days = date.fromisoformat(parts["day"]).toordinal() - EPOCH_ORDINAL
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    milliseconds = int((parts["fraction"] or "0").ljust(3, "0")[:3])
    offset_hour, offset_minute = int(parts["offset_hour"] or 0), int(parts["offset_minute"] or 0)
    is_midnight = hour == 24 and minute == second == milliseconds == 0
    if not (hour <= 23 or is_midnight) or minute > 59 or second > 60 or offset_hour > 23 or offset_minute > 59:
        raise ValueError(f"no instant: {text[:40]}")
    offset = (offset_hour * 60 + offset_minute) * (-1 if parts["sign"] == "-" else 1)
    return ((days * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1000 + milliseconds


def new_uuid() -> str:
    """A random UUID, version 4 (RFC 9562 section 5.4), in its usual text form: each request needs one."""
    text = secrets.token_hex(16)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{VARIANT[int(text[16], 16) & 3]}{text[17:20]}-{text[20:]}"


def new_uuid7() -> str:
    """A UUID, version 7 (RFC 9562 section 5.7): random enough, and an index keeps new ones together."""
    time, text = f"{now():012x}", secrets.token_hex(10)
    return f"{time[:8]}-{time[8:]}-7{text[:3]}-{VARIANT[int(text[3], 16) & 3]}{text[4:7]}-{text[7:19]}"


def new_secret(size: int = 32) -> str:
    """`size` random bytes as URL-safe text."""
    return secrets.token_urlsafe(size)


def random() -> float:
    """A float in [0, 1): for jitter, never for secrets."""
    return secrets.randbelow(1 << 53) / (1 << 53)
