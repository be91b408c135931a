"""Lists against an oracle in Python over the same records: every filter, every sort, pages, offsets, cursors."""

import itertools
import random
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from tests.contract.cases import ALL
from tests.harness import Client, World, value
from tests.samples import RULES
from truweel.schema.collection import AUDIT_FIELDS, Collection
from truweel.schema.fields import Boolean, Choice, DecimalField, Field, Text, TimeOfDay, fold
from truweel.schema.filters import Parameter
from truweel.schema.numbers import format_decimal
from truweel.schema.relations import File, Ref, Refs

Record = Mapping[str, Any]
WORDS = ("alpha beta", "ALPHA Béta", "al", "Gamma 100%_x", 'été "quoted"', "İstanbul straße", "zz", "", None)
ROWS = 12
LIVE = "deleted_at IS NULL AND archived_at IS NULL"
NUMBERS = itertools.count(10_000)


def stocked(world: World, key: str) -> tuple[Collection, str, list[dict[str, Any]]]:
    """A collection with varied records, ties and nulls among them: its list path, and its records in default order."""
    collection = world.registry[key]
    parent = world.admin.create(collection.parent.key)["id"] if collection.parent else None
    path = world.path(key, parent=parent)
    chance = random.Random(key)
    made = [world.admin.create(key, _varied(world, collection, n, chance), parent=parent) for n in range(ROWS)]
    if parent is None:
        ids = {str(row[0]) for row in world.rows(f'SELECT id FROM "{collection.table}" WHERE tenant_id = 1 AND {LIVE}')}
        known = {one["id"]: one for one in made}
        made = [known.get(id) or world.admin.read(f"{path}/{id}") for id in sorted(ids, key=int)]
    # A later child may have changed the one before it (its place, its parent): what counts is what is stored now.
    return collection, path, [world.admin.read(f"{path}/{one['id']}") for one in made]


def _varied(world: World, collection: Collection, n: int, chance: random.Random) -> dict[str, Any]:
    body = world.samples().minimal(collection.key)
    unique = {name for names in collection.options.unique for name in names}
    for name, field in collection.writable.items():
        if field.unique or name in unique or isinstance(field, File):
            continue
        if isinstance(field, Text) and not isinstance(field, Choice) and not field.pattern:
            word = chance.choice(WORDS)
            body[name] = word[: field.max_length] if word is not None else None
        elif chance.random() < 0.7:
            body[name] = world.samples().value(field, chance.randrange(4))
        if field.required and not body.get(name):
            body[name] = f"{name} {n}" if isinstance(field, Text) and not isinstance(field, Choice) else None
            body[name] = body[name] or world.samples().value(field, n)
    if correct := RULES.get(collection.key):
        correct(body, next(NUMBERS))
    return body


def column(field: Field, found: Any) -> Any:
    """What the list compares: the member as a value that sorts like it, None for null."""
    if found is None:
        return None
    if isinstance(field, Text):
        return fold(found)
    if isinstance(field, DecimalField):
        return float(found)
    if isinstance(field, TimeOfDay):
        return found["hour"] * 60 + found["minute"]
    if isinstance(field, Ref):
        return int(found)
    return found


def field_of(collection: Collection, name: str) -> Field:
    return AUDIT_FIELDS.get(name) or collection.fields[name]


def text_of(field: Field | None, found: Any) -> str:
    """A member as a query parameter writes it."""
    if isinstance(field, Boolean):
        return "true" if found else "false"
    if isinstance(found, (int, Decimal)):
        return format_decimal(Decimal(found)) if isinstance(field, DecimalField) else str(found)
    return str(found)


def kept(collection: Collection, parameter: Parameter, texts: list[str], records: list[Any]) -> list[str]:
    """The ids that a filter must leave, by the words of the documentation."""
    if parameter.field == "id":
        return [r["id"] for r in records if r["id"] in texts]
    field = field_of(collection, parameter.field)
    if isinstance(field, Refs):
        return [r["id"] for r in records if set(r[parameter.field]) & set(texts)]
    compare: Callable[[Any], bool]
    if parameter.operator == "contains":
        words = [fold(text) for text in texts if text]
        compare = lambda v: any(v.startswith(w) if len(w) < 3 else w in v for w in words)  # noqa: E731
    elif parameter.operator == "in":
        wanted = [_parsed(field, text) for text in texts]
        compare = lambda v: v in wanted  # noqa: E731
    elif parameter.operator == "from":
        compare = lambda v: v >= _parsed(field, texts[0])  # noqa: E731
    else:
        compare = lambda v: v <= _parsed(field, texts[0])  # noqa: E731
    values = [(r["id"], column(field, r[parameter.field])) for r in records]
    return [id for id, found in values if found is not None and compare(found)]


def _parsed(field: Field, text: str) -> Any:
    if isinstance(field, Boolean):
        return text == "true"
    if isinstance(field, Text):
        return fold(text)
    if isinstance(field, DecimalField):
        return float(text)
    return int(text) if field.column in ("integer", "reference") else text


def answered(client: Client, path: str, collection: Collection, query: Any) -> list[str]:
    """The ids of a list, after a look at its envelope."""
    found = client.read(path, [*query, ("size", "100")])
    if not collection.options.envelope:
        return [one["id"] for one in found]
    items = found["items"]
    assert list(found) == ["items", "totalItems", "totalPages", "currentPage", "size"]
    assert found["totalItems"] == found["size"] == len(items)
    assert found["totalPages"] == (1 if items else 0)
    return [one["id"] for one in items]


@pytest.mark.parametrize("key", ALL)
def test_every_filter_leaves_what_the_oracle_leaves(world: World, key: str) -> None:
    collection, path, records = stocked(world, key)
    assert answered(world.admin, path, collection, []) == [r["id"] for r in records]
    for name, parameter in collection.parameters.items():
        field = None if parameter.field == "id" else field_of(collection, parameter.field)
        found = [r.get(parameter.field) for r in records]
        given = [text_of(field, v) for some in found for v in (some if isinstance(some, list) else [some]) if v]
        if isinstance(field, Boolean):
            given = ["true", "false"]
        if parameter.field not in collection.members:
            continue  # createdAt of a collection that doesn't show it
        texts = list(dict.fromkeys(given))[:4]
        if parameter.operator == "contains":
            texts += ["al", "BETA", "Ét", "ete", "100%_", '"quot', "strasse", "zz", "nothing"]
        cases = [[text] for text in texts]
        if parameter.operator in ("in", "contains") and len(texts) > 1:
            cases.append(texts[:2])
        for case in cases:
            expected = kept(collection, parameter, case, records)
            assert answered(world.admin, path, collection, [(name, text) for text in case]) == expected, (name, case)


@pytest.mark.parametrize("key", ALL)
def test_text_search_looks_in_every_searched_field(world: World, key: str) -> None:
    collection, path, records = stocked(world, key)
    if not collection.searched:
        answer = world.admin.get(path, {"searchText": "x"})
        assert answer.headers["truweel-warning"].startswith("searchText: ignored")
        return
    for words in (["alpha"], ["AL"], ["Béta"], ["alpha", "gamma"], ['"quo'], ["%_x"], ["z"], ["nothing at all"]):
        expected = []
        for record in records:
            texts = [fold(str(record[name])) for name in collection.searched if record[name] is not None]
            short = [t for n, t in zip(_present(collection, record), texts, strict=True) if collection.fields[n].column]
            found = [
                any(t.startswith(fold(w)) for t in short) if len(fold(w)) < 3 else fold(w) in "\n".join(texts)
                for w in words
            ]
            if all(found):
                expected.append(record["id"])
        assert answered(world.admin, path, collection, [("searchText", w) for w in words]) == expected, words


def _present(collection: Collection, record: Record) -> list[str]:
    return [name for name in collection.searched if record[name] is not None]


def ordered(collection: Collection, records: list[Any], *keys: tuple[str, bool]) -> list[str]:
    """The ids in the order of `keys` (field, descending): null first, ties by id in the direction of the last key."""
    found = sorted(records, key=lambda r: int(r["id"]), reverse=keys[-1][1])
    for name, descending in reversed(keys):
        if name == "id":
            found.sort(key=lambda r: int(r["id"]), reverse=descending)
        else:
            field = field_of(collection, name)
            found.sort(key=lambda r: _rank(column(field, r[name]), field), reverse=descending)
    return [one["id"] for one in found]


def _rank(found: Any, field: Field) -> tuple[bool, Any]:
    # An empty text and none have the same place.
    empty = found is None or (isinstance(field, Text) and found == "")
    return (not empty, 0 if empty else found)


@pytest.mark.parametrize("key", ALL)
def test_every_sort_is_the_oracles_by_list_cursor_and_page(world: World, key: str) -> None:
    collection, path, records = stocked(world, key)
    names = [n for n in collection.sorts if n == "id" or n in collection.members]
    cases: list[tuple[tuple[str, bool], ...]] = [((name, down),) for name in names for down in (False, True)]
    others = [n for n in names if n not in ("id", "createdAt", "updatedAt")]
    if others:
        cases += [((others[0], True), ("updatedAt", False)), ((others[-1], False), ("id", True))]
        cases += [(("updatedAt", True), (others[0], False), ("createdAt", True))] if "updatedAt" in names else []
    for keys in cases:
        sort = ",".join(f"{name}:{'desc' if down else 'asc'}" for name, down in keys)
        expected = ordered(collection, records, *keys)
        if collection.parent and sort == "id:asc":
            continue  # the default order, which for children is their place
        assert answered(world.admin, path, collection, [("sort", sort)]) == expected, sort
        pages = [
            one["id"]
            for page in range(len(records) // 5 + 2)
            for one in world.admin.items(path, {"sort": sort, "size": 5, "page": page})
        ]
        assert pages == expected, sort
        slices = [
            one["id"]
            for offset in range(0, len(records) + 7, 7)
            for one in world.admin.items(path, {"sort": sort, "limit": 7, "offset": offset})
        ]
        assert slices == expected, sort
        if not collection.parent:
            assert by_cursor(world.admin, f"{path}?sort={sort}&size=5") == expected, sort


def by_cursor(client: Client, path: str) -> list[str]:
    """The ids along the Link headers."""
    found: list[str] = []
    target: str | None = path
    while target:
        answer = client.get(target)
        got = value(answer)
        found += [one["id"] for one in (got if isinstance(got, list) else got["items"])]
        link = answer.headers.get("link")
        target = link.partition("<")[2].partition(">")[0] if link else None
    return found


@pytest.mark.parametrize("key", ALL)
def test_pages_and_offsets(world: World, key: str) -> None:
    collection, path, records = stocked(world, key)
    ids = [r["id"] for r in records]
    total = len(ids)

    def page(status: int = 200, **query: Any) -> tuple[list[str], tuple[int, ...]]:
        found = value(world.admin.get(path, query, status=status))
        if not collection.options.envelope:
            return [one["id"] for one in found], ()
        rest = (found["totalItems"], found["totalPages"], found["currentPage"], found["size"])
        return [one["id"] for one in found["items"]], rest

    def envelope(*numbers: int) -> tuple[int, ...]:
        return numbers if collection.options.envelope else ()

    assert page() == (ids[:10], envelope(total, -(-total // 10), 0, 10))
    assert page(page=1, size=5) == (ids[5:10], envelope(total, -(-total // 5), 1, 5))
    assert page(limit=4, page=2) == (ids[8:12], envelope(total, -(-total // 4), 2, len(ids[8:12])))
    assert page(offset=3, limit=4) == (ids[3:7], envelope(total, -(-total // 4), 0, 4))
    assert page(offset=1000, limit=4) == ([], envelope(total, -(-total // 4), 250, 0))
    assert page(page=999, size=100) == ([], envelope(total, 1 if total <= 100 else 2, 999, 0))
    answer = world.admin.get(path, {"size": 101})
    assert answer.headers["truweel-warning"] == "size: cut to the maximum of 100"
    assert len(world.admin.items(path, {"limit": 5000})) == min(total, 100)
    world.strict.get(path, {"size": 101}, status=400)
    for name, bad in (
        ("page", "-1"), ("page", "x"), ("size", "0"), ("size", "1.5"), ("limit", ""), ("offset", "-3"),
        ("offset", "9" * 30), ("sort", "nothing:asc"), ("sort", "id:up"), ("updatedFrom", "yesterday"),
        ("includeArchived", "yes"), ("id", "abc"), ("deletedFrom", "x"),
    ):  # fmt: skip
        for client in (world.admin, world.strict):
            refused = value(client.get(path, {name: bad}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == [name]
    world.admin.get(path, {"cursor": "bm9uc2Vuc2U"}, status=400)
    both = value(world.admin.get(path, {"page": "x", "sort": "nope"}, status=400))
    assert sorted(fault["field"] for fault in both["errors"]) == ["page", "sort"]


@pytest.mark.parametrize("key", ALL)
def test_values_that_a_filter_cannot_read_are_refused(world: World, key: str) -> None:
    collection = world.registry[key]
    path = world.path(key, parent=world.admin.create(collection.parent.key)["id"] if collection.parent else None)
    for name, parameter in collection.parameters.items():
        field = None if parameter.field == "id" else field_of(collection, parameter.field)
        if field is None or not isinstance(field, Text) or isinstance(field, Choice):
            refused = value(world.admin.get(path, {name: "no such thing"}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == [name]


@pytest.mark.parametrize("key", ALL)
def test_unknown_parameters_are_told_and_in_strict_refused(world: World, key: str) -> None:
    collection = world.registry[key]
    path = world.path(key, parent=world.admin.create(collection.parent.key)["id"] if collection.parent else None)
    told = world.admin.get(path, {"pagee": 1, "qqqq": 2}).headers["truweel-warning"]
    assert told == "pagee: unknown, ignored (did you mean 'page'?) | qqqq: unknown, ignored"
    told = world.admin.get(path, {"include": "nothing"}).headers["truweel-warning"]
    assert told.startswith(f"include: 'nothing' is not a relation of {key}, ignored")
    refused = value(world.strict.get(path, {"pagee": 1}, status=400))
    assert refused["errors"] == [{"field": "pagee", "message": "unknown (did you mean 'page'?)"}]
    world.strict.get(path, {"include": "nothing"}, status=400)
    answer = world.admin("GET", path, query={"pagee": 1}, headers={"Prefer": "handling=strict"})
    assert answer.status_code == 400
    assert "truweel-warning" not in world.admin.get(path, {"_s": "x", "database-mode": "replica"}).headers


@pytest.mark.parametrize("sort", ["", "name:asc", "name:desc,id:desc", "updatedAt:asc"])
def test_a_walk_by_page_shows_each_record_once_whatever_comes_and_goes(world: World, sort: str) -> None:
    admin = world.admin
    made = [admin.create("activities", {"name": f"Walk {n % 4}"})["id"] for n in range(23)]
    total = len(world.rows("SELECT 1 FROM activities WHERE tenant_id = 1 AND deleted_at IS NULL"))
    seen: list[str] = []
    gone: set[str] = set()
    page = 0
    while items := admin.items("/activities", {"page": page, "size": 4} | ({"sort": sort} if sort else {})):
        seen += [one["id"] for one in items]
        gone.add(items[0]["id"])
        admin.delete(f"/activities/{items[0]['id']}")
        admin.create("activities", {"name": f"Walk {page % 4}"})
        page += 1
        assert page < total, "the walk ends"
    assert len(seen) == len(set(seen)), "a record was seen twice"
    assert set(made) <= set(seen), "a record was lost"
