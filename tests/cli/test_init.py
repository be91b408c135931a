"""From an empty machine to a working tenant: `truweel init`, its starting set, and what one can do with it."""

import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.conftest import ENVIRONMENT, TRUWEEL, Shell
from tests.e2e.server_process import Installation
from truweel.schema.fields import StatusField
from truweel.schema.registry import load_registry
from truweel.starting_set import SETS, list_bodies

FIRM = ("--slug", "acme", "--name", "Acme bv", "--email", "an@acme.be", "--vat-number", "BE0403170701")
RECORDS = {
    "companies": 1,
    "vat-tariffs": 9,
    "payment-conditions": 6,
    "journals": 3,
    "statuses": 81,
    "public-holidays": 100,
    "roles": 5,
}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """A machine on which nothing was done yet, with an empty database of each kind."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else None
    return Installation(tmp_path / "data", url)


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_a_status_for_each_module_and_rights_on_modules_that_there_are(name: str) -> None:
    registry = load_registry()
    bodies = list(list_bodies(name))
    assert {body["module"] for path, body in bodies if path == "statuses"} == {
        collection.path for collection in registry.kinds if isinstance(collection.fields.get("status"), StatusField)
    }
    for path, body in bodies:
        if path == "roles":
            assert set(body["rights"]) <= set(registry.modules) - {"users"}


def test_a_new_firm_works_at_once(empty_installation: Installation) -> None:
    installation = empty_installation
    made = json.loads(installation.run("init", *FIRM, "--json"))
    assert {name: made[name] for name in ("tenant", "name", "email", "password", "records")} == {
        "tenant": "acme", "name": "Acme bv", "email": "an@acme.be", "password": False, "records": RECORDS,
    }  # fmt: skip
    again = installation.attempt("init", *FIRM)
    assert (again.returncode, again.stderr) == (
        1,
        "truweel: The tenant 'acme' is there already; nothing was changed.\n",
    )
    installation.login = (made["apiKey"], made["apiSecret"])
    with installation.serve() as server, installation.client(server) as http:

        def all_of(path: str) -> list[dict[str, Any]]:
            items: list[dict[str, Any]] = http.get(f"/{path}?size=100").json()["items"]
            return items

        (company,) = all_of("companies")
        assert (company["name"], company["vatIdNumber"]) == ("Acme bv", "BE0403170701")
        assert [(journal["code"], journal["companyId"]) for journal in all_of("journals")] == [
            ("VF", company["id"]), ("AF", company["id"]), ("DI", company["id"]),
        ]  # fmt: skip
        tariffs = {tariff["name"]: tariff for tariff in all_of("vat-tariffs")}
        assert {name: (t["percentage"], t["category"], t["exemptionCode"]) for name, t in tariffs.items()} == {
            "21%": (21.0, "S", None),
            "12%": (12.0, "S", None),
            "6%": (6.0, "S", None),
            "6% renovatie woning": (6.0, "S", None),
            "0%": (0.0, "Z", None),
            "Verlegd (medecontractant)": (0.0, "AE", "VATEX-EU-AE"),
            "Intracommunautaire levering": (0.0, "K", "VATEX-EU-IC"),
            "Uitvoer": (0.0, "G", "VATEX-EU-G"),
            "Vrijgesteld (artikel 44)": (0.0, "E", None),
        }
        assert tariffs["Verlegd (medecontractant)"]["mention"]["nl"].startswith("Verlegging van heffing. Bij gebrek")
        assert set(tariffs["6% renovatie woning"]["mention"]) == {"nl", "fr"}
        assert [(t["name"], t["days"], t["endOfMonth"]) for t in all_of("payment-conditions")][3:5] == [
            ("30 dagen", 30, False), ("30 dagen einde maand", 30, True),
        ]  # fmt: skip

        client = http.post("/clients", json={"name": "Janssens", "status": "klant"}).json()
        assert client["status"] == "klant"
        term = next(t["id"] for t in all_of("payment-conditions") if t["name"] == "30 dagen einde maand")
        invoice = {
            "type": "INVOICE", "clientId": client["id"], "companyId": company["id"], "date": "2026-03-10",
            "paymentConditionId": term, "status": "opmaak", "journalId": all_of("journals")[0]["id"],
            "lineItems": [{"description": "Ketel", "quantity": 2, "price": 100}],
        }  # fmt: skip
        answer = http.post("/sales-invoices", json=invoice)
        assert answer.status_code == 201, answer.text
        created = answer.json()
        assert (created["expireDate"], created["totalInclVat"]) == ("2026-04-30", 242.0)
        booked = http.patch(
            f"/sales-invoices/{created['id']}", json={"booked": True, "status": "verzonden"},
            headers={"Content-Type": "application/merge-patch+json"},
        )  # fmt: skip
        assert booked.status_code == 204, booked.text
        assert http.get(f"/sales-invoices/{created['id']}").json()["logicId"] == "F260001"


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--slug", "acme"), 2, "A first firm needs --slug, --name, --email; --name and --email isn't there."),
        ((*FIRM, "--starting-set", "france"), 2, "There is no starting set 'france'; there are belgium and none."),
        ((*FIRM[:-2], "--slug", "Acme"), 1, "The slug 'Acme' can't be used"),
        ((*FIRM, "--email", "an"), 1, "'an' is no e-mail address"),
        ((*FIRM, "--password"), 1, "A password has at least 10 characters."),
        ((*FIRM, "--vat-number", "B" * 50), 1, "The firm can't be made: vatIdNumber: "),
    ],
)
def test_what_cant_be_is_refused_and_makes_nothing(
    shell: Shell, options: tuple[str, ...], code: int, message: str
) -> None:
    result = shell("init", *options, input="short\n")
    assert result.code == code
    assert message in result.err
    assert [tenant["slug"] for tenant in shell("tenant", "list", "--json").value] == ["firm-1", "firm-2"]


def test_without_a_set_a_firm_has_its_role_only(shell: Shell) -> None:
    made = shell("init", *FIRM, "--starting-set", "none", "--json").value
    assert made["records"] == {}
    assert [role["name"] for role in shell("role", "list", "-t", "acme", "--json").value] == ["Administrator"]
    more = ("--slug", "dak", "--name", "Dak nv", "--starting-set", "belgium", "--json")
    assert shell("tenant", "create", *more).value["records"] == RECORDS


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    answers = ["y", "Dakwerken Peeters & Co", "", "", "an@peeters.be", "correct horse", "correct horse"]
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [*TRUWEEL, "init", "--data", str(tmp_path / "data")],
        env=ENVIRONMENT | {"TERM": "dumb"},
        stdin=inner,
        stdout=inner,
        stderr=inner,
        start_new_session=True,
    )
    os.close(inner)
    seen = b""
    prompts = [b"now? [Y/n]: ", b"Name of the firm: ", b"X-Tenant [dakwerken-peeters-co]: ", b"(empty: none)",
               b"administrator: ", b"Password: ", b"confirmation: "]  # fmt: skip
    order = [*prompts[:5], b"roles? [Y/n]: ", *prompts[5:]]
    replies = [*answers[:5], "", *answers[5:]]
    for prompt, reply in zip(order, replies, strict=True):
        while prompt not in seen:
            seen += os.read(outer, 4096)
        seen = seen.partition(prompt)[2]
        os.write(outer, reply.encode() + b"\n")
    while True:
        try:
            if not (more := os.read(outer, 4096)):
                break
        except OSError:  # the other end is closed
            break
        seen += more
    os.close(outer)
    assert process.wait(60) == 0, seen
    assert b"Tenant dakwerken-peeters-co (Dakwerken Peeters & Co) made, with " in seen
    assert b" 9 vat-tariffs" in seen
    installation = Installation(tmp_path / "data")
    with installation.serve() as server:
        base = server.base_url
        answer = httpx.get(f"{base}/api/v2/clients", auth=("an@peeters.be", "correct horse"))
        assert answer.status_code == 200
