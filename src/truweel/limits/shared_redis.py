"""What several processes share: a Redis or Valkey, asked by scripts, one round trip each.

The client is imported where a server has a Redis: the others are spared its 8 MB.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from truweel import clock
from truweel.limits.policy import AbusePolicy

if TYPE_CHECKING:
    from redis.asyncio import Redis
    from redis.commands.core import AsyncScript

__all__ = ["LUA_EXCEEDS", "LUA_SERVER_TIME", "SharedRedis"]

logger = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
"""Pause after a failure before Redis is asked again, so that not every request waits for the next failure."""
MAX_CONNECTIONS, POOL_TIMEOUT = 8, 5.0

LUA_SERVER_TIME = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
"""

# The same as SlidingWindow: 1 when something happened more than `most` times within `span` milliseconds. Counting then
# starts anew.
LUA_EXCEEDS = """
local function often(key, most, span)
  local latest = redis.call('LINDEX', key, 0)
  if latest and now < tonumber(latest) then redis.call('DEL', key) end
  redis.call('LPUSH', key, string.format('%.0f', now))
  redis.call('LTRIM', key, 0, most)
  redis.call('PEXPIRE', key, span)
  local oldest = redis.call('LINDEX', key, most)
  if not oldest or now - tonumber(oldest) >= span then return 0 end
  redis.call('DEL', key)
  return 1
end
"""
LUA_COUNT = "return {often(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]))}"

# A counter that loses one every so many milliseconds is nothing but the time until it is empty.
# KEYS: counters. ARGV: how long one more lasts in each. Answer: how long until each is empty.
LUA_ADD = """
local left = {}
for at, key in ipairs(KEYS) do
  left[at] = math.max(redis.call('PTTL', key), 0) + tonumber(ARGV[at])
  redis.call('SET', key, '', 'PX', left[at])
end
return left
"""
LUA_CLEAR = "redis.call('DEL', KEYS[1]) return {}"


class SharedRedis:
    """The connection of one process. None as an answer means: use only what this process knows.

    Give `client` short time-outs, for requests wait for it (see `connect`).
    """

    def __init__(
        self,
        client: "Redis",
        *,
        fallback_note: str = "",
        prefix: str = "truweel",
        monotonic: Callable[[], float] = clock.monotonic,
    ) -> None:
        """`fallback_note` says in the log what happens while Redis is unreachable."""
        self._client = client
        self.prefix = prefix
        self._fallback_note = fallback_note
        self._monotonic = monotonic
        self._retry_at = 0.0
        self._unauthorized_script = client.register_script(LUA_SERVER_TIME + LUA_EXCEEDS + LUA_COUNT)
        self._add_script = client.register_script(LUA_ADD)
        self._clear_script = client.register_script(LUA_CLEAR)
        self._ping = client.register_script("return {}")
        self.down_since: int | None = None
        """When Redis was found gone (milliseconds since the epoch); None while all is well."""

    @classmethod
    def connect(cls, url: str, *, timeout: float = 1.0, fallback_note: str = "") -> "SharedRedis":
        """The server at `url`, which is given `timeout` seconds to connect and to answer."""
        from redis.asyncio import BlockingConnectionPool, Redis
        from redis.asyncio.retry import Retry
        from redis.backoff import NoBackoff
        from redis.exceptions import ConnectionError as ConnectionLost

        # one more try at once, for connections that went stale; the client's own default waits for seconds
        retry = Retry(NoBackoff(), 1, supported_errors=(ConnectionLost,))
        # a burst of requests shares few connections, for opening many at once is what makes Redis seem gone
        pool = BlockingConnectionPool.from_url(
            url,
            max_connections=MAX_CONNECTIONS,
            timeout=POOL_TIMEOUT,
            socket_timeout=timeout,
            socket_connect_timeout=timeout,
            retry=retry,
        )
        return cls(Redis.from_pool(pool), fallback_note=fallback_note)

    def script(self, text: str) -> "AsyncScript":
        """A script to `run` with."""
        return self._client.register_script(text)

    async def run(self, script: "AsyncScript", keys: Sequence[str], args: Sequence[int]) -> list[int] | None:
        """The answer of the script, or None while Redis is unreachable."""
        if self.down_since is not None and self._monotonic() < self._retry_at:
            return None
        try:
            answer: list[int] = await script(keys=keys, args=args)
        except _connection_errors() as error:
            self._record_failure(error)
            return None
        if self.down_since is not None:
            self.down_since = None
            logger.warning("rate limits: Redis is back")
        return answer

    async def is_reachable(self) -> bool:
        """Whether Redis answers now. Asked anew, for a server that is sent nothing wouldn't notice that it is back."""
        return await self.run(self._ping, (), ()) is not None

    async def record_unauthorized(self, credentials: str, policy: AbusePolicy) -> bool | None:
        """Count one answer 401 to these credentials in all processes; whether there were too many. None: no Redis."""
        keys = [f"{self.prefix}:refused:{_hashed_name(credentials)}"]
        answer = await self.run(
            self._unauthorized_script, keys, [policy.max_unauthorized, policy.window_seconds * 1000]
        )
        return None if answer is None else bool(answer[0])

    async def add_to_counters(self, counters: Sequence[tuple[str, int]]) -> list[int] | None:
        """Add one to each counter (name, milliseconds that it lasts). Returns the milliseconds until each is empty."""
        keys = [self._counter_key(name) for name, _ in counters]
        return await self.run(self._add_script, keys, [lifetime for _, lifetime in counters])

    async def clear_counter(self, counter: str) -> None:
        """Reset a counter."""
        await self.run(self._clear_script, [self._counter_key(counter)], ())

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    def _counter_key(self, name: str) -> str:
        return f"{self.prefix}:{{failed}}:{_hashed_name(name)}"  # braces: on one node of a cluster

    def _record_failure(self, error: Exception) -> None:
        self._retry_at = self._monotonic() + RETRY_SECONDS
        if self.down_since is None:
            self.down_since = clock.now()
            logger.error("rate limits: no answer from Redis, %s: %s", self._fallback_note, error)


def _connection_errors() -> tuple[type[Exception], ...]:
    """What the client raises when it gets no answer."""
    from redis.exceptions import RedisError

    return RedisError, OSError


def _hashed_name(name: str) -> str:
    """A name of bounded length that doesn't say whose it is."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
