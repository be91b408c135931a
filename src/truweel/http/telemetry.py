"""What a server tells of itself: one line a request, and the numbers for Prometheus. Never a secret, a body, or a
query string."""

import asyncio
import sys
from collections.abc import Callable
from typing import TextIO

import msgspec
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from truweel import clock

__all__ = ["Telemetry"]

FLUSH = 0.25
MAX_BUFFER = 64 * 1024
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Telemetry:
    """Counts and logs the requests of one process. `gauges` are asked when somebody scrapes."""

    def __init__(self, *, log: TextIO | None = sys.stdout, multiprocess: bool = False) -> None:
        self.registry = CollectorRegistry()
        self._multiprocess = multiprocess
        self.requests = Counter(
            "truweel_requests", "Requests by route template, method and status.", ("route", "method", "status"),
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "truweel_request_seconds", "Time to answer, by route template.", ("route",),
            buckets=BUCKETS, registry=self.registry,
        )  # fmt: skip
        self.statements = Counter("truweel_statements", "Statements sent to the database.", registry=self.registry)
        self._counters: dict[tuple[str, str, int], Counter] = {}
        self._timers: dict[str, Histogram] = {}
        self._log = log
        self._lines: list[bytes] = []
        self._size = 0
        self._timer: asyncio.TimerHandle | None = None

    def gauge(self, name: str, doc: str, ask: Callable[[], float]) -> None:
        """Export what `ask` answers at each scrape as `truweel_{name}`."""
        Gauge(f"truweel_{name}", doc, registry=self.registry).set_function(ask)

    def request(
        self, *, correlation_id: str, method: str, route: str, status: int, started: float, caller: str, statements: int
    ) -> None:
        """One request is answered. `route` is its template (`/api/v2/clients/{id}`), `started` of `clock.monotonic`."""
        seconds = clock.monotonic() - started
        key = (route, method, status)
        counter = self._counters.get(key)
        if counter is None:
            counter = self._counters[key] = self.requests.labels(route, method, str(status))
            self._timers.setdefault(route, self.seconds.labels(route))
        counter.inc()
        self._timers[route].observe(seconds)
        self.statements.inc(statements)
        if self._log is not None:
            line = {
                "at": clock.instant(clock.now()),
                "event": "request",
                "correlationId": correlation_id,
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 2),
                "caller": caller,
                "statements": statements,
            }
            self._write(msgspec.json.encode(line))

    def _write(self, line: bytes) -> None:
        self._lines.append(line)
        self._size += len(line)
        if self._size > MAX_BUFFER:
            self.flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FLUSH, self.flush)

    def flush(self) -> None:
        """Write what is gathered."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._lines and self._log is not None:
            self._log.write(b"\n".join(self._lines).decode() + "\n")
            self._log.flush()
        self._lines, self._size = [], 0

    def metrics(self) -> bytes:
        """The text that Prometheus scrapes; with several processes, the sum of all."""
        if not self._multiprocess:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
