"""What follows from a changed record: its defaults, snapshots, sums, `@derive` rules and formulas, in that order."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.operations import frozen
from truweel.schema.effects import Chosen, ColumnField, Creator, From, Snapshot, Sum, Today
from truweel.schema.fields import DefaultRule

if TYPE_CHECKING:
    from truweel.operations.unit import Entry, Unit

__all__ = ["derive_record"]


def derive_record(unit: "Unit", entry: "Entry") -> None:
    """Bring one record up to date with what it follows from. Its children come before it."""
    collection, record = entry.collection, entry.record
    if not collection.is_derived:
        return
    _take_defaults(unit, entry)
    final = frozen.final_members(unit, entry)
    for name, field in collection.derived.items():
        if name in final:
            continue
        rule = field.value_rule
        if isinstance(rule, Snapshot) and _reference_was_set(entry, rule.path):
            field.__set__(record, _follow(unit, entry, rule.path))
        elif isinstance(rule, Sum) and record.__dict__.get(rule.children) is not None:
            amounts = (child.__dict__.get(rule.member) for child in unit.children(record, rule.children))
            field.__set__(record, sum((amount for amount in amounts if amount is not None), Decimal(0)))
    for derive in collection.rules.derive:
        derive(record, unit)
    for member, formula in collection.rules.formulas:
        if member.name not in final and not isinstance(member, ColumnField):
            member.__set__(record, formula(record))


def _take_defaults(unit: "Unit", entry: "Entry") -> None:
    """Fill what is empty, where the record is new or the reference that leads to the value was set just now."""
    for name, field in entry.collection.defaults.items():
        if entry.record.__dict__.get(name) is None:
            value = _default(unit, entry, field.default_rule)
            if value is not None:
                field.__set__(entry.record, value)


def _default(unit: "Unit", entry: "Entry", rule: DefaultRule | None) -> Any:
    if isinstance(rule, From):
        paths = (path for path in rule.paths if entry.is_new or _was_first_set(entry, path))
        values = (_follow(unit, entry, path) for path in paths)
        fallback = rule.otherwise if entry.is_new else None
        return next((value for value in values if value is not None), fallback)
    if entry.is_new:
        if isinstance(rule, Chosen):
            return rule.choose(entry.record, unit)
        if isinstance(rule, Creator):
            return unit.user_id
        if isinstance(rule, Today):
            return unit.today.isoformat()
    return None


def _follow(unit: "Unit", entry: "Entry", path: str) -> Any:
    """The value that `path` leads to: references, then a member."""
    collection, record = entry.collection, entry.record
    *references, member = path.split(".")
    for name in references:
        collection = unit.registry[collection.refs[name].target]
        record = unit.find(collection, record.__dict__.get(name))
        if record is None:
            return None
    return record.__dict__.get(member)


def _reference_was_set(entry: "Entry", path: str) -> bool:
    """Whether the reference at the start of `path` differs from the stored one, or the record is new."""
    reference = path.partition(".")[0]
    before = entry.stored
    return before is None or before.__dict__.get(reference) != entry.record.__dict__.get(reference)


def _was_first_set(entry: "Entry", path: str) -> bool:
    before = entry.stored
    is_first = before is not None and before.__dict__.get(path.partition(".")[0]) is None
    return is_first and _reference_was_set(entry, path)
