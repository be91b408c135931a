"""The file of an upload, and how far it is."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

__all__ = [
    "PART_BYTES",
    "OpenFile",
    "Progress",
    "ProgressCallback",
    "SessionState",
    "Source",
    "open_source",
    "part_range",
]

PART_BYTES = 6 * 1024 * 1024
"""What one request may hold."""
BLOCK_BYTES = 1024 * 1024

Source = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes themselves, or a file that is open for reading and can seek."""


@dataclass(frozen=True)
class Progress:
    """How far a transfer is, in bytes. `session` is the id of an upload in parts, for `resume`."""

    done: int
    total: int | None
    session: str | None = None


ProgressCallback = Callable[[Progress], object] | None


@dataclass
class OpenFile:
    """A file that can be read anywhere."""

    file: BinaryIO
    name: str
    size: int

    def read(self, start: int, count: int) -> bytes:
        """`count` bytes from `start`. Raises ValueError where the file became shorter."""
        self.file.seek(start)
        content = self.file.read(count)
        if len(content) != count:
            raise ValueError(f"{self.name} has changed: it ends before its {self.size} bytes")
        return content

    def sha256(self) -> str:
        """The digest of the whole file."""
        digest = hashlib.sha256()
        self.file.seek(0)
        while block := self.file.read(BLOCK_BYTES):
            digest.update(block)
        return digest.hexdigest()


@contextmanager
def open_source(source: Source, name: str | None) -> Iterator[OpenFile]:
    """The file behind `source`. One that the caller opened stays open. Raises ValueError without a name."""
    opened: BinaryIO | None = None
    if isinstance(source, bytes):
        file: BinaryIO = io.BytesIO(source)
    elif isinstance(source, (str, os.PathLike)):
        file = opened = Path(source).open("rb")  # noqa: SIM115
        name = name or Path(source).name
    else:
        file = source
        own_name = getattr(source, "name", None)
        name = name or (Path(own_name).name if isinstance(own_name, str) else None)
    try:
        if not name:
            raise ValueError("name: bytes need the name of their file")
        yield OpenFile(file, name, file.seek(0, os.SEEK_END))
    finally:
        if opened is not None:
            opened.close()


class _Part(msgspec.Struct, rename="camel"):
    part_number: int
    size: int


class SessionState(msgspec.Struct, rename="camel"):
    """Which parts of an upload the server has."""

    id: str
    name: str = ""
    size: int | None = None
    part_count: int | None = None
    sha256: str | None = None
    parts: list[_Part] = []
    missing_parts: list[int] = []
    document_id: str | None = None

    @property
    def received(self) -> int:
        """Bytes that are there."""
        return sum(part.size for part in self.parts)


def part_range(number: int, part_bytes: int, size: int) -> tuple[int, int]:
    """Start and length of a part, in bytes."""
    start = number * part_bytes
    return start, min(part_bytes, size - start)
