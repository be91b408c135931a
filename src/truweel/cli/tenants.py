"""`truweel tenant …`."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import available_timezones

import typer

from truweel import clock
from truweel.cli.common import (
    CommandError,
    DatabaseOption,
    DataOption,
    JsonOption,
    UsageError,
    format_table,
    open_system,
    print_result,
)
from truweel.cli.setup import (
    NO_SET,
    StartingSetOption,
    check_slug,
    check_starting_set,
    describe_counts,
    load_starting_set,
)

if TYPE_CHECKING:
    from truweel.auth.store import Tenant
    from truweel.storage.database import Writer

__all__ = ["app"]

DEMO = "demo"

app = typer.Typer(no_args_is_help=True, help="Tenants: the firms on this server, each with its own data.")


@app.command("create")
def create(
    slug: Annotated[str | None, typer.Option(help="Short name, which X-Tenant takes: a-z, 0-9 and -.")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the firm.")] = None,
    time_zone: Annotated[str, typer.Option(help="Its time zone, a name of the IANA database.")] = clock.TIME_ZONE,
    test: Annotated[bool, typer.Option("--test", help="A test tenant: demo data, 14 days, then swept.")] = False,
    email: Annotated[str, typer.Option(help="Address of a test tenant's administrator.")] = "test@example.com",
    starting_set: StartingSetOption = NO_SET,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a tenant. It starts with one role, Administrator, and what --starting-set names.

    \b
    truweel tenant create --slug acme --name "Acme bv"
    truweel tenant create --slug acme --name "Acme bv" --starting-set belgium
    truweel tenant create --slug acme --name "Acme sa" --time-zone Europe/Paris
    truweel tenant create --test --json
    """
    from truweel.cli.accounts import create_tenant
    from truweel.storage.database import UniqueViolation

    check_time_zone(time_zone)
    if test:
        _create_test_tenant(email, time_zone, data, database, as_json)
        return
    if slug is None or name is None:
        raise UsageError("A tenant needs --slug and --name; a test tenant, made by --test, needs neither.")
    check_slug(slug)
    check_starting_set(starting_set)
    with open_system(data, database, create=True) as system:

        def work(writer: "Writer") -> "tuple[Tenant, dict[str, int]]":
            tenant = create_tenant(writer, system.registry, slug, name, time_zone)
            return tenant, load_starting_set(writer, system, tenant.id, starting_set, name)

        try:
            tenant, counts = system.database.write_sync(work)
        except UniqueViolation:
            raise CommandError(f"The tenant '{slug}' is there already; choose another slug.") from None
    payload = {"id": str(tenant.id), "slug": tenant.slug, "name": tenant.name, "timeZone": tenant.time_zone}
    contents = f", with {describe_counts(counts)}" if counts else ""
    print_result(
        payload | ({"records": counts} if counts else {}),
        f"Tenant {slug} made{contents}. Next: truweel user create --tenant {slug} --email … --role Administrator",
        as_json,
    )


def _create_test_tenant(email: str, time_zone: str, data: Path | None, database: str | None, as_json: bool) -> None:
    from truweel.marketplace import trial_tenants
    from truweel.oauth.services import Services

    with open_system(data, database, create=True) as system:
        created = trial_tenants.create_test_tenant(
            Services(system.database, system.registry, system.keyring), (0, 0), email, time_zone=time_zone
        )
    until = clock.format_instant(created.tenant.expires_at or 0)
    payload = {
        "id": str(created.tenant.id), "slug": created.tenant.slug, "name": created.tenant.name, "test": True,
        "expiresAt": until, "email": created.email, "password": created.password,
    }  # fmt: skip
    text = f"Test tenant {created.tenant.slug}, until {until[:10]}. Sign in as {created.email} with {created.password}"
    print_result(payload, text, as_json)


@app.command("list")
def list_(data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Show the tenants, the demo's first.

    \b
    truweel tenant list --json
    """
    from truweel.auth import store

    with open_system(data, database) as system:
        tenants = sorted(system.database.read_sync(store.list_tenants), key=lambda tenant: tenant.slug != DEMO)
    rows = [(str(tenant.id), tenant.slug, tenant.name, tenant.time_zone) for tenant in tenants]
    payload = [dict(zip(("id", "slug", "name", "timeZone"), row, strict=True)) for row in rows]
    print_result(payload, format_table(("id", "slug", "name", "time zone"), rows), as_json)


@app.command("set")
def set_(
    slug: Annotated[str, typer.Argument(help="Slug or id.", show_default=False)],
    time_zone: Annotated[str | None, typer.Option(help="Another time zone, a name of the IANA database.")] = None,
    strict: Annotated[
        bool | None, typer.Option("--strict/--lenient", help="Whether unknown names are refused, for all its users.")
    ] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Change the time zone of a tenant, or whether it is strict. It holds everywhere within a second; days that are
    stored stay as they are.

    \b
    truweel tenant set acme --time-zone Europe/Paris
    truweel tenant set acme --strict
    """
    from truweel.auth import store
    from truweel.storage.database import Writer

    if time_zone is None and strict is None:
        raise UsageError("Say what to change: --time-zone, --strict or --lenient.")
    if time_zone is not None:
        check_time_zone(time_zone)
    with open_system(data, database) as system:
        tenant = system.tenant(slug)

        def work(writer: Writer) -> None:
            if time_zone is not None:
                store.set_time_zone(writer, tenant.id, time_zone)
            if strict is not None:
                store.update_tenant_settings(writer, tenant.id, {"strict": strict})

        system.database.write_sync(work)
        tenant = system.tenant(slug)
    kind = "strict" if tenant.settings.get("strict") else "lenient"
    typer.echo(f"Tenant {tenant.slug} is in {tenant.time_zone}, and {kind}.")


def check_time_zone(name: str) -> None:
    """CommandError for a name that is no time zone, with the nearest."""
    if not clock.is_time_zone(name):
        nearest = difflib.get_close_matches(name, sorted(available_timezones()), 1)
        hint = f"nearest: {nearest[0]}" if nearest else "give a name of the IANA database, such as Europe/Brussels"
        raise CommandError(f"There is no time zone '{name}'; {hint}.")
