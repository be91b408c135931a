"""Receiving webhooks: is it from the server, and what does it say?"""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterable

import msgspec

from truweel_client.errors import AnswerError, SignatureError
from truweel_client.events import EVENTS, Event, UnknownEvent

__all__ = ["HEADER", "Event", "UnknownEvent", "parse", "verify"]

HEADER = "Robaws-Signature"
TOLERANCE_SECONDS = 300


def verify(
    body: bytes,
    signature: str,
    secret: str | Iterable[str],
    *,
    tolerance: float = TOLERANCE_SECONDS,
    now: float | None = None,
) -> Event:
    """The event in `body`, the received bytes as they are.

    signature   the header `Robaws-Signature`
    secret      the secret of the endpoint, or several
    tolerance   seconds by which the clocks may differ, and a delivery may be late

    `id` of the event is the same in each attempt: handle each once. Raises SignatureError, AnswerError.
    """
    secrets = [secret] if isinstance(secret, str) else list(secret)
    parts = [part.strip().partition("=") for part in signature.split(",")]
    times = [value for name, _, value in parts if name == "t"]
    signatures = [value for name, _, value in parts if name == "v1"]
    if len(times) != 1 or not (times[0].isascii() and times[0].isdigit()) or not signatures:
        raise SignatureError(f"{HEADER} is not t=<seconds>,v1=<signature>")
    if abs((time.time() if now is None else now) - int(times[0])) > tolerance:
        raise SignatureError("the signature is too old, or the clock of this machine is wrong")
    # Two v1 while a secret is being rotated: one that fits is enough. All are compared, in constant time.
    expected = [hmac.digest(one.encode(), times[0].encode() + b"." + body, "sha256").hex() for one in secrets]
    matches = [hmac.compare_digest(ours.encode(), theirs.encode()) for ours in expected for theirs in signatures]
    if not any(matches):
        raise SignatureError("the signature does not fit the body: another secret, or a changed body")
    return parse(body)


class _Named(msgspec.Struct):
    event: str


def parse(body: bytes) -> Event:
    """The event, unverified: of a listener, or of a log. Raises AnswerError."""
    try:
        name = msgspec.json.decode(body, type=_Named).event
        event: Event = msgspec.json.decode(body, type=EVENTS.get(name, UnknownEvent))
    except (UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise AnswerError(f"the body is no event: {error}") from error
    return event
