"""Every error that a caller can receive, and the one body that all of them have.

The body is Spring Boot's, as the reference shows it [O], plus `message` and, where single members are at fault,
`errors`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "BadRequest",
    "Conflict",
    "Fault",
    "Forbidden",
    "Gone",
    "HeadersTooLarge",
    "IdempotencyMismatch",
    "MethodNotAllowed",
    "NotAcceptable",
    "NotFound",
    "PayloadTooLarge",
    "PreconditionFailed",
    "RangeNotSatisfiable",
    "RecordLocked",
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


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one member: `field` is its path in the body (`lineItems[2].price`) or the parameter's
    name."""

    field: str
    message: str


class ApiError(Exception):
    """Base of all errors that are answers. `status` and `title` are HTTP's; `headers` go out with the answer."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal Server Error"

    def __init__(self, message: str, *, faults: Iterable[Fault] = (), headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.faults = tuple(faults)
        self.headers = headers or {}

    def body(self, *, path: str, timestamp: str, correlation_id: str, server_version: str) -> dict[str, Any]:
        """The wire body. `timestamp` ends in `+00:00`, not `Z` (reference [O])."""
        body: dict[str, Any] = {
            "timestamp": timestamp,
            "status": self.status,
            "error": self.title,
            "message": self.message,
            "path": path,
            "correlationId": correlation_id,
            "serverVersion": server_version,
        }
        if self.faults:
            body["errors"] = [{"field": fault.field, "message": fault.message} for fault in self.faults[:MAX_FAULTS]]
        return body


class BadRequest(ApiError):
    """400: the request can't be read, or a parameter has a bad value."""

    status = 400
    title = "Bad Request"


class AnswerTooLarge(BadRequest):
    """400: what was asked for has more bytes than an answer may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"This has more than {limit // 1_048_576} MB, the most that one answer has; "
            "ask for fewer: a smaller limit, or fewer includes."
        )


class ValidationError(BadRequest):
    """400: the body can be read, and these members of it are at fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        faults = tuple(faults)
        first = faults[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{first.field}: {first.message}{more}", faults=faults)


class Unauthorized(ApiError):
    """401: nobody, or nobody allowed to try now. `reason` becomes `X-Robaws-Unauthorized-Reason`."""

    status = 401
    title = "Unauthorized"

    def __init__(self, message: str, *, reason: str = "invalid-credentials", scheme: str = "Basic") -> None:
        challenge = 'Basic realm="Truweel", charset="UTF-8"' if scheme == "Basic" else scheme
        super().__init__(message, headers={"WWW-Authenticate": challenge, "X-Robaws-Unauthorized-Reason": reason})


class Forbidden(ApiError):
    """403: known, and not allowed."""

    status = 403
    title = "Forbidden"


class NotFound(ApiError):
    """404: no such path, record or action."""

    status = 404
    title = "Not Found"


class MethodNotAllowed(ApiError):
    """405: the path exists, the method doesn't; `Allow` names those that do."""

    status = 405
    title = "Method Not Allowed"

    def __init__(self, message: str, allowed: Iterable[str]) -> None:
        super().__init__(message, headers={"Allow": ", ".join(allowed)})


class NotAcceptable(ApiError):
    """406: no representation that `Accept` allows."""

    status = 406
    title = "Not Acceptable"


class RequestTimeout(ApiError):
    """408: the request comes in too slowly to wait for the rest of it."""

    status = 408
    title = "Request Timeout"


class Conflict(ApiError):
    """409: at odds with what is stored, or with another request in flight."""

    status = 409
    title = "Conflict"


class RecordLocked(Conflict):
    """409: the record is locked and refuses changes."""


class Refused(Conflict):
    """409: a rule of the trade forbids it in this state; `members` are the paths of those that can't change."""

    def __init__(self, message: str, *, members: Iterable[str] = ()) -> None:
        super().__init__(message, faults=[Fault(member, "can't change") for member in members])


class Gone(ApiError):
    """410: it was there and is no more."""

    status = 410
    title = "Gone"


class PreconditionFailed(ApiError):
    """412: If-Match names another version than the stored one, or If-None-Match names that one."""

    status = 412
    title = "Precondition Failed"


class PayloadTooLarge(ApiError):
    """413: more bytes than are read."""

    status = 413
    title = "Payload Too Large"


class RangeNotSatisfiable(ApiError):
    """416: the range begins beyond the end."""

    status = 416
    title = "Range Not Satisfiable"


class UnsupportedMediaType(ApiError):
    """415: a content type that this path doesn't read."""

    status = 415
    title = "Unsupported Media Type"


class IdempotencyMismatch(ApiError):
    """422: an Idempotency-Key that was used for another request."""

    status = 422
    title = "Unprocessable Entity"


class HeadersTooLarge(ApiError):
    """431: more bytes of headers than are read."""

    status = 431
    title = "Request Header Fields Too Large"


class TooManyRequests(ApiError):
    """429: over a limit; `Retry-After` says how many seconds to wait."""

    status = 429
    title = "Too Many Requests"

    def __init__(self, message: str, *, retry_after: int, headers: dict[str, str] | None = None) -> None:
        super().__init__(message, headers={**(headers or {}), "Retry-After": str(retry_after)})


class Unavailable(ApiError):
    """503: up, and not able to answer this now; `Retry-After` says how many seconds to wait."""

    status = 503
    title = "Service Unavailable"

    def __init__(self, message: str, *, retry_after: int = 5, headers: dict[str, str] | None = None) -> None:
        super().__init__(message, headers={"Retry-After": str(retry_after), **(headers or {})})
