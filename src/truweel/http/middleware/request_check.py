"""What no part of the server takes: NUL in a path, which no database stores, a host that is longer than any (links with
the host are remembered), and bodies in a content coding."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from truweel.errors import ApiError, BadRequest, MethodNotAllowed, PathNotFound, UnsupportedMediaType
from truweel.http.call import METHODS
from truweel.http.responses import error_answer, send_answer

__all__ = ["RequestCheck", "answer_http_exception", "answer_not_found", "has_header"]

MAX_HOST = 255
BODYLESS_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})


class RequestCheck:
    """Answers 404 for a path with NUL, 400 for a long host and 415 for a coded body, whichever part of the server it is
    for; and 204 for `OPTIONS *`, which asks for the server itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif "\0" in scope["path"]:
            await answer_not_found(scope, receive, send)
        elif has_header(scope, b"host", longer_than=MAX_HOST):
            await _send_error(BadRequest(f"Host: must have at most {MAX_HOST} characters."), scope, send)
        elif scope["path"] == "*":
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        elif scope["method"] not in BODYLESS_METHODS and (coding := _content_coding(scope)):
            error = UnsupportedMediaType(
                f"Content-Encoding is '{coding}'; send the body as it is.", headers={"Accept-Encoding": "identity"}
            )
            await _send_error(error, scope, send)
        else:
            await self._app(scope, receive, send)


def has_header(scope: Scope, name: bytes, *, longer_than: int = -1) -> bool:
    """Whether a request has a header (lower case) of more characters than that. A loop: every request is asked."""
    for header, value in scope["headers"]:  # noqa: SIM110
        if header == name and len(value) > longer_than:
            return True
    return False


async def answer_not_found(scope: Scope, receive: Receive, send: Send) -> None:
    """404, in the shape of the reference."""
    if scope["type"] == "http":
        await _send_error(PathNotFound(_printable_path(scope)), scope, send)


async def answer_http_exception(request: Request, error: Exception) -> Response:
    """What Starlette refuses (405 of a route, 404 of a static file), in the shape of the reference."""
    assert isinstance(error, HTTPException)
    path = request.scope["path"]
    api_error: ApiError = BadRequest(error.detail)
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "GET")  # of a set: in any order
        methods = [method for method in METHODS if method in allowed.split(", ")]
        api_error = MethodNotAllowed(f"{path} takes {', '.join(methods)}, not {request.method}.", methods)
    elif error.status_code == 404:
        api_error = PathNotFound(path)
    elif error.status_code != 400:
        raise error
    answer = error_answer(api_error, path=path, correlation_id=request.state.correlation_id)
    return Response(answer.body, answer.status, {**answer.headers}, "application/json")


async def _send_error(error: ApiError, scope: Scope, send: Send) -> None:
    answer = error_answer(error, path=_printable_path(scope), correlation_id=scope["state"]["correlation_id"])
    await send_answer(send, answer, head=scope["method"] == "HEAD")


def _printable_path(scope: Scope) -> str:
    return str(scope["path"]).replace("\0", "\N{REPLACEMENT CHARACTER}")


def _content_coding(scope: Scope) -> str:
    """The content coding of the body, empty for none."""
    for name, value in scope["headers"]:
        if name == b"content-encoding":
            coding: str = value.decode("latin-1").strip().lower()[:40]
            return "" if coding == "identity" else coding
    return ""
