"""Bodies made from the declarations: minimal ones, full ones, and values that a field refuses."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

from truweel.operations.decode import blank_record
from truweel.schema.collection import Collection
from truweel.schema.extra import EXTRA_FIELD_TYPES
from truweel.schema.fields import Boolean, Choice, Date, DecimalField, Field, Instant, Integer, Text, TimeOfDay
from truweel.schema.number_range import NumberRange
from truweel.schema.registry import Registry
from truweel.schema.relations import File, Ref, Refs, ResourceRef
from truweel.schema.values import List, Map, Value

__all__ = ["Samples", "correct", "extra_value", "invalid_values", "paired", "scalar"]

Create = Callable[[str], Mapping[str, Any]]


def correct(collection: Collection, body: dict[str, Any], n: int) -> None:
    """Make the `n`-th body one that the rules of the collection accept, and that freezes nothing: see tests/rules."""
    for name in _freezing_members(collection) & body.keys():
        body[name] = False
    for name in body.keys() & collection.refs.keys() if collection.rules.check else ():
        if collection.refs[name].target == collection.key:
            body[name] = None  # rules say which records of its own kind it may lead to: see tests/rules
    for name in body.keys() & collection.refs.keys() if collection.parent and collection.rules.postings else ():
        ref = collection.refs[name]
        if ref.target == collection.root.key and not ref.required:
            body[name] = None  # likewise: a line takes off an advance, which its own document must not be
    body.update((name, value) for name, value in collection.options.example.items() if name in body)
    if "advancePayment" in body:
        body["advancePayment"] = False  # an advance of less than nothing is refused, and a sample may come to that
    for names in collection.grouped:  # the first one that there is
        body.update(dict.fromkeys([name for name in names if body.get(name) is not None][1:], None))
    if issubclass(collection.resource, NumberRange):
        body["prefix"] = f"{n}-"  # no two ranges give the same number


def paired(collection: Collection) -> set[str]:
    """The required references to records of one kind: nothing is related to itself."""
    required = {name: ref.target for name, ref in collection.refs.items() if ref.required and not ref.read_only}
    return {name for name, target in required.items() if list(required.values()).count(target) > 1}


class _NoWork:
    """A transaction without records, for rules that ask for some."""

    def first(self, *conditions: Any) -> None:
        """No record."""

    def follow(self, *reference: Any) -> None:
        """No record."""


@cache
def _freezing_members(collection: Collection) -> frozenset[str]:
    """The booleans that freeze a record when they are true (`booked`)."""

    def freezes(name: str) -> bool:
        record: Any = blank_record(collection)
        record.__dict__[name] = True
        return any(freeze.reason(record, _NoWork()) is not None for freeze in collection.rules.frozen)

    booleans = (name for name, field in collection.writable.items() if isinstance(field, Boolean))
    return frozenset(name for name in booleans if freezes(name))


class Samples:
    """Bodies for one caller; `create` creates the records that they refer to."""

    def __init__(self, registry: Registry, create: Create) -> None:
        self.registry = registry
        self._create = create
        self._references: dict[str, str] = {}
        self._made = 0

    def reference(self, target: str) -> str:
        """The id of a record of `target`, the same every time."""
        if target not in self._references:
            self._references[target] = str(self._create(target)["id"])
        return self._references[target]

    def minimal(self, key: str) -> dict[str, Any]:
        """Only what is required."""
        collection = self.registry[key]
        needed = {names[0] for names in collection.needed}
        fields = {n: f for n, f in collection.writable.items() if f.required or n in needed}
        return self._body(collection, fields, children=False)

    def full(self, key: str, *, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Every member that a body may set, none at its default, two children of each kind."""
        collection = self.registry[key]
        body = self._body(collection, collection.writable, children=True)
        if collection.extra and extra:
            body["extraFields"] = dict(extra)
        return body

    def _body(self, collection: Collection, fields: Mapping[str, Field], *, children: bool) -> dict[str, Any]:
        self._made += 1
        n = self._made
        body = {name: self.value(field, n) for name, field in fields.items()}
        grouped = {name for names in collection.options.unique for name in names}
        for name, field in fields.items():
            if isinstance(field, Ref) and (field.unique or name in grouped):
                body[name] = str(self._create(field.target)["id"])  # no two bodies refer to the same record
        for name in paired(collection) & fields.keys():
            body[name] = str(self._create(collection.refs[name].target)["id"])
        for name, child in collection.writable_children.items():
            if children:
                body[name] = [self._body(child, child.writable, children=True) for _ in range(2)]
            elif collection.fields[name].required:
                body[name] = [self.minimal(child.key)]
        correct(collection, body, n)
        return body

    def value(self, field: Field, n: int) -> Any:
        """The `n`-th JSON value that `field` takes, never its default."""
        if isinstance(field, File):
            return None  # a document must be uploaded to a bucket first: tests/files
        if isinstance(field, Ref):
            return self.reference(field.target)
        if isinstance(field, ResourceRef):
            return f"/clients/{self.reference('clients')}"
        if isinstance(field, Refs):
            return [self.reference(field.target)]
        if isinstance(field, Value):
            members = {name: self.value(member, n) for name, member in field.kind.members.items()}
            if {"minimum", "userIds"} <= members.keys():
                members["minimum"] = 1  # of those that a step asks, no more than it names
            return members
        if isinstance(field, List):
            first = self.value(field.element, n)
            return [first] if field.distinct else [first, self.value(field.element, n + 1)]
        if isinstance(field, Map):
            keys = self.registry.known_names(field.names)[:2] if field.names is not None else ("one", "two")
            return {key: self.value(field.element, n + position) for position, key in enumerate(keys)}
        if isinstance(field, Text) and field.syntax is not None:
            return None  # other members follow from what it says: see tests/rules
        if isinstance(field, Text) and field.names is not None:
            return self.registry.known_names(field.names)[0]
        return scalar(field, n)


def scalar(field: Field, n: int) -> Any:
    """The `n`-th JSON value of a scalar field, as GET would answer it."""
    default = field.default()
    if isinstance(field, Choice):
        options = [option for option in field.options if option != default] or list(field.options)
        return options[0 if field.required else n % len(options)]
    if isinstance(field, Text):
        text = f"{field.name} {n}"[-field.max_length :]
        if not field.pattern or field.pattern.fullmatch(text):
            return text
        return f"{n}.{field.example}" if field.unique else field.example
    if isinstance(field, Boolean):
        return not default if default is not None else n % 2 == 0
    if isinstance(field, Integer):
        high = min(field.maximum, field.minimum + 1000) if field.minimum > -1000 else min(field.maximum, 1000)
        low = max(field.minimum, -1000)
        return low + n % (high - low + 1) if low + n % (high - low + 1) != default else low + (n + 1) % (high - low + 1)
    if isinstance(field, DecimalField):
        return _number(field, n)
    if isinstance(field, Date):
        return (datetime.date(2026, 1, 1) + datetime.timedelta(days=n % 3000)).isoformat()
    if isinstance(field, Instant):
        instant = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(
            minutes=n, milliseconds=n % 1000
        )
        return f"{instant:%Y-%m-%dT%H:%M:%S}.{instant.microsecond // 1000:03d}Z"
    if isinstance(field, TimeOfDay):
        return {"hour": n % 24, "minute": n % 60}
    raise AssertionError(f"no sample of a {type(field).__name__} ({field.name})")


def _number(field: DecimalField, n: int) -> Decimal:
    """Within the bounds, with the last decimal that the field keeps, and one at least."""
    low = Decimal(field.minimum if field.minimum is not None else 0)
    high = Decimal(field.maximum if field.maximum is not None else 1000)
    step = Decimal(1).scaleb(-min(field.decimals, 4))
    number = low + (high - low) * (n % 97 + 1) / 100
    number = number.quantize(step)
    return number if number != field.default() else number + step


def extra_value(type: str, n: int = 1) -> dict[str, Any]:
    """A value of an extra field of `type` as a body brings it; a SELECT must have the option `a`."""
    key, field = EXTRA_FIELD_TYPES[type]
    if type == "SELECT":
        return {key: "a"}
    value_field = field.copy()
    value_field.name = "value"
    return {key: scalar(value_field, n)}


def invalid_values(field: Field) -> Iterator[tuple[Any, str]]:
    """JSON values that `field` refuses, each with a name for the test report."""
    if isinstance(field, Choice):
        return
    if isinstance(field, Text):
        yield 7, "number"
        yield "x" * (field.max_length + 1), "too long"
    elif isinstance(field, Boolean):
        yield "true", "string"
        yield 1, "number"
    elif isinstance(field, Integer):
        yield "7", "string"
        yield Decimal("1.5"), "fraction"
        yield field.maximum + 1, "too high"
        yield field.minimum - 1, "too low"
        yield True, "boolean"
    elif isinstance(field, DecimalField):
        yield "7", "string"
        yield True, "boolean"
        yield 10**18, "too many digits"
        if field.minimum is not None:
            yield field.minimum - 1, "too low"
        if field.maximum is not None:
            yield field.maximum + 1, "too high"
    elif isinstance(field, Date):
        yield "31/01/2026", "day first"
        yield "2026-02-30", "no such day"
        yield 20260131, "number"
    elif isinstance(field, Instant):
        yield "yesterday", "word"
        yield 1, "number"
    elif isinstance(field, TimeOfDay):
        yield {"hour": 24, "minute": 0}, "hour 24"
        yield "08:30", "string"
    elif isinstance(field, Ref):
        yield "abc", "no id"
        yield True, "boolean"
        yield str(2**63), "too large"
    elif isinstance(field, Refs):
        yield "1", "no array"
        yield ["abc"], "no id"
    elif isinstance(field, List):
        yield "x", "no array"
        yield [None], "null in it"
        yield from (([value], "fault in it") for value, _ in islice(invalid_values(field.element), 1))
    elif isinstance(field, (Value, Map)):
        yield "x", "no object"
        yield [], "array"
