"""Keys, passwords, tenants and roles → callers, on both databases."""

import base64
from typing import Any

import pytest
from argon2 import PasswordHasher

from tests.unit.auth.conftest import AuthEnvironment
from truweel import clock
from truweel.auth import keys, passwords, store
from truweel.auth.authenticator import CACHE_SECONDS, Authenticator
from truweel.cli.accounts import create_role
from truweel.errors import TooManyRequests, Unauthorized
from truweel.operations.internal import create_record, update_record
from truweel.operations.system import system_caller

pytestmark = pytest.mark.anyio
HERE = "192.0.2.1"
PASSWORD = "correct horse battery"


def basic(user: str, secret: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode()


def key_of(environment: AuthEnvironment, name: str = "admin", tenant: int = 1, **options: Any) -> str:
    user = environment.user(name, tenant)
    return basic(
        *environment.database.write_sync(lambda w: keys.create_key(w, environment.keyring, tenant, user, **options))
    )


def give_password(environment: AuthEnvironment, password: str, name: str = "admin", tenant: int = 1) -> None:
    hashed, user = passwords.hash_password(password), environment.user(name, tenant)
    environment.database.write_sync(lambda w: store.set_password_hash(w, tenant, user, hashed, clock.now()))


def give_role(environment: AuthEnvironment, name: str, role: str, **rights: str) -> int:
    def work(writer: Any) -> int:
        id = create_role(writer, environment.registry, 1, role, rights=rights).id
        update_record(
            writer,
            environment.registry,
            system_caller(writer, environment.registry, 1),
            "users",
            environment.user(name),
            {"roleId": id},
        )
        return id

    return environment.database.write_sync(work)


async def refused(process: Authenticator, authorization: str | None, tenant: str | None = None) -> tuple[str, str]:
    with pytest.raises(Unauthorized) as error:
        await process.authenticate(authorization, tenant, HERE)
    assert error.value.headers["WWW-Authenticate"] == 'Basic realm="Truweel", charset="UTF-8"'
    return error.value.headers["X-Robaws-Unauthorized-Reason"], error.value.message


async def test_a_key_is_its_user(environment: AuthEnvironment) -> None:
    authorization = key_of(environment, tenant=2)
    with environment.process() as process:
        assert process.cached_caller(authorization) is None
        caller = await process.authenticate(authorization, None, HERE)
        assert (caller.tenant_id, caller.user_id, caller.tenant) == (2, environment.user("admin", 2), "firm-2")
        assert (caller.email, caller.rights, caller.is_administrator) == ("admin@firm-2.example", {}, False)
        assert process.cached_caller(authorization) is caller
        assert process.cached_caller(authorization, "firm-2") is None
        await process.close()


async def test_what_is_no_key_says_why(environment: AuthEnvironment) -> None:
    good = base64.b64decode(key_of(environment)[6:]).decode()
    with environment.process() as process:
        assert (await refused(process, None))[0] == "missing-credentials"
        assert (await refused(process, "Digest x"))[0] == "unknown-scheme"
        assert (await refused(process, "Basic !!"))[0] == "malformed-credentials"
        unknown = await refused(process, basic("tw_none", "x"))
        assert unknown == ("invalid-credentials", "Unknown API key, or a secret that isn't its own.")
        assert await refused(process, basic(good.partition(":")[0], "wrong")) == unknown


async def test_a_revoked_key_and_a_changed_role_hold_within_a_second(
    environment: AuthEnvironment, monkeypatch: pytest.MonkeyPatch
) -> None:
    authorization, user = key_of(environment), environment.user()
    role = give_role(environment, "admin", "Sales", clients="read", offers="write", articles="none")
    now = [clock.monotonic()]
    monkeypatch.setattr(clock, "monotonic", lambda: now[0])
    with environment.process() as process, environment.process() as other:
        for authenticator in (process, other):
            caller = await authenticator.authenticate(authorization, None, HERE)
            assert (caller.role, caller.rights) == ("Sales", {"clients": "read", "offers": "write"})
        environment.database.write_sync(
            lambda w: update_record(
                w,
                environment.registry,
                system_caller(w, environment.registry, 1),
                "roles",
                role,
                {"administrator": True, "rights": {}},
            )
        )
        now[0] += CACHE_SECONDS + 0.01
        for authenticator in (process, other):
            assert authenticator.cached_caller(authorization) is None
            assert (await authenticator.authenticate(authorization, None, HERE)).is_administrator
        key = base64.b64decode(authorization[6:]).decode().partition(":")[0]
        assert environment.database.write_sync(lambda w: store.revoke_key(w, 1, user, key, clock.now()))
        now[0] += CACHE_SECONDS + 0.01
        for authenticator in (process, other):
            assert (await refused(authenticator, authorization))[0] == "invalid-credentials"
            await authenticator.close()
    assert CACHE_SECONDS < 1


async def test_a_use_is_noted_once_a_minute(environment: AuthEnvironment, monkeypatch: pytest.MonkeyPatch) -> None:
    authorization, user = key_of(environment), environment.user()
    at = clock.now()
    for later, noted in ((0, at), (59_000, at), (60_000, at + 60_000)):
        monkeypatch.setattr(clock, "now", lambda later=later: at + later)
        with environment.process() as process:
            await process.authenticate(authorization, None, HERE)
            await process.close()
        (key,) = environment.database.read_sync(lambda reader: store.list_keys(reader, 1, user))
        assert key.used_at == noted


async def test_the_demos_keys_work_on_loopback_only(environment: AuthEnvironment) -> None:
    authorization = key_of(environment, loopback_only=True)
    with environment.process() as process, environment.process(host="0.0.0.0") as public:
        assert (await process.authenticate(authorization, None, HERE)).tenant_id == 1
        assert (await refused(public, authorization))[0] == "demo-credentials"
        await process.close()


async def test_x_tenant_may_be_sent_and_may_not_contradict(environment: AuthEnvironment) -> None:
    authorization = key_of(environment)
    with environment.process() as process:
        for name in ("firm-1", "FIRM-1", "Firm 1", "1", ""):
            assert (await process.authenticate(authorization, name, HERE)).tenant_id == 1
        for name in ("firm-2", "nobody"):
            assert (await refused(process, authorization, name))[0] == "wrong-tenant"
        await process.close()


async def test_a_password_is_its_user_and_is_remembered_until_it_changes(environment: AuthEnvironment) -> None:
    give_password(environment, PASSWORD)
    email = "Admin@Firm-1.example"
    with environment.process() as process:
        caller = await process.authenticate(basic(email, PASSWORD), None, HERE)
        assert (caller.tenant_id, caller.user_id, caller.via_api) == (1, environment.user(), True)
        stored = environment.database.read_sync(lambda reader: store.find_password_hash(reader, 1, environment.user()))
        assert stored is not None
        assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
        assert process._passwords.is_remembered(PASSWORD, stored)
        wrong = await refused(process, basic(email, "something else"))
        assert wrong == await refused(process, basic("nobody@firm-1.example", PASSWORD))
        give_password(environment, "a changed password")
        process._cache.clear()
        assert await refused(process, basic(email, PASSWORD)) == wrong
        assert (
            await process.authenticate(basic(email, "a changed password"), None, HERE)
        ).user_id == environment.user()


async def test_an_address_in_two_tenants_needs_x_tenant(environment: AuthEnvironment) -> None:
    for tenant in (1, 2):
        members = {"email": "both@example.com", "fullName": "Both"}
        user = environment.database.write_sync(
            lambda w, tenant=tenant, members=members: create_record(
                w, environment.registry, system_caller(w, environment.registry, tenant), "users", members
            )
        )
        hashed = passwords.hash_password(PASSWORD)
        environment.database.write_sync(
            lambda w, tenant=tenant, id=user.id, hashed=hashed: store.set_password_hash(w, tenant, id, hashed, 0)
        )
    authorization = basic("both@example.com", PASSWORD)
    with environment.process() as process:
        reason, message = await refused(process, authorization)
        assert reason == "invalid-credentials"
        assert "several tenants needs X-Tenant" in message
        for tenant in (1, 2):
            assert (await process.authenticate(authorization, f"firm-{tenant}", HERE)).tenant_id == tenant
        assert await refused(process, authorization, "firm-3") == (reason, message)


async def test_unknown_and_wrong_are_the_same_work(
    environment: AuthEnvironment, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_password(environment, PASSWORD)
    checked: list[str] = []
    verify = PasswordHasher.verify

    def checking(self: PasswordHasher, hash: str, password: str) -> bool:
        checked.append(hash[: hash.index("$", 30)])
        return verify(self, hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", checking)
    read = environment.database.read
    statements = 0

    async def counting(work: Any, **options: Any) -> Any:
        def counted(reader: Any) -> Any:
            nonlocal statements
            before = reader.statements
            try:
                return work(reader)
            finally:
                statements += reader.statements - before

        return await read(counted, **options)

    monkeypatch.setattr(environment.database, "read", counting)
    cost = set()
    with environment.process() as process:
        for user in ("admin@firm-1.example", "reader@firm-1.example", "nobody@firm-1.example"):
            checked.clear()
            statements = 0
            await refused(process, basic(user, "something else"))
            cost.add((statements, *checked))
    assert cost == {(2, "$argon2id$v=19$m=19456,t=2,p=1")}


async def test_wrong_passwords_are_slowed_down_for_who_sends_them_only(environment: AuthEnvironment) -> None:
    give_password(environment, PASSWORD)
    with environment.process() as process:
        for number in range(6):
            await refused(process, basic("admin@firm-1.example", f"wrong password {number}"))
        with pytest.raises(TooManyRequests) as error:
            await process.authenticate(basic("admin@firm-1.example", PASSWORD), None, HERE)
        assert error.value.headers["Retry-After"] in ("29", "30")  # a second may end meanwhile
        assert (await process.authenticate(basic("admin@firm-1.example", PASSWORD), None, "192.0.2.2")).tenant_id == 1


async def test_a_block_holds_until_it_is_lifted(environment: AuthEnvironment, caplog: pytest.LogCaptureFixture) -> None:
    authorization, user = key_of(environment), environment.user()
    with environment.process() as process:
        caller = await process.authenticate(authorization, None, HERE)
        await process.block_caller(caller, "rate-limited")
        (block,) = environment.database.read_sync(lambda reader: store.list_blocked_users(reader, 1, clock.now()))
        until = clock.format_instant(block[1])
        assert caplog.messages == [f"user 1:{user} is blocked until {until}, time 1: rate-limited"]
        assert (await refused(process, authorization))[0] == "temp-blocked"
        assert environment.database.write_sync(lambda w: store.unblock_user(w, 1, user, clock.now()))
        assert (await process.authenticate(authorization, None, HERE)).user_id == user
        await process.close()


async def test_blocks_grow_longer_in_whichever_process_they_are(
    environment: AuthEnvironment, monkeypatch: pytest.MonkeyPatch
) -> None:
    authorization, user, now = key_of(environment), environment.user(), clock.now()

    async def blocked(process: Authenticator) -> tuple[int, int]:
        """How many seconds from now, and how often that makes."""
        caller = await process.authenticate(authorization, None, HERE)
        await process.block_caller(caller, "too many answers 429")
        await process.block_caller(caller, "too many answers 429")  # another process noticed too
        blocks = environment.database.read_sync(lambda reader: store.list_blocked_users(reader, 1, clock.now()))
        assert len(blocks) == 1
        assert await refused(process, authorization)
        return (blocks[0][1] - now) // 1000, blocks[0][2]

    monkeypatch.setattr(clock, "now", lambda: now)
    with environment.process() as first, environment.process() as second:
        assert await blocked(first) == (60, 1)
        now += 60_000
        assert await blocked(second) == (300, 2)
        await first.close()
        await second.close()
    now += 300_000
    with environment.process() as restarted:
        assert await blocked(restarted) == (1800, 3)
        assert environment.database.write_sync(lambda w: store.unblock_user(w, 1, user, now))
        assert await blocked(restarted) == (60, 1)  # who was let in starts anew
        now += 60_000 + 24 * 3600 * 1000
        assert await blocked(restarted) == (60, 1)  # and so does who kept quiet for a day
        await restarted.close()


async def test_who_is_gone_is_refused(environment: AuthEnvironment) -> None:
    authorization = key_of(environment)
    environment.database.write_sync(lambda w: w.execute("UPDATE tenant SET expires_at = 1 WHERE id = 1"))
    with environment.process() as process:
        assert (await refused(process, authorization))[0] == "tenant-expired"
        environment.database.write_sync(lambda w: w.execute("UPDATE users SET deleted_at = 1 WHERE tenant_id = 1"))
        assert (await refused(process, authorization))[0] == "user-gone"


async def test_who_called_a_while_ago_is_forgotten(
    environment: AuthEnvironment, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.monotonic()
    monkeypatch.setattr(clock, "monotonic", lambda: now)
    key = key_of(environment)
    with environment.process() as process:
        for spaces in range(5):
            await process.authenticate(key + " " * spaces, None, HERE)
        assert len(process._cache) == 5
        now += CACHE_SECONDS + 0.1
        sizes = []
        for _ in range(5):
            await process.authenticate(key, None, HERE)
            now += CACHE_SECONDS + 0.1
            sizes.append(len(process._cache))
        assert sizes == [3, 1, 1, 1, 1]
        await process.close()
