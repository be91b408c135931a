"""Reading a JSON Patch document: RFC 6902 sections 3 and 4, whatever it will be applied to."""

from dataclasses import dataclass

from truweel.patch.document import Json, describe
from truweel.patch.errors import MalformedPatch, PatchError
from truweel.patch.pointer import Pointer, parse_pointer

_WITH_VALUE = frozenset({"add", "replace", "test"})
_WITH_FROM = frozenset({"move", "copy"})
_KNOWN = _WITH_VALUE | _WITH_FROM | {"remove"}


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `source` is its `from`, and `path` again where `op` has none."""

    index: int
    op: str
    path: Pointer
    source: Pointer
    value: Json


def read_operations(patch: Json, limit: int) -> list[Operation]:
    """The operations of `patch`, at most `limit`. Raises MalformedPatch with every fault there is.

    Members that RFC 6902 does not define are ignored, as its section 4 says.
    """
    if not isinstance(patch, list):
        fault = f"a JSON Patch is a list of operations, not {describe(patch)}"
        raise MalformedPatch([PatchError(None, "", fault)])
    if len(patch) > limit:
        raise PatchError(None, "", f"{len(patch)} operations are too many; send at most {limit} at once")
    faults: list[PatchError] = []
    operations = [_read(index, operation, faults) for index, operation in enumerate(patch)]
    if faults:
        raise MalformedPatch(faults)
    return [operation for operation in operations if operation]


def _read(index: int, operation: Json, faults: list[PatchError]) -> Operation | None:
    """One operation, parsed, or None where it cannot be; its faults go to `faults`."""
    if not isinstance(operation, dict):
        message = f"an operation is an object with 'op' and 'path', not {describe(operation)}"
        faults.append(PatchError(index, "", message))
        return None
    path = _read_pointer(index, operation, "path", faults)
    text = path.text if path is not None else ""
    op = operation.get("op")
    if not isinstance(op, str) or op not in _KNOWN:
        description = describe(op) if "op" in operation else "missing"
        faults.append(PatchError(index, text, f"'op' is {description}; use one of {', '.join(sorted(_KNOWN))}"))
        return None
    if op in _WITH_VALUE and "value" not in operation:
        faults.append(PatchError(index, text, f"{op} needs a 'value' (null is one)"))
    source = _read_pointer(index, operation, "from", faults) if op in _WITH_FROM else path
    if path is None or source is None:
        return None
    if op == "move" and _is_inside(path, source):
        faults.append(PatchError(index, text, f"{source.text!r} cannot move into itself; copy it instead"))
    return Operation(index, op, path, source, operation.get("value"))


def _read_pointer(index: int, operation: dict[str, Json], name: str, faults: list[PatchError]) -> Pointer | None:
    text = operation.get(name)
    if not isinstance(text, str):
        description = describe(text) if name in operation else "missing"
        message = f"{name!r} is {description}; it must be a JSON Pointer such as '/address/city'"
        faults.append(PatchError(index, "", message))
        return None
    try:
        return parse_pointer(text)
    except ValueError as error:
        faults.append(PatchError(index, text, f"{name!r} is not a JSON Pointer: {error}"))
        return None


def _is_inside(path: Pointer, source: Pointer) -> bool:
    """Whether `path` leads to something within `source` (RFC 6902 section 4.4)."""
    return len(path.tokens) > len(source.tokens) and path.tokens[: len(source.tokens)] == source.tokens
