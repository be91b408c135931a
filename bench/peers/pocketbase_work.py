"""PocketBase with the work orders of a page of Truweel's, as often as asked, for ``bench.children``.

Its collections have the members of that page, and its page expands what Truweel's includes: lines, time entries, and
the employee of each. Rules ask for a log-in, as those of ``bench.peers.pocketbase`` do.
"""

from __future__ import annotations

import json
import random
import secrets
import sqlite3
import string
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import dataset
from bench.peers.pocketbase import PROGRAM, call_json, define_collection, insert_rows, log_in, serve
from bench.process import Process

CHILDREN = {"lineItems": "work_order_lines", "timeEntries": "work_order_hours"}
PARENT, EMPLOYEE = "workOrder", "employeeId"
EXPAND = "work_order_lines_via_workOrder,work_order_hours_via_workOrder.employeeId"
PATH = f"/api/collections/work_orders/records?perPage=50&sort=-id&expand={EXPAND}"
USER = "bench@truweel.example"
Record = dict[str, Any]


def start(work: Path, sample: Record, work_orders: int) -> tuple[Process, str, dict[str, str]]:
    """Its process with so many copies of ``sample``, a work order of Truweel's with its children; the page, and its
    headers."""
    data, secret = work / "pb_data", secrets.token_hex(24)
    email = "root@truweel.example"
    upsert: list[str | Path] = [PROGRAM, "superuser", "upsert", email, secret, f"--dir={data}"]
    subprocess.run(upsert, check=True, stdout=subprocess.DEVNULL)
    process = serve(data, work)
    try:
        token = log_in(process.port, "_superusers", email, secret)
        _define(process.port, token, sample)
        user = {"email": USER, "password": secret, "passwordConfirm": secret}
        call_json(process.port, "POST", "/api/collections/users/records", token, user)
    finally:
        process.stop()
    _fill(data / "data.db", sample, work_orders)
    process = serve(data, work)
    return process, PATH, {"Authorization": log_in(process.port, "users", USER, secret)}


def _members(record: Record) -> Record:
    """What a record holds itself: without its id, its metadata, and the records that it includes."""
    included = {name for name in record if f"{name}Id" in record or f"{name.removesuffix('s')}Ids" in record}
    return {
        name: value
        for name, value in record.items()
        if name not in included and name not in CHILDREN and name not in ("id", "_metadata")
    }


def _field(name: str, value: Any) -> Record:
    kinds = {bool: "bool", int: "number", float: "number", list: "json", dict: "json"}
    return {"name": name, "type": kinds.get(type(value), "text")}


def _define(port: int, token: str, sample: Record) -> None:
    def make(name: str, record: Record, indexes: list[str], **relations: str) -> str:
        fields = [_field(*member) for member in _members(record).items() if member[0] not in relations]
        for member, target in relations.items():
            fields.append({"name": member, "type": "relation", "collectionId": target, "maxSelect": 1})
        body = define_collection(name, fields) | {"indexes": indexes}
        return str(call_json(port, "POST", "/api/collections", token, body)["id"])

    orders = make("work_orders", sample, [])
    employees = make("work_employees", sample["timeEntries"][0]["employee"], [])
    for member, name in CHILDREN.items():
        relations = {PARENT: orders} | ({EMPLOYEE: employees} if EMPLOYEE in sample[member][0] else {})
        make(name, sample[member][0], [f"CREATE INDEX idx_{name} ON {name} ({PARENT})"], **relations)


def _row(record: Record, id: str, **relations: str) -> Record:
    """The columns of a copy of ``record``."""
    columns: Record = {"id": id}
    for name, value in _members(record).items():
        columns[name] = json.dumps(value) if isinstance(value, list | dict) else "" if value is None else value
    return columns | relations


def _fill(database: Path, sample: Record, work_orders: int) -> None:
    rng, alphabet = random.Random(dataset.SEED), string.ascii_lowercase + string.digits

    def new_id() -> str:
        return "".join(rng.choices(alphabet, k=15))

    employee, orders = new_id(), [new_id() for _ in range(work_orders)]

    def children(member: str) -> Iterator[Record]:
        relations = {EMPLOYEE: employee} if EMPLOYEE in sample[member][0] else {}
        for order in orders:
            for child in sample[member]:
                yield _row(child, new_id(), **relations, **{PARENT: order})

    connection = sqlite3.connect(database)
    with connection:
        insert_rows(connection, "work_employees", iter([_row(sample["timeEntries"][0]["employee"], employee)]))
        insert_rows(connection, "work_orders", (_row(sample, id) for id in orders))
        for member, name in CHILDREN.items():
            insert_rows(connection, name, children(member))
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
