"""Rules of the other collections."""

from decimal import Decimal
from typing import Any

import pytest

from truweel.errors import Refused, ValidationError
from truweel.schema import registry
from truweel.schema.known import list_known
from truweel.schema.names import Names, modules, numbered, with_extra_fields, with_status


def faults(error: pytest.ExceptionInfo[ValidationError]) -> list[tuple[str, str]]:
    return [(fault.field, fault.message) for fault in error.value.faults]


def test_a_client_needs_no_more_than_a_name(firm: Any) -> None:
    client = firm.post("clients", {"name": "Peeters"})
    defaults = {name: value for name, value in client.items() if value not in (None, {}, [])}
    del defaults["createdAt"], defaults["updatedAt"], defaults["_metadata"]
    assert defaults == {
        "id": "1",
        "createdBy": "1",
        "updatedBy": "1",
        "name": "Peeters",
        "currency": "EUR",
        "assignedUserId": "1",
        "confidential": False,
    }


def test_a_client_without_a_name_is_refused(firm: Any) -> None:
    with pytest.raises(ValidationError) as error:
        firm.post("clients", {"email": "an@example.com"})
    assert faults(error) == [("name", "is required")]
    assert firm.rows("SELECT count(*) FROM clients") == [(0,)]


def test_a_country_and_a_vat_number_are_taken_as_they_come(firm: Any) -> None:
    body = {"name": "Peeters", "vatIdNumber": "geen", "address": {"postalCode": "9000", "country": "België"}}
    client = firm.post("clients", body)
    assert client["vatIdNumber"] == "geen"
    assert client["address"] == {
        "addressLine1": None,
        "addressLine2": None,
        "postalCode": "9000",
        "city": None,
        "country": "België",
        "latitude": None,
        "longitude": None,
    }


def test_contacts_belong_to_their_client(firm: Any) -> None:
    client = firm.post("clients", {"name": "Peeters", "contacts": [{"name": "Lieven", "surname": "De Smet"}]})["id"]
    contact = firm.get("clients", client, "contacts.client")["contacts"][0]
    assert (contact["name"], contact["surname"], contact["clientId"]) == ("Lieven", "De Smet", client)
    assert contact["client"]["name"] == "Peeters"
    assert contact["_metadata"]["description"] == "Lieven De Smet"


def test_whoever_creates_a_project_is_responsible_and_it_is_numbered_at_once(firm: Any) -> None:
    project = firm.post("projects", {"planningName": "School De Bron"})
    year = project["createdAt"][2:4]
    assert (project["assignedUserId"], project["logicId"]) == ("1", f"P{year}0001")
    assert project["_metadata"]["description"] == f"P{year}0001 School De Bron"


def test_the_last_administrator_stays(firm: Any) -> None:
    role = firm.post("roles", {"name": "Beheer", "administrator": True})["id"]
    first, second = (firm.post("users", {"email": f"{n}@firm.example", "roleId": role})["id"] for n in "ab")
    firm.patch("users", first, {"roleId": None})
    with pytest.raises(Refused, match="last administrator"):
        firm.patch("users", second, {"roleId": None})
    with pytest.raises(Refused, match="last administrator"):
        firm.delete("users", second)
    firm.patch("users", first, {"roleId": role})
    firm.delete("users", second)


def test_an_address_is_an_address(firm: Any) -> None:
    with pytest.raises(ValidationError, match="email"):
        firm.post("users", {"email": "nobody"})


@pytest.mark.parametrize(
    ("path", "body", "member", "names"),
    [
        ("roles", {"name": "Verkoop", "rights": {"clients": "write", "client": "read"}}, "rights.client", modules),
        ("statuses", {"module": "offrs", "name": "verzonden"}, "module", with_status),
        ("number-ranges", {"module": "clients"}, "module", numbered),
        ("extra-fields", {"module": "roles", "name": "Via", "type": "TEXT"}, "module", with_extra_fields),
    ],
)
def test_a_member_that_names_a_module_or_a_collection_takes_those_that_there_are(
    firm: Any, path: str, body: dict[str, Any], member: str, names: Names
) -> None:
    known = registry.load_registry().known_names(names)
    table = path.replace("-", "_")
    before = firm.rows(f"SELECT count(*) FROM {table}")
    with pytest.raises(ValidationError) as error:
        firm.post(path, body)
    wrong = body["module"] if member == "module" else "client"
    assert faults(error) == [(member, "must be one of " + list_known(known, wrong))]
    assert firm.rows(f"SELECT count(*) FROM {table}") == before


def test_the_modules_are_those_of_the_reference() -> None:
    assert set(registry.load_registry().modules) >= {
        "settings",
        "employees",
        "users",
        "clients",
        "suppliers",
        "offers",
        "projects",
        "articles",
    }


def test_an_extra_field_stands_on_a_module_that_carries_them_under_a_name_of_its_own(firm: Any) -> None:
    firm.post("extra-fields", {"module": "clients", "name": "Via", "type": "SELECT", "options": ["Beurs"]})
    firm.post("extra-fields", {"module": "offers", "name": "Via", "type": "TEXT"})
    client = firm.post("clients", {"name": "Peeters", "extraFields": {"Via": {"stringValue": "Beurs"}}})
    assert client["extraFields"] == {"Via": {"type": "SELECT", "group": None, "stringValue": "Beurs"}}
    with pytest.raises(ValidationError) as error:
        firm.post("extra-fields", {"module": "statuses", "name": "Via", "type": "SELECT"})
    assert [field for field, _ in faults(error)] == ["module", "options"]


def test_an_article_is_named_by_number_and_name(firm: Any) -> None:
    article = firm.post("articles", {"name": "PVC-buis", "articleNumber": "PVC-110", "salePrice": Decimal("8.95")})
    assert article["_metadata"]["description"] == "PVC-110 PVC-buis"
    assert (article["salePriceStrategy"], article["salePrice"]) == ("FIXED_PRICE", Decimal("8.95"))


def test_what_is_sold_with_an_article_and_who_delivers_it(firm: Any) -> None:
    supplier = firm.post("suppliers", {"name": "Groothandel"})["id"]
    other = firm.post("articles", {"name": "Bocht"})["id"]
    body = {
        "name": "Buis",
        "additionalItems": [{"articleId": other, "quantity": 2}],
        "articleSuppliers": [{"supplierId": supplier, "purchasePrice": Decimal("5.1"), "preferred": True}],
    }
    article = firm.post("articles", body)["id"]
    read = firm.get("articles", article, "additionalItems.article", "articleSuppliers.supplier")
    assert [(addition["quantity"], addition["article"]["name"]) for addition in read["additionalItems"]] == [
        (Decimal(2), "Bocht")
    ]
    source = read["articleSuppliers"][0]
    assert (source["articleId"], source["supplier"]["name"], source["purchasePrice"]) == (
        article,
        "Groothandel",
        Decimal("5.1"),
    )


def test_the_words_of_an_employee_s_certificates_and_the_employer(firm: Any) -> None:
    agency = firm.post("suppliers", {"name": "Interim", "contacts": [{"name": "Els"}]})["id"]
    body = {
        "name": "Pieter",
        "surname": "Van Robaeys",
        "otherCertificates": ["Rijbewijs"],
        "employerId": agency,
        "certificates": [{"name": "VCA basis", "expireDate": "2030-01-01"}],
    }
    employee = firm.post("employees", body)
    assert (employee["otherCertificates"], employee["_metadata"]["description"]) == (
        ["Rijbewijs"],
        "Pieter Van Robaeys",
    )
    read = firm.get("employees", employee["id"], "employer.contacts", "certificates")
    assert [contact["name"] for contact in read["employer"]["contacts"]] == ["Els"]
    assert [certificate["name"] for certificate in read["certificates"]] == ["VCA basis"]
