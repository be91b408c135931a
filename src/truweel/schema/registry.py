"""The registry: every collection by its path, checked once at start, so that a wrong declaration fails there."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import ModuleType

from truweel import opaque
from truweel.schema import evolution, paths
from truweel.schema.attachment import Attachment
from truweel.schema.collection import Collection
from truweel.schema.effects import Balance, Ledger
from truweel.schema.extra import ExtraField
from truweel.schema.fields import Boolean, Choice
from truweel.schema.names import Names
from truweel.schema.number_range import NumberRange
from truweel.schema.relations import Children, File, Ref, Refs, ResourceRef
from truweel.schema.resource import Options, Resource, View, declaration

__all__ = ["DeclarationError", "Registry", "load_registry"]


class DeclarationError(Exception):
    """An invalid declaration; the message names class, field and what is valid."""


class Registry:
    """All collections. `registry["clients"]`, `registry["offers/line-items"]`; iteration is in order of declaration."""

    def __init__(self, resources: Iterable[type[Resource]]) -> None:
        self._by_key: dict[str, Collection] = {}
        classes = list(resources)
        for resource in sorted(classes, key=lambda r: _options(r).parent is not None):
            self._add(resource)
        self.kinds: tuple[Collection, ...] = tuple(c for c in self if not c.is_view)
        """The collections that have tables: all but views."""
        self._by_class = {collection.resource: collection for collection in self.kinds}
        for collection in self:
            self._check(collection)
        for collection in self:
            for fault in (*evolution.find_faults(collection), *paths.find_faults(collection, self._by_key)):
                raise DeclarationError(fault)
        self.top_level: dict[str, Collection] = {c.path: c for c in self if not c.parent or c.options.top_level}
        self.other_paths = {other: c.path for c in self for other in c.options.other_paths}
        """Further path of a collection → its own."""
        for other, path in self.other_paths.items():
            if other in self.top_level:
                raise DeclarationError(f"{self[path].resource.__name__}: root path '{other}' is taken")
        own_modules = dict.fromkeys(c.module for c in self if not c.owner_member)
        self.modules: tuple[str, ...] = tuple(dict.fromkeys((*own_modules, *(m for c in self for m in c.modules if m))))
        """What a role grants: the modules of the collections, and those of records that are granted apart."""
        self.record_modules: tuple[str, ...] = tuple(m for m in self.modules if m not in own_modules)
        """Those that are no collection's own."""
        self.extra_fields = next((c for c in self if issubclass(c.resource, ExtraField)), None)
        """The collection in which tenants define their extra fields."""
        self.documents = next((c for c in self if issubclass(c.resource, Attachment)), None)
        """The collection of documents that are attached to records."""
        self.attached = {c.path: c for c in self if c.owner_member and c is not self.documents}
        """The collections whose records belong to any record (comments), by path; documents have paths of their own."""
        self.number_ranges = next((c for c in self if issubclass(c.resource, NumberRange)), None)
        """The collection in which tenants say what their numbers look like."""
        self.referrers: dict[str, list[tuple[Collection, str]]] = {}
        for collection in self.kinds:
            if collection.options.ids:
                collection.ids = self[collection.options.ids].table
        for collection in self.kinds:
            for name, field in collection.refs.items():
                self.referrers.setdefault(self[field.target].kind.key, []).append((collection, name))
        self.jobs = {f"{c.key}.{name}": (c, job) for c in self.kinds for name, job in c.rules.jobs.items()}
        """Collection and job, by the name under which a job is stored."""
        self.ledgers: dict[str, type[Ledger]] = {}
        """Ledgers by name of their table."""
        self.balances: dict[str, list[tuple[Collection, Balance]]] = {}
        """Name of a ledger → the balances that it moves."""
        for collection in self.kinds:
            for posting in collection.rules.postings:
                self.ledgers[posting.ledger.name] = posting.ledger
            for balance in collection.balances.values():
                if isinstance(balance, Balance):
                    self._add_balance(collection, balance)
        self._known_names: dict[Names, tuple[str, ...]] = {}
        self.rank: dict[str, int] = {key: rank for rank, key in enumerate(self._lock_order())}
        """The order in which rows are locked: a document before what it refers to, number ranges last."""
        self.rank |= {c.key: self.rank[c.kind.key] for c in self if c.is_view}

    def _add(self, resource: type[Resource]) -> None:
        options = _options(resource)
        parent = self._by_key.get(options.parent) if options.parent else None
        if options.parent and parent is None:
            raise DeclarationError(f"{resource.__name__}: parent '{options.parent}' is not a collection")
        if parent and parent.parent:
            raise DeclarationError(
                f"{resource.__name__}: children of children are not supported ('{parent.key}' is a child)"
            )
        if not parent and not options.module and not options.owner_member:
            raise DeclarationError(f"{resource.__name__}: a collection needs a module")
        collection = Collection(resource, parent)
        self._put(collection)
        if options.top_level and options.path in self._by_key:
            raise DeclarationError(f"{resource.__name__}: root path '{options.path}' is taken")
        if options.view is not None:
            self._check_view(collection, options.view)
            collection.view = Collection(resource, None, collection)
            self._put(collection.view)
        if parent is not None and parent.view is not None:
            if options.top_level:
                raise DeclarationError(
                    f"{resource.__name__}: the children of a collection with a view have no root path"
                )
            self._put(Collection(resource, parent.view, collection))

    def _put(self, collection: Collection) -> None:
        if collection.key in self._by_key:
            other = self._by_key[collection.key].resource.__name__
            raise DeclarationError(f"{collection.resource.__name__}: path '{collection.key}' is {other}'s already")
        self._by_key[collection.key] = collection
        if collection.parent:
            collection.parent.children[collection.path] = collection

    def _check_view(self, collection: Collection, view: View) -> None:
        flag = collection.fields.get(view.flag)
        if not isinstance(flag, Boolean) or not flag.has_column or not flag.read_only or flag.default() is not False:
            raise DeclarationError(
                f"{collection.resource.__name__}.{view.flag}: the flag of a view is a "
                "Boolean(default=False, read_only=True, filter=True)"
            )

    def _check(self, collection: Collection) -> None:
        class_name = collection.resource.__name__
        for name, field in collection.fields.items():
            if isinstance(field, (Ref, Refs)) and field.target not in self._by_key:
                raise DeclarationError(f"{class_name}.{name}: '{field.target}' is not a collection")
            if isinstance(field, Ref) and self._by_key[field.target].owner_member and not isinstance(field, File):
                raise DeclarationError(f"{class_name}.{name}: '{field.target}' belong to a record; a member is a File")
            if isinstance(field, Children) and field.child not in collection.children:
                raise DeclarationError(
                    f"{class_name}.{name}: no collection has path='{field.child}', parent='{collection.key}'"
                )
            if isinstance(field, Children):
                relations = self._by_key[f"{collection.key}/{field.child}"].relations
                for brought in field.brings:
                    if brought not in relations:
                        raise DeclarationError(f"{class_name}.{name}: brings no relation '{brought}' of its children")
            if (field.filters or field.sort) and field.column is None and not isinstance(field, Refs):
                raise DeclarationError(f"{class_name}.{name}: a {type(field).__name__} can't be filtered or sorted")
            if isinstance(field, ResourceRef) and field.relation and not field.has_column:
                raise DeclarationError(f"{class_name}.{name}: relation='{field.relation}' needs filter=True")
            if name in ("id", "version", "extraFields", *collection.options.audit):
                raise DeclarationError(f"{class_name}.{name}: the name is the engine's")
        if collection.single and (collection.parent or collection.options.verbs - {"get", "update"}):
            raise DeclarationError(f"{class_name}: a single record has no parent; its verbs are 'get' and 'update'")
        parent = collection.parent
        if collection.options.built_in and (parent or collection.searched or max(collection.options.built_in) >= 0):
            # SQLite's text indexes are of all tenants: they know a record by its id alone.
            raise DeclarationError(f"{class_name}: built_in is for roots without search=True, under ids below 0")
        if parent and collection not in parent.child_fields.values():
            raise DeclarationError(
                f"{class_name}: {parent.resource.__name__} has no member Children('{collection.path}')"
            )
        for relation in collection.relations:
            if relation in collection.values:
                raise DeclarationError(f"{class_name}: relation '{relation}' has the name of a field")
        for unique in collection.options.unique:
            if unknown := [name for name in unique if name not in collection.columns]:
                raise DeclarationError(f"{class_name}: unique names {unknown}, which have no column")
        for action in collection.actions.values():
            for returned in (action.returns, action.or_returns):
                if returned is not None and returned not in self._by_key:
                    raise DeclarationError(
                        f"{class_name}: the action '{action.name}' returns no collection: {returned}"
                    )
        if restricted := collection.options.restricted:
            member = collection.fields.get(restricted.member)
            is_known = isinstance(member, (Boolean, Choice)) and member.has_column
            if not is_known or parent or collection.options.view is not None:
                raise DeclarationError(
                    f"{class_name}: restricted={restricted.member!r} names a Boolean or Choice with filter=True, "
                    "of a collection without parent and view"
                )
            if any(child.options.top_level for child in collection.children.values()):
                raise DeclarationError(f"{class_name}: the children of restricted records have no root path")
        if collection.options.ids and collection.options.ids not in self._by_key:
            raise DeclarationError(f"{class_name}: ids='{collection.options.ids}' is not a collection")
        for name in collection.further_events:
            if not collection.event:
                raise DeclarationError(f"{class_name}: the event {name!r} needs event=")
        for job in collection.rules.jobs.values():
            if parent:
                raise DeclarationError(f"{class_name}: the job '{job.name}' must be one of {parent.resource.__name__}")
            for field in job.due.fields if job.due else ():
                if field.name not in collection.columns:
                    raise DeclarationError(f"{class_name}.{field.name}: '{job.name}' needs a column: filter= or sort=")

    def _add_balance(self, collection: Collection, field: Balance) -> None:
        ledger = field.ledger
        self.ledgers[ledger.name] = ledger
        name = f"{collection.resource.__name__}.{field.name}"
        owner = collection if field.per is None else collection.root
        if ledger.keys[field.by.name].target != owner.key:
            raise DeclarationError(
                f"{name}: {ledger.__name__}.{field.by.name} refers to '{ledger.keys[field.by.name].target}', "
                f"not to '{owner.key}'"
            )
        if field.per is not None:
            key, reference = ledger.keys.get(field.per), collection.own_refs.get(field.per)
            if owner is collection or key is None or reference is None or key.target != reference.target:
                raise DeclarationError(
                    f"{name}: per='{field.per}' must be a reference of a child and a key of {ledger.__name__}"
                )
            if "delete" in collection.options.verbs:
                raise DeclarationError(f"{name}: the engine makes these records; verbs are all but 'delete'")
        self.balances.setdefault(ledger.name, []).append((collection, field))

    def _lock_order(self) -> list[str]:
        """Keys of all collections, each before those that its records, or their children, refer to; where collections
        refer to each other in a circle, the one that is declared first."""
        order: dict[str, None] = {}
        visiting: set[str] = set()

        def visit(collection: Collection) -> None:
            if collection.key in order or collection.key in visiting:
                return
            visiting.add(collection.key)
            for owner in (collection, *collection.children.values()):
                for field in owner.refs.values():
                    visit(self[field.target].root.kind)
            order[collection.key] = None

        for collection in self.kinds:
            visit(collection)
        keys = [*reversed(order)]
        last = [key for key in keys if self[key] is self.number_ranges]
        return [key for key in keys if key not in last] + last

    def __getitem__(self, key: str) -> Collection:
        return self._by_key[key]

    def get(self, key: str) -> Collection | None:
        """The collection at `key`, or None."""
        return self._by_key.get(key)

    def of(self, resource: type[Resource]) -> Collection:
        """The collection that `resource` declares."""
        return self._by_class[resource]

    def known_names(self, names: Names) -> tuple[str, ...]:
        """The names that there are by `names`, in order of declaration."""
        if names not in self._known_names:
            self._known_names[names] = tuple(names(self))
        return self._known_names[names]

    def resolve(self, resource: str | None) -> tuple[Collection, int] | None:
        """The collection and id that a path such as `/offers/123` names, or None."""
        path, _, id = (resource or "").strip("/").partition("/")
        collection, number = self.top_level.get(path), opaque.parse_integer(id.removeprefix("-"))
        if collection is None or number is None:
            return None
        return collection, -number if id.startswith("-") else number

    def attached_to(self, collection: Collection) -> Mapping[str, Collection]:
        """What the records of `collection` may have attached, by path."""
        has_none = collection.parent or collection.owner_member or collection.single
        return {} if has_none else self.attached

    def __iter__(self) -> Iterator[Collection]:
        return iter(self._by_key.values())

    def __contains__(self, key: str) -> bool:
        return key in self._by_key


def _options(resource: type[Resource]) -> Options:
    options = declaration(resource).options
    assert options is not None
    return options


def declared_resources(package: ModuleType) -> list[type[Resource]]:
    """Every `Resource` with a path in the modules of `package`, in order of folder, file and line."""
    classes: dict[type[Resource], None] = {}
    for info in sorted(pkgutil.walk_packages(package.__path__, package.__name__ + "."), key=lambda i: i.name):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            is_own = isinstance(value, type) and issubclass(value, Resource) and value.__module__ == module.__name__
            if is_own and declaration(value).options is not None:
                classes[value] = None
    return list(classes)


@cache
def load_registry() -> Registry:
    """The registry of everything under `truweel.resources`. DeclarationError where a declaration is invalid."""
    return Registry(declared_resources(importlib.import_module("truweel.resources")))
