"""Who is calling: an Authorization header → `Caller`.

A caller is cached for `CACHE_SECONDS`: a request costs a dictionary look-up. A revoked key, a changed role or a block
takes effect within a second in every process, without any notification.
"""

import asyncio
import hashlib
import itertools
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
from truweel.errors import Unauthorized
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

    async def block_app(self, caller: Caller, reason: str) -> int | None:
        """Refuse the app of `caller` in its tenant for a while, longer each time; until when."""

    async def report_polling(self, caller: Caller, path: str) -> None:
        """Report that the app of `caller` polls the list at `path`."""


DUMMY_USER = (0, 0)
"""Tenant and user whose password is read for an unknown user, so that both take the same time."""
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
        shared_redis: SharedRedis | None = None,
    ) -> None:
        """`shared_redis` counts wrong passwords for all processes; without it each counts for itself."""
        self._database = database
        self._registry = registry
        self._keyring = keyring
        self._bearer = bearer
        self._is_loopback = settings.is_loopback_only
        self._passwords = PasswordVerifier()
        self._throttle = LoginThrottle(shared_redis)
        self._digest_key = clock.new_secret().encode()
        self._cache: dict[bytes, tuple[Caller, float]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def cached_caller(self, authorization: str, tenant: str | None = None) -> Caller | None:
        """The caller of these headers if that was found out within `CACHE_SECONDS`."""
        cached = self._cache.get(self._digest(authorization, tenant))
        return cached[0] if cached is not None and cached[1] > clock.monotonic() else None

    async def authenticate(self, authorization: str | None, tenant: str | None, address: str) -> Caller:
        """The caller of a request with these headers `Authorization` and `X-Tenant` from the address `address`.

        Unauthorized says why there is none; TooManyRequests after too many wrong passwords.
        """
        if not authorization:
            raise Unauthorized("Log in with HTTP Basic: API key and secret.", reason="missing-credentials")
        if caller := self.cached_caller(authorization, tenant):
            return caller
        started_at = clock.monotonic()
        caller = await self._authenticate(authorization, tenant, address)
        self._remember(self._digest(authorization, tenant), caller, started_at + CACHE_SECONDS)
        return caller

    async def sign_in(
        self, email: str, password: str, tenant: str | None, address: str, *, via_api: bool = False
    ) -> Caller:
        """The user with this e-mail address and password: of the only tenant that has it, or of the named tenant.

        Unauthorized (the same, after the same time, for an unknown user and a wrong password), TooManyRequests,
        Unavailable.
        """
        account = email.strip().casefold()
        async with self._throttle.attempt(address, account):
            user = await self._database.read(lambda reader: self._find_user(reader, account, tenant))
            is_right = await self._passwords.verify(password, user[2] if user else None)
            if user is None or not is_right:
                await self._throttle.record_failure(address, account)
                raise Unauthorized(WRONG_LOGIN)
            await self._throttle.record_success(address, account)
        tenant_id, user_id, _ = user
        return await self._database.read(
            lambda reader: roles.load_caller(reader, self._registry, tenant_id, user_id, via_api=via_api)
        )

    async def hash_password(self, password: str) -> str:
        """The hash of a new password, in turn with those that are checked. ValueError, Unavailable."""
        return await self._passwords.hash(password)

    async def block_caller(self, caller: Caller, reason: str) -> int | None:
        """Block the user, or the app in its tenant, for a while, longer each time; in every process within a second.
        Returns until when; None where the app is gone."""
        tenant_id, user_id = caller.tenant_id, caller.user_id
        if caller.app_id is not None and self._bearer is not None:
            app_until = await self._bearer.block_app(caller, reason)
            self._cache.clear()
            return app_until
        until, times = await self._database.write(
            lambda writer: store.block_user(writer, tenant_id, user_id, clock.now(), reason)
        )
        self._cache.clear()
        log.warning(
            "user %s:%s is blocked until %s, time %s: %s",
            tenant_id,
            user_id,
            clock.format_instant(until),
            times,
            reason,
        )
        return until

    async def report_polling(self, caller: Caller, path: str) -> None:
        """Tell the vendor that its app polls the list at `path`."""
        if self._bearer is not None:
            await self._bearer.report_polling(caller, path)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Runs while the block does; then pending work is finished."""
        try:
            yield
        finally:
            await self.close()

    async def close(self) -> None:
        """Finish pending work."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._passwords.close()

    async def _authenticate(self, authorization: str, tenant: str | None, remote: str) -> Caller:
        scheme, encoded = basic.split_scheme(authorization)
        if scheme == "bearer" and self._bearer is not None:
            caller = await self._bearer(encoded)
            await self._database.read(lambda reader: self._check_tenant(reader, caller.tenant_id, tenant))
            return caller
        if scheme != "basic":
            raise Unauthorized(f"Authorization: '{scheme[:20]}' is no scheme of this server.", reason="unknown-scheme")
        name, secret = basic.decode_credentials(encoded)
        if "@" in name:
            return await self.sign_in(name, secret, tenant, remote, via_api=True)
        key, caller = await self._database.read(lambda reader: self._authenticate_key(reader, name, secret, tenant))
        self._spawn(keys.record_use(self._database, self._keyring, key, secret))
        return caller

    def _authenticate_key(self, reader: Reader, name: str, secret: str, tenant: str | None) -> tuple[ApiKey, Caller]:
        api_key = keys.verify_key(reader, self._keyring, name, secret)
        if api_key is None:
            raise Unauthorized(WRONG_KEY)
        if api_key.loopback_only and not self._is_loopback:
            raise Unauthorized(
                "This key is the demo's and works only while the server listens on loopback.", reason="demo-credentials"
            )
        self._check_tenant(reader, api_key.tenant_id, tenant)
        return api_key, roles.load_caller(reader, self._registry, api_key.tenant_id, api_key.user_id)

    def _check_tenant(self, reader: Reader, tenant_id: int, name: str | None) -> None:
        """Unauthorized where `X-Tenant` names another tenant than the one of the credentials."""
        if not name:
            return
        status = store.load_user_status(reader, tenant_id, 0)
        if status is None or not status.tenant.matches_name(name):
            raise Unauthorized("X-Tenant names another tenant than the credentials belong to.", reason="wrong-tenant")

    def _find_user(self, reader: Reader, email: str, tenant: str | None) -> tuple[int, int, str] | None:
        """Tenant, user and password hash of the only user with this address; None for none and for several."""
        users = records.find_in_all_tenants(reader, self._registry["users"], "email", email)
        if tenant:
            named_tenants = {candidate.id for candidate in store.list_tenants(reader) if candidate.matches_name(tenant)}
            users = [user for user in users if user[0] in named_tenants]
        matches = [
            (*user, hashed)
            for user in users or [DUMMY_USER]
            if (hashed := store.find_password_hash(reader, *user, is_loopback=self._is_loopback))
        ]
        return matches[0] if len(matches) == 1 else None

    def _digest(self, authorization: str, tenant: str | None) -> bytes:
        text = authorization if tenant is None else f"{authorization}\0{tenant}"
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._digest_key).digest()

    def _remember(self, digest: bytes, caller: Caller, until: float) -> None:
        self._cache.pop(digest, None)  # so that the oldest comes first
        self._cache[digest] = (caller, until)
        now = clock.monotonic()
        for oldest, (_, oldest_until) in [*itertools.islice(self._cache.items(), 2)]:
            if oldest_until < now or len(self._cache) > CACHE_SIZE:
                del self._cache[oldest]

    def _spawn(self, coroutine: Awaitable[None]) -> None:
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
