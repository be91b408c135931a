"""The operations that are no collection's: webhooks, files, apps, and who is calling. One line each, in a table."""

from collections.abc import Iterator
from typing import NamedTuple

from truweel.http.call import JSON_PATCH, MERGE_PATCH
from truweel.http.openapi.answers import content, response_refs, success_response
from truweel.http.openapi.endpoint_schemas import INSTANT, TEXT, WHOLE, closed_object
from truweel.http.openapi.schemas import Json, ref
from truweel.schema.registry import Registry

__all__ = ["TAGS", "endpoint_paths"]

TAGS = {
    "webhooks": "Who is told of events, and what became of each.",
    "files": "Uploads, and the documents of records.",
    "apps": "Apps of the marketplace, for their vendors.",
    "callers": "Who is calling.",
}
ANYHOW = (400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503)


class Row(NamedTuple):
    """One operation. `body` and `answer` name schemas, `answer` with `[]` for an array and `{}` for the envelope."""

    verb: str
    path: str
    id: str
    summary: str
    status: int
    answer: str = ""
    body: str = ""


WEBHOOKS = (
    Row("get", "/webhook-endpoints", "search", "Search", 200, "WebhookEndpoint{}"),
    Row(
        "post",
        "/webhook-endpoints",
        "create",
        "Register; the secret is shown this once",
        201,
        "WebhookSecret",
        "WebhookEndpointWrite",
    ),
    Row("get", "/webhook-endpoints/{uuid}", "get", "Get one", 200, "WebhookEndpoint"),
    Row(
        "put", "/webhook-endpoints/{uuid}", "replace", "Replace (ours)", 204, "WebhookEndpoint", "WebhookEndpointWrite"
    ),
    Row("patch", "/webhook-endpoints/{uuid}", "patch", "Change (ours)", 204, "WebhookEndpoint", "WebhookEndpointWrite"),
    Row("delete", "/webhook-endpoints/{uuid}", "delete", "Delete", 204),
    Row(
        "post",
        "/webhook-endpoints/{uuid}/rotate-secret",
        "rotate_secret",
        "A new secret; the old one signs beside it for a day (ours)",
        200,
        "WebhookSecret",
    ),
    Row(
        "post",
        "/webhook-endpoints/{uuid}/resume",
        "resume",
        "Deliver again after a suspension (ours)",
        200,
        "WebhookEndpoint",
    ),
    Row(
        "post",
        "/webhook-endpoints/{uuid}/test",
        "test",
        "Send a test event (ours)",
        202,
        "DeliveryDetail",
        "WebhookTest",
    ),
    Row(
        "post",
        "/webhook-endpoints/{uuid}/recover",
        "recover",
        "Deliver anew what it missed since `since` (ours)",
        202,
        "Recovered",
    ),
    Row("get", "/webhook-endpoints/{uuid}/deliveries", "deliveries", "The log of deliveries (ours)", 200, "Delivery{}"),
    Row(
        "get",
        "/webhook-endpoints/{uuid}/deliveries/{event}",
        "delivery",
        "One delivery with its tries (ours)",
        200,
        "DeliveryDetail",
    ),
    Row(
        "post",
        "/webhook-endpoints/{uuid}/deliveries/{event}/redeliver",
        "redeliver",
        "Deliver it again (ours)",
        202,
        "DeliveryDetail",
    ),
    Row(
        "get",
        "/webhook-endpoints/{uuid}/messages",
        "messages",
        "The next messages of a listener (ours)",
        200,
        "ListenerMessage[]",
    ),
    Row(
        "post",
        "/webhook-endpoints/{uuid}/messages/acknowledge",
        "acknowledge",
        "What became of messages (ours)",
        200,
        "Acknowledged",
        "Acknowledge",
    ),
    Row("get", "/event-consumers", "search", "Search", 200, "EventConsumer{}"),
    Row(
        "post",
        "/event-consumers",
        "create",
        "Register the older way: with a URL PUSH, without PULL",
        201,
        "EventConsumerSecret",
        "EventConsumerWrite",
    ),
    Row("get", "/event-consumers/{uuid}", "get", "Get one", 200, "EventConsumer"),
    Row("delete", "/event-consumers/{uuid}", "delete", "Delete", 204),
    Row(
        "post",
        "/event-consumers/{uuid}/resume",
        "resume",
        "Deliver again after a suspension (ours)",
        200,
        "EventConsumer",
    ),
    Row(
        "get", "/event-consumers/{uuid}/messages", "messages", "The next messages, at most 10", 200, "ConsumerMessage[]"
    ),
    Row(
        "post",
        "/event-consumers/{uuid}/messages/acknowledge",
        "acknowledge",
        "Messages that were taken",
        200,
        "Acknowledged",
        "Acknowledge",
    ),
)
FILES = (
    Row("post", "/temp-document-buckets", "create", "A place for files that no record has yet", 201, "Bucket"),
    Row(
        "post",
        "/temp-document-buckets/{uuid}/documents",
        "upload",
        "Upload into it, at most 6 MB",
        201,
        "DocumentReadDTO",
        "Upload",
    ),
    Row(
        "post",
        "/temp-document-buckets/{uuid}/document-upload-sessions",
        "session",
        "Begin an upload in parts",
        201,
        "UploadSession",
        "UploadSessionWrite",
    ),
    Row(
        "get",
        "/document-upload-sessions/{uuid}",
        "get",
        "What has come of an upload in parts (ours)",
        200,
        "UploadSession",
    ),
    Row(
        "post",
        "/document-upload-sessions/{uuid}",
        "part",
        "A part, at most 6 MB; the last one answers the document",
        201,
        "DocumentReadDTO",
        "UploadPart",
    ),
    Row("get", "/documents/{id}/download", "download", "The bytes", 200, "bytes"),
    Row("get", "/images/{id}", "get", "The picture, at most 1600 pixels wide and high", 200, "bytes"),
    Row(
        "get",
        "/images/{id}/thumbnail",
        "thumbnail",
        "The picture, at most 256 pixels wide and high (ours)",
        200,
        "bytes",
    ),
)
APPS = (
    Row("get", "/apps", "search", "The vendor's apps (ours)", 200, "App[]"),
    Row(
        "post", "/apps", "create", "Register an app; its secrets are shown this once (ours)", 201, "App", "AppManifest"
    ),
    Row("get", "/apps/{clientId}", "get", "Get one (ours)", 200, "App"),
    Row("put", "/apps/{clientId}", "replace", "Replace its manifest (ours)", 204, "", "AppManifest"),
    Row("post", "/apps/{clientId}/rotate-secret", "rotate_secret", "A new secret (ours)", 200, "AppSecret"),
    Row("post", "/apps/{clientId}/submit", "submit", "Ask for production (ours)", 204),
    Row("get", "/apps/{clientId}/installations", "installations", "Who has installed it (ours)", 200, "Installation[]"),
)
CALLERS = (
    Row("get", "/profile", "get", "Who is calling, for which tenant", 200, "Profile"),
    Row("get", "/callers", "search", "Who has limits, is blocked, or polls; for administrators (ours)", 200, "Callers"),
    Row("post", "/callers/{id}/unblock", "unblock", "Let a user in again (ours)", 204),
    Row("post", "/callers/apps/{clientId}/unblock", "unblock_app", "Let an app in again (ours)", 204),
)


GREETING: Json = {
    "operationId": "greeting",
    "tags": ["callers"],
    "summary": "Which server this is, for anyone; `HEAD` reads its clock",
    "responses": {
        "200": {
            "description": "Its name and versions.",
            "headers": {"X-Correlation-Id": {"$ref": "#/components/headers/X-Correlation-Id"}},
            "content": content(closed_object(dict.fromkeys(("name", "version", "api"), TEXT))),
        }
    },
    "security": [],
}


def endpoint_paths(registry: Registry) -> Json:
    """`paths` of these operations."""
    found: Json = {"/": {"get": GREETING}}
    for tag, rows in (("webhooks", WEBHOOKS), ("files", FILES), ("apps", APPS), ("callers", CALLERS)):
        for row in rows:
            found.setdefault(row.path, {"parameters": list(_parameters(row.path))})[row.verb] = _operation(row, tag)
    for collection in registry:
        if collection.options.documents and registry.documents:
            where = f"/{collection.path}/{{id}}"
            about = {
                f"{where}/documents": (
                    Row("get", "", "documents", "Its documents, a bare array", 200, "DocumentReadDTO[]"),
                    Row("post", "", "upload", "Upload a document, at most 6 MB", 201, "DocumentReadDTO", "Upload"),
                ),
                f"{where}/document-upload-sessions": (
                    Row("post", "", "upload_session", "Begin one in parts", 201, "UploadSession", "UploadSessionWrite"),
                ),
            }
            for path, some in about.items():
                operations = {row.verb: _operation(row._replace(path=f"/{collection.path}"), "files") for row in some}
                found[path] = {"parameters": list(_parameters(path)), **operations}
    return found


def _operation(row: Row, tag: str) -> Json:
    stem = row.path.split("/")[1].replace("-", "_")
    between = [part for part in row.path.split("/")[3:] if part == "messages"] if row.id == "acknowledge" else []
    operation: Json = {
        "operationId": "_".join([stem, *between, row.id]),
        "tags": [tag],
        "summary": row.summary,
        "responses": dict(sorted(_answers(row).items())),
        "security": [{"basic": []}, {"oauth2": []}],
    }
    if row.body:
        operation["requestBody"] = {"required": not row.body.endswith("Test"), "content": _contents(row)}
    if query := list(_query(row)):
        operation["parameters"] = query
    return operation


def _contents(row: Row) -> Json:
    schema = ref(row.body)
    if row.verb == "patch":
        return content(schema, MERGE_PATCH) | content(ref("JsonPatch"), JSON_PATCH)
    if row.body.startswith("Upload"):
        form: Json = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
        return content(schema) | content(form, "multipart/form-data")
    return content(schema)


def _answers(row: Row) -> Json:
    found = response_refs(*ANYHOW, *((304,) if row.verb == "get" else ()))
    if row.path.startswith(("/temp-document-buckets", "/document-upload-sessions")):
        found |= response_refs(410)
    if row.answer == "bytes":
        whole = {"description": "The bytes.", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}
        return found | response_refs(416, 503) | {"200": whole, "206": whole}
    schema = _schema(row.answer)
    headers = ("ETag", "Location", "Idempotency-Replayed")
    if row.status != 204 and schema:
        found[str(row.status)] = success_response(row.summary, schema, *headers)
    else:
        found |= response_refs(204)
    if row.status == 204 and schema:
        found["200"] = success_response("With `Prefer: return=representation`.", schema, "Preference-Applied")
    if row.body == "UploadPart":
        found["200"] = success_response(
            "Not the last part yet, or one that was there already.", {"type": "object"}, *headers
        )
    return found


def _schema(name: str) -> Json | None:
    if name.endswith("[]"):
        return {"type": "array", "items": ref(name[:-2])}
    if name.endswith("{}"):
        members = dict.fromkeys(("totalItems", "totalPages", "currentPage", "size"), WHOLE)
        return closed_object({"items": {"type": "array", "items": ref(name[:-2])}, **members})
    return ref(name) if name else None


def _parameters(path: str) -> Iterator[Json]:
    for part in path.split("/"):
        if part == "{id}":
            yield {"$ref": "#/components/parameters/id"}
        elif part.startswith("{"):
            yield {"name": part[1:-1], "in": "path", "required": True, "schema": TEXT}


def _query(row: Row) -> Iterator[Json]:
    if row.answer.endswith("{}"):
        yield from ({"$ref": f"#/components/parameters/{name}"} for name in ("page", "size", "limit"))
    more: dict[str, tuple[str, Json]] = {
        "recover": ("since", INSTANT),
        "deliveries": ("state", {"type": "string", "enum": ["pending", "delivered", "failed", "withheld"]}),
        "messages": ("wait", {"type": "number", "minimum": 0, "maximum": 30}),
        "documents": ("include", TEXT),
    }
    if row.id in more:
        name, schema = more[row.id]
        yield {"name": name, "in": "query", "required": name == "since", "schema": schema}
