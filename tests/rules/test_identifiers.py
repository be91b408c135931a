"""What a client's VAT number tells: enterprise number, address on Peppol, how invoices go out (catalogue 1.1, 9.2)."""

from typing import Any

import pytest

from tests.harness import World, json_body


def numbers(client: dict[str, Any]) -> tuple[Any, ...]:
    return client["enterpriseNumber"], client["peppolId"], client["invoiceDelivery"]


@pytest.mark.parametrize("vat", ["BE0403170701", "be 0403.170.701", "BE403170701", "0403170701"])
def test_a_belgian_vat_number_tells_the_others(world: World, vat: str) -> None:
    answer = world.admin.post("/clients", {"name": "A", "vatIdNumber": vat})
    assert "truweel-warning" not in answer.headers
    assert numbers(json_body(answer)) == ("0403170701", "0208:0403170701", "PEPPOL")


@pytest.mark.parametrize("vat", [None, "NL001234567B01", "FR40303265045", ""])
def test_another_number_tells_nothing(world: World, vat: str | None) -> None:
    answer = world.admin.post("/clients", {"name": "A", "vatIdNumber": vat})
    assert "truweel-warning" not in answer.headers
    assert numbers(json_body(answer)) == (None, None, None)


def test_wrong_check_digits_are_taken_with_a_warning(world: World) -> None:
    body = {"name": "A", "vatIdNumber": "BE0403170702", "enterpriseNumber": "0403170703"}
    answer = world.strict.post("/clients", body)
    codes = answer.headers["truweel-warning-codes"]
    assert codes == (
        '[{"field":"vatIdNumber","code":"doubtful","params":{}},'
        '{"field":"enterpriseNumber","code":"doubtful","params":{}}]'
    )
    assert numbers(json_body(answer)) == ("0403170703", None, None)


def test_what_was_set_by_hand_stays_and_the_rest_follows(world: World) -> None:
    client = world.admin.create("clients", {"name": "A", "vatIdNumber": "BE0403170701", "invoiceDelivery": "EMAIL"})
    path = f"/clients/{client['id']}"
    world.admin.merge(path, {"vatIdNumber": "BE0202239951"})
    assert numbers(world.admin.read(path)) == ("0202239951", "0208:0202239951", "EMAIL")
    world.admin.merge(path, {"peppolId": "0088:5412345000013"})
    world.admin.merge(path, {"vatIdNumber": "BE0403170701"})
    assert numbers(world.admin.read(path)) == ("0403170701", "0088:5412345000013", "EMAIL")


@pytest.mark.parametrize("vat", ["BE0403170701", "be 0403.170.701", "FR40303265045", "DE136695976", "GB980780684"])
def test_a_right_vat_number_is_checked_without_asking_anybody(world: World, vat: str) -> None:
    client = world.admin.create("clients", {"name": "A", "vatIdNumber": vat})["id"]
    with world.unchanged():
        world.admin.post(f"/clients/{client}/check-vat", {}, status=204)


@pytest.mark.parametrize(
    ("vat", "fault"),
    [
        ("BE0403170702", "is no VAT number of BE: its check digits are wrong"),
        ("DE136695977", "is no VAT number of DE: its check digits are wrong"),
        ("FR4030326504", "is no VAT number of FR: it has too few or too many characters"),
        ("NL12A45B", "is no VAT number of NL"),
        ("12345", "must begin with the code of its country, such as BE or FR"),
        ("ZZ12345", "must begin with the code of its country, such as BE or FR"),
        ("", "It has no VAT number to check."),
    ],
)
def test_a_wrong_vat_number_says_what_is_wrong(world: World, vat: str, fault: str) -> None:
    client = world.admin.create("clients", {"name": "A", "vatIdNumber": vat})["id"]
    answer = json_body(world.admin.post(f"/clients/{client}/check-vat", {}, status=409))
    assert answer["message"] == (f"{vat} {fault}." if vat else fault)
