"""`truweel app …`: the marketplace, by the operator."""

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
    TenantOption,
    format_table,
    open_system,
    print_result,
)

if TYPE_CHECKING:
    from truweel.oauth.model import App
    from truweel.storage.database import Reader

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Apps of the marketplace: registered, reviewed, published, suspended.")

NameArgument = Annotated[str, typer.Argument(help="The app: its name or client id.")]


@app.command("create")
def create(
    name: Annotated[str | None, typer.Option(help="Name, as customers see it.")] = None,
    vendor: Annotated[str | None, typer.Option(help="Who makes it.", show_default="the name")] = None,
    redirect_uri: Annotated[list[str] | None, typer.Option(help="Where codes may be sent; repeat it.")] = None,
    scope: Annotated[list[str] | None, typer.Option(help="What it needs at most; repeat it.")] = None,
    start_url: Annotated[str | None, typer.Option(help="The vendor's page where a customer starts.")] = None,
    video_url: Annotated[str | None, typer.Option(help="A video that shows it at work.")] = None,
    support: Annotated[str | None, typer.Option(help="Where customers get help.")] = None,
    public: Annotated[bool, typer.Option("--public", help="It can't keep a secret, and uses PKCE.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Its calls are refused for unknown names.")] = False,
    manifest: Annotated[Path | None, typer.Option(help="A TOML file that says all this instead.")] = None,
    tenant: Annotated[str | None, typer.Option("--tenant", "-t", help="The vendor's tenant.")] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Register an app. Its secrets are shown this once.

    \b
    truweel app create --name Planbord --redirect-uri https://planbord.example/callback --scope clients --json
    truweel app create --manifest app.toml
    """
    from truweel.marketplace import manifest as manifests
    from truweel.marketplace import registration
    from truweel.storage.database import Writer

    body: dict[str, Any] = {
        "name": name, "vendor": vendor or name, "redirectUris": redirect_uri, "scopes": scope, "startUrl": start_url,
        "videoUrl": video_url, "supportAddress": support, "public": public, "strict": strict,
    }  # fmt: skip
    with open_system(data, database) as system:
        try:
            new_manifest = (
                manifests.parse_manifest_file(system.registry, manifest.name, manifest.read_text())
                if manifest
                else manifests.parse_manifest(
                    system.registry, {key: value for key, value in body.items() if value is not None}
                )
            )
        except manifests.ManifestError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{manifest}: {error.strerror}.") from None
        for warning in new_manifest.warnings:
            typer.echo(f"Warning: {warning.name}: {warning.message}.", err=True)
        owner = (system.tenant(tenant).id, 0) if tenant else (0, 0)

        def work(writer: Writer) -> registration.RegisteredApp:
            return registration.register_app(writer, system.keyring, new_manifest, owner)

        created = system.database.write_sync(work)
    secrets = {
        "clientId": created.app.client_id,
        "clientSecret": created.secret,
        "webhookSecret": created.webhook_secret,
    }
    lines = [f"App {new_manifest.manifest.name} registered; keep its secrets, they are not shown again.", ""]
    lines += [f"  {key:<14} {value or '(public: none)'}" for key, value in secrets.items()]
    print_result({"name": new_manifest.manifest.name, "state": created.app.state} | secrets, "\n".join(lines), as_json)


@app.command("list")
def list_(data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Show every app, its state, and in how many tenants it is installed.

    \b
    truweel app list --json
    """
    from truweel.oauth import store

    with open_system(data, database) as system:

        def work(reader: "Reader") -> list[tuple["App", int]]:
            return [
                (
                    listed_app,
                    sum(
                        installation.is_active
                        for installation, _ in store.list_installations_of_app(reader, listed_app.id)
                    ),
                )
                for listed_app in store.list_apps(reader)
            ]

        apps = system.database.read_sync(work)
    rows = [
        (listed_app.client_id, listed_app.manifest.name, listed_app.manifest.vendor, listed_app.state, count)
        for listed_app, count in apps
    ]
    heads = ("clientId", "name", "vendor", "state", "installations")
    print_result([dict(zip(heads, row, strict=True)) for row in rows], format_table(heads, rows), as_json)


@app.command("review")
def review(
    name: NameArgument, data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False
) -> None:
    """Take an app into review, and show what it still lacks before it can be published.

    \b
    truweel app review Planbord
    """
    from truweel.marketplace import registration
    from truweel.oauth.model import DRAFT, TEST

    with open_system(data, database) as system:
        listed_app = _find_app(system, name)
        if listed_app.state in (DRAFT, TEST):
            system.database.write_sync(lambda writer: registration.submit_for_review(writer, listed_app, None))
        conditions = system.database.read_sync(lambda reader: registration.publishing_conditions(reader, listed_app))
        state = _find_app(system, name).state
    payload = {"name": listed_app.manifest.name, "state": state, "conditions": {c.name: c.met for c in conditions}}
    lines = [
        f"{listed_app.manifest.name} is {state}.",
        *(f"  {'yes' if c.met else 'NO '}  {c.sentence}" for c in conditions),
    ]
    print_result(payload, "\n".join(lines), as_json)


@app.command("publish")
def publish(
    name: NameArgument,
    force: Annotated[bool, typer.Option("--force", help="Though it lacks something; this is logged.")] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Approve an app: every tenant can install it.

    \b
    truweel app publish Planbord
    truweel app publish Planbord --force
    """
    from truweel.marketplace import registration

    with open_system(data, database) as system:
        listed_app = _find_app(system, name)
        unmet_conditions = system.database.write_sync(
            lambda writer: registration.publish_app(writer, listed_app, force=force)
        )
    missing = [condition.name for condition in unmet_conditions]
    text = f"{listed_app.manifest.name} is published" + (f", without: {', '.join(missing)}." if missing else ".")
    print_result({"name": listed_app.manifest.name, "state": "published", "without": missing}, text, as_json)


@app.command("suspend")
def suspend(
    name: NameArgument,
    reason: Annotated[str, typer.Option(help="Why, for the log that its vendor sees.")] = "",
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Stop an app in every tenant, within a second. `publish` lets it go on.

    \b
    truweel app suspend Planbord --reason "Leaks tokens"
    """
    from truweel.marketplace import registration

    with open_system(data, database) as system:
        listed_app = _find_app(system, name)
        system.database.write_sync(lambda writer: registration.suspend_app(writer, listed_app, reason))
    print_result(
        {"name": listed_app.manifest.name, "state": "suspended"}, f"{listed_app.manifest.name} is suspended.", as_json
    )


@app.command("unblock")
def unblock(name: NameArgument, tenant: TenantOption, data: DataOption = None, database: DatabaseOption = None) -> None:
    """Let an app that didn't heed 429 in again, within a second.

    \b
    truweel app unblock Planbord --tenant acme
    """
    from truweel.oauth import store

    with open_system(data, database) as system:
        listed_app, firm = _find_app(system, name), system.tenant(tenant)
        was_blocked = system.database.write_sync(
            lambda writer: store.unblock_app(writer, firm.id, listed_app.id, clock.now())
        )
    typer.echo(
        f"{listed_app.manifest.name} is let in again."
        if was_blocked
        else f"{listed_app.manifest.name} was not blocked."
    )


def _find_app(system: System, name: str) -> "App":
    """The app with this client id, else the only one with this name. CommandError otherwise."""
    from truweel.oauth import store

    all_apps = system.database.read_sync(store.list_apps)
    matches = [candidate for candidate in all_apps if candidate.client_id == name]
    matches = matches or [candidate for candidate in all_apps if candidate.manifest.name.casefold() == name.casefold()]
    if len(matches) > 1:
        raise CommandError(f"Several apps are called '{name}'; say which by client id: truweel app list")
    if not matches:
        raise CommandError(f"There is no app '{name}'; truweel app list shows those there are.")
    return matches[0]
