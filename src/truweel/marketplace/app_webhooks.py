"""The webhooks of an app, and its events `app.installed` and `app.uninstalled`. The secret of the app signs them.

They are endpoints like any other, so they are delivered, retried and shown like any other. After an uninstallation an
endpoint of the app stays for what is still to be delivered, and is told nothing more.
"""

from dataclasses import replace

import msgspec

from truweel import clock
from truweel.auth import store as accounts
from truweel.events import store as endpoints
from truweel.events.attempt import DEFAULT_TIMEOUT
from truweel.events.catalog import APP_INSTALLED, APP_UNINSTALLED
from truweel.events.store import Endpoint
from truweel.oauth.model import App
from truweel.storage.database import Reader, Writer

__all__ = ["connect", "disconnect"]

NO_EVENTS: tuple[str, ...] = ()


def connect(writer: Writer, app: App, tenant_id: int, user_id: int) -> None:
    """Create or reactivate the endpoints of the app, installed by `user_id`, and notify the vendor."""
    existing = {endpoint.url: endpoint for endpoint in _list_endpoints(writer, tenant_id, app)}
    now = clock.now()
    for webhook in app.manifest.webhooks:
        previous = existing.pop(webhook.url, None)
        if previous is not None:
            updated = replace(
                previous, event_names=webhook.events, user_id=user_id, active=True, suspended_at=None, updated_at=now
            )
            restarted = endpoints.begin_after_commits(writer, replace(updated, secret=app.webhook_secret))
            endpoints.update_endpoint(writer, restarted)
            continue
        (id,) = writer.next_ids("webhook_endpoint")
        endpoint = Endpoint(
            tenant_id=tenant_id,
            id=id,
            uuid=clock.new_uuid(),
            kind="webhook",
            user_id=user_id,
            app_id=app.id,
            url=webhook.url,
            event_names=webhook.events,
            description=app.manifest.name,
            active=True,
            timeout=round(DEFAULT_TIMEOUT * 1000),
            secret=app.webhook_secret,
            created_at=now,
            updated_at=now,
        )
        endpoints.insert_endpoint(writer, endpoint)
    _send_app_event(writer, app, tenant_id, APP_INSTALLED)


def disconnect(writer: Writer, app: App, tenant_id: int) -> None:
    """Notify the vendor that the app was uninstalled; its endpoints get no events after that."""
    _send_app_event(writer, app, tenant_id, APP_UNINSTALLED)
    now = clock.now()
    declared = {webhook.url for webhook in app.manifest.webhooks}
    for endpoint in _list_endpoints(writer, tenant_id, app):
        if endpoint.url in declared:
            endpoints.update_endpoint(writer, replace(endpoint, event_names=NO_EVENTS, updated_at=now))
        else:
            endpoints.remove_endpoint(writer, endpoint, now)


def _list_endpoints(reader: Reader, tenant_id: int, app: App) -> list[Endpoint]:
    return [endpoint for endpoint in endpoints.list_endpoints(reader, tenant_id) if endpoint.app_id == app.id]


def _send_app_event(writer: Writer, app: App, tenant_id: int, name: str) -> None:
    """Send one event to the endpoints that the app declares. Its version is 0, because it concerns no record."""
    declared = {webhook.url for webhook in app.manifest.webhooks}
    recipients = [
        endpoint for endpoint in _list_endpoints(writer, tenant_id, app) if endpoint.url in declared and endpoint.active
    ]
    account = accounts.load_user_status(writer, tenant_id, 0)
    if not recipients or account is None:
        return
    tenant = account.tenant
    now = clock.now()
    (id,) = writer.next_ids("event")
    payload = {
        "clientId": app.client_id,
        "tenant": {"id": str(tenant.id), "slug": tenant.slug, "name": tenant.name},
        "at": clock.format_instant(now),
    }
    writer.execute(
        "INSERT INTO event (tenant_id, id, uuid, name, collection, record_id, version, revision, at, label, document, "
        "dispatched_at) VALUES (?, ?, ?, ?, '', ?, 0, 1, ?, ?, ?, ?)",
        (tenant_id, id, clock.new_uuid7(), name, id, now, b'""', msgspec.json.encode(payload)[:-1], now),
    )
    writer.execute_many(
        "INSERT INTO delivery (tenant_id, endpoint_id, event_id, object, state, due_at, attempts, failures) "
        "VALUES (?, ?, ?, ?, 'pending', 0, 0, 0)",
        [(tenant_id, endpoint.id, id, f"app/{app.id}") for endpoint in recipients],
    )
