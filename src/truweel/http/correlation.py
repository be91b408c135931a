"""The outermost layer: an id for every request and on every answer, its line in the log, and an answer for whatever
nobody caught."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truweel import clock
from truweel.errors import ApiError
from truweel.http.responses import error, respond
from truweel.http.telemetry import Telemetry

__all__ = ["Correlation"]

log = logging.getLogger("truweel.http")


class Failure(ApiError):
    """500: a bug; the log has it under the correlation id."""


class Correlation:
    """Gives each request its correlation id, tells `telemetry` how it ended, and turns what escapes into a 500 of the
    usual shape.

    Inner layers write what they know into `scope["state"]`: `route` (its template), `caller`, `statements`.
    """

    def __init__(self, app: ASGIApp, telemetry: Telemetry | None = None) -> None:
        self._app = app
        self._telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = clock.monotonic()
        id = clock.new_uuid()
        header = (b"x-correlation-id", id.encode())
        state = scope.setdefault("state", {})
        state |= {"correlation_id": id, "route": "", "caller": "", "statements": 0}
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append(header)
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            log.exception("unexpected failure", extra={"correlation_id": id, "path": scope["path"]})
            if status:
                raise
            failure = Failure("Something went wrong here; the log has it under this correlation id.")
            await respond(sending, error(failure, path=scope["path"], correlation_id=id))
        finally:
            if self._telemetry is not None:
                self._telemetry.request(
                    correlation_id=id,
                    method=scope["method"],
                    route=str(state["route"] or "other"),
                    status=status,
                    started=started,
                    caller=str(state["caller"]),
                    statements=state["statements"],
                )
