"""Sends no request for which the server has no token: the answer 429 does not come.

The server keeps a bucket for each caller and tells in each answer how it stands (`X-RateLimit-Remaining`). A `Pacer`
holds a lower bound of it. All threads and tasks of a client share one, and so may all clients of the same caller.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

__all__ = ["Pacer", "Place", "Ticket"]

RATE, BURST = 15.0, 20.0
"""What the reference documents, for a server that tells what remains and nothing else."""
MARGIN = 0.05
CLOCK_SECONDS = 0.002
"""How far the clocks of server and client may round."""
FIRST_CALL_SECONDS = 0.02
RESERVE, RESERVE_SECONDS = 2.0, 60.0
"""Tokens that are left alone, and for how long, once another program was seen to spend them too."""


class Ticket:
    """A request on its way. `answers` is how many answers had come when it was sent."""

    __slots__ = ("answers",)

    def __init__(self, answers: int) -> None:
        self.answers = answers


class Pacer:
    """A lower bound of a token bucket on the server. Safe for threads and tasks.

    Until the first answer says how large the bucket is, requests go one at a time. An answer without these headers ends
    the pacing: then only `hold` makes requests wait.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known = False
        self._limited = True
        self._rate, self._burst = RATE, BURST
        self._level = 0.0
        """A lower bound of the tokens at `_at`, if no request were on its way."""
        self._at = 0.0
        self._on_the_way = 0
        self._answers = 0
        self._held_until = 0.0
        self._reserved_until = 0.0
        self._last_place = 0
        self._served = 0

    def join(self) -> Place:
        """A place in the queue."""
        with self._lock:
            self._last_place += 1
            return Place(self, self._last_place)

    def hold(self, seconds: float) -> None:
        """Let no request go for so long: after a 429."""
        with self._lock:
            self._held_until = max(self._held_until, self._clock() + seconds)

    def answered(self, ticket: Ticket, headers: Mapping[str, str]) -> None:
        """Account for an answer."""
        remaining = _number(headers, "x-ratelimit-remaining")
        with self._lock:
            now = self._clock()
            overtaken = self._answers - ticket.answers
            self._answers += 1
            self._on_the_way -= 1
            if remaining is None:
                if not self._known:
                    self._known, self._limited = True, False
                self._set_level(self._refilled(now) - 1, now)
                return
            rate = _number(headers, "x-ratelimit-replenish-rate")
            burst = _number(headers, "x-ratelimit-burst-capacity")
            was_paced = self._known and self._limited
            refilled = self._refilled(now)
            self._rate = RATE if rate is None else rate
            self._burst = BURST if burst is None else max(burst, 1.0)
            self._known, self._limited = True, self._rate > 0
            if was_paced and remaining < refilled - 2:
                self._reserved_until = now + RESERVE_SECONDS
            # Requests that were sent after this one and are answered already may have taken tokens after it.
            sure = remaining - overtaken
            self._set_level(max(min(refilled - 1, remaining), sure) if was_paced else sure, now)

    def lost(self, ticket: Ticket) -> None:
        """Account for a request that got no answer: it may have taken its token."""
        with self._lock:
            now = self._clock()
            self._answers += 1
            self._on_the_way -= 1
            self._set_level(self._refilled(now) - 1, now)

    def _refilled(self, now: float) -> float:
        return min(self._burst, self._level + self._rate * (now - self._at))

    def _set_level(self, level: float, now: float) -> None:
        self._level, self._at = min(level, self._burst), now

    def _try(self, number: int) -> Ticket | float:
        """A ticket for the place `number`, or the seconds until it is worth asking again."""
        with self._lock:
            now = self._clock()
            if self._held_until > now:
                return self._held_until - now
            ahead = max(0, number - self._served - 1)
            if not self._known:
                if ahead or self._on_the_way:
                    return FIRST_CALL_SECONDS
            elif self._limited:
                reserve = RESERVE if now < self._reserved_until else 0.0
                needed = min(1 + MARGIN + self._rate * CLOCK_SECONDS + reserve, self._burst)
                # A request on its way is counted as one that the server answers now: the bucket may be full until then.
                missing = needed - (self._refilled(now) - self._on_the_way)
                if ahead or missing > 0:
                    return min(1.0, max(0.001, (max(missing, 0.0) + ahead) / self._rate))
            self._served += 1
            self._on_the_way += 1
            return Ticket(self._answers)

    def _leave(self) -> None:
        with self._lock:
            self._served += 1


class Place:
    """A place in the queue of a pacer."""

    __slots__ = ("_number", "_pacer", "ticket")

    def __init__(self, pacer: Pacer, number: int) -> None:
        self._pacer = pacer
        self._number = number
        self.ticket: Ticket | None = None

    def wait(self) -> float:
        """Seconds to wait before asking again; 0 once `ticket` is there."""
        outcome = self._pacer._try(self._number)
        if isinstance(outcome, Ticket):
            self.ticket = outcome
            return 0.0
        return outcome

    def leave(self) -> None:
        """Give the place up, if its turn has not come."""
        if self.ticket is None:
            self._pacer._leave()


def _number(headers: Mapping[str, str], name: str) -> float | None:
    try:
        return float(headers[name])
    except (KeyError, ValueError):
        return None
