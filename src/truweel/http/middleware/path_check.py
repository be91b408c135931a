"""What no request may have, whichever part of the server it is for: NUL in its path, which no database stores, and a
host that is longer than any. Links with the host are remembered."""

from starlette.types import ASGIApp, Receive, Scope, Send

from truweel.errors import BadRequest, PathNotFound
from truweel.http.responses import error_answer, send_answer

__all__ = ["PathCheck", "answer_not_found"]


MAX_HOST = 255


class PathCheck:
    """Answers 404 for a path with NUL, 400 for a host of more than 255 characters."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "\0" in scope["path"]:
            await answer_not_found(scope, receive, send)
        elif scope["type"] == "http" and any(
            name == b"host" and len(host) > MAX_HOST for name, host in scope["headers"]
        ):
            refusal = BadRequest(f"Host: must have at most {MAX_HOST} characters.")
            answer = error_answer(refusal, path=scope["path"], correlation_id=scope["state"]["correlation_id"])
            await send_answer(send, answer, head=scope["method"] == "HEAD")
        else:
            await self._app(scope, receive, send)


async def answer_not_found(scope: Scope, receive: Receive, send: Send) -> None:
    """404, in the shape of the reference."""
    if scope["type"] == "http":
        path = scope["path"].replace("\0", "\N{REPLACEMENT CHARACTER}")
        failure = PathNotFound(path)
        answer = error_answer(failure, path=path, correlation_id=scope["state"]["correlation_id"])
        await send_answer(send, answer, head=scope["method"] == "HEAD")
