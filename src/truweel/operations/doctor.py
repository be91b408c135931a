"""Does what was computed agree with the rules of now? For `truweel doctor`.

An open record is held to the sums, formulas and postings of today. A frozen one keeps what it had: it is held to the
sums of what is stored. What is still to be derived anew is left out, and so is what follows from other records or from
the moment (`@derive`, defaults, snapshots).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import partial
from typing import Any

from truweel.errors import Damaged
from truweel.operations import frozen, posting
from truweel.operations.answer import Context
from truweel.operations.system import reading_caller, system_caller
from truweel.operations.unit import Unit
from truweel.schema.collection import Collection
from truweel.schema.effects import ColumnField, Posting, Sum
from truweel.schema.numbers import format_decimal
from truweel.schema.registry import Registry
from truweel.schema.resource import Resource, meta
from truweel.storage import ledgers, records
from truweel.storage.database import Database, Reader, Writer
from truweel.storage.doctor import Finding

__all__ = ["examine_rules"]

BATCH = 200

Children = Mapping[str, Sequence[Resource]]
"""Member → children."""


class _Loaded:
    """The keeper of records that are only looked at: their children are at hand."""

    def touch(self, name: str | None = None) -> None:
        raise TypeError(f"a rule that only computes sets {name or 'a member'}")

    def children(self, record: Resource, name: str) -> list[Any]:
        return list(record.__dict__[name])


_KEEPER = _Loaded()


def examine_rules(database: Database, registry: Registry, *, fix: bool = False) -> list[Finding]:
    """The records whose sums, formulas or postings are not what their rules say; with `fix` they are derived anew."""
    findings: list[Finding] = []
    for collection in registry.kinds:
        if collection.parent is None and any(c.rule_revisions for c in (collection, *collection.children.values())):
            with suppress(Damaged):  # `storage.doctor` tells it
                findings.extend(_examine_collection(database, registry, collection, fix))
    return findings


def _examine_collection(database: Database, registry: Registry, collection: Collection, fix: bool) -> Iterator[Finding]:
    after: tuple[int, int] | None = (-1, -1)
    while after is not None:
        after, suspects = database.read_sync(partial(_find_suspects, collection=collection, after=after))
        for tenant, id in suspects:
            look = partial(_examine_locked, registry=registry, collection=collection, tenant=tenant, id=id)
            differences = database.write_sync(partial(look, fix=fix))
            if any(finding.is_repaired for finding in differences):  # what is found again was not mended
                left = database.write_sync(partial(look, fix=False))
                problems = {(finding.location, finding.problem) for finding in left}
                differences = [f for f in differences if (f.location, f.problem) not in problems] + left
            yield from differences


def _find_suspects(
    reader: Reader, collection: Collection, after: tuple[int, int]
) -> tuple[tuple[int, int] | None, list[tuple[int, int]]]:
    """How far the next batch goes, None at the end; tenant and id of its roots that their rules disagree with."""
    # What can't be read, `storage.doctor` tells.
    batch = records.load_batch(reader, collection, after, BATCH)
    if not batch:
        return None, []
    ids: dict[int, list[int]] = {}
    readable = [(tenant, root) for tenant, _, root in batch if root is not None]
    for tenant, root in readable:
        ids.setdefault(tenant, []).append(root.id)
    children = {
        (tenant, name): records.load_children_of(reader, child, tenant, own)
        for tenant, own in ids.items()
        for name, child in collection.child_fields.items()
    }
    suspects: list[tuple[int, int]] = []
    for tenant, root in readable:
        own_children = {name: children[tenant, name][root.id] for name in collection.child_fields}
        root.__dict__.update(own_children)
        for record in (root, *(child for line in own_children.values() for child in line)):
            meta(record).keeper = _KEEPER
        if _differences(reader, collection, tenant, root, own_children):
            suspects.append((tenant, root.id))
    last_tenant, last, _ = batch[-1]
    return (last_tenant, last), suspects


def _examine_locked(
    writer: Writer, *, registry: Registry, collection: Collection, tenant: int, id: int, fix: bool
) -> list[Finding]:
    """The differences of one root and its children, under its lock, and mended if asked."""
    caller = (system_caller if fix else reading_caller)(writer, registry, tenant)
    unit = Unit(writer, registry, caller, Context(base="", correlation_id="doctor"))
    unit.lock_rows(collection, [id])
    root = unit.find(collection, id)
    if root is None:
        return []
    family = unit.load_family(root)
    children = {name: unit.children(root, name) for name in collection.child_fields}
    is_frozen = bool(frozen.active_freezes(unit, unit.entry(root)))
    faults = _differences(writer, collection, tenant, root, children, is_frozen=is_frozen)
    is_repaired = fix and bool(faults) and not is_frozen
    if is_repaired:
        unit.renew(family, announced=False)
        unit.commit()
    return [Finding(tenant, location, problem, is_repaired) for location, problem in faults]


def _differences(
    reader: Reader, collection: Collection, tenant: int, root: Resource, children: Children, *, is_frozen: bool = False
) -> list[tuple[str, str]]:
    """Where, and what is not as the rules say, of a root and its children."""
    family = [(collection, root)]
    family += [(collection.child_fields[name], child) for name, own in children.items() for child in own]
    if any(owner.is_underived(meta(record).revision) for owner, record in family):
        return []
    faults = []
    for owner, record in family if root.deletedAt is None else ():
        compared = [*_sums(owner, record, children, is_frozen), *_formulas(owner, record, is_frozen)]
        for name, stored, expected in compared:
            if stored != expected:
                faults.append((f"{owner.table} {record.id}", f"{name} is {stored}, its rules say {expected}"))
    if not is_frozen:
        where = f"{collection.table} {root.id}"
        faults += [(where, problem) for problem in _postings(reader, collection, tenant, root, children, family)]
    return faults


def _sums(
    collection: Collection, record: Resource, children: Children, is_frozen: bool
) -> Iterator[tuple[str, Any, Any]]:
    """Name, stored value and sum of each member that is one. A frozen record may have been summed by an older rule."""
    for name, field in collection.derived.items():
        rule = field.value_rule
        if isinstance(rule, Sum) and not (is_frozen and max(field.since, rule.since) > 1):
            amounts = (child.__dict__.get(rule.member) for child in children[rule.children])
            yield name, record.__dict__.get(name), sum((a for a in amounts if a is not None), Decimal(0))


def _formulas(collection: Collection, record: Resource, is_frozen: bool) -> Iterator[tuple[str, Any, Any]]:
    """Name, stored value and computed value of each member that is a formula."""
    for member, formula in collection.rules.formulas:
        stored = record.__dict__.get(member.name)
        if is_frozen and not isinstance(member, ColumnField):
            continue
        try:
            value = formula(record)
            if isinstance(member, ColumnField):
                value = member.from_column(member.to_column(value))
            elif value is not None:
                value = member.validate(value)
        except Exception as error:
            value = f"nothing ({type(error).__name__}: {error})"
        yield member.name, stored, value


def _postings(
    reader: Reader,
    collection: Collection,
    tenant: int,
    root: Resource,
    children: Children,
    family: Sequence[tuple[Collection, Resource]],
) -> Iterator[str]:
    """What each ledger has of a root and its children that they don't post, or lacks."""

    def over(posting: Posting) -> Sequence[Resource]:
        return children[posting.over.name] if posting.over is not None else ()

    for ledger in collection.ledgers:
        posted = ledgers.posted_sums(reader, ledger, tenant, collection.key, root.id)
        try:
            expected = {} if root.deletedAt is not None else posting.target_sums(ledger, family[0], family[1:], over)
        except Exception as error:
            yield f"it can't be posted to {ledger.name}: {type(error).__name__}: {error}"
            continue
        for key in dict.fromkeys((*posted, *expected)):
            nothing = (Decimal(0),) * len(ledger.amounts)
            amounts, targets = posted.get(key, nothing), expected.get(key, nothing)
            for name, amount, target in zip(ledger.amounts, amounts, targets, strict=True):
                if amount != target:
                    said = f"{ledger.name} has {name} {format_decimal(amount)} of it"
                    yield f"{said}, its rules say {format_decimal(target)}"
