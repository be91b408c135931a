"""A `World` that serves every endpoint of the server: collections, webhooks, files, apps and callers."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.harness import BASE, Templates, World
from truweel.application import build_application
from truweel.auth.caller import Caller
from truweel.auth.keyring import Keyring
from truweel.auth.passwords import hash_password
from truweel.events.service import Events
from truweel.events.ssrf import LOOPBACK
from truweel.files.links import SignedLinks
from truweel.files.store_factory import open_store
from truweel.http.admission import UnlimitedAdmission
from truweel.http.callers import Callers
from truweel.http.consumers import Consumers
from truweel.http.files import Files
from truweel.http.users import ACTIONS, UserAccess
from truweel.http.webhooks import Webhooks
from truweel.limits.polling import PollingDetector
from truweel.marketplace import app_blocks
from truweel.marketplace.apps import Apps, Profile
from truweel.oauth.services import Services
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

__all__ = ["FullServerWorld", "open_full_server"]

KEYS = Keyring({"k1": bytes(range(32))})


class TrustingPasswords:
    """Takes any password for the caller's own."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def sign_in(
        self, email: str, password: str, tenant: str | None, address: str, *, via_api: bool = False
    ) -> Caller:
        assert self._world.admin.caller is not None
        return self._world.admin.caller

    async def hash_password(self, password: str) -> str:
        return hash_password(password)


class FullServerWorld(World):
    """A world with events, files and apps."""

    events: Events

    def owner(self, reader: Any, registry: Any, endpoint: Any) -> Caller | None:
        """The caller who registered `endpoint`, with the rights that it has now."""
        owner = (endpoint.tenant_id, endpoint.user_id, endpoint.app_id)
        callers = reversed(self._callers.by_authorization.values())
        return next((caller for caller in callers if (caller.tenant_id, caller.user_id, caller.app_id) == owner), None)

    def serve(self, events: Events, files: Files) -> None:
        """Serve every endpoint of the server, as `truweel.application.build_application` does."""
        services, admission = Services(self.database, self.registry, KEYS), UnlimitedAdmission(self._callers)
        self.events = events
        access = UserAccess(self.database, self.registry, KEYS, TrustingPasswords(self))
        self.application = build_application(
            self.registry,
            self.database,
            admission,
            handlers={
                "apps": Apps(services),
                "callers": Callers(self.database, self.registry, PollingDetector(), app_blocks),
                "event-consumers": Consumers(events),
                "profile": Profile(services, access.change_password),
                "webhook-endpoints": Webhooks(events),
                **files.handlers,
            },
            record_handlers=files.record_handlers | dict.fromkeys(ACTIONS, access),
            sign=files.links.sign,
            routes=files.routes(admission),
        )
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app=self.application), base_url=BASE)


@contextlib.contextmanager
def open_full_server(templates: Templates, dialect: str, folder: Path) -> Iterator[FullServerWorld]:
    """A new world on one kind of database, its files in `folder`."""
    with contextlib.ExitStack() as stack:
        path, url = stack.enter_context(templates.copy(dialect))
        database = open_database(load_registry(), path=path, url=url, size=4)
        worlds: list[FullServerWorld] = []
        events = Events(
            database,
            load_registry(),
            KEYS,
            base=BASE,
            networks=LOOPBACK,
            find_owner=lambda *arguments: worlds[0].owner(*arguments),
        )
        world = FullServerWorld(events.database, load_registry())
        stack.callback(world.close)
        worlds.append(world)
        store = open_store((folder / "files").as_uri(), folder / "incoming")
        stack.callback(store.close)
        world.serve(events, Files(load_registry(), events.database, store, SignedLinks(KEYS)))
        yield world
