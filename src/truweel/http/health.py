"""`/healthz` (the process answers), `/readyz` (it can also work), `/metrics`. No credentials needed: they reveal no
tenant's data."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from truweel.http.middleware.telemetry import Telemetry

__all__ = ["Check", "routes"]

RETRY_SECONDS = 5
Check = Callable[[], Awaitable[str | None]]
"""The problem in a sentence, or None."""


def routes(required: Mapping[str, Check], optional: Mapping[str, Check], telemetry: Telemetry) -> list[Route]:
    """The three routes. The checks are by name of the part they check. A failed `required` check answers 503 (`not
    ready`), a failed `optional` one 200 (`degraded`). A part may have one of each: the required one speaks first."""

    async def healthz(request: Request) -> Response:
        return JSONResponse({"status": "up"})

    async def readyz(request: Request) -> Response:
        required_problems = {name: await check() for name, check in required.items()}
        optional_problems = {name: await check() for name, check in optional.items()}
        status = (
            "not ready"
            if any(required_problems.values())
            else "degraded"
            if any(optional_problems.values())
            else "ready"
        )
        parts = optional_problems | {
            name: problem or optional_problems.get(name) for name, problem in required_problems.items()
        }
        code, headers = (503, {"Retry-After": str(RETRY_SECONDS)}) if status == "not ready" else (200, None)
        return JSONResponse({"status": status, "parts": parts}, status_code=code, headers=headers)

    async def metrics(request: Request) -> Response:
        text = await telemetry.render_metrics()
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
