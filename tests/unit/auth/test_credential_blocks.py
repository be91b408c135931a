"""Wrong credentials over and over → refused unseen, in every process, on both databases."""

import base64

import pytest

from tests.unit.auth.conftest import AuthEnvironment
from truweel import clock
from truweel.auth import keys, store
from truweel.auth.credential_blocks import RECHECK_SECONDS, CredentialBlocks, Credentials
from truweel.errors import Unauthorized
from truweel.limits import AbuseDetector, AbusePolicy, SharedRedis

pytestmark = pytest.mark.anyio

POLICY = AbusePolicy(window_seconds=10, max_unauthorized=2, block_seconds=(60, 300), forget_seconds=3_600)
START = 1_700_000_000_000


class Time:
    """Both clocks, turned by hand. Milliseconds."""

    now = START

    def later(self, ms: int) -> None:
        self.now += ms


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(clock, "now", lambda: time.now)
    monkeypatch.setattr(clock, "monotonic", lambda: time.now / 1000)
    return time


def make_credentials(
    user: str = "tw_x", secret: str = "wrong", address: str = "192.0.2.1", tenant: str | None = None
) -> Credentials:
    return Credentials("Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode(), tenant, address)


def process(environment: AuthEnvironment, shared: SharedRedis | None = None) -> CredentialBlocks:
    return CredentialBlocks(environment.database, environment.registry, AbuseDetector(POLICY), shared)


async def is_let_in(credential_blocks: CredentialBlocks, credentials: Credentials) -> bool:
    """Whether the credentials are looked at."""
    try:
        await credential_blocks.check(credentials)
    except Unauthorized as error:
        return error.headers["X-Robaws-Unauthorized-Reason"] != "temp-blocked"
    return True


async def guess(credential_blocks: CredentialBlocks, credentials: Credentials, times: int = 3) -> list[bool]:
    """Whether each of so many attempts, which are wrong, is looked at."""
    seen = []
    for _ in range(times):
        seen.append(await is_let_in(credential_blocks, credentials))
        if seen[-1]:
            await credential_blocks.record_failure(credentials)
    return seen


def rows(environment: AuthEnvironment) -> list[tuple[int, int, str, int, int]]:
    sql = "SELECT tenant_id, user_id, address, until, times FROM refused ORDER BY until, address"
    return [tuple(row) for row in environment.database.read_sync(lambda reader: reader.rows(sql))]


async def test_one_too_many_blocks_these_credentials_from_there_only(
    environment: AuthEnvironment, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    credential_blocks = process(environment)
    assert await guess(credential_blocks, make_credentials(), 5) == [True, True, True, False, False]
    assert rows(environment) == [(0, 0, "192.0.2.1", START + 60_000, 1)]
    assert caplog.messages == [
        "wrong credentials from 192.0.2.1 (user -:-) are refused unseen until 2023-11-14T22:14:20.000Z, time 1"
    ]
    for other in (
        make_credentials(secret="other"),
        make_credentials(address="192.0.2.2"),
        make_credentials(tenant="firm-1"),
        make_credentials(user="tw_y"),
    ):
        assert await is_let_in(credential_blocks, other)
    time.later(59_999)
    assert not await is_let_in(credential_blocks, make_credentials())
    time.later(1)
    assert await is_let_in(credential_blocks, make_credentials())


async def test_further_apart_than_the_window_they_do_not_add_up(environment: AuthEnvironment, time: Time) -> None:
    credential_blocks = process(environment)
    for _ in range(20):
        assert await guess(credential_blocks, make_credentials(), 1) == [True]
        time.later(5_000)
    assert rows(environment) == []


async def test_longer_each_time_over_a_restart_and_anew_after_a_quiet_time(
    environment: AuthEnvironment, time: Time
) -> None:
    lengths = []
    for _ in range(3):
        await guess(process(environment), make_credentials())
        lengths.append((rows(environment)[0][3] - time.now) // 1000)
        time.now = rows(environment)[0][3]
    time.later(3_600_000)
    await guess(process(environment), make_credentials())
    assert (lengths, rows(environment)) == ([60, 300, 300], [(0, 0, "192.0.2.1", time.now + 60_000, 1)])


async def test_another_process_learns_of_it_from_its_first_refusal(environment: AuthEnvironment, time: Time) -> None:
    first, second = process(environment), process(environment)
    await guess(first, make_credentials())
    assert await guess(second, make_credentials(), 3) == [True, False, False]
    assert rows(environment) == [(0, 0, "192.0.2.1", START + 60_000, 1)]


async def test_with_redis_all_processes_count_together(environment: AuthEnvironment, redis_url: str) -> None:
    connections = [SharedRedis.connect(redis_url, timeout=10) for _ in range(2)]
    first, second = (process(environment, shared) for shared in connections)
    assert await guess(first, make_credentials(), 1) + await guess(second, make_credentials(), 2) == [True] * 3
    assert [row[4] for row in rows(environment)] == [1]
    assert not await is_let_in(second, make_credentials())
    for shared in connections:
        await shared.aclose()


async def test_whose_name_it_is_is_known_and_nothing_else_is_kept(environment: AuthEnvironment, time: Time) -> None:
    user = environment.user()
    pair = environment.database.write_sync(lambda w: keys.create_key(w, environment.keyring, 1, user))
    credential_blocks = process(environment)
    tries = [
        make_credentials(pair.key, "wrong", "192.0.2.1"),
        make_credentials("Admin@firm-2.example", "wrong", "192.0.2.2"),
        make_credentials(pair.secret, pair.key, "192.0.2.3"),
        Credentials("Bearer x", None, "192.0.2.4"),
        Credentials("Basic x", None, "192.0.2.5"),
        Credentials(None, None, "192.0.2.6"),
    ]
    for credentials in tries:
        await guess(credential_blocks, credentials)
    assert [row[:3] for row in rows(environment)] == [
        (1, user, "192.0.2.1"),
        (2, environment.user("admin", 2), "192.0.2.2"),
        *((0, 0, f"192.0.2.{number}") for number in (3, 4, 5, 6)),
    ]
    stored_rows = environment.database.read_sync(lambda reader: repr(reader.rows("SELECT * FROM refused")))
    assert not any(text in stored_rows for text in (pair.key, pair.secret, "wrong", "Admin@"))


async def test_what_is_lifted_is_looked_at_within_a_second_in_every_process(
    environment: AuthEnvironment, time: Time
) -> None:
    user = environment.user()
    pair = environment.database.write_sync(lambda w: keys.create_key(w, environment.keyring, 1, user))
    credentials, processes = make_credentials(pair.key), [process(environment), process(environment)]
    for credential_blocks in processes:
        await guess(credential_blocks, credentials)
    (seen,) = environment.database.read_sync(lambda reader: store.list_credential_blocks(reader, 1, time.now))
    assert (seen.user_id, seen.address, seen.until, seen.times) == (user, "192.0.2.1", START + 60_000, 1)
    assert environment.database.write_sync(lambda w: store.unblock_user(w, 1, user, time.now))
    assert not environment.database.write_sync(lambda w: store.unblock_user(w, 1, user, time.now))
    time.later(int(RECHECK_SECONDS * 1000) + 1)
    assert [await is_let_in(credential_blocks, credentials) for credential_blocks in processes] == [True, True]
    assert RECHECK_SECONDS < 1
