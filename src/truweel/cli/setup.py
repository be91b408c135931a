"""`truweel init` and `truweel migrate`: a place for the data."""

from pathlib import Path

from truweel.cli.common import DatabaseOption, DataOption, JsonOption, connect, load_settings, print_result

__all__ = ["init", "migrate"]


def init(data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Make the data folder, the server's key and the database, and change nothing that is there.

    \b
    truweel init --data /srv/truweel
    truweel init --data /srv/truweel --database postgresql://truweel@db/truweel
    """
    migrate_to(data, database)
    settings = load_settings(data, database)
    with connect(settings) as system:
        payload = {"data": str(settings.data), "dialect": system.database.dialect, "keys": list(system.keyring.ids)}
    print_result(payload, f"Ready: {settings.sqlite_path or 'PostgreSQL'}, key in {settings.key_path}.", as_json)


def migrate(data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Bring the schema of the database to this version. SQLite does so by itself at start; PostgreSQL waits for this.

    \b
    truweel migrate --database postgresql://truweel@db/truweel
    """
    before, after = migrate_to(data, database)
    text = (
        f"The schema is at {after}." if before == after else f"The schema went from {before or 'nothing'} to {after}."
    )
    print_result({"before": before, "after": after}, text, as_json)


def migrate_to(data: Path | None, database: str | None) -> tuple[str, str]:
    """Bring the schema to this version; its revision before and after."""
    from truweel.schema.registry import load_registry
    from truweel.storage.opening import migrate as migrate_schema
    from truweel.storage.opening import revision

    settings = load_settings(data, database)
    path = settings.sqlite_path or settings.data / "truweel.db"
    url = None if settings.sqlite_path else settings.database
    before = revision(path=path, url=url)
    migrate_schema(load_registry(), path=path, url=url)
    return before, revision(path=path, url=url)
