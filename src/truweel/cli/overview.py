"""`truweel webhook endpoints`, `webhook deliveries`, `app installations`: what runs in all tenants, for the operator.

They read the database, so they need no key, and no server that runs.
"""

import heapq
from typing import TYPE_CHECKING, Annotated, Any

import typer

from truweel import clock
from truweel.cli import apps, webhook
from truweel.cli.common import (
    DatabaseOption,
    DataOption,
    JsonOption,
    System,
    UsageError,
    format_table,
    open_system,
    print_result,
)

if TYPE_CHECKING:
    from truweel.auth.store import Tenant
    from truweel.storage.database import Reader

__all__ = ["register"]

OneTenantOption = Annotated[
    str | None, typer.Option("--tenant", "-t", help="Of this tenant only: its slug or id.", show_default="all")
]
DELIVERY_STATES = ("pending", "delivered", "failed", "withheld")
ENDPOINT_STATES = ("active", "failing", "suspended", "inactive")


def endpoints(
    tenant: OneTenantOption = None,
    state: Annotated[
        str | None, typer.Option(help=f"Only those that are so: {', '.join(ENDPOINT_STATES)}.", show_default="all")
    ] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the webhook endpoints and event consumers of all tenants: how they do, and what waits for them or was given
    up.

    \b
    truweel webhook endpoints
    truweel webhook endpoints --state suspended --json
    """
    from truweel.events import store
    from truweel.events.registration import endpoint_state, instant_or_none
    from truweel.storage.history import load_app_names

    _check_state(state, ENDPOINT_STATES)
    with open_system(data, database) as system:

        def work(reader: "Reader") -> list[dict[str, Any]]:
            entries = []
            for firm in _tenants(system, reader, tenant):
                counts = store.count_open_deliveries(reader, firm.id)
                receivers = store.list_endpoints(reader, firm.id)
                app_names = load_app_names(reader, sorted({e.app_id for e in receivers if e.app_id is not None}))
                for endpoint in receivers:
                    own_state = endpoint_state(endpoint)
                    if state in (None, own_state):
                        entries.append(
                            {
                                "tenant": firm.slug,
                                "id": endpoint.uuid,
                                "kind": endpoint.kind,
                                "url": endpoint.url,
                                "app": app_names.get(endpoint.app_id or 0),
                                "state": own_state,
                                "failingSince": instant_or_none(endpoint.failing_since),
                                "suspendedReason": endpoint.suspended_reason,
                                "pending": counts.get((endpoint.id, "pending"), 0),
                                "failed": counts.get((endpoint.id, "failed"), 0),
                            }
                        )
            return entries

        entries = system.database.read_sync(work)
    _print(entries, "There are no such endpoints.", as_json)


def deliveries(
    tenant: OneTenantOption = None,
    endpoint: Annotated[str | None, typer.Option("--endpoint", help="Id of the endpoint.", show_default="all")] = None,
    state: Annotated[
        str | None, typer.Option(help=f"One of {', '.join(DELIVERY_STATES)}.", show_default="all but delivered")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="So many, the latest.")] = 50,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the deliveries of all tenants, the latest first: state, attempts, and what the receiver answered last. What
    was sent is not shown.

    \b
    truweel webhook deliveries
    truweel webhook deliveries --tenant acme --state failed
    """
    from truweel.events import store
    from truweel.events.registration import instant_or_none

    _check_state(state, DELIVERY_STATES)
    states = [state] if state else [name for name in DELIVERY_STATES if name != "delivered"]
    with open_system(data, database) as system:

        def work(reader: "Reader") -> list[dict[str, Any]]:
            matches = []
            for firm in _tenants(system, reader, tenant):
                for receiver in store.list_endpoints(reader, firm.id):
                    if endpoint in (None, receiver.uuid):
                        for name in states:
                            listed = store.list_deliveries(reader, receiver, state=name, limit=limit)
                            matches += [
                                (delivery.at, delivery.event_id, firm, receiver, delivery) for delivery in listed
                            ]
            return [
                {
                    "tenant": firm.slug,
                    "endpoint": receiver.uuid,
                    "url": receiver.url,
                    "event": delivery.name,
                    "id": delivery.uuid,
                    "object": f"/{delivery.object}",
                    "at": clock.format_instant(at),
                    "state": delivery.state,
                    "attempts": delivery.attempts,
                    "lastStatus": delivery.last_attempt.status if delivery.last_attempt else None,
                    "lastError": delivery.last_attempt.error if delivery.last_attempt else None,
                    "doneAt": instant_or_none(delivery.done_at),
                }
                for at, _, firm, receiver, delivery in heapq.nlargest(limit, matches, key=lambda entry: entry[:2])
            ]

        entries = system.database.read_sync(work)
    _print(entries, "There are no such deliveries.", as_json)


def installations(
    tenant: OneTenantOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show which app is installed in which tenant, since when, with which scopes, and whether it is blocked there.

    \b
    truweel app installations
    truweel app installations --tenant acme --json
    """
    from truweel.events.registration import instant_or_none
    from truweel.oauth import store

    with open_system(data, database) as system:

        def work(reader: "Reader") -> list[dict[str, Any]]:
            firms = {firm.id: firm.slug for firm in _tenants(system, reader, tenant)}
            now = clock.now()
            return [
                {
                    "tenant": firms[installation.tenant_id],
                    "app": app.manifest.name,
                    "clientId": app.client_id,
                    "appState": app.state,
                    "scopes": " ".join(installation.scopes),
                    "installedAt": clock.format_instant(installation.installed_at),
                    "usedAt": instant_or_none(installation.used_at),
                    "uninstalledAt": instant_or_none(installation.uninstalled_at),
                    "blockedUntil": instant_or_none(
                        installation.blocked_until if (installation.blocked_until or 0) > now else None
                    ),
                }
                for app in store.list_apps(reader)
                for installation, _ in store.list_installations_of_app(reader, app.id)
                if installation.tenant_id in firms
            ]

        entries = system.database.read_sync(work)
    _print(entries, "No app is installed.", as_json)


def register() -> None:
    """Add them to `truweel webhook` and `truweel app`."""
    webhook.app.command("endpoints")(endpoints)
    webhook.app.command("deliveries")(deliveries)
    apps.app.command("installations")(installations)


def _check_state(state: str | None, states: tuple[str, ...]) -> None:
    if state is not None and state not in states:
        raise UsageError(f"There is no state '{state}'; it is one of {', '.join(states)}.")


def _tenants(system: System, reader: "Reader", name: str | None) -> "list[Tenant]":
    """The tenant with this slug or id, or all. CommandError where there is none."""
    from truweel.auth import store

    return store.list_tenants(reader) if name is None else [system.tenant(name)]


def _print(entries: list[dict[str, Any]], nothing: str, as_json: bool) -> None:
    text = format_table(list(entries[0]), [list(entry.values()) for entry in entries]) if entries else nothing
    print_result(entries, text, as_json)
