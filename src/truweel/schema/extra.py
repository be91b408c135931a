"""Extra fields: members that a tenant defines for a module, kept in the document under their display name.

On the wire each value is `{"type": …, "group": …, "<kind>Value": …}` (reference SEEN); a body may send the value key
only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.schema.body import Report, RoundedValue, UnknownOption
from truweel.schema.fields import Boolean, Choice, Date, DecimalField, Field, Integer, LongText, Text
from truweel.schema.known import list_known, nearest_name
from truweel.schema.names import with_extra_fields
from truweel.schema.numbers import format_decimal
from truweel.schema.resource import Resource
from truweel.schema.values import List

__all__ = ["EXTRA_FIELD_TYPES", "Definition", "Definitions", "ExtraField", "read_extra_fields"]

EXTRA_FIELD_TYPES: dict[str, tuple[str, Field]] = {
    "TEXT": ("stringValue", Text(max_length=1000)),
    "LONG_TEXT": ("stringValue", LongText()),
    "SELECT": ("stringValue", Text(max_length=1000)),
    "LINK": ("stringValue", Text(max_length=2000)),
    "CHECKBOX": ("booleanValue", Boolean()),
    "INTEGER": ("integerValue", Integer()),
    "DECIMAL": ("decimalValue", DecimalField()),
    "DATE": ("dateValue", Date()),
}
"""Type of an extra field → the key of its value and the field that reads and writes it."""

MAX_SUGGESTIONS = 5
"""Unknown names for which the nearest is looked up: among very many that takes milliseconds."""
VALUE_KEYS = tuple(dict.fromkeys(key for key, _ in EXTRA_FIELD_TYPES.values()))


class ExtraField(Resource):
    """Base class of the collection of a tenant's definitions; the engine reads these members."""

    module = Text(
        required=True,
        max_length=64,
        names=with_extra_fields,
        filter=True,
        sort=True,
        doc="Path of the collection that carries it.",
    )
    name = Text(
        required=True,
        filter=True,
        sort=True,
        search=True,
        max_length=120,
        pattern=r".*\S.*",
        doc="Display name: its key on the wire.",
        example="Contact via",
    )
    type = Choice(*EXTRA_FIELD_TYPES, required=True, filter=True, doc="What it holds.")
    group = Text(max_length=120, doc="Group it stands in on the page.")
    position = Integer(default=0, sort=True, minimum=0, doc="Order within the module.")
    options = List(Text(max_length=1000), doc="The words to choose from, of a SELECT.")
    showInOverview = Boolean(default=False, doc="Shown as a column in lists.")


@dataclass(frozen=True, slots=True)
class Definition:
    """One extra field of one tenant's module."""

    id: int
    name: str
    type: str
    group: str | None
    options: tuple[str, ...]

    @classmethod
    def of(cls, record: Any) -> Self:
        """The definition that a record of the extra fields' collection declares."""
        return cls(record.id, record.name, record.type, record.group, tuple(record.options or ()))

    @property
    def value_key(self) -> str:
        """The key of its value on the wire: `stringValue` …"""
        return EXTRA_FIELD_TYPES[self.type][0]

    @property
    def field(self) -> Field:
        """The field that reads and writes its value."""
        return EXTRA_FIELD_TYPES[self.type][1]

    def from_json(self, value: Any) -> Any:
        """A JSON value (not null) → the Python value; ValueError names what is valid, UnknownOption for a SELECT."""
        decoded = self.field.from_json(value)
        if self.type == "SELECT" and decoded not in self.options:
            raise UnknownOption("must be one of " + list_known(self.options, decoded), self.options)
        return decoded

    def to_json(self, value: Any) -> dict[str, Any]:
        """The Python value → the object on the wire."""
        json_value = Decimal(format_decimal(value)) if self.type == "DECIMAL" else self.field.to_json(value)
        return {"type": self.type, "group": self.group, self.value_key: json_value}


class Definitions(dict[str, Definition]):
    """Name → definition, in the tenant's order, of the extra fields of one collection.

    `former` has the names under which documents may still hold values while they are brought up to date one by one:
    name → the field as it is now. `deleted` are the ids of those of them that are no more.
    """

    def __init__(
        self,
        definitions: Iterable[Definition] = (),
        former: Mapping[str, Definition] | None = None,
        deleted: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__((definition.name, definition) for definition in definitions)
        self.former = {name: definition for name, definition in (former or {}).items() if name not in self}
        self.deleted = deleted

    def find(self, name: str) -> Definition | None:
        """The field whose values a document holds under `name`, by its name of now or a former one, deleted or not."""
        return self.get(name) or self.former.get(name)

    def current(self, extra_fields: Mapping[str, Any]) -> dict[str, Any]:
        """The extra fields of a document under the names and in the groups of now, without those that are no more. What
        nobody defined stays."""
        values: dict[str, Any] = {}
        unknown: dict[str, Any] = {}
        for name, value in extra_fields.items():
            definition = self.find(name)
            if definition is None:
                unknown[name] = value
            elif definition.id not in self.deleted and (name in self or definition.name not in extra_fields):
                values[definition.name] = {**value, "group": definition.group}
        return {name: values[name] for name in self if name in values} | unknown


def read_extra_fields(
    value: Any,
    definitions: Definitions,
    report: Report,
    stored: Mapping[str, Any] | None = None,
    *,
    is_patched: bool = False,
) -> dict[str, Any]:
    """The member `extraFields` of a body → name → Python value, values that are null left out. What comes back under a
    former name as it is `stored` is taken without a word. A word that is no option is dropped: in a patched body the
    field stays as it is stored."""
    if value is None:
        return {}
    if type(value) is not dict:
        report.fault(
            "extraFields", "must be an object of field name → value object", Code.WRONG_TYPE, expected="object"
        )
        return {}
    values: dict[str, Any] = {}
    unknown_count = 0
    for name, member in value.items():
        path = f"extraFields.{name}"
        definition = definitions.find(name)
        if definition is not None and name not in definitions:
            is_stored = (stored or {}).get(name) == member
            if definition.id in definitions.deleted:
                if not is_stored:
                    report.drop(Fault(path, "the extra field was deleted", Code.UNKNOWN_MEMBER))
                continue
            if not is_stored:
                report.warn(path, f"is called {definition.name}, and was taken as that", Code.RENAMED)
            if definition.name in value:
                continue
            name = definition.name
        if definition is None:
            unknown_count += 1
            wrong = name if unknown_count <= MAX_SUGGESTIONS else None
            known = list_known(definitions, wrong) or "none is defined for this module"
            nearest = nearest_name(wrong, definitions)
            params = {"nearest": nearest} if nearest else {}
            report.fault(path, f"no extra field has this name; known: {known}", Code.UNKNOWN_MEMBER, **params)
            continue
        dropped_count = len(report.dropped)
        decoded = _read_value(member, definition, path, report)
        if is_patched and len(report.dropped) > dropped_count:
            decoded = _read_value((stored or {}).get(name), definition, path, Report())
        if decoded is not None:
            values[name] = decoded
    return values


def _read_value(member: Any, definition: Definition, path: str, report: Report) -> Any:
    if member is None:
        return None
    if type(member) is not dict:
        message = f'must be an object such as {{"{definition.value_key}": …}}'
        report.fault(path, message, Code.WRONG_TYPE, expected="object")
        return None
    unknown = [key for key in member if key not in ("type", "group", definition.value_key)]
    if unknown:
        message = f"a {definition.type} field takes {definition.value_key}"
        report.fault(f"{path}.{unknown[0]}", message, Code.UNKNOWN_MEMBER, nearest=definition.value_key)
        return None
    if member.get(definition.value_key) is None:
        return None
    try:
        return definition.from_json(member[definition.value_key])
    except RoundedValue as error:
        report.round(f"{path}.{definition.value_key}", error)
        return error.value
    except UnknownOption as error:
        report.drop(Fault.of(f"{path}.{definition.value_key}", error))
    except ValueError as error:
        report.add(Fault.of(f"{path}.{definition.value_key}", error))
    return None
