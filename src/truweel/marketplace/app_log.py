"""The log of an app: who did what to it, and when."""

from typing import NamedTuple

from truweel.storage.database import Reader, Writer

__all__ = ["AppLogEntry", "add_entry", "list_entries"]


class AppLogEntry(NamedTuple):
    """One action on an app; the tenant and the user are None if the operator acted. Instant in milliseconds."""

    instant: int
    action: str
    note: str
    tenant_id: int | None
    user_id: int | None


def add_entry(
    writer: Writer, app_id: int, instant: int, action: str, note: str = "", actor: tuple[int, int] | None = None
) -> None:
    """Add an action of `actor` (tenant and user; None: the operator) to the log of the app."""
    (id,) = writer.next_ids("app_log")
    tenant_id, user_id = actor or (None, None)
    writer.execute(
        "INSERT INTO app_log (app_id, id, at, tenant_id, user_id, action, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (app_id, id, instant, tenant_id, user_id, action, note),
    )


def list_entries(reader: Reader, app_id: int) -> list[AppLogEntry]:
    """The log of the app, the newest entry first."""
    sql = "SELECT at, action, note, tenant_id, user_id FROM app_log WHERE app_id = ? ORDER BY id DESC"
    return [AppLogEntry(*row) for row in reader.rows(sql, (app_id,))]
