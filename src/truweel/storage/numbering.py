"""Number ranges: the human numbers of documents, without gaps while nothing is rolled back for good, one range a
tenant, collection and prefix."""

from collections.abc import Sequence

from truweel.schema.collection import Collection
from truweel.schema.fields import fold
from truweel.storage import records
from truweel.storage.database import Writer

__all__ = ["next_numbers"]

WINDOW = 500
"""How many numbers are looked at in one go where the next ones are taken."""


def next_numbers(
    writer: Writer, collection: Collection, tenant: int, prefix: str, count: int = 1, assigned: Sequence[str] = ()
) -> list[str]:
    """The next `count` numbers: `prefix` and at least four digits, from 0001 (`O26` → `O260001`); passed over is what
    a live record was given by hand, or one of this write is (`assigned`). The range stays locked until the end of the
    transaction; with no `count` it is only locked."""
    row = writer.row(
        "INSERT INTO number_range (tenant_id, collection, prefix, last) VALUES (?, ?, ?, ?) ON CONFLICT "
        "(tenant_id, collection, prefix) DO UPDATE SET last = number_range.last + excluded.last RETURNING last",
        (tenant, collection.key, prefix, count),
    )
    assert row is not None
    assert collection.logic_id is not None
    last: int = row[0]
    numbers = _numbers(prefix, last - count, count)
    if not collection.logic_id.editable or not numbers:
        return numbers
    taken = {fold(number) for number in assigned}
    free = _free(writer, collection, tenant, numbers, taken)
    searched_to = last
    while len(free) < count:
        free += _free(writer, collection, tenant, _numbers(prefix, searched_to, WINDOW), taken)
        searched_to += WINDOW
    if searched_to > last:
        free = free[:count]
        writer.execute(
            "UPDATE number_range SET last = ? WHERE tenant_id = ? AND collection = ? AND prefix = ?",
            (int(free[-1][len(prefix) :]), tenant, collection.key, prefix),
        )
    return free


def _numbers(prefix: str, after: int, count: int) -> list[str]:
    return [f"{prefix}{number:04d}" for number in range(after + 1, after + count + 1)]


def _free(writer: Writer, collection: Collection, tenant: int, numbers: Sequence[str], taken: set[str]) -> list[str]:
    assert collection.logic_id is not None
    existing = records.existing_values(writer, collection, tenant, collection.logic_id.name, [fold(n) for n in numbers])
    return [number for number in numbers if fold(number) not in existing | taken]
