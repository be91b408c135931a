"""JSON Pointer, RFC 6901."""

import re
from typing import NamedTuple

_INDEX = re.compile(r"0|[1-9][0-9]*", re.ASCII)
_BAD_ESCAPE = re.compile(r"~(?![01])")
_LONGEST_INDEX = 18

AFTER_LAST = "-"
"""The token for the place after the last element of a list (RFC 6901 section 4)."""


class Pointer(NamedTuple):
    """A parsed pointer: its text as it was sent, and its tokens unescaped (none: the whole document)."""

    text: str
    tokens: tuple[str, ...]

    def prefix(self, count: int) -> str:
        """The place that the first `count` tokens lead to, for messages that name where a path breaks off."""
        return repr("/".join(self.text.split("/")[: count + 1])) if count else "the document"


def parse_pointer(text: str) -> Pointer:
    """The pointer that `text` writes (RFC 6901 section 3). Raises ValueError, worded for the caller."""
    if text and not text.startswith("/"):
        raise ValueError(f"a JSON Pointer is empty or starts with '/', as in '/{text[:40]}'")
    if _BAD_ESCAPE.search(text):
        raise ValueError("'~' must be followed by 0 or 1: write '~0' for '~' and '~1' for '/'")
    return Pointer(text, tuple(_unescape(token) for token in text.split("/")[1:]))


def list_index(token: str, length: int) -> int:
    """The index below `length` that `token` writes (RFC 6901 section 4). Raises ValueError, worded."""
    allowed = f"0 to {length - 1}" if length > 1 else "only 0" if length else "none"
    if not _INDEX.fullmatch(token):
        raise ValueError(f"{token[:40]!r} is not an index; allowed, without leading zeros: {allowed}")
    if len(token) > _LONGEST_INDEX or int(token) >= length:
        raise ValueError(f"index {token[:40]} is past the end; allowed: {allowed}")
    return int(token)


def _unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")  # in this order, or '~01' would become '/'
