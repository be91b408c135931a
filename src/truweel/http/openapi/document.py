"""Builds the OpenAPI 3.1 document of a registry from its declarations."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from truweel import __version__
from truweel.bounded_cache import BoundedCache
from truweel.events.catalog import Catalog
from truweel.http.openapi import answers, endpoint_schemas, endpoints, parameters
from truweel.http.openapi.collection_operations import collection_paths
from truweel.http.openapi.names import operation_tag
from truweel.http.openapi.schemas import Definitions, Json, Schemas
from truweel.http.openapi.variants import EVENTS_TAG, WHOLE, Variant, make_variant
from truweel.schema.extra import Definition
from truweel.schema.registry import Registry

__all__ = ["EncodedDocument", "build_document", "encode_document", "is_encoded", "tag_names"]

CACHE_BYTES = 32 * 1024 * 1024
BASE_URL = "https://base-url.invalid"
"""Stands for the server's URL in what is cached."""
DESCRIPTION = """\
A back office for construction and installation firms. The API speaks the Robaws API v2.

- Each collection answers the same verbs in the same way. Its list is *Search*.
- Ids are texts; `HEAD` and `OPTIONS` answer wherever `GET` does.
- Unknown parameters, includes and members are ignored and named in `Truweel-Warning`; with
  `Prefer: handling=strict` they are refused.
- Every error has the same body, `Error`.
- This document is at [/v3/api-docs](/v3/api-docs); with credentials it holds the extra fields of their tenant.
- `?version=3.0`, `?patch=merge`, `?webhooks=false`, `?tag=clients,offers` and `?collections=clients` make it one that
  a tool understands, or a smaller one. `/v3/postman.json` and `/v3/bruno.zip` are collections of requests.
"""


def build_document(
    registry: Registry,
    *,
    base_url: str = "",
    definitions: Definitions | None = None,
    variant: Variant = WHOLE,
    version: str = __version__,
) -> Json:
    """The document, ready for JSON. `base_url` is the server's URL (`https://example.com`; empty: URLs are relative).

    `definitions` are the extra fields of one tenant: they become members and parameters. `variant` is its form.
    """
    schemas = Schemas(registry, definitions or {}, base_url)
    schemas.components |= endpoint_schemas.endpoint_schemas()
    all_paths = collection_paths(registry, schemas) | endpoints.endpoint_paths(registry)
    responses, headers = answers.shared_components()
    for collection in registry:
        name = schemas.names[collection.key]
        responses |= answers.record_responses(name, schemas.read_ref(collection), schemas.page_ref(collection))
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Truweel",
            "version": version,
            "description": DESCRIPTION,
            "contact": {"name": "Truweel"},
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{base_url}/api/v2"}],
        "tags": _tags(registry),
        "paths": all_paths,
        "webhooks": _webhooks(registry, schemas),
        "components": {
            "schemas": dict(sorted(schemas.components.items())),
            "responses": responses,
            "parameters": parameters.shared_parameters(),
            "headers": headers,
            "securitySchemes": _security(registry, base_url),
        },
    }
    return make_variant(document, registry, variant)


def tag_names(registry: Registry) -> list[str]:
    """The tags of the document."""
    return [tag["name"] for tag in _tags(registry)]


@dataclass(frozen=True, slots=True)
class EncodedDocument:
    """The encoded document and its entity tag."""

    body: bytes
    etag: str


def encode_document(
    registry: Registry, *, base_url: str = "", definitions: Definitions | None = None, variant: Variant = WHOLE
) -> EncodedDocument:
    """The document as bytes. It is made once for recent definitions; only the URL, which a caller's `Host` may name,
    is put in anew."""
    key = _key(registry, definitions, variant)
    body = _encoded.get(key)
    if body is None:
        document = build_document(registry, base_url=BASE_URL, definitions=definitions, variant=variant)
        body = msgspec.json.encode(document)
        _encoded.put(key, body, 2 * len(body))  # the definitions are in the key
    body = body.replace(BASE_URL.encode(), msgspec.json.encode(base_url)[1:-1])
    return EncodedDocument(body, f'"{blake2b(body, digest_size=9).hexdigest()}"')


def is_encoded(registry: Registry, definitions: Definitions, variant: Variant = WHOLE) -> bool:
    """Whether `encode_document` has this document; to make it takes long."""
    return _encoded.get(_key(registry, definitions, variant)) is not None


def _key(registry: Registry, definitions: Definitions | None, variant: Variant) -> "_Key":
    fields_by_path = tuple((path, tuple(fields)) for path, fields in sorted((definitions or {}).items()))
    return registry, fields_by_path, variant


_Key = tuple[Registry, tuple[tuple[str, tuple[Definition, ...]], ...], Variant]
_encoded: BoundedCache[_Key, bytes] = BoundedCache(CACHE_BYTES)


def _tags(registry: Registry) -> list[Json]:
    """A tag for each module, described by its collections."""
    modules: dict[str, list[str]] = {}
    for collection in registry:
        if not collection.parent:
            others = "".join(f" (also `/{other}`)" for other in collection.options.other_paths)
            modules.setdefault(operation_tag(collection), []).append(f"`/{collection.path}`{others}")
    description_by_tag = {module: ", ".join(paths) for module, paths in modules.items()} | endpoints.TAGS
    description_by_tag[EVENTS_TAG] = "What the server sends to webhook endpoints. Nobody calls these."
    return [{"name": name, "description": text} for name, text in description_by_tag.items()]


def _webhooks(registry: Registry, schemas: Schemas) -> Json:
    """Event name → what is delivered to webhook endpoints."""
    entries: Json = {}
    signature = {
        "name": "Robaws-Signature",
        "in": "header",
        "required": True,
        "description": "`t=<seconds>,v1=<HMAC-SHA256 of t, a dot and the body, hex, by the endpoint's secret>`.",
        "schema": {"type": "string", "pattern": r"^t=\d+,v1=[0-9a-f]{64}$"},
    }
    for event in Catalog(registry).events.values():
        body = {
            "type": "object",
            "required": ["id", "event", "data"],
            "properties": {
                "id": {"type": "string", "format": "uuid", "description": "The same in each try."},
                "event": {"type": "string", "const": event.name},
                "data": schemas.read_ref(event.collection),
            },
        }
        entries[event.name] = {
            "post": {
                "operationId": event.name.replace(".", "_").replace("-", "_") + "_event",
                "tags": [EVENTS_TAG],
                "summary": event.name,
                "security": [],
                "description": event.doc + (" (ours)" if event.is_addition else ""),
                "parameters": [signature],
                "requestBody": {"required": True, "content": answers.content(body)},
                "responses": {"2XX": {"description": "Received; anything else is tried again."}},
            }
        }
    return entries


def _security(registry: Registry, base_url: str) -> Json:
    grants: dict[str, list[str]] = {"profile": []}
    for collection in registry:
        if not collection.parent and collection.scope:
            grants.setdefault(collection.scope, []).append(f"/{collection.path}")
    return {
        "basic": {
            "type": "http",
            "scheme": "basic",
            "description": "API key as user name, API secret as password; `X-Tenant` may name the tenant.",
        },
        "oauth2": {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": f"{base_url}/oauth2/authorize",
                    "tokenUrl": f"{base_url}/oauth2/tokens",
                    "refreshUrl": f"{base_url}/oauth2/tokens",
                    "scopes": _scopes(grants),
                }
            },
        },
    }


def _scopes(grants: Mapping[str, list[str]]) -> dict[str, str]:
    full = {scope: "Reads and changes " + ", ".join(paths) if paths else scope for scope, paths in grants.items()}
    reading = {
        f"{scope}:read": "Only reads " + ", ".join(paths) if paths else f"{scope}, only reading"
        for scope, paths in grants.items()
        if scope != "profile"
    }
    return full | reading
