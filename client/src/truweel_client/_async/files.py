"""Uploads and downloads."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import httpx

from truweel_client._async.compat import run_blocking, sleep
from truweel_client._async.transport import AsyncTransport
from truweel_client.codec import decode, encode
from truweel_client.errors import AnswerError, ConnectionFailed, ServerError, UploadInterrupted
from truweel_client.models import Document
from truweel_client.parameters import include_pairs
from truweel_client.uploading import (
    PART_BYTES,
    OpenFile,
    Progress,
    ProgressCallback,
    SessionState,
    Source,
    open_source,
    part_range,
)

__all__ = ["AsyncBucketDocuments", "AsyncRecordDocuments", "download"]

Documents = list[Document]


class AsyncBucketDocuments:
    """The documents of a temporary bucket: files that a member of a record is to name later."""

    def __init__(self, transport: AsyncTransport, path: str) -> None:
        self._transport = transport
        self._path = path

    async def upload(
        self,
        source: Source,
        *,
        name: str | None = None,
        content_type: str | None = None,
        progress: ProgressCallback = None,
        part_bytes: int = PART_BYTES,
        resume: str | None = None,
    ) -> Document:
        """Upload a file; returns the document.

        A file larger than `part_bytes` (at most 6 MB) goes in parts, each checked by its hash and repeated by itself
        where the connection breaks. Raises UploadInterrupted where that does not help; its `session` is what `resume`
        takes, together with the same file.
        """
        if not 1 <= part_bytes <= PART_BYTES:
            raise ValueError(f"part_bytes: from 1 to {PART_BYTES}, not {part_bytes}")
        with open_source(source, name) as file:
            if resume is not None:
                state = await self._state(resume)
                return await self._send_parts(file, state, part_bytes, progress)
            if file.size <= part_bytes:
                return await self._send_whole(file, content_type, progress)
            state = await self._begin(file, content_type, part_bytes)
            return await self._send_parts(file, state, part_bytes, progress)

    async def _send_whole(self, file: OpenFile, content_type: str | None, progress: ProgressCallback) -> Document:
        content = await run_blocking(partial(file.read, 0, file.size))
        data = {"name": file.name, "sha256": hashlib.sha256(content).hexdigest()}
        response = await self._transport.send(
            "POST", f"{self._path}/documents", files=_form_file(file.name, content, content_type), data=data
        )
        if progress:
            progress(Progress(file.size, file.size))
        return decode(response.content, Document, response.headers.get("etag"))

    async def _begin(self, file: OpenFile, content_type: str | None, part_bytes: int) -> SessionState:
        digest = await run_blocking(file.sha256)
        body = {
            "name": file.name,
            "size": file.size,
            "partCount": -(-file.size // part_bytes),
            "sha256": digest,
            **({} if content_type is None else {"contentType": content_type}),
        }
        response = await self._transport.send(
            "POST",
            f"{self._path}/document-upload-sessions",
            content=encode(body),
            headers={"Content-Type": "application/json"},
        )
        return decode(response.content, SessionState)

    async def _state(self, session: str) -> SessionState:
        response = await self._transport.send("GET", f"/document-upload-sessions/{session}")
        return decode(response.content, SessionState)

    async def _send_parts(
        self, file: OpenFile, state: SessionState, part_bytes: int, progress: ProgressCallback
    ) -> Document:
        count = -(-file.size // part_bytes)
        if (state.size, state.part_count) != (file.size, count):
            raise ValueError(
                f"the session {state.id} is of a file of {state.size} bytes in {state.part_count} parts, "
                f"not of {file.size} bytes in {count}"
            )
        done = state.received
        # Of an upload that is complete, its last part is answered with the document again.
        missing = state.missing_parts or [count - 1]
        for index, number in enumerate(missing):
            start, length = part_range(number, part_bytes, file.size)
            content = await run_blocking(partial(file.read, start, length))
            try:
                response = await self._send_part(state.id, number, file.name, content)
            except (ConnectionFailed, ServerError) as error:
                raise UploadInterrupted(state.id, tuple(missing[index:])) from error
            if state.missing_parts:
                done += length
            if progress:
                progress(Progress(done, file.size, state.id))
        try:
            return decode(response.content, Document, response.headers.get("etag"))
        except AnswerError:
            state = await self._state(state.id)
            raise UploadInterrupted(state.id, tuple(state.missing_parts)) from None

    async def _send_part(self, session: str, number: int, name: str, content: bytes) -> httpx.Response:
        data = {"partNumber": str(number), "sha256": hashlib.sha256(content).hexdigest()}
        return await self._transport.send(
            "POST", f"/document-upload-sessions/{session}", files=_form_file(name, content, None), data=data
        )


class AsyncRecordDocuments(AsyncBucketDocuments):
    """The documents of a record."""

    async def list(self, *, include: str | Sequence[str] = ()) -> Documents:
        """Its documents. `include` takes `presignedUrl` and `presignedPreviewUrl`."""
        response = await self._transport.send("GET", f"{self._path}/documents", params=include_pairs(include))
        return decode(response.content, Documents)


async def download(
    transport: AsyncTransport, path: str, to: str | os.PathLike[str], progress: ProgressCallback
) -> Path:
    """The bytes of `path` into the file `to`, which appears once it is complete. Where the connection breaks, the rest
    is asked for."""
    target = Path(to)
    unfinished = target.with_name(target.name + ".part")
    try:
        with unfinished.open("wb") as file:
            await _receive(transport, path, file, progress)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


async def _receive(transport: AsyncTransport, path: str, file: BinaryIO, progress: ProgressCallback) -> None:
    done, attempt = 0, 1
    etag: str | None = None
    while True:
        headers = {"Accept-Encoding": "identity"}  # a part is one of the bytes themselves
        if done and etag is not None:
            headers |= {"Range": f"bytes={done}-", "If-Range": etag}
        try:
            async with transport.stream(path, headers=headers) as response:
                if done and response.status_code != 206:
                    done = file.seek(0)
                    file.truncate()
                etag = response.headers.get("etag")
                length = response.headers.get("content-length")
                total = done + int(length) if length is not None else None
                async for block in response.aiter_bytes():
                    await run_blocking(partial(file.write, block))
                    done += len(block)
                    attempt = 1
                    if progress:
                        progress(Progress(done, total))
        except httpx.TransportError as error:
            delay = transport.options.retry.delay(attempt, None)
            if delay is None:
                raise ConnectionFailed(f"the download of {path} broke off after {done} bytes: {error}") from error
            attempt += 1
            await sleep(delay)
        else:
            return


def _form_file(name: str, content: bytes, content_type: str | None) -> dict[str, tuple[str, bytes, str]]:
    return {"file": (name, content, content_type or "application/octet-stream")}
