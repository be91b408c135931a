"""`truweel init` and `truweel migrate`: a place for the data, and the first firm in it."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from truweel import clock
from truweel.cli.common import (
    CommandError,
    DatabaseOption,
    DataOption,
    JsonOption,
    System,
    UsageError,
    connect,
    load_settings,
    print_result,
)

if TYPE_CHECKING:
    from truweel.auth.keys import NewApiKey
    from truweel.storage.database import Writer

__all__ = [
    "NO_SET",
    "StartingSetOption",
    "check_slug",
    "check_starting_set",
    "describe_counts",
    "init",
    "load_starting_set",
    "migrate",
]

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
NO_SET = "none"
StartingSetOption = Annotated[
    str, typer.Option("--starting-set", help="What the firm begins with: belgium, or none for nothing but a role.")
]


def init(
    slug: Annotated[str | None, typer.Option(help="Short name of a first firm: a-z, 0-9 and -.")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the firm.")] = None,
    email: Annotated[str | None, typer.Option(help="E-mail address of its administrator.")] = None,
    vat_number: Annotated[str | None, typer.Option(help="VAT number of the firm.")] = None,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for the administrator's password; or read it from a pipe.")
    ] = False,
    starting_set: StartingSetOption = "belgium",
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make the data folder, the server's key and the database, and change nothing that is there. With --slug, --name
    and --email also a firm and its administrator. At a terminal it asks for these while there is no firm yet.

    The Belgian starting set: VAT tariffs with their mentions, payment conditions, journals, statuses, roles, and the
    firm as its own company.

    \b
    truweel init --data /srv/truweel
    truweel init --data /srv/truweel --slug acme --name "Acme bv" --email an@acme.be --password
    truweel init --data /srv/truweel --database postgresql://truweel@db/truweel
    """
    options = {"--slug": slug, "--name": name, "--email": email}
    if any(options.values()) and (missing := [option for option, value in options.items() if not value]):
        raise UsageError(f"A first firm needs {', '.join(options)}; {' and '.join(missing)} isn't there.")
    check_starting_set(starting_set)
    firm = None
    if slug and name and email:
        firm = _Firm(slug, name, email, vat_number, starting_set, _read_password_hash() if password else None)
        firm.check()
    migrate_to(data, database)
    settings = load_settings(data, database)
    with connect(settings) as system:
        firm = firm or _ask_for_firm(system)
        made = _make_firm(system, firm) if firm else {}
        payload = {"data": str(settings.data), "dialect": system.database.dialect, "keys": list(system.keyring.ids)}
    lines = [f"Ready: {settings.sqlite_path or 'PostgreSQL'}, key in {settings.key_path}.", *_describe(made)]
    if made and not made["password"]:
        lines.append(f"A password for the console: truweel user set-password {made['email']} --tenant {made['tenant']}")
    if made:
        lines.append(f"Next: truweel serve --data {settings.data}, and sign in at {settings.base_url}/console")
    print_result(payload | made, "\n".join(lines), as_json)


@dataclass(frozen=True)
class _Firm:
    """A firm to be made."""

    slug: str
    name: str
    email: str
    vat_number: str | None
    starting_set: str
    password_hash: str | None

    def check(self) -> None:
        """CommandError where it can't be."""
        from truweel.cli.accounts import check_email

        check_slug(self.slug)
        check_email(self.email)


def check_slug(slug: str) -> None:
    """CommandError unless `slug` can be a tenant's short name."""
    if not SLUG.fullmatch(slug):
        raise CommandError(f"The slug '{slug}' can't be used; it is 1 to 63 of a-z, 0-9 and -, such as acme-service.")


def check_starting_set(name: str) -> None:
    """UsageError for a starting set that there isn't."""
    from truweel.starting_set import SETS

    if name not in (*SETS, NO_SET):
        raise UsageError(f"There is no starting set '{name}'; there are {', '.join(SETS)} and {NO_SET}.")


def _read_password_hash() -> str:
    from truweel.cli.accounts import hash_new_password, read_password

    return hash_new_password(read_password())


def _ask_for_firm(system: System) -> _Firm | None:
    """The firm that a person at a terminal wants, while there is none yet."""
    from truweel.auth import store

    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if not is_terminal or system.database.read_sync(store.list_tenants):
        return None
    if not typer.confirm("Make a first firm now?", default=True):
        return None
    name = typer.prompt("Name of the firm")
    suggestion = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:63] or "firm"
    slug = typer.prompt("Short name, for commands and X-Tenant", default=suggestion)
    vat_number = typer.prompt("VAT number (empty: none)", default="", show_default=False) or None
    email = typer.prompt("E-mail address of its administrator")
    has_set = typer.confirm("Begin with the Belgian tariffs, terms, journals, statuses and roles?", default=True)
    firm = _Firm(slug, name, email, vat_number, "belgium" if has_set else NO_SET, None)
    firm.check()
    return _Firm(slug, name, email, vat_number, firm.starting_set, _read_password_hash())


def _make_firm(system: System, firm: _Firm) -> dict[str, Any]:
    """Make it, whole or not at all. CommandError where it is there already, or its company can't be."""
    from truweel.cli.accounts import ADMINISTRATOR, create_tenant, create_user, find_role
    from truweel.errors import ValidationError
    from truweel.storage.database import UniqueViolation

    def work(writer: "Writer") -> tuple[dict[str, int], "NewApiKey"]:
        tenant = create_tenant(writer, system.registry, firm.slug, firm.name, clock.TIME_ZONE)
        counts = load_starting_set(writer, system, tenant.id, firm.starting_set, firm.name, firm.vat_number)
        role_id = find_role(writer, system.registry, tenant.id, ADMINISTRATOR).id
        _, pair = create_user(
            writer,
            system.registry,
            system.keyring,
            tenant.id,
            email=firm.email,
            role_id=role_id,
            password_hash=firm.password_hash,
        )
        return counts, pair

    try:
        counts, pair = system.database.write_sync(work)
    except UniqueViolation:
        raise CommandError(f"The tenant '{firm.slug}' is there already; nothing was changed.") from None
    except ValidationError as error:
        raise CommandError(f"The firm can't be made: {error.message}. Nothing was changed.") from None
    return {
        "tenant": firm.slug,
        "name": firm.name,
        "records": counts,
        "email": firm.email,
        "password": firm.password_hash is not None,
        "apiKey": pair.key,
        "apiSecret": pair.secret,
    }


def load_starting_set(
    writer: "Writer", system: System, tenant_id: int, name: str, firm: str, vat_number: str | None = None
) -> dict[str, int]:
    """Write the starting set `name`; path of each collection → how many records it got. ValidationError."""
    from truweel.operations.system import system_caller
    from truweel.starting_set import load_set

    if name == NO_SET:
        return {}
    caller = system_caller(writer, system.registry, tenant_id)
    return dict(load_set(writer, system.registry, caller, name, {"name": firm, "vatIdNumber": vat_number}))


def describe_counts(counts: Mapping[str, int]) -> str:
    """What a starting set has, in words."""
    return ", ".join(f"{count} {path}" for path, count in counts.items())


def _describe(made: Mapping[str, Any]) -> list[str]:
    if not made:
        return ["Next: truweel init --slug … --name … --email … makes a first firm."]
    counts = describe_counts(made["records"])
    return [
        f"Tenant {made['tenant']} ({made['name']}) made" + (f", with {counts}." if counts else "."),
        f"Administrator {made['email']}; the secret is not shown again:",
        f"  key     {made['apiKey']}",
        f"  secret  {made['apiSecret']}",
    ]


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
