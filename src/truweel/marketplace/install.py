"""Installing an app in a tenant, and uninstalling it."""

from collections.abc import Sequence
from typing import Literal

from truweel import clock
from truweel.auth import store as accounts
from truweel.auth.caller import Caller
from truweel.auth.store import Tenant
from truweel.marketplace import app_log, app_webhooks
from truweel.oauth import grant_store, store
from truweel.oauth.model import DRAFT, PUBLISHED, SUSPENDED, TEST, App, Installation
from truweel.oauth.scopes import covers, restrict, widen
from truweel.storage.database import Reader, Writer

__all__ = [
    "InstallationRefused",
    "RefusalReason",
    "ensure_installed",
    "is_open_to",
    "refusal_reason",
    "uninstall",
]

RefusalReason = Literal["suspended", "test-only", "administrator", "wider"]
"""Why a user may not install an app or consent to it:

- suspended: the operator suspended it
- test-only: it isn't published, and the tenant is no test tenant
- administrator: it isn't installed, and the user is no administrator
- wider: it asks for more scopes than granted, and the user is no administrator
"""


class InstallationRefused(Exception):
    """The user may not install the app or consent to it; `reason` says why."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason)
        self.reason: RefusalReason = reason


def is_open_to(app: App, tenant: Tenant | None) -> bool:
    """Whether somebody of `tenant` (None: a stranger) can meet the app: a published one everybody, else test tenants.

    Only these are sent on to the app without a page of ours. Anybody can register an app, so a link to one that nobody
    reviewed would otherwise lead anywhere under the name of this server.
    """
    return app.state == PUBLISHED or (app.state != SUSPENDED and tenant is not None and tenant.is_test)


def refusal_reason(reader: Reader, app: App, caller: Caller, scopes: Sequence[str]) -> RefusalReason | None:
    """Why the user may not consent to the app with `scopes`; None if allowed."""
    if app.state == SUSPENDED:
        return "suspended"
    standing = accounts.load_user_status(reader, caller.tenant_id, caller.user_id)
    if app.state != PUBLISHED and not (standing and standing.tenant.is_test):
        return "test-only"
    if caller.is_administrator:
        return None
    installation = store.find_installation(reader, caller.tenant_id, app.id)
    if installation is None or not installation.is_active:
        return "administrator"
    return None if covers(installation.scopes, scopes) else "wider"


def ensure_installed(writer: Writer, app: App, caller: Caller, scopes: Sequence[str]) -> None:
    """Install the app or widen its scopes, in the transaction that creates its code. Raises InstallationRefused."""
    if reason := refusal_reason(writer, app, caller, scopes):
        raise InstallationRefused(reason)
    installation = store.find_installation(writer, caller.tenant_id, app.id, lock=writer.for_update)
    was_active = installation is not None and installation.is_active
    if installation is not None and was_active and covers(installation.scopes, scopes):
        return
    granted = installation.scopes if installation is not None and was_active else ()
    all_scopes = widen(restrict(granted, app.manifest.scopes), scopes)
    now = clock.now()
    store.install(writer, Installation(caller.tenant_id, app.id, caller.user_id, all_scopes, now))
    if not was_active:
        app_webhooks.connect(writer, app, caller.tenant_id, caller.user_id)
    if app.state == DRAFT:
        store.set_state(writer, app.id, TEST, now)
        app_log.add_entry(
            writer, app.id, now, "installed on a test tenant", caller.tenant, (caller.tenant_id, caller.user_id)
        )


def uninstall(writer: Writer, app: App, tenant_id: int) -> bool:
    """Uninstall the app and revoke its tokens; returns whether it was installed."""
    now = clock.now()
    if not store.uninstall(writer, tenant_id, app.id, now):
        return False
    grant_store.revoke_grants_of_app(writer, tenant_id, app.id, now, "uninstalled")
    app_webhooks.disconnect(writer, app, tenant_id)
    return True
