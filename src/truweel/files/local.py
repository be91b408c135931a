"""The store in a folder.

Written aside in the same file system, flushed to the disk, moved to its name, and the folder flushed: whatever stands
under a name is whole, whenever the power went. (The local store of obstore moves without flushing; decision 0010.)
"""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from truweel.files.store import BlobStore, MissingBytesError, StoredObject
from truweel.storage.threads import DaemonThreads

__all__ = ["LocalStore"]

T = TypeVar("T")
BLOCK = 1024 * 1024
THREADS = 4


class LocalStore(BlobStore):
    """Files below `root`; `root/incoming` is where uploads are written aside."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.spool = root / "incoming"
        self.spool.mkdir(parents=True, exist_ok=True)
        self.threads = DaemonThreads(THREADS, "files")

    async def put(self, key: str, path: Path, size: int) -> None:
        await self._run(lambda: self._put(key, path))

    def _put(self, key: str, path: Path) -> None:
        _sync(path, os.O_RDWR)
        target = self.root / key
        try:
            path.rename(target)
        except FileNotFoundError:
            self._create_folder(target.parent)
            path.rename(target)
        _sync(target.parent, os.O_RDONLY)

    def _create_folder(self, folder: Path) -> None:
        if not folder.parent.exists():
            self._create_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent, os.O_RDONLY)

    async def read(self, key: str, start: int, end: int) -> AsyncGenerator[bytes, None]:
        try:
            file = await self._run(lambda: os.open(self.root / key, os.O_RDONLY))
        except FileNotFoundError:
            raise MissingBytesError(key) from None
        try:
            while start < end:
                position, size = start, min(BLOCK, end - start)
                block = await self._run(lambda: os.pread(file, size, position))  # noqa: B023 (run before the next turn)
                if not block:
                    raise MissingBytesError(f"{key} ends at {start}")
                start += len(block)
                yield block
        finally:
            os.close(file)

    async def size(self, key: str) -> int | None:
        try:
            return (await self._run((self.root / key).stat)).st_size
        except FileNotFoundError:
            return None

    async def delete(self, keys: Iterable[str]) -> None:
        paths = [self.root / key for key in keys]
        await self._run(lambda: _unlink_all(paths))

    async def objects(self) -> AsyncGenerator[StoredObject, None]:
        for folder in await self._run(lambda: sorted(self.root.glob("[0-9]*/??"))):
            for stored in await self._run(lambda: list(_list_files(self.root, folder))):  # noqa: B023
                yield stored

    async def probe(self) -> None:
        await self._run(self._probe)

    def _probe(self) -> None:
        for folder in (self.root, self.spool):
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                raise OSError(f"{folder} is missing, or can't be written")

    def close(self) -> None:
        self.threads.close_in_time()

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)


def _list_files(root: Path, folder: Path) -> Iterator[StoredObject]:
    for path in folder.iterdir():
        stat_result = path.stat()
        yield path.relative_to(root).as_posix(), stat_result.st_size, stat_result.st_mtime_ns // 1_000_000


def _unlink_all(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _sync(path: Path, flags: int) -> None:
    file = os.open(path, flags)
    try:
        os.fsync(file)
    finally:
        os.close(file)
