"""When a request is sent again, and after how long."""

from __future__ import annotations

import datetime as dt
import email.utils
import random
from dataclasses import dataclass

import httpx

__all__ = ["Retry", "parse_retry_after"]

PASSING = frozenset({429, 502, 503, 504})
"""Statuses that pass by themselves."""


@dataclass(frozen=True)
class Retry:
    """How patient a client is.

    Every request may be sent again: a GET, PUT or DELETE by its nature, a POST or PATCH by the `Idempotency-Key` that
    the client gives it.

    attempts    how often a request is sent at most; 1 never repeats
    first       seconds before the second try; doubled before each later one
    longest     seconds between two tries at most. Where `Retry-After` asks for more, the error is raised at once
    """

    attempts: int = 6
    first: float = 0.5
    longest: float = 60.0

    def delay(self, attempt: int, response: httpx.Response | None, code: str = "") -> float | None:
        """Seconds until the try after `attempt` (from 1); None if there is none. `response` is None where no answer
        came; `code` is the one of its error."""
        if attempt >= self.attempts:
            return None
        jittered: float = min(self.first * 2.0 ** (attempt - 1), self.longest) * random.uniform(0.5, 1.0)  # noqa: S311
        if response is None:
            return jittered
        if response.status_code not in PASSING and code != "request_in_progress":
            return None
        asked = parse_retry_after(response.headers.get("retry-after"))
        if asked is None:
            return jittered
        return None if asked > self.longest else asked + random.uniform(0.0, 0.25)  # noqa: S311


def parse_retry_after(text: str | None) -> float | None:
    """Seconds of a `Retry-After`, whether it counts or names a date (RFC 9110, 10.2.3). None where it says nothing."""
    if text is None:
        return None
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        instant = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=dt.timezone.utc)
    return max(0.0, (instant - dt.datetime.now(dt.timezone.utc)).total_seconds())
