"""argon2id: its cost, how many at once, and what is remembered of it."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from truweel.auth import passwords
from truweel.auth.passwords import DUMMY_HASH, PasswordVerifier, hash_password
from truweel.errors import Unavailable

pytestmark = pytest.mark.anyio

RIGHT = "correct horse battery"
STORED = hash_password(RIGHT)


@pytest.fixture
def checks() -> Iterator[PasswordVerifier]:
    verifier = PasswordVerifier()
    yield verifier
    verifier.close()


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes that argon2 was asked about."""
    hashes: list[str] = []
    verify = PasswordHasher.verify

    def noting(self: PasswordHasher, hash: str, password: str) -> bool:
        hashes.append(hash)
        return verify(self, hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", noting)
    return hashes


@pytest.mark.parametrize("hash", [STORED, DUMMY_HASH], ids=["somebody", "nobody"])
def test_what_a_check_costs(hash: str) -> None:
    hashes = extract_parameters(hash)
    assert (hashes.type, hashes.memory_cost, hashes.time_cost, hashes.parallelism) == (Type.ID, 19 * 1024, 2, 1)


def test_a_short_password_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 10 characters"):
        hash_password("too short")


async def test_only_what_was_right_is_remembered_and_for_this_hash_only(
    checks: PasswordVerifier, checked: list[str]
) -> None:
    assert [await checks.verify(RIGHT, STORED) for _ in range(3)] == [True] * 3
    assert checked == [STORED]
    assert [await checks.verify("wrong horse battery", STORED) for _ in range(2)] == [False] * 2
    assert [await checks.verify(RIGHT, None) for _ in range(2)] == [False] * 2
    assert checked == [STORED] * 3 + [DUMMY_HASH] * 2
    changed = hash_password("another horse battery")
    assert not await checks.verify(RIGHT, changed)
    assert checked[-1] == changed


async def test_the_memory_is_bounded(
    checks: PasswordVerifier, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "CACHE_SIZE", 1)
    other = hash_password(RIGHT)
    for stored in (STORED, other, other, STORED):
        assert await checks.verify(RIGHT, stored)
    assert checked == [STORED, other, STORED]


async def test_two_at_once_and_a_bounded_queue(checks: PasswordVerifier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "MAX_WAITING", 6)
    both, running, most = threading.Barrier(2), 0, 0
    lock = threading.Lock()

    def verify(self: PasswordHasher, hash: str, password: str) -> bool:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        both.wait(30)  # one alone would stand here
        with lock:
            running -= 1
        return True

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    tries = [asyncio.ensure_future(checks.verify(f"password {number}", STORED)) for number in range(6)]
    await asyncio.sleep(0)
    with pytest.raises(Unavailable) as error:
        await checks.verify("one more", STORED)
    assert error.value.headers == {"Retry-After": "1"}
    assert await asyncio.gather(*tries) == [True] * 6
    assert most == 2


@pytest.mark.parametrize(
    ("set_as", "typed_as"), [("S\u00e9same ouvre", "Se\u0301same ouvre"), ("Se\u0301same ouvre", "S\u00e9same ouvre")]
)
async def test_an_accent_may_be_typed_in_either_way(checks: PasswordVerifier, set_as: str, typed_as: str) -> None:
    """RFC 8265 section 4.2.1: NFC."""
    stored = hash_password(set_as)
    for text in (set_as, typed_as):
        assert await checks.verify(text, stored)
        assert checks.is_remembered(text, stored)
    assert not await checks.verify("Sesame ouvre", stored)


async def test_a_hash_from_before_normalisation_holds(checks: PasswordVerifier) -> None:
    decomposed = "Se\u0301same ouvre"
    stored = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(decomposed)
    assert await checks.verify(decomposed, stored)
    assert not await checks.verify("S\u00e9same ouvre", stored)


def test_the_length_of_a_password_counts_what_is_seen() -> None:
    with pytest.raises(ValueError, match="at least 10"):
        hash_password("e\u0301" * 9)
