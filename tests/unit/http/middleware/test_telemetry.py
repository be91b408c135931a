"""The log and the metrics hold declared names only, however callers name their paths."""

import io
import logging
import threading
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from truweel.http.api import route_template
from truweel.http.middleware import telemetry as module
from truweel.http.middleware.access_log import AccessLog, LogFormat, _LineFormatter
from truweel.http.middleware.rate_limit import RateLimitedAdmission
from truweel.http.middleware.request_record import RequestRecord
from truweel.http.middleware.telemetry import Telemetry
from truweel.schema.registry import load_registry

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
        ("webhook-endpoints/odd/odd", "webhook-endpoints/…"),
        ("odd", "…"),
        ("odd/odd/odd", "…"),
    ],
)
def test_a_template_holds_declared_names_only(path: str, template: str) -> None:
    segments = path.split("/")
    route = route_template(segments, load_registry(), {"webhook-endpoints"}, {"documents"})
    assert route == f"/api/v2/{template}"


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
