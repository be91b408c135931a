"""What a server says of its surroundings while it serves; `tests/cli/test_doctor.py` has what `truweel doctor` says."""

from pathlib import Path

import httpx
import pytest

from truweel.application import build
from truweel.maintenance import environment
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
        parts = {"database": None, "disk": None, "files": None, "limits": None}
        assert (answer.status_code, answer.json()) == (200, {"status": "ready", "parts": parts})
        monkeypatch.setattr(environment, "MIN_FREE_BYTES", 2**62)
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
        message = answer.json()["parts"]["disk"]
        assert message.endswith(f" MB are free on the disk; keep {2**42} MB at least.")
        assert str(tmp_path) not in message


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
