"""The whole wiring on one screen: `build(settings)` gives the ASGI application of a server."""

import re
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truweel.auth.authenticator import Authenticator
from truweel.auth.claims import Claims
from truweel.auth.credential_blocks import CredentialBlocks
from truweel.auth.keyring import Keyring, open_keyring
from truweel.auth.refusal_log import Refusals
from truweel.console import routes as console_routes
from truweel.events.service import Events
from truweel.files.links import SignedLinks
from truweel.files.store_factory import open_store
from truweel.http import health, site
from truweel.http.admission import Admission, client_address
from truweel.http.api import PREFIX, Api, Handler, OnFailure, OnRefusal, OnStored
from truweel.http.callers import Callers
from truweel.http.consumers import Consumers
from truweel.http.files import DOWNLOAD_PATHS, Files
from truweel.http.middleware.access_log import AccessLog
from truweel.http.middleware.compression import Compression
from truweel.http.middleware.correlation import Correlation
from truweel.http.middleware.forwarded import ForwardedHeaders
from truweel.http.middleware.path_prefix import PathPrefix, strip_prefix
from truweel.http.middleware.rate_limit import RateLimitedAdmission, route_of
from truweel.http.middleware.request_check import RequestCheck, answer_http_exception, answer_not_found, has_header
from truweel.http.middleware.telemetry import Telemetry
from truweel.http.openapi import pages as openapi_pages
from truweel.http.users import ACTIONS as USER_ACTIONS
from truweel.http.users import UserAccess
from truweel.http.webhooks import Webhooks
from truweel.jobs.outgoing_e_invoices import FolderAccessPoint, OutgoingEInvoices
from truweel.jobs.outgoing_mail import MailServer, OutgoingMail
from truweel.jobs.schedules import Schedule
from truweel.jobs.worker import Worker
from truweel.limits.abuse import AbuseDetector
from truweel.limits.daily import DailyCounters
from truweel.limits.limiter import MemoryLimiter
from truweel.limits.memory_buckets import MemoryBuckets
from truweel.limits.polling import PollingDetector
from truweel.limits.redis_limiter import RedisLimiter
from truweel.limits.shared_redis import SharedRedis
from truweel.limits.stored_bytes import StoredBytes
from truweel.maintenance.environment import check_free_space, check_full_disk
from truweel.maintenance.rewriting import Rewriter
from truweel.maintenance.sweeps import Sweeper
from truweel.marketplace import app_blocks, trial_tenants
from truweel.marketplace.app_errors import AppErrors
from truweel.marketplace.apps import Apps, Profile
from truweel.marketplace.owners import owner_of
from truweel.oauth.bearer import BearerAuthenticator
from truweel.oauth.services import Services
from truweel.operations.answer import Sign
from truweel.operations.reading import DocumentReader
from truweel.operations.renditions import Renderer
from truweel.operations.system import complete_tenants
from truweel.schema.registry import Registry, load_registry
from truweel.settings import Network, Settings
from truweel.storage.database import Database
from truweel.storage.opening import open_database

__all__ = ["build", "build_application", "build_events", "build_worker"]

EXPOSED = (
    "Accept-Patch", "Accept-Ranges", "Content-Disposition", "Content-Range", "Date", "ETag", "Idempotency-Replayed",
    "Link", "Location", "Preference-Applied", "Retry-After", "Truweel-Sync-From", "Truweel-Warning",
    "Truweel-Warning-Codes", "X-Correlation-Id", "X-RateLimit-Burst-Capacity",
    "X-RateLimit-Daily-Limit", "X-RateLimit-Daily-Remaining", "X-RateLimit-Daily-Reset",
    "X-RateLimit-Remaining", "X-RateLimit-Replenish-Rate", "X-Robaws-Unauthorized-Reason",
)  # fmt: skip
CORS_PATHS = (
    "/api/",
    "/v3/",
    *DOWNLOAD_PATHS,
    "/oauth2/tokens",
    "/oauth2/revoke",
    "/oauth2/introspect",
    "/.well-known/",
)
"""Where the paths begin that scripts of other sites may read. Pages, `/metrics` and `/readyz` are not among them."""

Background = AbstractAsyncContextManager[object]
"""A service that runs as long as the server does."""


def build(settings: Settings) -> Starlette:
    """The server that `settings` describe. SchemaError, KeyringError where it can't be."""
    registry = load_registry()
    database = open_database(
        registry,
        path=settings.sqlite_path or settings.data / "truweel.db",
        url=None if settings.sqlite_path else settings.database,
        replica=settings.replica,
        size=settings.pool_size,
        seconds=settings.statement_seconds,
    )
    complete_tenants(database, registry)
    keyring = open_keyring(settings, database)
    services = Services(database, registry, keyring, settings.public_url)
    app_errors = AppErrors(database)
    without_redis = (
        "limits hold for each process alone" if settings.limits_when_redis_gone == "open" else "requests are refused"
    )
    shared_redis = (
        SharedRedis.connect(settings.redis, fallback_note=without_redis) if settings.limits and settings.redis else None
    )
    bearer, refusals = BearerAuthenticator(services), Refusals(database)
    authenticator = Authenticator(database, registry, settings, keyring, bearer=bearer, shared_redis=shared_redis)
    daily_counters, stored_bytes = DailyCounters(), StoredBytes()
    memory_limiter = MemoryLimiter(MemoryBuckets(), daily_counters)
    limiter: MemoryLimiter | RedisLimiter | None = memory_limiter if settings.limits else None
    if shared_redis is not None:
        limiter = RedisLimiter(shared_redis, memory_limiter if settings.limits_when_redis_gone == "open" else None)
    abuse_detector, polling_detector = AbuseDetector(), PollingDetector()
    credential_blocks = CredentialBlocks(database, registry, abuse_detector, shared_redis)
    log = AccessLog(level=settings.log_level, format=settings.log_format)
    telemetry = Telemetry(log=log, multiprocess=settings.workers > 1)
    sweeper = Sweeper(database, settings, daily_counters, stored_bytes)
    telemetry.add_probe(sweeper.gauges)
    rewriter = Rewriter(database, registry)
    telemetry.add_probe(rewriter.gauges)
    events = build_events(settings, database, registry, keyring)
    telemetry.add_probe(events.read_metrics)
    events.metrics.count_events = telemetry.count_events
    events.metrics.count_deliveries = telemetry.count_deliveries
    telemetry.add_probe(app_errors.gauges)

    admission = RateLimitedAdmission(
        authenticator,
        limiter,
        abuse_detector,
        polling_detector,
        credential_blocks,
        blocking=settings.limits_block,
        wait_seconds=settings.limits_wait_seconds,
        stored_bytes=stored_bytes,
        claims=Claims(database, registry, bearer.find_token_owner),
        refusals=refusals,
    )
    user_access = UserAccess(database, registry, keyring, authenticator)
    store = open_store(settings.store_url, settings.data / "incoming")
    files = Files(registry, events.database, store, SignedLinks(keyring))

    sweeps = [
        Schedule("expired rows", "1 minute", sweeper.sweep),
        Schedule("rows of ended sessions and tokens", "1 hour", sweeper.sweep_slowly),
        Schedule("expired files", "1 minute", files.sweeper.sweep),
        Schedule("records of older revisions", "1 minute", rewriter.rewrite_all),
        Schedule("files without a row", "1 day", files.sweeper.delete_orphans),
        Schedule("expired test tenants", "1 hour", partial(trial_tenants.remove_expired, services)),
    ]
    if database.dialect == "postgresql":
        sweeps.append(Schedule("oldest write", "1 minute", sweeper.report_oldest_write))
    if settings.peppol_folder is not None:
        outgoing = OutgoingEInvoices(database, registry, FolderAccessPoint(settings.peppol_folder))
        sweeps.append(Schedule("queued electronic invoices", "1 minute", outgoing.send_all))
    if settings.smtp and settings.smtp_sender:
        mail = OutgoingMail(database, registry, MailServer(settings.smtp, settings.smtp_sender), files.renderer)
        sweeps.append(Schedule("queued e-mails", "1 minute", mail.send_all))
    worker = build_worker(events, sweeps)

    async def redis_problem() -> str | None:
        is_unreachable = shared_redis is not None and not await shared_redis.is_reachable()
        return f"Redis is gone; limits are {settings.limits_when_redis_gone}." if is_unreachable else None

    async def full_disk_problem() -> str | None:
        return check_full_disk(settings)

    async def disk_problem() -> str | None:
        return check_free_space(settings)

    docs_routes = openapi_pages.routes(registry, database, admission, public_url=settings.public_url)
    vital_checks: dict[str, health.Check] = {"database": sweeper.database_problem, "disk": full_disk_problem}
    other_checks: dict[str, health.Check] = {
        "clock": sweeper.clock_problem,
        "disk": disk_problem,
        "files": store.problem,
    }
    if settings.replica:
        other_checks["replica"] = sweeper.replica_problem
    (other_checks if settings.limits_when_redis_gone == "open" else vital_checks)["limits"] = redis_problem

    return build_application(
        registry,
        events.database,
        admission,
        origins=settings.cors_origins,
        public_url=settings.public_url,
        body_limit=settings.body_limit,
        handlers={
            "apps": Apps(services),
            "callers": Callers(database, registry, polling_detector, app_blocks),
            "event-consumers": Consumers(events),
            "profile": Profile(services, user_access.change_password),
            "webhook-endpoints": Webhooks(events),
            **files.handlers,
        },
        record_handlers=files.record_handlers | dict.fromkeys(USER_ACTIONS, user_access),
        sign=files.links.sign,
        documents=files.reader,
        renderer=files.renderer,
        routes=(
            *files.routes(admission, settings.public_url),
            *health.routes(vital_checks, other_checks, telemetry),
            *console_routes.routes(services, authenticator, admission.limits),
            *(docs_routes if settings.docs_enabled else ()),
            *(site.routes(settings.public_url) if settings.docs_enabled else ()),
        ),
        background=(
            sweeper.running(),
            *([aclosing(shared_redis)] if shared_redis else ()),
            authenticator.running(),
            files.running(),
            events.running(deliver=settings.webhooks_deliver),
            worker.running(),
            app_errors.running(),
            refusals.running(),
        ),
        on_failure=app_errors.record,
        on_refusal=lambda call, error: refusals.record_error(error, call.claim, client_address(call), route_of(call)),
        on_stored=admission.limits.add_stored,
        telemetry=telemetry,
        trusted_proxies=settings.trusted_proxies,
        tracing=settings.tracing,
    )


def build_events(settings: Settings, database: Database, registry: Registry, keyring: Keyring) -> Events:
    """Events and their deliveries, in a server or in a worker of their own."""
    return Events(
        database,
        registry,
        keyring,
        base=settings.base_url,
        networks=settings.webhooks_allow_networks,
        ports=settings.webhooks_ports,
        find_owner=owner_of,
        retention_days=settings.events_kept_days,
        notify=settings.webhooks_notify,
    )


def build_worker(events: Events, schedules: Iterable[Schedule] = ()) -> Worker:
    """What does jobs and regular work, woken by each commit that `events` notices."""
    worker = Worker(events.database, events.registry, [Schedule("old events", "10 minutes", events.sweep), *schedules])
    events.add_listener(worker.notify)
    return worker


def build_application(
    registry: Registry,
    database: Database,
    admission: Admission,
    *,
    origins: tuple[str, ...] = ("*",),
    public_url: str | None = None,
    body_limit: int = 8 * 1024 * 1024,
    handlers: Mapping[str, Handler] | None = None,
    record_handlers: Mapping[str, Handler] | None = None,
    sign: Sign | None = None,
    documents: DocumentReader | None = None,
    renderer: Renderer | None = None,
    on_failure: OnFailure | None = None,
    on_refusal: OnRefusal | None = None,
    on_stored: OnStored | None = None,
    routes: tuple[BaseRoute, ...] = (),
    background: tuple[Background, ...] = (),
    telemetry: Telemetry | None = None,
    trusted_proxies: tuple[Network, ...] = (),
    tracing: bool = False,
) -> Starlette:
    """The application around the parts that differ between a server, a test and the bench."""
    api = Api(
        registry,
        database,
        admission,
        public_url=public_url,
        body_limit=body_limit,
        handlers=dict(handlers or {}),
        record_handlers=dict(record_handlers or {}),
        sign=sign,
        documents=documents,
        renderer=renderer,
        on_failure=on_failure,
        on_refusal=on_refusal,
        on_stored=on_stored,
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.callback(database.close)
            if telemetry is not None:
                stack.callback(telemetry.flush)
            for service in background:
                await stack.enter_async_context(service)
            yield

    cors = Middleware(
        OriginOnlyCors,
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        allow_headers=["*"],  # answered by name: no cookies are involved, so there is nothing to protect
        allow_private_network=True,
        expose_headers=list(EXPOSED),
        max_age=600,
    )
    prefix = urlsplit(public_url or "").path
    outer_middleware = [Middleware(ForwardedHeaders, trusted_proxies)] if trusted_proxies else []
    if prefix or trusted_proxies:
        outer_middleware.append(Middleware(PathPrefix, prefix))
    if tracing:
        from truweel.http.middleware.tracing import Tracing  # of the extra truweel[otel]

        outer_middleware.append(Middleware(Tracing))
    middleware = [
        *outer_middleware,
        Middleware(Correlation, telemetry),
        Middleware(Compression),
        cors,
        Middleware(RequestCheck),
    ]
    app = Application(
        api,
        middleware,
        prefix,
        routes=routes,
        lifespan=lifespan,
        exception_handlers={HTTPException: answer_http_exception},
    )
    app.router.default = answer_not_found
    return app


class Application(Starlette):
    """Starlette, with a shortcut to the API: its one endpoint has the same middleware, and no routing."""

    def __init__(self, api: ASGIApp, layers: Sequence[Middleware], prefix: str = "", **options: Any) -> None:
        super().__init__(middleware=layers, **options)
        self._prefix = prefix
        for layer in reversed(layers):
            api = layer.cls(api, *layer.args, **layer.kwargs)
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._prefix and scope["type"] == "http":
            strip_prefix(scope, self._prefix)
        if scope["type"] == "http" and "//" in scope["path"]:
            _merge_slashes(scope)
        if scope["type"] == "http" and (scope["path"].startswith(f"{PREFIX}/") or scope["path"] == PREFIX):
            await self._api(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _merge_slashes(scope: Scope) -> None:
    """Takes `//api/v2//clients` for `/api/v2/clients`: programs join a base URL and a path in either way. Other paths
    stay: a proxy in front may close some of them, and knows them by one spelling."""
    path = re.sub("/{2,}", "/", scope["path"])
    if path.startswith(f"{PREFIX}/") or path == PREFIX:
        scope["path"] = path


class OriginOnlyCors(CORSMiddleware):
    """CORS middleware that handles only requests with an `Origin` header, to paths that programs call."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_for_programs = scope["type"] == "http" and scope["path"].startswith(CORS_PATHS)
        if is_for_programs and has_header(scope, b"origin"):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def send(self, message: Message, send: Send, request_headers: Headers) -> None:
        """Add the headers of the base class, without duplicate names in `Vary`."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                names = (name.strip() for value in headers.getlist("vary") for name in value.split(","))
                headers["vary"] = ", ".join(dict.fromkeys(names))
            await send(message)

        await super().send(message, sending, request_headers)
