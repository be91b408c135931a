import json

import pytest

from truweel.cli.app import run


def test_a_collection_and_the_sql_of_a_query_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "clients", "name=abc&sort=name:desc&size=5&colour=red", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["collection"], facts["table"], facts["module"]) == ("clients", "clients", "clients")
    assert facts["events"][:3] == ["client.created", "client.updated", "client.deleted"]
    assert facts["includes"]["contacts"] == "clients/contacts"
    assert "clients_name" in facts["indexes"]
    assert list(facts["actions"]) == ["archive", "unarchive", "lock", "unlock", "check-vat"]
    assert facts["query"]["ignored"] == ["colour: unknown, ignored"]
    for dialect in ("sqlite", "postgresql"):
        page = facts["query"][dialect]["page"]
        assert page["sql"].endswith('ORDER BY "name" DESC, id DESC LIMIT ?')
        assert "tenant_id = ?" in page["sql"]
        assert (page["parameters"][0], page["parameters"][-1]) == (1, 5)


def test_a_child_is_named_with_its_parent(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "offers/line-items", "size=5"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("offers/line-items: ")
    assert "parent_id = ?" in text


def test_labels_groups_and_widgets_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "sales-invoices", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    expected = {"nl": "Vervaldatum", "fr": "Date d'échéance", "de": "Fälligkeitsdatum", "en": "Due date"}
    assert facts["labels"]["expireDate"] == expected
    assert facts["groups"]["lines"] == ["introText", "lineItems", "adjustedLineItems"]
    assert facts["widgets"]["globalDiscount"] == "percentage"
    assert run(["explain", "clients/contacts"]) == 0
    assert "nl: Familienaam, fr: Nom de famille, de: Nachname, en: Family name" in capsys.readouterr().out
    assert run(["explain", "offers", "--json"]) == 0
    assert "labels" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("collection", "actions"),
    [
        (
            "purchase-invoices",
            [
                "archive",
                "unarchive",
                "lock",
                "unlock",
                "start-approval-request",
                "approve",
                "mark-sent-to-accountant",
                "create-supplier",
            ],
        ),
        ("approval-requests", ["accept", "reject", "hold", "add-approver"]),
        ("offers/line-items", []),
        ("documents", []),
    ],
)
def test_the_actions_are_those_that_the_api_takes(
    capsys: pytest.CaptureFixture[str], collection: str, actions: list[str]
) -> None:
    assert run(["explain", collection, "--json"]) == 0
    actions_by_name = json.loads(capsys.readouterr().out)["actions"]
    assert list(actions_by_name) == actions
    assert all(actions_by_name.values())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain", "client"], "truweel: There is no collection 'client' (did you mean 'clients'?).\n"),
        (["explain", "clients", "id=x"], "truweel: id: "),
    ],
)
def test_what_isnt_there_is_refused(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 1
    assert message in capsys.readouterr().err
