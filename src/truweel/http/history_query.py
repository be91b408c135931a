"""The parameters of `GET /{collection}/{id}/history`."""

from collections.abc import Callable, Sequence

from truweel.error_codes import Code
from truweel.errors import Fault, InvalidValue, ValidationError
from truweel.operations.history import MAX_ENTRIES, HistoryQuery
from truweel.query.model import Notice
from truweel.query.parse import IGNORED_PARAMETERS, hint, nearest_name, nearest_params, unknown_parameter
from truweel.schema.collection import Collection
from truweel.schema.fields import Instant
from truweel.schema.relations import parse_id
from truweel.storage.history import ChangeFilter

__all__ = ["parse_history_query"]

MAX_VERSION = 2**31 - 1
INSTANT: Instant[int] = Instant(required=True)


def parse_history_query(collection: Collection, pairs: Sequence[tuple[str, str]]) -> tuple[HistoryQuery, list[Notice]]:
    """The query, and warnings about parameters that don't exist. ValidationError names every value that can't be; of a
    name that is sent twice the last value counts."""
    readers: dict[str, Callable[[str], int]] = {
        "size": lambda text: _read_number(text, MAX_ENTRIES),
        "before": lambda text: _read_number(text, MAX_VERSION),
        "from": INSTANT.from_query,
        "to": INSTANT.from_query,
        "userId": parse_id,
    }
    numbers: dict[str, int] = {}
    faults: list[Fault] = []
    warnings: list[Notice] = []
    member = ""
    for name, text in pairs:
        try:
            if name in readers:
                numbers[name] = readers[name](text)
            elif name == "member":
                member = _read_member(collection, text)
            elif name not in IGNORED_PARAMETERS:
                warnings.append(unknown_parameter(name, (*readers, "member")))
        except ValueError as error:
            faults.append(Fault.of(name, error))
    if faults:
        raise ValidationError(faults)
    chosen = ChangeFilter(numbers.get("before"), numbers.get("userId"), numbers.get("from"), numbers.get("to"))
    return HistoryQuery(chosen, numbers.get("size", MAX_ENTRIES), member), warnings


def _read_number(text: str, most: int) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 10 or not 1 <= int(text) <= most:
        raise InvalidValue(f"must be a whole number from 1 to {most}", Code.OUT_OF_RANGE, min=1, max=most)
    return int(text)


def _read_member(collection: Collection, text: str) -> str:
    """A member whose changes history tells. ValueError, with the nearest one."""
    engine = ("extraFields", "archivedAt", "lockedAt", "deletedAt")
    members = [*collection.stored, *engine, *collection.options.removed, *collection.child_fields]
    members += [
        f"{name}.{of_child}"
        for name, child in collection.child_fields.items()
        for of_child in (*child.stored, "extraFields", "position", *child.options.removed)
    ]
    if text not in members:
        nearest = nearest_name(text, members)
        raise InvalidValue(f"is no member{hint(nearest)}", Code.UNKNOWN_MEMBER, **nearest_params(nearest))
    return text
