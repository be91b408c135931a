"""What an operation answers, before HTTP gives it its form."""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from truweel.auth.caller import Caller
from truweel.query.model import Notice
from truweel.storage.byte_budget import MAX_ANSWER_BYTES, AnswerLease, ByteBudget

if TYPE_CHECKING:
    from truweel.operations.reading import Reading, StoredFile

__all__ = ["Answer", "Context", "Sign"]

Sign = Callable[[int, str], str]
"""Makes of a tenant and a path (`/documents/5`) one that opens for a short while without a log-in."""


@dataclass(slots=True)
class Answer:
    """A status, the JSON bytes (empty for none), headers, and what the caller should be told.

    `chunks` follow instead of `body` where an answer is too large to hold; `headers` then say its `Content-Length`.
    """

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    warnings: Sequence[Notice] = ()
    etag: str = ""
    chunks: AsyncGenerator[bytes, None] | None = None


@dataclass(slots=True)
class Context:
    """What of the request an operation needs besides the caller. `base` is the server's address
    (`https://example.com`)."""

    base: str
    correlation_id: str = ""
    strict: bool = False
    representation: bool = False
    if_match: str | None = None
    if_none_match: str | None = None
    sign: Sign | None = None
    max_bytes: int = MAX_ANSWER_BYTES
    """The most that an answer may have, and that may be read for it."""
    lease: AnswerLease | None = None
    """What the request holds of the memory of all answers."""
    readings: "dict[int, Reading] | None" = None
    """Id of a document → what was read from it for this write; None where documents are not read."""
    stored: "dict[bytes, StoredFile] | None" = None
    """Bytes that came in the body → where they are stored for this write; None where no bytes are kept."""

    def is_strict_for(self, caller: Caller) -> bool:
        """Whether what would have no effect is refused: the request asks for it, or a setting of its caller does."""
        return self.strict or caller.is_strict

    def new_budget(self) -> ByteBudget:
        """The budget of an answer that is read anew."""
        return ByteBudget(self.max_bytes, self.lease)
