"""Starts the usual stack (see apps/usual)."""

from __future__ import annotations

import secrets
import subprocess
from pathlib import Path

from bench.contestant import Contestant, sample_ids, total_of
from bench.contract import contract_calls
from bench.environment import BIN, ROOT
from bench.load import basic
from bench.process import Process, free_port

UVICORN = (
    "--loop",
    "uvloop",
    "--http",
    "httptools",
    "--no-access-log",
    "--log-level",
    "warning",
    "--workers",
    "1",
)


NOTE = (
    "usual stack: FastAPI, SQLAlchemy async ORM on aiosqlite, Pydantic; WAL, `synchronous=FULL`; history row "
    "in the write's transaction; no rights, tenants, outbox or correlation id."
)


def start(work: Path, records: int) -> Contestant:
    """Load ``records`` clients and serve them."""
    work.mkdir(parents=True)
    database, key, secret = work / "usual.db", "bench", secrets.token_urlsafe(32)
    load: list[str | Path] = [
        BIN / "python",
        "-m",
        "bench.apps.usual.load",
        database,
        str(records),
        key,
        secret,
    ]
    subprocess.run(load, cwd=ROOT, check=True)
    port = free_port()
    argv: list[str | Path] = [
        BIN / "uvicorn",
        "bench.apps.usual.app:app",
        "--app-dir",
        ROOT,
        "--port",
        str(port),
        *UVICORN,
    ]
    process = Process(argv, port, work / "server.log", {"USUAL_DATABASE": str(database)})
    process.wait_until_serving()
    calls = contract_calls(basic(key, secret), "name")
    del calls["document"], calls["invoices"]  # it has no documents
    return Contestant(
        "usual",
        "usual stack",
        process,
        calls,
        sample_ids([str(number) for number in range(1, records + 1)], work / "ids"),
        matches=total_of(port, calls["filtered"]),
        rows=total_of(port, calls["page10"]),
        notes=[NOTE],
    )
