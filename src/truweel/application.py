"""The whole wiring on one screen: `build(settings)` gives the ASGI application."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route

from truweel.http.api import Api, Facet
from truweel.http.correlation import Correlation
from truweel.http.gate import Gate
from truweel.schema.registry import Registry
from truweel.storage.database import Database

__all__ = ["application"]

EXPOSED = (
    "Accept-Patch", "ETag", "Idempotency-Replayed", "Link", "Location", "Preference-Applied", "Retry-After",
    "Truweel-Warning", "X-Correlation-Id", "X-RateLimit-Burst-Capacity", "X-RateLimit-Daily-Limit",
    "X-RateLimit-Daily-Remaining", "X-RateLimit-Daily-Reset", "X-RateLimit-Remaining", "X-RateLimit-Replenish-Rate",
    "X-Robaws-Unauthorized-Reason",
)  # fmt: skip
ALLOWED = (
    "Accept", "Authorization", "Content-Type", "Database-Mode", "Idempotency-Key", "If-Match", "If-None-Match",
    "Prefer", "X-Request-ID", "X-Tenant",
)  # fmt: skip


def application(
    registry: Registry,
    database: Database,
    gate: Gate,
    *,
    origins: tuple[str, ...] = ("*",),
    public_url: str | None = None,
    body_limit: int = 8 * 1024 * 1024,
    roots: Mapping[str, Facet] | None = None,
    facets: Mapping[str, Facet] | None = None,
    routes: tuple[BaseRoute, ...] = (),
) -> Starlette:
    """The application around the parts that differ between a server, a test and the bench."""
    api = Api(
        registry,
        database,
        gate,
        public_url=public_url,
        body_limit=body_limit,
        roots=dict(roots or {}),
        facets=dict(facets or {}),
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        database.close()

    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        allow_headers=list(ALLOWED),
        expose_headers=list(EXPOSED),
        max_age=600,
    )
    return Starlette(
        routes=[Route("/api/v2/{path:path}", api), *routes],
        middleware=[Middleware(Correlation), cors],
        lifespan=lifespan,
    )
