"""Request bodies: bytes → JSON values, bounded and without ambiguity, and the report of what was wrong with them.

RFC 8259 leaves these cases to the reader; here a body is refused
- with a duplicate member in one object,
- nested deeper than `MAX_DEPTH`,
- of more than about `MAX_VALUES` values, which take much more memory than their text,
- with a string that has NUL or half of a surrogate pair, which not every database and program can store.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from truweel.error_codes import Code
from truweel.errors import MAX_FAULTS, BadRequest, Fault, InvalidValue, ValidationError

__all__ = [
    "MAX_DEPTH",
    "MAX_OPTIONS",
    "Report",
    "RoundedValue",
    "UnknownOption",
    "array_fault",
    "decode_body",
    "decode_stored",
]

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Begins what Windows writes as UTF-8; a reader may ignore it (RFC 8259 section 8.1)."""
_SUSPECT_ESCAPE = re.compile(r"\\u(?:0000|[dD])")
"""An escape that may stand for NUL or half of a surrogate pair."""
MAX_DEPTH = 32
MAX_OPTIONS = 50
"""At most this many options are listed in the params of a fault."""
UNLISTED = Fault("", "one of more faults than are listed")
MAX_NUMBER_LENGTH = 100
MAX_VALUES = 1_000_000
"""Commas and opening brackets of a body, those in its texts included."""
LONG_BODY = 1024 * 1024
"""Characters of a body of which the first duplicate member is named only, without its path."""

_stored_decoder = msgspec.json.Decoder(float_hook=Decimal)
decode_stored = _stored_decoder.decode
"""Our own JSON (a document from the database) → values, without checks."""


class UnknownOption(InvalidValue):
    """A value that is none of a choice's options: dropped with a warning, refused in strict (design §6)."""

    def __init__(self, message: str, options: Sequence[str]) -> None:
        super().__init__(message, Code.UNKNOWN_OPTION, options=list(options[:MAX_OPTIONS]))


def array_fault(value: Any, max_items: int) -> tuple[Code, dict[str, Any]]:
    """Code and params for a value that is no array of at most `max_items`."""
    if type(value) is list:
        return Code.TOO_MANY_ITEMS, {"max": max_items}
    return Code.WRONG_TYPE, {"expected": "array"}


class RoundedValue(InvalidValue):
    """A number with more decimals than are kept: taken as `value` with a warning, refused in strict."""

    def __init__(self, message: str, value: Any, code: Code, **params: Any) -> None:
        super().__init__(message, code, **params)
        self.value = value


class Report:
    """Problems of one body.

    faults    make it refused
    warnings  what the caller is told of, in lenient and in strict
    unknown   (path, valid names) of members that were ignored
    dropped   those that are none of a choice's options, and parameters: faults only in strict
    rounded   (fault, value) of numbers that were taken as `value`: faults only in strict
    """

    __slots__ = ("dropped", "faults", "rounded", "unknown", "warnings")

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.unknown: list[tuple[str, tuple[str, ...]]] = []
        self.dropped: list[Fault] = []
        self.rounded: list[tuple[Fault, Any]] = []
        self.warnings: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Refuse, for `fault`. Beyond `MAX_FAULTS`, which are all that an answer lists, it is only counted."""
        self.faults.append(fault if len(self.faults) < MAX_FAULTS else UNLISTED)

    def fault(self, path: str, message: str, code: Code = Code.INVALID_VALUE, **params: Any) -> None:
        """Refuse: the member at `path` is wrong."""
        self.add(Fault(path, message, code, params))

    def ignore(self, path: str, valid: tuple[str, ...]) -> None:
        """The member at `path` is unknown; `valid` are the names that are known there."""
        self.unknown.append((path, valid))

    def drop(self, fault: Fault) -> None:
        """The value is not an option, or no parameter: it is dropped."""
        self.dropped.append(fault)

    def round(self, path: str, error: RoundedValue) -> None:
        """The number at `path` is taken as `error.value`; strict refuses it."""
        self.rounded.append((Fault.of(path, error), error.value))

    def warn(self, path: str, message: str, code: Code, **params: Any) -> None:
        """Warn the caller about `path`, in lenient and in strict."""
        self.warnings.append(Fault(path, message, code, params))


class _DuplicateMember(ValueError):
    """An object has a member, which is the argument, more than once."""


class _MemberPairs(list[tuple[str, Any]]):
    """The members of an object as they were sent."""


def _malformed(message: str) -> BadRequest:
    return BadRequest(message, code=Code.MALFORMED_BODY)


def _too_deep() -> BadRequest:
    return BadRequest(f"The body nests deeper than {MAX_DEPTH} levels.", code=Code.TOO_DEEP, params={"max": MAX_DEPTH})


def _build_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = Counter(name for name, _ in pairs)
        raise _DuplicateMember(next(name for name, count in names.items() if count > 1))
    return members


def _find_duplicates(value: Any, path: str = "", depth: int = 1) -> Iterator[Fault]:
    if depth > MAX_DEPTH + 1:
        raise _too_deep()
    if type(value) is _MemberPairs:
        seen: set[str] = set()
        for name, member in value:
            member_path = f"{path}.{name[:80]}" if path else name[:80]
            if name in seen:
                yield Fault(member_path, "duplicate member", Code.DUPLICATE)
            seen.add(name)
            yield from _find_duplicates(member, member_path, depth + 1)
    elif type(value) is list:
        for index, member in enumerate(value):
            yield from _find_duplicates(member, f"{path}[{index}]", depth + 1)


def _parse_number(text: str) -> Any:
    if len(text) > MAX_NUMBER_LENGTH:
        raise _malformed(f"The body has a number of {len(text)} characters; at most {MAX_NUMBER_LENGTH} are read.")
    try:
        return Decimal(text) if not text.lstrip("-").isdigit() else int(text)
    except InvalidOperation:
        raise _malformed(f"The body has the number {text}, whose exponent is beyond all bounds.") from None


def _refuse_constant(text: str) -> Any:
    raise _malformed(f"The body has {text}, which is not JSON.")


def _build_decoder(hook: Callable[[list[tuple[str, Any]]], Any]) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=hook,
        parse_float=_parse_number,
        parse_int=_parse_number,
        parse_constant=_refuse_constant,
        strict=True,
    )


_decoder, _pairs_decoder = _build_decoder(_build_object), _build_decoder(_MemberPairs)


def decode_body(body: bytes) -> Any:
    """A request body → JSON values, numbers as `int` or `Decimal`. BadRequest or ValidationError: what is
    wrong, and where."""
    try:
        text = body.decode("utf-8-sig" if body.startswith(BYTE_ORDER_MARK) else "utf-8")
    except UnicodeDecodeError as error:
        raise _malformed(f"The body is not UTF-8 at byte {error.start}.") from None
    if not text.strip():
        raise _malformed("The body is empty; JSON is needed.")
    if text.count(",") + text.count("{") + text.count("[") > MAX_VALUES:
        raise BadRequest(
            f"The body has more than {MAX_VALUES} values.", code=Code.TOO_MANY_ITEMS, params={"max": MAX_VALUES}
        )
    try:
        value = _decode(_decoder, text)
    except _DuplicateMember as error:
        if len(text) > LONG_BODY:
            raise ValidationError([Fault(str(error)[:80], "duplicate member", Code.DUPLICATE)]) from None
        report = Report()
        for fault in _find_duplicates(_decode(_pairs_decoder, text)):
            report.add(fault)
        raise ValidationError(report.faults) from None
    if text.count("{") + text.count("[") > MAX_DEPTH:
        _check_depth(value, 1)
    if _SUSPECT_ESCAPE.search(text):
        _check_texts(value, "")
    return value


def _decode(decoder: json.JSONDecoder, text: str) -> Any:
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        raise _malformed(f"The body is not JSON: {error.msg} at line {error.lineno} column {error.colno}.") from None
    except RecursionError:
        raise _too_deep() from None


def _check_depth(value: Any, depth: int) -> None:
    if type(value) is not dict and type(value) is not list:
        return
    if value and depth > MAX_DEPTH:
        raise _too_deep()
    for member in value.values() if type(value) is dict else value:
        _check_depth(member, depth + 1)


def _check_texts(value: Any, path: str) -> None:
    if type(value) is str:
        _check_text(value, path)
    elif type(value) is dict:
        for name, member in value.items():
            _check_text(name, path)
            _check_texts(member, f"{path}.{name}" if path else name)
    elif type(value) is list:
        for index, member in enumerate(value):
            _check_texts(member, f"{path}[{index}]")


def _check_text(text: str, path: str) -> None:
    if "\x00" in text:
        fault = Fault(path or "body", "holds the character NUL, which can't be stored", Code.INVALID_CHARACTERS)
        raise ValidationError([fault])
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        message = "holds half of a surrogate pair, which is not a character"
        raise ValidationError([Fault(path or "body", message, Code.INVALID_CHARACTERS)])
