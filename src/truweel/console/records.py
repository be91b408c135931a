"""The data of a tenant, page by page: every collection and every record, read by the operations that answer the API."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.responses import Response

from truweel import opaque
from truweel.auth import granted
from truweel.console.consent import scope_label
from truweel.console.site import Site, Visit, parse_pairs
from truweel.errors import AnswerTooLarge, Forbidden, NotFound
from truweel.http.history_query import parse_history_query
from truweel.operations import history, read
from truweel.operations.answer import Context
from truweel.operations.history import HistoryQuery
from truweel.operations.page_tokens import page_tokens_for
from truweel.query.model import Includes
from truweel.query.parse import parse_query
from truweel.schema.collection import Collection
from truweel.schema.fields import Date, DecimalField, Instant, Integer, Text
from truweel.schema.labels import load_labels
from truweel.schema.relations import File, Parent, Ref
from truweel.storage import records as stored
from truweel.storage.byte_budget import ByteBudget
from truweel.storage.database import Reader

__all__ = ["RecordPages", "humanize"]

ROWS = 25
COLUMNS = 5
MAX_BYTES = 4 * 1024 * 1024
"""Bytes of records that a page is made of; as objects and as HTML they take many times that."""
TO_MANY = ("many", "children", "referring")
RECORDS = ("one", *TO_MANY)
"""The kinds of relations that lead to records; the others are values."""
CHILD_COLUMNS = 6
LATEST_CHANGES = 10
MAX_TOLD = 200
"""Characters of a value that history shows."""
KNOWN_FIRST = ("logicId", "name", "fullName", "type", "description", "quantity", "price", "email")
"""What a table of children shows in any case, where there is such a member."""
CELL_FIELDS = (Text, Integer, DecimalField, Date, Instant, Ref)
"""What fits into a cell of such a table, besides a file and the record whose page it is."""
EXTRA = ("type", "group")
"""What an extra field has besides its value."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def humanize(name: str) -> str:
    """A wire name as words: `vatIdNumber` → `Vat id number`."""
    return _CAMEL.sub(" ", name.replace("-", " ")).lower().capitalize()


class RecordPages:
    """Reads with the rights of the visitor: what the role does not grant is not shown."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._registry = site.services.registry
        self._database = site.services.database
        self._page_tokens = page_tokens_for(self._database)
        self._labels = load_labels(self._registry)

    async def home(self, visit: Visit) -> Response:
        """The modules, their collections, and how many records each has."""
        counted_collections = await self._database.read(lambda reader: list(self._count_records(reader, visit)))
        modules: dict[str, list[tuple[Collection, int]]] = {}
        for collection, count in counted_collections:
            modules.setdefault(collection.module, []).append((collection, count))
        labelled_modules = sorted(
            ((scope_label(visit, module), module, rows) for module, rows in modules.items()), key=lambda m: m[0]
        )
        return self._site.render(
            visit, "home.html", modules=labelled_modules, title=lambda collection: self._title(visit, collection)
        )

    def _count_records(self, reader: Reader, visit: Visit) -> Iterator[tuple[Collection, int]]:
        for collection in self._registry:
            if (
                collection.parent
                or collection.single
                or not collection.module
                or not granted.may_read(visit.signed_in_caller, collection)
            ):
                continue
            answer = self._search(reader, visit, collection, [("limit", "1")])
            body = msgspec.json.decode(answer)
            yield collection, len(body) if isinstance(body, list) else body["totalItems"]

    async def page(self, visit: Visit) -> Response:
        """A page of a collection, searched and sorted."""
        collection = self._collection(visit)
        parameters = dict(parse_pairs(visit.request.url.query))
        page, text, sort = (
            _parse_page_number(parameters.get("page")),
            parameters.get("searchText", "").strip(),
            parameters.get("sort", ""),
        )
        query = [("size", str(ROWS)), ("page", str(page))]
        query += [("searchText", text)] if text and collection.searched else []
        query += [("sort", sort)] if sort.partition(":")[0] in collection.sorts else []
        page_body = msgspec.json.decode(await self._database.read(lambda r: self._search(r, visit, collection, query)))
        if isinstance(page_body, list):
            page_body = {"items": page_body, "totalItems": len(page_body), "totalPages": 1, "currentPage": 0}
        columns = self._columns(collection)
        search_parameters = {"searchText": text, "sort": sort}
        return self._site.render(
            visit, "list.html", collection=collection, page=page_body, columns=columns, text=text, sort=sort,
            label=lambda owner, name: self._label(visit, owner, name),
            address=lambda **more: "?" + urlencode(
                {k: v for k, v in (search_parameters | more).items() if v not in ("", 0)}
            ),
            title=self._title(visit, collection), value=self._format_value,
        )  # fmt: skip

    async def record(self, visit: Visit) -> Response:
        """A record with what it refers to, its children and its latest changes."""
        collection, id = self._collection(visit), visit.request.path_params["id"]
        caller, context = visit.signed_in_caller, Context(base=visit.base, max_bytes=MAX_BYTES)
        tree = self._includes(visit, collection)

        def work(reader: Reader) -> tuple[bytes, bytes]:
            try:
                answer = read.get(reader, self._registry, caller, context, collection, id, includes=tree)
            except AnswerTooLarge:  # then without what belongs to it
                answer = read.get(reader, self._registry, caller, context, collection, id)
            latest = HistoryQuery(size=LATEST_CHANGES)
            past = history.get(reader, self._registry, caller, collection, id, latest, budget=ByteBudget(MAX_BYTES))
            return answer.body, past.body

        body, history_body = await self._database.read(work)
        record = msgspec.json.decode(body)
        return self._site.render(
            visit, "record.html", collection=collection, record=record, value=self._format_value,
            label=lambda owner, name: self._label(visit, owner, name), columns=self._child_columns, cell=_resolve,
            groups=list(self._groups(visit, collection, record)), children=list(self._children(collection, record)),
            name=_display_name(record), title=self._title(visit, collection),
            past=[self._told_change(visit, collection, entry) for entry in msgspec.json.decode(history_body)],
        )  # fmt: skip

    async def history(self, visit: Visit) -> Response:
        """All changes of a record and its lines, a page at a time, chosen by member and user."""
        collection, id = self._collection(visit), visit.request.path_params["id"]
        caller = visit.signed_in_caller
        chosen = {name: text for name, text in parse_pairs(visit.request.url.query) if text}
        pairs = [
            ("size", str(ROWS)),
            *((name, chosen[name]) for name in ("before", "member", "userId") if name in chosen),
        ]
        query, _ = parse_history_query(collection, pairs)
        answer = await self._database.read(
            lambda r: history.get(r, self._registry, caller, collection, id, query, budget=ByteBudget(MAX_BYTES))
        )
        members = {n: self._label(visit, collection, n) for n in (*collection.stored, *collection.child_fields)}
        return self._site.render(
            visit, "history.html", collection=collection, id=id, title=self._title(visit, collection),
            past=[self._told_change(visit, collection, entry) for entry in msgspec.json.decode(answer.body)],
            members=sorted(members.items(), key=lambda pair: pair[1].casefold()), chosen=chosen,
            label=lambda owner, name: self._label(visit, owner, name),
            older="?" + urlencode(chosen | {"before": answer.headers["before"]}) if "before" in answer.headers else "",
        )  # fmt: skip

    async def open(self, visit: Visit) -> Response:
        """A link of the form `CLIENT:1`: on to the record's page."""
        reference_kind, _, id = visit.request.path_params["reference"].partition(":")
        collection = next((candidate for candidate in self._registry if candidate.console_type == reference_kind), None)
        number = opaque.parse_integer(id)
        if collection is None or number is None:
            raise NotFound(visit.translate("error.missing"))
        if collection.parent is None:
            return self._site.redirect(f"/console/records/{collection.path}/{number}")
        self._require_read(visit, collection)
        child, tenant = collection, visit.signed_in_caller.tenant_id
        record = await self._database.read(lambda reader: stored.load(reader, child, tenant, number))
        if record is None:
            raise NotFound(visit.translate("error.missing"))
        return self._site.redirect(f"/console/records/{collection.parent.path}/{record.__dict__['parent_id']}")

    # What is read

    def _includes(self, visit: Visit, collection: Collection) -> Includes:
        """The relations of a record that the visitor may read, and what the columns of its children refer to."""
        tree: Includes = {}
        for name, relation in collection.relations.items():
            if relation.kind in RECORDS and self._may_read(visit, relation.target):
                child = self._registry[relation.target]
                columns = self._child_columns(child) if relation.kind in TO_MANY else []
                shown = [field for name in columns if isinstance(field := child.fields.get(name), Ref)]
                tree[name] = {
                    field.relations[0]: {} for field in shown if field.relations and self._may_read(visit, field.target)
                }
        return tree

    def _search(self, reader: Reader, visit: Visit, collection: Collection, query: list[tuple[str, str]]) -> bytes:
        parsed_query = parse_query(self._registry, collection, query, visit.signed_in_caller.time_zone)
        return read.search(
            reader,
            self._registry,
            visit.signed_in_caller,
            Context(base=visit.base, max_bytes=MAX_BYTES),
            parsed_query,
            self._page_tokens,
        ).body

    def _collection(self, visit: Visit) -> Collection:
        collection = self._registry.get(visit.request.path_params["collection"])
        if collection is None or collection.parent or not collection.module:  # documents are shown with their records
            raise NotFound(visit.translate("error.missing"))
        self._require_read(visit, collection)
        return collection

    def _require_read(self, visit: Visit, collection: Collection) -> None:
        if not granted.may_read(visit.signed_in_caller, collection):
            raise Forbidden(visit.translate("records.forbidden"))

    def _may_read(self, visit: Visit, target: str) -> bool:
        return any(granted.may_read(visit.signed_in_caller, face) for face in self._registry[target].faces)

    def _title(self, visit: Visit, collection: Collection) -> str:
        labels = self._labels.get(collection.key)
        return (labels.texts[visit.language].plural if labels else "") or humanize(collection.path)

    def _label(self, visit: Visit, collection: Collection, name: str) -> str:
        """The name of a member in the visitor's language: from its labels, else its wire name as words."""
        labels = self._labels.get(collection.key)
        texts = labels.texts[visit.language].members if labels else {}
        return texts.get(name) or humanize(name.rpartition(".")[2])

    # How it is shown

    def _columns(self, collection: Collection) -> list[str]:
        """The members of a list: what people know a record by first, then what it can be sorted by."""
        sortable = [name for name in collection.sorts if name in collection.values]
        first = [name for name in ("logicId", "name", "fullName", "title") if name in collection.values]
        others = [name for name in (*sortable, *collection.values) if name not in first and name not in collection.refs]
        return [*first, *dict.fromkeys(others)][:COLUMNS]

    def _members(self, collection: Collection, record: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
        """Name, value, and where it leads, of each member that has a value."""
        for name in collection.members:
            value = record.get(name)
            if value not in (None, "", [], {}) and name != "_metadata" and name not in collection.relations:
                yield name, *_resolve(collection, record, name)

    def _groups(
        self, visit: Visit, collection: Collection, record: Mapping[str, Any]
    ) -> Iterator[tuple[str, list[tuple[str, Any, str]]]]:
        """Title and members of each group that shows any; members of no group come last, without a title."""
        members = list(self._members(collection, record))
        labels = self._labels.get(collection.key)
        grouped: set[str] = set()
        for group, names in labels.layout.groups.items() if labels else ():
            rows = sorted((row for row in members if row[0] in names), key=lambda row: names.index(row[0]))
            grouped.update(names)
            if rows:
                yield labels.texts[visit.language].groups.get(group, "") if labels else "", rows
        others = [row for row in members if row[0] not in grouped]
        if others:
            yield "", others

    def _child_columns(self, child: Collection) -> list[str]:
        """The members that a table of children shows: those of its layout, else the first that most people know and
        the first that are declared, in the order of the declaration."""
        labels = self._labels.get(child.key)
        if labels and labels.layout.columns:
            return list(labels.layout.columns)
        fitting = [
            n for n, f in child.values.items() if isinstance(f, CELL_FIELDS) and not isinstance(f, (File, Parent))
        ]
        first = sorted(fitting, key=lambda name: name not in KNOWN_FIRST)[:CHILD_COLUMNS]
        return [name for name in fitting if name in first]

    def _children(
        self, collection: Collection, record: Mapping[str, Any]
    ) -> Iterator[tuple[str, Collection, list[Any]]]:
        """Name, collection and records of whatever to-many members the answer holds."""
        for name, relation in collection.relations.items():
            rows = record.get(name)
            if relation.kind in TO_MANY and rows:
                yield name, self._registry[relation.target], rows

    def _told_change(self, visit: Visit, collection: Collection, entry: Mapping[str, Any]) -> dict[str, Any]:
        """A change of history for the page: who, when, and what became of each member of the record and its lines."""
        names = entry["names"]
        lines = [
            {
                "member": line["member"],
                "name": line["description"] or line["id"],
                "operation": line["operation"],
                "rows": self._told_members(visit, collection.child_fields[line["member"]], line, names),
            }
            for line in entry["children"]
        ]
        who = entry["userName"] or entry["userId"] or ""
        return {
            "at": self._format_value(collection, "at", entry["at"]),
            "who": f"{who} · {entry['appName'] or entry['appId']}" if entry["appId"] else who,
            "version": entry["version"],
            "operation": entry["operation"],
            "rows": self._told_members(visit, collection, entry, names),
            "lines": lines,
        }

    def _told_members(
        self, visit: Visit, collection: Collection, change: Mapping[str, Any], names: Mapping[str, str]
    ) -> list[tuple[str, str, str]]:
        """Label, old and new value of each member that changed; of what is new the members are not repeated."""
        if change["operation"] == "create":
            return []

        def text(name: str, value: Any) -> str:
            named = history.name_references(self._registry, collection, name, value, names)
            return self._format_value(collection, name, named)[:MAX_TOLD]

        return [
            (self._label(visit, collection, name), text(name, old), text(name, new))
            for name, (old, new) in change["changes"].items()
        ]

    def _format_value(self, collection: Collection, name: str, value: Any) -> str:
        """A value as text."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "✓" if value else "–"
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value):
            return value[:16].replace("T", " ")
        if isinstance(value, Mapping):
            shown_parts = {
                key: part for key, part in value.items() if not {"type", "group"} <= value.keys() or key not in EXTRA
            }
            return ", ".join(
                self._format_value(collection, key, part) for key, part in shown_parts.items() if part not in (None, "")
            )
        if isinstance(value, list):
            return ", ".join(self._format_value(collection, name, part) for part in value)
        return str(value)


def _resolve(collection: Collection, record: Mapping[str, Any], name: str) -> tuple[Any, str]:
    """What a member shows, and where it leads: of a reference the name of its record, where that was included."""
    value, field = record.get(name), collection.fields.get(name)
    if value is None or not isinstance(field, Ref):
        return value, ""
    referenced_record = record.get(field.relations[0]) if field.relations else None
    if not referenced_record:
        return value, f"/console/records/{field.target}/{value}"
    resource = (referenced_record.get("_metadata") or {}).get("resource", f"/{field.target}/{value}")
    return _display_name(referenced_record), f"/console/records{resource}"


def _display_name(record: Mapping[str, Any]) -> str:
    """The name under which people know a record."""
    metadata = record.get("_metadata") or {}
    return str(metadata.get("description") or record.get("name") or record.get("fullName") or record.get("id"))


def _parse_page_number(text: str | None) -> int:
    number = opaque.parse_integer(text or "")
    return number if number is not None and number < 10**8 else 0
