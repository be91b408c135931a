"""Whatever stays text in a declaration: paths of defaults, snapshots and sums, names of members, filters and events.

The registry resolves all of it at start, so that a misspelt word fails there and not in a write.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from truweel.schema.collection import Collection
from truweel.schema.effects import Balance, From, Lookup, Posting, Snapshot, Sum
from truweel.schema.engine import RESERVED_COLUMNS
from truweel.schema.fields import DecimalField, Field, LogicId
from truweel.schema.filters import Filter
from truweel.schema.known import suggest
from truweel.schema.relations import Children, Ref

__all__ = ["find_faults"]

RECORD_EVENTS = ("created", "updated", "deleted")
_EVENT = re.compile(r"[a-z]+(-[a-z]+)*")


def find_faults(collection: Collection, collections: Mapping[str, Collection]) -> Iterator[str]:
    """A sentence for each text of `collection` that leads nowhere: file and class, member, nearest word.

    `collections` are all, by key.
    """
    where = f"{collection.resource.__module__}.{collection.resource.__qualname__}"
    for name, field in collection.fields.items():
        yield from (f"{where}.{name}: {fault}" for fault in _field_faults(collection, field, collections))
    yield from (f"{where}: {fault}" for fault in _collection_faults(collection))


def _field_faults(collection: Collection, field: Field, collections: Mapping[str, Collection]) -> Iterator[str]:
    if isinstance(field.default_rule, From):
        for path in field.default_rule.paths:
            yield from _value_faults(collection, field, path, f'From("{path}")', collections)
    if isinstance(field.default_rule, Lookup):
        for member in (*field.default_rule.over, field.default_rule.by_hand):
            yield from _member_faults(member, collection.values, collection, "Lookup")
    if isinstance(field.value_rule, Snapshot):
        path = field.value_rule.path
        if "." not in path:
            yield f'Snapshot("{path}"): needs a reference and a member, such as "vatTariffId.percentage"'
        else:
            yield from _value_faults(collection, field, path, f'Snapshot("{path}")', collections)
    if isinstance(field.value_rule, Sum):
        yield from _sum_faults(collection, field.value_rule)
    if isinstance(field, LogicId):
        for member in filter(None, (field.when, field.prefix_by and field.prefix_by[0])):
            yield from _member_faults(member, collection.values, collection, "LogicId")
    if isinstance(field, Balance):
        for bound in (field.at_least, field.at_most):
            if isinstance(bound, str) and not isinstance(getattr(collection.resource, bound, None), property):
                yield from _member_faults(bound, collection.values, collection, "Balance")


def _value_faults(
    collection: Collection, field: Field, path: str, word: str, collections: Mapping[str, Collection]
) -> Iterator[str]:
    """Whether `path` leads over references to a member whose values `field` takes."""
    *references, member = path.split(".")
    for reference in references:
        if reference not in collection.refs:
            yield f"{word}: {collection.resource.__name__} has no reference '{reference}'" + suggest(
                reference, collection.refs
            )
            return
        collection = collections[collection.refs[reference].target]
    source = collection.values.get(member)
    if source is None:
        yield from _member_faults(member, collection.values, collection, word)
    elif source.python_type is not field.python_type:
        yield f"{word}: gives {source.python_type.__name__}, the member takes {field.python_type.__name__}"
    elif isinstance(field, Ref) and isinstance(source, Ref) and source.target != field.target:
        yield f"{word}: gives an id of '{source.target}', the member takes one of '{field.target}'"


def _sum_faults(collection: Collection, rule: Sum) -> Iterator[str]:
    word = f'Sum("{rule.path}")'
    children = collection.child_fields.get(rule.children)
    if children is None:
        yield f"{word}: {collection.resource.__name__} has no children '{rule.children}'" + suggest(
            rule.children, collection.child_fields
        )
    elif rule.member not in children.values:
        yield from _member_faults(rule.member, children.values, children, word)
    elif not isinstance(children.values[rule.member], DecimalField):
        yield f"{word}: '{rule.member}' is a {type(children.values[rule.member]).__name__}, not a decimal number"


def _member_faults(member: str, known: Iterable[str], collection: Collection, word: str) -> Iterator[str]:
    if member not in known:
        yield f"{word}: {collection.resource.__name__} has no member '{member}'" + suggest(member, known)


def _collection_faults(collection: Collection) -> Iterator[str]:
    options = collection.options
    for freeze in collection.rules.frozen:
        for path in (*freeze.members, *freeze.free):
            name, _, member = path.partition(".")
            children = collection.child_fields.get(name)
            if member and children is not None:
                yield from _member_faults(member, children.values, children, f"frozen '{path}'")
            else:
                known = (*collection.values, *collection.child_fields, "archivedAt")
                yield from _member_faults(path, known, collection, "frozen")
    for posting in collection.rules.postings:
        yield from (f"{posting.rows.__name__}: {fault}" for fault in _posting_faults(collection, posting))
    for word in ("one_of", "at_most_one", "at_least_one"):
        for member in (name for names in getattr(options, word) for name in names):
            yield from _member_faults(member, collection.writable, collection, word)
    for relation in options.order:
        if relation not in collection.relations:
            yield f"order: no relation is called '{relation}'" + suggest(relation, collection.relations)
    if options.owner_member:
        yield from _member_faults(options.owner_member, collection.stored, collection, "owner_member")
    yield from _column_faults(collection)
    yield from _filter_faults(collection)
    yield from _event_faults(collection)


def _posting_faults(collection: Collection, posting: Posting) -> Iterator[str]:
    """A posting says what it reads of the document; one of a line always."""
    document = collection.root
    if collection.parent is not None and posting.reads is None:
        yield f"posting({posting.ledger.__name__}): needs reads=, the members of {document.resource.__name__} it reads"
    for field in posting.reads or ():
        yield from _member_faults(field.name, document.stored, document, "posting reads")
    if (posting.over is None) != (posting.outline is None):
        yield f"posting({posting.ledger.__name__}): over= and outline= belong together"
    elif posting.over is not None and posting.outline is not None:
        children = collection.child_fields.get(posting.over.name)
        if children is None:
            yield from _member_faults(posting.over.name, collection.child_fields, collection, "posting over")
        else:
            for member in posting.outline.__struct_encode_fields__:
                yield from _member_faults(member, children.stored, children, posting.outline.__name__)


def _column_faults(collection: Collection) -> Iterator[str]:
    """A column of a member has a name of its own."""
    reserved = (*RESERVED_COLUMNS, "position") if collection.parent else RESERVED_COLUMNS
    for name in collection.columns:
        if name.lower() in reserved:
            yield f"{name}: can't be filtered, sorted, searched or unique: the engine has a column of this name"


def _filter_faults(collection: Collection) -> Iterator[str]:
    """A filter is one of the words for it, and a parameter belongs to one of them."""
    owners: dict[str, str] = {}
    for name, field in collection.fields.items():
        entries: tuple[object, ...] = field.filters  # what a declaration gave, whatever its type
        for declared in entries:
            if not isinstance(declared, Filter):
                yield f"{name}: filter {declared!r} is none of Equals, Contains, Range, AtLeast, AtMost"
                return
            for parameter in declared.parameters(name):
                other = owners.setdefault(parameter.name, name)
                if other != name:
                    yield f"{name}: the parameter '{parameter.name}' filters by '{other}' already"
    for name, links in collection.links.items():
        if isinstance(links.filtered, str) and (other := owners.setdefault(links.filtered, name)) != name:
            yield f"{name}: the parameter '{links.filtered}' filters by '{other}' already"
    for name, children in collection.child_fields.items():
        field = collection.fields[name]
        for member in field.filtered if isinstance(field, Children) else ():
            if member not in children.own_refs:
                yield f"{name}: filter: {children.resource.__name__} has no reference '{member}'" + suggest(
                    member, children.own_refs
                )
            elif (other := owners.setdefault(member, name)) != name:
                yield f"{name}: the parameter '{member}' filters by '{other}' already"


def _event_faults(collection: Collection) -> Iterator[str]:
    for event in collection.further_events:
        if not _EVENT.fullmatch(event):
            yield f"the event '{event}' must be words in small letters, such as 'stock-changed'"
        elif nearest := get_close_matches(event, RECORD_EVENTS, n=1, cutoff=0.8):
            yield f"the event '{event}' is too near to '{nearest[0]}', which every change fires"
