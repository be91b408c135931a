"""The log and the metrics hold declared names only, however callers name their paths."""

import io
import json
import logging
import platform
import subprocess
import sys
import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from truweel import __version__
from truweel.http.api import route_template
from truweel.http.middleware import telemetry as module
from truweel.http.middleware.access_log import AccessLog, LogFormat, _LineFormatter
from truweel.http.middleware.rate_limit import RateLimitedAdmission
from truweel.http.middleware.request_record import RequestRecord
from truweel.http.middleware.telemetry import Telemetry
from truweel.schema.registry import load_registry

HANDLERS = ("apps", "callers", "documents", "event-consumers", "images", "temp-document-buckets", "webhook-endpoints")
FORGED = "x\n2026-01-01 200 GET \x1b[2J\x85\u2028\u202e"


def record(route: str, method: str = "GET", status: int = 200) -> RequestRecord:
    return RequestRecord(0, "id", method, route, status, 0.01, "1:2", 3, 0.005)


def labels(text: bytes, name: str) -> set[tuple[str, ...]]:
    families = text_string_to_metric_families(text.decode())
    return {
        tuple(sample.labels[key] for key in ("route", "method", "status") if key in sample.labels)
        for family in families
        for sample in family.samples
        if sample.name == f"{name}_total"
    }


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("clients", "clients"),
        ("clients/12", "clients/{id}"),
        ("clients/odd", "clients/{id}"),
        ("offers/1/line-items", "offers/{id}/line-items"),
        ("offers/1/line-items/2", "offers/{id}/line-items/{id}"),
        ("offers/1/line-items/2/odd/3", "offers/{id}/line-items/{id}"),
        ("offers/1/documents/2", "offers/{id}/documents/{id}"),
        ("offers/1/archive", "offers/{id}/archive"),
        ("offers/1/history/odd", "offers/{id}/history/…"),
        ("clients/1/odd", "clients/{id}/…"),
        ("clients/1/odd/2", "clients/{id}/…"),
        (f"clients/1/{FORGED}", "clients/{id}/…"),
        ("webhook-endpoints", "webhook-endpoints"),
        ("webhook-endpoints/odd", "webhook-endpoints/{uuid}"),
        ("webhook-endpoints/odd/odd", "webhook-endpoints/{uuid}/…"),
        ("webhook-endpoints/odd/deliveries/odd/redeliver", "webhook-endpoints/{uuid}/deliveries/{event}/redeliver"),
        ("webhook-endpoints/odd/rotate-secret/odd/odd", "webhook-endpoints/{uuid}/rotate-secret/…"),
        ("event-consumers/odd/messages/acknowledge", "event-consumers/{uuid}/messages/acknowledge"),
        ("apps/odd/rotate-secret", "apps/{clientId}/rotate-secret"),
        ("callers/1/unblock", "callers/{id}/unblock"),
        ("callers/apps/odd/unblock", "callers/apps/{clientId}/unblock"),
        ("temp-document-buckets/odd/documents", "temp-document-buckets/{uuid}/documents"),
        ("documents/1/download", "documents/{id}/download"),
        ("images/1/thumbnail", "images/{id}/thumbnail"),
        (f"images/1/{FORGED}", "images/{id}/…"),
        ("odd", "…"),
        ("odd/odd/odd", "…"),
    ],
)
def test_a_template_holds_declared_names_only(path: str, template: str) -> None:
    segments = path.split("/")
    route = route_template(segments, load_registry(), HANDLERS, {"documents"})
    assert route == f"/api/v2/{template}"


def samples(text: bytes) -> dict[tuple[str, ...], float]:
    """Value by name and values of the labels."""
    families = text_string_to_metric_families(text.decode())
    return {(sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples}


@pytest.mark.anyio
async def test_deliveries_are_counters_from_0_on_and_process_and_build_are_told() -> None:
    telemetry = Telemetry()
    before = samples(await telemetry.render_metrics())
    telemetry.count_events(3)
    telemetry.count_deliveries("failed", 2)
    after = samples(await telemetry.render_metrics())
    for outcome, number in (("delivered", 0), ("failed", 2), ("withheld", 0)):
        name = ("truweel_webhook_deliveries_total", outcome)
        assert (before[name], after[name]) == (0, number)
    assert (before["truweel_webhook_events_total",], after["truweel_webhook_events_total",]) == (0, 3)
    assert after["truweel_build_info", platform.python_version(), __version__] == 1
    assert after["process_resident_memory_bytes",] > 10_000_000
    assert after["process_open_fds",] <= after["process_max_fds",]


SERVER = """
import subprocess, sys, time
child = "from truweel.http.middleware.server_processes import ServerProcesses as P; import json; "
child += "print(json.dumps({f.name: [s.value for s in f.samples] for f in P().collect()}))"
waiting = subprocess.Popen([sys.executable, "-c", "b = bytearray(200_000_000); print(b[0], flush=True); input()"],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
waiting.stdout.readline()
print(time.time(), subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True).stdout)
waiting.communicate(b"\\n")
"""


def test_several_processes_are_told_as_one() -> None:
    started = time.time()
    output = subprocess.run([sys.executable, "-c", SERVER], capture_output=True, text=True, check=True).stdout
    ended, _, figures = output.partition(" ")
    values = json.loads(figures)
    assert set(values) == {
        "process_virtual_memory_bytes", "process_resident_memory_bytes", "process_start_time_seconds",
        "process_cpu_seconds", "process_max_fds", "process_open_fds",
    }  # fmt: skip
    assert {len(numbers) for numbers in values.values()} == {1}
    assert values["process_virtual_memory_bytes"][0] > 200_000_000  # of the sibling
    assert started - 2 <= values["process_start_time_seconds"][0] <= float(ended)


@pytest.mark.anyio
async def test_metrics_tell_so_many_routes_and_answers_apart_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ROUTES", 3)
    monkeypatch.setattr(module, "MAX_ANSWERS", 4)
    telemetry = Telemetry()
    for number in range(100):
        telemetry.record(record(f"/{number}"))
    telemetry.record(record("/0", "BREW"))
    telemetry.record(record("/1", status=404))
    text = await telemetry.render_metrics()
    assert labels(text, "truweel_requests") == {
        ("/0", "GET", "200"),
        ("/1", "GET", "200"),
        ("/2", "GET", "200"),
        ("other", "GET", "200"),
        ("other", "other", "200"),
        ("other", "other", "404"),
    }
    assert labels(text, "truweel_statements") == {("/0",), ("/1",), ("/2",), ("other",)}


@pytest.mark.anyio
async def test_a_scrape_is_made_outside_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def generate(registry: Any) -> bytes:
        threads.append(threading.current_thread())
        return b""

    monkeypatch.setattr(module, "generate_latest", generate)
    await Telemetry().render_metrics()
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()


@pytest.mark.parametrize("format", ["json", "text"])
def test_a_request_is_one_line_whatever_its_names_hold(format: LogFormat) -> None:
    stream = io.StringIO()
    AccessLog(format=format, stream=stream).write_requests([record(FORGED, FORGED)])
    assert stream.getvalue().count("\n") == 1
    if format == "text":
        escaped = r"x\n2026-01-01 200 GET \x1b[2J\x85\u2028\u202e"
        assert stream.getvalue() == (
            f"1970-01-01T00:00:00.000Z 200 {escaped} {escaped} 10.0 ms (3 statements, 5.0 ms) 1:2 - id\n"
        )


def test_a_log_line_in_text_escapes_control_characters_and_indents_an_exception() -> None:
    try:
        raise ValueError(FORGED)
    except ValueError as error:
        exc_info = (type(error), error, error.__traceback__)
    entry = logging.LogRecord("truweel", logging.ERROR, "", 0, "failed: %s", (FORGED,), exc_info)
    entry.path = FORGED
    first, *others = _LineFormatter("text").format(entry).split("\n")
    assert first.endswith(
        r"failed: x\n2026-01-01 200 GET \x1b[2J\x85\u2028\u202e x\n2026-01-01 200 GET \x1b[2J\x85\u2028\u202e "
    )
    assert others
    assert all(line.startswith("    ") for line in others)
    assert not set("\x1b\x85\u2028\u202e") & set("".join(others))


@pytest.mark.anyio
async def test_a_list_that_is_not_declared_comes_to_no_vendors_log() -> None:
    counted: list[str] = []
    detector: Any = SimpleNamespace(record=lambda identity, name, query, now: counted.append(name))
    unused: Any = None
    admission = RateLimitedAdmission(unused, None, unused, detector, unused)
    caller: Any = SimpleNamespace(identity="1:2", app_id=3)
    for name in ("clients", "odd", "webhook-endpoints"):
        route = route_template([name], load_registry(), {"webhook-endpoints"})
        scope = {"query_string": b"", "state": {"route": route}}
        call: Any = SimpleNamespace(scope=scope, segments=[name])
        await admission._watch_polling(call, caller)
    assert counted == ["clients", "webhook-endpoints"]
