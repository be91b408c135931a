"""kill -9 of a real server during mixed writes: acknowledged writes survive, with their history, events, balances and
numbers.

`TRUWEEL_TEST_KILLS=300` for the whole of it; a few in every run of the suite.
"""

import os
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.e2e.server_process import Installation, ServerProcess
from truweel.schema.registry import load_registry
from truweel.storage.database import Reader
from truweel.storage.opening import open_database

KILLS = int(os.environ.get("TRUWEEL_TEST_KILLS", "4"))
DAY = "2026-11-30"


@dataclass
class AcknowledgedState:
    """What the server acknowledged, of writes that were in progress when it was killed as well.

    clients   version and name of each live record, version of each deleted one; `unsure` may have one version more
    changes   id → quantity, and whether it is booked, of each stock change; of `unsure_changes` that may be otherwise
    numbers   id → number of each booked invoice
    made      how many stock changes and invoices may have been made without an answer
    """

    article_id: str = ""
    invoice: dict[str, Any] = field(default_factory=dict)
    live: dict[str, tuple[int, str]] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    changes: dict[str, tuple[int, bool]] = field(default_factory=dict)
    unsure_changes: set[str] = field(default_factory=set)
    numbers: dict[str, str] = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)


class Writer(threading.Thread):
    """Writes until the server is killed."""

    def __init__(self, http: httpx.Client, seed: int, acknowledged: AcknowledgedState) -> None:
        super().__init__(daemon=True)
        self.http, self.acknowledged, self.random_source = http, acknowledged, random.Random(seed)
        self.faults: list[str] = []
        self.steps = threading.Semaphore(0)
        """Grows with each step."""

    def run(self) -> None:
        with self.http:
            try:
                while True:
                    self.step()
                    self.steps.release()
            except httpx.TransportError:
                return

    def step(self) -> None:
        raise NotImplementedError

    def expect(self, answer: httpx.Response, status: int) -> None:
        if answer.status_code != status:
            self.faults.append(f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}")

    def create(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The record that was made. Without an answer, it is counted in `made`."""
        self.acknowledged.made[path] += 1
        answer = self.http.post(path, json=body)
        self.expect(answer, 201)
        self.acknowledged.made[path] -= 1
        record: dict[str, Any] = answer.json()
        return record


class ClientWriter(Writer):
    """Creates, changes and deletes its own clients."""

    def __init__(self, http: httpx.Client, seed: int, acknowledged: AcknowledgedState) -> None:
        super().__init__(http, seed, acknowledged)
        self.live_ids: list[str] = []
        self.count = 0

    def step(self) -> None:
        self.count += 1
        name = f"{self.name} {self.count}"
        dice = self.random_source.random()
        if dice < 0.4 or len(self.live_ids) < 3:
            record = self.create("/clients", {"name": name, "contacts": [{"firstName": "A"}]})
            self.acknowledged.live[record["id"]] = (1, name)
            self.live_ids.append(record["id"])
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


class StockWriter(Writer):
    """Books receipts of one article that all writers share, and takes some back."""

    def step(self) -> None:
        quantity = self.random_source.randrange(1, 9)
        line = {"articleId": self.acknowledged.article_id, "quantity": quantity}
        body = {"booked": True, "toStockLocationId": self.acknowledged.invoice["locationId"], "lineItems": [line]}
        id = self.create("/stock-changes", body)["id"]
        self.acknowledged.changes[id] = (quantity, True)
        if quantity < 4:
            self.acknowledged.unsure_changes.add(id)
            self.expect(self.http.post(f"/stock-changes/{id}/unbook"), 204)
            self.acknowledged.changes[id] = (quantity, False)
            self.acknowledged.unsure_changes.discard(id)


class InvoiceWriter(Writer):
    """Makes invoices and books them: each draws the next number."""

    def step(self) -> None:
        members = {name: value for name, value in self.acknowledged.invoice.items() if name != "locationId"}
        record = self.create("/sales-invoices", {**members, "date": DAY, "booked": True})
        self.acknowledged.numbers[record["id"]] = record["logicId"]


WRITERS = (ClientWriter, ClientWriter, StockWriter, InvoiceWriter)


def test_what_was_acknowledged_survives(installation: Installation) -> None:
    acknowledged = AcknowledgedState()
    random_source = random.Random(7)
    with installation.serve() as server, installation.client(server) as http:
        prepare(http, acknowledged)
    for number in range(KILLS):
        with installation.serve() as server:
            write_until_killed(installation, server, acknowledged, number, random_source.uniform(0.1, 0.6))
    assert min(len(acknowledged.live), len(acknowledged.changes), len(acknowledged.numbers)) > KILLS
    check(installation, acknowledged)
    with installation.serve() as server, installation.client(server) as http:
        check_stock(http, acknowledged)
        check_numbers(http, acknowledged)
    assert "all is well" in installation.run("doctor")


def prepare(http: httpx.Client, acknowledged: AcknowledgedState) -> None:
    """Make what all writers refer to."""

    def create(path: str, **body: Any) -> str:
        answer = http.post(path, json=body)
        assert answer.status_code == 201, answer.text
        id: str = answer.json()["id"]
        return id

    acknowledged.article_id = create("/articles", name="Brick", stockArticle=True)
    tariff_id = create("/vat-tariffs", name="21 %", percentage=21)
    client_id = create("/clients", name="Owner of the invoices")
    acknowledged.live[client_id] = (1, "Owner of the invoices")
    acknowledged.invoice = {
        "locationId": create("/stock-locations", name="Yard"),
        "clientId": client_id,
        "journalId": create("/journals", name="Sales"),
        "lineItems": [{"description": "Work", "price": 100, "vatTariffId": tariff_id}],
    }


def write_until_killed(
    installation: Installation, server: ServerProcess, acknowledged: AcknowledgedState, number: int, seconds: float
) -> None:
    writers = [
        writer(installation.client(server), number * len(WRITERS) + offset, acknowledged)
        for offset, writer in enumerate(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        assert all(writer.steps.acquire(timeout=60) for _ in range(2)), writer.faults
    time.sleep(seconds)  # the moment of the kill is a random one
    server.kill()
    for writer in writers:
        writer.join(30)
        assert writer.faults == []


def walk(http: httpx.Client, path: str, **parameters: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = []
    while True:
        page = http.get(path, params={"limit": "100", "offset": str(len(records)), **parameters}).json()
        records += page["items"]
        if len(page["items"]) < 100:
            return records


def check_stock(http: httpx.Client, acknowledged: AcknowledgedState) -> None:
    """Each acknowledged change is there, none that nobody sent, and the stock is what they come to."""
    changes = {
        record["id"]: (int(record["lineItems"][0]["quantity"]), record["booked"])
        for record in walk(http, "/stock-changes", include="lineItems")
    }
    assert 0 <= len(changes) - len(acknowledged.changes) <= acknowledged.made["/stock-changes"]
    for id, (quantity, is_booked) in acknowledged.changes.items():
        assert changes[id][0] == quantity, id
        assert changes[id][1] == is_booked or id in acknowledged.unsure_changes, id
    stock = http.get(f"/articles/{acknowledged.article_id}").json()["totalStock"]
    assert stock == sum(quantity for quantity, is_booked in changes.values() if is_booked)


def check_numbers(http: httpx.Client, acknowledged: AcknowledgedState) -> None:
    """Each acknowledged number is its invoice's, and the numbers have no gap."""
    numbers = {record["id"]: record["logicId"] for record in walk(http, "/sales-invoices")}
    assert 0 <= len(numbers) - len(acknowledged.numbers) <= acknowledged.made["/sales-invoices"]
    assert acknowledged.numbers.items() <= numbers.items()
    assert sorted(numbers.values()) == [f"F26{number:04d}" for number in range(1, len(numbers) + 1)]


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
