"""API keys: a random key and a random secret, which a program sends as user name and password (reference [D])."""

from dataclasses import replace
from typing import NamedTuple

from truweel import clock
from truweel.auth import store
from truweel.auth.keyring import Keyring
from truweel.auth.store import ApiKey
from truweel.storage.database import Database, Reader, Writer

__all__ = ["USE_RECORDING_INTERVAL", "NewApiKey", "create_key", "record_use", "verify_key"]

PURPOSE = "api-key"
USE_RECORDING_INTERVAL = 60_000
"""`used_at` is written at most once in this many milliseconds."""


class NewApiKey(NamedTuple):
    """Key and secret, shown to the owner once."""

    key: str
    secret: str


def create_key(
    writer: Writer, keyring: Keyring, tenant_id: int, user_id: int, *, name: str = "", loopback_only: bool = False
) -> NewApiKey:
    """A new key of the user. The key has 120 random bits, so that no two tenants share one, the secret 256."""
    new_key = NewApiKey(f"tw_{clock.new_secret(15)}", clock.new_secret(32))
    (id,) = writer.next_ids("api_key")
    secret_hash = keyring.hash(new_key.secret, PURPOSE)
    store.add_key(
        writer,
        ApiKey(tenant_id, id, user_id, name, new_key.key, secret_hash, clock.now(), None, None, int(loopback_only)),
    )
    return new_key


def verify_key(reader: Reader, keyring: Keyring, key: str, secret: str) -> ApiKey | None:
    """The key if `secret` is its secret and it isn't revoked. An unknown key takes as long as a wrong secret."""
    api_key = store.find_key(reader, key)
    is_right = keyring.matches(secret, api_key.secret_hash if api_key else f"{keyring.current_id}:", PURPOSE)
    return api_key if api_key is not None and is_right and api_key.revoked_at is None else None


async def record_use(database: Database, keyring: Keyring, key: ApiKey, secret: str) -> None:
    """Note that `key` was used, at most once in `USE_RECORDING_INTERVAL`; an old server key's hash is renewed."""
    now = clock.now()
    is_current = key.secret_hash.startswith(f"{keyring.current_id}:")
    if is_current and key.used_at is not None and now - key.used_at < USE_RECORDING_INTERVAL:
        return
    updated = replace(key, secret_hash=key.secret_hash if is_current else keyring.hash(secret, PURPOSE))
    await database.write(
        lambda writer: store.record_key_use(writer, updated.tenant_id, updated.id, now, updated.secret_hash)
    )
