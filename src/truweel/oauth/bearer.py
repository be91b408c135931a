"""The caller of an access token (RFC 6750).

Its rights: the app's scopes ∩ the granted scopes ∩ the current rights of the consenting user.
"""

import asyncio
from dataclasses import replace

from truweel import clock
from truweel.auth import roles
from truweel.auth import store as accounts
from truweel.auth.caller import Caller
from truweel.auth.claims import NOBODY, Claim
from truweel.auth.store import ABUSE_POLICY
from truweel.errors import Unauthorized
from truweel.oauth import grant_store, issue, scopes, store
from truweel.oauth.model import SUSPENDED, App, Installation, TokenPair
from truweel.oauth.services import Services
from truweel.storage.database import Reader, Writer
from truweel.storage.side_writes import write_if_possible

__all__ = ["BearerAuthenticator", "invalid_token_error"]

NOTE_INTERVAL = 60_000
"""`used_at` of an installation is written at most once in this many milliseconds."""


def invalid_token_error(description: str, *, reason: str = "invalid-token") -> Unauthorized:
    """401 with the challenge of RFC 6750 §3.1."""
    challenge = f'Bearer realm="Truweel", error="invalid_token", error_description="{description}"'
    return Unauthorized(description, reason=reason, scheme=challenge)


class BearerAuthenticator:
    """Finds the caller of an access token. The authenticator caches callers for less than a second."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._tasks: set[asyncio.Task[None]] = set()
        self._polling_noted_at: dict[tuple[int, int, str], int] = {}

    async def __call__(self, token: str) -> Caller:
        """The caller. Raises Unauthorized with the reason."""
        caller, installation, app = await self._services.database.read(lambda reader: self._authenticate(reader, token))
        now = clock.now()
        if installation.used_at is None or now - installation.used_at >= NOTE_INTERVAL:
            task = asyncio.ensure_future(self._record_use(installation, app, now))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return caller

    def find_token_owner(self, reader: Reader, token: str) -> Claim:
        """Whom an access token names, in force or not."""
        pair = grant_store.find_by_access_token(reader, self._services.keyring, token)
        return Claim(pair.tenant_id, pair.grant.user_id, pair.grant.app_id) if pair else NOBODY

    async def block_app(self, caller: Caller, reason: str) -> int | None:
        """Block the app in the tenant of `caller` for a while, longer each time, and notify its vendor. The end of the
        block."""
        tenant_id, app_id = caller.tenant_id, caller.app_id
        assert app_id is not None

        def write(writer: Writer) -> int | None:
            now = clock.now()
            block = store.block_app(writer, tenant_id, app_id, now, reason)
            if block is None:
                return None
            note = f"Refused until {clock.format_instant(block[0])}; slow down when an answer is 429."
            store.count_notice(writer, tenant_id, app_id, "blocked", reason, now, note)
            return block[0]

        return await self._services.database.write(write)

    async def report_polling(self, caller: Caller, path: str) -> None:
        """Notify the vendor, at most once a minute, of the events that would replace polling."""
        key, now = (caller.tenant_id, caller.app_id or 0, path), clock.now()
        if now - self._polling_noted_at.get(key, 0) < NOTE_INTERVAL:
            return
        self._polling_noted_at[key] = now
        collection = self._services.registry.top_level.get(path)
        event = collection.event if collection else None
        instead = f"the webhook events {event}.created and {event}.updated" if event else "updatedFrom"
        note = f"The app polls this list without updatedFrom; {instead} would report the changes."
        await write_if_possible(
            self._services.database,
            lambda writer: store.count_notice(writer, key[0], key[1], "polling", path, now, note),
            "a notice to the vendor of an app",
        )

    async def close(self) -> None:
        """Wait for the background writes."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _authenticate(self, reader: Reader, token: str) -> tuple[Caller, Installation, App]:
        pair = grant_store.find_by_access_token(reader, self._services.keyring, token)
        if pair is None:
            raise invalid_token_error("Unknown access token.")
        app, installation = self._check_active(reader, pair)
        try:
            user = roles.load_caller(reader, self._services.registry, pair.tenant_id, pair.grant.user_id)
        except Unauthorized as error:
            raise invalid_token_error(error.message, reason=error.headers["X-Robaws-Unauthorized-Reason"]) from None
        granted = frozenset(scopes.restrict(scopes.restrict(pair.scopes, app.manifest.scopes), installation.scopes))
        caller = replace(
            user,
            rights=scopes.rights_for(self._services.registry, user, granted),
            is_administrator=False,
            is_strict=user.is_strict or app.manifest.strict,
            app_id=app.id,
            scopes=granted,
        )
        return caller, installation, app

    def _check_active(self, reader: Reader, pair: TokenPair) -> tuple[App, Installation]:
        """App and installation of a token. Raises Unauthorized unless the token, app and installation are active."""
        now, grant = clock.now(), pair.grant
        app = store.find_app(reader, grant.app_id)
        if app is None or app.state == SUSPENDED:
            raise invalid_token_error("The app is suspended.", reason="app-suspended")
        installation = store.find_installation(reader, pair.tenant_id, app.id)
        if installation is None or not installation.is_active:
            raise invalid_token_error("The app is not installed any more.", reason="app-uninstalled")
        if pair.revoked_at is not None or grant.revoked_at is not None:
            raise invalid_token_error("The access token was revoked.")
        if not clock.is_recent(pair.created_at, issue.ACCESS_SECONDS * 1000, now):
            raise invalid_token_error("The access token has expired.")
        if installation.blocked_until is not None and ABUSE_POLICY.holds(installation.blocked_until, now):
            until = clock.format_instant(installation.blocked_until)
            raise invalid_token_error(
                f"The app is blocked until {until} ({installation.blocked_reason}).", reason="temp-blocked"
            )
        return app, installation

    async def _record_use(self, installation: Installation, app: App, now: int) -> None:
        tenant_id = installation.tenant_id

        def write(writer: Writer) -> None:
            store.mark_used(writer, tenant_id, app.id, now)
            standing = accounts.load_user_status(writer, tenant_id, 0)
            if app.tested_at is None and standing is not None and standing.tenant.is_test:
                store.mark_tested(writer, app.id, now)

        await self._services.database.write(write)
