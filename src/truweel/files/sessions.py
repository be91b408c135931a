"""Uploads in parts.

With a declared size or part count, parts come in any order, and the last missing one completes the document. Without
either, nobody knows which part is the last: parts come in order, each makes the document longer, and the session closes
when the document is attached or downloaded, or when ten minutes passed since its last part.
"""

from dataclasses import dataclass, replace

from truweel import clock
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import BadRequest, Conflict, Gone, NotFound, PayloadTooLarge
from truweel.files import blobs
from truweel.files.buckets import LIFETIME
from truweel.storage.database import Reader, Writer

__all__ = [
    "IDLE_TIMEOUT",
    "MAX_DOCUMENT_BYTES",
    "MAX_PARTS",
    "MAX_PART_BYTES",
    "UploadPart",
    "UploadSession",
    "check_part",
    "close_for_document",
    "close_session",
    "create_session",
    "delete_expired",
    "extend_session",
    "has_open_session",
    "insert_part",
    "is_complete",
    "list_chunks",
    "list_idle",
    "list_parts",
    "load_session",
    "set_content_type",
]  # fmt: skip

MAX_PART_BYTES = 6 * 1024 * 1024
"""Bytes of a part, and of an upload in one request (reference [D])."""
MAX_DOCUMENT_BYTES = 5 * 1024**3
"""Bytes of a document (ours)."""
MAX_PARTS = 10_000
IDLE_TIMEOUT = 10 * 60 * 1000

_COLUMNS = (
    "id, user_id, app_id, bucket_id, target, name, content_type, size, part_count, sha256, touched_at, expires_at, "
    "closed_at, document_id"
)


@dataclass(frozen=True, slots=True)
class UploadPart:
    """A part that was received."""

    number: int
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class UploadSession:
    """An upload in parts, to a bucket or, by `target`, to a record; `content_type` is what was declared."""

    id: str
    user_id: int
    app_id: int | None
    bucket_id: str | None
    target: str | None
    name: str
    content_type: str
    size: int | None
    part_count: int | None
    sha256: str | None
    touched_at: int
    expires_at: int
    closed_at: int | None = None
    document_id: int | None = None

    @property
    def has_declared_end(self) -> bool:
        """Whether size or part count was declared, so that the last part is known."""
        return self.size is not None or self.part_count is not None


def create_session(writer: Writer, tenant: int, session: UploadSession) -> None:
    """A new session."""
    values = (
        session.id, session.user_id, session.app_id, session.bucket_id, session.target, session.name,
        session.content_type, session.size, session.part_count, session.sha256, session.touched_at, session.expires_at,
        None, None,
    )  # fmt: skip
    writer.execute(
        f"INSERT INTO upload_session (tenant_id, created_at, {_COLUMNS}) VALUES (?, ?{', ?' * len(values)})",
        (tenant, session.touched_at, *values),
    )


def load_session(reader: Reader, caller: Caller, id: str, *, lock: str = "") -> UploadSession:
    """The caller's session `id`. NotFound; Gone once it has expired."""
    row = reader.row(
        f"SELECT {_COLUMNS} FROM upload_session WHERE tenant_id = ? AND id = ? AND user_id = ? "
        f"AND app_id IS NOT DISTINCT FROM ?{lock}",
        (caller.tenant_id, id.lower(), caller.user_id, caller.app_id),
    )
    if row is None:
        raise NotFound(f"You have no document upload session {id[:40]}.")
    session = UploadSession(*row)
    if session.expires_at <= clock.now() and (session.bucket_id or session.document_id is None):
        raise Gone(f"The upload session expired at {clock.format_instant(session.expires_at)}; start another one.")
    return session


def list_parts(reader: Reader, tenant: int, id: str) -> list[UploadPart]:
    """The received parts, by number."""
    rows = reader.rows(
        "SELECT number, digest, size FROM upload_part WHERE tenant_id = ? AND session_id = ? ORDER BY number",
        (tenant, id),
    )
    return [UploadPart(*row) for row in rows]


def check_part(session: UploadSession, parts: list[UploadPart], part: UploadPart) -> bool:
    """Whether `part` is new; False if it was received before. Raises where it can't be accepted:

    Conflict      another part has this number, the session is closed, or an earlier part is missing
    BadRequest    no part of this session has this number, or the parts would be more than was declared
    """
    existing = next((received for received in parts if received.number == part.number), None)
    if existing is not None:
        if existing.digest == part.digest:
            return False
        raise Conflict(f"partNumber: part {part.number} has come with other bytes (SHA-256 {existing.digest}).")
    if session.closed_at is not None:
        raise Conflict("The upload session is closed; start another one for another document.")
    total = sum(received.size for received in parts) + part.size
    if session.has_declared_end:
        _check_declared(session, parts, part, total)
    elif clock.now() - session.touched_at > IDLE_TIMEOUT and parts:
        raise Conflict("The upload session closed ten minutes after its last part; start another one.")
    elif part.number != len(parts):
        raise Conflict(
            f"partNumber: part {len(parts)} comes next, not {part.number}. A session that declares its `size` or "
            "`partCount` takes parts in any order."
        )
    if total > MAX_DOCUMENT_BYTES:
        raise PayloadTooLarge(
            f"A document has at most {MAX_DOCUMENT_BYTES} bytes; with this part it would have {total}.",
            MAX_DOCUMENT_BYTES,
        )
    return True


def _check_declared(session: UploadSession, parts: list[UploadPart], part: UploadPart, total: int) -> None:
    highest = (session.part_count or MAX_PARTS) - 1
    if part.number > highest:
        message = f"partNumber: must be from 0 to {highest} here, not {part.number}."
        raise BadRequest(message, code=Code.OUT_OF_RANGE, params={"min": 0, "max": highest})
    if session.size is None:
        return
    if total > session.size:
        raise BadRequest(f"The parts add up to {total} bytes, more than the declared size of {session.size}.")
    is_last = len(parts) + 1 == session.part_count
    if is_last and total != session.size:
        raise BadRequest(f"The parts add up to {total} bytes, not to the declared size of {session.size}.")


def is_complete(session: UploadSession, parts: list[UploadPart]) -> bool:
    """Whether all declared parts were received."""
    if session.part_count is not None and len(parts) != session.part_count:
        return False
    if session.size is not None and sum(part.size for part in parts) != session.size:
        return False
    return session.has_declared_end and bool(parts) and parts[-1].number == len(parts) - 1


def insert_part(writer: Writer, tenant: int, session: UploadSession, part: UploadPart) -> None:
    """Store a received part; its blob is claimed already."""
    writer.execute(
        "INSERT INTO upload_part (tenant_id, session_id, number, digest, size) VALUES (?, ?, ?, ?, ?)",
        (tenant, session.id, part.number, part.digest, part.size),
    )


def extend_session(writer: Writer, tenant: int, session: UploadSession) -> UploadSession:
    """Record the instant of the last part and extend the session by a day; in a bucket it ends with the bucket."""
    now = clock.now()
    expires_at = session.expires_at if session.bucket_id else now + LIFETIME
    writer.execute(
        "UPDATE upload_session SET touched_at = ?, expires_at = ? WHERE tenant_id = ? AND id = ?",
        (now, expires_at, tenant, session.id),
    )
    return replace(session, touched_at=now, expires_at=expires_at)


def close_session(
    writer: Writer, tenant: int, session: UploadSession, document: int | None, *, keep_open: bool = False
) -> None:
    """Record the session's `document`; unless `keep_open`, close the session to further parts."""
    closed_at = None if keep_open else clock.now()
    writer.execute(
        "UPDATE upload_session SET document_id = ?, closed_at = ? WHERE tenant_id = ? AND id = ?",
        (document, closed_at, tenant, session.id),
    )


def close_for_document(writer: Writer, tenant: int, document: int) -> None:
    """Close the session of a document that was attached or read."""
    writer.execute(
        "UPDATE upload_session SET closed_at = ? WHERE tenant_id = ? AND document_id = ? AND closed_at IS NULL",
        (clock.now(), tenant, document),
    )


def list_idle(reader: Reader, limit: int) -> list[tuple[int, int]]:
    """Tenant and document of sessions without a part for ten minutes that are still open."""
    rows = reader.rows(
        "SELECT tenant_id, document_id FROM upload_session "
        "WHERE closed_at IS NULL AND document_id IS NOT NULL AND touched_at < ? ORDER BY touched_at LIMIT ?",
        (clock.now() - IDLE_TIMEOUT, limit),
    )
    return [(tenant, document) for tenant, document in rows]


def delete_expired(writer: Writer, limit: int) -> int:
    """Delete expired sessions, with the parts that no document uses; how many."""
    rows = writer.rows(
        "SELECT tenant_id, id FROM upload_session WHERE expires_at < ? "
        "AND (closed_at IS NOT NULL OR document_id IS NULL) LIMIT ?",
        (clock.now() - LIFETIME, limit),
    )
    for tenant, id in rows:
        digests = [part.digest for part in list_parts(writer, tenant, id)]
        writer.execute("DELETE FROM upload_part WHERE tenant_id = ? AND session_id = ?", (tenant, id))
        writer.execute("DELETE FROM upload_session WHERE tenant_id = ? AND id = ?", (tenant, id))
        blobs.mark_unused(writer, tenant, digests)
    return len(rows)


def set_content_type(writer: Writer, tenant: int, session: UploadSession, content_type: str) -> UploadSession:
    """Set the content type, known from the first part."""
    writer.execute(
        "UPDATE upload_session SET content_type = ? WHERE tenant_id = ? AND id = ?", (content_type, tenant, session.id)
    )
    return replace(session, content_type=content_type)


def list_chunks(reader: Reader, tenant: int, id: str) -> list[blobs.Chunk]:
    """The chunks of the parts, in order."""
    rows = reader.rows(
        "SELECT p.digest, p.size, b.suffix FROM upload_part p "
        "JOIN blob b ON b.tenant_id = p.tenant_id AND b.digest = p.digest "
        "WHERE p.tenant_id = ? AND p.session_id = ? ORDER BY p.number",
        (tenant, id),
    )
    return [blobs.Chunk(blobs.storage_key(tenant, digest, suffix), digest, size) for digest, size, suffix in rows]


def has_open_session(reader: Reader, tenant: int, document: int) -> bool:
    """Whether an open session may still extend the document."""
    return (
        reader.row(
            "SELECT 1 FROM upload_session WHERE tenant_id = ? AND document_id = ? AND closed_at IS NULL",
            (tenant, document),
        )
        is not None
    )
