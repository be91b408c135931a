"""The `Robaws-Signature` header of a delivery: `t=<epoch seconds>,v1=<hex>` (`wire.md` section 4.1)."""

import hmac
from collections.abc import Iterable, Sequence

HEADER = "Robaws-Signature"
TOLERANCE = 300
"""Seconds by which a signature may be older or newer than the receiver's clock."""


def sign(secrets: Sequence[str], body: bytes, timestamp: int) -> str:
    """The header's value for the exact bytes of `body`, sent at `timestamp` (epoch seconds).

    One `v1` for each secret, so that receivers can follow a rotation at their own pace. `t` comes first, and there
    are no spaces, because some receivers parse nothing else (`wire-clients.md` B).
    """
    return ",".join([f"t={timestamp}", *(f"v1={_digest(secret, str(timestamp), body)}" for secret in secrets)])


def verify(header: str, body: bytes, secrets: Iterable[str], now: int, tolerance: int = TOLERANCE) -> bool:
    """Whether one of `secrets` signed `body`, no more than `tolerance` seconds before or after `now`.

    `now` is in epoch seconds. Compares in constant time. Unknown parts of the header are ignored.
    """
    parts = [part.partition("=") for part in header.split(",")]
    timestamps = [value for name, _, value in parts if name == "t"]
    signatures = [value.encode() for name, _, value in parts if name == "v1"]
    if len(timestamps) != 1 or not _is_seconds(timestamps[0]) or abs(now - int(timestamps[0])) > tolerance:
        return False
    expected = [_digest(secret, timestamps[0], body).encode() for secret in secrets]
    matches = [hmac.compare_digest(ours, theirs) for ours in expected for theirs in signatures]
    return any(matches)


def _digest(secret: str, timestamp: str, body: bytes) -> str:
    return hmac.digest(secret.encode(), b"%s.%s" % (timestamp.encode(), body), "sha256").hex()


def _is_seconds(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12
