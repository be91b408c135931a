"""Number ranges: the human numbers of documents, without gaps while nothing is rolled back for good, one range a
tenant, collection and prefix."""

from truweel.storage.database import Writer

__all__ = ["draw"]


def draw(writer: Writer, tenant: int, collection: str, prefix: str) -> str:
    """The next number: `prefix` and at least four digits, from 0001 (`O26` → `O260001`)."""
    row = writer.row(
        "INSERT INTO number_range (tenant_id, collection, prefix, last) VALUES (?, ?, ?, 1) "
        "ON CONFLICT (tenant_id, collection, prefix) DO UPDATE SET last = number_range.last + 1 RETURNING last",
        (tenant, collection, prefix),
    )
    assert row is not None
    return f"{prefix}{row[0]:04d}"
