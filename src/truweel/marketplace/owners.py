"""The owner of a webhook endpoint, whose rights decide which events it gets."""

from dataclasses import replace

from truweel.auth.caller import Caller
from truweel.events.store import Endpoint
from truweel.events.subscribers import find_owner
from truweel.oauth import scopes, store
from truweel.oauth.model import SUSPENDED
from truweel.schema.registry import Registry
from truweel.storage.database import Reader

__all__ = ["owner_of"]


def owner_of(reader: Reader, registry: Registry, endpoint: Endpoint) -> Caller | None:
    """The user who registered `endpoint`, limited to the scopes of its app. None if user or app is inactive."""
    user = find_owner(reader, registry, endpoint)
    if endpoint.app_id is None or user is None:
        return user
    app = store.find_app(reader, endpoint.app_id)
    installation = store.find_installation(reader, endpoint.tenant_id, endpoint.app_id)
    if app is None or app.state == SUSPENDED or installation is None or installation.uninstalled_at is not None:
        return None
    granted = frozenset(scopes.restrict(app.manifest.scopes, installation.scopes))
    rights = scopes.rights_for(registry, user, granted)
    return replace(user, rights=rights, is_administrator=False, app_id=app.id, scopes=granted)
