"""Apps that didn't heed 429: which are blocked in a tenant, and letting one in again."""

from typing import Any

from truweel import clock
from truweel.oauth import store
from truweel.storage.database import Reader, Writer

__all__ = ["list_blocked_apps", "unblock_app"]


def list_blocked_apps(reader: Reader, tenant_id: int, now: int) -> list[dict[str, Any]]:
    """The apps that are blocked in the tenant, as the API shows them."""
    return [
        {
            "clientId": app.client_id,
            "name": app.manifest.name,
            "blocked": {
                "until": clock.format_instant(installation.blocked_until),
                "times": installation.blocked_times,
                "reason": installation.blocked_reason,
            },
        }
        for installation in store.list_installations(reader, tenant_id)
        if installation.blocked_until is not None
        and installation.blocked_until > now
        and (app := store.find_app(reader, installation.app_id))
    ]


def unblock_app(writer: Writer, tenant_id: int, client_id: str, now: int) -> bool:
    """Let the app with this client id in again; whether a block held in the tenant."""
    app = store.find_app_by_client_id(writer, client_id)
    return app is not None and store.unblock_app(writer, tenant_id, app.id, now)
