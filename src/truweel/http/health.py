"""`/healthz` (the process answers), `/readyz` (and can work), `/metrics`. No log-in: they tell nothing about anyone's
data."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from truweel.http.telemetry import Telemetry

__all__ = ["routes"]

Check = Callable[[], Awaitable[str | None]]
"""What is wrong, in a sentence, or None."""


def routes(checks: dict[str, Check], telemetry: Telemetry) -> list[Route]:
    """The three routes; `checks` by the name of the part they are about."""

    async def healthz(request: Request) -> Response:
        return JSONResponse({"status": "up"})

    async def readyz(request: Request) -> Response:
        found = {name: await check() for name, check in checks.items()}
        status = 200 if not any(found.values()) else 503
        return JSONResponse({"status": "ready" if status == 200 else "not ready", "parts": found}, status_code=status)

    async def metrics(request: Request) -> Response:
        return PlainTextResponse(telemetry.metrics(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
