"""Failed log-ins with a password are slowed down, by address and by account, and a stranger locks nobody out.

Each failure adds one to three counters that run down with time: of the address, of the account, and of this address
with this account. An address that guesses many accounts meets the first, many addresses that guess one account the
second. But the second binds only those who failed on this account before from the same address: whoever comes with
the right password at the first try gets in, however many strangers are guessing. A success forgets the caller's own
failures.
"""

from collections import OrderedDict
from ipaddress import IPv6Address, ip_address

from truweel import clock

__all__ = ["Throttle"]

KEPT = 50_000


class _Counters:
    """Counters that lose one every `seconds`; more than `most` is too many."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._found: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def count(self, key: str, now: float) -> float:
        count, at = self._found.get(key, (0.0, now))
        return max(0.0, count - (now - at) / self._seconds)

    def wait(self, key: str, now: float) -> float:
        """Seconds until one more is allowed."""
        return max(0.0, self.count(key, now) + 1 - self._most) * self._seconds

    def add(self, key: str, now: float) -> None:
        self._found[key] = (self.count(key, now) + 1, now)
        self._found.move_to_end(key)
        if len(self._found) > KEPT:
            self._found.popitem(last=False)

    def forget(self, key: str) -> None:
        self._found.pop(key, None)


class Throttle:
    """The counters of one process. An `account` is an e-mail address, whether or not it is anybody's."""

    def __init__(self) -> None:
        self._addresses = _Counters(30, 10)
        self._accounts = _Counters(20, 10)
        self._pairs = _Counters(6, 30)

    def wait(self, remote: str, account: str) -> int:
        """Whole seconds that this address has to wait before it tries this account; 0 for none."""
        now, address = clock.monotonic(), _network(remote)
        pair = f"{address} {account}"
        waits = [self._addresses.wait(address, now), self._pairs.wait(pair, now)]
        if self._pairs.count(pair, now):
            waits.append(self._accounts.wait(account, now))
        return -int(-max(waits) // 1)

    def failed(self, remote: str, account: str) -> None:
        """A password was wrong, or the account unknown."""
        now, address = clock.monotonic(), _network(remote)
        self._addresses.add(address, now)
        self._accounts.add(account, now)
        self._pairs.add(f"{address} {account}", now)

    def succeeded(self, remote: str, account: str) -> None:
        """A password was right."""
        self._pairs.forget(f"{_network(remote)} {account}")


def _network(remote: str) -> str:
    """The address; of IPv6 the /64, all of which one customer has."""
    try:
        address = ip_address(remote)
    except ValueError:
        return remote
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)
