"""Wrong credentials over and over → refused unseen, in every process, on both databases."""

import base64

import pytest

from tests.unit.auth.conftest import House
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
    made = Time()
    monkeypatch.setattr(clock, "now", lambda: made.now)
    monkeypatch.setattr(clock, "monotonic", lambda: made.now / 1000)
    return made


def given(
    user: str = "tw_x", secret: str = "wrong", address: str = "192.0.2.1", tenant: str | None = None
) -> Credentials:
    return Credentials("Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode(), tenant, address)


def process(house: House, shared: SharedRedis | None = None) -> CredentialBlocks:
    return CredentialBlocks(house.database, house.registry, AbuseDetector(POLICY), shared)


async def lets(refusals: CredentialBlocks, one: Credentials) -> bool:
    """Whether the credentials are looked at."""
    try:
        await refusals.check(one)
    except Unauthorized as error:
        return error.headers["X-Robaws-Unauthorized-Reason"] != "temp-blocked"
    return True


async def guess(refusals: CredentialBlocks, one: Credentials, times: int = 3) -> list[bool]:
    """Whether each of so many attempts, which are wrong, is looked at."""
    seen = []
    for _ in range(times):
        seen.append(await lets(refusals, one))
        if seen[-1]:
            await refusals.record_failure(one)
    return seen


def rows(house: House) -> list[tuple[int, int, str, int, int]]:
    sql = "SELECT tenant_id, user_id, address, until, times FROM refused ORDER BY until, address"
    return [tuple(row) for row in house.database.read_sync(lambda reader: reader.rows(sql))]


async def test_one_too_many_blocks_these_credentials_from_there_only(
    house: House, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    refusals = process(house)
    assert await guess(refusals, given(), 5) == [True, True, True, False, False]
    assert rows(house) == [(0, 0, "192.0.2.1", START + 60_000, 1)]
    assert caplog.messages == [
        "wrong credentials from 192.0.2.1 (user -:-) are refused unseen until 2023-11-14T22:14:20.000Z, time 1"
    ]
    for other in (given(secret="other"), given(address="192.0.2.2"), given(tenant="firm-1"), given(user="tw_y")):
        assert await lets(refusals, other)
    time.later(59_999)
    assert not await lets(refusals, given())
    time.later(1)
    assert await lets(refusals, given())


async def test_further_apart_than_the_window_they_do_not_add_up(house: House, time: Time) -> None:
    refusals = process(house)
    for _ in range(20):
        assert await guess(refusals, given(), 1) == [True]
        time.later(5_000)
    assert rows(house) == []


async def test_longer_each_time_over_a_restart_and_anew_after_a_quiet_time(house: House, time: Time) -> None:
    lengths = []
    for _ in range(3):
        await guess(process(house), given())
        lengths.append((rows(house)[0][3] - time.now) // 1000)
        time.now = rows(house)[0][3]
    time.later(3_600_000)
    await guess(process(house), given())
    assert (lengths, rows(house)) == ([60, 300, 300], [(0, 0, "192.0.2.1", time.now + 60_000, 1)])


async def test_another_process_learns_of_it_from_its_first_refusal(house: House, time: Time) -> None:
    first, second = process(house), process(house)
    await guess(first, given())
    assert await guess(second, given(), 3) == [True, False, False]
    assert rows(house) == [(0, 0, "192.0.2.1", START + 60_000, 1)]


async def test_with_redis_all_processes_count_together(house: House, redis_url: str) -> None:
    connections = [SharedRedis.connect(redis_url, timeout=10) for _ in range(2)]
    first, second = (process(house, shared) for shared in connections)
    assert await guess(first, given(), 1) + await guess(second, given(), 2) == [True] * 3
    assert [row[4] for row in rows(house)] == [1]
    assert not await lets(second, given())
    for shared in connections:
        await shared.aclose()


async def test_whose_name_it_is_is_known_and_nothing_else_is_kept(house: House, time: Time) -> None:
    user = house.user()
    pair = house.database.write_sync(lambda w: keys.create_key(w, house.keyring, 1, user))
    refusals = process(house)
    tries = [
        given(pair.key, "wrong", "192.0.2.1"),
        given("Admin@firm-2.example", "wrong", "192.0.2.2"),
        given(pair.secret, pair.key, "192.0.2.3"),
        Credentials("Bearer x", None, "192.0.2.4"),
        Credentials("Basic x", None, "192.0.2.5"),
        Credentials(None, None, "192.0.2.6"),
    ]
    for one in tries:
        await guess(refusals, one)
    assert [row[:3] for row in rows(house)] == [
        (1, user, "192.0.2.1"),
        (2, house.user("admin", 2), "192.0.2.2"),
        *((0, 0, f"192.0.2.{number}") for number in (3, 4, 5, 6)),
    ]
    kept = house.database.read_sync(lambda reader: repr(reader.rows("SELECT * FROM refused")))
    assert not any(text in kept for text in (pair.key, pair.secret, "wrong", "Admin@"))


async def test_what_is_lifted_is_looked_at_within_a_second_in_every_process(house: House, time: Time) -> None:
    user = house.user()
    pair = house.database.write_sync(lambda w: keys.create_key(w, house.keyring, 1, user))
    one, processes = given(pair.key), [process(house), process(house)]
    for refusals in processes:
        await guess(refusals, one)
    (seen,) = house.database.read_sync(lambda reader: store.list_credential_blocks(reader, 1, time.now))
    assert (seen.user_id, seen.address, seen.until, seen.times) == (user, "192.0.2.1", START + 60_000, 1)
    assert house.database.write_sync(lambda w: store.unblock_user(w, 1, user, time.now))
    assert not house.database.write_sync(lambda w: store.unblock_user(w, 1, user, time.now))
    time.later(int(RECHECK_SECONDS * 1000) + 1)
    assert [await lets(refusals, one) for refusals in processes] == [True, True]
    assert RECHECK_SECONDS < 1
