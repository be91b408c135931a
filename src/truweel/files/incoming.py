"""Uploads in progress: written to a temporary file and hashed as they arrive, so that none is held in memory."""

import asyncio
import hashlib
import logging
import os
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from truweel import clock
from truweel.errors import Unavailable
from truweel.files.content import SNIFFED_BYTES

__all__ = ["IncomingFile", "ReceivedFile"]

BLOCK = 1024 * 1024

log = logging.getLogger("truweel.files")


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A complete upload in the temporary file `path`: its size in bytes, SHA-256 in hex, and first `HEAD` bytes."""

    path: Path
    size: int
    digest: str
    head: bytes


class IncomingFile:
    """One upload; `folder` is the store's `spool`. The creator always calls `discard` at the end. Unavailable where
    the disk takes no more."""

    def __init__(self, folder: Path, threads: Executor) -> None:
        self.size = 0
        self.path = folder / clock.new_uuid()
        self._threads = threads
        self._hash = hashlib.sha256()
        self._head = b""
        self._blocks: list[bytes] = []
        self._pending_bytes = 0
        self._file: int | None = None

    def add(self, data: bytes) -> None:
        """Take `data`; it is written with the next `flush`."""
        self.size += len(data)
        self._pending_bytes += len(data)
        self._blocks.append(data)
        if len(self._head) < SNIFFED_BYTES:
            self._head += data[: SNIFFED_BYTES - len(self._head)]

    async def flush(self, *, all: bool = False) -> None:
        """Write pending bytes once there is a megabyte of them (`all`: any)."""
        if self._pending_bytes >= BLOCK or (all and self._pending_bytes):
            blocks, self._blocks, self._pending_bytes = self._blocks, [], 0
            await asyncio.get_running_loop().run_in_executor(self._threads, self._write, blocks)

    def flush_in_thread(self) -> None:
        """Write pending bytes, for callers that run on a thread already."""
        blocks, self._blocks, self._pending_bytes = self._blocks, [], 0
        self._write(blocks)

    def _write(self, blocks: list[bytes]) -> None:
        try:
            self._append(blocks)
        except OSError as error:
            log.exception("an upload can't be written")
            raise Unavailable("The upload can't be written now; nothing was saved.") from error

    def _append(self, blocks: list[bytes]) -> None:
        if self._file is None:
            self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        for block in blocks:
            self._hash.update(block)
            view = memoryview(block)
            while view:
                view = view[os.write(self._file, view) :]

    async def finish(self) -> ReceivedFile:
        """End of the upload. The file is durable only once the store has taken it."""
        await self.flush(all=True)
        return ReceivedFile(self.path, self.size, self._hash.hexdigest(), self._head)

    def discard(self) -> None:
        """Close the file, and delete it unless the store has moved it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
            self.path.unlink(missing_ok=True)
