"""PocketBase with work orders, their lines and time entries, for ``bench.children``."""

from __future__ import annotations

import random
import secrets
import sqlite3
import string
import subprocess
from pathlib import Path
from typing import Any

from bench import dataset
from bench.peers.pocketbase import PROGRAM, call_json, define_collection, insert_rows, log_in, serve
from bench.process import Process

CHILDREN = {
    "work_order_lines": {"description": "text", "quantity": "number", "price": "number"},
    "work_order_hours": {"employee": "text", "hours": "number", "billableHours": "number"},
}
PER_ORDER = 2
EXPAND = ",".join(f"{name}_via_workOrder" for name in CHILDREN)
PATH = f"/api/collections/work_orders/records?perPage=50&sort=-id&expand={EXPAND}"


def start(work: Path, work_orders: int) -> tuple[Process, str, dict[str, str]]:
    """Its process with so many work orders, each with two lines and two time entries; the page, and its headers."""
    data, secret = work / "pb_data", secrets.token_hex(24)
    email = "root@truweel.example"
    upsert: list[str | Path] = [PROGRAM, "superuser", "upsert", email, secret, f"--dir={data}"]
    subprocess.run(upsert, check=True, stdout=subprocess.DEVNULL)
    process = serve(data, work)
    try:
        token = log_in(process.port, "_superusers", email, secret)
        _define(process.port, token)
    finally:
        process.stop()
    _fill(data / "data.db", work_orders)
    process = serve(data, work)
    return process, PATH, {"Authorization": log_in(process.port, "_superusers", email, secret)}


def _define(port: int, token: str) -> None:
    texts = [{"name": name, "type": "text"} for name in ("title", "clientId")]
    orders = call_json(port, "POST", "/api/collections", token, define_collection("work_orders", texts))
    for name, members in CHILDREN.items():
        fields: list[dict[str, Any]] = [{"name": member, "type": kind} for member, kind in members.items()]
        fields.append({"name": "workOrder", "type": "relation", "collectionId": orders["id"], "maxSelect": 1})
        index = f"CREATE INDEX idx_{name} ON {name} (workOrder)"
        call_json(port, "POST", "/api/collections", token, define_collection(name, fields) | {"indexes": [index]})


def _fill(database: Path, work_orders: int) -> None:
    rng, alphabet = random.Random(dataset.SEED), string.ascii_lowercase + string.digits

    def new_id() -> str:
        return "".join(rng.choices(alphabet, k=15))

    ids = [new_id() for _ in range(work_orders)]
    numbers = range(1, PER_ORDER + 1)
    connection = sqlite3.connect(database)
    with connection:
        rows = ({"id": id, "title": "Onderhoud", "clientId": "1"} for id in ids)
        insert_rows(connection, "work_orders", rows)
        lines = (
            {"id": new_id(), "description": f"Deel {n}", "quantity": n, "price": 12.5, "workOrder": id}
            for id in ids
            for n in numbers
        )
        insert_rows(connection, "work_order_lines", lines)
        hours = (
            {"id": new_id(), "employee": "1", "hours": n, "billableHours": n, "workOrder": id}
            for id in ids
            for n in numbers
        )
        insert_rows(connection, "work_order_hours", hours)
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
