"""Who is calling: an Authorization header → `Caller`.

A caller is cached for `CACHE_SECONDS`: a request costs a dictionary look-up. A revoked key, a changed role or a block
takes effect within a second in every process, without any notification.
"""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Protocol

from truweel import clock
from truweel.auth import basic, keys, roles, store
from truweel.auth.caller import Caller
from truweel.auth.keyring import Keyring
from truweel.auth.passwords import PasswordVerifier
from truweel.auth.store import ApiKey
from truweel.auth.throttle import LoginThrottle
from truweel.errors import TooManyRequests, Unauthorized
from truweel.limits.shared_redis import SharedRedis
from truweel.schema.registry import Registry
from truweel.settings import Settings
from truweel.storage import records
from truweel.storage.database import Database, Reader

__all__ = ["CACHE_SECONDS", "Authenticator"]

log = logging.getLogger("truweel.auth")

CACHE_SECONDS = 0.8
CACHE_SIZE = 20_000


class BearerAuthenticator(Protocol):
    """Knows the apps behind access tokens."""

    async def __call__(self, token: str) -> Caller:
        """The caller of an access token; Unauthorized otherwise."""

    async def block_app(self, caller: Caller, reason: str) -> None:
        """Refuse the app of `caller` in its tenant for a while, longer each time."""

    async def report_polling(self, caller: Caller, path: str) -> None:
        """The app of `caller` asks for the same list of `path` over and over."""


DUMMY_USER = (0, 0)
"""Tenant and user whose password is looked up where there is no such user, so that it takes as long."""
WRONG_KEY = "Unknown API key, or a secret that isn't its own."
WRONG_LOGIN = (
    "Unknown e-mail address or wrong password. "
    "An address that is a user of several tenants needs X-Tenant to say which."
)


class Authenticator:
    """Knows the callers of one process."""

    def __init__(
        self,
        database: Database,
        registry: Registry,
        settings: Settings,
        keyring: Keyring,
        *,
        bearer: BearerAuthenticator | None = None,
        shared: SharedRedis | None = None,
    ) -> None:
        """`shared` counts wrong passwords for all processes; without it each counts for itself."""
        self._database = database
        self._registry = registry
        self._keyring = keyring
        self._bearer = bearer
        self._local = settings.is_loopback_only
        self._passwords = PasswordVerifier()
        self._throttle = LoginThrottle(shared)
        self._secret = clock.new_secret().encode()
        self._held: dict[bytes, tuple[Caller, float]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def cached_caller(self, authorization: str, tenant: str | None = None) -> Caller | None:
        """The caller of these headers if that was found out within `CACHE_SECONDS`."""
        held = self._held.get(self._digest(authorization, tenant))
        return held[0] if held is not None and held[1] > clock.monotonic() else None

    async def authenticate(self, authorization: str | None, tenant: str | None, remote: str) -> Caller:
        """The caller of a request with these headers `Authorization` and `X-Tenant` from the address `remote`.

        Unauthorized says why there is none; TooManyRequests after too many wrong passwords.
        """
        if not authorization:
            raise Unauthorized("Log in with HTTP Basic: API key and secret.", reason="missing-credentials")
        if found := self.cached_caller(authorization, tenant):
            return found
        at = clock.monotonic()
        found = await self._find(authorization, tenant, remote)
        self._hold(self._digest(authorization, tenant), found, at + CACHE_SECONDS)
        return found

    async def sign_in(self, email: str, password: str, tenant: str | None, remote: str, *, api: bool = False) -> Caller:
        """The user with this e-mail address and password: of the only tenant that has it, or of the one named.

        Unauthorized (unknown and wrong are one, and take as long), TooManyRequests, Unavailable.
        """
        account = email.strip().casefold()
        if wait := self._throttle.seconds_to_wait(remote, account):
            raise TooManyRequests(f"Too many wrong passwords; try again in {wait} seconds.", retry_after=wait)
        user = await self._database.read(lambda reader: self._user(reader, account, tenant))
        right = await self._passwords.verify(password, user[2] if user else None)
        if user is None or not right:
            await self._throttle.record_failure(remote, account)
            raise Unauthorized(WRONG_LOGIN)
        await self._throttle.record_success(remote, account)
        tenant_id, user_id, _ = user
        return await self._database.read(
            lambda reader: roles.load_caller(reader, self._registry, tenant_id, user_id, api=api)
        )

    async def block_caller(self, caller: Caller, reason: str) -> None:
        """Refuse the user, or the app in its tenant, for a while, longer each time, everywhere within a second."""
        tenant_id, user_id = caller.tenant_id, caller.user_id
        if caller.app_id is not None and self._bearer is not None:
            await self._bearer.block_app(caller, reason)
            self._held.clear()
            return
        until, times = await self._database.write(
            lambda writer: store.block_user(writer, tenant_id, user_id, clock.now(), reason)
        )
        self._held.clear()
        log.warning(
            "user %s:%s is blocked until %s, time %s: %s",
            tenant_id,
            user_id,
            clock.format_instant(until),
            times,
            reason,
        )

    async def report_polling(self, caller: Caller, path: str) -> None:
        """Tell the vendor of an app that it asks for the same list of `path` over and over."""
        if self._bearer is not None:
            await self._bearer.report_polling(caller, path)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """As long as the server runs; afterwards what is under way is finished."""
        try:
            yield
        finally:
            await self.close()

    async def close(self) -> None:
        """Finish what is under way."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._passwords.close()

    async def _find(self, authorization: str, tenant: str | None, remote: str) -> Caller:
        scheme, given = basic.split_scheme(authorization)
        if scheme == "bearer" and self._bearer is not None:
            caller = await self._bearer(given)
            await self._database.read(lambda reader: self._contradiction(reader, caller.tenant_id, tenant))
            return caller
        if scheme != "basic":
            raise Unauthorized(f"Authorization: '{scheme[:20]}' is no scheme of this server.", reason="unknown-scheme")
        user, secret = basic.decode_credentials(given)
        if "@" in user:
            return await self.sign_in(user, secret, tenant, remote, api=True)
        key, caller = await self._database.read(lambda reader: self._by_key(reader, user, secret, tenant))
        self._spawn(keys.record_use(self._database, self._keyring, key, secret))
        return caller

    def _by_key(self, reader: Reader, key: str, secret: str, tenant: str | None) -> tuple[ApiKey, Caller]:
        found = keys.verify_key(reader, self._keyring, key, secret)
        if found is None:
            raise Unauthorized(WRONG_KEY)
        if found.loopback_only and not self._local:
            raise Unauthorized(
                "This key is the demo's and works only while the server listens on loopback.", reason="demo-credentials"
            )
        self._contradiction(reader, found.tenant_id, tenant)
        return found, roles.load_caller(reader, self._registry, found.tenant_id, found.user_id)

    def _contradiction(self, reader: Reader, tenant_id: int, name: str | None) -> None:
        """Unauthorized where `X-Tenant` names another tenant than the one of the credentials."""
        if not name:
            return
        standing = store.load_user_status(reader, tenant_id, 0)
        if standing is None or not standing.tenant.matches_name(name):
            raise Unauthorized("X-Tenant names another tenant than the credentials belong to.", reason="wrong-tenant")

    def _user(self, reader: Reader, email: str, tenant: str | None) -> tuple[int, int, str] | None:
        """Tenant, user and password hash of the only user with this address; None for none and for several."""
        users = records.find_in_all_tenants(reader, self._registry["users"], "email", email)
        if tenant:
            named = {one.id for one in store.list_tenants(reader) if one.matches_name(tenant)}
            users = [user for user in users if user[0] in named]
        found = [
            (*user, hashed) for user in users or [DUMMY_USER] if (hashed := store.find_password_hash(reader, *user))
        ]
        return found[0] if len(found) == 1 else None

    def _digest(self, authorization: str, tenant: str | None) -> bytes:
        text = authorization if tenant is None else f"{authorization}\0{tenant}"
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._secret).digest()

    def _hold(self, digest: bytes, caller: Caller, until: float) -> None:
        self._held.pop(digest, None)  # so that the oldest stands first
        self._held[digest] = (caller, until)
        if len(self._held) > CACHE_SIZE:
            del self._held[next(iter(self._held))]

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
