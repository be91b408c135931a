"""What the commands share: their common options, the opened database, and how they answer."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from truweel.settings import Settings

if TYPE_CHECKING:
    from truweel.auth.keyring import Keyring
    from truweel.auth.store import Tenant
    from truweel.schema.registry import Registry
    from truweel.storage.database import Database

__all__ = [
    "CommandError",
    "DataOption",
    "DatabaseOption",
    "JsonOption",
    "System",
    "TenantOption",
    "UsageError",
    "connect",
    "format_table",
    "load_settings",
    "open_system",
    "print_result",
    "warn_of_visible",
]

DataOption = Annotated[Path | None, typer.Option("--data", help="Data folder.", show_default="./data")]


def warn_of_visible(name: str, instead: str) -> None:
    """Say that everybody on the machine sees what option `name` holds, and what to use `instead`."""
    typer.echo(f"Warning: the list of processes shows the secret in {name}; use {instead} instead.", err=True)


def _check_url(url: str | None) -> str | None:
    try:
        has_password = url is not None and urlsplit(url).password is not None
    except ValueError:  # the setting says what is wrong
        has_password = False
    if has_password:
        warn_of_visible("--database", "TRUWEEL_DATABASE, TRUWEEL_DATABASE_FILE or truweel.toml")
    return url


DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        help="URL of a PostgreSQL instead of SQLite in the folder; one with a password belongs in TRUWEEL_DATABASE.",
        show_default="SQLite",
        callback=_check_url,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON, for scripts.")]
TenantOption = Annotated[str, typer.Option("--tenant", "-t", help="The tenant: its slug or id.")]


class CommandError(Exception):
    """The command was refused; the message says why, and what would help. Exit code 1."""


class UsageError(CommandError):
    """Options that contradict each other, lack one, or can't be read. Exit code 2."""


@dataclass(frozen=True)
class System:
    """Everything a command works with."""

    settings: Settings
    registry: "Registry"
    database: "Database"
    keyring: "Keyring"

    def tenant(self, name: str) -> "Tenant":
        """The tenant with this slug or id."""
        from truweel.auth import store

        tenants = self.database.read_sync(store.list_tenants)
        for tenant in tenants:
            if name in (tenant.slug, str(tenant.id)):
                return tenant
        known = ", ".join(tenant.slug for tenant in tenants) or "none yet; truweel tenant create makes one"
        raise CommandError(f"There is no tenant '{name}'; known: {known}.")


def load_settings(data: Path | None, database: str | None) -> Settings:
    """The settings of a command: its options, the environment, the file."""
    return Settings.load(data=data, database=database)


@contextmanager
def open_system(data: Path | None, database: str | None, *, create: bool = False) -> Iterator[System]:
    """The database, open until the block ends. CommandError where there is none, unless the command may `create` it."""
    settings = load_settings(data, database)
    if settings.sqlite_path and not create and not settings.sqlite_path.exists():
        raise CommandError(
            f"There is no database at {settings.sqlite_path}; make one with: truweel init --data {settings.data}"
        )
    with connect(settings) as system:
        yield system


@contextmanager
def connect(settings: Settings) -> Iterator[System]:
    """The database that `settings` name, made where it isn't there."""
    from truweel.auth.keyring import open_keyring
    from truweel.schema.registry import load_registry
    from truweel.storage.opening import open_database

    registry = load_registry()
    path = settings.sqlite_path or settings.data / "truweel.db"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    url = None if settings.sqlite_path else settings.database
    database = open_database(registry, path=path, url=url, size=2)
    try:
        yield System(settings, registry, database, open_keyring(settings, database))
    finally:
        database.close()


def print_result(value: Any, text: str, as_json: bool) -> None:
    """Print `value` as JSON where a script asked, else `text`."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2) if as_json else text)


def format_table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under heads, in columns as wide as they need."""
    cells = [list(heads), *([str(cell) if cell is not None else "" for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )
