"""Paths with the character NUL lead nowhere: no database stores it, so no record, app or webhook has it in its id."""

from starlette.types import ASGIApp, Receive, Scope, Send

from truweel.errors import NotFound
from truweel.http.responses import error_answer, send_answer

__all__ = ["PathCheck", "answer_not_found"]


class PathCheck:
    """Answers 404 for a path with NUL, whichever part of the server it is for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "\0" in scope["path"]:
            await answer_not_found(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def answer_not_found(scope: Scope, receive: Receive, send: Send) -> None:
    """404, in the shape of the reference."""
    if scope["type"] == "http":
        path = scope["path"].replace("\0", "\N{REPLACEMENT CHARACTER}")
        failure = NotFound(f"There is no path {path}.")
        answer = error_answer(failure, path=path, correlation_id=scope["state"]["correlation_id"])
        await send_answer(send, answer, head=scope["method"] == "HEAD")
