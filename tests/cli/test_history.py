"""`truweel history`: who changed a record and its lines, on the command line."""

from tests.cli.conftest import Shell
from truweel.auth.caller import Caller
from truweel.operations.answer import Context
from truweel.operations.internal import create_record
from truweel.operations.write import Write, replace
from truweel.schema.registry import load_registry
from truweel.storage.database import Writer


def test_history_is_told_with_lines_and_names(shell: Shell) -> None:
    database, registry = shell.database(), load_registry()
    ((admin,),) = database.read_sync(lambda r: r.rows("SELECT id FROM users WHERE email = 'admin@firm-1.example'"))
    caller = Caller(1, admin, "Administrator", is_administrator=True)

    def make(writer: Writer) -> tuple[int, int]:
        clients = [create_record(writer, registry, caller, "clients", {"name": name}).id for name in ("Ada", "Bo")]
        body = {"clientId": clients[0], "lineItems": [{"description": "Wall", "quantity": 1}]}
        return create_record(writer, registry, caller, "offers", body).id, clients[1]

    offer, client = database.write_sync(make)
    ((line,),) = database.read_sync(lambda r: r.rows(f'SELECT id FROM "{registry["offers/line-items"].table}"'))

    def change(writer: Writer) -> None:
        write = Write(writer, registry, caller, Context("", "c1"), registry["offers"])
        lines = [{"id": str(line), "description": "Wall", "quantity": 4}]
        replace(write, offer, {"clientId": client, "lineItems": lines})

    database.write_sync(change)
    database.close()
    entries = shell("history", f"offers/{offer}", "--tenant", "firm-1", "--json").value
    assert [(entry["version"], entry["userName"]) for entry in entries] == [(2, "Admin 1"), (1, "Admin 1")]
    shown = shell("history", f"offers/{offer}", "-t", "firm-1", "--size", "1").out
    assert shown.splitlines()[0] == f"v2  {entries[0]['at']}  Admin 1  update"
    assert '    clientId: "Ada" → "Bo"' in shown.splitlines()
    assert f"    lineItems {line} (Wall)  update" in shown.splitlines()
    assert "        quantity: 1.0 → 4.0" in shown.splitlines()
    assert shown.splitlines()[-1] == "There are older ones: --before 2"
    other = shell("history", f"offers/{offer}", "-t", "firm-2")
    assert (other.code, other.err) == (1, f"truweel: offers has no record with id {offer}.\n")


def test_what_is_no_record_is_a_sentence(shell: Shell) -> None:
    result = shell("history", "offer/1", "-t", "firm-1")
    assert (result.code, result.err) == (1, "truweel: 'offer/1' is not the path of a record, such as offers/12.\n")
    result = shell("history", "offers/1", "-t", "firm-1", "--member", "pric")
    assert (result.code, result.err.startswith("truweel: member: is no member")) == (1, True)
