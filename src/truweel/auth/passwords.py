"""Passwords: argon2id with 19 MiB (OWASP's first choice), at most two at once, and correct ones cached.

An API client sends its password with each request, and one check takes 20 ms by design. So a correct
password is cached, as a keyed hash of the password together with the stored hash: a changed password has another
stored hash, so its cache entry is never found.
"""

import asyncio
import hashlib
import unicodedata
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from truweel import clock
from truweel.errors import Unavailable
from truweel.storage.threads import DaemonThreads

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["MIN_LENGTH", "PasswordVerifier", "hash_password"]

T = TypeVar("T")

MIN_LENGTH = 10
"""Minimum length of a password in characters."""
MEMORY_KIB, TIME_COST = 19 * 1024, 2
"""Memory in KiB, and number of passes."""
MAX_CONCURRENT = 2
MAX_WAITING = 64
CACHE_SIZE = 10_000


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=1)


DUMMY_HASH = f"$argon2id$v=19$m={MEMORY_KIB},t={TIME_COST},p=1${'A' * 22}${'A' * 43}"
"""A hash that no password has. Unknown users are compared with it, so that they take as long as known ones."""


def hash_password(password: str) -> str:
    """The hash to store. ValueError for a password that is too short."""
    password = normalize(password)
    if len(password) < MIN_LENGTH:
        raise ValueError(f"A password has at least {MIN_LENGTH} characters.")
    return _hasher().hash(password)


def normalize(password: str) -> str:
    """The password with each character in its one form: é is one character or two by how it was typed (RFC 8265
    section 4.2.1)."""
    return unicodedata.normalize("NFC", password)


class PasswordVerifier:
    """Verifies passwords for one process."""

    def __init__(self) -> None:
        self._threads = DaemonThreads(MAX_CONCURRENT, "argon2")
        self._waiting = 0
        self._digest_key = clock.new_secret().encode()
        self._remembered: OrderedDict[bytes, None] = OrderedDict()

    def is_remembered(self, password: str, stored: str) -> bool:
        """Whether this password was correct before; takes a microsecond."""
        return any(self._digest(form, stored) in self._remembered for form in {normalize(password), password})

    async def verify(self, password: str, stored: str | None) -> bool:
        """Whether `stored` is the hash of `password`; None never is, in the same time. Unavailable: too many wait."""
        forms = dict.fromkeys((normalize(password), password))  # as it was typed: hashes from before normalisation
        for form in forms:
            if await self._verify_form(form, stored):
                return True
        return False

    async def _verify_form(self, password: str, stored: str | None) -> bool:
        if stored is not None and self.is_remembered(password, stored):
            return True
        is_right = await self._run(lambda: self._verify(password, stored))
        if is_right and stored is not None:
            self._remembered[self._digest(password, stored)] = None
            if len(self._remembered) > CACHE_SIZE:
                self._remembered.popitem(last=False)
        return is_right

    async def hash(self, password: str) -> str:
        """`hash_password`, in turn with what is verified. ValueError, Unavailable: too many wait."""
        return await self._run(lambda: hash_password(password))

    async def _run(self, work: Callable[[], T]) -> T:
        if self._waiting >= MAX_WAITING:
            raise Unavailable("Too many log-ins at once; try again in a moment.", retry_after=1)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Stop the threads, in a bounded time."""
        self._threads.close_in_time()

    def _verify(self, password: str, stored: str | None) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        if stored is not None and self.is_remembered(password, stored):  # another request asked the same meanwhile
            return True
        try:
            _hasher().verify(stored or DUMMY_HASH, password)
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None

    def _digest(self, password: str, stored: str) -> bytes:
        text = f"{stored}\0{password}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, digest_size=16, key=self._digest_key).digest()
