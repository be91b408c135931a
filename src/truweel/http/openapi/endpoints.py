"""The operations outside collections, as tables: webhooks, files, apps, callers."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from truweel.http.call import JSON_PATCH, MERGE_PATCH
from truweel.http.openapi.answers import content, response_refs, success_response
from truweel.http.openapi.endpoint_schemas import BODY_EXAMPLES, INSTANT, NON_NEGATIVE, TEXT
from truweel.http.openapi.names import singular_name, with_article
from truweel.http.openapi.parameters import write_parameters
from truweel.http.openapi.schemas import Json, closed_object, ref
from truweel.schema.registry import Registry

__all__ = ["KNOWN_PARAMETERS", "OPERATIONS", "TAGS", "endpoint_paths"]

TAGS = {
    "webhooks": "Webhook endpoints, and the deliveries of events to them.",
    "files": "Uploads, and the documents of records.",
    "apps": "Apps of the marketplace, for their vendors.",
    "callers": "Who is calling.",
}
LIST_PARAMETERS = ("page", "size", "limit")
COMMON_STATUSES = (400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503)


class Operation(NamedTuple):
    """One operation. `body` and `answer` name schemas; `answer` ends in `[]` for an array, in `{}` for the envelope.
    `summary` is what a generated client or a menu shows, `doc` says the rest."""

    verb: str
    path: str
    id: str
    summary: str
    doc: str
    status: int
    answer: str = ""
    body: str = ""


ENDPOINT = "/webhook-endpoints/{uuid}"
CONSUMER = "/event-consumers/{uuid}"
BUCKET = "/temp-document-buckets/{uuid}"
APP = "/apps/{clientId}"
WEBHOOKS = (
    Operation(
        "get",
        "/webhook-endpoints",
        "search",
        "Search webhook endpoints",
        "The endpoints that the caller may see, the oldest first.",
        200,
        "WebhookEndpoint{}",
    ),
    Operation(
        "post",
        "/webhook-endpoints",
        "create",
        "Register a webhook endpoint",
        "Registers an address that events are sent to; the secret is shown this once.",
        201,
        "WebhookSecret",
        "WebhookEndpointWrite",
    ),
    Operation(
        "get",
        ENDPOINT,
        "get",
        "Get a webhook endpoint",
        "One endpoint with its state, without its secret.",
        200,
        "WebhookEndpoint",
    ),
    Operation(
        "put",
        ENDPOINT,
        "replace",
        "Replace a webhook endpoint",
        "Replaces address, events and settings; a member that is left out gets its default (ours).",
        204,
        "WebhookEndpoint",
        "WebhookEndpointWrite",
    ),
    Operation(
        "patch",
        ENDPOINT,
        "patch",
        "Change a webhook endpoint",
        "Changes the members that are named (ours).",
        204,
        "WebhookEndpoint",
        "WebhookEndpointWrite",
    ),
    Operation(
        "delete", ENDPOINT, "delete", "Delete a webhook endpoint", "Nothing is delivered to it from then on.", 204
    ),
    Operation(
        "post",
        ENDPOINT + "/rotate-secret",
        "rotate_secret",
        "Make a new secret of a webhook endpoint",
        "A new secret, shown this once; the old one signs beside it for a day (ours).",
        200,
        "WebhookSecret",
    ),
    Operation(
        "post",
        ENDPOINT + "/resume",
        "resume",
        "Resume a webhook endpoint",
        "Delivers again after a suspension (ours).",
        200,
        "WebhookEndpoint",
    ),
    Operation(
        "post",
        ENDPOINT + "/test",
        "test",
        "Send a test event",
        "Delivers an event of no record, or that of `event`, to this endpoint alone (ours).",
        202,
        "DeliveryDetail",
        "WebhookTest",
    ),
    Operation(
        "post",
        ENDPOINT + "/recover",
        "recover",
        "Deliver missed events anew",
        "Delivers what it subscribes to and did not get since `since` (ours).",
        202,
        "Recovered",
    ),
    Operation(
        "get",
        ENDPOINT + "/deliveries",
        "deliveries",
        "Search the deliveries of a webhook endpoint",
        "The log of deliveries, the latest first (ours).",
        200,
        "Delivery{}",
    ),
    Operation(
        "get",
        ENDPOINT + "/deliveries/{event}",
        "delivery",
        "Get a delivery of a webhook",
        "One delivery with its request and its tries (ours).",
        200,
        "DeliveryDetail",
    ),
    Operation(
        "post",
        ENDPOINT + "/deliveries/{event}/redeliver",
        "redeliver",
        "Deliver an event again",
        "Tries it again, now and with all retries; one that is being tried now is not changed (ours).",
        202,
        "DeliveryDetail",
    ),
    Operation(
        "get",
        ENDPOINT + "/messages",
        "messages",
        "Take the messages of a listener",
        "The next messages of an endpoint without an address; they come again until they are acknowledged (ours).",
        200,
        "ListenerMessage[]",
    ),
    Operation(
        "post",
        ENDPOINT + "/messages/acknowledge",
        "acknowledge",
        "Acknowledge messages of a listener",
        "Says what became of messages (ours).",
        200,
        "Acknowledged",
        "Acknowledge",
    ),
    Operation(
        "get",
        "/event-consumers",
        "search",
        "Search event consumers",
        "The consumers of the older API.",
        200,
        "EventConsumer{}",
    ),
    Operation(
        "post",
        "/event-consumers",
        "create",
        "Register an event consumer",
        "Registers in the older API: PUSH with a URL, PULL without. The secret is shown this once.",
        201,
        "EventConsumerSecret",
        "EventConsumerWrite",
    ),
    Operation("get", CONSUMER, "get", "Get an event consumer", "One consumer with its state.", 200, "EventConsumer"),
    Operation(
        "delete", CONSUMER, "delete", "Delete an event consumer", "Nothing is delivered to it from then on.", 204
    ),
    Operation(
        "post",
        CONSUMER + "/resume",
        "resume",
        "Resume an event consumer",
        "Delivers again after a suspension (ours).",
        200,
        "EventConsumer",
    ),
    Operation(
        "get",
        CONSUMER + "/messages",
        "messages",
        "Take the messages of an event consumer",
        "The next messages, at most 10; they come again until they are acknowledged.",
        200,
        "ConsumerMessage[]",
    ),
    Operation(
        "post",
        CONSUMER + "/messages/acknowledge",
        "acknowledge",
        "Acknowledge messages of an event consumer",
        "Messages that are acknowledged don't come again.",
        200,
        "Acknowledged",
        "Acknowledge",
    ),
)
FILES = (
    Operation(
        "post",
        "/temp-document-buckets",
        "create",
        "Create a bucket for files",
        "A place for files that no record has yet; it is gone after a day.",
        201,
        "Bucket",
    ),
    Operation(
        "post",
        BUCKET + "/documents",
        "upload",
        "Upload a file into a bucket",
        "At most 6 MB, as JSON with base64 or as a form.",
        201,
        "DocumentReadDTO",
        "Upload",
    ),
    Operation(
        "post",
        BUCKET + "/document-upload-sessions",
        "session",
        "Begin an upload in parts into a bucket",
        "For files of more than 6 MB; each part is sent to the session.",
        201,
        "UploadSession",
        "UploadSessionWrite",
    ),
    Operation(
        "get",
        "/document-upload-sessions/{uuid}",
        "get",
        "Get an upload in parts",
        "Which parts are there (ours).",
        200,
        "UploadSession",
    ),
    Operation(
        "post",
        "/document-upload-sessions/{uuid}",
        "part",
        "Upload a part",
        "A part, at most 6 MB; the last one answers the document.",
        201,
        "DocumentReadDTO",
        "UploadPart",
    ),
    Operation(
        "get",
        "/documents/{id}/download",
        "download",
        "Download a document",
        "The bytes, whole or the part that `Range` asks for.",
        200,
        "bytes",
    ),
    Operation(
        "get", "/images/{id}", "get", "Get a picture", "The picture, at most 1600 pixels wide and high.", 200, "bytes"
    ),
    Operation(
        "get",
        "/images/{id}/thumbnail",
        "thumbnail",
        "Get a small picture",
        "The picture, at most 256 pixels wide and high (ours).",
        200,
        "bytes",
    ),
)
APPS = (
    Operation("get", "/apps", "search", "Search apps", "The apps of the calling vendor (ours).", 200, "App[]"),
    Operation(
        "post",
        "/apps",
        "create",
        "Register an app",
        "Registers an app; its secrets are shown this once (ours).",
        201,
        "App",
        "AppManifest",
    ),
    Operation("get", APP, "get", "Get an app", "One app with its state and its manifest (ours).", 200, "App"),
    Operation("put", APP, "replace", "Replace an app", "Replaces its manifest (ours).", 204, "", "AppManifest"),
    Operation(
        "post",
        APP + "/rotate-secret",
        "rotate_secret",
        "Make a new secret of an app",
        "A new secret, shown this once; the old one works beside it for a day (ours).",
        200,
        "AppSecret",
    ),
    Operation("post", APP + "/submit", "submit", "Submit an app", "Asks for production (ours).", 204),
    Operation(
        "get",
        APP + "/installations",
        "installations",
        "Search the installations of an app",
        "Who has installed it, and with which scopes (ours).",
        200,
        "Installation[]",
    ),
)
CALLERS = (
    Operation("get", "/profile", "get", "Get the caller", "Who is calling, for which tenant.", 200, "Profile"),
    Operation(
        "post",
        "/profile/password",
        "password",
        "Change one's own password",
        "The sessions of before end (ours).",
        204,
        "",
        "PasswordChange",
    ),
    Operation(
        "post",
        "/users/{id}/invite",
        "invite",
        "Invite a user",
        "A link to choose a password with, once, within a week; for administrators (ours).",
        200,
        "InvitationLink",
    ),
    Operation(
        "post",
        "/users/{id}/reset-password",
        "reset_password",
        "Reset the password of a user",
        "A link as of an invitation; the password and the sessions of before end at once (ours).",
        200,
        "InvitationLink",
    ),
    Operation(
        "get",
        "/callers",
        "search",
        "Search callers",
        "Who has limits, is blocked, or polls; for administrators (ours).",
        200,
        "Callers",
    ),
    Operation(
        "get",
        "/callers/refusals",
        "refusals",
        "Search refusals",
        "What was refused (401, 403, 429), and who was blocked, by the hour, for 30 days; for administrators (ours).",
        200,
        "Refusals",
    ),
    Operation(
        "post", "/callers/{id}/unblock", "unblock", "Unblock a user", "Ends a block; for administrators (ours).", 204
    ),
    Operation(
        "post",
        "/callers/apps/{clientId}/unblock",
        "unblock_app",
        "Unblock an app",
        "Ends a block; for administrators (ours).",
        204,
    ),
)
OPERATIONS = {"webhooks": WEBHOOKS, "files": FILES, "apps": APPS, "callers": CALLERS}
"""The operations by their tag."""


GREETING: Json = {
    "operationId": "greeting",
    "tags": ["callers"],
    "summary": "Get the server",
    "description": "Its name and versions, for anyone; `HEAD` reads its clock.",
    "responses": {
        "200": {
            "description": "Its name and versions.",
            "headers": {"X-Correlation-Id": {"$ref": "#/components/headers/X-Correlation-Id"}},
            "content": content(
                closed_object(
                    dict.fromkeys(("name", "version", "api"), TEXT),
                    examples=[{"name": "Truweel", "version": "0.1.0", "api": "v2"}],
                )
            ),
        },
        **response_refs(400),
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
            record_path, record = f"/{collection.path}/{{id}}", with_article(singular_name(collection))
            operations_by_path = {
                f"{record_path}/documents": (
                    Operation(
                        "get",
                        "",
                        "documents",
                        f"Get the documents of {record}",
                        "A bare array of all of them.",
                        200,
                        "DocumentReadDTO[]",
                    ),
                    Operation(
                        "post",
                        "",
                        "upload",
                        f"Upload a document of {record}",
                        "At most 6 MB, as JSON with base64 or as a form.",
                        201,
                        "DocumentReadDTO",
                        "Upload",
                    ),
                ),
                f"{record_path}/document-upload-sessions": (
                    Operation(
                        "post",
                        "",
                        "upload_session",
                        f"Begin an upload in parts of a document of {record}",
                        "For files of more than 6 MB; each part is sent to the session.",
                        201,
                        "UploadSession",
                        "UploadSessionWrite",
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
        "description": operation.doc,
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
    schema, example = ref(operation.body), BODY_EXAMPLES[operation.body]
    if operation.verb == "patch":
        merge_patch = {"active": False}
        json_patch = [{"op": "replace", "path": "/active", "value": False}]
        return content(schema, MERGE_PATCH, merge_patch) | content(ref("JsonPatch"), JSON_PATCH, json_patch)
    if operation.body in ("Upload", "UploadPart"):
        form: Json = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
        form_example: Json = {"file": "Hello"}
        if operation.body == "UploadPart":
            form = form | {"required": ["partNumber"]}
            form["properties"]["partNumber"] = NON_NEGATIVE
            form_example = {"partNumber": 0, **form_example}
        return content(schema, example=example) | content(form, "multipart/form-data", form_example)
    return content(schema, example=example)


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
        return responses | response_refs(412, 416, 503) | {"200": bytes_response, "206": bytes_response}
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
            "Not the last part yet, or one that was there already.", ref("UploadSession"), *headers
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
        "size": {"type": "integer", "minimum": 1, "maximum": 100},
    }
    yield from ({"name": name, "in": "query", "schema": schema} for name, schema in schemas.items())


def _parameters(operation: Operation) -> Iterator[Json]:
    if operation.answer.endswith("{}"):
        yield from ({"$ref": f"#/components/parameters/{name}"} for name in LIST_PARAMETERS)
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


def _query_names(operation: Operation) -> tuple[str, ...]:
    parameters = list(_parameters(operation))
    listed = tuple(name for name in LIST_PARAMETERS if operation.answer.endswith("{}"))
    return listed + tuple(parameter["name"] for parameter in parameters if parameter.get("in") == "query")


READ_BY_HANDLERS = ("/documents", "/images", "/callers/refusals")
"""Paths whose handlers read all parameters themselves."""
KNOWN_PARAMETERS = {
    (method, operation.path): _query_names(operation)
    for operation in chain.from_iterable(OPERATIONS.values())
    if not operation.path.startswith(READ_BY_HANDLERS)
    for method in (("GET", "HEAD") if operation.verb == "get" else (operation.verb.upper(),))
}
"""Method and path → the parameters of its query."""
