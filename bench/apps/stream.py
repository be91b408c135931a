"""The limit for files: a bare ASGI app that streams request bodies to files, and files back. `stream.py FOLDER PORT`.

Every body is flushed to the disk before it is answered, as with Truweel; nothing is parsed, hashed or put in a table.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvicorn

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
BLOCK = 1024 * 1024


def application(folder: Path) -> Callable[[Message, Receive, Send], Awaitable[None]]:
    """POST /{n} writes the body to a file of its own; GET answers all of them as one."""

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            await _write(folder / f"bare{scope['path'][1:]}", receive)
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
            await send({"type": "http.response.body", "body": b"ok"})
            return
        paths = sorted(folder.glob("bare*"))  # noqa: ASYNC240 (before anything is timed)
        size = sum(path.stat().st_size for path in paths)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % size)]})
        for path in paths:
            await _read(path, send)
        await send({"type": "http.response.body", "body": b""})

    return app


async def _write(path: Path, receive: Receive) -> None:
    with path.open("wb") as file:
        more = True
        while more:
            message = await receive()
            file.write(message.get("body", b""))
            more = message.get("more_body", False)
        file.flush()
        await asyncio.to_thread(os.fsync, file.fileno())


async def _read(path: Path, send: Send) -> None:
    with path.open("rb") as file:
        while block := await asyncio.to_thread(file.read, BLOCK):
            await send({"type": "http.response.body", "body": block, "more_body": True})


if __name__ == "__main__":
    uvicorn.run(
        application(Path(sys.argv[1])),
        port=int(sys.argv[2]),
        loop="uvloop",
        http="httptools",
        lifespan="off",
        access_log=False,
        log_level="warning",
    )
