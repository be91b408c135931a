"""Failed log-ins with a password are slowed down, by address and by account, without locking the owner out.

Each failure adds one to three counters that run down with time: of the address, of the account, and of this address
with this account. An address that guesses many accounts meets the first, many addresses that guess one account the
second. But the second binds only those who failed on this account before from the same address: whoever comes with
the right password at the first try gets in, however many strangers are guessing. A success forgets the caller's own
failures.

What is being checked counts as if it were wrong: more attempts at once than are allowed wait for each other, so that
many at once gain nothing. An account is kept as a hash: the counters take as much memory whatever texts are sent.
"""

import asyncio
import hashlib
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv6Address, ip_address

from truweel import clock
from truweel.errors import TooManyRequests, Unavailable
from truweel.limits.shared_redis import SharedRedis

__all__ = ["LoginThrottle", "network_of"]

MAX_COUNTERS = 50_000
MAX_WAITING = 64
"""Attempts that wait for others to be checked; further ones are refused at once."""


class _DecayingCounters:
    """Counters that lose one every `seconds`; more than `limit` is too many. Stored is when each will be empty."""

    def __init__(self, limit: int, seconds: float) -> None:
        self.seconds = seconds
        self._limit = limit
        self._empty_at: OrderedDict[str, float] = OrderedDict()
        self._in_progress: Counter[str] = Counter()

    def count(self, key: str, now: float) -> float:
        return max(0.0, self._empty_at.get(key, now) - now) / self.seconds

    def has_room(self, key: str, now: float) -> bool:
        """Whether one more is allowed even if all that are being checked are wrong."""
        return self.count(key, now) + self._in_progress[key] + 1 <= self._limit

    def begin(self, key: str) -> None:
        self._in_progress[key] += 1

    def end(self, key: str) -> None:
        self._in_progress[key] -= 1
        if not self._in_progress[key]:
            del self._in_progress[key]

    def seconds_to_wait(self, key: str, now: float) -> float:
        """Seconds until one more is allowed."""
        return max(0.0, self.count(key, now) + 1 - self._limit) * self.seconds

    def add(self, key: str, now: float) -> None:
        self.set_empty_at(key, max(self._empty_at.get(key, now), now) + self.seconds)

    def set_empty_at(self, key: str, empty_at: float) -> None:
        self._empty_at[key] = empty_at
        self._empty_at.move_to_end(key)
        if len(self._empty_at) > MAX_COUNTERS:
            self._empty_at.popitem(last=False)

    def clear(self, key: str) -> None:
        self._empty_at.pop(key, None)


class LoginThrottle:
    """The counters of one process. An `account` is an e-mail address, whether or not it is anybody's.

    With `shared`, the counters are those of all processes: each learns how they stand when a password is wrong, and
    not before, so that a correct one never waits for Redis. Guesses sent to several processes gain one attempt each.
    """

    def __init__(self, shared_redis: SharedRedis | None = None) -> None:
        self._addresses = _DecayingCounters(30, 10)
        self._accounts = _DecayingCounters(20, 10)
        self._pairs = _DecayingCounters(6, 30)
        self._shared = shared_redis
        self._waiting: list[asyncio.Future[None]] = []

    @asynccontextmanager
    async def attempt(self, remote: str, account: str) -> AsyncIterator[None]:
        """Lasts while a password is checked and its result recorded. Waits while too many of the same are checked.

        Raises TooManyRequests after too many wrong ones, Unavailable when too many wait.
        """
        address = network_of(remote)
        keys = ((self._addresses, address), (self._pairs, f"{address} {_digest(account)}"))
        while True:
            if seconds := self.seconds_to_wait(remote, account):
                raise TooManyRequests(f"Too many wrong passwords; try again in {seconds} seconds.", retry_after=seconds)
            now = clock.monotonic()
            if all(counters.has_room(key, now) for counters, key in keys):
                break
            await self._wait()
        for counters, key in keys:
            counters.begin(key)
        try:
            yield
        finally:
            for counters, key in keys:
                counters.end(key)
            for waiting in self._waiting:
                if not waiting.done():
                    waiting.set_result(None)
            self._waiting.clear()

    async def _wait(self) -> None:
        """Until another attempt is finished."""
        if len(self._waiting) >= MAX_WAITING:
            raise Unavailable("Too many log-ins at once; try again in a moment.", retry_after=1)
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        await waiting

    def seconds_to_wait(self, remote: str, account: str) -> int:
        """Whole seconds that this address has to wait before it tries this account; 0 for none."""
        now, address, account = clock.monotonic(), network_of(remote), _digest(account)
        pair = f"{address} {account}"
        waits = [self._addresses.seconds_to_wait(address, now), self._pairs.seconds_to_wait(pair, now)]
        if self._pairs.count(pair, now):
            waits.append(self._accounts.seconds_to_wait(account, now))
        return -int(-max(waits) // 1)

    async def record_failure(self, remote: str, account: str) -> None:
        """A password was wrong, or the account unknown."""
        address, account = network_of(remote), _digest(account)
        increments = (
            (self._addresses, "address", address),
            (self._accounts, "account", account),
            (self._pairs, "pair", f"{address} {account}"),
        )
        milliseconds_left: list[int] | None = None
        if self._shared is not None:
            milliseconds_left = await self._shared.add_to_counters(
                [(f"{kind} {key}", int(counters.seconds * 1000)) for counters, kind, key in increments]
            )
        now = clock.monotonic()
        for index, (counters, _, key) in enumerate(increments):
            if milliseconds_left is None:
                counters.add(key, now)
            else:
                counters.set_empty_at(key, now + milliseconds_left[index] / 1000)

    async def record_success(self, remote: str, account: str) -> None:
        """A password was right."""
        pair = f"{network_of(remote)} {_digest(account)}"
        if self._shared is not None and self._pairs.count(pair, clock.monotonic()):
            await self._shared.clear_counter(f"pair {pair}")
        self._pairs.clear(pair)


def _digest(account: str) -> str:
    return hashlib.blake2b(account.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def network_of(remote: str) -> str:
    """The address; of IPv6 the /64, all of which one customer has."""
    try:
        address = ip_address(remote)
    except ValueError:
        return remote
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)
