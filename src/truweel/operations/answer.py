"""What an operation answers, before HTTP gives it its form."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from truweel.query.model import Warning_

__all__ = ["Answer", "Context"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the JSON bytes (empty for none), headers, and what the caller should be told."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    warnings: Sequence[Warning_] = ()
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What of the request an operation needs besides the caller. `base` is the server's address (`https://example.com`)."""

    base: str
    correlation_id: str = ""
    strict: bool = False
    representation: bool = False
    if_match: str | None = None
