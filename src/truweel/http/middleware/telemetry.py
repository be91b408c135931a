"""Telemetry of a server: a log line per request, and metrics for Prometheus. Never a secret, a body or a query string.

A request only leaves its record here. Lines are written and metrics counted in batches, a few times a second.
"""

import asyncio
import platform
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from truweel import __version__
from truweel.events.metrics import OUTCOMES
from truweel.http.middleware.access_log import AccessLog
from truweel.http.middleware.request_record import RequestRecord
from truweel.http.middleware.server_processes import ServerProcesses

__all__ = ["Probe", "Telemetry"]

FLUSH_SECONDS = 0.25
MAX_PENDING = 1000
MAX_ROUTES = 1000
MAX_ANSWERS = 10_000
"""Routes, and routes with method and status, that the metrics tell apart. Declarations have fewer; this is the bound
should a name of a caller's ever come to be a label."""
OTHER = "other"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
HISTOGRAM_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

Label = TypeVar("Label")
Probe = Callable[[], Awaitable[Mapping[str, float]]]
"""Returns current values by name of the gauge."""
GAUGES = {
    "older_records": "Records that an older release wrote and that are still to be brought up to date.",
    "writer_queue": "Writes that wait for SQLite's writer.",
    "writer_busy_seconds": "How long SQLite's writer has been at work on one transaction.",
    "pool_size": "Connections to PostgreSQL that are open.",
    "pool_idle": "Idle connections to PostgreSQL.",
    "pool_waiting": "Requests that wait for a connection to PostgreSQL.",
    "outbox_age_seconds": "Age of the oldest event that isn't dispatched yet.",
    "limits_blocked": "Users and apps that are blocked because they kept calling after 429.",
    "limits_refused": "Credentials that are blocked because they were wrong repeatedly.",
    "stored_bytes_today": "Bytes that all tenants stored today: records, history, events, uploads.",
    "oldest_write_seconds": "Age of the oldest open transaction that wrote: lists with updatedFrom end at its start.",
    "jobs_pending": "Jobs that wait or run.",
    "jobs_failed": "Jobs that were given up.",
    "jobs_oldest_due_seconds": "Time that the longest waiting job has been due.",
    "replica_lag_seconds": "How far the read replica is behind.",
    "clock_behind_seconds": "How far the last change is dated after now: a clock is or was wrong.",
    "disk_free_bytes": "Free bytes of the fullest disk that holds the data folder, the database or the files.",
    "apps_failing": "Installed apps with an answer of 4xx or 5xx in the last hour, other than 404, 409 and 412.",
    "webhook_endpoints_failing": "Endpoints whose last attempt failed and that are still tried.",
    "webhook_endpoints_suspended": "Endpoints that are suspended because they failed for too long, or answered 410.",
    "webhook_in_flight": "Delivery attempts in progress.",
    "webhook_oldest_due_seconds": "Time that the longest waiting delivery has been due.",
}


class Telemetry:
    """Counts and logs the requests of one process; `multiprocess` if the server has several."""

    def __init__(self, *, log: AccessLog | None = None, multiprocess: bool = False) -> None:
        self.registry = CollectorRegistry()
        self._multiprocess = multiprocess
        self._log = log
        self._requests = Counter(
            "truweel_requests",
            "Requests by route template, method and status.",
            ("route", "method", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "truweel_request_seconds",
            "Time to answer, by route template.",
            ("route",),
            buckets=HISTOGRAM_BUCKETS,
            registry=self.registry,
        )
        self._statements = Counter(
            "truweel_statements", "Statements sent, by route template.", ("route",), registry=self.registry
        )
        self._database = Counter(
            "truweel_database_seconds",
            "Time that the database took, by route template.",
            ("route",),
            registry=self.registry,
        )
        self._events = Counter("truweel_webhook_events", "Events taken from the outbox.", registry=self.registry)
        self._deliveries = Counter(
            "truweel_webhook_deliveries",
            "Deliveries by outcome: accepted by the receiver, not accepted, or withheld since their owner may not read "
            "the record.",
            ("outcome",),
            registry=self.registry,
        )
        for outcome in OUTCOMES:
            self._deliveries.labels(outcome)  # 0 from the start, so that the first failure is an increase
        Gauge(
            "truweel_build_info",
            "1; the labels name the version of Truweel and of Python.",
            ("version", "python_version"),
            multiprocess_mode="max",
            registry=self.registry,
        ).labels(__version__, platform.python_version()).set(1)
        if not multiprocess:
            ProcessCollector(registry=self.registry)
        self._gauges = {
            name: Gauge(f"truweel_{name}", doc, multiprocess_mode="livemostrecent", registry=self.registry)
            for name, doc in GAUGES.items()
        }
        self._routes: set[str] = set()
        self._answers: set[tuple[str, str, int]] = set()
        self._scrape = asyncio.Lock()
        self._probes: list[Probe] = []
        self._pending: list[RequestRecord] = []
        self._timer: asyncio.TimerHandle | None = None

    def add_probe(self, probe: Probe) -> None:
        """Call `probe` at each scrape; its names must be in `GAUGES`."""
        self._probes.append(probe)

    def record(self, request: RequestRecord) -> None:
        """Record an answered request."""
        self._pending.append(request)
        if len(self._pending) >= MAX_PENDING:
            self.flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FLUSH_SECONDS, self.flush)

    def count_events(self, number: int) -> None:
        """Count events that were taken from the outbox."""
        self._events.inc(number)

    def count_deliveries(self, outcome: str, number: int) -> None:
        """Count deliveries that ended with one of `OUTCOMES`."""
        self._deliveries.labels(outcome).inc(number)

    def flush(self) -> None:
        """Count and log the pending records."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        pending, self._pending = self._pending, []
        self._count(pending)
        if self._log is not None:
            self._log.write_requests(pending)

    def _count(self, requests: Sequence[RequestRecord]) -> None:
        """Sums up before counting: a counter of Prometheus is the slowest step here."""
        answers: defaultdict[tuple[str, str, int], int] = defaultdict(int)
        routes: defaultdict[str, list[RequestRecord]] = defaultdict(list)
        for request in requests:
            answers[request.route, request.method, request.status] += 1
            routes[request.route].append(request)
        for (route, method, status), number in answers.items():
            label = (_bounded(self._routes, route, MAX_ROUTES, OTHER), method if method in METHODS else OTHER, status)
            route, method, status = _bounded(self._answers, label, MAX_ANSWERS, (OTHER, OTHER, status))
            self._requests.labels(route, method, str(status)).inc(number)
        for declared_route, route_requests in routes.items():
            route = _bounded(self._routes, declared_route, MAX_ROUTES, OTHER)
            observe = self._seconds.labels(route).observe
            for request in route_requests:
                observe(request.seconds)
            self._statements.labels(route).inc(sum(request.statements for request in route_requests))
            self._database.labels(route).inc(sum(request.database for request in route_requests))

    async def render_metrics(self) -> bytes:
        """The text that Prometheus scrapes. Of several processes: sums, and the most recent value of gauges.

        It is made on a thread, one at a time: the event loop serves meanwhile.
        """
        async with self._scrape:
            self.flush()
            for probe in self._probes:
                for name, value in (await probe()).items():
                    self._gauges[name].set(value)
            return await asyncio.to_thread(self._generate)

    def _generate(self) -> bytes:
        if not self._multiprocess:
            return generate_latest(self.registry)
        merged_registry = CollectorRegistry()
        MultiProcessCollector(merged_registry)  # type: ignore[no-untyped-call]
        merged_registry.register(ServerProcesses())
        return generate_latest(merged_registry)


def _bounded(seen: set[Label], label: Label, limit: int, other: Label) -> Label:
    """`label` where it is one of the first `limit`, which `seen` holds; else `other`."""
    if label not in seen:
        if len(seen) >= limit:
            return other
        seen.add(label)
    return label
