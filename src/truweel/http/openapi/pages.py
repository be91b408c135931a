"""Serves the document and Swagger UI: `/v3/api-docs`, `/public/api-docs/robaws` and `/swagger-ui/`.

Anyone may read them. With credentials, the document includes the extra fields of the tenant.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from truweel.errors import ApiError, MethodNotAllowed, PathNotFound, Unavailable
from truweel.http.admission import Admission, Headers
from truweel.http.call import Call
from truweel.http.openapi.document import encode_document, is_encoded, tag_names
from truweel.http.openapi.request_collections import encode_bruno, encode_postman
from truweel.http.openapi.schemas import Definitions
from truweel.http.openapi.variants import PARAMETERS as VARIANT_PARAMETERS
from truweel.http.openapi.variants import parse_variant
from truweel.http.responses import error_answer, send_answer, without_unchanged_body
from truweel.operations.answer import Answer
from truweel.operations.extra import load_definitions
from truweel.query.parse import unknown_parameter
from truweel.schema.registry import Registry
from truweel.storage.database import Database, Reader
from truweel.storage.threads import DaemonThreads

__all__ = ["HandlerApp", "routes"]

STATIC = Path(__file__).parent.parent / "static"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'{}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE_TEMPLATE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Truweel API</title>
<link rel="icon" type="image/png" href="{prefix}/swagger-ui/favicon-32x32.png">
<link rel="stylesheet" href="{prefix}/swagger-ui/swagger-ui.css">
<link rel="stylesheet" href="{prefix}/swagger-ui/docs.css">
</head>
<body>
<div id="swagger-ui" data-prefix="{prefix}" data-document="{prefix}{document}"></div>
<script src="{prefix}/swagger-ui/swagger-ui-bundle.js"></script>
<script src="{prefix}/swagger-ui/docs.js"></script>
</body>
</html>
"""
DOCUMENT_PATH = "/v3/api-docs"
PUBLIC_PATH = "/public/api-docs/robaws"

MAX_WAITING = 8
"""Documents that are made or wait for it."""

_encoding = DaemonThreads(1, "openapi")

T = TypeVar("T")

Handler = Callable[[Call, Headers], Awaitable[Answer]]


def routes(
    registry: Registry, database: Database, admission: Admission, *, public_url: str | None = None
) -> list[Route]:
    """The routes. `public_url` is the setting; without it, URLs use the host of the request."""
    pages = _Pages(registry, database, admission, public_url)
    handlers: dict[str, Handler] = {
        DOCUMENT_PATH: pages.document,
        PUBLIC_PATH: pages.public,
        "/v3/postman.json": pages.postman,
        "/v3/bruno.zip": pages.bruno,
        "/swagger-ui": pages.redirect_to_index,
        "/swagger-ui/": pages.redirect_to_index,
        "/swagger-ui/index.html": pages.index,
        "/swagger-ui/{name}": pages.asset,
    }
    return [Route(path, HandlerApp(handler, public_url)) for path, handler in handlers.items()]


class HandlerApp:
    """An ASGI application of one handler: GET and HEAD, If-None-Match, errors in the usual shape."""

    def __init__(self, handler: Handler, public_url: str | None) -> None:
        self._handler = handler
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        call = Call(scope, receive, public_url=self._public_url, body_limit=0)
        headers: Headers = []
        try:
            if call.method not in ("GET", "HEAD"):
                raise MethodNotAllowed(f"{call.path} takes GET, not {call.method}.", ("GET", "HEAD"))
            answer = await self._handler(call, headers)
            answer = await without_unchanged_body(answer, call.headers.get(b"if-none-match", b""))
        except ApiError as error:
            answer = error_answer(error, path=call.path, correlation_id=call.correlation_id)
        finally:
            call.end()
        await send_answer(send, answer, headers, head=call.method == "HEAD")


class _Pages:
    def __init__(self, registry: Registry, database: Database, admission: Admission, public_url: str | None) -> None:
        self._registry = registry
        self._database = database
        self._admission = admission
        self._waiting = 0
        self._security = {
            "Content-Security-Policy": CONTENT_SECURITY_POLICY.format(f" {_origin(public_url)}" if public_url else ""),
            "Referrer-Policy": "no-referrer",
        }

    async def document(self, call: Call, headers: Headers) -> Answer:
        """The document; with credentials, that of their tenant. The query says which variant. Raises BadRequest,
        Unauthorized if the credentials are wrong, TooManyRequests, Unavailable while many others are made."""
        variant = parse_variant(call.query, self._registry, tag_names(self._registry))
        warnings = [
            unknown_parameter(name, VARIANT_PARAMETERS)
            for name in dict.fromkeys(name for name, _ in call.query)
            if name not in VARIANT_PARAMETERS
        ]
        definitions = await self._definitions(call, headers)
        encode = partial(
            encode_document, self._registry, base_url=call.base_url, definitions=definitions, variant=variant
        )
        if is_encoded(self._registry, definitions, variant):
            encoded_document = encode()
        else:
            encoded_document = await self._made_on_a_thread(encode)
        return Answer(200, encoded_document.body, {}, warnings, encoded_document.etag)

    async def _made_on_a_thread(self, make: Callable[[], T]) -> T:
        """What `make` returns. Meanwhile the event loop serves others. Raises Unavailable: variants are without
        number, and anyone may ask for them."""
        if self._waiting >= MAX_WAITING:
            raise Unavailable("Too many documents are being made; try again in a second.", retry_after=1)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(_encoding, make)
        finally:
            self._waiting -= 1

    async def public(self, call: Call, headers: Headers) -> Answer:
        """The page for browsers, the document for programs (by `Accept`)."""
        if "text/html" in (call.header(b"accept") or ""):
            return self._page(call, PUBLIC_PATH)
        return await self.document(call, headers)

    async def postman(self, call: Call, headers: Headers) -> Answer:
        """The collection of requests for Postman. Raises Unavailable."""
        return await self._download(call, "postman.json", "application/json", encode_postman)

    async def bruno(self, call: Call, headers: Headers) -> Answer:
        """The collection of requests for Bruno. Raises Unavailable."""
        return await self._download(call, "bruno.zip", "application/zip", encode_bruno)

    async def _download(
        self, call: Call, name: str, media_type: str, encode: Callable[[Registry, str], bytes]
    ) -> Answer:
        body = await self._made_on_a_thread(partial(encode, self._registry, call.base_url))
        headers = {"Content-Type": media_type, "Content-Disposition": f'attachment; filename="truweel-{name}"'}
        return Answer(200, body, headers, (), _etag(body))

    async def redirect_to_index(self, call: Call, headers: Headers) -> Answer:
        """Redirect to the page."""
        return Answer(307, b"", {"Location": "/swagger-ui/index.html"})

    async def index(self, call: Call, headers: Headers) -> Answer:
        """Swagger UI of the document."""
        return self._page(call, DOCUMENT_PATH)

    async def asset(self, call: Call, headers: Headers) -> Answer:
        """A static file of the page. Raises NotFound."""
        name = str(call.scope["path_params"]["name"])
        if name not in _assets():
            raise PathNotFound(call.path)
        body, etag = _asset_content(name)
        media_type = MEDIA_TYPES.get(Path(name).suffix, MEDIA_TYPES[".txt"])
        return Answer(200, body, {"Content-Type": media_type, **self._security}, (), etag)

    def _page(self, call: Call, document: str) -> Answer:
        body = PAGE_TEMPLATE.format(prefix=urlsplit(call.base_url).path, document=document).encode()
        return Answer(200, body, {"Content-Type": MEDIA_TYPES[".html"], **self._security}, (), _etag(body))

    async def _definitions(self, call: Call, headers: Headers) -> Definitions:
        if call.header(b"authorization") is None:
            return {}
        caller = await self._admission.admit(call, headers)
        readable = [
            collection for collection in self._registry if collection.extra and caller.may_read(collection.module)
        ]

        def read_definitions(reader: Reader) -> Definitions:
            return {
                collection.path: load_definitions(reader, self._registry, caller.tenant_id, collection).values()
                for collection in readable
            }

        return await self._database.read(read_definitions)


@cache
def _assets() -> dict[str, Path]:
    """Name → file: ours, and those of Swagger UI."""
    return {path.name: path for folder in ("swagger-ui", "docs") for path in (STATIC / folder).iterdir()}


@cache
def _asset_content(name: str) -> tuple[bytes, str]:
    body = _assets()[name].read_bytes()
    return body, _etag(body)


def _etag(body: bytes) -> str:
    return f'"{blake2b(body, digest_size=9).hexdigest()}"'


def _origin(url: str) -> str:
    """Scheme and host of a URL: a path in a Content-Security-Policy would mean that path alone."""
    return url.removesuffix(urlsplit(url).path)
