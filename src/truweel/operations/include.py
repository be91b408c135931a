"""Rows → answers: each document completed with its tail, relations included one statement a level however many rows."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.operations import history
from truweel.operations.answer import Context
from truweel.query import compile
from truweel.query.compile import DOCUMENT, ID, LABEL, REVISION, RowLayout
from truweel.query.model import Includes, Notice
from truweel.schema.collection import Collection, Relation
from truweel.schema.document import ResponseTail, response_tail, upgrade, upgrade_label, with_balances
from truweel.schema.fields import StatusField, fold
from truweel.schema.registry import Registry
from truweel.schema.relations import Children, ResourceRef, Url
from truweel.sql import padded_batches
from truweel.storage.database import Reader, Row
from truweel.storage.records import require_known

__all__ = ["IncludeExpander", "columns_for"]

MAX_INCLUDED = 20_000
BY_VALUE = frozenset({"one", "status", "resource"})
"""The kinds that a column of the record leads to; all others start from its id."""
PLAIN = RowLayout()


def columns_for(collection: Collection, includes: Includes) -> tuple[str, ...]:
    """The columns that a statement has to read along: those beside the document, and the references that `includes`
    follows."""
    return _columns_for(collection, tuple(includes))


@lru_cache(4096)
def _columns_for(collection: Collection, names: tuple[str, ...]) -> tuple[str, ...]:
    via = (collection.relations[name] for name in names)
    beside = (*collection.balances, "updatedAt") if collection.is_spliced else ()
    return tuple(dict.fromkeys((*beside, *(relation.via for relation in via if relation.kind in BY_VALUE))))


class IncludeExpander:
    """Completes rows of any collection for one caller and host. `warnings` collects relations that the caller may not
    see. AnswerTooLarge."""

    def __init__(self, reader: Reader, registry: Registry, caller: Caller, context: Context) -> None:
        self.reader = reader
        self.registry = registry
        self.caller = caller
        self.base = context.base
        self.sign = context.sign
        self.strict = context.is_strict_for(caller)
        self.budget = context.new_budget()
        self.warnings: list[Notice] = []

    def answers(
        self, collection: Collection, rows: Sequence[Row], includes: Includes, layout: RowLayout = PLAIN
    ) -> list[bytes]:
        """The whole answers for `rows`, whose bytes `budget` has counted; `layout` says where they have the columns
        that `includes` needs."""
        if not rows:
            return []
        ending, parts = self._parts(collection, rows, includes, layout)
        return ending.complete_each(*parts)

    def items(
        self, collection: Collection, rows: Sequence[Row], includes: Includes, layout: RowLayout = PLAIN
    ) -> bytes:
        """The same with commas between."""
        if not rows:
            return b""
        ending, parts = self._parts(collection, rows, includes, layout)
        return ending.complete_joined(*parts)

    def _parts(
        self, collection: Collection, rows: Sequence[Row], includes: Includes, layout: RowLayout
    ) -> tuple[ResponseTail, tuple[Sequence[bytes], Sequence[int], Sequence[bytes], list[list[bytes]]]]:
        """What completes the documents of `rows`, and what it is given."""
        ids, labels, revisions, documents, *_ = zip(*rows, strict=True)
        if revisions.count(collection.revision) != len(rows):
            labels, documents = zip(*(_upgraded(collection, row) for row in rows), strict=True)
        if collection.is_spliced:
            values = [[row[layout.position(name)] for name in collection.balances] for row in rows]
            instants = (row[layout.position("updatedAt")] for row in rows)
            documents = tuple(map(partial(with_balances, collection), documents, values, instants))
        relations = (
            [relation for name, relation in collection.relations.items() if name in includes] if includes else []
        )
        size = sum(map(len, documents))
        self.budget.check(size)
        included = []
        for relation in relations:
            included.append(self._related(collection, relation, includes[relation.name], rows, layout))
            size += sum(map(len, included[-1]))
            self.budget.check(size)
        ending = response_tail(collection, self.base, tuple(relation.name for relation in relations))
        return ending, (documents, ids, labels, included)

    def _related(
        self,
        collection: Collection,
        relation: Relation,
        below: Includes,
        rows: Sequence[Row],
        layout: RowLayout,
    ) -> list[bytes]:
        target = self.registry[relation.target]
        is_hidden = not any(granted.may_read(self.caller, face) for face in target.faces)
        if is_hidden and not self._may_include(relation, target):
            return [b"null"] * len(rows)
        position = layout.position(relation.via) if relation.kind in BY_VALUE else ID
        return KINDS[relation.kind](self, collection, relation, [row[position] for row in rows], below)

    def _may_include(self, relation: Relation, target: Collection) -> bool:
        """Whether the caller may read the records that a relation leads to; else a warning. Forbidden in strict."""
        # What is attached to a record that the caller may read is granted with it.
        if target.owner_member or granted.may_read(self.caller, target):
            return True
        if self.strict:
            self.caller.require(target.module, "read")
        message = f"'{relation.name}' is null: no read right on the module '{target.module}'"
        params = {"right": "read", "module": target.module}
        self.warnings.append(Notice("include", message, Code.FORBIDDEN, params))
        return False

    def _signed(self, collection: Collection, relation: Relation, ids: list[int], below: Includes) -> list[bytes]:
        """An address of the record itself that opens without a log-in."""
        field = collection.fields[relation.via]
        assert isinstance(field, Url)
        if self.sign is None:
            return [b"null"] * len(ids)
        paths = (self.sign(self.caller.tenant_id, field.path.replace("{id}", str(id))) for id in ids)
        return [json.dumps(self.base + path).encode() for path in paths]

    def _status(self, collection: Collection, relation: Relation, names: list[str], below: Includes) -> list[bytes]:
        """The tenant's status of that name, with its colour."""
        target = self.registry[relation.target]
        field = collection.fields[relation.via]
        assert isinstance(field, StatusField)
        columns = columns_for(target, below)
        rows: list[Row] = []
        for batch in padded_batches(name for name in names if name):
            statement = compile.by_names(target, columns, len(batch))
            rows += self.reader.rows_within(self.budget, statement, (self.caller.tenant_id, fold(field.module), *batch))
        statuses = dict(
            zip((row[-1] for row in rows), self.answers(target, rows, below, RowLayout(columns)), strict=True)
        )
        return [statuses.get(name, b"null") for name in names]

    def _history(self, collection: Collection, relation: Relation, ids: list[int], below: Includes) -> list[bytes]:
        """The values that a member has had."""
        values = history.load_member_values(
            self.reader, self.budget, self.caller.tenant_id, collection, ids, relation.via
        )
        return [json.dumps(values.get(id, [])).encode() for id in ids]

    def _resource(
        self, collection: Collection, relation: Relation, paths: list[str | None], below: Includes
    ) -> list[bytes]:
        """The records that paths name (`/offers/123`), one statement a collection; null without the right to read."""
        named = [self.registry.resolve(path) for path in paths]
        ids: dict[Collection, list[int]] = {}
        for target, id in filter(None, named):
            ids.setdefault(target, []).append(id)
        records = {
            target.key: self._by_id(relation, target, target_ids, {})
            for target, target_ids in ids.items()
            if self._may_include(relation, target)
        }
        return [b"null" if owner is None else records.get(owner[0].key, {}).get(owner[1], b"null") for owner in named]

    def _one(self, collection: Collection, relation: Relation, ids: list[int | None], below: Includes) -> list[bytes]:
        """The record that a reference names."""
        documents = self._by_id(relation, self.registry[relation.target], ids, below)
        return [documents.get(id, b"null") for id in ids]

    def _by_id(
        self, relation: Relation, target: Collection, ids: Sequence[int | None], below: Includes
    ) -> dict[int | None, bytes]:
        """The records by id. Where a reference may lead to either path of a kind, each is answered as its own does."""
        flag = target.flag if len(target.faces) > 1 else None
        columns = columns_for(target, below) + ((flag,) if flag else ())
        rows: list[Row] = []
        for batch in padded_batches(id for id in ids if id is not None):
            statement = compile.by_ids(target, columns, granted.shown(self.caller, target), len(batch))
            rows += self.reader.rows_within(self.budget, statement, (self.caller.tenant_id, *batch))
        layout, answers = RowLayout(columns), dict[int | None, bytes]()
        for face in target.faces:
            own = [row for row in rows if row[layout.position(flag)] == face.is_view] if flag else rows
            if own and (flag is None or self._may_include(relation, face)):
                answers |= zip((row[ID] for row in own), self.answers(face, own, below, layout), strict=True)
        return answers

    def _many(self, collection: Collection, relation: Relation, owners: list[int], below: Includes) -> list[bytes]:
        """The records that a link table names, in its order."""
        if not owners:
            return []
        pairs: list[Row] = []
        for batch in padded_batches(owners):
            statement = compile.links(collection, relation.via, len(batch))
            pairs += self.reader.rows(statement, (self.caller.tenant_id, *batch))
        pairs = pairs[:MAX_INCLUDED]
        documents = self._by_id(relation, self.registry[relation.target], [pair[1] for pair in pairs], below)
        members = [(pair[0], documents[pair[1]]) for pair in pairs if pair[1] in documents]
        self.budget.check(sum(len(document) for _, document in members))
        return _grouped(owners, members)

    def _children(self, collection: Collection, relation: Relation, owners: list[int], below: Includes) -> list[bytes]:
        """The records whose parent it is, in their order."""
        if not owners:
            return []
        target = self.registry[relation.target]
        below = self._brought(collection, relation, target) | below
        columns = columns_for(target, below)
        return self._by_owner(target, owners, below, columns, partial(compile.by_parents, target, columns))

    def _referring(self, collection: Collection, relation: Relation, ids: list[int], below: Includes) -> list[bytes]:
        """The records that refer to it."""
        target = self.registry[relation.target]
        is_by_path = isinstance(target.fields[relation.via], ResourceRef)
        owners: list[Any] = [f"/{collection.path}/{id}" for id in ids] if is_by_path else ids
        columns, shown = columns_for(target, below), granted.shown(self.caller, target)
        statement = partial(compile.referring, target, columns, shown, relation.via)
        return self._by_owner(target, owners, below, columns, statement)

    def _by_owner(
        self,
        target: Collection,
        owners: Sequence[Any],
        below: Includes,
        columns: tuple[str, ...],
        statement: Callable[[int], str],
    ) -> list[bytes]:
        """The records of each owner, by a statement for so many owners whose rows end with the owner."""
        rows: list[Row] = []
        for batch in padded_batches(owners):
            rows += self.reader.rows_within(self.budget, statement(len(batch)), (self.caller.tenant_id, *batch))
        answers = self.answers(target, rows, below, RowLayout(columns))
        return _grouped(owners, list(zip((row[-1] for row in rows), answers, strict=True)))

    def _brought(self, collection: Collection, relation: Relation, target: Collection) -> Includes:
        """What is included of children without being asked for: what is declared so, and the caller may read."""
        field = collection.fields[relation.name]
        assert isinstance(field, Children)
        targets = {name: self.registry[target.relations[name].target] for name in field.brings}
        return {name: {} for name, brought in targets.items() if granted.may_read(self.caller, brought)}


Kind = Callable[[IncludeExpander, Collection, Relation, list[Any], Includes], list[bytes]]
"""Of the values that lead there, one a row, the JSON to splice in, one a row."""

KINDS: dict[str, Kind] = {
    "one": IncludeExpander._one,
    "many": IncludeExpander._many,
    "children": IncludeExpander._children,
    "referring": IncludeExpander._referring,
    "status": IncludeExpander._status,
    "history": IncludeExpander._history,
    "signed": IncludeExpander._signed,
    "resource": IncludeExpander._resource,
}


def _upgraded(collection: Collection, row: Row) -> tuple[bytes, bytes]:
    """Label and document of a row that may be an older revision's. Unavailable where it is a newer one's."""
    revision, document = row[REVISION], row[DOCUMENT]
    if revision == collection.revision:
        return row[LABEL], document
    require_known(collection, revision)
    return upgrade_label(collection, document, revision), upgrade(collection, document, revision)


def _grouped(owners: Sequence[Any], members: Sequence[tuple[Any, bytes]]) -> list[bytes]:
    groups: dict[Any, list[bytes]] = {owner: [] for owner in owners}
    for owner, member in members:
        groups[owner].append(member)
    return [b"[" + b",".join(groups[owner]) + b"]" for owner in owners]
