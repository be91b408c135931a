"""A filter goes by its index, which holds only the rows that have a value."""

import re

import pytest

from tests.harness import Templates, World, open_world
from truweel.query import compile
from truweel.query.parse import parse_query
from truweel.schema import Choice, Date, ResourceRef
from truweel.schema.collection import Collection
from truweel.schema.registry import load_registry
from truweel.storage.database import Writer

REGISTRY = load_registry()
CASES = [
    (collection, parameter)
    for collection in REGISTRY
    for parameter in collection.parameters.values()
    if collection.is_listed
    and parameter.operator == "in"
    and (parameter.field in collection.sparse_columns or "." in parameter.field)
]


def plan(world: World, collection: Collection, pairs: list[tuple[str, str]]) -> str:
    """How the database finds what the query matches."""
    select = compile.count(parse_query(world.registry, collection, pairs), world.database.dialect, 1)
    explain = "EXPLAIN QUERY PLAN" if world.database.dialect == "sqlite" else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in world.database.read_sync(
        lambda reader: reader.rows(f"{explain} {select.sql}", select.parameters)
    ))  # fmt: skip


def value_of(collection: Collection, field: str) -> str:
    """A value that a filter by `field` takes."""
    column = collection.columns.get(field)
    if isinstance(column, ResourceRef):
        return "/clients/7"
    if isinstance(column, Date):
        return "2026-01-31"
    return column.options[0] if isinstance(column, Choice) else "7"


def test_each_filter_goes_by_its_index(templates: Templates) -> None:
    assert len(CASES) > 100
    with open_world(templates, "sqlite") as world:
        for collection, parameter in CASES:
            name, _, member = parameter.field.partition(".")
            table = collection.child_fields[name].table if member else collection.table
            steps = plan(world, collection, [(parameter.name, value_of(collection, parameter.field))])
            # A unique index that begins with the member does as well.
            index = rf"INDEX {table}_{member or name}(_\w+_unique)? \(tenant_id=\? AND {member or name}=\?"
            assert re.search(index, steps), (collection.key, parameter, steps)


@pytest.mark.parametrize("name", ["gsm", "assignedUserId", "invoiceEmail"])
def test_each_filter_goes_by_its_index_on_postgresql(templates: Templates, name: str) -> None:
    with open_world(templates, "postgresql") as world:
        client = world.admin.create("clients")
        columns = [row[0] for row in world.rows(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'clients'"
        )]  # fmt: skip
        empty = {"gsm": "''", "invoiceEmail": "''", "assignedUserId": "NULL", "id": "id + n"}
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join(empty.get(column, f'"{column}"') for column in columns)

        def fill(writer: Writer) -> None:
            writer.execute(
                f"INSERT INTO clients ({names}) SELECT {values} FROM clients, generate_series(1, 20000) n WHERE id = ?",
                (int(client["id"]),),
            )
            writer.execute("ANALYZE clients")

        world.database.write_sync(fill)
        steps = plan(world, world.registry["clients"], [(name, "7")])
        assert f'"clients_{name}"' in steps or f"clients_{name} " in steps, steps


def test_records_without_a_value_are_still_found(world: World) -> None:
    bare = world.admin.create("clients", {"name": "Zonder", "gsm": None, "clientPriceGroupId": None})
    other = world.admin.create("clients", {"name": "Met", "gsm": "0475 12 34 56"})

    def ids_by(query: str) -> set[str]:
        ids = {item["id"] for item in world.admin.read(f"/clients?size=100&{query}")["items"]}
        return ids & {bare["id"], other["id"]}

    assert ids_by("gsm=null") == {bare["id"]}
    assert ids_by("gsm=") == {bare["id"]}
    assert ids_by("gsm=0475 12 34 56") == {other["id"]}
    assert ids_by("gsm=null&gsm=0475 12 34 56") == {bare["id"], other["id"]}
    assert bare["id"] in ids_by("clientPriceGroupId=null")
