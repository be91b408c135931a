"""One measurement: 16 connections of ``wrk`` on core 1 against a server on core 0."""

from __future__ import annotations

import base64
import http.client
import json
import resource
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.environment import BENCH
from bench.process import LOAD_CORE, Process

CONNECTIONS = 16


@dataclass(frozen=True)
class Call:
    """The request of one operation on one server.

    ``path`` may hold one ``{id}`` or ``{page}``; ``body`` any ``{n}``: another number of 13 digits in every request.
    """

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    first_page: int = 0
    expect_status: int = 200


@dataclass(frozen=True)
class Answer:
    """What a server answered to one call."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


@dataclass(frozen=True)
class Measurement:
    """One round. Rates are answers a second; cores are shares of one core (1.0 is all of it)."""

    rate: float
    rate_per_cpu_second: float
    server_cores: float
    load_cores: float
    p50_ms: float
    p99_ms: float
    faults: int


def basic(key: str, secret: str) -> dict[str, str]:
    """The Authorization header of HTTP Basic."""
    return {"Authorization": "Basic " + base64.b64encode(f"{key}:{secret}".encode()).decode()}


def send(port: int, call: Call, record_id: str = "") -> Answer:
    """Send one call, to see what it answers. Raises AssertionError when the status isn't the expected one."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        path = call.path.replace("{id}", record_id).replace("{page}", str(call.first_page))
        body = call.body.replace("{n}", str(int(time.time() * 1000))).encode() if call.body else None
        connection.request(call.method, path, body, call.headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.getheaders(), response.read())
    finally:
        connection.close()
    assert answer.status == call.expect_status, f"{call.method} {path}: {answer.status} {answer.body[:500]!r}"
    return answer


def write_plan(target: Path, call: Call, ids: Path) -> None:
    """Write the Lua table that load.lua reads."""
    vary = "id" if "{id}" in call.path else "page" if "{page}" in call.path else "none"
    path = call.path.replace("%", "%%") if vary != "none" else call.path
    lines = [
        f"method = {_lua(call.method)}",
        f"path = {_lua(path.replace('{id}', '%s').replace('{page}', '%s'))}",
        f"vary = {_lua(vary)}",
        f"first_page = {call.first_page}",
        f"ids = {_lua(str(ids))}",
        "headers = {" + ", ".join(f"[ {_lua(k)} ] = {_lua(v)}" for k, v in call.headers.items()) + "}",
    ]
    if call.body is not None:
        lines.append(f"body = {_lua(call.body)}")
    target.write_text("return {\n  " + ",\n  ".join(lines) + "\n}\n")


def _lua(text: str) -> str:
    return f"[==[{text}]==]"


def measure(server: Process, plan: Path, seconds: int) -> Measurement:
    """Load the server for ``seconds`` and count its answers."""
    cpu_before = server.cpu_seconds()
    children_before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    command += ["--timeout", "20s"]
    command += ["-s", str(BENCH / "load.lua"), f"http://127.0.0.1:{server.port}", "--"]
    command += [str(plan), str(int(time.time() * 1000))]
    wrk = subprocess.run(command, capture_output=True, text=True, check=False)
    cpu = server.cpu_seconds() - cpu_before
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = [line for line in wrk.stdout.splitlines() if line.startswith("RESULT ")]
    if not lines:
        raise RuntimeError(f"wrk gave no result:\n{wrk.stdout}\n{wrk.stderr}")
    counts = json.loads(lines[0].removeprefix("RESULT "))
    elapsed = counts["microseconds"] / 1e6
    load_cpu = (children.ru_utime - children_before.ru_utime) + (children.ru_stime - children_before.ru_stime)
    return Measurement(
        rate=counts["requests"] / elapsed,
        rate_per_cpu_second=counts["requests"] / max(cpu, 0.01),
        server_cores=cpu / elapsed,
        load_cores=load_cpu / elapsed,
        p50_ms=counts["p50"] / 1000,
        p99_ms=counts["p99"] / 1000,
        faults=counts["refused"] + counts["broken"],
    )
