"""OpenTelemetry: a span for each request (the extra `truweel[otel]`).

The standard variables configure it (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER` …). A
span has the attributes of the log line: never a query string, a body or a secret.
"""

from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truweel import __version__

__all__ = ["Tracing", "otlp_provider"]


def otlp_provider() -> TracerProvider:
    """A provider that sends spans in batches to the collector that the environment names."""
    default_resource = Resource.create({"service.name": "truweel", "service.version": __version__})
    provider = TracerProvider(resource=default_resource.merge(OTELResourceDetector().detect()))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider


class Tracing:
    """The outermost middleware with tracing: a span lasts as long as the request. `provider` makes the spans."""

    def __init__(self, app: ASGIApp, provider: TracerProvider | None = None) -> None:
        self._app = app
        self._provider = provider or otlp_provider()
        self._tracer = self._provider.get_tracer("truweel", __version__)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            try:
                await self._app(scope, receive, send)
            finally:
                self._provider.shutdown()
            return
        parent = propagate.extract(
            {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        )
        status = 0

        async def record_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        method = scope["method"]
        with self._tracer.start_as_current_span(method, parent, SpanKind.SERVER) as span:
            try:
                await self._app(scope, receive, record_status)
            finally:
                _describe(span, scope, status)


def _describe(span: trace.Span, scope: Scope, status: int) -> None:
    state = scope.get("state", {})
    route = state.get("route") or "other"
    span.update_name(f"{scope['method']} {route}")
    span.set_attributes(
        {
            "http.request.method": scope["method"],
            "http.route": route,
            "http.response.status_code": status,
            "url.scheme": scope["scheme"],
            "truweel.caller": str(state.get("caller", "")),
            "truweel.correlation_id": str(state.get("correlation_id", "")),
            "truweel.statements": int(state.get("statements", 0)),
        }
    )
    if status >= 500:
        span.set_status(Status(StatusCode.ERROR))
