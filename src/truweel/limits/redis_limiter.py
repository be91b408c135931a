"""The limiter of several processes: Redis or Valkey keeps buckets and days; one script, one round trip."""

import logging
from collections.abc import Callable

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as ConnectionLost
from redis.exceptions import RedisError

from truweel import clock
from truweel.errors import Unavailable
from truweel.limits.bucket import Decision
from truweel.limits.daily import decide
from truweel.limits.limiter import MemoryLimiter, Verdict
from truweel.limits.policy import BucketPolicy

logger = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
CONNECTIONS, WAIT = 8, 5.0
"""How long a Redis that failed is left alone, so that not every request waits for the next failure."""

SERVER_TIME = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
"""

# The same arithmetic as bucket.take and DailyCounters.take, on whole numbers below 2^53, so exact.
# KEYS: bucket, day. ARGV: rate, burst, daily limit. A key expires when it says no more than a missing one.
TAKE = """
local rate, burst, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local allowed, remaining, retry = 1, burst, 0
if rate > 0 then
  local full, moment = burst * 1000, now * rate
  local state = tonumber(redis.call('GET', KEYS[1]) or '0')
  local missing = math.min(math.max(state - moment, 0), full) + 1000
  if missing > full then
    allowed, remaining, retry = 0, 0, math.ceil((missing - full) / (1000 * rate))
    missing = missing - 1000
  else
    remaining = math.floor((full - missing) / 1000)
  end
  if moment + missing ~= state then
    redis.call('SET', KEYS[1], string.format('%.0f', moment + missing), 'PX', math.ceil(missing / rate))
  end
end
local count = tonumber(redis.call('GET', KEYS[2]) or '0')
if allowed == 1 then
  count = count + 1
  if limit == 0 or count <= limit then
    redis.call('SET', KEYS[2], string.format('%.0f', count), 'PXAT', now - now % 86400000 + 86400000)
  end
end
return {allowed, remaining, retry, count, now}
"""


class RedisLimiter:
    """Limits that all processes share.

    When Redis is gone, `fallback` limits this process alone; without one, every request is refused with 503
    until it is back. Give `client` short time-outs, for every request waits for it (see `connect`).
    """

    def __init__(
        self,
        client: Redis,
        fallback: MemoryLimiter | None,
        *,
        prefix: str = "truweel",
        monotonic: Callable[[], float] = clock.monotonic,
    ) -> None:
        self._client = client
        self._script = client.register_script(SERVER_TIME + TAKE)
        self._fallback = fallback
        self._prefix = prefix
        self._monotonic = monotonic
        self._retry_at = 0.0
        self.down_since: int | None = None
        """When Redis was found gone (milliseconds since the epoch); None while all is well."""

    @classmethod
    def connect(cls, url: str, fallback: MemoryLimiter | None, *, timeout: float = 1.0) -> "RedisLimiter":
        """A limiter on the server at `url`, which is given `timeout` seconds to connect and to answer."""
        # one more try at once, for connections that went stale; the client's own default waits for seconds
        retry = Retry(NoBackoff(), 1, supported_errors=(ConnectionLost,))
        # a burst of requests shares few connections, for opening many at once is what makes Redis seem gone
        pool = BlockingConnectionPool.from_url(
            url,
            max_connections=CONNECTIONS,
            timeout=WAIT,
            socket_timeout=timeout,
            socket_connect_timeout=timeout,
            retry=retry,
        )
        return cls(Redis.from_pool(pool), fallback)

    async def take(self, caller: str, bucket: BucketPolicy, tenant: str, mode: str, daily: int) -> Verdict:
        """See Limiter. Raises Unavailable when Redis is gone and there is no fallback."""
        # the braces keep the keys of a tenant on one node of a cluster
        keys = [f"{self._prefix}:{{{tenant}}}:bucket:{caller}", f"{self._prefix}:{{{tenant}}}:day:{mode}"]
        answer = await self._ask(keys, [bucket.rate, bucket.burst, daily])
        if answer is not None:
            allowed, remaining, retry_after, count, now = answer
            return Verdict(Decision(bool(allowed), remaining, retry_after), decide(daily, count, now))
        if self._fallback is None:
            raise Unavailable("the store of the rate limits cannot be reached; try again in a few seconds")
        return self._fallback.take_now(caller, bucket, tenant, mode, daily)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _ask(self, keys: list[str], args: list[int]) -> list[int] | None:
        """The answer of the script, or None while Redis is gone."""
        if self.down_since is not None and self._monotonic() < self._retry_at:
            return None
        try:
            answer: list[int] = await self._script(keys=keys, args=args)
        except (RedisError, OSError) as error:
            self._failed(error)
            return None
        if self.down_since is not None:
            self.down_since = None
            logger.warning("rate limits: Redis is back")
        return answer

    def _failed(self, error: Exception) -> None:
        self._retry_at = self._monotonic() + RETRY_SECONDS
        if self.down_since is None:
            self.down_since = clock.now()
            mode = "limits hold for each process alone" if self._fallback else "requests are refused"
            logger.error("rate limits: no answer from Redis, %s: %s", mode, error)
