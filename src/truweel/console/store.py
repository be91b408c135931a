"""SQL statements on the table `session`: who is signed in."""

from truweel.storage.database import Reader, Writer

__all__ = ["add", "delete_unused", "end", "end_sessions_hashed_by", "end_user_sessions", "find", "note_use"]


def add(writer: Writer, id: str, hashed: str, tenant_id: int, user_id: int, instant: int) -> None:
    """Insert a session."""
    writer.execute(
        "INSERT INTO session (tenant_id, id, hash, user_id, created_at, used_at) VALUES (?, ?, ?, ?, ?, ?)",
        (tenant_id, id, hashed, user_id, instant, instant),
    )


def find(reader: Reader, id: str) -> tuple[str, int, int, int, int] | None:
    """Hash, tenant, user, creation and last use of the session `id`."""
    row = reader.row("SELECT hash, tenant_id, user_id, created_at, used_at FROM session WHERE id = ?", (id,))
    return (row[0], row[1], row[2], row[3], row[4]) if row else None


def note_use(writer: Writer, id: str, instant: int) -> None:
    """Note that the session was used at `instant`."""
    writer.execute("UPDATE session SET used_at = ? WHERE id = ?", (instant, id))


def end(writer: Writer, id: str) -> None:
    """Delete a session."""
    writer.execute("DELETE FROM session WHERE id = ?", (id,))


def end_user_sessions(writer: Writer, tenant_id: int, user_id: int) -> None:
    """Delete all sessions of a user."""
    writer.execute("DELETE FROM session WHERE tenant_id = ? AND user_id = ?", (tenant_id, user_id))


def end_sessions_hashed_by(writer: Writer, key_id: str) -> int:
    """Delete the sessions that are hashed with the server's key `key_id`; how many."""
    beginning = f"{key_id}:"
    return writer.execute("DELETE FROM session WHERE substr(hash, 1, ?) = ?", (len(beginning), beginning))


def delete_unused(writer: Writer, unused_since: int, latest: int) -> None:
    """Delete the sessions that were last used before `unused_since`, or dated after `latest`."""
    writer.execute("DELETE FROM session WHERE used_at < ? OR used_at > ?", (unused_since, latest))
