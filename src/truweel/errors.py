"""Every error that a caller can receive, and the one body that all of them have.

The body is Spring Boot's, as the reference shows it [O], plus `message`, `code`, `params` and, where single members are
at fault, `errors`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, ClassVar, Self

from truweel.error_codes import Code, Params

__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "BadRequest",
    "Conflict",
    "Damaged",
    "Fault",
    "Forbidden",
    "Gone",
    "HeadersTooLarge",
    "IdempotencyMismatch",
    "InvalidValue",
    "MethodNotAllowed",
    "NotFound",
    "NotImplementedHere",
    "PathNotFound",
    "PayloadTooLarge",
    "PreconditionFailed",
    "RangeNotSatisfiable",
    "RecordLocked",
    "RecordNotFound",
    "Refused",
    "RequestTimeout",
    "TooManyRequests",
    "Unauthorized",
    "Unavailable",
    "UnsupportedMediaType",
    "ValidationError",
]


MAX_FAULTS = 500
"""At most this many faults are listed; the message counts all of them."""


class InvalidValue(ValueError):
    """A value that some member can't take; what reads the member makes it a `Fault`."""

    def __init__(self, message: str, code: Code = Code.INVALID_VALUE, **params: Any) -> None:
        super().__init__(message)
        self.code = code
        self.params: Params = params


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one member: `field` is its path in the body (`lineItems[2].price`) or the parameter's
    name."""

    field: str
    message: str
    code: Code = Code.INVALID_VALUE
    params: Params = dataclass_field(default_factory=dict)

    @classmethod
    def of(cls, path: str, error: ValueError) -> Self:
        """The fault that the value at `path` is refused with `error`."""
        if isinstance(error, InvalidValue):
            return cls(path, str(error), error.code, error.params)
        return cls(path, str(error))

    @classmethod
    def of_dead_reference(cls, path: str, collection: str, id: object) -> Self:
        """The fault that `path` names a record of `collection` that there is not."""
        params = {"collection": collection, "id": str(id)}
        return cls(path, f"no live record of {collection} has id {id}", Code.DEAD_REFERENCE, params)

    def moved(self, prefix: str) -> Self:
        """The same fault of a member that lies below `prefix`."""
        return type(self)(prefix + self.field, self.message, self.code, self.params)


class ApiError(Exception):
    """Base of all errors that are answers. `status` and `title` are HTTP's; `headers` go out with the answer.

    `code` and `params` are for programs; without one it is the class's `default_code`.
    """

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal Server Error"
    default_code: ClassVar[Code] = Code.INTERNAL_ERROR

    def __init__(
        self,
        message: str,
        *,
        faults: Iterable[Fault] = (),
        headers: dict[str, str] | None = None,
        code: Code | None = None,
        params: Params | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.faults = tuple(faults)
        self.headers = headers or {}
        self.code = code or self.default_code
        self.params = params or {}

    def body(self, *, path: str, timestamp: str, correlation_id: str, server_version: str) -> dict[str, Any]:
        """The wire body. `timestamp` ends in `+00:00`, not `Z` (reference [O])."""
        body: dict[str, Any] = {
            "timestamp": timestamp,
            "status": self.status,
            "error": self.title,
            "message": self.message,
            "code": self.code,
            "params": self.params,
            "path": path,
            "correlationId": correlation_id,
            "serverVersion": server_version,
        }
        if self.faults:
            body["errors"] = [
                {"field": fault.field, "message": fault.message, "code": fault.code, "params": fault.params}
                for fault in self.faults[:MAX_FAULTS]
            ]
        return body


class BadRequest(ApiError):
    """400: the request can't be read, or a parameter has a bad value."""

    status = 400
    title = "Bad Request"
    default_code = Code.BAD_REQUEST


class AnswerTooLarge(BadRequest):
    """400: what was asked for has more bytes than an answer may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"This has more than {limit // 1_048_576} MB, the most that one answer has; "
            "ask for fewer: a smaller limit, or fewer includes.",
            code=Code.ANSWER_TOO_LARGE,
            params={"max": limit},
        )


class ValidationError(BadRequest):
    """400: the body can be read, and these members of it are at fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        faults = tuple(faults)
        first = faults[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(
            f"{first.field}: {first.message}{more}",
            faults=faults,
            code=Code.VALIDATION_FAILED,
            params={"count": len(faults)},
        )


class Unauthorized(ApiError):
    """401: nobody, or nobody allowed to try now. `reason` becomes `X-Robaws-Unauthorized-Reason`."""

    status = 401
    title = "Unauthorized"

    def __init__(self, message: str, *, reason: str = "invalid-credentials", scheme: str = "Basic") -> None:
        challenge = 'Basic realm="Truweel", charset="UTF-8"' if scheme == "Basic" else scheme
        super().__init__(
            message,
            headers={"WWW-Authenticate": challenge, "X-Robaws-Unauthorized-Reason": reason},
            code=Code.UNAUTHORIZED,
            params={"reason": reason},
        )


class Forbidden(ApiError):
    """403: known, and not allowed."""

    status = 403
    title = "Forbidden"
    default_code = Code.FORBIDDEN


class NotFound(ApiError):
    """404: no such path, record or action."""

    status = 404
    title = "Not Found"
    default_code = Code.NOT_FOUND


class PathNotFound(NotFound):
    """404: no such path; `hint` ends the sentence."""

    def __init__(self, path: str, hint: str = "", *, nearest: str | None = None) -> None:
        params = {"nearest": nearest} if nearest else {}
        super().__init__(f"There is no path {path}{hint}.", code=Code.PATH_NOT_FOUND, params=params)


class RecordNotFound(NotFound):
    """404: no such record, or it was deleted; `owner` names the record that it would belong to."""

    def __init__(self, collection: str, id: object, owner: object = None) -> None:
        where = collection if owner is None else f"{collection} of {owner}"
        super().__init__(
            f"{where} has no record with id {id}.",
            code=Code.RECORD_NOT_FOUND,
            params={"collection": collection, "id": str(id)},
        )


class MethodNotAllowed(ApiError):
    """405: the path exists, the method doesn't; `Allow` names those that do."""

    status = 405
    title = "Method Not Allowed"

    def __init__(self, message: str, allowed: Iterable[str]) -> None:
        methods = list(allowed)
        super().__init__(
            message,
            headers={"Allow": ", ".join(methods)},
            code=Code.METHOD_NOT_ALLOWED,
            params={"allowed": methods},
        )


class RequestTimeout(ApiError):
    """408: the request comes in too slowly to wait for the rest of it."""

    status = 408
    title = "Request Timeout"
    default_code = Code.REQUEST_TIMEOUT


class Conflict(ApiError):
    """409: at odds with what is stored, or with another request in flight."""

    status = 409
    title = "Conflict"
    default_code = Code.STATE_CONFLICT


class RecordLocked(Conflict):
    """409: the record is locked and refuses changes; `remedy` says before what it has to be unlocked."""

    def __init__(self, collection: str, id: object, remedy: str = "changing it") -> None:
        super().__init__(
            f"{collection} {id} is locked; unlock it before {remedy}.",
            code=Code.RECORD_LOCKED,
            params={"collection": collection, "id": str(id)},
        )


class Refused(Conflict):
    """409: a rule of the trade forbids it in this state; `members` are the paths of those that can't change."""

    def __init__(
        self,
        message: str,
        *,
        members: Iterable[str] = (),
        code: Code = Code.STATE_CONFLICT,
        params: Params | None = None,
    ) -> None:
        faults = [Fault(member, "can't change", code, params or {}) for member in members]
        super().__init__(message, faults=faults, code=code, params=params)


class Gone(ApiError):
    """410: it was there and is no more."""

    status = 410
    title = "Gone"
    default_code = Code.GONE


class PreconditionFailed(ApiError):
    """412: If-Match names another version than the stored one, or If-None-Match names that one."""

    status = 412
    title = "Precondition Failed"

    def __init__(self, message: str, version: int | None = None) -> None:
        params = {} if version is None else {"version": version}
        super().__init__(message, code=Code.PRECONDITION_FAILED, params=params)


class PayloadTooLarge(ApiError):
    """413: more than `maximum` bytes."""

    status = 413
    title = "Payload Too Large"

    def __init__(self, message: str, maximum: int) -> None:
        super().__init__(message, code=Code.PAYLOAD_TOO_LARGE, params={"max": maximum})


class RangeNotSatisfiable(ApiError):
    """416: the range begins beyond the end."""

    status = 416
    title = "Range Not Satisfiable"
    default_code = Code.RANGE_NOT_SATISFIABLE


class UnsupportedMediaType(ApiError):
    """415: a content type that this path doesn't read; it reads `accepted`."""

    status = 415
    title = "Unsupported Media Type"

    def __init__(self, message: str, *accepted: str, headers: dict[str, str] | None = None) -> None:
        params = {"accepted": list(accepted)}
        super().__init__(message, headers=headers, code=Code.UNSUPPORTED_MEDIA_TYPE, params=params)


class IdempotencyMismatch(ApiError):
    """422: an Idempotency-Key that was used for another request."""

    status = 422
    title = "Unprocessable Entity"
    default_code = Code.IDEMPOTENCY_MISMATCH


class HeadersTooLarge(ApiError):
    """431: more bytes of headers than are read."""

    status = 431
    title = "Request Header Fields Too Large"
    default_code = Code.HEADERS_TOO_LARGE


class TooManyRequests(ApiError):
    """429: over a limit; `Retry-After` says how many seconds to wait. `daily_limit` is the one of the day, when it is
    that."""

    status = 429
    title = "Too Many Requests"

    def __init__(self, message: str, *, retry_after: int, daily_limit: int | None = None) -> None:
        params = {"retryAfter": retry_after}
        if daily_limit is not None:
            params["limit"] = daily_limit
        super().__init__(
            message,
            headers={"Retry-After": str(retry_after)},
            code=Code.RATE_LIMITED if daily_limit is None else Code.DAILY_LIMIT_REACHED,
            params=params,
        )


class NotImplementedHere(ApiError):
    """501: a method or a transfer coding that this server doesn't know."""

    status = 501
    title = "Not Implemented"
    default_code = Code.NOT_IMPLEMENTED


class Unavailable(ApiError):
    """503: up, and not able to answer this now; `Retry-After` says how many seconds to wait."""

    status = 503
    title = "Service Unavailable"

    def __init__(self, message: str, *, retry_after: int = 5) -> None:
        super().__init__(
            message,
            headers={"Retry-After": str(retry_after)},
            code=Code.UNAVAILABLE,
            params={"retryAfter": retry_after},
        )


class Damaged(Unavailable):
    """503: the file of the database can't be read."""
