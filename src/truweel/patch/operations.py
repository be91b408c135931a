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


def read_operations(patch: Json, most: int) -> list[Operation]:
    """The operations of `patch`, at most `most`. Raises MalformedPatch with every fault there is.

    Members that RFC 6902 does not define are ignored, as its section 4 says.
    """
    if not isinstance(patch, list):
        fault = f"a JSON Patch is a list of operations, not {describe(patch)}"
        raise MalformedPatch([PatchError(None, "", fault)])
    if len(patch) > most:
        raise PatchError(None, "", f"{len(patch)} operations are too many; send at most {most} at once")
    faults: list[PatchError] = []
    operations = [_read(index, item, faults) for index, item in enumerate(patch)]
    if faults:
        raise MalformedPatch(faults)
    return [operation for operation in operations if operation]


def _read(index: int, item: Json, faults: list[PatchError]) -> Operation | None:
    """The operation that `item` writes, or None where that is beyond reading; its faults go to `faults`."""
    if not isinstance(item, dict):
        message = f"an operation is an object with 'op' and 'path', not {describe(item)}"
        faults.append(PatchError(index, "", message))
        return None
    path = _pointer(index, item, "path", faults)
    text = path.text if path is not None else ""
    op = item.get("op")
    if not isinstance(op, str) or op not in _KNOWN:
        found = describe(op) if "op" in item else "missing"
        faults.append(PatchError(index, text, f"'op' is {found}; use one of {', '.join(sorted(_KNOWN))}"))
        return None
    if op in _WITH_VALUE and "value" not in item:
        faults.append(PatchError(index, text, f"{op} needs a 'value' (null is one)"))
    source = _pointer(index, item, "from", faults) if op in _WITH_FROM else path
    if path is None or source is None:
        return None
    if op == "move" and _inside(path, source):
        faults.append(PatchError(index, text, f"{source.text!r} cannot move into itself; copy it instead"))
    return Operation(index, op, path, source, item.get("value"))


def _pointer(index: int, item: dict[str, Json], name: str, faults: list[PatchError]) -> Pointer | None:
    text = item.get(name)
    if not isinstance(text, str):
        found = describe(text) if name in item else "missing"
        message = f"{name!r} is {found}; it must be a JSON Pointer such as '/address/city'"
        faults.append(PatchError(index, "", message))
        return None
    try:
        return parse_pointer(text)
    except ValueError as error:
        faults.append(PatchError(index, text, f"{name!r} is no JSON Pointer: {error}"))
        return None


def _inside(path: Pointer, source: Pointer) -> bool:
    """Whether `path` leads to something within `source` (RFC 6902 section 4.4)."""
    return len(path.tokens) > len(source.tokens) and path.tokens[: len(source.tokens)] == source.tokens
