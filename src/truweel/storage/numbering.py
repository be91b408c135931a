"""Number ranges: the human numbers of documents, without gaps while nothing is rolled back for good, one range a
tenant, collection and prefix."""

from truweel.storage.database import Writer

__all__ = ["draw"]


def draw(writer: Writer, tenant: int, collection: str, prefix: str, count: int = 1) -> list[str]:
    """The next `count` numbers: `prefix` and at least four digits, from 0001 (`O26` → `O260001`)."""
    row = writer.row(
        "INSERT INTO number_range (tenant_id, collection, prefix, last) VALUES (?, ?, ?, ?) ON CONFLICT "
        "(tenant_id, collection, prefix) DO UPDATE SET last = number_range.last + excluded.last RETURNING last",
        (tenant, collection, prefix, count),
    )
    assert row is not None
    return [f"{prefix}{number:04d}" for number in range(row[0] - count + 1, row[0] + 1)]
