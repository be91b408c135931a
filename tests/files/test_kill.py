"""kill -9 while files come in: every document that was answered with success reads back, and no row is without bytes.

`TRUWEEL_TEST_KILLS=100` for the whole of it; a few in every run of the suite.
"""

import asyncio
import contextlib
import hashlib
import multiprocessing
import os
import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.files.server import serve
from tests.harness import Templates
from truweel.files.doctor import find_faults
from truweel.files.store_factory import open_store
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

KILLS = int(os.environ.get("TRUWEEL_TEST_KILLS", "6"))
UPLOADERS = 4
BUCKETS = "/api/v2/temp-document-buckets"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Uploader(threading.Thread):
    """Uploads until the server is gone, and remembers what was answered with success."""

    def __init__(self, port: int, seed: int, digests: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.base = f"http://127.0.0.1:{port}"
        self.chance = random.Random(seed)
        self.done = digests

    def run(self) -> None:
        with contextlib.suppress(httpx.HTTPError), httpx.Client(base_url=self.base, timeout=10) as http:
            bucket = f"{BUCKETS}/{http.post(BUCKETS, json={}).json()['id']}"
            while True:
                self.small(http, bucket)
                self.parts(http, bucket)

    def small(self, http: httpx.Client, bucket: str) -> None:
        data = self.chance.randbytes(self.chance.randrange(1, 300_000))
        answer = http.post(f"{bucket}/documents", files={"file": ("a.bin", data)})
        if answer.status_code == 201:
            self.done[answer.json()["id"]] = hashlib.sha256(data).hexdigest()

    def parts(self, http: httpx.Client, bucket: str) -> None:
        parts = [self.chance.randbytes(self.chance.randrange(1, 100_000)) for _ in range(3)]
        session = http.post(f"{bucket}/document-upload-sessions", json={"name": "b.bin", "partCount": 3}).json()["id"]
        for number in self.chance.sample(range(3), 3):
            answer = http.post(
                f"/api/v2/document-upload-sessions/{session}",
                data={"partNumber": number},
                files={"file": parts[number]},
            )
            if answer.status_code == 201:
                self.done[answer.json()["id"]] = hashlib.sha256(b"".join(parts)).hexdigest()


@contextlib.contextmanager
def server(database: Path, store: str, port: int) -> Iterator[multiprocessing.process.BaseProcess]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.files.server"])
    process = context.Process(target=serve, args=(str(database), store, port), daemon=True)
    process.start()
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.02)
        yield process
    finally:
        process.kill()
        process.join()


def test_what_was_answered_is_there(templates: Templates, tmp_path: Path) -> None:
    digests: dict[str, str] = {}
    chance = random.Random(6)
    store = (tmp_path / "files").as_uri()
    with templates.copy("sqlite") as (database, _):
        port = free_port()
        for kill in range(KILLS):
            with server(database, store, port):
                uploaders = [Uploader(port, 100 * kill + n, digests) for n in range(UPLOADERS)]
                for uploader in uploaders:
                    uploader.start()
                before, deadline = len(digests), time.monotonic() + 60
                while len(digests) == before and time.monotonic() < deadline:
                    time.sleep(0.005)
                time.sleep(chance.uniform(0, 0.3))
            for uploader in uploaders:
                uploader.join(15)
                assert not uploader.is_alive()
        assert len(digests) >= KILLS
        with server(database, store, port), httpx.Client(base_url=f"http://127.0.0.1:{port}") as http:
            for id, digest in digests.items():
                answer = http.get(f"/api/v2/documents/{id}/download")
                assert answer.status_code == 200, id
                assert hashlib.sha256(answer.content).hexdigest() == digest, id
        asyncio.run(sound(database, store, tmp_path))


async def sound(path: Path, store: str, folder: Path) -> None:
    database, blob_store = open_database(load_registry(), path=path), open_store(store, folder)
    try:
        assert [fault async for fault in find_faults(database, blob_store)] == []
    finally:
        blob_store.close()
        database.close()


@pytest.fixture(autouse=True, scope="module")
def no_forkserver_left() -> Iterator[None]:
    """The process that servers are forked from ends with this module."""
    yield
    from multiprocessing import forkserver

    forkserver._forkserver._stop()  # type: ignore[attr-defined]
