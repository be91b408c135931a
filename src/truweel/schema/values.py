"""Fields that hold more than one scalar: value objects (an address), lists and maps."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from truweel.error_codes import Code
from truweel.errors import InvalidValue
from truweel.schema.body import Report
from truweel.schema.fields import Field, convert, converters

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from truweel.schema.names import Names

    E = TypeVar("E", default=Any)
else:
    from typing import TypeVar

    E = TypeVar("E")

__all__ = ["List", "Map", "Value", "ValueObject"]


class ValueObject:
    """Base class of the value objects: fields without an identity. On the wire every member is present; one that isn't
    given has its default."""

    members: ClassVar[dict[str, Field]] = {}
    constant_defaults: ClassVar[dict[str, Any] | None] = None
    json_converters: ClassVar[dict[str, Callable[[Any], Any]]] = {}
    storage_converters: ClassVar[dict[str, Callable[[Any], Any]]] = {}

    def __init_subclass__(cls) -> None:
        cls.members = dict(cls.members) | {k: v for k, v in vars(cls).items() if isinstance(v, Field)}
        is_computed = any(field.is_default_computed for field in cls.members.values())
        cls.constant_defaults = None if is_computed else {name: field.default() for name, field in cls.members.items()}
        cls.json_converters = converters(cls.members, "to_json")
        cls.storage_converters = converters(cls.members, "from_storage")

    @classmethod
    def defaults(cls) -> dict[str, Any]:
        """A value with every member at its default: `Value(Window, default=Window.defaults)`."""
        if cls.constant_defaults is not None:
            return dict(cls.constant_defaults)
        return {name: field.default() for name, field in cls.members.items()}


class Value(Field[dict[str, object] | None]):
    """One value object; its Python value is a dict of the members' Python values."""

    def __init__(self, kind: type[ValueObject], **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def read(self, value: Any, path: str, report: Report) -> Any:
        if value is None:
            return self.default()
        if type(value) is not dict:
            report.fault(path, "must be an object", Code.WRONG_TYPE, expected="object")
            return None
        members, read = self.kind.members, self.kind.defaults()
        for name, sent in value.items():
            field = members.get(name)
            if field is None:
                report.ignore(f"{path}.{name}", tuple(members))
            elif sent is not None:
                member = field.read(sent, f"{path}.{name}", report)
                if member is not None:
                    read[name] = member
        return read

    def from_json(self, value: Any) -> Any:
        return {name: _from_json(field, value.get(name)) for name, field in self.kind.members.items()}

    def validate(self, value: Any) -> Any:
        if type(value) is not dict or value.keys() - self.kind.members.keys():
            raise TypeError(f"{self.name} takes an object of {', '.join(self.kind.members)}, not {value!r}")
        return {name: _validate(field, value.get(name)) for name, field in self.kind.members.items()}

    def from_storage(self, value: Any) -> Any:
        members = self.kind.members
        stored = convert(dict(zip(members, map(value.get, members), strict=True)), self.kind.storage_converters)
        if value.keys() != members.keys():  # an older release wrote it
            stored |= {name: field.default() for name, field in members.items() if name not in value}
        return stored

    def to_json(self, value: Any) -> Any:
        members = self.kind.members
        return convert(dict(zip(members, map(value.get, members), strict=True)), self.kind.json_converters)

    @property
    def has_references(self) -> bool:
        return any(field.has_references for field in self.kind.members.values())

    def references(self, value: Any, path: str) -> Iterator[tuple[str, str, int]]:
        for name, field in self.kind.members.items():
            if value.get(name) is not None:
                yield from field.references(value[name], f"{path}.{name}")

    def json_schema(self) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/{self.kind.__name__}"}


class List(Field[list[E]], Generic[E]):
    """A list of scalars, `List(Text())`; empty when absent, unless `default` makes another list. JSON Patch may append
    to it in the short form (design §6). With `distinct` no two of its objects have the same in that member."""

    max_items = 1000

    def __init__(
        self,
        element: Field[E | None],
        *,
        default: Callable[[], list[Any]] = list,
        distinct: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(default=default, **options)
        self.element = element
        self.distinct = distinct

    def read(self, value: Any, path: str, report: Report) -> Any:
        if value is None:
            return []
        if type(value) is not list:
            report.fault(path, "must be an array", Code.WRONG_TYPE, expected="array")
            return []
        if len(value) > self.max_items:
            message = f"must have at most {self.max_items} items, not {len(value)}"
            report.fault(path, message, Code.TOO_MANY_ITEMS, max=self.max_items)
            return []
        elements: list[Any] = []
        named: dict[Any, int] = {}
        for index, element in enumerate(value):
            if element is None:
                report.fault(f"{path}[{index}]", "must not be null", Code.REQUIRED)
            elif (decoded := self.element.read(element, f"{path}[{index}]", report)) is not None:
                elements.append(decoded)
                if self.distinct is not None and (key := decoded[self.distinct]) is not None:
                    first = named.setdefault(key, index)
                    if first != index:
                        message = f"{key} is named by {path}[{first}] already: name it once, with all of it"
                        report.fault(f"{path}[{index}].{self.distinct}", message)
        return elements

    def from_json(self, value: Any) -> Any:
        return [self.element.from_json(element) for element in value]

    def validate(self, value: Any) -> Any:
        if type(value) is not list:
            raise TypeError(f"{self.name} takes a list, not {type(value).__name__}")
        if len(value) > self.max_items:
            message = f"must have at most {self.max_items} items, not {len(value)}"
            raise InvalidValue(message, Code.TOO_MANY_ITEMS, max=self.max_items)
        return [self.element.validate(item) for item in value]

    def from_storage(self, value: Any) -> Any:
        return [self.element.from_storage(element) for element in value]

    def to_json(self, value: Any) -> Any:
        return [self.element.to_json(element) for element in value]

    @property
    def has_references(self) -> bool:
        return self.element.has_references

    def references(self, value: Any, path: str) -> Iterator[tuple[str, str, int]]:
        for index, element in enumerate(value):
            yield from self.element.references(element, f"{path}[{index}]")

    def json_schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.element.json_schema(), "maxItems": self.max_items}


class Map(Field[dict[str, E]], Generic[E]):
    """An object with free keys and values of one type: `Map(Choice("read", "write"))`; empty when absent. With `names`
    each key is one of those."""

    max_items = 1000
    max_key = 120

    def __init__(self, element: Field[E | None], *, names: "Names | None" = None, **options: Any) -> None:
        super().__init__(default=dict, **options)
        self.element = element
        self.names = names

    def read(self, value: Any, path: str, report: Report) -> Any:
        if value is None:
            return {}
        if type(value) is not dict:
            report.fault(path, "must be an object", Code.WRONG_TYPE, expected="object")
            return {}
        if len(value) > self.max_items:
            message = f"must have at most {self.max_items} members, not {len(value)}"
            report.fault(path, message, Code.TOO_MANY_ITEMS, max=self.max_items)
            return {}
        entries = {}
        for key, entry in value.items():
            if len(key) > self.max_key:
                message = f"a key must be at most {self.max_key} characters, not {len(key)}"
                report.fault(path, message, Code.TOO_LONG, max=self.max_key)
            elif (decoded := self.element.read(entry, f"{path}.{key}", report)) is not None:
                entries[key] = decoded
        return entries

    def from_json(self, value: Any) -> Any:
        return {key: self.element.from_json(entry) for key, entry in value.items()}

    def validate(self, value: Any) -> Any:
        if type(value) is not dict:
            raise TypeError(f"{self.name} takes a dictionary, not {type(value).__name__}")
        return {key: self.element.validate(item) for key, item in value.items()}

    def to_json(self, value: Any) -> Any:
        return {key: self.element.to_json(entry) for key, entry in value.items()}

    def json_schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.element.json_schema(), "maxProperties": self.max_items}


def _from_json(field: Field, value: Any) -> Any:
    return None if value is None else field.from_json(value)


def _validate(field: Field, value: Any) -> Any:
    return None if value is None else field.validate(value)
