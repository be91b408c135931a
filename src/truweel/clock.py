"""The only source of time and randomness, so that a test can replace both.

Instants are whole milliseconds since 1970-01-01T00:00Z everywhere inside; on the wire they are
`yyyy-MM-ddTHH:mm:ss.SSSZ` (reference [O]: exactly three decimals and `Z`).
"""

import secrets
import time
import uuid
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

__all__ = [
    "TIME_ZONE",
    "day",
    "format_instant",
    "is_recent",
    "is_time_zone",
    "monotonic",
    "new_secret",
    "new_uuid",
    "new_uuid7",
    "now",
    "parse_instant",
    "random",
    "today",
]


VARIANT = "89ab"
MAX_SKEW = 60_000
"""Milliseconds by which the clocks of two processes may differ."""
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
    return datetime.fromtimestamp(milliseconds / 1000, ZoneInfo(time_zone)).date()


def format_instant(milliseconds: int) -> str:
    """An instant in milliseconds in its wire format: `2022-10-24T14:57:07.812Z`."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{_format_second(seconds)}.{rest:03d}Z"


@lru_cache(64)
def _format_second(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()[:19]


def parse_instant(text: str) -> int:
    """Milliseconds since the epoch of any ISO 8601 instant or date; without an offset it is read as UTC. ValueError."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    delta = instant - datetime(1970, 1, 1, tzinfo=UTC)
    return delta.days * 86_400_000 + delta.seconds * 1000 + delta.microseconds // 1000


def new_uuid() -> str:
    """A random UUID, version 4 (RFC 9562 section 5.4), in its usual text form: each request needs one."""
    text = secrets.token_hex(16)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{VARIANT[int(text[16], 16) & 3]}{text[17:20]}-{text[20:]}"


def new_uuid7() -> str:
    """A UUID, version 7 (RFC 9562 section 5.7): random enough, and an index keeps new ones together."""
    number = (now() << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=number))


def new_secret(size: int = 32) -> str:
    """`size` random bytes as URL-safe text."""
    return secrets.token_urlsafe(size)


def random() -> float:
    """A float in [0, 1): for jitter, never for secrets."""
    return secrets.randbelow(1 << 53) / (1 << 53)
