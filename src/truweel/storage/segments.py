"""Counts of live records by segment of ids: an exact total and the place of an offset, without walking a million
rows.

No row is updated by all creates of a tenant: ids of a segment are counted in as many rows as connections write at
once (`Writer.shard`).
"""

from truweel.schema.collection import Collection
from truweel.storage.database import Reader
from truweel.storage.records import SEGMENT

__all__ = ["count_live", "find_offset"]


def count_live(reader: Reader, collection: Collection, tenant: int) -> int:
    """How many live records there are."""
    sql = "SELECT coalesce(sum(live), 0) FROM segment WHERE tenant_id = ? AND collection = ?"
    row = reader.row(sql, (tenant, collection.key))
    return int(row[0]) if row else 0


def find_offset(reader: Reader, collection: Collection, tenant: int, offset: int) -> tuple[int, int]:
    """Where the live record at `offset` in ascending id lies: the smallest id to look at, and how many rows to skip
    from there."""
    sql = (
        "SELECT segment, sum(live) FROM segment WHERE tenant_id = ? AND collection = ? "
        "GROUP BY segment ORDER BY segment"
    )
    first, rest = 0, offset
    for segment, live in reader.rows(sql, (tenant, collection.key)):
        first = segment * SEGMENT
        if live > rest:
            return first, rest
        rest -= live
    return first + SEGMENT, rest
