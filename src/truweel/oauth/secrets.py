"""Secrets of apps: random texts made of a handle, which finds the row, and a proof.

Only the handle is stored in plain text. Of the proof there is a keyed hash, so a stolen database opens nothing.
"""

from typing import NamedTuple

from truweel import clock
from truweel.auth.keyring import Keyring

__all__ = ["ACCESS", "CLIENT", "CODE", "REFRESH", "Secret", "new_secret", "split_secret"]

ACCESS, REFRESH, CODE, CLIENT = "twa_", "twr_", "twc_", "tws_"
"""The prefix of each kind, for scanners of leaked secrets. Also the purpose of its keyed hash."""
HANDLE_LENGTH = 16


class Secret(NamedTuple):
    """`text` is shown to the app once; `handle` and `hash` are stored."""

    text: str
    handle: str
    hash: str


def new_secret(keyring: Keyring, kind: str) -> Secret:
    """A new secret: a handle of 96 random bits, a proof of 256."""
    handle, proof = clock.new_secret(12), clock.new_secret(32)
    return Secret(f"{kind}{handle}{proof}", handle, keyring.hash(proof, kind))


def split_secret(text: str, kind: str) -> tuple[str, str]:
    """Handle and proof of a secret; both empty if the text is malformed."""
    if not text.startswith(kind) or not text.isascii() or len(text) > 200:
        return "", ""
    body = text.removeprefix(kind)
    return body[:HANDLE_LENGTH], body[HANDLE_LENGTH:]
