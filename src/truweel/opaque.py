"""Texts that only this server makes sense of: signatures, cursors, numbers in links. Callers send them back altered.

A text that the server never made is not valid. It is never an error of the server.
"""

import base64
import hmac
from typing import Any

import msgspec

__all__ = ["MAX_DIGITS", "decode_json", "encode_json", "is_same", "parse_integer"]

MAX_DIGITS = 18
"""Digits of an integer: any such number fits into 64 bits."""


def parse_integer(text: str) -> int | None:
    """The integer of 1 to `MAX_DIGITS` ASCII digits; None for any other text."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else None


def is_same(received: str, expected: str) -> bool:
    """Whether two texts are equal, in constant time. Bytes are compared: `received` may hold any character."""
    return hmac.compare_digest(received.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass"))


def encode_json(value: Any) -> str:
    """`value` as JSON in URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(msgspec.json.encode(value)).decode().rstrip("=")


def decode_json(text: str) -> Any:
    """The inverse of `encode_json`. ValueError for a text that isn't base64 of JSON, or is nested too deeply."""
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError):
        raise ValueError("is not base64 of JSON") from None
