"""The outermost layer: an id for every request, on every answer, and an answer for whatever nobody caught."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truweel import clock
from truweel.errors import ApiError
from truweel.http.responses import error, respond

__all__ = ["Correlation"]

log = logging.getLogger("truweel.http")


class Failure(ApiError):
    """500: a bug; the log has it under the correlation id."""


class Correlation:
    """Gives each request its correlation id and turns what escapes into a 500 of the usual shape."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        id = clock.new_uuid()
        header = (b"x-correlation-id", id.encode())
        scope.setdefault("state", {})["correlation_id"] = id
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"].append(header)
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            log.exception("unexpected failure", extra={"correlation_id": id, "path": scope["path"]})
            if started:
                raise
            failure = Failure("Something went wrong here; the log has it under this correlation id.")
            await respond(sending, error(failure, path=scope["path"], correlation_id=id))
