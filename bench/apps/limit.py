"""The limit: a bare ASGI app that answers fixed bytes, those that Truweel itself answered to the same calls.

``python limit.py ANSWERS PORT``; ANSWERS holds operation → {status, headers: [[name, value]], body: base64}.
Run by the Python of the product if it exists, so that the HTTP server is the same.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvicorn

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ONE = "/api/v2/clients/"
OFFERS = "/api/v2/offers"


def application(file: Path) -> Callable[[Message, Receive, Send], Awaitable[None]]:
    """The app that answers what the file holds."""
    answers: dict[str, tuple[Message, Message]] = {}
    for operation, answer in json.loads(file.read_text()).items():
        headers = [(name.lower().encode(), value.encode()) for name, value in answer["headers"]]
        body = base64.b64decode(answer["body"])
        start = {"type": "http.response.start", "status": answer["status"], "headers": headers}
        answers[operation] = (start, {"type": "http.response.body", "body": body})

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        method, query = scope["method"], scope["query_string"]
        if method == "GET":
            if scope["path"].startswith(ONE):
                operation = "get"
            elif b"include=" in query:
                operation = "filtered"
            else:
                operation = "page100" if b"size=100" in query else "page10"
        else:
            while (await receive()).get("more_body"):
                pass
            operation = "patch" if method == "PATCH" else "document" if scope["path"] == OFFERS else "create"
        start, body = answers[operation]
        await send(start)
        await send(body)

    return app


if __name__ == "__main__":
    uvicorn.run(
        application(Path(sys.argv[1])),
        port=int(sys.argv[2]),
        loop="uvloop",
        http="httptools",
        lifespan="off",
        access_log=False,
        log_level="warning",
        server_header=False,
        date_header=False,
    )
