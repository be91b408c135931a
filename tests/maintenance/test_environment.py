"""What a server says of its surroundings while it serves; `tests/cli/test_doctor.py` has what `truweel doctor` says."""

import re
import shutil
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import Shell
from truweel import clock
from truweel.application import build
from truweel.maintenance import environment
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.sqlite import Sqlite


@pytest.mark.anyio
async def test_readyz_tells_of_a_disk_that_fills_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    application = build(Settings(data=tmp_path))
    transport = httpx.ASGITransport(application)
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=transport, base_url="http://x") as http,
    ):
        monkeypatch.setattr(environment, "MIN_FREE_BYTES", 0)
        answer = await http.get("/readyz")
        parts = {"clock": None, "database": None, "disk": None, "files": None, "limits": None}
        assert (answer.status_code, answer.json()) == (200, {"status": "ready", "parts": parts})
        monkeypatch.setattr(environment, "MIN_FREE_BYTES", 2**62)
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
        message = answer.json()["parts"]["disk"]
        assert message.endswith(f" MB are free on the disk; keep {2**42} MB at least.")
        assert str(tmp_path) not in message
        monkeypatch.setattr(environment, "free_bytes", lambda settings: 3 * 2**20)
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["status"]) == (503, "not ready")
        assert answer.headers["retry-after"] == "5"
        assert answer.json()["parts"]["disk"] == "The disk is full: 3 MB are free; changes fail, or soon will."


@pytest.mark.anyio
async def test_readyz_and_metrics_tell_of_a_clock_that_was_set_back(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, now = shell.database(), clock.now()
    operator = database.write_sync(lambda writer: system_caller(writer, load_registry(), 1))
    database.write_sync(lambda writer: create_record(writer, load_registry(), operator, "clients", {"name": "Now"}))
    database.close()
    url = shell.url or f"sqlite:///{shell.path}"
    application = build(Settings(data=shell.data, database=url))
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://x") as http,
    ):
        assert (await http.get("/readyz")).json()["parts"]["clock"] is None
        assert "truweel_clock_behind_seconds 0.0" in (await http.get("/metrics")).text
        monkeypatch.setattr(clock, "now", lambda: now - 7_200_000)
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
        sentences = answer.json()["parts"]["clock"].split("; ")
        assert sentences[-1].lower().startswith("the last change is dated ")
        assert sentences[-1].endswith(" this machine's clock was set back, or another server's is ahead.")
        assert len(sentences) == (3 if shell.url else 1)  # SQLite has no clock of its own
        (line,) = re.findall(r"^truweel_clock_behind_seconds (.*)$", (await http.get("/metrics")).text, re.MULTILINE)
        assert 7_200 <= float(line) < 7_260


@pytest.mark.anyio
async def test_metrics_count_disk_endpoints_and_apps_at_fault(shell: Shell) -> None:
    database, now = shell.database(), clock.now()
    endpoint = (
        "INSERT INTO webhook_endpoint (tenant_id, id, uuid, kind, user_id, url, active, timeout, secret, created_at, "
        "updated_at, failing_since, suspended_at, after_event) "
        "VALUES (1, ?, ?, 'webhook', 1, 'http://x', ?, 1, 's', 1, 1, ?, ?, 0)"
    )
    rows = [("a", 1, None, None), ("b", 1, 5, None), ("c", 1, 5, 6), ("d", 1, None, 6), ("e", 0, 5, 6)]
    notice = "INSERT INTO app_notice (tenant_id, app_id, kind, subject, first_at, last_at, times, note) VALUES (1, ?, "
    for number, row in enumerate(rows):
        database.write_sync(lambda writer, number=number, row=row: writer.execute(endpoint, (number + 1, *row)))  # type: ignore[misc]
    for app, subject, last_at in (
        (1, "500 /a", now),
        (1, "400 /a", now),
        (2, "404 /a", now),
        (3, "403 /a", now - 3_700_000),
        (4, "403 /a", now - 3_500_000),
    ):
        values = (app, subject, last_at, last_at)
        database.write_sync(lambda writer, values=values: writer.execute(f"{notice}'error', ?, ?, ?, 1, '')", values))  # type: ignore[misc]
    database.close()
    application = build(Settings(data=shell.data, database=shell.url or f"sqlite:///{shell.path}"))
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://x") as http,
    ):
        text = (await http.get("/metrics")).text
    assert "\ntruweel_webhook_endpoints_failing 1.0\n" in text
    assert "\ntruweel_webhook_endpoints_suspended 2.0\n" in text
    assert "\ntruweel_apps_failing 2.0\n" in text
    (line,) = re.findall(r"^truweel_disk_free_bytes (.*)$", text, re.MULTILINE)
    assert float(line) == pytest.approx(shutil.disk_usage(shell.data).free, rel=0.2)


@pytest.mark.anyio
async def test_a_writer_at_work_for_too_long_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy_seconds = 60.0
    monkeypatch.setattr(Sqlite, "load_metrics", lambda self: {"writer_queue": 1, "writer_busy_seconds": busy_seconds})
    application = build(Settings(data=tmp_path))
    transport = httpx.ASGITransport(application)
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=transport, base_url="http://x") as http,
    ):
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["parts"]["database"]) == (200, None)
        busy_seconds = 61.0
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["parts"]["database"]) == (
            503,
            "One transaction has kept all others from writing for 61 seconds.",
        )
