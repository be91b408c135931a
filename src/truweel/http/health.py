"""`/healthz` (the process answers), `/readyz` (and can work), `/metrics`. No log-in: they tell nothing about anyone's
data."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from truweel.http.middleware.telemetry import Telemetry

__all__ = ["Check", "routes"]

Check = Callable[[], Awaitable[str | None]]
"""What is wrong, in a sentence, or None."""


def routes(vital: Mapping[str, Check], others: Mapping[str, Check], telemetry: Telemetry) -> list[Route]:
    """The three routes. Checks by the name of the part they are about: without a `vital` one the server can't work
    (503), without one of the `others` it works less well (200, `degraded`)."""

    async def healthz(request: Request) -> Response:
        return JSONResponse({"status": "up"})

    async def readyz(request: Request) -> Response:
        needed = {name: await check() for name, check in vital.items()}
        wished = {name: await check() for name, check in others.items()}
        status = "not ready" if any(needed.values()) else "degraded" if any(wished.values()) else "ready"
        code = 503 if status == "not ready" else 200
        return JSONResponse({"status": status, "parts": {**needed, **wished}}, status_code=code)

    async def metrics(request: Request) -> Response:
        text = await telemetry.metrics()
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
