"""PocketBase: the same fields and rows, rules that ask for a log-in, a user's token.

The schema goes in through its own API; the rows straight into its SQLite file while the server is down, since
100,000 creates by HTTP would take minutes. Its durability is fixed: WAL, ``synchronous=NORMAL``.
"""

from __future__ import annotations

import itertools
import json
import random
import secrets
import sqlite3
import string
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench import dataset
from bench.contestant import Contestant, sample_ids, total_of
from bench.contract import PATCH_BODY, create_body
from bench.environment import BIN
from bench.load import Call, send
from bench.process import Process, free_port

PROGRAM = BIN / "pocketbase"
SIGNED_IN = '@request.auth.id != ""'
# fmt: off
TEXTS = (
    "clientNr", "name", "title", "legalForm", "email", "invoiceEmail", "tel", "gsm", "website", "vatIdNumber",
    "language", "currency", "status",
)
# fmt: on
DATES = ("clientSince", "createdAt", "updatedAt", "archivedAt", "lockedAt", "deletedAt")
JSONS = ("address", "invoiceAddress", "extraFields")
RELATIONS = {
    "vatTariffId": "vat_tariffs",
    "paymentConditionId": "payment_conditions",
    "assignedUserId": "staff",
    "createdById": "staff",
    "updatedById": "staff",
}
OFFER = (
    dict.fromkeys(("logicId", "title", "status", "clientReference", "currency", "remark", "externalId"), "text")
    | dict.fromkeys(("date", "expireDate", "sentDate", "followUpDate", "archivedAt", "lockedAt", "deletedAt"), "date")
    | dict.fromkeys(("totalExclVat", "totalVat", "totalInclVat", "totalCostExclVat", "kilometers"), "number")
    | dict.fromkeys(("address", "vatTotals", "extraFields"), "json")
    | {"clientId": "clients", "endClientId": "clients", "assignedUserId": "staff", "createdById": "staff"}
)
OFFER_LINE = (
    dict.fromkeys(("type", "description", "unitType", "styleName", "vatCategory"), "text")
    | dict.fromkeys(("lineNumber", "quantity", "price", "costPrice", "discount", "totalExclVat"), "number")
    | {"vatPercentage": "number", "offerId": "offers", "vatTariffId": "vat_tariffs"}
)
INVOICE = (
    dict.fromkeys(
        (
            "logicId", "type", "title", "status", "clientReference", "paymentInstruction", "clientName", "vatIdNumber",
            "originType", "originRef", "currency", "introText", "remark",
        ),
        "text",
    )
    | dict.fromkeys(
        (
            "date", "expireDate", "financialDiscountDate", "retentionDueDate", "periodStart", "periodEnd",
            "deliveryDate", "sentDate", "archivedAt", "lockedAt", "deletedAt",
        ),
        "date",
    )
    | dict.fromkeys(
        (
            "totalExclVat", "totalVat", "totalInclVat", "totalCostExclVat", "globalDiscount", "paidTotal",
            "creditedTotal", "openTotal", "dueTotal", "reminderCount",
        ),
        "number",
    )
    | dict.fromkeys(("booked", "advancePayment", "sentToAccountant"), "bool")
    | dict.fromkeys(("siteAddress", "address", "vatTotals", "extraFields"), "json")
    | {"clientId": "clients", "endClientId": "clients", "assignedUserId": "staff", "createdById": "staff"}
)  # fmt: skip
INVOICE_LINE = {**{name: kind for name, kind in OFFER_LINE.items() if name != "offerId"}, "invoiceId": "invoices"}
INVOICE_LINE_INDEXES = ["CREATE INDEX `invoice_lines_invoice` ON `invoice_lines` (`invoiceId`)"]
OFFER_INDEXES = [
    "CREATE INDEX `offers_client` ON `offers` (`clientId`)",
    "CREATE INDEX `offers_date` ON `offers` (`date`)",
    "CREATE INDEX `offers_title` ON `offers` (`title`)",
]
OFFER_LINE_INDEXES = ["CREATE INDEX `offer_lines_offer` ON `offer_lines` (`offerId`)"]
Field = dict[str, Any]
AUTODATES: list[Field] = [
    {"name": "createdAt", "type": "autodate", "onCreate": True},
    {"name": "updatedAt", "type": "autodate", "onCreate": True, "onUpdate": True},
]
SETTINGS = {"logs": {"maxDays": 0}, "batch": {"enabled": True, "maxRequests": 50, "timeout": 3}}
INDEXES = [
    "CREATE INDEX `clients_name` ON `clients` (`name`)",
    "CREATE INDEX `clients_language_name` ON `clients` (`language`, `name`)",
    "CREATE INDEX `clients_user` ON `clients` (`assignedUserId`)",
]


NOTE = (
    "PocketBase: WAL with `synchronous=NORMAL`, which it does not let one choose: a commit may be "
    "lost with the power. Request log off. No history row. Its document is a batch of 21 rows with the totals computed "
    "by the caller; its tables of documents are empty at first, but for 1,000 invoices of 5 lines, expanded as "
    "`clientId,invoice_lines_via_invoiceId`."
)


def start(work: Path, records: int) -> list[Contestant]:
    """Load ``records`` clients and serve them: one process, two columns, with and without its total."""
    work.mkdir(parents=True)
    data, secret = work / "pb_data", secrets.token_hex(24)
    superuser: list[str | Path] = [
        PROGRAM,
        "superuser",
        "upsert",
        "root@truweel.example",
        secret,
        f"--dir={data}",
    ]
    subprocess.run(superuser, check=True, stdout=subprocess.DEVNULL)
    process = serve(data, work)
    try:
        token = log_in(process.port, "_superusers", "root@truweel.example", secret)
        _define(process.port, token, secret)
    finally:
        process.stop()
    ids = _fill(data / "data.db", records)
    process = serve(data, work)
    head = {"Authorization": log_in(process.port, "users", "bench@truweel.example", secret)}
    calls = _calls(head, ids)
    sampled = sample_ids(ids["clients"], work / "ids")
    column = Contestant(
        "pocketbase",
        "PocketBase",
        process,
        calls,
        sampled,
        matches=total_of(process.port, calls["filtered"]),
        rows=total_of(process.port, calls["page10"]),
        notes=[NOTE],
    )
    lists = ("page10", "page100", "filtered", "invoices")
    without_total = {
        name: Call("GET", f"{calls[name].path}&skipTotal=true", head, first_page=calls[name].first_page)
        for name in lists
    }
    return [column, Contestant("skiptotal", "PocketBase, `skipTotal`", process, without_total, sampled)]


def _calls(head: dict[str, str], ids: dict[str, list[str]]) -> dict[str, Call]:
    records = "/api/collections/clients/records"
    send_json = head | {"Content-Type": "application/json"}
    invoices = "/api/collections/invoices/records"
    query = "filter=(language%3D%22FR%22)&sort=name&expand=assignedUserId"
    return {
        "get": Call("GET", f"{records}/{{id}}", head),
        "page10": Call("GET", f"{records}?page={{page}}&perPage=10", head, first_page=1),
        "page100": Call("GET", f"{records}?page={{page}}&perPage=100", head, first_page=1),
        "filtered": Call("GET", f"{records}?{query}&page={{page}}&perPage=100", head, first_page=1),
        "create": Call("POST", records, send_json, create_body()),
        "patch": Call("PATCH", f"{records}/{{id}}", send_json, PATCH_BODY),
        "document": Call("POST", "/api/batch", send_json, _batch_body(ids)),
        "invoices": Call(
            "GET",
            f"{invoices}?page={{page}}&perPage=100&expand=clientId,invoice_lines_via_invoiceId",
            head,
            first_page=1,
        ),
    }


def _batch_body(ids: dict[str, list[str]]) -> str:
    """An offer and its lines as one batch, which is one transaction. The id that the lines refer to is the caller's;
    so are the totals, which Truweel computes."""
    offer_id = "of{n}"
    offer = dataset.new_offer() | {"id": offer_id, "title": "Offerte {n}", "clientId": ids["clients"][0]}
    lines = [
        line
        | {
            "offerId": offer_id,
            "lineNumber": number,
            "vatTariffId": ids["vat_tariffs"][0],
            "vatCategory": "S",
            "vatPercentage": 21,
            "totalExclVat": _line_total(line),
        }
        for number, line in enumerate(dataset.offer_lines(), 1)
    ]
    excl = round(sum(line["totalExclVat"] for line in lines), 2)
    vat = round(excl * 0.21, 2)
    offer |= {"totalExclVat": excl, "totalVat": vat, "totalInclVat": round(excl + vat, 2)}
    offer["vatTotals"] = [{"category": "S", "percentage": 21, "base": excl, "vat": vat}]
    rows = [("offers", offer), *(("offer_lines", line) for line in lines)]
    requests = [{"method": "POST", "url": f"/api/collections/{name}/records", "body": body} for name, body in rows]
    return json.dumps({"requests": requests}, ensure_ascii=False)


def serve(data: Path, work: Path) -> Process:
    """The server on a free port."""
    port = free_port()
    argv: list[str | Path] = [
        PROGRAM,
        "serve",
        f"--http=127.0.0.1:{port}",
        f"--dir={data}",
        f"--migrationsDir={work / 'migrations'}",
    ]
    process = Process(argv, port, work / "server.log")
    process.wait_until_serving()
    return process


def call_json(port: int, method: str, path: str, token: str, body: dict[str, Any], status: int = 200) -> Any:
    """What a call answers, which must be `status`."""
    headers = {"Content-Type": "application/json", "Authorization": token}
    answer = send(port, Call(method, path, headers, json.dumps(body).replace("{n}", ""), expect_status=status))
    return json.loads(answer.body) if answer.body else None


def log_in(port: int, collection: str, email: str, password: str) -> str:
    """A token."""
    path = f"/api/collections/{collection}/auth-with-password"
    token: str = call_json(port, "POST", path, "", {"identity": email, "password": password})["token"]
    return token


def _define(port: int, token: str, password: str) -> None:
    """Make the collections, the user that the load signs in as, and turn the request log off."""
    small: dict[str, list[Field]] = {
        "vat_tariffs": [{"name": "name", "type": "text"}, {"name": "percentage", "type": "number"}],
        "payment_conditions": [{"name": "name", "type": "text"}],
        "staff": [
            {"name": "employeeId", "type": "number"},
            {"name": "email", "type": "text"},
            {"name": "fullName", "type": "text"},
            {"name": "createdAt", "type": "date"},
            {"name": "updatedAt", "type": "date"},
        ],
    }
    collection_ids = {}
    for name, fields in small.items():
        created = call_json(port, "POST", "/api/collections", token, define_collection(name, fields))
        collection_ids[name] = created["id"]
    of_clients: list[Field] = [
        *({"name": name, "type": "text", "required": name == "name"} for name in TEXTS),
        *({"name": name, "type": "date"} for name in DATES if name not in ("createdAt", "updatedAt")),
        *({"name": name, "type": "json"} for name in JSONS),
        *(
            {"name": name, "type": "relation", "collectionId": collection_ids[target], "maxSelect": 1}
            for name, target in RELATIONS.items()
        ),
        *AUTODATES,
    ]
    call_json(port, "POST", "/api/collections", token, define_collection("clients", of_clients) | {"indexes": INDEXES})
    collection_ids["clients"] = call_json(port, "GET", "/api/collections/clients", token, {})["id"]
    offers = define_collection("offers", [*_fields(OFFER, collection_ids), *AUTODATES]) | {"indexes": OFFER_INDEXES}
    collection_ids["offers"] = call_json(port, "POST", "/api/collections", token, offers)["id"]
    lines = define_collection("offer_lines", [*_fields(OFFER_LINE, collection_ids), *AUTODATES])
    call_json(port, "POST", "/api/collections", token, lines | {"indexes": OFFER_LINE_INDEXES})
    invoices = define_collection("invoices", [*_fields(INVOICE, collection_ids), *AUTODATES])
    collection_ids["invoices"] = call_json(port, "POST", "/api/collections", token, invoices)["id"]
    lines = define_collection("invoice_lines", [*_fields(INVOICE_LINE, collection_ids), *AUTODATES])
    call_json(port, "POST", "/api/collections", token, lines | {"indexes": INVOICE_LINE_INDEXES})
    user = {"email": "bench@truweel.example", "password": password, "passwordConfirm": password}
    call_json(port, "POST", "/api/collections/users/records", token, user)
    call_json(port, "PATCH", "/api/settings", token, SETTINGS)


def _fields(types: dict[str, str], collection_ids: dict[str, str]) -> list[Field]:
    """Member → type or, of a relation, the collection that it leads to."""
    fields: list[Field] = []
    for name, kind in types.items():
        if kind in collection_ids:
            fields.append({"name": name, "type": "relation", "collectionId": collection_ids[kind], "maxSelect": 1})
        else:
            fields.append({"name": name, "type": kind})
    return fields


def define_collection(name: str, fields: list[Field]) -> dict[str, Any]:
    """The body that makes a collection that who is signed in reads and writes."""
    rules = dict.fromkeys(("listRule", "viewRule", "createRule", "updateRule", "deleteRule"), SIGNED_IN)
    return {"name": name, "type": "base", "fields": fields, **rules}


def _fill(database: Path, records: int) -> dict[str, list[str]]:
    """Insert the rows; return each table's ids in order."""
    rng = random.Random(dataset.SEED)
    alphabet = string.ascii_lowercase + string.digits
    sizes = {
        "vat_tariffs": len(dataset.VAT_TARIFFS),
        "payment_conditions": len(dataset.PAYMENT_CONDITIONS),
        "staff": dataset.USER_COUNT,
        "clients": records,
        "invoices": dataset.INVOICE_COUNT,
        "invoice_lines": dataset.INVOICE_COUNT * dataset.INVOICE_LINES,
    }
    ids = {table: ["".join(rng.choices(alphabet, k=15)) for _ in range(size)] for table, size in sizes.items()}
    tables: dict[str, Iterable[dict[str, Any]]] = {
        "vat_tariffs": [{"name": name, "percentage": percentage} for name, percentage in dataset.VAT_TARIFFS],
        "payment_conditions": [{"name": name} for name in dataset.PAYMENT_CONDITIONS],
        "staff": dataset.users(),
        "clients": (_row(client, ids) for client in dataset.clients(records)),
        "invoices": (_invoice(invoice, ids) for invoice in dataset.invoices()),
        "invoice_lines": (line for invoice in dataset.invoices() for line in _invoice_lines(invoice, ids)),
    }
    connection = sqlite3.connect(database)
    with connection:
        for table, rows in tables.items():
            stored = ({**row, "id": record_id} for row, record_id in zip(rows, ids[table], strict=True))
            insert_rows(connection, table, stored)
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return ids


def _row(client: dict[str, Any], ids: dict[str, list[str]]) -> dict[str, Any]:
    row = client | {name: ids[table][client[name] - 1] for name, table in RELATIONS.items()}
    row |= {name: json.dumps(client[name], ensure_ascii=False) for name in JSONS}
    row |= {name: (client[name] or "").replace("T", " ") for name in DATES}
    row["clientSince"] += " 00:00:00.000Z"
    return row | {name: client[name] or "" for name in TEXTS}


def _invoice(invoice: dict[str, Any], ids: dict[str, list[str]]) -> dict[str, Any]:
    """The columns of an invoice, its totals as its lines have them."""
    empty: dict[str, Any] = {"text": "", "date": "", "number": 0, "bool": False, "json": "{}"}
    excl = round(sum(_line_total(line) for line in invoice["lineItems"]), 2)
    vat = round(excl * 0.21, 2)
    totals = {"totalExclVat": excl, "totalVat": vat, "totalInclVat": excl + vat, "openTotal": excl + vat}
    groups = [{"category": "S", "percentage": 21, "base": excl, "vat": vat}]
    return {
        **{name: empty.get(kind, "") for name, kind in INVOICE.items()},
        **{name: value for name, value in invoice.items() if name in INVOICE},
        **totals,
        **dict.fromkeys(("date", "expireDate"), f"{invoice['date']} 00:00:00.000Z"),
        **dict.fromkeys(("createdAt", "updatedAt"), f"{invoice['date']} 08:00:00.000Z"),
        "paymentInstruction": f"{invoice['clientId']:012d}",
        "vatTotals": json.dumps(groups),
        "clientId": ids["clients"][invoice["clientId"] - 1],
        "assignedUserId": ids["staff"][0],
        "createdById": ids["staff"][0],
    }


def _invoice_lines(invoice: dict[str, Any], ids: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(invoice["lineItems"], 1):
        yield {
            **line,
            **dict.fromkeys(("createdAt", "updatedAt"), f"{invoice['date']} 08:00:00.000Z"),
            "styleName": "",
            "invoiceId": ids["invoices"][invoice["clientId"] - 1],
            "lineNumber": number,
            "vatTariffId": ids["vat_tariffs"][0],
            "vatCategory": "S",
            "vatPercentage": 21,
            "totalExclVat": _line_total(line),
        }


def _line_total(line: dict[str, Any]) -> float:
    amount: float = line["quantity"] * line["price"] * (100 - line["discount"]) / 100
    return round(amount, 2)


def insert_rows(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    """Insert rows, each with a value for every column."""
    first = next(rows)
    stored = {column[1] for column in connection.execute(f"PRAGMA table_info(`{table}`)")}
    columns = [name for name in first if name in stored]
    missing = stored - set(columns)
    assert not missing, f"{table} lacks values for {missing}"
    names, marks = ", ".join(f"`{name}`" for name in columns), ", ".join("?" * len(columns))
    statement = f"INSERT INTO `{table}` ({names}) VALUES ({marks})"
    connection.executemany(statement, ([row[c] for c in columns] for row in itertools.chain([first], rows)))
