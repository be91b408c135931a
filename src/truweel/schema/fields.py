"""The scalar fields of a declaration: JSON value ↔ Python value → column.

Each `from_json` takes a decoded JSON value (numbers as `int` or `Decimal`). ValueError names what is valid.

`Field[T]` is typed by the value that a rule reads and sets. A required `Text` gives `str`, another one `str | None`:
the overloads of `__init__` say so by the type of `self`. A bare `Field` is a `Field[Any]`.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypedDict, Unpack, overload

from msgspec import Raw

from truweel import clock
from truweel.error_codes import Code
from truweel.errors import Fault, InvalidValue, ValidationError
from truweel.schema import numbers
from truweel.schema.body import Report, RoundedValue, UnknownOption
from truweel.schema.filters import Contains, Equals, Filter, Range

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from truweel.schema.names import Names
    from truweel.schema.resource import Resource

    T = TypeVar("T", default=Any)
else:
    from typing import TypeVar

    T = TypeVar("T")  # Python 3.11 knows no default; nothing asks for it at run time

__all__ = [
    "EMPTY",
    "TRUE_WORDS",
    "Boolean",
    "Choice",
    "Column",
    "Date",
    "DecimalField",
    "DefaultRule",
    "Equality",
    "Field",
    "FieldOptions",
    "FilledValueRule",
    "Instant",
    "Integer",
    "LogicId",
    "LongText",
    "Money",
    "Span",
    "StatusField",
    "Text",
    "TimeOfDay",
    "TimeZone",
    "ValueRule",
    "convert",
    "converters",
    "fold",
    "parse_boolean",
]

Column = Literal["text", "integer", "number", "boolean", "instant", "reference", "balance"]
EMPTY: dict[str, Any] = {
    "text": "",
    "integer": -(2**63) + 1,
    "number": float("-inf"),
    "boolean": -1,
    "instant": -(2**63) + 1,
    "reference": None,
    "balance": 0,
}
"""What the column of a member without a value holds: except references, columns are never NULL."""
TRUE_WORDS, FALSE_WORDS = ("true", "1"), ("false", "0")
MAX_FOLDED_LENGTH = 255
MAX_INSTANT_LENGTH = 40
COMPUTING_ERROR = Decimal("0.000001")
"""What a whole number may be off by that a program computed in binary floating point."""


def parse_boolean(text: str) -> bool:
    """The boolean that a query parameter writes: `true`, `True`, `1` and their opposites. ValueError."""
    word = text.lower()
    if word not in TRUE_WORDS + FALSE_WORDS:
        raise InvalidValue("must be true or false", Code.WRONG_TYPE, expected="boolean")
    return word in TRUE_WORDS


def fold(text: str) -> str:
    """`text` as it is compared and sorted: without case and accents, at most 255 characters (`Café` → `cafe`)."""
    if text.isascii():
        return text[:MAX_FOLDED_LENGTH].lower()
    return strip_accents(text[: 2 * MAX_FOLDED_LENGTH]).casefold()[:MAX_FOLDED_LENGTH]


def strip_accents(text: str) -> str:
    """`text` in its compatibility form, without accents (`Café №` → `Cafe No`)."""
    return unicodedata.normalize("NFKD", text).translate(_combining_characters())


@cache
def _combining_characters() -> dict[int, None]:
    """The characters that only change the one before them, as `str.translate` drops them; there is none in the higher
    planes."""
    return {code: None for code in range(2 * 0x10000) if unicodedata.combining(chr(code))}


def converters(fields: Mapping[str, "Field"], method: str) -> dict[str, Callable[[Any], Any]]:
    """Name → `method` of those `fields` that convert a value by it; the others take it as it is."""
    inherited = getattr(Field, method)
    return {
        name: getattr(field, method) for name, field in fields.items() if getattr(type(field), method) is not inherited
    }


def convert(values: dict[str, Any], converters: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    """`values`, in which those that are not null have become what their converter makes of them."""
    for name, converter in converters.items():
        value = values[name]
        if value is not None:
            values[name] = converter(value)
    return values


class DefaultRule:
    """Where a member's default comes from, if it is no value: taken in the transaction that creates the record."""

    sentence = ""
    """What it is, for the docs: `by default …`."""


class ValueRule:
    """Where the value of a member comes from that the server sets."""

    sentence = ""


class FilledValueRule(ValueRule):
    """A rule that always gives a value, never None."""


class FieldOptions(TypedDict, total=False):
    """The options that all fields take, besides `required` and `default`; `Field` says what each means."""

    value: ValueRule | None
    read_only: bool
    filter: bool | Filter | Sequence[Filter]
    sort: bool
    search: bool
    unique: bool
    since: int
    was: str | tuple[str, ...]
    other_names: tuple[str, ...]
    kept: bool
    doc: str
    example: Any


class Field(Generic[T]):
    """Base of all fields.

    required   a POST or PUT without it, or with null, is refused
    default    the value when absent; a callable is called, a `DefaultRule` is carried out when the record is created
    value      the rule that the server sets it by; such a field is read-only
    read_only  set by the server; ignored in bodies
    filter     filters it opens: one, several, or True for those of its type (`default_filters`)
    sort       may be named in `sort`
    search     `searchText` looks in it
    unique     no two live records of a tenant share it
    since      the revision of the collection that has it first; older records answer its default
    was        its name before `since`; several names if it had several, the latest first
    other_names  names that a body may use for it too; a warning tells of that
    kept       a PUT that leaves it out keeps its value, as a patch does; null clears it
    """

    column: ClassVar[Column | None] = None
    default_filters: ClassVar[tuple[Filter, ...]] = (Equals(),)
    json_type: ClassVar[dict[str, Any]] = {}
    python_type: ClassVar[type] = object
    sticky: ClassVar[bool] = False
    """Whether a body cannot clear it once it is set: null and absence keep the value."""

    def __init__(
        self,
        *,
        required: bool = False,
        default: Any = None,
        value: ValueRule | None = None,
        read_only: bool = False,
        filter: bool | Filter | Sequence[Filter] = (),
        sort: bool = False,
        search: bool = False,
        unique: bool = False,
        since: int = 1,
        was: str | tuple[str, ...] = (),
        other_names: tuple[str, ...] = (),
        kept: bool = False,
        doc: str = "",
        example: Any = None,
    ) -> None:
        self.name = ""
        self.required = required
        self.default_rule = default if isinstance(default, DefaultRule) else None
        self._default = None if self.default_rule else default
        self.value_rule = value
        self.read_only = read_only or value is not None
        self.filters: tuple[Filter, ...] = self._filters(filter)
        self.sort = sort
        self.search = search
        self.unique = unique
        self.since = since
        self.was = (was,) if isinstance(was, str) else was
        self.other_names = other_names
        self.kept = kept
        self.doc = doc
        self.example = example

    @property
    def full_doc(self) -> str:
        """`doc`, and the rule by which the value comes to be."""
        rule = self.default_rule or self.value_rule
        sentences = [rule.sentence if rule is not None else "", "a PUT without it keeps it" if self.kept else ""]
        return " ".join((self.doc, *(f"{text[0].upper()}{text[1:]}." for text in sentences if text))).lstrip()

    def _filters(self, declared: bool | Filter | Sequence[Filter]) -> tuple[Filter, ...]:
        if isinstance(declared, bool):
            return self.default_filters if declared else ()
        return (declared,) if isinstance(declared, Filter) else tuple(declared)

    if not TYPE_CHECKING:

        def __class_getitem__(cls, _parameters: Any) -> type[Self]:
            """`Ref["Article"]` is `Ref`: types are mypy's alone."""
            return cls

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, record: None, owner: Any) -> Self: ...
    @overload
    def __get__(self, record: "Resource", owner: Any) -> T: ...
    @overload
    def __get__(self, record: object, owner: Any) -> Self: ...
    def __get__(self, record: Any, owner: Any) -> Any:
        """On the class the field itself, on a record its value."""
        return self if record is None else record.__dict__.get(self.name)

    def __set__(self, record: Any, value: T) -> None:
        """What a rule sets. TypeError for a value of another type, ValidationError for one that no body could store."""
        members = record.__dict__
        current = members.get(self.name)
        if value is current or (type(value) is type(current) and value == current):
            return
        valid: Any = value
        if value is not None:
            try:
                valid = self.validate(value)
            except ValueError as error:
                raise ValidationError([Fault.of(self.name, error)]) from None
        elif self.required:
            raise TypeError(f"{type(record).__name__}.{self.name} is required; it can't be None")
        if current != valid:
            keeper = record._meta.keeper
            if keeper is not None:
                keeper.touch(self.name)
            members[self.name] = valid

    @property
    def type_name(self) -> str:
        """The name of its type among the members that a release stores (`storage.migrations`)."""
        return type(self).__name__

    @property
    def has_column(self) -> bool:
        """Whether it has a column of its own: exactly when it is filtered, sorted, searched or unique."""
        return bool(self.filters or self.sort or self.search or self.unique)

    @property
    def is_default_computed(self) -> bool:
        """Whether `default` makes a value anew at each call."""
        return callable(self._default)

    def default(self) -> Any:
        """The value of an absent member."""
        return self._default() if callable(self._default) else self._default

    def read(self, value: Any, path: str, report: Report) -> Any:
        """The JSON value or null at `path` → the Python value or None. Faults go to `report`."""
        if value is None:
            return None
        try:
            return self.from_json(value)
        except RoundedValue as error:
            report.round(path, error)
            return error.value
        except UnknownOption as error:
            (report.add if self.required else report.drop)(Fault.of(path, error))  # a required member has no default
        except ValueError as error:
            report.add(Fault.of(path, error))
        return None

    def from_json(self, value: Any) -> Any:
        """A JSON value (never null) → the Python value."""
        raise NotImplementedError

    def validate(self, value: Any) -> Any:
        """A Python value (never None) that a rule sets → the same, bounded as a body's is. TypeError, ValueError."""
        if not isinstance(value, self.python_type):
            expected = self.python_type.__name__
            raise TypeError(f"{self.name} takes {expected}, not {type(value).__name__}")
        return self.from_json(value)

    def from_storage(self, value: Any) -> Any:
        """What `to_json` wrote, decoded (never null) → the Python value. Trusted: never refused."""
        return value

    def to_json(self, value: Any) -> Any:
        """The Python value (never None) → what the JSON encoder writes."""
        return value

    def to_column(self, value: Any) -> Any:
        """The Python value (never None) → the value of the column."""
        return value

    def from_query(self, text: str) -> Any:
        """The text of a query parameter → a value to compare the column with; ValueError names what is valid."""
        return self.to_column(self.from_json(text))

    @property
    def has_references(self) -> bool:
        """Whether its value may refer to records."""
        return False

    def references(self, value: Any, path: str) -> Iterator[tuple[str, str, int]]:
        """Path, collection and id of each record that the value (never null) at `path` refers to."""
        yield from ()

    def json_schema(self) -> dict[str, Any]:
        """JSON Schema of the value, null left out."""
        return dict(self.json_type)

    def fill(self, record: "Resource", value: T) -> None:
        """Set `value` where `record` has none."""
        if record.__dict__.get(self.name) is None:
            self.__set__(record, value)

    def equals(self, value: T) -> "Equality":
        """The condition that this member of a record has `value`, for `Work.select`."""
        return Equality(self, value)

    def between(self, low: T | None, high: T | None) -> "Span":
        """The condition that this member has a value from `low` to `high`, both included; None is no bound."""
        return Span(self, low, high)

    def copy(self) -> Self:
        """The same field, for another name or another class."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        return copy


@dataclass(frozen=True, slots=True)
class Equality:
    """The condition that `field` has `value` (a Python value, or None); the field must have a column."""

    field: Field
    value: Any

    def holds(self, record: Any) -> bool:
        """Whether `record` meets it, compared as the database compares."""
        value = record.__dict__.get(self.field.name)
        if value is None or self.value is None:
            return value is self.value
        return bool(self.field.to_column(value) == self.field.to_column(self.value))


@dataclass(frozen=True, slots=True)
class Span:
    """The condition that `field` has a value from `low` to `high` (Python values, or None for no bound)."""

    field: Field
    low: Any
    high: Any

    def holds(self, record: Any) -> bool:
        """Whether `record` meets it, compared as the database compares."""
        value = record.__dict__.get(self.field.name)
        if value is None:
            return False
        column = self.field.to_column(value)
        is_above = self.low is None or column >= self.field.to_column(self.low)
        return bool(is_above and (self.high is None or column <= self.field.to_column(self.high)))


class TextOptions(FieldOptions, total=False):
    """The options of texts."""

    max_length: int | None
    pattern: str | None
    names: "Names | None"
    syntax: Callable[[str], object] | None


class Text(Field[T]):
    """One line of text. Spaces at the ends are kept; an empty string is a value. With `names` it is one of those, with
    `syntax` one that this function reads: ValueError says what is wrong with another."""

    python_type = str
    column = "text"
    max_length = 255

    @overload
    def __init__(
        self: "Text[str]",
        *,
        required: Literal[True],
        default: str | DefaultRule | None = None,
        **options: Unpack[TextOptions],
    ) -> None: ...
    @overload
    def __init__(
        self: "Text[str | None]",
        *,
        required: bool = False,
        default: str | DefaultRule | None = None,
        **options: Unpack[TextOptions],
    ) -> None: ...
    def __init__(
        self,
        *,
        max_length: int | None = None,
        pattern: str | None = None,
        names: "Names | None" = None,
        syntax: Callable[[str], object] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.max_length = max_length or self.max_length
        self.names = names
        self.syntax = syntax
        self.pattern = re.compile(pattern) if pattern else None
        is_free = type(self).from_json is Text.from_json and not syntax and not pattern
        self._free_length = self.max_length if is_free else -1

    def read(self, value: Any, path: str, report: Report) -> Any:
        # Most members of a body are texts of which nothing but the length is asked.
        if type(value) is str and len(value) <= self._free_length:
            return value
        return super().read(value, path, report)

    def from_json(self, value: Any) -> str:
        if type(value) is not str:
            raise InvalidValue("must be a string", Code.WRONG_TYPE, expected="string")
        if len(value) > self.max_length:
            message = f"must be at most {self.max_length} characters, not {len(value)}"
            raise InvalidValue(message, Code.TOO_LONG, max=self.max_length)
        if self.pattern and not self.pattern.fullmatch(value):
            pattern = self.pattern.pattern
            raise InvalidValue(f"must match {pattern}", Code.PATTERN_MISMATCH, pattern=pattern)
        if self.syntax:
            self.syntax(value)
        return value

    def to_column(self, value: Any) -> str:
        return fold(value)

    def from_query(self, text: str) -> str:
        return fold(text)

    def json_schema(self) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "string", "maxLength": self.max_length}
        return schema | ({"pattern": f"^{self.pattern.pattern}$"} if self.pattern else {})


class TimeZone(Text[str]):
    """The tenant's time zone, a name of the IANA database, as it is when it is read: for a `single` collection. The
    operator sets it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, default=clock.TIME_ZONE, **options)


class LongText(Text[T]):
    """Text of any number of lines, or HTML where the reference says so."""

    max_length = 100_000
    default_filters = (Contains(),)

    if TYPE_CHECKING:

        @overload
        def __init__(
            self: "LongText[str]",
            *,
            required: Literal[True],
            default: str | DefaultRule | None = None,
            **options: Unpack[TextOptions],
        ) -> None: ...
        @overload
        def __init__(
            self: "LongText[str | None]",
            *,
            required: bool = False,
            default: str | DefaultRule | None = None,
            **options: Unpack[TextOptions],
        ) -> None: ...
        def __init__(self, **options: Any) -> None: ...


class StatusField(Text[str | None]):
    """A free word of the tenant (reference [I]: no enumeration); its colour and order are in `statuses` under
    `module`."""

    def __init__(self, module: str, **options: Any) -> None:
        super().__init__(filter=options.pop("filter", True), sort=options.pop("sort", True), **options)
        self.module = module


class LogicId(Text[str | None]):
    """The human number: `prefix`, two digits of the year, four digits; assigned once the member `when` has a value.

    `prefix_by` maps the value of another member to the prefix where they differ:
    `LogicId("F", prefix_by=("type", {"CREDIT_NOTE": "C"}))`. With `editable` a body may set the number to any text that
    no live record has; the range passes over it.
    """

    sticky = True

    def __init__(
        self,
        prefix: str,
        *,
        when: str | None = None,
        prefix_by: tuple[str, dict[Any, str]] | None = None,
        editable: bool = False,
        only: str | None = None,
        **options: Any,
    ) -> None:
        settings: dict[str, Any] = {"pattern": r"\S(.*\S)?"} if editable else {"read_only": True}
        super().__init__(filter=Equals(), sort=True, search=True, unique=True, **settings, **options)
        self.prefix = prefix
        self.when = when
        self.only = only
        self.prefix_by = prefix_by
        self.editable = editable

    def range_of(self, number: str) -> str | None:
        """The range that will reach `number`, as prefix and year (`O260007` → `O26`); None if there is none."""
        for prefix in (self.prefix, *(self.prefix_by[1].values() if self.prefix_by else ())):
            match = re.fullmatch(re.escape(fold(prefix)) + r"([0-9]{2})[0-9]{4,}", fold(number))
            if match:
                return f"{prefix}{match[1]}"
        return None


GREATEST = 2**53 - 1
"""The greatest whole number that all programs keep exact."""


class IntegerOptions(FieldOptions, total=False):
    """The options of whole numbers."""

    minimum: int
    maximum: int


class Integer(Field[T]):
    """A whole number."""

    python_type = int
    column = "integer"
    default_filters = (Equals(),)

    @overload
    def __init__(
        self: "Integer[int]",
        *,
        required: Literal[True],
        default: int | DefaultRule | None = None,
        **options: Unpack[IntegerOptions],
    ) -> None: ...
    @overload
    def __init__(
        self: "Integer[int | None]",
        *,
        required: bool = False,
        default: int | DefaultRule | None = None,
        **options: Unpack[IntegerOptions],
    ) -> None: ...
    def __init__(self, *, minimum: int = -GREATEST, maximum: int = GREATEST, **options: Any) -> None:
        super().__init__(**options)
        self.minimum, self.maximum = minimum, maximum

    def from_json(self, value: Any) -> int:
        number = value
        if isinstance(value, Decimal) and value.is_finite() and numbers.SMALLEST_EXPONENT <= value.adjusted() < 20:
            nearest = int(value.to_integral_value(ROUND_HALF_UP))
            if abs(value - nearest) < COMPUTING_ERROR:
                number = nearest
        if type(number) is not int:
            raise InvalidValue("must be a whole number", Code.WRONG_TYPE, expected="integer")
        if not self.minimum <= number <= self.maximum:
            is_open = self.maximum == GREATEST and number < self.minimum
            message = f"must be {self.minimum} or more" if is_open else f"must be from {self.minimum} to {self.maximum}"
            raise InvalidValue(message, Code.OUT_OF_RANGE, min=self.minimum, max=self.maximum)
        if number != value:
            raise RoundedValue("must be a whole number", number, Code.WRONG_TYPE, expected="integer")
        return number

    def from_query(self, text: str) -> int:
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
            raise InvalidValue("must be a whole number, such as 90", Code.WRONG_TYPE, expected="integer")
        return int(text)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


class DecimalOptions(TypedDict, total=False):
    """The options of decimal numbers. `value` is beside them, since it may say that there always is one.
    `with_currency` is of money: a body may also send `{"value": "12.10", "currency": "EUR"}`."""

    with_currency: bool
    decimals: int
    minimum: int | Decimal | None
    maximum: int | Decimal | None
    read_only: bool
    filter: bool | Filter | Sequence[Filter]
    sort: bool
    search: bool
    unique: bool
    since: int
    was: str | tuple[str, ...]
    other_names: tuple[str, ...]
    kept: bool
    doc: str
    example: Any


class DecimalField(Field[T]):
    """An exact decimal number, at most 18 digits before and `decimals` after the point."""

    python_type = Decimal
    column: ClassVar[Column | None] = "number"
    default_filters = (Equals(), Range())
    default_decimals: ClassVar[int] = 6

    @overload
    def __init__(
        self: "DecimalField[Decimal]",
        *,
        required: Literal[True],
        default: Decimal | DefaultRule | None = None,
        **options: Unpack[DecimalOptions],
    ) -> None: ...
    @overload
    def __init__(
        self: "DecimalField[Decimal]",
        *,
        value: FilledValueRule,
        **options: Unpack[DecimalOptions],
    ) -> None: ...
    @overload
    def __init__(
        self: "DecimalField[Decimal | None]",
        *,
        required: bool = False,
        default: Decimal | DefaultRule | None = None,
        value: ValueRule | None = None,
        **options: Unpack[DecimalOptions],
    ) -> None: ...
    def __init__(
        self,
        *,
        decimals: int | None = None,
        minimum: int | Decimal | None = None,
        maximum: int | Decimal | None = None,
        with_currency: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.with_currency = with_currency
        self.decimals = self.default_decimals if decimals is None else decimals
        self.minimum, self.maximum = minimum, maximum

    def from_json(self, value: Any) -> Decimal:
        if self.with_currency and type(value) is dict:
            value = _value_of(value)
        if type(value) is not int and type(value) is not Decimal:
            raise InvalidValue("must be a number", Code.WRONG_TYPE, expected="number")
        try:
            number = numbers.bounded_decimal(value, self.decimals)
        except RoundedValue as rounded:
            self._check_bounds(rounded.value)
            raise
        self._check_bounds(number)
        return number

    def _check_bounds(self, number: Decimal) -> None:
        if self.minimum is not None and number < self.minimum:
            raise InvalidValue(f"must be {self.minimum} or more", Code.OUT_OF_RANGE, **self._bounds())
        if self.maximum is not None and number > self.maximum:
            raise InvalidValue(f"must be {self.maximum} or less", Code.OUT_OF_RANGE, **self._bounds())

    def from_storage(self, value: Any) -> Decimal:
        return Decimal(value)

    def to_json(self, value: Any) -> Any:
        return _raw_decimal(value)

    def to_column(self, value: Any) -> Any:
        return float(value)

    def from_query(self, text: str) -> Any:
        if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", text):
            raise InvalidValue("must be a number, such as 3.67", Code.WRONG_TYPE, expected="number")
        return float(Decimal(text))

    def json_schema(self) -> dict[str, Any]:
        return {"type": "number"} | {f"{name}imum": float(bound) for name, bound in self._bounds().items()}

    def _bounds(self) -> dict[str, Any]:
        """`min` and `max`, where they are bounded."""
        return {name: bound for name, bound in (("min", self.minimum), ("max", self.maximum)) if bound is not None}


def _value_of(amount: dict[str, Any]) -> Any:
    """The number of `{"value": "12.10", "currency": "EUR"}`. Which currency it may be is the record's to say."""
    value, currency = amount.get("value"), amount.get("currency")
    if amount.keys() - {"value", "currency"} or not isinstance(currency, str | None):
        message = 'must be a number, or an object such as {"value": "12.10", "currency": "EUR"}'
        raise InvalidValue(message, Code.WRONG_TYPE, expected="number")
    if type(value) is str and re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", value):
        return Decimal(value)
    return value


@lru_cache(4096)
def _raw_decimal(value: Decimal) -> Raw:
    """What JSON holds for it. The same rates, quantities and prices are written again and again."""
    return Raw(numbers.format_decimal(value).encode())


class Money(DecimalField[T]):
    """An amount in the record's currency, at most four decimals (unit prices need more than cents)."""

    default_decimals = 4

    if TYPE_CHECKING:

        @overload
        def __init__(
            self: "Money[Decimal]",
            *,
            required: Literal[True],
            default: Decimal | DefaultRule | None = None,
            **options: Unpack[DecimalOptions],
        ) -> None: ...
        @overload
        def __init__(
            self: "Money[Decimal]",
            *,
            value: FilledValueRule,
            **options: Unpack[DecimalOptions],
        ) -> None: ...
        @overload
        def __init__(
            self: "Money[Decimal | None]",
            *,
            required: bool = False,
            default: Decimal | DefaultRule | None = None,
            value: ValueRule | None = None,
            **options: Unpack[DecimalOptions],
        ) -> None: ...
        def __init__(self, **options: Any) -> None: ...


class Boolean(Field[T]):
    """True or false; null where unknown."""

    python_type = bool
    column = "boolean"
    json_type: ClassVar[dict[str, Any]] = {"type": "boolean"}

    if TYPE_CHECKING:

        @overload
        def __init__(
            self: "Boolean[bool]",
            *,
            required: Literal[True],
            default: bool | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        @overload
        def __init__(
            self: "Boolean[bool | None]",
            *,
            required: bool = False,
            default: bool | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        def __init__(self, **options: Any) -> None: ...

    def from_json(self, value: Any) -> bool:
        if type(value) is not bool:
            raise InvalidValue("must be true or false", Code.WRONG_TYPE, expected="boolean")
        return value

    def to_column(self, value: Any) -> int:
        return int(value)

    def from_query(self, text: str) -> int:
        return int(parse_boolean(text))


class Date(Field[T]):
    """A day, `yyyy-MM-dd`; stored as that text, which sorts chronologically."""

    python_type = str
    column = "text"
    default_filters = (Equals(), Range())
    json_type: ClassVar[dict[str, Any]] = {"type": "string", "format": "date"}

    if TYPE_CHECKING:

        @overload
        def __init__(
            self: "Date[str]",
            *,
            required: Literal[True],
            default: str | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        @overload
        def __init__(
            self: "Date[str | None]",
            *,
            required: bool = False,
            default: str | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        def __init__(self, **options: Any) -> None: ...

    def from_json(self, value: Any) -> str:
        if type(value) is str and 10 <= len(value) <= MAX_INSTANT_LENGTH and value[4] == "-" == value[7]:
            try:
                if len(value) > 10:
                    clock.read_instant(value)  # a time behind the day has to be one
                return datetime.date.fromisoformat(value[:10]).isoformat()
            except ValueError:
                pass
        raise InvalidValue("must be a date such as 2026-01-31", Code.WRONG_TYPE, expected="date")


class Instant(Field[T]):
    """An instant, ISO 8601; stored as milliseconds, written with three decimals and `Z`."""

    python_type = int
    column = "instant"
    default_filters = (Range(),)
    json_type: ClassVar[dict[str, Any]] = {"type": "string", "format": "date-time"}

    if TYPE_CHECKING:

        @overload
        def __init__(
            self: "Instant[int]",
            *,
            required: Literal[True],
            default: int | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        @overload
        def __init__(
            self: "Instant[int | None]",
            *,
            required: bool = False,
            default: int | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        def __init__(self, **options: Any) -> None: ...

    def from_json(self, value: Any) -> int:
        if type(value) is str and len(value) <= MAX_INSTANT_LENGTH:
            try:
                return self._check_bounds(clock.read_instant(value))
            except ValueError:
                pass
        raise InvalidValue("must be an instant such as 2026-01-31T13:35:00.000Z", Code.WRONG_TYPE, expected="instant")

    @staticmethod
    def _check_bounds(milliseconds: int) -> int:
        if not -62_135_596_800_000 <= milliseconds < 253_402_300_800_000:
            raise InvalidValue("must be in the years 1 to 9999", Code.OUT_OF_RANGE)
        return milliseconds

    def from_query(self, text: str) -> int:
        # An unencoded "+" in a query string arrives as a space.
        return self.from_json(text[:11] + text[11:].replace(" ", "+"))

    def validate(self, value: Any) -> int:
        if type(value) is not int:
            raise TypeError(f"{self.name} takes milliseconds, not {type(value).__name__}")
        return self._check_bounds(value)

    def from_storage(self, value: Any) -> int:
        return clock.parse_instant(value)

    def to_json(self, value: Any) -> str:
        return clock.format_instant(value)


class TimeOfDay(Field[T]):
    """A time of day, `{"hour": 8, "minute": 30}` (reference LIVE); stored as minutes since midnight."""

    python_type = int
    column = "integer"
    json_type: ClassVar[dict[str, Any]] = {
        "type": "object",
        "properties": {
            "hour": {"type": "integer", "minimum": 0, "maximum": 23},
            "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        },
        "required": ["hour", "minute"],
    }

    if TYPE_CHECKING:

        @overload
        def __init__(
            self: "TimeOfDay[int]",
            *,
            required: Literal[True],
            default: int | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        @overload
        def __init__(
            self: "TimeOfDay[int | None]",
            *,
            required: bool = False,
            default: int | DefaultRule | None = None,
            **options: Unpack[FieldOptions],
        ) -> None: ...
        def __init__(self, **options: Any) -> None: ...

    def from_json(self, value: Any) -> int:
        if type(value) is dict:
            hour, minute = value.get("hour"), value.get("minute", 0)
            if type(hour) is int and type(minute) is int and 0 <= hour < 24 and 0 <= minute < 60:
                return hour * 60 + minute
        raise InvalidValue('must be a clock time such as {"hour": 8, "minute": 30}', Code.WRONG_TYPE, expected="time")

    def validate(self, value: Any) -> int:
        if type(value) is not int or not 0 <= value < 24 * 60:
            raise TypeError(f"{self.name} takes minutes since midnight, not {value!r}")
        return value

    def from_storage(self, value: Any) -> int:
        return int(value["hour"] * 60 + value["minute"])

    def to_json(self, value: Any) -> dict[str, int]:
        return {"hour": value // 60, "minute": value % 60}


class Choice(Text[T]):
    """One of a fixed list of words. Another is dropped with a warning, refused in strict."""

    @overload
    def __init__(
        self: "Choice[str]",
        *options: str,
        required: Literal[True],
        default: str | DefaultRule | None = None,
        **settings: Unpack[TextOptions],
    ) -> None: ...
    @overload
    def __init__(
        self: "Choice[str | None]",
        *options: str,
        required: bool = False,
        default: str | DefaultRule | None = None,
        **settings: Unpack[TextOptions],
    ) -> None: ...
    def __init__(self, *options: str, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[misc]  # mypy takes T for another than Text's
        self.options = options

    def from_json(self, value: Any) -> str:
        if value not in self.options:
            raise UnknownOption("must be one of " + ", ".join(self.options), self.options)
        return str(value)

    def from_query(self, text: str) -> str:
        return fold(self.from_json(text))

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.options)}
