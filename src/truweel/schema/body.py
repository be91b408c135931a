"""Request bodies: bytes → JSON values, bounded and without ambiguity, and the report of what was wrong with them.

A body is refused (RFC 8259 leaves these to the reader) when a member stands twice in one object, when it nests deeper
than `MAX_DEPTH`, or when a string holds NUL or half a surrogate pair, which no database and no other program can be
trusted to keep.
"""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from truweel.errors import BadRequest, Fault, ValidationError

__all__ = ["MAX_DEPTH", "Report", "UnknownOption", "decode_body", "decode_stored"]

MAX_DEPTH = 32
MAX_NUMBER = 100

_stored = msgspec.json.Decoder(float_hook=Decimal)
decode_stored = _stored.decode
"""Our own JSON (a document from the database) → values; nothing is checked."""


class UnknownOption(ValueError):
    """A word that is none of a choice's options: dropped with a warning, refused in strict (design §6)."""


class Report:
    """What reading one body found: `faults` refuse it, `warnings` (name, message) are told, `unknown` members were
    ignored."""

    __slots__ = ("dropped", "faults", "unknown", "warnings")

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.unknown: list[tuple[str, tuple[str, ...]]] = []
        self.dropped: list[tuple[str, str]] = []
        self.warnings: list[tuple[str, str]] = []

    def fault(self, path: str, message: str) -> None:
        """Refuse: the member at `path` is wrong."""
        self.faults.append(Fault(path, message))

    def ignore(self, path: str, valid: tuple[str, ...]) -> None:
        """The member at `path` is unknown; `valid` are the names that stand there."""
        self.unknown.append((path, valid))

    def drop(self, path: str, message: str) -> None:
        """The value at `path` is no option and is left out."""
        self.dropped.append((path, message))

    def warn(self, path: str, message: str) -> None:
        """Tell the caller about `path`, in lenient and in strict."""
        self.warnings.append((path, message))


class _Twice(ValueError):
    pass


class _Pairs(list[tuple[str, Any]]):
    """The members of an object as they were sent."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Twice
    return members


def _repeated(value: Any, path: str = "", depth: int = 1) -> Iterator[Fault]:
    if depth > MAX_DEPTH + 1:
        raise BadRequest(f"The body nests deeper than {MAX_DEPTH} levels.")
    if type(value) is _Pairs:
        seen: set[str] = set()
        for name, member in value:
            here = f"{path}.{name[:80]}" if path else name[:80]
            if name in seen:
                yield Fault(here, "stands twice in one object")
            seen.add(name)
            yield from _repeated(member, here, depth + 1)
    elif type(value) is list:
        for index, member in enumerate(value):
            yield from _repeated(member, f"{path}[{index}]", depth + 1)


def _number(text: str) -> Any:
    if len(text) > MAX_NUMBER:
        raise BadRequest(f"The body has a number of {len(text)} characters; at most {MAX_NUMBER} are read.")
    try:
        return Decimal(text) if not text.lstrip("-").isdigit() else int(text)
    except InvalidOperation:
        raise BadRequest(f"The body has the number {text}, whose exponent is beyond all bounds.") from None


def _constant(text: str) -> Any:
    raise BadRequest(f"The body has {text}, which is not JSON.")


def _reading(hook: Callable[[list[tuple[str, Any]]], Any]) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=hook, parse_float=_number, parse_int=_number, parse_constant=_constant, strict=True
    )


_decoder, _teller = _reading(_members), _reading(_Pairs)


def decode_body(body: bytes) -> Any:
    """A request body → JSON values, numbers as `int` or `Decimal`. BadRequest says what is wrong and where."""
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise BadRequest(f"The body is not UTF-8 at byte {error.start}.") from None
    if not text.strip():
        raise BadRequest("The body is empty; JSON is needed.")
    try:
        value = _decoded(_decoder, text)
    except _Twice:
        raise ValidationError(_repeated(_decoded(_teller, text))) from None
    if text.count("{") + text.count("[") > MAX_DEPTH or "\\u" in text or "\x00" in text:
        _check(value, "", 1)
    return value


def _decoded(decoder: json.JSONDecoder, text: str) -> Any:
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        raise BadRequest(f"The body is not JSON: {error.msg} at line {error.lineno} column {error.colno}.") from None
    except RecursionError:
        raise BadRequest(f"The body nests deeper than {MAX_DEPTH} levels.") from None


def _check(value: Any, path: str, depth: int) -> None:
    if depth > MAX_DEPTH + 1:
        raise BadRequest(f"The body nests deeper than {MAX_DEPTH} levels.")
    if type(value) is str:
        _check_text(value, path)
    elif type(value) is dict:
        for name, member in value.items():
            _check_text(name, path)
            _check(member, f"{path}.{name}" if path else name, depth + 1)
    elif type(value) is list:
        for index, member in enumerate(value):
            _check(member, f"{path}[{index}]", depth + 1)


def _check_text(text: str, path: str) -> None:
    if "\x00" in text:
        raise ValidationError([Fault(path or "body", "holds the character NUL, which can't be stored")])
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise ValidationError([Fault(path or "body", "holds half a surrogate pair, which is no character")])
