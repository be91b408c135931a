"""Responses of the document: their headers, the errors, and the successful ones."""

from typing import Any

from truweel import errors
from truweel.errors import ApiError
from truweel.http.openapi.schemas import Json, ref

__all__ = [
    "HEADERS",
    "RATE_LIMIT_HEADERS",
    "content",
    "errors_by_status",
    "header_refs",
    "record_responses",
    "response_refs",
    "shared_components",
    "success_response",
]

INTEGER: Json = {"type": "integer"}
TEXT: Json = {"type": "string"}

HEADERS: dict[str, tuple[str, Json]] = {
    "X-Correlation-Id": (
        "Id of this request, in the log and in the history too.",
        {"type": "string", "format": "uuid"},
    ),
    "Truweel-Warning": (
        "Warnings about ignored or changed input, separated by ` | `, with the nearest valid name (ours).",
        TEXT,
    ),
    "Truweel-Warning-Codes": (
        'The same warnings for programs, a JSON array: `[{"field": …, "code": …, "params": {…}}]` (ours).',
        TEXT,
    ),
    "ETag": ('Version of the record, `"7"`; of a list or with includes also a hash of the bytes (ours).', TEXT),
    "Content-Disposition": ("The name of the file (RFC 6266).", TEXT),
    "Location": ("Address of the record that was created.", {"type": "string", "format": "uri"}),
    "Link": ('`<…>; rel="next"`: the next page by cursor, at constant cost (ours).', TEXT),
    "Truweel-Sync-From": (
        "Of a list with `updatedFrom`, `createdFrom` or `deletedFrom`: the instant to ask from next time (ours).",
        {"type": "string", "format": "date-time"},
    ),
    "Date": (
        "When the answer was made; of a list with `Truweel-Sync-From` that instant, in whole seconds (ours).",
        TEXT,
    ),
    "Preference-Applied": ("`return=representation`, where `Prefer` asked for it.", TEXT),
    "Idempotency-Replayed": ("`true` if this is the stored answer to an earlier request.", {"const": "true"}),
    "Retry-After": ("Seconds to wait before the next try.", INTEGER),
    "Allow": ("The methods that the path takes.", TEXT),
    "Accept-Encoding": ("`identity`: a body is sent as it is.", TEXT),
    "Accept-Patch": ("The content types that PATCH takes.", TEXT),
    "WWW-Authenticate": ("The accepted ways to authenticate.", TEXT),
    "X-Robaws-Unauthorized-Reason": (
        "Why: `invalid-credentials`, `temp-blocked` while the caller is blocked, and others (ours).",
        TEXT,
    ),
    "X-RateLimit-Remaining": ("Requests left in the caller's bucket.", INTEGER),
    "X-RateLimit-Burst-Capacity": ("Requests that fit in the bucket.", INTEGER),
    "X-RateLimit-Replenish-Rate": ("Requests a second that come back.", INTEGER),
    "X-RateLimit-Daily-Limit": ("Requests a day, of the tenant in this mode.", INTEGER),
    "X-RateLimit-Daily-Remaining": ("Requests left today.", INTEGER),
    "X-RateLimit-Daily-Reset": ("Seconds until the count of the day is reset.", INTEGER),
}
"""Header → description and schema."""

RATE_LIMIT_HEADERS = tuple(name for name in HEADERS if name.startswith("X-RateLimit-"))
HEADERS_BY_STATUS = {
    401: ("WWW-Authenticate", "X-Robaws-Unauthorized-Reason"),
    405: ("Allow",),
    415: ("Accept-Encoding", "Accept-Patch"),
    429: ("Retry-After", *RATE_LIMIT_HEADERS),
}


def errors_by_status() -> dict[int, type[ApiError]]:
    """Error status → its class. Subclasses share the response of their base."""
    exported = [vars(errors)[name] for name in errors.__all__]
    direct: list[type[ApiError]] = [error_class for error_class in exported if ApiError in error_class.__bases__]
    return {error.status: error for error in sorted(direct, key=lambda error: error.status)}


def header_refs(*names: str) -> Json:
    """`headers` of a response: these and the correlation id."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (*names, "X-Correlation-Id")}


def content(schema: Json, media_type: str = "application/json", example: Any = None) -> Json:
    """The `content` of one media type. An answer has the example of its schema."""
    return {media_type: {"schema": schema} | ({"example": example} if example is not None else {})}


def success_response(text: str, schema: Json, *headers: str) -> Json:
    """A response of 200 or 201."""
    return {
        "description": text,
        "headers": header_refs(*headers, "Truweel-Warning", "Truweel-Warning-Codes", *RATE_LIMIT_HEADERS),
        "content": content(schema),
    }


def record_responses(name: str, read: Json, page: Json) -> dict[str, Json]:
    """The successful responses of the collection with schema name `name`: a record, a created record, a page."""
    return {
        f"{name}Record": success_response("The record.", read, "ETag", "Preference-Applied", "Idempotency-Replayed"),
        f"{name}Created": success_response("Created.", read, "Location", "ETag", "Idempotency-Replayed"),
        f"{name}Page": success_response("A page of records.", page, "ETag", "Link", "Truweel-Sync-From"),
    }


def response_refs(*statuses: int) -> Json:
    """References to the responses of these statuses: errors, and those without a body."""
    classes = errors_by_status()
    names = {204: "NoContent", 304: "NotModified"}
    return {
        str(s): {"$ref": f"#/components/responses/{names.get(s) or classes[s].__name__}"} for s in sorted(set(statuses))
    }


def shared_components() -> tuple[dict[str, Json], dict[str, Json]]:
    """`components.responses` and `components.headers`."""
    responses: dict[str, Json] = {
        "NoContent": {
            "description": "Done; the answer has no body.",
            "headers": header_refs(
                "ETag", "Truweel-Warning", "Truweel-Warning-Codes", "Idempotency-Replayed", *RATE_LIMIT_HEADERS
            ),
        },
        "NotModified": {
            "description": "The `ETag` in `If-None-Match` is still current.",
            "headers": header_refs("ETag", *RATE_LIMIT_HEADERS),
        },
    }
    for status, error_class in errors_by_status().items():
        responses[error_class.__name__] = {
            "description": (error_class.__doc__ or "").partition(": ")[2].replace("\n", " "),
            "headers": header_refs(*HEADERS_BY_STATUS.get(status, ())),
            "content": content(ref("Error")),
        }
    headers = {name: {"description": text, "schema": schema} for name, (text, schema) in HEADERS.items()}
    return responses, headers
