"""Starts the limit (see apps/limit.py) with Truweel's answers, or with sample answers while there is none."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench import dataset
from bench.contestant import Contestant
from bench.environment import BENCH, BIN
from bench.load import Answer, Call
from bench.process import Process, free_port


def start(work: Path, python: Path | None, calls: dict[str, Call], answers: dict[str, Answer], ids: Path) -> Contestant:
    """Serve ``answers`` under the same calls that were answered with them."""
    work.mkdir(parents=True)
    file, port = work / "answers.json", free_port()
    file.write_text(
        json.dumps(
            {
                operation: {
                    "status": answer.status,
                    "headers": answer.headers,
                    "body": base64.b64encode(answer.body).decode(),
                }
                for operation, answer in answers.items()
            }
        )
    )
    process = Process(
        [python or BIN / "python", BENCH / "apps" / "limit.py", file, str(port)], port, work / "server.log"
    )
    process.wait_until_serving()
    return Contestant("limit", "the limit", process, calls, ids)


def sample_answers() -> dict[str, Answer]:
    """Answers of the documented shape, made from the peers' rows, until Truweel gives its own."""
    user = dataset.users()[0]
    rows = [_wire(row) for row in dataset.clients(100)]
    with_user = [row | {"assignedUser": user} for row in rows]
    answers = {
        "get": _answer(200, rows[0]),
        "page10": _answer(200, _page(rows[:10])),
        "page100": _answer(200, _page(rows)),
        "filtered": _answer(200, _page(with_user)),
        "create": _answer(201, rows[0]),
        "patch": replace(_answer(204, None), body=b""),
    }
    answers["patch"].headers.clear()
    return answers


def _wire(row: dict[str, Any]) -> dict[str, Any]:
    ids = {name: str(member) for name, member in row.items() if name == "id" or name.endswith("Id")}
    relations = dict.fromkeys(("vatTariff", "paymentCondition", "assignedUser", "contacts"))
    metadata = {
        "resource": f"/clients/{row['id']}",
        "resourceTypeId": "client",
        "description": row["name"],
        "href": f"http://127.0.0.1:8080/#/objectRef/CLIENT:{row['id']}",
    }
    return {**row, **ids, **relations, "_metadata": metadata}


def _page(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"items": rows, "totalItems": 100_000, "totalPages": 1000, "currentPage": 0, "size": len(rows)}


def _answer(status: int, content: object) -> Answer:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    headers = [
        ("content-type", "application/json"),
        ("content-length", str(len(body))),
        ("etag", '"1"'),
        ("vary", "Authorization, Prefer, Database-Mode, Origin"),
        ("x-correlation-id", "0191f3a0-0000-7000-8000-000000000000"),
    ]
    return Answer(status, headers, body)
