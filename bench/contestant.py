"""One server of the comparison: its process, its call for each operation, its ids."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

from bench.load import Call, send
from bench.process import Process

IDS = 10_000


@dataclass(frozen=True)
class Contestant:
    """One column of the report. Two may share a process (PocketBase with and without its total)."""

    key: str
    title: str
    process: Process
    calls: dict[str, Call]
    ids: Path
    matches: int | None = None
    rows: int | None = None
    notes: list[str] = field(default_factory=list)


def sample_ids(ids: list[str], target: Path) -> Path:
    """Write at most 10,000 ids, chosen the same way for every server, one a line."""
    chosen = ids if len(ids) <= IDS else random.Random(1).sample(ids, IDS)
    target.write_text("".join(f"{record_id}\n" for record_id in chosen))
    return target


def total_of(port: int, call: Call) -> int:
    """``totalItems`` of a list call. Raises AssertionError when the page isn't full."""
    page = json.loads(send(port, call).body)
    expected = 100 if "100" in call.path else 10
    assert len(page["items"]) == expected, f"{call.path}: {len(page['items'])} rows instead of {expected}"
    return int(page["totalItems"])
