"""What every store of bytes does."""

from collections.abc import AsyncGenerator, Iterable
from pathlib import Path
from typing import Protocol

from truweel.storage.threads import DaemonThreads

__all__ = ["BlobStore", "MissingBytesError", "StoredObject"]

StoredObject = tuple[str, int, int]
"""Key, size in bytes, and when it was written (milliseconds)."""


class MissingBytesError(Exception):
    """The store has no bytes, or too few, under a key that a row names."""


class BlobStore(Protocol):
    """Bytes under keys such as `1/ab/ab12….k3`. A key is written once and never again with other bytes."""

    spool: Path
    """Folder for the temporary files of uploads."""
    threads: DaemonThreads

    async def put(self, key: str, path: Path, size: int) -> None:
        """Keep the file `path`, which is moved or copied. When this returns the bytes outlive a loss of power."""

    def read(self, key: str, start: int, end: int) -> AsyncGenerator[bytes, None]:
        """The bytes from `start` up to `end`, in blocks of a megabyte at most. MissingBytesError."""

    async def size(self, key: str) -> int | None:
        """How many bytes there are under `key`, None where there are none."""

    async def delete(self, keys: Iterable[str]) -> None:
        """Delete the keys; missing ones are ignored."""

    def objects(self) -> AsyncGenerator[StoredObject, None]:
        """Everything that is stored, in no order, without temporary files."""

    async def probe(self) -> None:
        """Raises what a read or a write of bytes would raise now."""

    def close(self) -> None:
        """Stop the threads, in a bounded time."""
