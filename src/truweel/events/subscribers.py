"""The subscribers of a tenant: its endpoints, their event names, and what their owners may read now."""

from collections.abc import Callable
from dataclasses import dataclass

from truweel import clock
from truweel.auth import roles
from truweel.auth.caller import Caller
from truweel.auth.granted import find_module
from truweel.errors import ApiError
from truweel.events import store
from truweel.events.body import EventPayload
from truweel.events.catalog import APP_INSTALLED, APP_UNINSTALLED, CONSUMER_EVENTS, TEST_EVENT, expand_event_names
from truweel.events.store import Endpoint
from truweel.schema.body import decode_stored
from truweel.schema.evolution import rename_members
from truweel.schema.registry import Registry
from truweel.storage.database import Reader, Row

__all__ = ["CACHE_SECONDS", "OwnerLookup", "Subscriber", "Subscribers", "find_owner", "may_receive", "required_module"]

CACHE_SECONDS = 1.0
"""Seconds that subscribers are cached: a changed role takes effect within this time. A change of an endpoint by another
process takes effect at once, so that no later event is fanned out without it."""

OwnerLookup = Callable[[Reader, Registry, Endpoint], Caller | None]
"""The owner of an endpoint, with current rights; None if there is no owner any more."""


def find_owner(reader: Reader, registry: Registry, endpoint: Endpoint) -> Caller | None:
    """The user who registered `endpoint`, or for whom an app did."""
    try:
        return roles.load_caller(reader, registry, endpoint.tenant_id, endpoint.user_id, check_block=False)
    except ApiError:
        return None


@dataclass(frozen=True, slots=True)
class Subscriber:
    """An endpoint, its event names, and its owner with current rights."""

    endpoint: Endpoint
    event_names: frozenset[str]
    caller: Caller | None

    def wants(self, name: str, module: str) -> bool:
        """Whether it subscribes to events of this name, and its owner may read their module."""
        return name in self.event_names and self.may_read(module)

    def may_read(self, module: str) -> bool:
        """Whether its owner may read `module` now."""
        return self.caller is not None and self.caller.may_read(module)


class Subscribers:
    """The subscribers of all tenants, cached for `CACHE_SECONDS` or until this process changes them."""

    def __init__(self, registry: Registry, find_owner: OwnerLookup = find_owner) -> None:
        self._registry = registry
        self._find_owner = find_owner
        self._cache: dict[int, tuple[float, Row | None, dict[int, Subscriber]]] = {}

    def invalidate(self, tenant_id: int) -> None:
        """Read the tenant's subscribers again next time."""
        self._cache.pop(tenant_id, None)

    def for_tenant(self, reader: Reader, tenant_id: int) -> dict[int, Subscriber]:
        """The tenant's subscribers by the id of their endpoint, including inactive and suspended ones."""
        now = clock.monotonic()
        version = store.endpoints_version(reader, tenant_id) if reader.dialect == "postgresql" else None
        cached = self._cache.get(tenant_id)
        if cached is None or cached[0] < now or cached[1] != version:
            subscribers = {
                endpoint.id: self._subscriber(reader, endpoint) for endpoint in store.list_endpoints(reader, tenant_id)
            }
            cached = self._cache[tenant_id] = (now + CACHE_SECONDS, version, subscribers)
        return cached[2]

    def _subscriber(self, reader: Reader, endpoint: Endpoint) -> Subscriber:
        names = endpoint.event_names
        event_names = (
            frozenset(names or CONSUMER_EVENTS) if endpoint.kind in store.CONSUMER_KINDS else expand_event_names(names)
        )
        return Subscriber(endpoint, event_names, self._find_owner(reader, self._registry, endpoint))


def required_module(reader: Reader, registry: Registry, tenant_id: int, event: EventPayload) -> str:
    """The module that the owner must be allowed to read to receive `event`: the one that grants its record as it is
    now. Empty if it no longer exists."""
    collection, id = registry.get(event.collection), event.record_id
    if collection is not None and collection.owner_member:
        members = rename_members(collection, decode_stored(event.document + b"}"), event.revision)
        collection, id = registry.resolve(str(members.get(collection.owner_member) or "")) or (None, 0)
    return "" if collection is None else find_module(reader, collection, tenant_id, id)


def may_receive(reader: Reader, registry: Registry, subscriber: Subscriber, event: EventPayload) -> bool:
    """Whether the subscriber may receive `event` with its owner's current rights."""
    return event.name in (TEST_EVENT, APP_INSTALLED, APP_UNINSTALLED) or subscriber.may_read(
        required_module(reader, registry, subscriber.endpoint.tenant_id, event)
    )
