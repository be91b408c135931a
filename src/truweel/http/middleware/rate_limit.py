"""The admission of a server: authentication, rate limits, daily limits, and blocks.

`RateLimits` is the one gate of all doors: the API, the pages and OAuth take from the same buckets and days.
"""

import asyncio
import logging
from collections import Counter
from functools import lru_cache, partial

from truweel import clock
from truweel.auth.authenticator import Authenticator
from truweel.auth.caller import Caller
from truweel.auth.claims import Claim, Claims
from truweel.auth.credential_blocks import CredentialBlocks, Credentials
from truweel.auth.refusal_log import Refusals
from truweel.auth.throttle import network_of
from truweel.errors import BadRequest, TooManyRequests, Unauthorized
from truweel.http.admission import Headers, client_address
from truweel.http.call import Call
from truweel.limits.abuse import AbuseDetector
from truweel.limits.daily import decide_daily
from truweel.limits.limiter import LimitDecision, Limiter, MemoryLimiter
from truweel.limits.policy import BucketPolicy
from truweel.limits.polling import PollingDetector
from truweel.limits.stored_bytes import StoredBytes

__all__ = ["PICTURES", "STRANGER", "RateLimitedAdmission", "RateLimits", "route_of"]

log = logging.getLogger("truweel.limits")

READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
STORING_METHODS = frozenset({"POST", "PUT", "PATCH"})
MEGABYTE = 1024 * 1024
STRANGER = BucketPolicy()
"""Requests of an address that come with no valid credentials."""
PICTURES = BucketPolicy(rate=50, burst=200)
"""Pictures of an address: one page shows many."""


class RateLimits:
    """Takes a token for each request, whichever door it comes through. A `limiter` of None limits nobody."""

    def __init__(
        self,
        authenticator: Authenticator,
        limiter: Limiter | None,
        abuse_detector: AbuseDetector,
        *,
        blocking: bool,
        wait_seconds: int = 0,
        stored_bytes: StoredBytes | None = None,
        refusals: Refusals | None = None,
    ) -> None:
        """`blocking` says whether too many answers 429 block a caller; `wait_seconds` is how long a request may wait
        for its token, of callers that have no other bound."""
        self._refusals = refusals
        self._stored_bytes = stored_bytes or StoredBytes()
        self._wait_seconds = wait_seconds
        self._in_flight: Counter[str] = Counter()
        self._authenticator = authenticator
        self._limiter = limiter
        self._abuse_detector = abuse_detector
        self._blocking = blocking

    def applies_to(self, caller: Caller) -> bool:
        """Whether `caller` is limited at all."""
        return self._limiter is not None and caller.is_limited

    def begin(self, call: Call, caller: Caller) -> int:
        """Count `call` as in flight until it ends, where its caller may wait for tokens. Returns for how many seconds
        it may: not at all while the caller has another one in flight in this process."""
        seconds = self._wait_seconds if caller.wait is None else caller.wait
        if not seconds:
            return 0
        identity = caller.identity
        self._in_flight[identity] += 1
        call.on_end = partial(self._end, identity)
        return seconds if self._in_flight[identity] == 1 else 0

    def _end(self, identity: str) -> None:
        self._in_flight[identity] -= 1
        if not self._in_flight[identity]:
            del self._in_flight[identity]

    async def take(
        self,
        caller: Caller,
        *,
        mode: str = "live",
        headers: Headers | None = None,
        wait_seconds: int = 0,
        call: Call | None = None,
    ) -> None:
        """Take a token of the caller's bucket, and count one request in its tenant's day of `mode`. Adds to `headers`
        how both stand. A token that comes within `wait_seconds` is waited for. Raises TooManyRequests."""
        if self._limiter is None or not caller.is_limited:
            return
        policy = _policy(caller.rate, caller.burst, wait_seconds)
        scope = str(caller.tenant_id)
        if isinstance(self._limiter, MemoryLimiter):
            verdict = self._limiter.take_now(caller.identity, policy, scope, mode, caller.daily_limit)
        else:
            verdict = await self._limiter.take(caller.identity, policy, scope, mode, caller.daily_limit)
        if headers is not None:
            headers += _headers(caller, verdict)
        if not verdict.allowed:
            await self._raise_too_many(caller, verdict, call)
        if verdict.bucket.delay:
            await asyncio.sleep(verdict.bucket.delay / 1000)

    def check_stored(self, caller: Caller) -> None:
        """Raises TooManyRequests where the caller's tenant has stored what it may store today."""
        now, limit = clock.now(), caller.daily_megabytes
        if not limit or not self.applies_to(caller):
            return
        if self._stored_bytes.total(caller.tenant_id, now) >= limit * MEGABYTE:
            if self._stored_bytes.is_first_refusal(caller.tenant_id):
                log.warning("tenant %s has stored its %s MB of today: its writes are refused", caller.tenant_id, limit)
            raise TooManyRequests(
                f"The {limit} MB that the tenant may store a day (daily-mb) are used up; reading goes on.",
                retry_after=decide_daily(0, 0, now).reset_seconds,
                daily_limit=limit,
            )

    def add_stored(self, caller: Caller, size: int) -> None:
        """Count bytes that a request of `caller` stored."""
        self._stored_bytes.add(caller.tenant_id, size, clock.now())

    async def take_of_address(self, address: str, policy: BucketPolicy = STRANGER) -> None:
        """Take a token for somebody who isn't known, by the address. Raises TooManyRequests."""
        if self._limiter is None:
            return
        kind = "pictures" if policy is PICTURES else "stranger"
        verdict = await self._limiter.take(f"{kind} {network_of(address)}", policy, None, "live", 0)
        if not verdict.allowed:
            raise TooManyRequests(
                f"More than {policy.rate} requests a second from this address; wait and send fewer.",
                retry_after=verdict.retry_after,
            )

    async def _raise_too_many(self, caller: Caller, verdict: LimitDecision, call: Call | None) -> None:
        if self._blocking:
            is_over = (
                self._abuse_detector.record_rate_limited(caller.identity, clock.now())
                if verdict.is_abuse is None
                else verdict.is_abuse
            )
            if is_over:
                reason = "too many answers 429"
                until = await self._authenticator.block_caller(caller, reason)
                if self._refusals is not None and until is not None:
                    claim = Claim.of(caller, call.header(b"authorization") if call else None)
                    address, route = (client_address(call), route_of(call)) if call else ("", "")
                    note = f"until {clock.format_instant(until)}: {reason}"
                    self._refusals.record_block(429, claim, address, route, note)
        if verdict.bucket.allowed:
            raise TooManyRequests(
                f"The tenant's {caller.daily_limit} requests of today are used up.",
                retry_after=verdict.retry_after,
                daily_limit=caller.daily_limit,
            )
        raise TooManyRequests(
            f"More than {caller.rate} requests a second (bursts of {caller.burst}); wait and send fewer.",
            retry_after=verdict.retry_after,
        )


class RateLimitedAdmission:
    """Admits a call after authenticating it and taking a token from its caller's bucket and its tenant's daily quota.

    The limiter, or else `abuse_detector`, counts the 429s of a caller; `credential_blocks` counts the 401s of
    credentials. Past a threshold they are blocked: 401 `temp-blocked`. `polling_detector` detects lists that are
    requested again and again.
    """

    def __init__(
        self,
        authenticator: Authenticator,
        limiter: Limiter | None,
        abuse_detector: AbuseDetector,
        polling_detector: PollingDetector,
        credential_blocks: CredentialBlocks,
        *,
        blocking: bool = True,
        wait_seconds: int = 0,
        stored_bytes: StoredBytes | None = None,
        claims: Claims | None = None,
        refusals: Refusals | None = None,
    ) -> None:
        """See `RateLimits`. `stored_bytes` counts for the whole process. `claims` find out whom wrong credentials name;
        `refusals` count what is refused."""
        self.limits = RateLimits(
            authenticator,
            limiter,
            abuse_detector,
            blocking=blocking,
            wait_seconds=wait_seconds,
            stored_bytes=stored_bytes,
            refusals=refusals,
        )
        self._claims = claims
        self._refusals = refusals
        self._authenticator = authenticator
        self._polling_detector = polling_detector
        self._credential_blocks = credential_blocks

    async def admit(self, call: Call, headers: Headers) -> Caller:
        """The caller of an admitted call. Raises Unauthorized, TooManyRequests; BadRequest for a write in replica mode
        or an unknown mode."""
        authorization, tenant = call.header(b"authorization"), call.header(b"x-tenant")
        caller = self._authenticator.cached_caller(authorization, tenant) if authorization else None
        if caller is None:
            caller = await self._authenticate(call, authorization, tenant)
        mode = "replica" if call.uses_replica else "live"
        if self.limits.applies_to(caller):
            seconds = self.limits.begin(call, caller)
            try:
                await self.limits.take(caller, mode=mode, headers=headers, wait_seconds=seconds, call=call)
            except TooManyRequests:
                call.claim = Claim.of(caller, authorization)
                raise
            if call.method == "GET" and len(call.segments) == 1 and call.path.startswith("/api/"):
                await self._watch_polling(call, caller)
        if call.method in STORING_METHODS:
            self.limits.check_stored(caller)
        if mode == "replica" and call.method not in READ_METHODS:
            raise BadRequest("Database-Mode: replica is for GET, HEAD and OPTIONS; send writes without it.")
        return caller

    async def _authenticate(self, call: Call, authorization: str | None, tenant: str | None) -> Caller:
        credentials = Credentials(authorization, tenant, client_address(call))
        try:
            await self._credential_blocks.check(credentials)
            return await self._authenticator.authenticate(*credentials)
        except Unauthorized as error:
            if self._claims is not None:
                call.claim = await self._claims.find(credentials)
            if error.headers.get("X-Robaws-Unauthorized-Reason") != "temp-blocked":
                until = await self._credential_blocks.record_failure(credentials)
                if until is not None and self._refusals is not None:
                    note = f"until {clock.format_instant(until)}: these credentials, after too many answers 401"
                    self._refusals.record_block(401, call.claim, credentials.address, route_of(call), note)
            raise

    async def _watch_polling(self, call: Call, caller: Caller) -> None:
        """Count a request for a list. With `updatedFrom` it asks only for changes: that is no polling. A list that is
        not declared doesn't count: its name would stand in the vendor's log."""
        query = call.scope["query_string"]
        if b"updatedFrom=" not in query and not call.scope["state"].get("route", "").endswith("…"):
            text = query.decode("latin-1")[:500]
            if (
                self._polling_detector.record(caller.identity, call.segments[0], text, clock.now())
                and caller.app_id is not None
            ):
                await self._authenticator.report_polling(caller, call.segments[0])


def route_of(call: Call) -> str:
    """The template of the call's path."""
    return f"{call.method} {call.scope['state'].get('route', '')}"


@lru_cache(1000)
def _policy(rate: int, burst: int, wait: int) -> BucketPolicy:
    return BucketPolicy(rate, burst, wait)


def _headers(caller: Caller, verdict: LimitDecision) -> Headers:
    """The rate headers of the reference (§3); daily headers only where there is a daily limit."""
    headers = [
        *_static_headers(caller.rate, caller.burst, caller.daily_limit),
        (b"x-ratelimit-remaining", b"%d" % verdict.bucket.remaining),
    ]
    if caller.daily_limit:
        daily = verdict.daily
        headers += [
            (b"x-ratelimit-daily-remaining", b"%d" % daily.remaining),
            (b"x-ratelimit-daily-reset", b"%d" % daily.reset_seconds),
        ]
    return headers


@lru_cache(1000)
def _static_headers(rate: int, burst: int, daily: int) -> Headers:
    """The headers that are the same for every request of a caller."""
    headers = [(b"x-ratelimit-replenish-rate", b"%d" % rate), (b"x-ratelimit-burst-capacity", b"%d" % burst)]
    return [*headers, (b"x-ratelimit-daily-limit", b"%d" % daily)] if daily else headers
