"""Query string → `Query`. Unknown names become warnings (strict callers are refused later); bad values are refused at
once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from truweel import clock
from truweel.error_codes import Code, Params
from truweel.errors import Fault, ValidationError
from truweel.query.model import (
    DEFAULT_SIZE,
    MAX_SIZE,
    Condition,
    ExtraCondition,
    Includes,
    Notice,
    Page,
    Query,
    Sort,
)
from truweel.schema.body import MAX_OPTIONS
from truweel.schema.collection import AUDIT_FIELDS, Collection
from truweel.schema.fields import EMPTY, Instant, fold, parse_boolean
from truweel.schema.filters import Parameter
from truweel.schema.registry import Registry
from truweel.schema.relations import parse_id

__all__ = [
    "IGNORED_PARAMETERS",
    "NO_VALUE",
    "PAGE_WITH_LIMIT",
    "PARAMETERS",
    "POSITION_PARAMETERS",
    "hint",
    "nearest_members",
    "nearest_name",
    "nearest_params",
    "parse_includes",
    "parse_query",
    "suggestion",
    "unknown_parameter",
]

PARAMETERS = (
    "page",
    "size",
    "offset",
    "limit",
    "sort",
    "include",
    "cursor",
    "searchText",
    "includeArchived",
    "deletedFrom",
)
"""The parameters that every list takes, besides its filters."""

POSITION_PARAMETERS = ("page", "offset", "cursor")
IGNORED_PARAMETERS = frozenset({"database-mode", "_s"})
"""Parameters that do not change the answer, accepted with any request."""
NO_VALUE = ("", "null")
"""Values of a parameter that stand for none. A filter for a value finds the records without one."""
PAGE_WITH_LIMIT = "ignored, since limit is sent, which goes with offset; send size with page"
MAX_INCLUDE_DEPTH = 5
MAX_INCLUDES = 50
MAX_SAME_RELATION = 2
"""How often one path may follow the same relation: there and back again is a product of all of them."""
MAX_VALUES = 200
MAX_POSITION = 2**53
MAX_NAME = 80
"""No suggestion is made for a longer name."""
MAX_SUGGESTIONS = 20
DAY_LENGTH = len("2026-01-31")
"""An instant of this length is a bare day."""

Pairs = Sequence[tuple[str, str]]


def nearest_name(name: str, valid: Sequence[str]) -> str | None:
    """The one of `valid` that is most like `name`, in any case, if one is."""
    if len(name) > MAX_NAME:
        return None
    lower = {v.lower(): v for v in valid}
    close = get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    return lower[close[0]] if close else None


def hint(nearest: str | None) -> str:
    """` (did you mean 'x'?)`, or nothing."""
    return f" (did you mean '{nearest}'?)" if nearest else ""


def nearest_params(nearest: str | None) -> Params:
    """The params of the codes of unknown names."""
    return {"nearest": nearest} if nearest else {}


def suggestion(name: str, valid: Sequence[str]) -> str:
    """` (did you mean 'x'?)` for the nearest name, or nothing."""
    return hint(nearest_name(name, valid))


def nearest_members(unknown: Iterable[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, str | None]]:
    """Paths of unknown members, each with the nearest name; only for the first `MAX_SUGGESTIONS`, since one
    takes a tenth of a millisecond to compute."""
    for index, (path, valid) in enumerate(unknown):
        yield path, nearest_name(path.rpartition(".")[2], valid) if index < MAX_SUGGESTIONS else None


def unknown_parameter(name: str, valid: Sequence[str]) -> Notice:
    """The warning about a parameter that is none of `valid`."""
    nearest = nearest_name(name, valid)
    return Notice(name[:80], "unknown, ignored" + hint(nearest), Code.UNKNOWN_PARAMETER, nearest_params(nearest))


class _Parser:
    def __init__(self, registry: Registry, collection: Collection, time_zone: str) -> None:
        self.registry = registry
        self.collection = collection
        self.time_zone = time_zone
        self.faults: list[Fault] = []
        self.warnings: list[Notice] = []

    def fault(self, name: str, message: str, code: Code, **params: Any) -> None:
        self.faults.append(Fault(name, message, code, params))

    def warn(self, name: str, message: str, code: Code, **params: Any) -> None:
        self.warnings.append(Notice(name, message, code, params))

    def number(self, parameters: dict[str, list[str]], name: str, minimum: int) -> int | None:
        texts = self.sent(parameters, name)
        if not texts:
            return None
        if len(set(texts)) > 1:
            self.warn(name, "sent more than once; the last value is used", Code.DUPLICATE)
        text = texts[-1]
        if not (text.isascii() and text.isdigit() and len(text) <= 16 and minimum <= int(text) <= MAX_POSITION):
            message = f"must be a whole number of {minimum} or more, not '{text[:40]}'"
            self.fault(name, message, Code.OUT_OF_RANGE, min=minimum, max=MAX_POSITION)
            return None
        return int(text)

    def boolean(self, parameters: dict[str, list[str]], name: str) -> bool:
        texts = self.sent(parameters, name)
        try:
            return bool(texts) and parse_boolean(texts[-1])
        except ValueError as error:
            message = f"{error}, not '{texts[-1][:40]}'"
            self.fault(name, message, Code.WRONG_TYPE, expected="boolean")
            return False

    def sent(self, parameters: dict[str, list[str]], name: str) -> list[str]:
        """The values of a parameter that can't be asked for records without a value: an empty one is as if it weren't
        sent."""
        texts = [text for text in parameters.get(name, ()) if text not in NO_VALUE]
        if not texts and name in parameters:
            self.warn(name, "empty, ignored", Code.IGNORED)
        return texts

    def page(self, parameters: dict[str, list[str]]) -> Page:
        limit, requested_size = self.number(parameters, "limit", 1), self.number(parameters, "size", 1)
        if limit and requested_size and limit != requested_size:
            self.warn("size", "ignored, since limit says how many", Code.IGNORED, used="limit")
        size = limit or requested_size or DEFAULT_SIZE
        if size > MAX_SIZE:
            name = "limit" if "limit" in parameters else "size"
            self.warn(name, f"cut to the maximum of {MAX_SIZE}", Code.LIMITED, max=MAX_SIZE)
            size = MAX_SIZE
        offset, page = self.number(parameters, "offset", 0), self.number(parameters, "page", 0)
        if offset is not None and page is not None and offset != page * size:
            self.warn("page", "ignored, since offset says where to start", Code.IGNORED, used="offset")
        elif limit and page and offset is None and "cursor" not in parameters:
            self.warn("page", PAGE_WITH_LIMIT, Code.IGNORED, used="limit")
        page = None if limit else page  # as the reference does
        if "cursor" in parameters and (ignored := [name for name in ("page", "offset") if parameters.get(name)]):
            self.warn(ignored[0], "ignored, since cursor says where to start", Code.IGNORED, used="cursor")
        start = offset if offset is not None else (page or 0) * size
        cursors = self.sent(parameters, "cursor")
        return Page(min(start, MAX_POSITION), size, cursors[-1] if cursors else None)

    def sort(self, parameters: dict[str, list[str]]) -> tuple[Sort, ...]:
        keys: dict[str, Sort] = {}
        for part in ",".join(parameters.get("sort", ())).split(","):
            name, _, direction = part.strip().partition(":")
            if not name:
                continue
            if name.startswith("-"):
                name, direction = name[1:], direction or "desc"
            if name not in self.collection.sorts:
                sorts = list(self.collection.sorts)
                message = f"'{name[:60]}' can't be sorted by{suggestion(name, sorts)}; these can: {', '.join(sorts)}"
                self.fault("sort", message, Code.UNKNOWN_OPTION, options=sorts[:MAX_OPTIONS])
            elif direction.lower() not in ("", "asc", "desc"):
                message = f"'{direction[:20]}' is not a direction; write {name}:asc or {name}:desc"
                self.fault("sort", message, Code.UNKNOWN_OPTION, options=["asc", "desc"])
            else:
                keys.setdefault(name, Sort(name, direction.lower() == "desc"))
        sort = tuple(keys.values())
        return () if sort[:1] == (Sort("id"),) else sort

    def condition(self, parameter: Parameter, texts: list[str]) -> Condition | None:
        if len(texts) > MAX_VALUES:
            message = f"takes at most {MAX_VALUES} values, not {len(texts)}"
            self.fault(parameter.name, message, Code.TOO_MANY_ITEMS, max=MAX_VALUES)
            return None
        if parameter.operator == "contains":
            return Condition(parameter.field, "contains", tuple("" if t in NO_VALUE else fold(t) for t in texts))
        values = []
        for text in texts:
            try:
                values.append(self.value(parameter, text))
            except ValueError as error:
                fault = Fault.of(parameter.name, error)
                self.fault(fault.field, f"{error}, not '{text[:60]}'", fault.code, **fault.params)
        if parameter.operator != "in" and values:
            values = [max(values) if parameter.operator == "from" else min(values)]
        return Condition(parameter.field, parameter.operator, tuple(values))

    def value(self, parameter: Parameter, text: str) -> Any:
        """The value to compare the column with; of a text that stands for no value, what such a column holds."""
        name, is_empty = parameter.field, parameter.operator == "in" and text in NO_VALUE
        if name == "id" or name in self.collection.links or "." in name:
            return None if is_empty else parse_id(text)
        field = AUDIT_FIELDS.get(name) or self.collection.values[name]
        if is_empty:
            return EMPTY[str(field.column)]
        value = field.from_query(text)
        if isinstance(field, Instant) and len(text) == DAY_LENGTH:
            first, last = clock.day_bounds(date.fromisoformat(text), self.time_zone)
            return last if parameter.operator == "to" else first
        return value


def parse_query(registry: Registry, collection: Collection, pairs: Pairs, time_zone: str = "UTC") -> Query:
    """The query that `pairs` (decoded) ask of `collection`. ValidationError names every parameter with a bad value.

    A bare day as the bound of instants is the whole day in `time_zone`, a name of the IANA database.
    """
    parser = _Parser(registry, collection, time_zone)
    parameters: dict[str, list[str]] = {}
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)
    conditions: list[Condition] = []
    if collection.flag is not None and collection.parent is None:
        conditions.append(Condition(collection.flag, "in", (int(collection.is_view),)))
    extra: list[ExtraCondition] = []
    for name, texts in parameters.items():
        if parameter := collection.parameters.get(name):
            if parameter.operator in ("from", "to"):
                texts = parser.sent(parameters, name)
            if texts and (condition := parser.condition(parameter, texts)):
                conditions.append(condition)
        elif name.startswith("extraFields[") and name.endswith("]") and collection.extra:
            extra.append(ExtraCondition(name[12:-1], tuple(texts)))
        elif name not in PARAMETERS and name not in IGNORED_PARAMETERS:
            valid = (*PARAMETERS, *collection.parameters)
            parser.warnings.append(unknown_parameter(name, valid))
    conditions += _search(parser, parameters)
    only_deleted = "deletedFrom" in parameters
    if only_deleted:
        since = parser.condition(Parameter("deletedFrom", "deletedAt", "from", ""), parameters["deletedFrom"])
        conditions += [since] if since else []
    query = Query(
        collection,
        tuple(conditions),
        tuple(extra),
        parser.sort(parameters),
        parser.page(parameters),
        parse_includes(registry, collection, parameters.get("include", []), parser.warnings, parser.faults),
        parser.boolean(parameters, "includeArchived"),
        only_deleted,
        "&".join(f"{name}={value}" for name, value in sorted(pairs) if name not in POSITION_PARAMETERS),
        tuple(parser.warnings),
    )
    if parser.faults:
        raise ValidationError(parser.faults)
    return query


def _search(parser: _Parser, parameters: dict[str, list[str]]) -> list[Condition]:
    words = [fold(text.strip()) for text in parameters.get("searchText", ()) if text.strip()]
    if not words:
        return []
    if not parser.collection.searched:
        parser.warn("searchText", f"ignored: {parser.collection.path} have no text to search", Code.IGNORED)
        return []
    return [Condition("search", "search", (word,)) for word in words]


def parse_includes(
    registry: Registry, collection: Collection, texts: Sequence[str], warnings: list[Notice], faults: list[Fault]
) -> Includes:
    """`a,b.c` (comma or repeated) → the tree of relations, unknown names to `warnings`."""
    tree: Includes = {}
    paths = [path.strip() for text in texts for path in text.split(",") if path.strip()]
    if len(paths) > MAX_INCLUDES:
        message = f"takes at most {MAX_INCLUDES} paths, not {len(paths)}"
        faults.append(Fault("include", message, Code.TOO_MANY_ITEMS, {"max": MAX_INCLUDES}))
        return tree
    for path in paths:
        branch, target, names = tree, collection, path.split(".")
        followed: Counter[tuple[str, str]] = Counter()
        if len(names) > MAX_INCLUDE_DEPTH:
            message = f"'{path[:80]}' goes deeper than {MAX_INCLUDE_DEPTH} levels"
            faults.append(Fault("include", message, Code.TOO_DEEP, {"max": MAX_INCLUDE_DEPTH}))
            continue
        for name in names:
            relation = target.relations.get(name)
            if relation is None:
                if name not in target.members:
                    nearest = nearest_name(name, tuple(target.relations))
                    message = f"'{name[:60]}' is not a relation of {target.key}, ignored{hint(nearest)}"
                    warnings.append(Notice("include", message, Code.UNKNOWN_RELATION, nearest_params(nearest)))
                break
            followed[target.key, name] += 1
            if followed[target.key, name] > MAX_SAME_RELATION:
                message = f"'{path[:80]}' follows '{name}' of {target.key} more than {MAX_SAME_RELATION} times"
                faults.append(Fault("include", message, Code.TOO_DEEP, {"max": MAX_SAME_RELATION}))
                break
            branch = branch.setdefault(name, {})
            if relation.kind == "resource":
                if name != names[-1]:
                    message = f"'{path[:80]}': below '{name}', a record of any collection, nothing is included"
                    warnings.append(Notice("include", message, Code.IGNORED))
                break
            target = registry[relation.target]
    return tree
