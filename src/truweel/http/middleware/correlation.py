"""The outermost middleware: gives every request an id, reports it to the telemetry, answers unexpected exceptions."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truweel import clock
from truweel.errors import ApiError
from truweel.http.middleware.body_timeout import with_body_timeout
from truweel.http.middleware.request_record import RequestRecord
from truweel.http.middleware.telemetry import Telemetry
from truweel.http.responses import InternalError, error_answer, send_answer

__all__ = ["Correlation"]

OTHER = "other"
BODYLESS_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

log = logging.getLogger("truweel.http")


class Correlation:
    """Gives each request its correlation id, reports it to `telemetry`, and turns an unexpected exception into a 500 of
    the usual shape.

    Inner layers write into `scope["state"]`: `route` (its template; otherwise that of Starlette), `caller`,
    `statements`, `database` (seconds).
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
        state |= {"correlation_id": id, "route": "", "caller": "", "statements": 0, "database": 0.0, "stored": 0}
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append(header)
            await send(message)

        try:
            await self._app(
                scope, receive if scope["method"] in BODYLESS_METHODS else with_body_timeout(receive), send_with_id
            )
        except ApiError as error:
            if status:
                raise
            await send_answer(send_with_id, error_answer(error, path=scope["path"], correlation_id=id))
        except Exception:
            log.exception("unexpected failure", extra={"correlation_id": id, "path": scope["path"]})
            if status:
                raise
            internal_error = InternalError(
                "Internal error; the server's log has the details under this correlation id."
            )
            await send_answer(send_with_id, error_answer(internal_error, path=scope["path"], correlation_id=id))
        finally:
            if self._telemetry is not None:
                self._telemetry.record(
                    RequestRecord(
                        clock.now(),
                        id,
                        scope["method"],
                        state["route"] or getattr(scope.get("route"), "path", OTHER),
                        status,
                        clock.monotonic() - started,
                        state["caller"],
                        state["statements"],
                        state["database"],
                        client[0] if (client := scope.get("client")) else "",
                    )
                )
