"""The limiter of several processes: Redis or Valkey keeps buckets and days; one script, one round trip."""

from truweel.errors import Unavailable
from truweel.limits.bucket import BucketDecision
from truweel.limits.daily import decide_daily
from truweel.limits.limiter import LimitDecision, MemoryLimiter
from truweel.limits.policy import AbusePolicy, BucketPolicy
from truweel.limits.shared_redis import LUA_EXCEEDS, LUA_SERVER_TIME, SharedRedis

__all__ = ["RedisLimiter"]

# The same arithmetic as bucket.take and DailyCounters.take, on whole numbers below 2^53, so exact.
# KEYS: bucket, day; that of the refusals lies on the same node as the bucket. ARGV: rate, burst, daily limit, wait.
# A key expires when it says no more than a missing one.
LUA_TAKE = """
local rate, burst, limit, wait = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local allowed, remaining, retry, delay = 1, burst, 0, 0
if rate > 0 then
  local full, debt, moment = burst * 1000, wait * 1000 * rate, now * rate
  local state = tonumber(redis.call('GET', KEYS[1]) or '0')
  local missing = math.min(math.max(state - moment, 0), full + debt) + 1000
  if missing > full + debt then
    allowed, remaining, retry = 0, 0, math.ceil((missing - full) / (1000 * rate))
    missing = missing - 1000
  elseif missing > full then
    remaining, delay = 0, math.ceil((missing - full) / rate)
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
local over = 0
if allowed == 0 or (limit > 0 and count > limit) then
  over = often(KEYS[1] .. ':refused', most, span)
end
return {allowed, remaining, retry, count, now, over, delay}
"""


class RedisLimiter:
    """Limits that all processes share.

    When Redis is gone, `fallback` limits this process alone; without one, every request is refused with 503
    until it is back.
    """

    def __init__(
        self, shared_redis: SharedRedis, fallback: MemoryLimiter | None, abuse_policy: AbusePolicy | None = None
    ) -> None:
        abuse_policy = abuse_policy or AbusePolicy()
        lua_policy = f"local most, span = {abuse_policy.max_rate_limited}, {abuse_policy.window_seconds * 1000}\n"
        self._shared = shared_redis
        self._prefix = shared_redis.prefix
        self._script = shared_redis.script(LUA_SERVER_TIME + LUA_EXCEEDS + lua_policy + LUA_TAKE)
        self._fallback = fallback

    async def take(self, caller: str, bucket: BucketPolicy, tenant: str | None, mode: str, daily: int) -> LimitDecision:
        """See Limiter. Raises Unavailable when Redis is gone and there is no fallback."""
        # the braces keep the keys of a tenant on one node of a cluster
        node = "-" if tenant is None else tenant
        keys = [f"{self._prefix}:{{{node}}}:bucket:{caller}", f"{self._prefix}:{{{node}}}:day:{mode}"]
        answer = await self._shared.run(self._script, keys, [bucket.rate, bucket.burst, daily, bucket.wait])
        if answer is not None:
            allowed, remaining, retry_after, count, now, is_abuse, delay = answer
            decision = BucketDecision(bool(allowed), remaining, retry_after, delay)
            return LimitDecision(decision, decide_daily(daily, count, now), bool(is_abuse))
        if self._fallback is None:
            raise Unavailable(
                "The store of the rate limits cannot be reached; try again in a few seconds.",
                retry_after=2,
            )
        return self._fallback.take_now(caller, bucket, tenant, mode, daily)
