"""Lists against an oracle in Python over the same records: every filter, every sort, pages, offsets, cursors."""

import itertools
import json
import random
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from tests.contract.cases import ALL, covering
from tests.harness import Client, World, fault, json_body
from tests.samples import correct, paired
from truweel.schema.collection import AUDIT_FIELDS, Collection
from truweel.schema.fields import Boolean, Choice, DecimalField, Field, Text, TimeOfDay, fold
from truweel.schema.filters import Parameter
from truweel.schema.numbers import format_decimal
from truweel.schema.relations import File, Ref, Refs, ResourceRef

Record = Mapping[str, Any]
WORDS = ("alpha beta", "ALPHA Béta", "al", "Gamma 100%_x", 'été "quoted"', "İstanbul straße", "zz", "", None)
ROWS = 12
LIVE = "deleted_at IS NULL AND archived_at IS NULL"
NUMBERS = itertools.count(10_000)


def create_varied_records(admin: Client, key: str) -> tuple[Collection, str, list[dict[str, Any]]]:
    """A collection with varied records, ties and nulls among them: its list path, and its records in default order."""
    world = admin.world
    collection = world.registry[key]
    parent = admin.create(collection.parent.key)["id"] if collection.parent else None
    path = world.path(key, parent=parent)
    chance = random.Random(key)
    records = [admin.create(key, _varied(admin, collection, n, chance), parent=parent) for n in range(ROWS)]
    if parent is None:
        live = LIVE + (f' AND "{collection.flag}" = {int(collection.is_view)}' if collection.flag else "")
        stored = f'SELECT id FROM "{collection.table}" WHERE tenant_id = ? AND {live}'
        ids = {str(row[0]) for row in world.rows(stored, admin.tenant)}
        by_id = {record["id"]: record for record in records}
        records = [by_id.get(id) or admin.read(f"{path}/{id}") for id in sorted(ids, key=int)]
    # A later child may have changed the one before it (its place, its parent): what counts is what is stored now.
    return collection, path, [admin.read(f"{path}/{record['id']}") for record in records]


def _varied(admin: Client, collection: Collection, n: int, chance: random.Random) -> dict[str, Any]:
    samples = admin.world.samples(admin)
    body = samples.minimal(collection.key)
    unique = {name for names in collection.options.unique for name in names} | paired(collection)
    for name, field in collection.writable.items():
        if field.unique or name in unique or isinstance(field, File):
            continue
        is_free = isinstance(field, Text) and not isinstance(field, (Choice, ResourceRef))
        if is_free and not field.pattern and field.names is None and field.syntax is None:
            word = chance.choice(WORDS)
            body[name] = word[: field.max_length] if word is not None else None
        elif chance.random() < 0.7:
            body[name] = samples.value(field, chance.randrange(4))
        if field.required and not body.get(name):
            body[name] = f"{name} {n}" if isinstance(field, Text) and not isinstance(field, Choice) else None
            body[name] = body[name] or samples.value(field, n)
    for name, member in child_references(collection):
        if chance.random() < 0.7:
            child = collection.child_fields[name]
            body[name] = [samples.minimal(child.key) | {member: samples.value(child.fields[member], n)}]
    correct(collection, body, next(NUMBERS))
    return body


def child_references(collection: Collection) -> list[tuple[str, str]]:
    """Children and reference of each parameter that looks into children."""
    paths = [parameter.field.partition(".") for parameter in collection.parameters.values()]
    return [(name, member) for name, dot, member in paths if dot]


def column(field: Field, member: Any) -> Any:
    """What the list compares: the member as a value that sorts like it, None for null."""
    if member is None:
        return None
    if isinstance(field, Text):
        return fold(member)
    if isinstance(field, DecimalField):
        return float(member)
    if isinstance(field, TimeOfDay):
        return member["hour"] * 60 + member["minute"]
    if isinstance(field, Ref):
        return int(member)
    return member


def field_of(collection: Collection, name: str) -> Field:
    return AUDIT_FIELDS.get(name) or collection.fields[name]


def text_of(field: Field | None, member: Any) -> str:
    """A member as a query parameter writes it."""
    if isinstance(field, Boolean):
        return "true" if member else "false"
    if isinstance(member, (int, Decimal)):
        return format_decimal(Decimal(member)) if isinstance(field, DecimalField) else str(member)
    return str(member)


def expected_ids(collection: Collection, parameter: Parameter, texts: list[str], records: list[Any]) -> list[str]:
    """The ids that a filter must leave, by the words of the documentation."""
    if parameter.field == "id":
        return [r["id"] for r in records if r["id"] in texts]
    if "." in parameter.field or isinstance(field_of(collection, parameter.field), Refs):
        return [r["id"] for r in records if set(r[parameter.field]) & set(texts)]
    field = field_of(collection, parameter.field)
    compare: Callable[[Any], bool]
    if parameter.operator == "contains":
        words = [fold(text) for text in texts if text]
        compare = lambda v: any(v.startswith(w) if len(w) < 3 else w in v for w in words)  # noqa: E731
    elif parameter.operator == "in":
        accepted = [_parsed(field, text) for text in texts]
        compare = lambda v: v in accepted  # noqa: E731
    elif parameter.operator == "from":
        compare = lambda v: v >= _parsed(field, texts[0])  # noqa: E731
    else:
        compare = lambda v: v <= _parsed(field, texts[0])  # noqa: E731
    values = [(r["id"], column(field, r[parameter.field])) for r in records]
    return [id for id, comparable in values if comparable is not None and compare(comparable)]


def _parsed(field: Field, text: str) -> Any:
    if isinstance(field, Boolean):
        return text == "true"
    if isinstance(field, Text):
        return fold(text)
    if isinstance(field, DecimalField):
        return float(text)
    return int(text) if field.column in ("integer", "reference") else text


def listed_ids(client: Client, path: str, collection: Collection, query: Any) -> list[str]:
    """The ids of a list of any length, after a look at its envelopes."""
    ids: list[str] = []
    for page in itertools.count():
        body = client.read(path, [*query, ("size", "100"), ("page", str(page))])
        records = body["items"] if collection.options.envelope else body
        ids += [record["id"] for record in records]
        if collection.options.envelope:
            assert list(body) == ["items", "totalItems", "totalPages", "currentPage", "size"]
            assert (body["currentPage"], body["size"]) == (page, len(records))
            assert body["totalPages"] == -(-body["totalItems"] // 100)
        if len(records) < 100:
            assert not collection.options.envelope or body["totalItems"] == len(ids)
            return ids
    raise AssertionError("unreachable")


@pytest.mark.parametrize("key", ALL)
def test_every_filter_leaves_what_the_oracle_leaves(world: World, key: str) -> None:
    admin = world.new_firm()
    collection, path, records = create_varied_records(admin, key)
    assert listed_ids(admin, path, collection, []) == [r["id"] for r in records]
    for record in records:
        for name, member in child_references(collection):
            lines = admin.items(f"{path}/{record['id']}/{collection.child_fields[name].path}", {"size": 100})
            record[f"{name}.{member}"] = [line[member] for line in lines if line[member] is not None]
    for name, parameter in collection.parameters.items():
        is_id = parameter.field == "id" or "." in parameter.field
        field = None if is_id else field_of(collection, parameter.field)
        members = [r.get(parameter.field) for r in records]
        values = [
            text_of(field, v) for member in members for v in (member if isinstance(member, list) else [member]) if v
        ]
        if isinstance(field, Boolean):
            values = ["true", "false"]
        if parameter.field.partition(".")[0] not in collection.members:
            continue  # createdAt of a collection that doesn't show it
        texts = list(dict.fromkeys(values))[:4]
        if parameter.operator == "contains":
            texts += ["al", "BETA", "Ét", "ete", "100%_", '"quot', "strasse", "zz", "nothing"]
        cases = [[text] for text in texts]
        if parameter.operator in ("in", "contains") and len(texts) > 1:
            cases.append(texts[:2])
        for case in cases:
            expected = expected_ids(collection, parameter, case, records)
            assert listed_ids(admin, path, collection, [(name, text) for text in case]) == expected, (name, case)


@pytest.mark.parametrize("key", ALL)
def test_text_search_looks_in_every_searched_field(world: World, key: str) -> None:
    admin = world.new_firm()
    collection, path, records = create_varied_records(admin, key)
    if not collection.searched:
        answer = admin.get(path, {"searchText": "x"})
        assert answer.headers["truweel-warning"].startswith("searchText: ignored")
        return
    for words in (["alpha"], ["AL"], ["Béta"], ["alpha", "gamma"], ['"quo'], ["%_x"], ["z"], ["nothing at all"]):
        expected = []
        for record in records:
            texts = [fold(str(record[name])) for name in collection.searched if record[name] is not None]
            columns = [
                t for n, t in zip(_present(collection, record), texts, strict=True) if collection.fields[n].column
            ]
            matches = [
                any(t.startswith(fold(w)) for t in columns) if len(fold(w)) < 3 else fold(w) in "\n".join(texts)
                for w in words
            ]
            if all(matches):
                expected.append(record["id"])
        assert listed_ids(admin, path, collection, [("searchText", w) for w in words]) == expected, words


def _present(collection: Collection, record: Record) -> list[str]:
    return [name for name in collection.searched if record[name] is not None]


def sorted_ids(collection: Collection, records: list[Any], *keys: tuple[str, bool]) -> list[str]:
    """The ids in the order of `keys` (field, descending): null first, ties by id in the direction of the last key."""
    records_in_order = sorted(records, key=lambda r: int(r["id"]), reverse=keys[-1][1])
    for name, descending in reversed(keys):
        if name == "id":
            records_in_order.sort(key=lambda r: int(r["id"]), reverse=descending)
        else:
            field = field_of(collection, name)
            records_in_order.sort(key=lambda r: _rank(column(field, r[name]), field), reverse=descending)
    return [record["id"] for record in records_in_order]


def _rank(comparable: Any, field: Field) -> tuple[bool, Any]:
    # An empty text and none have the same place.
    empty = comparable is None or (isinstance(field, Text) and comparable == "")
    return (not empty, 0 if empty else comparable)


@pytest.mark.parametrize("key", ALL)
def test_every_sort_is_the_oracles_by_list_cursor_and_page(world: World, key: str) -> None:
    admin = world.new_firm()
    collection, path, records = create_varied_records(admin, key)
    names = [n for n in collection.sorts if n == "id" or n in collection.members]
    cases: list[tuple[tuple[str, bool], ...]] = [
        ((name, descending),) for name in names for descending in (False, True)
    ]
    others = [n for n in names if n not in ("id", "createdAt", "updatedAt")]
    if others:
        cases += [((others[0], True), ("updatedAt", False)), ((others[-1], False), ("id", True))]
        cases += [(("updatedAt", True), (others[0], False), ("createdAt", True))] if "updatedAt" in names else []
    for keys in cases:
        sort = ",".join(f"{name}:{'desc' if descending else 'asc'}" for name, descending in keys)
        expected = sorted_ids(collection, records, *keys)
        if collection.parent and sort == "id:asc":
            continue  # the default order, which for children is their place
        assert listed_ids(admin, path, collection, [("sort", sort)]) == expected, sort
        pages = [
            record["id"]
            for page in range(len(records) // 5 + 2)
            for record in admin.items(path, {"sort": sort, "size": 5, "page": page})
        ]
        assert pages == expected, sort
        slices = [
            record["id"]
            for offset in range(0, len(records) + 7, 7)
            for record in admin.items(path, {"sort": sort, "limit": 7, "offset": offset})
        ]
        assert slices == expected, sort
        if not collection.parent:
            assert by_cursor(admin, f"{path}?sort={sort}&size=5") == expected, sort


def by_cursor(client: Client, path: str) -> list[str]:
    """The ids along the Link headers."""
    ids: list[str] = []
    url: str | None = path
    while url:
        answer = client.get(url)
        body = json_body(answer)
        ids += [record["id"] for record in (body if isinstance(body, list) else body["items"])]
        link = answer.headers.get("link")
        url = link.partition("<")[2].partition(">")[0] if link else None
    return ids


@pytest.mark.parametrize("key", ALL)
def test_pages_and_offsets(world: World, key: str) -> None:
    admin = world.new_firm()
    collection, path, records = create_varied_records(admin, key)
    strict = world.client(tenant=admin.tenant, administrator=True, strict=True)
    ids = [r["id"] for r in records]
    total = len(ids)

    def page(status: int = 200, **query: Any) -> tuple[list[str], tuple[int, ...]]:
        body = json_body(admin.get(path, query, status=status))
        if not collection.options.envelope:
            return [record["id"] for record in body], ()
        counts = (body["totalItems"], body["totalPages"], body["currentPage"], body["size"])
        return [record["id"] for record in body["items"]], counts

    def envelope(*numbers: int) -> tuple[int, ...]:
        return numbers if collection.options.envelope else ()

    assert page() == (ids[:10], envelope(total, -(-total // 10), 0, 10))
    assert page(page=1, size=5) == (ids[5:10], envelope(total, -(-total // 5), 1, 5))
    assert page(limit=4, page=2) == (ids[:4], envelope(total, -(-total // 4), 0, 4))  # as the reference does
    assert admin.get(path, {"limit": 4, "page": 2}).headers["truweel-warning"] == (
        "page: ignored, since limit is sent, which goes with offset; send size with page"
    )
    strict.get(path, {"limit": 4, "page": 2}, status=400)
    assert page(offset=3, limit=4) == (ids[3:7], envelope(total, -(-total // 4), 0, 4))
    assert page(offset=1000, limit=4) == ([], envelope(total, -(-total // 4), 250, 0))
    assert page(page=999, size=100) == ([], envelope(total, -(-total // 100), 999, 0))
    answer = admin.get(path, {"size": 101})
    assert answer.headers["truweel-warning"] == "size: cut to the maximum of 100"
    assert len(admin.items(path, {"limit": 5000})) == min(total, 100)
    strict.get(path, {"size": 101}, status=400)
    for name, text in (
        ("page", "-1"), ("page", "x"), ("size", "0"), ("size", "1.5"), ("limit", "-1"), ("offset", "-3"),
        ("offset", "9" * 30), ("sort", "nothing:asc"), ("sort", "id:up"), ("updatedFrom", "yesterday"),
        ("includeArchived", "yes"), ("id", "abc"), ("deletedFrom", "x"),
    ):  # fmt: skip
        for client in (admin, strict):
            refused = json_body(client.get(path, {name: text}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == [name]
    admin.get(path, {"cursor": "bm9uc2Vuc2U"}, status=400)
    both = json_body(admin.get(path, {"page": "x", "sort": "nope"}, status=400))
    assert sorted(fault["field"] for fault in both["errors"]) == ["page", "sort"]


@pytest.mark.parametrize("key", ALL)
def test_values_that_a_filter_cannot_read_are_refused(world: World, key: str) -> None:
    collection = world.registry[key]
    path = world.path(key, parent=world.admin.create(collection.parent.key)["id"] if collection.parent else None)
    for name, parameter in collection.parameters.items():
        is_id = parameter.field == "id" or "." in parameter.field
        field = None if is_id else field_of(collection, parameter.field)
        if field is None or not isinstance(field, Text) or isinstance(field, Choice):
            refused = json_body(world.admin.get(path, {name: "no such thing"}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == [name]


@pytest.mark.parametrize("key", covering(ALL))
def test_unknown_parameters_cause_a_warning_and_in_strict_a_refusal(world: World, key: str) -> None:
    collection = world.registry[key]
    path = world.path(key, parent=world.admin.create(collection.parent.key)["id"] if collection.parent else None)
    warning = world.admin.get(path, {"pagee": 1, "qqqq": 2}).headers["truweel-warning"]
    assert warning == "pagee: unknown, ignored (did you mean 'page'?) | qqqq: unknown, ignored"
    codes = world.admin.get(path, {"pagee": 1, "qqqq": 2}).headers["truweel-warning-codes"]
    assert json.loads(codes) == [
        {"field": "pagee", "code": "unknown_parameter", "params": {"nearest": "page"}},
        {"field": "qqqq", "code": "unknown_parameter", "params": {}},
    ]
    warning = world.admin.get(path, {"include": "nothing"}).headers["truweel-warning"]
    assert warning.startswith(f"include: 'nothing' is not a relation of {key}, ignored")
    refused = json_body(world.strict.get(path, {"pagee": 1}, status=400))
    assert refused["errors"] == [fault("pagee", "unknown (did you mean 'page'?)", "unknown_parameter", nearest="page")]
    world.strict.get(path, {"include": "nothing"}, status=400)
    answer = world.admin("GET", path, query={"pagee": 1}, headers={"Prefer": "handling=strict"})
    assert answer.status_code == 400
    assert "truweel-warning" not in world.admin.get(path, {"_s": "x", "database-mode": "replica"}).headers


@pytest.mark.parametrize("sort", ["", "name:asc", "name:desc,id:desc", "updatedAt:asc"])
def test_a_walk_by_page_shows_each_record_once_whatever_comes_and_goes(world: World, sort: str) -> None:
    admin = world.admin
    created = [admin.create("activities", {"name": f"Walk {n % 4}"})["id"] for n in range(23)]
    total = len(world.rows("SELECT 1 FROM activities WHERE tenant_id = 1 AND deleted_at IS NULL"))
    seen: list[str] = []
    deleted: set[str] = set()
    page = 0
    while records := admin.items("/activities", {"page": page, "size": 4} | ({"sort": sort} if sort else {})):
        seen += [record["id"] for record in records]
        deleted.add(records[0]["id"])
        admin.delete(f"/activities/{records[0]['id']}")
        admin.create("activities", {"name": f"Walk {page % 4}"})
        page += 1
        assert page < total, "the walk ends"
    assert len(seen) == len(set(seen)), "a record was seen twice"
    assert set(created) <= set(seen), "a record was lost"
