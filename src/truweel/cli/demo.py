"""`truweel demo`: the demo company, and the credentials to look at it with."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from truweel import clock
from truweel.cli.common import CommandError, DatabaseOption, DataOption, System, connect, open_system
from truweel.settings import Settings

__all__ = ["CREDENTIALS", "create_demo_database", "demo", "load_demo", "read_credentials"]

SLUG, NAME = "demo", "Installatiebedrijf Vermeersch"
CREDENTIALS = "demo-credentials.json"
RECORDS = 200

Progress = Callable[[int], None]


def demo(
    records: Annotated[int, typer.Option(min=1, help="Clients of the company; the rest of it grows along.")] = RECORDS,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Load the demo company, an installation firm in Waregem. The same number of records is always the same company.

    \b
    truweel demo
    truweel demo --records 100000 --data /tmp/large
    """
    with open_system(data, database, create=True) as system:
        load_demo(system, records)
    typer.echo(f"The demo company is loaded; its credentials are in {system.settings.data / CREDENTIALS}.")


def load_demo(system: System, records: int = RECORDS) -> None:
    """Load the company, `records` clients, into a new tenant, and write its credentials. CommandError if it exists."""
    from truweel.auth import store
    from truweel.demo import count_bodies, generate_bodies
    from truweel.demo.load import load_bodies
    from truweel.operations.system import system_caller
    from truweel.storage.database import UniqueViolation

    try:
        tenant = system.database.write_sync(lambda writer: store.add_tenant(writer, SLUG, NAME, clock.now()))
    except UniqueViolation:
        raise CommandError("The demo company is loaded already; to have it anew, use another data folder.") from None
    with _progress_bar(count_bodies(records)) as progress:
        ids = load_bodies(
            system.database,
            system.registry,
            system.database.write_sync(lambda writer: system_caller(writer, system.registry, tenant.id)),
            generate_bodies(records),
            progress=progress,
        )
    _write_credentials(system.settings.data / CREDENTIALS, _create_keys(system, tenant.id, list(ids["users"])))


def create_demo_database(settings: Settings) -> None:
    """Make the SQLite database of a new data folder, the demo company in it: whole or, if interrupted, not at all."""
    path = settings.data / "truweel.db"
    temporary_path = path.with_name("truweel.db.new")
    for leftover in path.parent.glob("truweel.db.new*"):
        leftover.unlink()
    with connect(replace(settings, database=f"sqlite:///{temporary_path}")) as system:
        load_demo(system)
    temporary_path.rename(path)


def read_credentials(settings: Settings) -> dict[str, Any] | None:
    """What `load_demo` wrote: `tenant`; `email`, `apiKey` and `apiSecret` of `admin` and `restricted`, `password` of
    `admin`. Else None."""
    try:
        credentials: dict[str, Any] = json.loads((settings.data / CREDENTIALS).read_text())
    except (OSError, ValueError):
        return None
    return credentials


def _create_keys(system: System, tenant_id: int, ids: list[int]) -> dict[str, Any]:
    """A key for the first administrator, with a password, and one for the first program. They work on loopback only."""
    from truweel.auth import keys
    from truweel.auth.passwords import hash_password
    from truweel.auth.store import set_password_hash
    from truweel.storage import records
    from truweel.storage.database import Writer

    password = clock.new_secret(12)

    def work(writer: Writer) -> dict[str, Any]:
        users = records.load_many(writer, system.registry["users"], tenant_id, ids).values()
        roles = records.select(writer, system.registry["roles"], tenant_id, {})
        administrators = {role.id for role in roles if role.__dict__["administrator"]}
        chosen = {
            "admin": next(user for user in users if user.__dict__["roleId"] in administrators),
            "restricted": next(user for user in users if user.__dict__["apiOnly"]),
        }
        credentials: dict[str, Any] = {"tenant": SLUG}
        for name, user in chosen.items():
            pair = keys.create_key(writer, system.keyring, tenant_id, user.id, name="demo", loopback_only=True)
            credentials[name] = {"email": user.__dict__["email"], "apiKey": pair.key, "apiSecret": pair.secret}
        now = clock.now()
        set_password_hash(writer, tenant_id, chosen["admin"].id, hash_password(password), now, loopback_only=True)
        credentials["admin"]["password"] = password
        return credentials

    return system.database.write_sync(work)


def _write_credentials(path: Path, credentials: dict[str, Any]) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(credentials, file, indent=2)


@contextmanager
def _progress_bar(total: int) -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Loading the demo company"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda written: bar.update(task, completed=written)
