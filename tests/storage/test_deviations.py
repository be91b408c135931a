"""A schema that isn't the code's is noticed at start, by `migrate`, `doctor` and `/readyz`."""

import json

import httpx
import pytest

from tests.cli.conftest import Shell, open_shell, shell
from truweel.application import build
from truweel.maintenance import sweeps
from truweel.settings import Settings
from truweel.storage.migrations.deviations import current_layout, find_deviations

__all__ = ["open_shell", "shell"]

BEGINNING = "The database says that it is at revision "
END = "It was changed by something else, or restored in part: restore a backup, or change it back."


def change(shell: Shell, *statements: str) -> None:
    database = shell.database()
    database.write_sync(lambda writer: [writer.execute(statement) for statement in statements])
    database.close()


def problems(shell: Shell) -> list[tuple[str, bool]]:
    database = shell.database()
    deviations = database.read_sync(lambda reader: find_deviations(reader, current_layout()))
    database.close()
    return [(deviation.problem, deviation.is_harmless) for deviation in deviations]


def test_the_tables_of_a_new_database_are_those_of_its_revision(shell: Shell) -> None:
    assert problems(shell) == []


@pytest.mark.parametrize(
    ("statements", "problem"),
    [
        (['ALTER TABLE clients RENAME COLUMN "name" TO "gone"'], "clients has no column name"),
        (["DROP TABLE job"], "there is no table job"),
        (["DROP INDEX webhook_endpoint_uuid"], "the index webhook_endpoint_uuid is missing; make it by CREATE UNIQUE"),
        (
            ["DROP INDEX webhook_endpoint_uuid", "CREATE INDEX webhook_endpoint_uuid ON webhook_endpoint (uuid)"],
            "the index webhook_endpoint_uuid is another one than CREATE UNIQUE INDEX ",
        ),
        (
            ["ALTER TABLE api_key DROP COLUMN name", "ALTER TABLE api_key ADD COLUMN name INTEGER"],
            "api_key.name is INTEGER, not TEXT",
        ),
    ],
)
def test_another_schema_is_refused(shell: Shell, statements: list[str], problem: str) -> None:
    change(shell, *statements)
    for command in (
        ("migrate",),
        ("init",),
        ("doctor",),
        ("serve", "--port", "0"),
        ("user", "list", "--tenant", "acme"),
    ):
        result = shell(*command)
        assert result.code == 1, command
        assert BEGINNING in result.err
        assert problem in result.err
        assert END in result.err


def test_what_writes_of_this_version_do_not_fill_is_refused(shell: Shell) -> None:
    default = "" if shell.url else " DEFAULT 'x'"  # SQLite adds no such column without one
    change(shell, f"ALTER TABLE job ADD COLUMN more TEXT NOT NULL{default}")
    if shell.url:
        assert "job.more is none of this version's columns, and has to have a value" in shell("migrate").err
    else:
        assert shell("migrate").code == 0


def test_what_is_there_besides_is_no_fault(shell: Shell) -> None:
    change(
        shell,
        "CREATE TABLE of_the_operator (id BIGINT NOT NULL)",
        "ALTER TABLE clients ADD COLUMN more TEXT",
        "CREATE INDEX clients_more ON clients (more)",
    )
    assert problems(shell) == []
    assert shell("doctor").code == 0


def test_an_index_that_only_makes_it_faster_is_a_finding_and_no_refusal(
    shell: Shell, caplog: pytest.LogCaptureFixture
) -> None:
    change(shell, "DROP INDEX history_at")
    result = shell("doctor", "--json")
    assert result.code == 1
    assert [(finding["where"], finding["what"]) for finding in json.loads(result.out)["findings"]] == [
        ("schema", 'the index history_at is missing; make it by CREATE INDEX "history_at" ON "history" ("at")')
    ]
    assert "the index history_at is missing" in caplog.text
    assert problems(shell)[0][1]


@pytest.mark.anyio
async def test_readyz_notices_it_while_the_server_runs(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    application = build(Settings(data=shell.data, database=shell.url or f"sqlite:///{shell.path}"))
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://x") as http,
    ):
        assert (await http.get("/readyz")).status_code == 200
        change(shell, 'ALTER TABLE offers RENAME COLUMN "title" TO "gone"')
        assert (await http.get("/readyz")).status_code == 200  # a look holds for a minute
        monkeypatch.setattr(sweeps, "SCHEMA_SECONDS", -1.0)
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["parts"]["database"]) == (
            503,
            "The schema is not this version's: offers has no column title.",
        )
