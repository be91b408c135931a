"""What follows from a changed record: its defaults, snapshots, sums, `@derive` rules and formulas, in that order."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.operations import frozen
from truweel.schema.effects import Chosen, ColumnField, Creator, From, Snapshot, Sum, Today
from truweel.schema.fields import DefaultRule, Field
from truweel.schema.resource import meta

if TYPE_CHECKING:
    from truweel.operations.entries import Entry
    from truweel.operations.unit import Unit

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
        if isinstance(rule, Snapshot) and _reference_was_set(entry, rule.steps[0]):
            field.__set__(record, _follow(unit, entry, rule.steps))
        elif isinstance(rule, Snapshot) and _is_new_rule(entry, field, rule):
            field.__set__(record, field.default() if (value := _follow(unit, entry, rule.steps)) is None else value)
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
    members, is_new = entry.record.__dict__, entry.is_new
    for name, field in entry.collection.defaults.items():
        if members.get(name) is None:
            value = _default(unit, entry, field.default_rule, is_new)
            if value is not None:
                field.__set__(entry.record, value)


def _default(unit: "Unit", entry: "Entry", rule: DefaultRule | None, is_new: bool) -> Any:
    if isinstance(rule, From):
        for steps in rule.steps:
            if entry.record.__dict__.get(steps[0]) is not None and (is_new or _was_first_set(entry, steps[0])):
                value = _follow(unit, entry, steps)
                if value is not None:
                    return value
        return rule.otherwise if is_new else None
    if is_new:
        if isinstance(rule, Chosen):
            return rule.choose(entry.record, unit)
        if isinstance(rule, Creator):
            return unit.user_id
        if isinstance(rule, Today):
            return unit.today.isoformat()
    return None


def _follow(unit: "Unit", entry: "Entry", steps: Sequence[str]) -> Any:
    """The value that a path leads to: references, then a member."""
    collection, record = entry.collection, entry.record
    for name in steps[:-1]:
        id = record.__dict__.get(name)
        if id is None:
            return None
        collection = unit.registry[collection.refs[name].target]
        record = unit.find(collection, id)
        if record is None:
            return None
    return record.__dict__.get(steps[-1])


def _reference_was_set(entry: "Entry", reference: str) -> bool:
    """Whether `reference` differs from the stored one, or the record is new."""
    before = entry.stored
    return before is None or before.__dict__.get(reference) != entry.record.__dict__.get(reference)


def _is_new_rule(entry: "Entry", field: Field, rule: Snapshot) -> bool:
    """Whether a revision wrote the record that had no such snapshot."""
    return 0 < meta(entry.record).revision < max(field.since, rule.since)


def _was_first_set(entry: "Entry", reference: str) -> bool:
    before = entry.stored
    is_first = before is not None and before.__dict__.get(reference) is None
    return is_first and _reference_was_set(entry, reference)
