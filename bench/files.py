"""Files up and down, beside a bare ASGI app that streams to and from a file on the same HTTP server.

`python -m bench.files`.

Both run on one core in turn, the client on the other. Up: parts of 6 MB as `multipart/form-data`, flushed to the disk
before they are answered, by both. Down: one answer. What you see: MB/s of each, their ratio round by round, and the
most memory that Truweel's process took.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.environment import ROOT
from bench.process import Process, free_port

PART = 6 * 1024 * 1024
BOUNDARY = "bench-boundary"
TARGET = 0.6
MEMORY = 150


def main() -> int:
    """Measure and print; 0 when the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--megabytes", type=int, default=2048, help="size of the document")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    parts = max(options.megabytes * 1024 * 1024 // PART, 1)
    with tempfile.TemporaryDirectory(prefix="truweel-bench-", dir=os.environ.get("TRUWEEL_BENCH_DIR")) as name:
        try:
            return _run(Path(name), parts, options.rounds)
        finally:
            Process.stop_all()


def _run(folder: Path, parts: int, rounds: int) -> int:
    python = ROOT / ".venv" / "bin" / "python"
    ours, bare = free_port(), free_port()
    store = (folder / "files").as_uri()
    env = {"PYTHONPATH": str(ROOT)}
    truweel = Process(
        [python, ROOT / "tests" / "files" / "server.py", folder / "bench.db", store, str(ours)],
        ours,
        folder / "a.log",
        env,
    )
    limit = Process([python, ROOT / "bench" / "apps" / "stream.py", folder, str(bare)], bare, folder / "b.log", env)
    for process in (truweel, limit):
        process.wait_until_serving()
    up: list[tuple[float, float]] = []
    down: list[tuple[float, float]] = []
    for _ in range(rounds):
        sent, path = _upload_truweel(ours, parts)
        up.append((sent, _upload_bare(bare, parts)))
        down.append((_download(ours, path, parts), _download(bare, "/", parts)))
    memory = truweel.peak_mb()
    size = parts * PART / 1024 / 1024
    print(f"{size:.0f} MB in {parts} parts, {rounds} rounds; MB/s, median (Truweel, bare, ratio)")
    met = memory < MEMORY
    for label, pairs in (("up", up), ("down", down)):
        rates = [statistics.median(size / seconds for seconds in side) for side in zip(*pairs, strict=True)]
        ratios = sorted(theirs / mine for mine, theirs in pairs)
        ratio = statistics.median(ratios)
        met = met and ratio >= TARGET
        spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(f"  {label:5} {rates[0]:7.0f} {rates[1]:7.0f}   {ratio:.2f} ({spread}), target {TARGET}")
    print(f"  memory of Truweel at most {memory:.0f} MB, target under {MEMORY}")
    return 0 if met else 1


def _form(content: bytes, number: int) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="partNumber"\r\n\r\n{number}\r\n'
    head += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def _upload_truweel(port: int, parts: int) -> tuple[float, str]:
    """Seconds for all parts, and where the document is read. No part has the bytes of another."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    bucket = _json(connection, "/api/v2/temp-document-buckets", {})["id"]
    body = {"name": "plan.bin", "partCount": parts}
    session = _json(connection, f"/api/v2/temp-document-buckets/{bucket}/document-upload-sessions", body)["id"]
    salt, block = os.urandom(16), os.urandom(PART - 24)
    started, answer = time.monotonic(), b""
    for number in range(parts):
        form = _form(salt + number.to_bytes(8, "big") + block, number)
        connection.request(
            "POST", f"/api/v2/document-upload-sessions/{session}", form,
            {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Authorization": "x"},
        )  # fmt: skip
        response = connection.getresponse()
        answer = response.read()
        assert response.status in (200, 201), answer
    return time.monotonic() - started, f"/api/v2/documents/{json.loads(answer)['id']}/download"


def _upload_bare(port: int, parts: int) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    block = os.urandom(PART)
    started = time.monotonic()
    for number in range(parts):
        connection.request("POST", f"/{number}", _form(block, number))
        assert connection.getresponse().read() == b"ok"
    return time.monotonic() - started


def _download(port: int, path: str, parts: int) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    started = time.monotonic()
    connection.request("GET", path, headers={"Authorization": "x"})
    answer = connection.getresponse()
    assert answer.status == 200
    buffer, size = bytearray(1024 * 1024), 0
    while taken := answer.readinto(buffer):
        size += taken
    assert size >= parts * PART, size
    return time.monotonic() - started


def _json(connection: http.client.HTTPConnection, path: str, body: object) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Authorization": "x"}
    connection.request("POST", path, json.dumps(body), headers)
    answer: dict[str, str] = json.loads(connection.getresponse().read())
    return answer


if __name__ == "__main__":
    sys.exit(main())
