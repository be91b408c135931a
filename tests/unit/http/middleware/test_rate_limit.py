"""RateLimitedAdmission: which calls are admitted, the rate headers, and the blocks after refusals."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.auth.conftest import AuthEnvironment, environment
from truweel import clock
from truweel.auth import keys, store
from truweel.auth.authenticator import Authenticator
from truweel.auth.credential_blocks import CredentialBlocks
from truweel.errors import ApiError
from truweel.http.admission import Headers
from truweel.http.call import Call
from truweel.http.middleware.rate_limit import RateLimitedAdmission
from truweel.limits import AbuseDetector, AbusePolicy, DailyCounters, MemoryLimiter, PollingDetector
from truweel.limits.memory_buckets import MemoryBuckets

__all__ = ["environment"]

pytestmark = pytest.mark.anyio

NOON = 1_774_958_400_000


class Sleeps:
    """Stands for `asyncio` in the admission: nobody waits, the seconds are noted."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.seconds.append(seconds)


class LimitedClient:
    """A user with a key, who calls an admission whose clock stands still."""

    def __init__(
        self, environment: AuthEnvironment, authenticator: Authenticator, *, limits: bool = True, **options: Any
    ) -> None:
        self.user = environment.user()
        self.calls: list[Call] = []
        pair = environment.database.write_sync(lambda w: keys.create_key(w, environment.keyring, 1, self.user))
        self.authorization = "Basic " + base64.b64encode(f"{pair.key}:{pair.secret}".encode()).decode()
        abuse_detector = AbuseDetector(AbusePolicy(max_rate_limited=2))
        limiter = MemoryLimiter(MemoryBuckets(), DailyCounters(), now=lambda: NOON) if limits else None
        credential_blocks = CredentialBlocks(environment.database, environment.registry, abuse_detector)
        self.admission = RateLimitedAdmission(
            authenticator, limiter, abuse_detector, PollingDetector(), credential_blocks, **options
        )

    async def __call__(self, method: str = "GET", **headers: str) -> tuple[int, dict[str, str]]:
        """The status of a request (200: admitted) and the headers of its answer."""
        request_headers = {
            "authorization": self.authorization,
            **{name.replace("_", "-"): text for name, text in headers.items()},
        }
        scope: Any = {
            "type": "http",
            "method": method,
            "path": "/api/v2/clients",
            "query_string": b"",
            "headers": [(name.encode(), text.encode()) for name, text in request_headers.items()],
            "client": ("192.0.2.1", 1),
            "scheme": "http",
            "state": {"correlation_id": "c"},
        }
        answer_headers: Headers = []
        status, error_headers = 200, {}
        call = Call(scope, None, public_url=None, body_limit=1)  # type: ignore[arg-type]
        self.calls.append(call)
        try:
            await self.admission.admit(call, answer_headers)
        except ApiError as error:
            status, error_headers = error.status, error.headers
        return status, {name.decode(): text.decode() for name, text in answer_headers} | error_headers


@pytest.fixture
def authenticator(environment: AuthEnvironment, monkeypatch: pytest.MonkeyPatch) -> Iterator[Authenticator]:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    with environment.process() as authenticator:
        yield authenticator


def rate_headers(remaining: int, daily: int) -> dict[str, str]:
    return {
        "x-ratelimit-remaining": str(remaining),
        "x-ratelimit-replenish-rate": "15",
        "x-ratelimit-burst-capacity": "20",
        "x-ratelimit-daily-limit": "10000",
        "x-ratelimit-daily-remaining": str(daily),
        "x-ratelimit-daily-reset": "43200",
    }


async def test_modes_share_the_bucket_and_a_refused_write_is_told_and_counted(
    environment: AuthEnvironment, authenticator: Authenticator
) -> None:
    client = LimitedClient(environment, authenticator)
    assert await client() == (200, rate_headers(19, 9_999))
    assert await client(database_mode="replica") == (200, rate_headers(18, 9_999))
    assert await client("POST", database_mode="replica") == (400, rate_headers(17, 9_998))
    assert await client("POST") == (200, rate_headers(16, 9_998))
    assert await client(database_mode="slow") == (400, {})
    await authenticator.close()


async def test_an_empty_bucket_is_429_until_that_was_too_often(
    environment: AuthEnvironment, authenticator: Authenticator
) -> None:
    client = LimitedClient(environment, authenticator)
    assert {(await client())[0] for _ in range(20)} == {200}
    refused = (429, rate_headers(0, 9_980) | {"Retry-After": "1"})
    assert [await client() for _ in range(3)] == [refused] * 3
    status, headers = await client()
    assert (status, headers["X-Robaws-Unauthorized-Reason"]) == (401, "temp-blocked")
    blocks = environment.database.read_sync(lambda reader: store.list_blocked_users(reader, 1, NOON))
    assert blocks == [(client.user, NOON + 60_000, 1, "too many answers 429")]
    await authenticator.close()


async def test_a_single_request_waits_for_its_token_and_two_do_not(
    environment: AuthEnvironment, authenticator: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truweel.http.middleware.rate_limit.asyncio", sleeps := Sleeps())
    client = LimitedClient(environment, authenticator, blocking=False, wait_seconds=1)
    for _ in range(35):  # 20 of the bucket, 15 of the second that is waited for at most
        assert (await client())[0] == 200
        client.calls.pop().end()
    assert sleeps.seconds == [
        0.067,
        0.134,
        0.2,
        0.267,
        0.334,
        0.4,
        0.467,
        0.534,
        0.6,
        0.667,
        0.734,
        0.8,
        0.867,
        0.934,
        1,
    ]
    assert (await client())[0] == 429  # no token within the bound
    client.calls.pop().end()

    other = LimitedClient(environment, authenticator, blocking=False, wait_seconds=1)
    assert [(await other())[0] for _ in range(21)] == [200] * 20 + [429]  # none of them has ended
    for call in other.calls:
        call.end()
    assert (await other())[0] == 200
    assert sleeps.seconds[15:] == [0.067]
    await authenticator.close()


async def test_a_user_may_wait_where_others_may_not(
    environment: AuthEnvironment, authenticator: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truweel.http.middleware.rate_limit.asyncio", sleeps := Sleeps())
    client = LimitedClient(environment, authenticator, blocking=False)
    statuses = []
    for own in (None, 1, 0):
        limits = store.UserLimits(rate=10, burst=1, wait=own)
        environment.database.write_sync(lambda w, limits=limits: store.set_user_limits(w, 1, client.user, limits))
        authenticator._cache.clear()
        for _ in range(2):
            statuses.append((await client())[0])
            client.calls.pop().end()
    assert statuses == [200, 429, 200, 200, 429, 429]
    assert sleeps.seconds == [0.1, 0.2]
    await authenticator.close()


async def test_where_blocks_are_off_it_stays_429(environment: AuthEnvironment, authenticator: Authenticator) -> None:
    client = LimitedClient(environment, authenticator, blocking=False)
    assert [(await client())[0] for _ in range(30)] == [200] * 20 + [429] * 10
    await authenticator.close()


async def test_a_burst_of_none_is_one(environment: AuthEnvironment, authenticator: Authenticator) -> None:
    environment.database.write_sync(lambda w: store.set_user_limits(w, 1, environment.user(), store.UserLimits(15, 0)))
    client = LimitedClient(environment, authenticator, blocking=False)
    status, headers = await client()
    assert (status, headers["x-ratelimit-burst-capacity"], headers["x-ratelimit-remaining"]) == (200, "1", "0")
    assert (await client())[0] == 429
    await authenticator.close()


async def test_no_limits_no_headers(environment: AuthEnvironment, authenticator: Authenticator) -> None:
    assert [await LimitedClient(environment, authenticator, limits=False)() for _ in range(2)] == [(200, {})] * 2
    environment.database.write_sync(
        lambda w: store.set_user_flags(w, 1, environment.user(), is_limited=False, is_strict=False)
    )
    assert await LimitedClient(environment, authenticator)() == (200, {})
    environment.database.write_sync(
        lambda w: store.set_user_flags(w, 1, environment.user(), is_limited=True, is_strict=False)
    )
    environment.database.write_sync(lambda w: store.set_user_limits(w, 1, environment.user(), store.UserLimits(0)))
    environment.database.write_sync(lambda w: store.update_tenant_settings(w, 1, {"daily": 0}))
    client = LimitedClient(environment, authenticator)
    free = {name: text for name, text in rate_headers(20, 0).items() if "daily" not in name} | {
        "x-ratelimit-replenish-rate": "0"
    }
    assert [await client() for _ in range(30)] == [(200, free)] * 30
    await authenticator.close()
