"""The statements of this room: who is signed in."""

from truweel.storage.database import Reader, Writer

__all__ = ["add", "end", "end_all", "find", "sweep", "used"]


def add(writer: Writer, id: str, hashed: str, tenant_id: int, user_id: int, at: int) -> None:
    """A new session."""
    writer.execute(
        "INSERT INTO session (tenant_id, id, hash, user_id, created_at, used_at) VALUES (?, ?, ?, ?, ?, ?)",
        (tenant_id, id, hashed, user_id, at, at),
    )


def find(reader: Reader, id: str) -> tuple[str, int, int, int, int] | None:
    """Hash, tenant, user, creation and last use of the session `id`."""
    row = reader.row("SELECT hash, tenant_id, user_id, created_at, used_at FROM session WHERE id = ?", (id,))
    return (row[0], row[1], row[2], row[3], row[4]) if row else None


def used(writer: Writer, id: str, at: int) -> None:
    """It was used at `at`."""
    writer.execute("UPDATE session SET used_at = ? WHERE id = ?", (at, id))


def end(writer: Writer, id: str) -> None:
    """Signed out."""
    writer.execute("DELETE FROM session WHERE id = ?", (id,))


def end_all(writer: Writer, tenant_id: int, user_id: int) -> None:
    """Signed out everywhere."""
    writer.execute("DELETE FROM session WHERE tenant_id = ? AND user_id = ?", (tenant_id, user_id))


def sweep(writer: Writer, unused_since: int) -> None:
    """Take away those that nobody has used since then."""
    writer.execute("DELETE FROM session WHERE used_at < ?", (unused_since,))
