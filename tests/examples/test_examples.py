"""The programs of `examples/`, each as a user runs it, against a real server with the demo company."""

import base64
import csv
import json
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests import servers
from tests.cli.conftest import ENVIRONMENT
from tests.e2e.installations import Installations

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass
class Demo:
    """A server with the demo company, and its administrator."""

    base: str
    key: str
    secret: str

    @property
    def environment(self) -> dict[str, str]:
        """As the programs want it."""
        return {
            "TRUWEEL_CLIENT_SERVER": self.base,
            "TRUWEEL_CLIENT_KEY": self.key,
            "TRUWEEL_CLIENT_SECRET": self.secret,
        }

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """The JSON of an answer that must be a success."""
        headers = {"Content-Type": "application/merge-patch+json" if method == "PATCH" else "application/json"}
        while True:
            answer = httpx.request(
                method,
                f"{self.base}/api/v2{path}",
                auth=(self.key, self.secret),
                content=None if body is None else json.dumps(body),
                headers=headers,
                params=query,
                timeout=30,
            )
            if answer.status_code != 429:
                break
            time.sleep(int(answer.headers["Retry-After"]))
        assert answer.is_success, answer.text
        return json.loads(answer.content, parse_float=Decimal) if answer.content else None

    def every(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """All items of a list."""
        items: list[dict[str, Any]] = []
        while True:
            page = self.call("GET", path, offset=len(items), limit=100, **query)["items"]
            items += page
            if len(page) < 100:
                return items

    def run(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a program of the examples, which must end well."""
        command = [*INTERPRETERS[Path(program).suffix], str(EXAMPLES / program), *arguments]
        environment = ENVIRONMENT | self.environment
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, installations: Installations) -> Iterator[Demo]:
    """A server with thirty clients and all that belongs to them."""
    installation, _ = installations.demo(tmp_path_factory.mktemp("demo"))
    with installation.serve(TRUWEEL_WEBHOOKS_ALLOW_NETWORKS="127.0.0.0/8") as server:
        yield Demo(server.base_url, *installation.login)


def test_article_sync_keeps_a_copy(demo: Demo, tmp_path: Path) -> None:
    path = tmp_path / "articles.db"

    def copy() -> dict[str, tuple[Any, ...]]:
        database = sqlite3.connect(path)
        rows = database.execute("SELECT id, name, sale_price, archived, extra FROM article").fetchall()
        database.close()
        return {id: rest for id, *rest in rows}

    def original() -> dict[str, list[Any]]:
        return {
            article["id"]: [
                article["name"],
                str(article["salePrice"]),
                int(article["archivedAt"] is not None),
                json.dumps(article["extraFields"], default=str),
            ]
            for article in demo.every("/articles", includeArchived="true")
        }

    first = original()
    assert demo.run("article_sync.py", str(path)).stdout == f"{len(first)} changed, 0 deleted\n"
    assert copy() == first
    changed, archived, deleted = list(first)[:3]
    new = demo.call("POST", "/articles", {"name": "Nieuwe buis", "salePrice": 7.25})
    demo.call("PATCH", f"/articles/{changed}", {"salePrice": 12.5})
    demo.call("POST", f"/articles/{archived}/archive")
    demo.call("DELETE", f"/articles/{deleted}")
    counts = demo.run("article_sync.py", str(path)).stdout.split()
    assert int(counts[0]) >= 3
    assert counts[2] == "1"
    after = copy()
    assert after == original()
    assert (after[changed][1], after[archived][2], deleted in after, after[new["id"]][0]) == (
        "12.5",
        1,
        False,
        "Nieuwe buis",
    )


FORMS = {
    "python": lambda port: [sys.executable, str(EXAMPLES / "form_to_client.py"), "--port", str(port)],
    "php": lambda port: [str(servers.PHP.path()), "-S", f"127.0.0.1:{port}", str(EXAMPLES / "form_to_client.php")],
    "javascript": lambda port: [str(servers.NODE.path()), str(EXAMPLES / "form_to_client.mjs"), str(port)],
}


@pytest.mark.parametrize("language", FORMS)
def test_a_form_makes_a_client_once(demo: Demo, tmp_path: Path, language: str) -> None:
    port = servers.free_port()
    address = f"Lieven@{language}.example"
    form = {"company": "Dakwerken Janssens", "name": "Lieven", "surname": "De Smet", "email": address}
    answers: list[int] = []

    def send(question: str, **more: str) -> None:
        answers.append(httpx.post(f"http://127.0.0.1:{port}/", data=form | {"question": question} | more).status_code)

    with servers.listening(FORMS[language](port), port, tmp_path, PHP_CLI_SERVER_WORKERS="4", **demo.environment):
        assert "<form" in httpx.get(f"http://127.0.0.1:{port}/").text
        threads = [
            threading.Thread(target=send, args=("Is het <lek> dringend?",), kwargs={"company": company})
            for company in ("Dakwerken Janssens", "Dakwerken Janssens", "Janssens bv")
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        send("Nog een vraag")
        assert httpx.post(f"http://127.0.0.1:{port}/", data={"company": "x"}).status_code == 400
    assert answers == [200] * 4
    (client,) = demo.every("/clients", email=address.lower(), include="contacts")
    assert client["name"] in ("Dakwerken Janssens", "Janssens bv")
    assert [(contact["name"], contact["surname"]) for contact in client["contacts"]] == [("Lieven", "De Smet")]
    comments = demo.call("GET", f"/clients/{client['id']}/comments")
    assert sorted(comment["content"] for comment in comments) == [
        "<p>Is het &lt;lek&gt; dringend?</p>",
        "<p>Nog een vraag</p>",
    ]


INTERPRETERS = {".py": (sys.executable,), ".php": (str(servers.PHP.find()),), ".mjs": (str(servers.NODE.find()),)}
"""Suffix of a program → what runs it."""


@pytest.mark.parametrize("suffix", [".php", ".mjs"])
def test_article_sync_keeps_a_copy_in_a_file(demo: Demo, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "articles.json"

    def original() -> dict[str, Any]:
        return {
            article["id"]: {
                "name": article["name"],
                "salePrice": article["salePrice"],
                "archived": article["archivedAt"] is not None,
            }
            for article in demo.every("/articles", includeArchived="true")
        }

    def copy() -> Any:
        return json.loads(path.read_text(), parse_float=Decimal, parse_int=Decimal)["articles"]

    unused = demo.call("POST", "/articles", {"name": "Zonder voorraad"})["id"]
    first = original()
    assert demo.run(f"article_sync{suffix}", str(path)).stdout == f"{len(first)} changed, 0 deleted\n"
    assert copy() == first
    new = demo.call("POST", "/articles", {"name": "Nieuwe buis", "salePrice": 7.25})
    demo.call("POST", f"/articles/{list(first)[5]}/archive")
    demo.call("DELETE", f"/articles/{unused}")
    assert demo.run(f"article_sync{suffix}", str(path)).stdout.split()[2] == "1"
    assert copy() == original()
    assert copy()[new["id"]]["name"] == "Nieuwe buis"


@pytest.mark.parametrize("suffix", INTERPRETERS)
def test_an_upload_goes_on_after_a_break(demo: Demo, tmp_path: Path, suffix: str) -> None:
    offer = demo.call("POST", "/offers", {"title": "Met plan"})
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 36_000)  # three parts
    size = plan.stat().st_size
    begun = demo.call(
        "POST", f"/offers/{offer['id']}/document-upload-sessions", {"name": "plan.pdf", "size": size, "partCount": 3}
    )
    part = base64.b64encode(plan.read_bytes()[4 * 1024 * 1024 : 8 * 1024 * 1024]).decode()
    demo.call("POST", f"/document-upload-sessions/{begun['id']}", {"partNumber": 1, "bytesBase64": part})
    (tmp_path / "plan.pdf.upload").write_text(begun["id"])  # as the run that broke left it
    for _ in range(2):  # going on, then all of it
        done = demo.run(f"upload{suffix}", f"/offers/{offer['id']}", str(plan))
        id = done.stdout.removeprefix("document ").split(",")[0]
        assert done.stdout == f"document {id}, {size} bytes\n"
        download = httpx.get(f"{demo.base}/api/v2/documents/{id}/download", auth=(demo.key, demo.secret))
        assert download.content == plan.read_bytes()
    assert len(demo.call("GET", f"/offers/{offer['id']}/documents")) == 2
    assert not (tmp_path / "plan.pdf.upload").exists()


def test_accountancy_export_adds_up(demo: Demo) -> None:
    tariffs = [demo.call("POST", "/vat-tariffs", {"name": f"{rate} %", "percentage": rate})["id"] for rate in (21, 6)]
    journal = demo.call("POST", "/journals", {"name": "Verkopen"})["id"]
    client = demo.every("/clients")[0]
    for number, day in enumerate(("2026-01-31", "2026-02-01", "2026-03-31", "2026-04-01")):
        lines = [
            {"description": "Werk", "quantity": 3, "price": 33.33 + number, "vatTariffId": tariffs[0]},
            {"description": "Buis", "quantity": 1.5, "price": 7.77, "vatTariffId": tariffs[number % 2]},
        ]
        body = {"clientId": client["id"], "journalId": journal, "date": day, "lineItems": lines, "booked": True}
        invoice = demo.call("POST", "/sales-invoices", body)
        if number == 1:
            note = demo.call("POST", f"/sales-invoices/{invoice['id']}/credit")
            demo.call("POST", f"/sales-invoices/{note['id']}/book")
    demo.call(
        "POST", "/sales-invoices", {"clientId": client["id"], "journalId": journal, "date": "2026-02-02"}
    )  # a draft
    everything = demo.every("/sales-invoices", booked="true", include="lineItems")
    done = demo.run("accountancy_export.py", "2026-02-01", "2026-12-31")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    invoices = [invoice for invoice in everything if invoice["date"] >= "2026-02-01"]
    assert done.stderr == f"{len(invoices)} invoices\n"
    assert {row["number"] for row in rows} == {invoice["logicId"] for invoice in invoices}
    assert [invoice["type"] for invoice in invoices].count("CREDIT_NOTE") == 1
    for invoice in invoices:
        sign = -1 if invoice["type"] == "CREDIT_NOTE" else 1
        own = [row for row in rows if row["number"] == invoice["logicId"]]
        assert sum(Decimal(row["total"]) for row in own) == sign * invoice["totalInclVat"]
        assert sum(Decimal(row["vat"]) for row in own) == sign * invoice["totalVat"]
        assert {row["client"] for row in own} == {client["name"]}
    (march,) = demo.run("accountancy_export.py", "2026-03-31", "2026-03-31").stdout.splitlines()[1:]
    assert march.split(",")[8:12] == ["21.0", "117.65", "24.71", "142.36"]


RECEIVERS = {
    "python": lambda port: [sys.executable, str(EXAMPLES / "webhook_receiver" / "receiver.py"), str(port)],
    "php": lambda port: [
        str(servers.PHP.path()),
        *("-S", f"127.0.0.1:{port}", str(EXAMPLES / "webhook_receiver" / "receiver.php")),
    ],
    "javascript": lambda port: [
        str(servers.NODE.path()),
        str(EXAMPLES / "webhook_receiver" / "receiver.js"),
        str(port),
    ],
}


@pytest.mark.parametrize("language", RECEIVERS)
def test_a_webhook_receiver_keeps_each_event_once(demo: Demo, tmp_path: Path, language: str) -> None:
    port, events = servers.free_port(), tmp_path / "events"
    body = {"url": f"http://127.0.0.1:{port}/", "events": ["client.*"], "timeoutSeconds": 30}
    endpoint = demo.call("POST", "/webhook-endpoints", body)
    log = f"/webhook-endpoints/{endpoint['id']}/deliveries"
    variables = {"WEBHOOK_SECRET": endpoint["secret"], "EVENTS": str(events)}
    with servers.listening(RECEIVERS[language](port), port, tmp_path, **variables):
        client = demo.call("POST", "/clients", {"name": "Café Zürich"})
        demo.call("PATCH", f"/clients/{client['id']}", {"name": "Café Zürich bv"})
        deliveries = wait_until_delivered(demo, log, 2)
        kept = [json.loads(path.read_text()) for path in events.iterdir()]
        assert sorted(event["event"] for event in kept) == ["client.created", "client.updated"]
        assert {path.name for path in events.iterdir()} == {f"{delivery['id']}.json" for delivery in deliveries}
        assert {event["data"]["name"] for event in kept} == {"Café Zürich", "Café Zürich bv"}
        assert [delivery["attempts"] for delivery in deliveries] == [1, 1]
        before = (events / f"{deliveries[0]['id']}.json").read_bytes()
        demo.call("POST", f"{log}/{deliveries[0]['id']}/redeliver")
        assert wait_until_delivered(demo, log, 2)[0]["attempts"] == 2
        assert (events / f"{deliveries[0]['id']}.json").read_bytes() == before
        assert len(list(events.iterdir())) == 2
        forged = httpx.post(
            f"http://127.0.0.1:{port}/",
            content=before,
            headers={"Robaws-Signature": f"t={int(time.time())},v1={'0' * 64}"},
        )
        assert forged.status_code == 401
        assert len(list(events.iterdir())) == 2
    demo.call("DELETE", f"/webhook-endpoints/{endpoint['id']}")


def wait_until_delivered(demo: Demo, log: str, count: int) -> list[dict[str, Any]]:
    """The deliveries, the newest first, once `count` of them are delivered."""
    deliveries: list[dict[str, Any]] = []
    for _ in range(300):
        deliveries = demo.call("GET", log)["items"]
        if [delivery["state"] for delivery in deliveries] == ["delivered"] * count:
            return deliveries
        time.sleep(0.1)
    raise AssertionError(deliveries)
