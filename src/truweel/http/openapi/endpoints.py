"""The operations outside collections, as tables: webhooks, files, apps, callers."""

from collections.abc import Iterator
from typing import NamedTuple

from truweel.http.call import JSON_PATCH, MERGE_PATCH
from truweel.http.openapi.answers import content, response_refs, success_response
from truweel.http.openapi.endpoint_schemas import INSTANT, NON_NEGATIVE, TEXT
from truweel.http.openapi.parameters import write_parameters
from truweel.http.openapi.schemas import Json, closed_object, ref
from truweel.schema.registry import Registry

__all__ = ["OPERATIONS", "TAGS", "endpoint_paths"]

TAGS = {
    "webhooks": "Webhook endpoints, and the deliveries of events to them.",
    "files": "Uploads, and the documents of records.",
    "apps": "Apps of the marketplace, for their vendors.",
    "callers": "Who is calling.",
}
COMMON_STATUSES = (400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503)


class Operation(NamedTuple):
    """One operation. `body` and `answer` name schemas; `answer` ends in `[]` for an array, in `{}` for the envelope."""

    verb: str
    path: str
    id: str
    summary: str
    status: int
    answer: str = ""
    body: str = ""


WEBHOOKS = (
    Operation("get", "/webhook-endpoints", "search", "Search", 200, "WebhookEndpoint{}"),
    Operation(
        "post",
        "/webhook-endpoints",
        "create",
        "Register; the secret is shown this once",
        201,
        "WebhookSecret",
        "WebhookEndpointWrite",
    ),
    Operation("get", "/webhook-endpoints/{uuid}", "get", "Get one", 200, "WebhookEndpoint"),
    Operation(
        "put", "/webhook-endpoints/{uuid}", "replace", "Replace (ours)", 204, "WebhookEndpoint", "WebhookEndpointWrite"
    ),
    Operation(
        "patch", "/webhook-endpoints/{uuid}", "patch", "Change (ours)", 204, "WebhookEndpoint", "WebhookEndpointWrite"
    ),
    Operation("delete", "/webhook-endpoints/{uuid}", "delete", "Delete", 204),
    Operation(
        "post",
        "/webhook-endpoints/{uuid}/rotate-secret",
        "rotate_secret",
        "A new secret; the old one signs beside it for a day (ours)",
        200,
        "WebhookSecret",
    ),
    Operation(
        "post",
        "/webhook-endpoints/{uuid}/resume",
        "resume",
        "Deliver again after a suspension (ours)",
        200,
        "WebhookEndpoint",
    ),
    Operation(
        "post",
        "/webhook-endpoints/{uuid}/test",
        "test",
        "Send a test event (ours)",
        202,
        "DeliveryDetail",
        "WebhookTest",
    ),
    Operation(
        "post",
        "/webhook-endpoints/{uuid}/recover",
        "recover",
        "Deliver anew what it missed since `since` (ours)",
        202,
        "Recovered",
    ),
    Operation(
        "get", "/webhook-endpoints/{uuid}/deliveries", "deliveries", "The log of deliveries (ours)", 200, "Delivery{}"
    ),
    Operation(
        "get",
        "/webhook-endpoints/{uuid}/deliveries/{event}",
        "delivery",
        "One delivery with its tries (ours)",
        200,
        "DeliveryDetail",
    ),
    Operation(
        "post",
        "/webhook-endpoints/{uuid}/deliveries/{event}/redeliver",
        "redeliver",
        "Deliver it again (ours)",
        202,
        "DeliveryDetail",
    ),
    Operation(
        "get",
        "/webhook-endpoints/{uuid}/messages",
        "messages",
        "The next messages of a listener (ours)",
        200,
        "ListenerMessage[]",
    ),
    Operation(
        "post",
        "/webhook-endpoints/{uuid}/messages/acknowledge",
        "acknowledge",
        "What became of messages (ours)",
        200,
        "Acknowledged",
        "Acknowledge",
    ),
    Operation("get", "/event-consumers", "search", "Search", 200, "EventConsumer{}"),
    Operation(
        "post",
        "/event-consumers",
        "create",
        "Register in the older API: PUSH with a URL, PULL without",
        201,
        "EventConsumerSecret",
        "EventConsumerWrite",
    ),
    Operation("get", "/event-consumers/{uuid}", "get", "Get one", 200, "EventConsumer"),
    Operation("delete", "/event-consumers/{uuid}", "delete", "Delete", 204),
    Operation(
        "post",
        "/event-consumers/{uuid}/resume",
        "resume",
        "Deliver again after a suspension (ours)",
        200,
        "EventConsumer",
    ),
    Operation(
        "get", "/event-consumers/{uuid}/messages", "messages", "The next messages, at most 10", 200, "ConsumerMessage[]"
    ),
    Operation(
        "post",
        "/event-consumers/{uuid}/messages/acknowledge",
        "acknowledge",
        "Acknowledge received messages",
        200,
        "Acknowledged",
        "Acknowledge",
    ),
)
FILES = (
    Operation("post", "/temp-document-buckets", "create", "A place for files that no record has yet", 201, "Bucket"),
    Operation(
        "post",
        "/temp-document-buckets/{uuid}/documents",
        "upload",
        "Upload into it, at most 6 MB",
        201,
        "DocumentReadDTO",
        "Upload",
    ),
    Operation(
        "post",
        "/temp-document-buckets/{uuid}/document-upload-sessions",
        "session",
        "Begin an upload in parts",
        201,
        "UploadSession",
        "UploadSessionWrite",
    ),
    Operation(
        "get",
        "/document-upload-sessions/{uuid}",
        "get",
        "State of an upload in parts (ours)",
        200,
        "UploadSession",
    ),
    Operation(
        "post",
        "/document-upload-sessions/{uuid}",
        "part",
        "A part, at most 6 MB; the last one answers the document",
        201,
        "DocumentReadDTO",
        "UploadPart",
    ),
    Operation("get", "/documents/{id}/download", "download", "The bytes", 200, "bytes"),
    Operation("get", "/images/{id}", "get", "The picture, at most 1600 pixels wide and high", 200, "bytes"),
    Operation(
        "get",
        "/images/{id}/thumbnail",
        "thumbnail",
        "The picture, at most 256 pixels wide and high (ours)",
        200,
        "bytes",
    ),
)
APPS = (
    Operation("get", "/apps", "search", "The vendor's apps (ours)", 200, "App[]"),
    Operation(
        "post", "/apps", "create", "Register an app; its secrets are shown this once (ours)", 201, "App", "AppManifest"
    ),
    Operation("get", "/apps/{clientId}", "get", "Get one (ours)", 200, "App"),
    Operation("put", "/apps/{clientId}", "replace", "Replace its manifest (ours)", 204, "", "AppManifest"),
    Operation("post", "/apps/{clientId}/rotate-secret", "rotate_secret", "A new secret (ours)", 200, "AppSecret"),
    Operation("post", "/apps/{clientId}/submit", "submit", "Ask for production (ours)", 204),
    Operation(
        "get", "/apps/{clientId}/installations", "installations", "Who has installed it (ours)", 200, "Installation[]"
    ),
)
CALLERS = (
    Operation("get", "/profile", "get", "Who is calling, for which tenant", 200, "Profile"),
    Operation(
        "post",
        "/profile/password",
        "password",
        "Change one's own password; sessions end (ours)",
        204,
        "",
        "PasswordChange",
    ),
    Operation(
        "post",
        "/users/{id}/invite",
        "invite",
        "A link to choose a password with, once, within a week; for administrators (ours)",
        200,
        "InvitationLink",
    ),
    Operation(
        "post",
        "/users/{id}/reset-password",
        "reset_password",
        "The same; the password and the sessions of before end at once (ours)",
        200,
        "InvitationLink",
    ),
    Operation(
        "get", "/callers", "search", "Who has limits, is blocked, or polls; for administrators (ours)", 200, "Callers"
    ),
    Operation(
        "get",
        "/callers/refusals",
        "refusals",
        "What was refused (401, 403, 429), and who was blocked, by the hour, for 30 days; for administrators (ours)",
        200,
        "Refusals",
    ),
    Operation("post", "/callers/{id}/unblock", "unblock", "Unblock a user (ours)", 204),
    Operation("post", "/callers/apps/{clientId}/unblock", "unblock_app", "Unblock an app (ours)", 204),
)
OPERATIONS = {"webhooks": WEBHOOKS, "files": FILES, "apps": APPS, "callers": CALLERS}
"""The operations by their tag."""


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
    paths: Json = {"/": {"get": GREETING}}
    for tag, operations in OPERATIONS.items():
        for operation in operations:
            path_item = paths.setdefault(operation.path, {"parameters": list(_path_parameters(operation.path))})
            path_item[operation.verb] = _operation_object(operation, tag)
    for collection in registry:
        if collection.options.documents and registry.documents:
            record_path = f"/{collection.path}/{{id}}"
            operations_by_path = {
                f"{record_path}/documents": (
                    Operation("get", "", "documents", "Its documents, a bare array", 200, "DocumentReadDTO[]"),
                    Operation(
                        "post", "", "upload", "Upload a document, at most 6 MB", 201, "DocumentReadDTO", "Upload"
                    ),
                ),
                f"{record_path}/document-upload-sessions": (
                    Operation(
                        "post", "", "upload_session", "Begin one in parts", 201, "UploadSession", "UploadSessionWrite"
                    ),
                ),
            }
            for path, path_operations in operations_by_path.items():
                operation_objects = {
                    operation.verb: _operation_object(operation._replace(path=f"/{collection.path}"), "files")
                    for operation in path_operations
                }
                paths[path] = {"parameters": list(_path_parameters(path)), **operation_objects}
    return paths


def _operation_object(operation: Operation, tag: str) -> Json:
    prefix = operation.path.split("/")[1].replace("-", "_")
    deeper_segments = operation.path.split("/")[3:]
    infixes = [segment for segment in deeper_segments if segment == "messages"] if operation.id == "acknowledge" else []
    operation_object: Json = {
        "operationId": "_".join([prefix, *infixes, operation.id]),
        "tags": [tag],
        "summary": operation.summary,
        "responses": dict(sorted(_responses(operation).items())),
        "security": [{"basic": []}, {"oauth2": []}],
    }
    if operation.body:
        operation_object["requestBody"] = {
            "required": not operation.body.endswith("Test"),
            "content": _request_content(operation),
        }
    if parameters := list(_parameters(operation)):
        operation_object["parameters"] = parameters
    return operation_object


def _request_content(operation: Operation) -> Json:
    schema = ref(operation.body)
    if operation.verb == "patch":
        return content(schema, MERGE_PATCH) | content(ref("JsonPatch"), JSON_PATCH)
    if operation.body.startswith("Upload"):
        form: Json = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
        return content(schema) | content(form, "multipart/form-data")
    return content(schema)


def _responses(operation: Operation) -> Json:
    responses = response_refs(*COMMON_STATUSES, *((304,) if operation.verb == "get" else ()))
    if operation.verb in ("put", "patch"):
        responses |= response_refs(412)
    if operation.path.startswith(("/temp-document-buckets", "/document-upload-sessions")):
        responses |= response_refs(410)
    if operation.answer == "bytes":
        bytes_response = {
            "description": "The bytes.",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
        return responses | response_refs(416, 503) | {"200": bytes_response, "206": bytes_response}
    schema = _response_schema(operation.answer)
    headers = ("ETag", "Location", "Idempotency-Replayed")
    if operation.status != 204 and schema:
        responses[str(operation.status)] = success_response(operation.summary, schema, *headers)
    else:
        responses |= response_refs(204)
    if operation.status == 204 and schema:
        responses["200"] = success_response("With `Prefer: return=representation`.", schema, "Preference-Applied")
    if operation.body == "UploadPart":
        responses["200"] = success_response(
            "Not the last part yet, or one that was there already.", {"type": "object"}, *headers
        )
    return responses


def _response_schema(name: str) -> Json | None:
    if name.endswith("[]"):
        return {"type": "array", "items": ref(name[:-2])}
    if name.endswith("{}"):
        members = dict.fromkeys(("totalItems", "totalPages", "currentPage", "size"), NON_NEGATIVE)
        return closed_object({"items": {"type": "array", "items": ref(name[:-2])}, **members})
    return ref(name) if name else None


def _path_parameters(path: str) -> Iterator[Json]:
    for part in path.split("/"):
        if part == "{id}":
            yield {"$ref": "#/components/parameters/id"}
        elif part.startswith("{"):
            yield {"name": part[1:-1], "in": "path", "required": True, "schema": TEXT}


def _refusal_parameters() -> Iterator[Json]:
    schemas: dict[str, Json] = {
        "from": INSTANT,
        "to": INSTANT,
        "userId": TEXT,
        "status": {"type": "integer", "enum": [401, 403, 429]},
        "page": NON_NEGATIVE,
        "size": {"type": "integer", "minimum": 1, "maximum": 100, "default": 100},
    }
    yield from ({"name": name, "in": "query", "schema": schema} for name, schema in schemas.items())


def _parameters(operation: Operation) -> Iterator[Json]:
    if operation.answer.endswith("{}"):
        yield from ({"$ref": f"#/components/parameters/{name}"} for name in ("page", "size", "limit"))
    if operation.verb in ("post", "put", "patch"):
        yield from write_parameters(is_conditional=operation.verb != "post", has_preferences=False)
    query_parameters: dict[str, tuple[str, Json]] = {
        "recover": ("since", INSTANT),
        "deliveries": ("state", {"type": "string", "enum": ["pending", "delivered", "failed", "withheld"]}),
        "messages": ("wait", {"type": "number", "minimum": 0, "maximum": 30}),
        "documents": ("include", TEXT),
    }
    if operation.id == "refusals":
        yield from _refusal_parameters()
    if operation.id in query_parameters:
        name, schema = query_parameters[operation.id]
        yield {"name": name, "in": "query", "required": name == "since", "schema": schema}
