"""kill -9 of a real server during mixed writes: acknowledged writes survive, with their history and events.

`TRUWEEL_TEST_KILLS=100` for the whole of it; a few in every run of the suite.
"""

import os
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.e2e.server_process import Installation, ServerProcess
from truweel.schema.registry import load_registry
from truweel.storage.database import Reader
from truweel.storage.opening import open_database

KILLS = int(os.environ.get("TRUWEEL_TEST_KILLS", "4"))
WRITERS = 4


@dataclass
class AcknowledgedState:
    """What the server acknowledged: version and name of each live record, version of each deleted one.

    `unsure` are records with a write in progress when the server was killed: it may have been saved or not.
    """

    live: dict[str, tuple[int, str]] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)


class Writer(threading.Thread):
    """Creates, changes and deletes its own clients until the server is killed."""

    def __init__(self, http: httpx.Client, seed: int, acknowledged: AcknowledgedState) -> None:
        super().__init__(daemon=True)
        self.http, self.acknowledged, self.random_source = http, acknowledged, random.Random(seed)
        self.live_ids: list[str] = []
        self.count = 0
        self.faults: list[str] = []

    def run(self) -> None:
        with self.http:
            try:
                while True:
                    self.step()
            except httpx.TransportError:
                return

    def step(self) -> None:
        self.count += 1
        name = f"{self.name} {self.count}"
        dice = self.random_source.random()
        if dice < 0.4 or len(self.live_ids) < 3:
            answer = self.http.post("/clients", json={"name": name, "contacts": [{"firstName": "A"}]})
            self.expect(answer, 201)
            self.acknowledged.live[answer.json()["id"]] = (1, name)
            self.live_ids.append(answer.json()["id"])
            return
        id = self.live_ids.pop(self.random_source.randrange(len(self.live_ids)))
        version, _ = self.acknowledged.live[id]
        self.acknowledged.unsure.add(id)
        if dice < 0.85:
            patch = {"content": f'{{"name":"{name}"}}', "headers": {"content-type": "application/merge-patch+json"}}
            self.expect(self.http.patch(f"/clients/{id}", **patch), 204)
            self.acknowledged.live[id] = (version + 1, name)
            self.live_ids.append(id)
        else:
            self.expect(self.http.delete(f"/clients/{id}"), 204)
            del self.acknowledged.live[id]
            self.acknowledged.deleted[id] = version + 1
        self.acknowledged.unsure.discard(id)

    def expect(self, answer: httpx.Response, status: int) -> None:
        if answer.status_code != status:
            self.faults.append(f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}")


def test_what_was_acknowledged_survives(installation: Installation) -> None:
    acknowledged = AcknowledgedState()
    random_source = random.Random(7)
    for number in range(KILLS):
        with installation.serve() as server:
            write_until_killed(installation, server, acknowledged, number, random_source.uniform(0.1, 0.6))
    assert len(acknowledged.live) > KILLS
    check(installation, acknowledged)
    assert "all is well" in installation.run("doctor")


def write_until_killed(
    installation: Installation, server: ServerProcess, acknowledged: AcknowledgedState, number: int, seconds: float
) -> None:
    writers = [
        Writer(installation.client(server), number * WRITERS + offset, acknowledged) for offset in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    time.sleep(seconds)
    server.kill()
    for writer in writers:
        writer.join(30)
        assert writer.faults == []


def check(installation: Installation, acknowledged: AcknowledgedState) -> None:
    path = installation.folder / "truweel.db"
    database = open_database(load_registry(), path=path, url=installation.url, size=2)
    try:
        database.read_sync(lambda reader: compare(reader, acknowledged))
    finally:
        database.close()


def compare(reader: Reader, acknowledged: AcknowledgedState) -> None:
    """Every acknowledged state is there; each version of each record has exactly one row of history and one event."""
    rows = {str(id): state for id, *state in reader.rows('SELECT id, version, "name", deleted_at FROM clients')}
    for id, (version, name) in acknowledged.live.items():
        row = rows[id]
        if id in acknowledged.unsure:
            assert row[0] in (version, version + 1), id
        else:
            assert (row[0], row[2]) == (version, None), id
            assert row[1].casefold() == name.casefold(), id
    for id, version in acknowledged.deleted.items():
        assert (rows[id][0], rows[id][2] is None) == (version, False), id
    for table, condition in (("history", "collection = 'clients'"), ("event", "name LIKE 'client.%'")):
        versions_by_id: dict[str, list[Any]] = {}
        sql = f"SELECT record_id, version FROM {table} WHERE {condition} ORDER BY record_id, version"
        for id, version in reader.rows(sql):
            versions_by_id.setdefault(str(id), []).append(version)
        assert versions_by_id == {id: list(range(1, row[0] + 1)) for id, row in rows.items()}, table
