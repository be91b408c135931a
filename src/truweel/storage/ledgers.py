"""Ledgers: tables of movements that only grow, from which balances follow (`schema.effects`)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from truweel.schema.effects import SCALE, Ledger
from truweel.sql import padded, placeholders
from truweel.storage.database import Reader, Writer

__all__ = ["Key", "Movement", "insert", "posted_sums"]

Key = tuple[int, *tuple[int | None, ...]]
"""The line that a row comes from (0 for the record itself), then the ledger's keys in their order."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One row to add: the record that it comes from, its key, and its amounts in the order of the ledger."""

    ledger: type[Ledger]
    collection: str
    record_id: int
    version: int
    key: Key
    amounts: tuple[Decimal, ...]


def posted_sums(
    reader: Reader,
    ledger: type[Ledger],
    tenant: int,
    collection: str,
    record_id: int,
    sources: Collection[int] | None = None,
) -> dict[Key, tuple[Decimal, ...]]:
    """What a record has posted so far, or what those of its lines have (`sources`, 0 for itself), for each line and
    key; what has been undone is left out."""
    ids = () if sources is None else padded(sorted(sources))
    rows = reader.rows(_sums(ledger, len(ids)), (tenant, collection, record_id, *ids))
    count = 1 + len(ledger.keys)
    sums = {row[:count]: tuple(Decimal(int(amount)) / SCALE for amount in row[count:]) for row in rows}
    return {key: amounts for key, amounts in sums.items() if any(amounts)}


def _sums(ledger: type[Ledger], count: int) -> str:
    keys = ", ".join(("line_id", *(f'"{name}"' for name in ledger.keys)))
    amounts = ", ".join(f'sum("{name}")' for name in ledger.amounts)
    of_lines = f"AND line_id IN ({placeholders(count)}) " if count else ""
    return (
        f'SELECT {keys}, {amounts} FROM "{ledger.name}" WHERE tenant_id = ? AND collection = ? AND record_id = ? '
        f"{of_lines}GROUP BY {keys}"
    )


def insert(writer: Writer, tenant: int, movements: Sequence[Movement], at: int, user_id: int) -> None:
    """Add rows to their ledgers."""
    for ledger in dict.fromkeys(movement.ledger for movement in movements):
        own = [movement for movement in movements if movement.ledger is ledger]
        rows = []
        for id, movement in zip(writer.next_ids(ledger.name, len(own)), own, strict=True):
            source = (movement.collection, movement.record_id, movement.version)
            amounts = (int(amount * SCALE) for amount in movement.amounts)
            rows.append((tenant, id, at, user_id, *source, *movement.key, *amounts))
        writer.execute_many(_insert(ledger), rows)


def _insert(ledger: type[Ledger]) -> str:
    names = ", ".join(f'"{name}"' for name in (*ledger.keys, *ledger.amounts))
    marks = placeholders(8 + len(ledger.keys) + len(ledger.amounts))
    return (
        f'INSERT INTO "{ledger.name}" (tenant_id, id, at, user_id, collection, record_id, version, line_id, {names}) '
        f"VALUES ({marks})"
    )
