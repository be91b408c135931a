"""Downloads of documents: whole or a range, with a file name, inline only where that is safe."""

import logging
import re
from collections.abc import AsyncGenerator

from truweel.errors import PreconditionFailed, RangeNotSatisfiable, Unavailable
from truweel.files import blobs
from truweel.files.content import may_show_inline, served_type
from truweel.files.names import content_disposition
from truweel.files.store import BlobStore, MissingBytesError
from truweel.http.call import Call
from truweel.http.responses import etag_matches
from truweel.operations.answer import Answer
from truweel.operations.documents import DocumentFile

__all__ = ["download"]

log = logging.getLogger("truweel.files")
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


async def download(call: Call, store: BlobStore, file: DocumentFile, *, show: bool) -> Answer:
    """The answer with the bytes of `file`, or the range asked for (RFC 9110 §14). With `show`, browsers display images
    and PDF. PreconditionFailed where `If-Match` names other bytes, RangeNotSatisfiable, Unavailable."""
    if_match = call.header(b"if-match")
    if if_match is not None and not _names(if_match, file.etag):
        raise PreconditionFailed(f"The document has other bytes now: its ETag is {file.etag}.")
    start, end = 0, file.size
    headers = {
        "Content-Type": served_type(file.content_type),
        "Content-Disposition": content_disposition(file.name, inline=show and may_show_inline(file.content_type)),
        "Accept-Ranges": "bytes",
    }
    if served_type(file.content_type) != "application/pdf":  # in a sandbox browsers don't show PDF
        headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    requested_range = _parse_range(call, file)
    if requested_range is not None:
        start, end = requested_range
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    headers["Content-Length"] = str(end - start)
    status = 200 if requested_range is None else 206
    chunks = await _start_reading(blobs.read_chunks(store, file.pieces, start, end), file)
    return Answer(status, b"", headers, etag=file.etag, chunks=chunks)


async def _start_reading(chunks: AsyncGenerator[bytes, None], file: DocumentFile) -> AsyncGenerator[bytes, None]:
    """`chunks`, after reading the first: if the bytes are missing, the status is not sent yet. Raises Unavailable."""
    try:
        first = await anext(chunks, b"")
    except MissingBytesError as error:
        log.exception("document without bytes", extra={"document": file.id})
        raise Unavailable(f"The bytes of document {file.id} are missing; the log has it.") from error

    async def remaining_chunks() -> AsyncGenerator[bytes, None]:
        try:
            yield first
            async for chunk in chunks:
                yield chunk
        finally:
            await chunks.aclose()

    return remaining_chunks()


def _parse_range(call: Call, file: DocumentFile) -> tuple[int, int] | None:
    """Start and end (exclusive) of the range asked for; None for the whole. Raises RangeNotSatisfiable."""
    match = _RANGE.fullmatch((call.header(b"range") or "").replace(" ", ""))
    if match is None or match[0] == "bytes=-" or call.method != "GET":
        return None
    if etag_matches(file.etag, call.headers.get(b"if-none-match", b"")):  # it goes before a range (RFC 9110 §13.2.2)
        return None
    if_range = call.header(b"if-range")
    if if_range is not None and if_range != file.etag:
        return None
    first, last = match[1], match[2]
    if not first:
        start, end = max(file.size - int(last), 0), file.size
    else:
        start, end = int(first), min(int(last) + 1, file.size) if last else file.size
    if start >= file.size or (first and last and int(last) < start):
        raise RangeNotSatisfiable(
            f"The document has {file.size} bytes; the range asks for others.",
            headers={"Content-Range": f"bytes */{file.size}"},
        )
    return start, end


def _names(if_match: str, etag: str) -> bool:
    """Whether `If-Match` names `etag` (strong comparison, RFC 9110 §13.1.1)."""
    return if_match.strip() == "*" or etag in {tag.strip() for tag in if_match.split(",")}
