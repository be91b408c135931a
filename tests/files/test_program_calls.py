"""The calls of programs in production (calls.md): a whole day of them, one after the other. Each is answered as the
program expects, and warns of nothing but what it sends on a guess of its own."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from tests.files.conftest import FileWorld
from tests.files.program_calls import BARE, BYTES, ENVELOPE, PDF, ROWS, Row, Upload, Whole
from tests.harness import json_body
from truweel.operations.system import complete_tenants

REFERENCE = re.compile(r"(?<!\$)\{(\w+)((?:\.\w+)*)\}")
DOCUMENTS = "application/pdf, application/json, */*"


class Day:
    """Plays rows. `saved` has what they refer to: ids, and answers."""

    def __init__(self, world: FileWorld) -> None:
        self.world, self.admin = world, world.admin
        self.saved: dict[str, Any] = {}

    def make(self, save: str, key: str, /, **body: Any) -> None:
        """A record that the day begins with."""
        self.saved[save] = self.admin.create(key, self.resolve(body))

    def resolve(self, value: Any) -> Any:
        """`value` with what its references mean."""
        if isinstance(value, Mapping):
            return {name: self.resolve(member) for name, member in value.items()}
        if isinstance(value, list | tuple):
            return [self.resolve(member) for member in value]
        if not isinstance(value, str):
            return value
        alone = REFERENCE.fullmatch(value)
        if alone is not None:
            return self.find(alone)
        return REFERENCE.sub(lambda match: str(self.find(match)), value)

    def find(self, reference: re.Match[str]) -> Any:
        """What `{name.path}` means; the id where there is no path."""
        name, path = reference.groups()
        return follow(self.saved[name], path.removeprefix(".") or "id")

    def body_of(self, row: Row) -> Any:
        """What a row sends."""
        if not isinstance(row.body, Whole):
            return self.resolve(row.body)
        name, _, path = row.body.of.partition(".")
        whole = follow(self.saved[name], path)
        kept = {name: member for name, member in whole.items() if name not in row.body.less}
        return kept | self.resolve(row.body.changes)

    def send(self, row: Row) -> httpx.Response:
        """The answer to a row."""
        path = self.resolve(row.path)
        if isinstance(row.body, Upload):
            return self.world.multipart(self.admin, path, row.body.content, row.body.name)
        kind = "application/merge-patch+json" if row.method == "PATCH" else "application/json"
        headers = {"Accept": DOCUMENTS} if row.form == BYTES else {}
        query = self.resolve(row.query) or None
        body = None if row.body is None else self.body_of(row)
        return self.admin(row.method, path, body, query=query, type=kind, headers=headers)

    def play(self, row: Row) -> None:
        """Send a row, and read what its program reads."""
        title = f"{row.method} {row.path} {dict(row.query) or ''}"
        answer = self.send(row)
        assert answer.status_code == row.status, (title, answer.text)
        warning = answer.headers.get("truweel-warning", "")
        assert warning.startswith(row.guess), (title, warning)
        assert warning.count(" | ") + bool(warning) == bool(row.guess), (title, warning)
        if row.form == BYTES:
            assert answer.content == row.reads.get("", answer.content), title
            assert answer.content.startswith(b"%PDF"), title
            assert answer.headers["content-type"] == "application/pdf", title
            assert answer.headers["content-disposition"].partition(";")[0] in ("attachment", "inline"), title
            return
        if not answer.content:
            return
        read = json_body(answer)
        assert row.form != ENVELOPE or set(read) == set(ENVELOPE), title
        assert row.form != BARE or isinstance(read, list), title
        records = read["items"] if row.form == ENVELOPE else read if row.form == BARE else [read]
        for record in records:
            assert record.keys() >= set(row.has.split()), (title, record.keys())
            for name, value in row.each.items():
                assert record[name] == self.resolve(value), (title, name)
        assert records or not row.each, title
        if row.save:
            self.saved[row.save] = read
        for path, value in row.reads.items():
            assert follow(read, path) == self.resolve(value), (title, path, follow(read, path))


def follow(value: Any, path: str) -> Any:
    """The member at `items.0.id`."""
    for step in path.split(".") if path else ():
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@pytest.fixture
def day(world: FileWorld) -> Day:
    complete_tenants(world.database, world.registry)
    day = Day(world)
    for module in ("work-orders", "sales-orders", "sales-invoices", "materials"):
        for name, kind in (("Tijd", "TEXT"), ("Werf", "SELECT"), ("Klaar", "CHECKBOX"), ("Notities", "LONG_TEXT")):
            options = ["Ja", "Nee"] if kind == "SELECT" else []
            body = {"module": module, "name": name, "type": kind, "group": "App", "options": options}
            world.admin.create("extra-fields", body)
    day.saved["user"] = {"id": str(world.users[1, "admin"])}
    day.make("tariff", "vat-tariffs", name="21%", percentage=21, category="S")
    day.make("client", "clients", name="Maes", vatTariffId="{tariff}")
    day.make("company", "companies", name="Maes bv")
    day.make("condition", "payment-conditions", name="30 dagen", days=30)
    day.make("project", "projects", name="Badkamer", clientId="{client}")
    day.make("order", "sales-orders", clientId="{client}", title="Badkamer", projectId="{project}")
    day.make("employee", "employees", name="Pieter", surname="Bos", costPerHour=38.5)
    day.make("hour", "articles", name="Uur technieker", salePrice=58, timeOperation=True)
    day.make("part", "articles", name="Sifon", salePrice=24.5, unitType="m²")
    day.make("boilerArticle", "articles", name="Ketel", brand="Vaillant", installation=True)
    day.make("category", "time-off-categories", name="Verlof")
    day.make("hourType", "hour-types", name="Gewoon")
    day.make("leaveType", "hour-types", name="Verlof", type="ABSENCE", timeOffCategoryId="{category}")
    day.make("planningType", "planning-types", name="Herstelling")
    day.make("boiler", "installations", name="Ketel", assignedClientId="{client}")
    day.make("drill", "materials", name="Boor")
    day.make("template", "e-mail-templates", name="Werkbon", subject="Werkbon", body="<p>${opmerking}</p>")
    day.make("supplier", "suppliers", name="Van Marcke")
    lines = [{"articleId": "{boilerArticle}", "quantity": 1}]
    day.make("supply", "purchase-supply-orders", supplierId="{supplier}", lineItems=lines)
    day.make("offer", "offers", clientId="{client}", lineItems=lines)
    bought = [{"articleId": "{boilerArticle}", "quantity": 1, "price": 10, "description": "Buis"}]
    day.make("bought", "purchase-invoices", supplierId="{supplier}", lineItems=bought)
    (day.saved["boughtLine"],) = world.admin.items(f"/purchase-invoices/{day.saved['bought']['id']}/line-items")
    world.let_decide("admin")
    world.admin.merge("/settings", {"hours": {"timeOffApproverIds": [day.saved["user"]["id"]]}})
    return day


def test_a_day_of_all_programs_is_answered_as_they_expect(day: Day) -> None:
    for row in ROWS:
        day.play(row)


def test_a_changed_description_makes_one_event(world: FileWorld) -> None:
    """A webhook proxy patches it back, and stops on equal text."""
    with world.changes() as change:
        item = world.admin.create("planning-items", {"summary": "Lek", "description": "<p>Lang</p>"})["id"]
        for _ in range(2):
            world.admin.merge(f"/planning-items/{item}", {"description": "<p>Kort</p>"})
    assert change.events == [("planning-item.created", item, 1), ("planning-item.updated", item, 2)]


def test_an_archive_gets_all_work_orders_with_lines_and_documents(world: FileWorld) -> None:
    admin = world.admin
    lines = [{"quantity": 2.5, "unitType": "m²", "description": "Tegels"}]
    for number in range(3):
        order = admin.create("work-orders", {"date": f"2026-11-2{number}", "lineItems": lines if number else []})["id"]
        answer = world.multipart(admin, f"/work-orders/{order}/documents", PDF + bytes(number), f"bon {number}.pdf")
        assert answer.status_code == 201, answer.text
    orders, pages = [], 1
    while len(orders) < 2 * pages - 1:
        page = admin.read("/work-orders", {"limit": 2, "offset": len(orders), "include": "lineItems"})
        orders, pages = orders + page["items"], page["totalPages"]
    assert [[line["quantity"] for line in order["lineItems"]] for order in orders] == [[], [2.5], [2.5]]
    for number, order in enumerate(orders):
        (document,) = admin.read(f"/work-orders/{order['id']}/documents")
        fetched = admin("GET", document["url"], headers={"Accept": "*/*"})
        assert (document["name"], fetched.content) == (f"bon {number}.pdf", PDF + bytes(number))


def test_a_dashboard_reads_four_lists_at_once(world: FileWorld) -> None:
    async def read_all() -> list[httpx.Response]:
        paths = ("sales-invoices", "purchase-supply-orders", "tasks", "work-orders")
        return await asyncio.gather(
            *(world.admin.send("GET", f"/{path}", query={"page": 0, "size": 1}) for path in paths)
        )

    for answer in world.run(read_all()):
        assert json_body(answer) == dict.fromkeys(ENVELOPE, 0) | {"items": []}
