"""`truweel purge --everything` takes a tenant away and nothing else, on both databases."""

from functools import partial

from tests.cli.conftest import Shell
from truweel.demo import generate_bodies
from truweel.demo.load import load_bodies
from truweel.operations.system import system_caller
from truweel.schema.registry import load_registry
from truweel.storage.removal import KEPT_TABLES
from truweel.storage.tables import metadata


def rows(shell: Shell, tenant: int) -> dict[str, int]:
    """How many rows of the tenant each table has, those without left out."""
    tables = [
        name
        for name, table in metadata(load_registry()).tables.items()
        if "tenant_id" in table.c and name not in KEPT_TABLES
    ]
    database = shell.database()
    try:
        row_counts = database.read_sync(
            lambda reader: {
                name: row[0]
                for name in tables
                if (row := reader.row(f'SELECT count(*) FROM "{name}" WHERE tenant_id = ?', (tenant,)))
            }
        )
    finally:
        database.close()
    return {name: count for name, count in row_counts.items() if count}


def test_everything_of_one_tenant_goes_and_nothing_of_another(shell: Shell) -> None:
    database = shell.database()
    for tenant in (1, 2):
        operator = database.write_sync(partial(system_caller, registry=load_registry(), tenant_id=tenant))
        load_bodies(database, load_registry(), operator, generate_bodies(8))
    database.close()
    assert shell("user", "add-key", "admin@firm-1.example", "-t", "firm-1").code == 0
    app = ("--name", "Planbord", "--scope", "clients", "--redirect-uri", "https://planbord.example/back")
    assert shell("app", "create", *app, "-t", "firm-1").code == 0
    mine, others = rows(shell, 1), rows(shell, 2)
    assert {"clients", "history", "event", "api_key", "segment", "extra_value"} <= set(mine)

    result = shell("purge", "-t", "firm-1", "--everything", "firm-2")
    assert (result.code, result.err) == (1, "truweel: --everything firm-2: the tenant's slug is firm-1.\n")
    assert shell("purge", "-t", "firm-1").code == 2
    assert (rows(shell, 1), rows(shell, 2)) == (mine, others)

    result = shell("purge", "-t", "firm-1", "--everything", "firm-1")
    assert (result.code, result.out) == (0, "Tenant firm-1 purged.\n")
    assert (rows(shell, 1), rows(shell, 2)) == ({}, others)
    assert shell("app", "list", "--json").value == []
    assert [tenant["slug"] for tenant in shell("tenant", "list", "--json").value] == ["firm-2"]
    result = shell("doctor")
    assert (result.code, result.out.endswith("all is well.\n")) == (0, True), result.out
