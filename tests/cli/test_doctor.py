"""`truweel doctor` finds what doesn't follow from the documents, on both databases, and mends it when asked."""

import json
import shutil
import sqlite3
from collections import namedtuple
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import OpenShell, Shell, number_firms
from tests.harness import DIALECTS
from truweel import clock
from truweel.demo import generate_bodies
from truweel.demo.load import load_bodies
from truweel.operations.internal import update_record
from truweel.operations.system import system_caller
from truweel.schema.registry import Registry, load_registry
from truweel.storage.database import Database
from truweel.storage.records import SEGMENT


@pytest.fixture(params=DIALECTS)
def company(request: pytest.FixtureRequest, open_shell: OpenShell) -> Iterator[Shell]:
    """The shell with a small company in its first firm, on each kind of database."""
    with open_shell(request.param, fill_first_firm) as shell:
        yield shell


def fill_first_firm(database: Database, registry: Registry) -> None:
    number_firms(database, registry)
    operator = database.write_sync(lambda writer: system_caller(writer, registry, 1))
    load_bodies(database, registry, operator, generate_bodies(8))


def damage(shell: Shell, *statements: str) -> None:
    database = shell.database()
    database.write_sync(lambda writer: [writer.execute(finding) for finding in statements])
    database.close()


def findings(shell: Shell, *options: str) -> tuple[int, list[tuple[str, bool]]]:
    result = shell("doctor", "--json", *options)
    return result.code, [(finding["where"], finding["mended"]) for finding in json.loads(result.out)["findings"]]


def test_a_sound_database_is_well(company: Shell) -> None:
    result = company("doctor")
    assert result.code == 0, result.out
    assert result.out.endswith("all is well.\n")


@pytest.mark.parametrize("company", ["sqlite"], indirect=True)
def test_what_cant_be_read_is_told_and_the_rest_is_looked_at(company: Shell) -> None:
    damage(company, "UPDATE articles SET name = 'other' WHERE id = 3")
    with closing(sqlite3.connect(company.path)) as connection:
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'clients'")
        ((size,),) = connection.execute("PRAGMA page_size")
    with company.path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xee" * 100)
    code, findings_by_place = findings(company, "--fix")
    assert code == 1
    assert {("database", False), ("clients", False), ("articles 3", True)} <= set(findings_by_place)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE clients SET name = 'other' WHERE id = 3", "clients 3"),
        ("UPDATE clients SET label = document WHERE id = 3", "clients 3"),
        ("UPDATE clients SET search = 'other' WHERE id = 3", "clients 3"),
        ("UPDATE segment SET live = live + 1 WHERE collection = 'clients'", "segment clients 0"),
        ("DELETE FROM segment WHERE collection = 'clients'", "segment clients 0"),
    ],
)
def test_what_follows_from_a_document_is_mended(company: Shell, statement: str, where: str) -> None:
    damage(company, statement)
    assert SEGMENT > 8
    code, findings_by_place = findings(company)
    assert code == 1
    assert (where, False) in findings_by_place
    code, findings_by_place = findings(company, "--fix")
    assert (code, (where, True) in findings_by_place) == (0, True)
    assert findings(company) == (0, [])


@pytest.mark.parametrize("company", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("entry", "member"),
    [
        ("search || ' and more', name", "search"),
        ("search, '###' || substr(name, 4)", "name"),
        ("'', ''", "search"),
    ],
)
def test_a_text_index_that_holds_another_text_is_mended(company: Shell, entry: str, member: str) -> None:
    damage(
        company,
        "INSERT INTO clients_text (clients_text, rowid, search, name) "
        "SELECT 'delete', id, search, name FROM clients WHERE id = 3",
        f"INSERT INTO clients_text (rowid, search, name) SELECT id, {entry} FROM clients WHERE id = 3",
    )
    result = company("doctor")
    assert result.code == 1
    assert f"the text index doesn't find record 3 by its {member}" in result.out
    assert findings(company, "--fix")[0] == 0
    assert findings(company) == (0, [])


def test_extra_values_are_mended(company: Shell) -> None:
    database = company.database()
    sql = "SELECT record_id FROM extra_value WHERE collection = 'clients' ORDER BY record_id LIMIT 1"
    row = database.read_sync(lambda reader: reader.row(sql))
    database.close()
    assert row is not None
    damage(company, f"DELETE FROM extra_value WHERE collection = 'clients' AND record_id = {row[0]}")
    where = f"clients {row[0]}"
    assert findings(company) == (1, [(where, False)])
    assert findings(company, "--fix") == (0, [(where, True)])
    assert findings(company) == (0, [])


def test_a_document_that_cant_be_read_is_told_and_left(company: Shell) -> None:
    broken = "'x'::bytea" if company.url else "x'78'"
    damage(company, f"UPDATE clients SET document = {broken} WHERE id = 3")
    assert findings(company, "--fix") == (1, [("clients 3", False)])


def test_a_missing_change_in_history_is_told(company: Shell) -> None:
    database = company.database()
    database.write_sync(
        lambda w: update_record(
            w, load_registry(), system_caller(w, load_registry(), 1), "clients", 3, {"name": "Changed"}
        )
    )
    database.close()
    damage(company, "DELETE FROM history WHERE collection = 'clients' AND record_id = 3 AND version = 2")
    assert findings(company) == (1, [("clients 3", False)])


def test_only_what_is_gone_at_a_second_look_was_mended(company: Shell) -> None:
    damage(
        company,
        "DELETE FROM history WHERE collection = 'clients' AND record_id = 3",
        "INSERT INTO history (tenant_id, at, user_id, app_id, correlation_id, collection, record_id, version, "
        "operation, revision, changes) SELECT tenant_id, 1, NULL, NULL, '', 'clients', id, 7, 'update', 1, document "
        "FROM clients WHERE id = 3",
        "UPDATE clients SET name = 'other' WHERE id = 3",
    )
    result = company("doctor", "--json", "--fix")
    mended = {finding["what"].split()[0]: finding["mended"] for finding in json.loads(result.out)["findings"]}
    assert (result.code, mended) == (1, {"name": True, "the": False})
    assert findings(company, "--fix") == (1, [("clients 3", False)])


def test_a_sequence_that_lags_is_advanced(company: Shell) -> None:
    if company.url:
        database = company.database()
        database.write_sync(lambda writer: writer.rows("SELECT setval('clients_id', 1)"))
        database.close()
    else:
        damage(company, "UPDATE sequence SET last = 1 WHERE name = 'clients'")
    assert findings(company) == (1, [("sequence clients", False)])
    assert findings(company, "--fix") == (0, [("sequence clients", True)])
    assert findings(company) == (0, [])


def findings_at(shell: Shell, where: str, *options: str) -> tuple[int, list[tuple[str, bool]]]:
    """The exit code, and what is said of the surroundings and whether it is advice."""
    result = shell("doctor", "--json", *options)
    findings = json.loads(result.out)["findings"]
    return result.code, [(finding["what"], finding["advice"]) for finding in findings if finding["where"] == where]


def test_keys_that_everyone_can_read_are_told_and_closed(shell: Shell) -> None:
    assert shell("doctor").code == 0
    path = shell.data / "server.key"
    path.chmod(0o640)
    assert findings_at(shell, "disk") == (
        0, [(f"{path} can be read by its group (0640); chmod 600, unless the server needs that", True)]
    )  # fmt: skip
    path.chmod(0o644)
    result = shell("doctor")
    assert (result.code, result.err.startswith(f"truweel: {path} can be read by everyone")) == (1, True)
    result = shell("doctor", "--fix")
    assert result.code == 0, result.out
    assert f"mended  disk: {path} can be read by everyone on this machine (0644); chmod 600" in result.out
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_full_disk_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**9, 10**9 - 3 * 2**20, 3 * 2**20))
    code, findings_by_place = findings_at(shell, "disk")
    assert code == 1
    assert (f"3 MB are free in {shell.data}; keep 512 MB at least", False) in findings_by_place


def test_a_folder_that_is_none_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = tmp_path / "mount"
    there.touch()
    monkeypatch.setenv("TRUWEEL_STORE", there.as_uri())
    assert findings_at(shell, "disk") == (1, [(f"{there} can't be written: Not a directory", False)])


def test_a_clock_that_was_set_back_is_told(company: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now - 3_600_000)
    code, findings_by_place = findings_at(company, "clock")
    assert code == 1
    messages = [what for what, _ in findings_by_place]
    assert messages[-1].startswith("the last change is dated ")
    assert messages[-1].endswith(" this machine's clock was set back, or another server's is ahead")
    if company.url:  # SQLite has no clock of its own
        assert messages[0] in [
            f"this machine's clock is {seconds} seconds behind the database's; use NTP on both"
            for seconds in range(3600, 3700)
        ]
    assert len(messages) == (2 if company.url else 1)


def test_settings_that_are_only_risky_are_advice(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings_at(shell, "settings") == (0, [])
    monkeypatch.setenv("TRUWEEL_HOST", "0.0.0.0")
    links = ("public_url isn't set: links are made of the Host that each client names", True)
    assert findings_at(shell, "settings") == (0, [links])
    monkeypatch.setenv("TRUWEEL_LIMITS", "off")
    monkeypatch.setenv("TRUWEEL_PUBLIC_URL", "http://api.example.com")
    assert findings_at(shell, "settings") == (
        0,
        [
            ("limits is off: nobody is held back, however fast they ask", True),
            ("public_url is http://api.example.com: credentials travel in clear; use https", True),
        ],
    )
    monkeypatch.delenv("TRUWEEL_LIMITS")
    monkeypatch.setenv("TRUWEEL_PUBLIC_URL", "https://api.example.com")
    proxies = ("trusted_proxies isn't set: to log and limits everybody is at the address of the proxy", True)
    assert findings_at(shell, "settings") == (0, [proxies])
    monkeypatch.setenv("TRUWEEL_TRUSTED_PROXIES", "10.0.0.1")
    assert findings_at(shell, "settings") == (0, [])
    assert shell("user", "add-key", "admin@firm-1.example", "-t", "firm-1").code == 0
    damage(shell, "UPDATE api_key SET local = 1")
    demo = "the demo's keys are in this database, and refused while the server listens on 0.0.0.0"
    assert findings_at(shell, "settings") == (0, [(demo, True)])


def test_networks_of_webhooks_are_looked_at(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUWEEL_WEBHOOKS_ALLOW_NETWORKS", "10.0.0.0/8, 127.0.0.0/8, ::1")
    message = (
        "webhooks_allow_networks names loopback ({}): whoever may register a webhook can call the services of this "
        "machine, and reads what they answer"
    )
    loopback = [(message.format("127.0.0.0/8"), True), (message.format("::1/128"), True)]
    assert findings_at(shell, "settings") == (0, loopback)
    monkeypatch.setenv("TRUWEEL_WEBHOOKS_ALLOW_NETWORKS", "0.0.0.0/0, 169.254.0.0/16")
    faults = [
        ("webhooks_allow_networks names every address (0.0.0.0/0): name the networks", False),
        (
            "webhooks_allow_networks names link-local addresses (169.254.0.0/16): there a cloud gives out credentials",
            False,
        ),
    ]
    assert findings_at(shell, "settings") == (1, faults)


def test_settings_that_are_wrong_together_are_faults(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUWEEL_TRUSTED_PROXIES", "0.0.0.0/0")
    monkeypatch.setenv("TRUWEEL_REDIS", "redis://127.0.0.1:1/0")
    monkeypatch.setenv("TRUWEEL_WEBHOOKS_DELIVER", "off")
    code, findings_by_place = findings_at(shell, "settings")
    assert code == 1
    assert findings_by_place == [
        ("trusted_proxies names every address: anybody can say who they are; name the proxies", False),
        *([] if shell.url else [
            ("webhooks_deliver is off, and with SQLite nothing else delivers them; set it to on", False)
        ]),
        ("redis doesn't answer (ConnectionError); limits are open meanwhile", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("TRUWEEL_WORKER", "2", "TRUWEEL_WORKER: there is no such setting; did you mean workers?"),
        ("TRUWEEL_PORT", "http", "must be a whole number from 0 to 65535"),
        ("TRUWEEL_WORKERS", "2", "workers = 2: "),
    ],
)
def test_settings_that_cant_be_right_are_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    monkeypatch.setenv(variable, value)
    result = shell("doctor")
    assert (result.code, message in result.err) == (2, True), result.err
