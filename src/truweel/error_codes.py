"""The codes of errors and warnings: a closed list, for programs to branch on and for faces to translate.

A code is never renamed, and keeps its meaning and its params; the sentence beside it may change.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

__all__ = ["Code", "Params"]

Params = Mapping[str, Any]
"""What a code leaves open, as JSON values: `{"max": 255}`."""


class Code(StrEnum):
    """One code, its meaning, and an example of its params. A param that may be absent ends in `?`."""

    meaning: str
    params: Params

    def __new__(cls, text: str, meaning: str, params: Params | None = None) -> "Code":
        code = str.__new__(cls, text)
        code._value_ = text
        code.meaning = meaning
        code.params = params or {}
        return code

    # Of one member or parameter

    REQUIRED = "required", "The member is absent, null or empty, and has to be given."
    INVALID_VALUE = "invalid_value", "The value of the member is refused; `message` says why."
    WRONG_TYPE = (
        "wrong_type",
        (
            "The value is not of the type `expected`: string, integer, number, boolean, object, array, date, instant, "
            "time or id. A date, an instant, a time or an id that can't be read has this code too."
        ),
        {"expected": "string"},
    )
    TOO_LONG = "too_long", "The text has more than `max` characters.", {"max": 255}
    PATTERN_MISMATCH = (
        "pattern_mismatch",
        "The text does not match the regular expression `pattern`.",
        {"pattern": "[A-Z]{3}"},
    )
    OUT_OF_RANGE = (
        "out_of_range",
        "The number is below `min` or above `max`. 409 where a balance would pass its bound.",
        {"min?": 0, "max?": 100},
    )
    TOO_MANY_DIGITS = (
        "too_many_digits",
        "The number has more than `digits` digits before the decimal point, or more than `decimals` after it.",
        {"digits?": 18, "decimals?": 4},
    )
    TOO_MANY_ITEMS = (
        "too_many_items",
        "The list or object has more than `max` items, or a parameter more than `max` values.",
        {"max": 1000},
    )
    TOO_DEEP = "too_deep", "The body nests deeper than `max` levels, or an include does.", {"max": 32}
    UNKNOWN_OPTION = (
        "unknown_option",
        "The word is none of `options`, of which at most 50 are listed.",
        {"options": ["NL", "FR", "DE", "EN"]},
    )
    UNKNOWN_MEMBER = (
        "unknown_member",
        "No member has this name. `nearest` is the name most like it.",
        {"nearest?": "assignedUserId"},
    )
    UNKNOWN_PARAMETER = (
        "unknown_parameter",
        "No parameter has this name. `nearest` is the name most like it.",
        {"nearest?": "limit"},
    )
    UNKNOWN_RELATION = (
        "unknown_relation",
        "No relation has the name in `include`. `nearest` is the name most like it.",
        {"nearest?": "contacts"},
    )
    DUPLICATE = "duplicate", "The member, parameter or id stands more than once where it may stand once."
    INVALID_CHARACTERS = "invalid_characters", "The text has characters that it may not have, such as NUL."
    DEAD_REFERENCE = (
        "dead_reference",
        "The member refers to the record `id` of `collection`, which does not exist or was deleted.",
        {"collection": "clients", "id": "12"},
    )
    UNSAFE_URL = "unsafe_url", "The server does not call this URL: its form, its address or its port is not allowed."
    RENAMED = "renamed", "The member has another name; what was sent under this one was taken."
    READ_ONLY = "read_only", "The server sets the member; the value in the body was not taken."
    NOT_CLEARABLE = "not_clearable", "The member cannot be cleared; its value was kept."
    IGNORED = "ignored", "The parameter had no effect, since `used` decides.", {"used?": "limit"}
    ROUNDED = "rounded", "The number has more decimals than are kept; it was rounded to `value`.", {"value": "0.3"}
    IN_USE = (
        "in_use",
        "`count` records use what was changed or deleted; `message` says what becomes of them.",
        {"count": 12},
    )
    DOUBTFUL = "doubtful", "The value was taken, and is most likely a mistake; `message` says why."
    NOT_TAKEN = (
        "not_taken",
        "Something that the electronic invoice states could not be taken, or does not agree; `message` says what.",
    )
    DIFFERS = (
        "differs",
        "The electronic invoice states `stated`, and what the body says was kept.",
        {"stated": "USD"},
    )
    UNKNOWN_SUPPLIER = (
        "unknown_supplier",
        "No supplier has `number`, or another number of the electronic invoice; its sender is `name`.",
        {"name?": "Groothandel De Leie", "number?": "BE0403170701"},
    )
    LIMITED = "limited", "The number was lowered to `max`.", {"max": 100}

    # Of the whole request

    BAD_REQUEST = "bad_request", "The request is refused; `message` says why."
    MALFORMED_BODY = "malformed_body", "The body cannot be read: it is not JSON, not UTF-8 or not of the right shape."
    VALIDATION_FAILED = (
        "validation_failed",
        "Members or parameters are at fault, `count` of them; `errors` has each, at most 500.",
        {"count": 1},
    )
    ANSWER_TOO_LARGE = "answer_too_large", "The answer would have more than `max` bytes.", {"max": 33_554_432}
    INVALID_CURSOR = "invalid_cursor", "The cursor is not one of this list; take it from the `Link` header."
    UNAUTHORIZED = (
        "unauthorized",
        "The credentials are missing or not accepted. `reason` is `X-Robaws-Unauthorized-Reason`.",
        {"reason": "invalid-credentials"},
    )
    FORBIDDEN = (
        "forbidden",
        "The caller may not do this. Where a right on a module is missing, `right` and `module` name it.",
        {"right?": "write", "module?": "clients"},
    )
    NOT_FOUND = "not_found", "What was asked for does not exist."
    PATH_NOT_FOUND = (
        "path_not_found",
        "The API has no such path. `nearest` is the collection whose name is most like it.",
        {"nearest?": "clients"},
    )
    RECORD_NOT_FOUND = (
        "record_not_found",
        "`collection` has no record with the id `id`, or it was deleted.",
        {"collection": "clients", "id": "12"},
    )
    METHOD_NOT_ALLOWED = (
        "method_not_allowed",
        "The path takes only the methods `allowed`.",
        {"allowed": ["GET", "HEAD"]},
    )
    REQUEST_TIMEOUT = "request_timeout", "The request came in too slowly."
    STATE_CONFLICT = "state_conflict", "The state of the record, or of what it belongs to, forbids it."
    NOT_UNIQUE = (
        "not_unique",
        "Another record has the same value of `members`, which must be unique.",
        {"members": ["logicId"]},
    )
    FROZEN = "frozen", "The members in `errors` can't change any more, or the record can't be deleted any more."
    RECORD_LOCKED = (
        "record_locked",
        "The record `id` of `collection` is locked; unlock it first.",
        {"collection": "clients", "id": "12"},
    )
    TEST_FAILED = "test_failed", "A `test` of the JSON Patch failed; nothing was changed."
    REQUEST_IN_PROGRESS = "request_in_progress", "A request with the same `Idempotency-Key` is being answered."
    IDEMPOTENCY_MISMATCH = "idempotency_mismatch", "The `Idempotency-Key` was used for another request."
    GONE = "gone", "It existed and has expired."
    PRECONDITION_FAILED = (
        "precondition_failed",
        "The record is at `version`, which `If-Match` doesn't name or `If-None-Match` does. A file has none.",
        {"version?": 7},
    )
    PAYLOAD_TOO_LARGE = "payload_too_large", "The body or the file has more than `max` bytes.", {"max": 8_388_608}
    UNSUPPORTED_MEDIA_TYPE = (
        "unsupported_media_type",
        "The path takes only bodies of the types `accepted`.",
        {"accepted": ["application/json"]},
    )
    RANGE_NOT_SATISFIABLE = "range_not_satisfiable", "The range begins beyond the end of the file."
    HEADERS_TOO_LARGE = "headers_too_large", "The headers have more bytes than are read."
    RATE_LIMITED = "rate_limited", "Too many requests or log-ins; wait `retryAfter` seconds.", {"retryAfter": 2}
    DAILY_LIMIT_REACHED = (
        "daily_limit_reached",
        "The tenant's `limit` of today is used up, of requests or of MB stored. `retryAfter` seconds remain of today.",
        {"limit": 10_000, "retryAfter": 3600},
    )
    NOT_IMPLEMENTED = "not_implemented", "The server knows no such method, or no such transfer coding."
    UNAVAILABLE = "unavailable", "The server can't answer now; try again after `retryAfter` seconds.", {"retryAfter": 5}
    INTERNAL_ERROR = "internal_error", "A bug of the server; its log has it under `correlationId`."
