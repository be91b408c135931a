"""What goes wrong, as classes. `field`, `code` and `params` are for programs, `message` is for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

__all__ = [
    "AnswerError",
    "ApiError",
    "BadRequest",
    "Conflict",
    "ConnectionFailed",
    "Fault",
    "Forbidden",
    "Frozen",
    "Gone",
    "IdempotencyMismatch",
    "NotFound",
    "NotUnique",
    "OAuthError",
    "PayloadTooLarge",
    "PreconditionFailed",
    "RateLimited",
    "RecordLocked",
    "RequestTimedOut",
    "ServerError",
    "SignatureError",
    "TruweelError",
    "Unauthorized",
    "Unavailable",
    "UnsupportedMediaType",
    "UploadInterrupted",
    "ValidationFailed",
    "error_of",
]


class TruweelError(Exception):
    """The base of all errors of this package."""


class ConnectionFailed(TruweelError):
    """No answer came: no connection, or it broke. All tries are used up."""


class RequestTimedOut(ConnectionFailed):
    """No answer came in time. The change may have been made."""


class AnswerError(TruweelError):
    """An answer that can't be read: not JSON, or not of the shape that the document of the API promises."""


class SignatureError(TruweelError):
    """A webhook that the holder of the secret did not sign, or not within the tolerance."""


class OAuthError(TruweelError):
    """The authorization server refused. `code` is the one of RFC 6749, such as `invalid_grant` or `access_denied`."""

    def __init__(self, code: str, description: str = "") -> None:
        super().__init__(f"{code}: {description}" if description else code)
        self.code = code
        self.description = description


class UploadInterrupted(TruweelError):
    """An upload in parts broke off. `session` is what `resume` takes; `missing` are the parts that did not arrive."""

    def __init__(self, session: str, missing: tuple[int, ...]) -> None:
        super().__init__(f"the upload broke off; upload the same file again with resume={session!r}")
        self.session = session
        self.missing = missing


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong.

    field    path of the member (`lineItems[2].price`), or name of the parameter
    code     what is wrong; the reference of errors lists the codes
    params   what the code leaves open: `{"max": 255}`
    """

    field: str = ""
    message: str = ""
    code: str = ""
    params: dict[str, Any] = {}


class ApiError(TruweelError):
    """The server refused the request; nothing was changed.

    status           status of HTTP
    code             what was wrong (`validation_failed`); empty where the server sends none
    message          what was wrong, and what would be right
    params           what the code leaves open
    errors           all faults of a body or of parameters
    correlation_id   id of the request in the server's log
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str = "",
        params: Mapping[str, Any] | None = None,
        errors: tuple[Fault, ...] = (),
        correlation_id: str = "",
        method: str = "",
        path: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message
        self.code = code
        self.params = dict(params or {})
        self.errors = errors
        self.correlation_id = correlation_id
        self.method = method
        self.path = path
        self.headers = dict(headers or {})

    def __str__(self) -> str:
        code = f" {self.code}" if self.code else ""
        return f"{self.method} {self.path} → {self.status}{code}: {self.message}".strip()

    @property
    def field(self) -> str:
        """The member or parameter of the first fault; empty where none is named."""
        return self.errors[0].field if self.errors else ""


class BadRequest(ApiError):
    """400: the request can't be read, or a parameter has a bad value."""


class ValidationFailed(BadRequest):
    """400: these members of the body are at fault; `errors` has each."""


class Unauthorized(ApiError):
    """401: nobody, or nobody who may try now."""

    @property
    def reason(self) -> str:
        """`X-Robaws-Unauthorized-Reason`: `invalid-credentials`, `temp-blocked`, `invalid-token` and others."""
        return self.headers.get("x-robaws-unauthorized-reason", "")


class Forbidden(ApiError):
    """403: known, and not allowed; `params` may name the right and the module."""


class NotFound(ApiError):
    """404: no such record or path."""


class Conflict(ApiError):
    """409: at odds with what is stored, or with another request."""


class NotUnique(Conflict):
    """409: another record has the same value of `params["members"]`."""


class Frozen(Conflict):
    """409: the members in `errors` can't change any more."""


class RecordLocked(Conflict):
    """409: the record is locked."""


class Gone(ApiError):
    """410: it was there, and has expired."""


class PreconditionFailed(ApiError):
    """412: somebody else changed the record first (`if_match`)."""


class PayloadTooLarge(ApiError):
    """413: more than `params["max"]` bytes."""


class UnsupportedMediaType(ApiError):
    """415: a content type that the path does not take."""


class IdempotencyMismatch(ApiError):
    """422: the `idempotency_key` was used for another body."""


class RateLimited(ApiError):
    """429, and the wait is longer than the client may wait."""

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait; None where the server does not say."""
        from truweel_client.retrying import parse_retry_after

        return parse_retry_after(self.headers.get("retry-after"))


class ServerError(ApiError):
    """5xx: report the `correlation_id`."""


class Unavailable(ServerError):
    """502, 503, 504: the server can't answer now. All tries are used up."""


_BY_CODE: dict[str, type[ApiError]] = {
    "validation_failed": ValidationFailed,
    "not_unique": NotUnique,
    "frozen": Frozen,
    "record_locked": RecordLocked,
}
_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    410: Gone,
    412: PreconditionFailed,
    413: PayloadTooLarge,
    415: UnsupportedMediaType,
    422: IdempotencyMismatch,
    429: RateLimited,
    502: Unavailable,
    503: Unavailable,
    504: Unavailable,
}


class _ErrorBody(msgspec.Struct, rename="camel"):
    message: Any = None
    code: Any = None
    params: Any = None
    errors: Any = None
    correlation_id: Any = None


def error_of(response: httpx.Response) -> ApiError:
    """The error of an answer whose body has been read. Any body will do: the real service leaves members out."""
    try:
        body = msgspec.json.decode(response.content, type=_ErrorBody)
    except (UnicodeDecodeError, msgspec.MsgspecError):
        body = _ErrorBody()
    faults = tuple(_faults(body.errors))
    if body.errors and not body.code:
        body.code = "validation_failed" if response.status_code == 400 else None
    code = body.code if isinstance(body.code, str) else ""
    message = body.message if isinstance(body.message, str) else ""
    if not message:
        message = "; ".join(f"{fault.field}: {fault.message}" for fault in faults) or response.reason_phrase
    kind = _BY_CODE.get(code) or _BY_STATUS.get(response.status_code)
    if kind is None or (code in _BY_CODE and not issubclass(kind, _BY_STATUS.get(response.status_code, ApiError))):
        kind = ServerError if response.status_code >= 500 else _BY_STATUS.get(response.status_code, ApiError)
    return kind(
        response.status_code,
        message,
        code=code,
        params=body.params if isinstance(body.params, dict) else None,
        errors=faults,
        correlation_id=str(body.correlation_id or response.headers.get("x-correlation-id", "")),
        method=response.request.method,
        path=response.request.url.path,
        headers=response.headers,
    )


def _faults(errors: Any) -> list[Fault]:
    if not isinstance(errors, list):
        return []
    return [
        Fault(
            field=str(entry.get("field") or ""),
            message=str(entry.get("message") or ""),
            code=str(entry.get("code") or ""),
            params=params if isinstance(params := entry.get("params"), dict) else {},
        )
        for entry in errors
        if isinstance(entry, dict)
    ]
