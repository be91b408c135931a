"""What follows from the documents is what they say: columns, extra values, counts, text indexes and history."""

import json

import pytest

from tests.contract.cases import ALL, UPDATED, create_full_record, extra_fields, make_deletable
from tests.harness import World
from truweel.schema.document import decode
from truweel.schema.engine import ENGINE_COLUMNS, ENGINE_INSTANTS
from truweel.schema.resource import Meta
from truweel.storage.records import column_values


@pytest.mark.parametrize("key", ALL)
def test_every_column_is_derived_from_its_document(world: World, key: str) -> None:
    collection, path, _, _ = create_full_record(world, key)
    if key in UPDATED:
        world.admin.put(path, world.samples().minimal(key))
        create_full_record(world, key)
        make_deletable(world, key, path)
        world.admin.delete(path)
    child = ("parent_id", "position") if collection.parent else ()
    search = ("search",) if collection.searched else ()
    names = (*ENGINE_COLUMNS.values(), "revision", *child, *collection.columns, *search)
    columns = ", ".join(f'"{name}"' for name in names)
    rows = world.rows(f'SELECT document, {columns} FROM "{collection.table}"')
    assert rows
    for document, *stored in rows:
        meta = Meta(version=stored[0])
        if collection.parent:
            meta.parent_id, meta.position = stored[7:9]
        values = dict(zip(ENGINE_INSTANTS, stored[1:6], strict=True))
        record = decode(collection, bytes(document), meta, values)
        beside = {name: stored[names.index(name)] for name in collection.balances}
        record.__dict__.update({n: field.from_column(beside[n]) for n, field in collection.balances.items()})
        assert column_values(collection, record) == stored


def test_counts_by_segment_are_the_numbers_of_live_records(world: World) -> None:
    for key in ALL:
        collection = world.registry[key]
        if (collection.parent and not collection.options.top_level) or collection.kind is not collection:
            continue
        create_full_record(world, key)
        sql = f'SELECT tenant_id, count(*) FROM "{collection.table}" WHERE deleted_at IS NULL AND archived_at IS NULL'
        live: dict[int, int] = dict(world.rows(f"{sql} GROUP BY tenant_id"))
        counted = world.rows("SELECT tenant_id, sum(live) FROM segment WHERE collection = ? GROUP BY tenant_id", key)
        assert {tenant: int(number) for tenant, number in counted if number} == live


@pytest.mark.parametrize("key", UPDATED)
def test_history_shows_each_change_with_old_and_new(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    if collection.extra:
        extra_fields(world, key)
    other = world.samples().full(key)
    name = next(n for n in collection.writable if other[n] != record[n])
    answer = world.admin.merge(path, {name: other[name]})
    id = int(record["id"])
    rows = world.rows(
        "SELECT version, operation, user_id, correlation_id, changes FROM history WHERE collection = ? "
        "AND record_id = ? ORDER BY version", key, id,
    )  # fmt: skip
    assert [(row[0], row[1], row[2]) for row in rows] == [
        (1, "create", world.users[1, "admin"]),
        (2, "update", world.users[1, "admin"]),
    ]
    assert rows[1][3] == answer.headers["x-correlation-id"]
    first, second = (json.loads(bytes(row[4])) for row in rows)
    assert second[name] == json.loads(json.dumps([record[name], other[name]], default=float))
    plain = {n: first[n] for n in collection.writable}
    assert plain == json.loads(json.dumps({n: record[n] for n in collection.writable}, default=float))
    if not collection.parent and not collection.owner_member:
        entries = world.admin.read(f"{path}/history")
        assert [(entry["version"], entry["operation"]) for entry in entries] == [(2, "update"), (1, "create")]
