"""Apps that are blocked for ignoring 429."""

from typing import Any

from truweel import clock
from truweel.auth.store import ABUSE_POLICY
from truweel.oauth import store
from truweel.storage.database import Reader, Writer

__all__ = ["list_blocked_apps", "unblock_app"]


def list_blocked_apps(reader: Reader, tenant_id: int, now: int) -> list[dict[str, Any]]:
    """The blocked apps of the tenant, as JSON of the API."""
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
        and ABUSE_POLICY.holds(installation.blocked_until, now)
        and (app := store.find_app(reader, installation.app_id))
    ]


def unblock_app(writer: Writer, tenant_id: int, client_id: str, now: int) -> bool:
    """Remove the block of the app with this client id; returns whether it was blocked in the tenant."""
    app = store.find_app_by_client_id(writer, client_id)
    return app is not None and store.unblock_app(writer, tenant_id, app.id, now)
