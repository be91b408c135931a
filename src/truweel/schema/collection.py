"""`Collection`: a declaration with everything derived from it and from the others; the generic code uses this form."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.schema.effects import Balance, Chosen, ColumnField, From, Ledger, Lookup, Snapshot, Sum
from truweel.schema.engine import STATE_INSTANTS
from truweel.schema.fields import EMPTY, Boolean, Choice, Field, Instant, LogicId, StatusField, Text, converters
from truweel.schema.filters import Parameter, Range
from truweel.schema.names import Names
from truweel.schema.relations import (
    Children,
    File,
    Parent,
    Ref,
    Referring,
    Refs,
    ResourceRef,
    SignedUrl,
    StatusDetails,
    StatusHistory,
    Url,
    VirtualField,
)
from truweel.schema.resource import Options, Resource, declaration
from truweel.schema.rules import Action, Report, Rules
from truweel.schema.values import Map

__all__ = ["AUDIT_FIELDS", "SINGLE_ID", "Collection", "Relation"]


MAX_CODE_LENGTH = 10
"""A text of at most this many characters is a code: a language, a currency, a unit."""
STATUSES = "statuses"
"""The collection of a tenant's statuses, each with its `module` and `name`."""
SINGLE_ID = 1
"""The id of the record of a single collection, in each tenant."""


def _audit_instant(name: str, **options: Any) -> Instant:
    field = Instant(read_only=True, **options)
    field.name = name
    return field


AUDIT_FIELDS = {
    "createdAt": _audit_instant("createdAt", filter=Range(), sort=True, doc="When it was created."),
    "updatedAt": _audit_instant(
        "updatedAt", filter=Range(), sort=True, doc="When it, or something that belongs to it, last changed."
    ),
    "archivedAt": _audit_instant(
        "archivedAt", doc="When it was archived; archived records are listed with `includeArchived=true`."
    ),
    "lockedAt": _audit_instant("lockedAt", doc="When it was locked; a locked record refuses changes with 409."),
    "deletedAt": _audit_instant(
        "deletedAt", filter=Range(), doc="When it was deleted; null in every record that GET answers."
    ),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A key in the answer that is null unless included. `via` is the field that it is read through."""

    name: str
    kind: Literal["one", "many", "children", "referring", "signed", "status", "history", "resource"]
    target: str
    via: str


class Collection:
    """One declared collection. `key` is its whole path with parents (`offers/line-items`), unique in the registry.

    A `View` is a collection of its own, and so are its children: they share fields, rules and tables with `kind`, the
    collection that declares them. What is stored is stored as the kind's; paths, rights, events and history are those
    of the face, the one of the two that shows the record.
    """

    def __init__(self, resource: type[Resource], parent: "Collection | None", kind: "Collection | None" = None) -> None:
        """`kind` is the collection that this one is a view of, or the child of one."""
        self.resource = resource
        self.parent = parent
        declared = declaration(resource)
        assert declared.options is not None
        self.options: Options = declared.options
        self.kind: Collection = kind or self
        self.view: Collection | None = None
        """The view of this collection, if it has one."""
        if view := declared.options.view if kind else None:
            own = replace(self.options, path=view.path, module=view.module, scope=view.scope, event=view.event, type="")
            self.options = replace(own, other_paths=())
        self.name = self.options.view.name if kind and self.options.view else resource.__name__
        """The start of its schema names."""
        self.rules: Rules = declared.rules
        self.path = self.options.path
        self.key: str = f"{parent.key}/{self.path}" if parent else self.path
        own_table = self.key.replace("/", "_").replace("-", "_") if not parent else _child_table(parent, self.path)
        self.table: str = kind.table if kind else own_table
        self.ids: str = self.table
        """The table whose ids it draws."""
        self.module: str = parent.module if parent else self.options.module
        self.scope: str = parent.scope if parent else (self.options.scope or self.options.module)
        self.type = self.options.type or (self.options.event or self.path)
        self.event = self.options.event or (None if parent else self.type)
        """Stem of its events; those of a collection that declares none are additions (events.catalog)."""
        self.extra = self.options.extra
        self.single = self.options.single
        self.revision = self.options.revision
        """The revision that writes its rows now."""
        self.owner_member = self.options.owner_member
        self.fields: dict[str, Field] = declared.fields
        self.actions: Mapping[str, Action] = declared.rules.actions
        self.reports: Mapping[str, Report] = declared.rules.reports
        self.children: dict[str, Collection] = {}

    def __repr__(self) -> str:
        return f"<Collection {self.key}>"

    @cached_property
    def status_field(self) -> StatusField | None:
        """The member that holds its status."""
        return next((field for field in self.fields.values() if isinstance(field, StatusField)), None)

    @property
    def root(self) -> "Collection":
        """The collection whose version, events and history a change of this one belongs to."""
        return self.parent or self

    @property
    def is_listed(self) -> bool:
        """Whether its records are listed over all parents; those of the other children only under one."""
        return self.parent is None or self.options.top_level

    @property
    def is_view(self) -> bool:
        """Whether its records are stored as another's."""
        return self.kind is not self

    @property
    def faces(self) -> "tuple[Collection, ...]":
        """The collections that a reference to this one may lead to: both of a kind with a view."""
        return (self,) if self.view is None else (self, self.view)

    @property
    def paths(self) -> "tuple[Collection, ...]":
        """This kind under each path that it has: itself, and for a view, or the child of one, that too."""
        view = self.root.view
        return self.faces if self.parent is None or view is None else (self, view.children[self.path])

    @cached_property
    def flag(self) -> str | None:
        """The member of the root that tells the faces apart, where there are two."""
        view = self.root.kind.options.view
        return view.flag if view else None

    def shows(self, root: Resource) -> bool:
        """Whether `root` is a record of this path, or the parent of records of it."""
        return self.flag is None or bool(root.__dict__[self.flag]) == self.is_view

    def face_of(self, root: Resource) -> "Collection":
        """The path of this kind that shows `root`, or the records whose parent it is."""
        if self.flag is None or not root.__dict__[self.flag]:
            return self
        view = self.root.view
        assert view is not None
        return view.children[self.path] if self.parent else view

    @cached_property
    def granting(self) -> "Mapping[int | str, str]":
        """Where its records, or their parents, are restricted: value of that member, as its column holds it → the
        module that grants them."""
        restricted = self.root.kind.options.restricted
        if restricted is None:
            return {}
        field = self.root.fields[restricted.member]
        values: tuple[Any, ...] = field.options if isinstance(field, Choice) else (False, True)
        granting = {field.to_column(value): restricted.modules.get(value, self.module) for value in values}
        return {EMPTY[str(field.column)]: self.module, **granting}

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The modules that grant its records, or some of them."""
        return tuple(dict.fromkeys(self.granting.values())) or (self.module,)

    def granted_by(self, root: Resource) -> str:
        """The module that grants `root`, a record or the parent of records."""
        restricted = self.root.kind.options.restricted
        value = root.__dict__[restricted.member] if restricted is not None else None
        return self.module if restricted is None or value is None else restricted.modules.get(value, self.module)

    def shown_values(self, may_read: Callable[[str], bool]) -> "tuple[int | str, ...] | None":
        """Of the member that restricts its records the values, as its column holds them, of those that are shown to
        who `may_read` modules; None where all are."""
        values = tuple(value for value, module in self.granting.items() if may_read(module))
        return None if len(values) == len(self.granting) else values

    def entity_tag(self, version: int) -> str:
        """The ETag of a record as it is without includes. It changes with the version and, from revision 2 on, with the
        release that shows other members."""
        return f'"{version}"' if self.revision == 1 else f'"{version}-r{self.revision}"'

    @property
    def console_type(self) -> str:
        """The type in links to the console: `WORK_ORDER`."""
        return self.type.replace("-", "_").upper()

    @cached_property
    def stored(self) -> dict[str, Field]:
        """The fields whose values the document holds, in wire order."""
        beside = (VirtualField, ColumnField)
        return {name: field for name, field in self.fields.items() if not isinstance(field, beside)}

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """The members that a change of a record shows in."""
        return (*self.stored, *STATE_INSTANTS, "extraFields")

    @cached_property
    def json_converters(self) -> dict[str, Callable[[Any], Any]]:
        """`to_json` of the stored members that the JSON encoder takes in another form."""
        return converters(self.stored, "to_json")

    @cached_property
    def storage_converters(self) -> dict[str, Callable[[Any], Any]]:
        """`from_storage` of the stored members that are held in another form than the document's."""
        return converters(self.stored, "from_storage")

    @cached_property
    def balances(self) -> dict[str, ColumnField]:
        """The numbers that lie beside the document: balances, and what follows from them."""
        return {name: field for name, field in self.fields.items() if isinstance(field, ColumnField)}

    @cached_property
    def per(self) -> str | None:
        """The reference that tells its records apart, where the engine makes one for each value at its first move."""
        return next((field.per for field in self.balances.values() if isinstance(field, Balance) and field.per), None)

    @cached_property
    def is_spliced(self) -> bool:
        """Whether a balance of its records, or of their children, moves `updatedAt` beside the document."""
        return any(owner.balances for owner in (self, *self.children.values()))

    @cached_property
    def values(self) -> dict[str, Field]:
        """The fields whose value is in every answer: those of the document, then those beside it."""
        return self.stored | self.balances

    @cached_property
    def defaults(self) -> dict[str, Field]:
        """The fields whose default is taken from elsewhere, each after those that it may follow from: one that is
        chosen comes last, one that a path leads to after the reference at its start."""
        fields = {name: field for name, field in self.stored.items() if field.default_rule is not None}

        def rank(field: Field) -> int:
            rule = field.default_rule
            starts = {steps[0] for steps in rule.steps} if isinstance(rule, From) else set()
            return 2 if isinstance(rule, (Chosen, Lookup)) else 0 if starts.isdisjoint(fields) else 1

        return dict(sorted(fields.items(), key=lambda entry: rank(entry[1])))

    @cached_property
    def looked_up(self) -> dict[Lookup, tuple[str, ...]]:
        """Look-up → the members that it fills."""
        rules = {field.default_rule for field in self.defaults.values() if isinstance(field.default_rule, Lookup)}
        return {rule: tuple(n for n, field in self.defaults.items() if field.default_rule is rule) for rule in rules}

    @cached_property
    def computed_defaults(self) -> tuple[str, ...]:
        """The stored members whose default is made anew for each record."""
        return tuple(name for name, field in self.stored.items() if field.is_default_computed)

    @cached_property
    def constant_defaults(self) -> dict[str, Any]:
        """Member → default, for the other stored members, in wire order."""
        return {name: None if name in self.computed_defaults else f.default() for name, f in self.stored.items()}

    @cached_property
    def derived(self) -> dict[str, Field]:
        """The fields whose value is a snapshot or a sum."""
        return {name: field for name, field in self.stored.items() if field.value_rule is not None}

    @cached_property
    def summed_children(self) -> frozenset[str]:
        """The members whose children are all needed when one changes, since a `Sum` adds them up."""
        return frozenset(f.value_rule.children for f in self.derived.values() if isinstance(f.value_rule, Sum))

    @cached_property
    def rule_revisions(self) -> dict[str, int]:
        """What its records' computed members and postings follow from → the revision that has it so first:
        `sum total lineItems.amount`, `snapshot vat vatTariffId.percentage`, `formula amount`, `posting stock_moves`."""
        revisions: dict[str, int] = {}
        for name, field in self.derived.items():
            rule = field.value_rule
            if isinstance(rule, Sum | Snapshot):
                revisions[f"{type(rule).__name__.lower()} {name} {rule.path}"] = max(field.since, rule.since)
        for member, _ in self.rules.formulas:
            since = self.fields[member.name].since
            revisions[f"formula {member.name}"] = max(since, self.rules.formulas_since[member.name])
        revisions |= {f"derive {name}": since for name, since in self.rules.derive_since.items()}
        for posting in self.rules.postings:
            key = f"posting {posting.ledger.name}"
            revisions[key] = max(posting.since, revisions.get(key, 1))
        return revisions

    @cached_property
    def rules_since(self) -> int:
        """The revision since which its rules are as they are: older records are derived anew."""
        return max(self.rule_revisions.values(), default=1)

    @cached_property
    def has_evolved(self) -> bool:
        """Whether a rule of its records, or of their children, was once another."""
        return any(owner.rules_since > 1 for owner in (self, *self.children.values()))

    def is_underived(self, revision: int) -> bool:
        """Whether a row that `revision` wrote (0: the current one) is to be derived anew."""
        return 0 < revision < self.rules_since

    @cached_property
    def ledgers(self) -> tuple[type[Ledger], ...]:
        """The ledgers that its records, or their children, post to."""
        owners = (self, *self.children.values())
        return tuple(dict.fromkeys(posting.ledger for owner in owners for posting in owner.rules.postings))

    @cached_property
    def follows_references(self) -> bool:
        """Whether what follows from its records, or their children, may come from the records that they refer to."""
        owners = (self, *self.children.values())
        fields = [field for owner in owners for field in (*owner.defaults.values(), *owner.derived.values())]
        is_taken = any(isinstance(rule, (From, Snapshot)) for f in fields for rule in (f.default_rule, f.value_rule))
        return is_taken or bool(self.ledgers) or any(owner.rules.derive for owner in owners)

    @cached_property
    def named(self) -> dict[str, Names]:
        """Members that name a part of the registry → which names there are."""
        texts = {name: field for name, field in self.stored.items() if isinstance(field, (Text, Map))}
        return {name: field.names for name, field in texts.items() if field.names is not None}

    @cached_property
    def followed(self) -> frozenset[str]:
        """The members that others of a record may follow from."""
        if self.rules.derive or self.rules.formulas:
            return frozenset(self.fields)
        rules = [rule for field in self.stored.values() for rule in (field.default_rule, field.value_rule)]
        starts = {steps[0] for rule in rules if isinstance(rule, From) for steps in rule.steps}
        return frozenset({*starts, *self.defaults, *self.derived, *self.refs})

    @cached_property
    def references(self) -> frozenset[str]:
        """The members that refer to records."""
        return frozenset({*self.refs, *self.links, *self.resource_refs, *self.holders})

    @cached_property
    def is_checked(self) -> bool:
        """Whether its records, or their children, have a check."""
        owners = (self, *self.children.values())
        return any(owner.rules.check or owner.named or owner.grouped or owner.needed for owner in owners)

    @cached_property
    def grouped(self) -> tuple[tuple[str, ...], ...]:
        """The groups of members of which a record has one at most."""
        return (*self.options.one_of, *self.options.at_most_one)

    @cached_property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """The groups of members of which a record has one at least."""
        return (*self.options.one_of, *self.options.at_least_one)

    def group_faults(self, record: Resource) -> Iterator[Fault]:
        """The members of `record` that are one too many, and of which one is missing."""
        for names in self.needed:
            if all(record.__dict__[name] is None for name in names):
                yield Fault(names[0], f"one of {', '.join(names)} is required", Code.REQUIRED)
        for names in self.grouped:
            present = [name for name in names if record.__dict__[name] is not None]
            for name in present[1:]:
                yield Fault(name, f"must be null: only one of {', '.join(names)} may be set, and {present[0]} is")

    @cached_property
    def is_derived(self) -> bool:
        """Whether anything follows from a change of a record."""
        return bool(self.defaults or self.derived or self.rules.derive or self.rules.formulas)

    @cached_property
    def writable(self) -> dict[str, Field]:
        """The stored fields that a body sets."""
        return {name: field for name, field in self.stored.items() if not field.read_only}

    @cached_property
    def required(self) -> frozenset[str]:
        """The writable members that every record has."""
        return frozenset(name for name, field in self.writable.items() if field.required)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The members that a PUT may leave out without clearing them."""
        return frozenset(name for name, field in self.writable.items() if field.kept)

    @cached_property
    def read_only(self) -> frozenset[str]:
        """Members that the server sets. A body may hold them; a different value gives a warning and is ignored."""
        set_by_server = (n for n, f in self.stored.items() if f.read_only)
        return frozenset({"id", *self.options.audit, *set_by_server, *self.balances})

    @cached_property
    def sticky(self) -> tuple[str, ...]:
        """Members that a body cannot clear, in the order of the answer."""
        return tuple(n for n in self.members if n in self.read_only or (n in self.writable and self.fields[n].sticky))

    @cached_property
    def refs(self) -> dict[str, Ref]:
        """The to-one references."""
        return {name: field for name, field in self.fields.items() if isinstance(field, Ref)}

    @cached_property
    def further_events(self) -> tuple[str, ...]:
        """The events besides created, updated and deleted: those of `@emits` and of balances, without the stem."""
        balances = (field.event for field in self.balances.values() if isinstance(field, Balance) and field.event)
        return tuple(dict.fromkeys((*(name for name, _ in self.rules.emits), *balances)))

    @cached_property
    def own_refs(self) -> dict[str, Ref]:
        """The to-one references with a column of their own: all but the parent."""
        return {name: field for name, field in self.refs.items() if name in self.columns}

    @cached_property
    def targets(self) -> frozenset[str]:
        """The collections that these references and links lead to."""
        fields: tuple[Ref | Refs, ...] = (*self.own_refs.values(), *self.links.values())
        return frozenset(field.target for field in fields)

    @cached_property
    def parent_refs(self) -> tuple[str, ...]:
        """The references that are the parent's id."""
        return tuple(name for name in self.refs if name not in self.columns)

    @cached_property
    def checked_refs(self) -> tuple[tuple[str, str], ...]:
        """Member and target of each of `own_refs` that may refer to any record of its target: all but documents."""
        return tuple((name, ref.target) for name, ref in self.own_refs.items() if name not in self.files)

    @cached_property
    def holders(self) -> dict[str, Field]:
        """The lists and value objects that a body sets and that hold references."""
        others = self.refs.keys() | self.links.keys()
        return {n: field for n, field in self.writable.items() if field.has_references and n not in others}

    @cached_property
    def resource_refs(self) -> tuple[str, ...]:
        """The members that name a record of any collection."""
        return tuple(name for name, field in self.stored.items() if isinstance(field, ResourceRef))

    @cached_property
    def files(self) -> dict[str, File]:
        """The members that are documents."""
        return {name: field for name, field in self.refs.items() if isinstance(field, File)}

    @cached_property
    def urls(self) -> dict[str, Url]:
        """The members that are addresses on this server, in every answer."""
        return {n: f for n, f in self.fields.items() if isinstance(f, Url) and not isinstance(f, SignedUrl)}

    @cached_property
    def links(self) -> dict[str, Refs]:
        """The to-many references, each with a link table."""
        return {name: field for name, field in self.fields.items() if isinstance(field, Refs)}

    @cached_property
    def child_fields(self) -> dict[str, "Collection"]:
        """Member name → the collection of the children it holds."""
        by_key = {child.key: child for child in self.children.values()}
        return {
            name: by_key[f"{self.key}/{field.child}"]
            for name, field in self.fields.items()
            if isinstance(field, Children)
        }

    @cached_property
    def member(self) -> str:
        """The member of the parent that holds this child collection."""
        assert self.parent is not None
        return next(name for name, child in self.parent.child_fields.items() if child is self)

    @cached_property
    def writable_children(self) -> dict[str, "Collection"]:
        """Those that a body may hold; the others are the engine's, or a rule's."""
        kinds = self.child_fields.items()
        return {name: child for name, child in kinds if not child.is_only_read and child.per is None}

    @cached_property
    def is_only_read(self) -> bool:
        """Whether these are children that the engine or a rule of their parent makes: callers read them."""
        return self.parent is not None and not self.options.verbs - {"list", "get"}

    @cached_property
    def logic_id(self) -> LogicId | None:
        """The field with its number range, if any."""
        return next((field for field in self.fields.values() if isinstance(field, LogicId)), None)

    @cached_property
    def other_names(self) -> dict[str, str]:
        """Name that a body may use for a member → the member."""
        return {other: name for name, field in self.writable.items() for other in field.other_names}

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """Every key that is null unless included, in the order of the answer."""
        relations: dict[str, Relation] = {}
        for name, field in self.fields.items():
            if isinstance(field, Ref):
                relations |= {alias: Relation(alias, "one", field.target, name) for alias in field.relations}
            elif isinstance(field, Refs):
                relations[field.relation] = Relation(field.relation, "many", field.target, name)
            elif isinstance(field, ResourceRef) and field.relation:
                relations[field.relation] = Relation(field.relation, "resource", self.key, name)
            elif isinstance(field, Children):
                relations[name] = Relation(name, "children", f"{self.key}/{field.child}", name)
            elif isinstance(field, Referring):
                relations[name] = Relation(name, "referring", field.target, field.by)
            elif isinstance(field, SignedUrl):
                relations[name] = Relation(name, "signed", self.key, name)
            elif isinstance(field, StatusDetails):
                relations[name] = Relation(name, "status", STATUSES, "status")
            elif isinstance(field, StatusHistory):
                relations[name] = Relation(name, "history", self.key, "status")
        order = {name: index for index, name in enumerate(self.options.order)}
        return dict(sorted(relations.items(), key=lambda entry: order.get(entry[0], len(order))))

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Every name that an answer holds, in its order."""
        extra = ("extraFields",) if self.extra else ()
        metadata = ("_metadata",) if self.is_listed and not self.single else ()
        return ("id", *self.options.audit, *extra, *self.values, *self.urls, *self.relations, *metadata)

    @cached_property
    def columns(self) -> dict[str, Field]:
        """The fields with a column of their own, besides the audit instants."""
        return {n: f for n, f in self.values.items() if f.has_column and not isinstance(f, (Refs, Parent))}

    @cached_property
    def covering_columns(self) -> tuple[str, ...]:
        """The columns that lists are filtered by and whose values are short.

        Every index that a list is ordered by includes them, so that rows that don't match are skipped without reading
        the record."""
        return tuple(n for n, f in self.columns.items() if f.filters and _is_short(f))

    @cached_property
    def sparse_columns(self) -> frozenset[str]:
        """The texts and references that records are found by, over all parents, and not sorted by. Their index leaves
        out the rows without a value: a member that is null costs a write nothing."""
        names = {n for n, f in self.columns.items() if self.is_listed and (f.filters or f.search)}
        if self.parent:
            holders = (f for f in self.parent.fields.values() if isinstance(f, Children) and f.child == self.path)
            names |= {name for holder in holders for name in holder.filtered}
        fields = ((name, self.columns[name]) for name in names)
        return frozenset(name for name, f in fields if f.column in ("text", "reference") and not f.sort)

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Query parameter → filter, the engine's own (`id`, `updatedFrom` …) included."""
        parameters = {p.name: p for f in self.fields.values() for flt in f.filters for p in flt.parameters(f.name)}
        for n, f in self.links.items():
            if f.filtered:
                name = f.filtered if isinstance(f.filtered, str) else n
                parameters[name] = Parameter(name, n, "in", f"Only those with one of these in `{n}`.")
        parameters |= {
            member: Parameter(member, f"{name}.{member}", "in", f"Only those with one of these in `{name}.{member}`.")
            for name, field in self.fields.items()
            if isinstance(field, Children)
            for member in field.filtered
        }
        for name in ("createdAt", "updatedAt"):
            parameters |= {p.name: p for p in Range().parameters(name)}
        parameters["id"] = Parameter("id", "id", "in", "Only the records with this id; repeat it for several.")
        return parameters

    @cached_property
    def sorts(self) -> tuple[str, ...]:
        """The names that `sort` takes."""
        return ("id", "createdAt", "updatedAt", *(n for n, f in self.values.items() if f.sort))

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """The fields that `searchText` looks in."""
        return tuple(n for n, f in self.stored.items() if f.search)


def _is_short(field: Field) -> bool:
    is_code = isinstance(field, Text) and field.max_length <= MAX_CODE_LENGTH
    return is_code or isinstance(field, (Boolean, Choice, StatusField, Ref))


def _child_table(parent: Collection, path: str) -> str:
    """`offers` and `line-items` → `offer_line_items`; `site-diaries` and `entries` → `site_diary_entries`."""
    singular = re.sub(r"(?<=ss|ch|sh)es$|(?<=x)es$|s$", "", re.sub(r"ies$", "y", parent.table))
    return f"{singular}_{path.replace('-', '_')}"
