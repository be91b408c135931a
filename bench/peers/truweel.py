"""Truweel itself, through its command line and its API only: nothing of it is imported.

``truweel init``, ``demo``, ``tenant list``, ``user create`` and ``serve`` are the contract used here.
"""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import dataset
from bench.contestant import IDS, Contestant, sample_ids, total_of
from bench.contract import CLIENTS, INVOICES, OPERATIONS, contract_calls
from bench.environment import ROOT, CannotRun
from bench.load import Answer, Call, basic, send
from bench.process import Process, free_port

DEMO_ADMINISTRATOR = "Zaakvoerder"
DEFAULT_PROGRAM = ROOT / ".venv" / "bin" / "truweel"


@dataclass(frozen=True)
class Installation:
    """One Truweel: its program and where its data are."""

    program: Path
    data: Path
    database: str | None = None

    def run(self, *arguments: str, as_json: bool = False) -> Any:
        """Run a command; the parsed output of one that was asked for JSON. Raises CannotRun when it fails."""
        argv = [str(self.program), *arguments, *self.where(), *(["--json"] if as_json else [])]
        completed = subprocess.run(argv, capture_output=True, text=True, check=False)
        if completed.returncode != 0:
            raise CannotRun(
                f"{' '.join(argv)} → {completed.returncode}\n{completed.stdout[-2000:]}{completed.stderr[-2000:]}"
            )
        return json.loads(completed.stdout) if as_json else None

    def where(self) -> list[str]:
        """The options that every command takes."""
        return ["--data", str(self.data), *(["--database", self.database] if self.database else [])]

    def load(self, records: int) -> float:
        """Make the data folder and the demo company of ``records`` clients; return the seconds it took."""
        started = time.monotonic()
        if self.database:
            self.run("migrate")
        self.run("init")
        self.run("demo", "--records", str(records))
        return time.monotonic() - started

    def unlimited_user(self, role: str) -> dict[str, str]:
        """The Authorization header of a new user without limits in the demo's tenant."""
        return self.user(role, "--no-limits")

    def user(self, role: str, *more: str) -> dict[str, str]:
        """The Authorization header of a new user in the demo's tenant."""
        tenant = self.run("tenant", "list", as_json=True)[0]["slug"]
        email = f"bench-{int(time.time() * 1000)}@truweel.example"
        options = ("--tenant", tenant, "--email", email, "--role", role, "--api-only", *more)
        user = self.run("user", "create", *options, as_json=True)
        return basic(user["apiKey"], user["apiSecret"])

    def serve(self, log: Path, *more: str, env: Mapping[str, str] | None = None, cores: str | None = None) -> Process:
        """Start the server on a free port."""
        port = free_port()
        process = Process([self.program, "serve", *self.where(), "--port", str(port), *more], port, log, env, cores)
        process.wait_until_serving()
        return process


def start(work: Path, records: int, program: Path, role: str, loaded: Path | None) -> Contestant:
    """Load the demo company with ``records`` clients, or copy a folder that holds it; serve it on SQLite."""
    work.mkdir(parents=True)
    installation = Installation(program, work / "data")
    if loaded:
        shutil.copytree(loaded, installation.data)
    else:
        installation.load(records)
    head = installation.unlimited_user(role)
    process = installation.serve(work / "server.log")
    calls = contract_calls(head)
    make_invoices(process.port, head)
    rows = total_of(process.port, calls["page10"])
    ids = walk_ids(process.port, head, rows)
    matches = total_of(process.port, calls["filtered"])
    notes = [
        "Truweel: WAL with `synchronous=FULL`; all on: rights, correlation id, history, outbox, total.",
    ]
    if rows != records:
        notes.append(f"**Truweel holds {rows:,} clients, the peers {records:,}.**")
    return Contestant("truweel", "Truweel", process, calls, sample_ids(ids, work / "ids"), matches, rows, notes)


def make_invoices(port: int, head: dict[str, str]) -> None:
    """The invoices of the dataset, for the first clients, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = head | {"Content-Type": "application/json"}
    for invoice in dataset.invoices():
        lines = [line | {"vatTariffId": "1"} for line in invoice["lineItems"]]
        body = invoice | {"clientId": str(invoice["clientId"]), "lineItems": lines}
        connection.request("POST", INVOICES, json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read()
        assert answer.status == 201, f"POST {INVOICES}: {answer.status} {text[:500]!r}"
    connection.close()


def answers_of(contestant: Contestant) -> dict[str, Answer]:
    """What Truweel answers to each call, for the limit to repeat."""
    record_id = contestant.ids.read_text().split()[0]
    return {name: send(contestant.process.port, contestant.calls[name], record_id) for name in OPERATIONS}


def walk_ids(port: int, head: dict[str, str], rows: int) -> list[str]:
    """Ids spread over the collection: at most 10,000, from evenly spaced pages."""
    pages = range(0, max(rows // 100, 1), max(rows // IDS, 1))
    ids: list[str] = []
    for page in pages:
        body = send(port, Call("GET", f"{CLIENTS}?page={page}&size=100", head)).body
        ids += [item["id"] for item in json.loads(body)["items"]]
    return ids
