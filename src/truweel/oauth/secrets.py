"""What an app is given: random texts of which a part finds the row and the rest proves who holds it.

Only the first part is stored as it is; of the rest the server keeps a keyed hash, so a stolen database opens nothing.
"""

from typing import NamedTuple

from truweel import clock
from truweel.auth.keyring import Keyring

__all__ = ["ACCESS", "CLIENT", "CODE", "REFRESH", "Secret", "new_secret", "split_secret"]

ACCESS, REFRESH, CODE, CLIENT = "twa_", "twr_", "twc_", "tws_"
"""How each kind begins, so that scanners for leaked secrets know it; also the purpose of its hash."""
HANDLE_LENGTH = 16


class Secret(NamedTuple):
    """`text` is what the app gets, once; `handle` and `hash` are what is stored."""

    text: str
    handle: str
    hash: str


def new_secret(keyring: Keyring, kind: str) -> Secret:
    """A new secret with 96 random bits to find it by and 256 to prove it."""
    handle, proof = clock.new_secret(12), clock.new_secret(32)
    return Secret(f"{kind}{handle}{proof}", handle, keyring.hash(proof, kind))


def split_secret(text: str, kind: str) -> tuple[str, str]:
    """Handle and proof of a secret, both empty for what can't be one."""
    if not text.startswith(kind) or not text.isascii() or len(text) > 200:
        return "", ""
    body = text.removeprefix(kind)
    return body[:HANDLE_LENGTH], body[HANDLE_LENGTH:]
