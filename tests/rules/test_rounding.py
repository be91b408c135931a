"""What documents round: each line, or by a setting the lines of each VAT rate; invoices each line (catalogue 7.1)."""

from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.operations.doctor import examine_rules

D = Decimal
PATHS = ("offers", "settlements", "sales-orders", "purchase-supply-orders", "purchase-invoices")


class Office:
    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        self.rates = {
            rate: self.admin.create("vat-tariffs", {"name": f"{rate}%", "percentage": rate})["id"] for rate in (21, 6)
        }

    def round_by(self, rounding: str) -> None:
        self.admin.merge("/settings", {"documents": {"rounding": rounding}})

    def line(self, price: str, rate: int = 21, **members: Any) -> dict[str, Any]:
        return {"description": "Schroef", "price": D(price), "vatTariffId": self.rates[rate], **members}

    def create(self, path: str, *lines: dict[str, Any], **members: Any) -> Any:
        return self.admin.create(path, {"lineItems": list(lines), **members})


@pytest.fixture
def office(fresh_world: World) -> Office:
    return Office(fresh_world)


def totals(record: Any) -> tuple[Any, ...]:
    return record["totalExclVat"], record["totalVat"], record["totalInclVat"]


@pytest.mark.parametrize("path", PATHS)
def test_three_lines_of_a_third_of_a_cent_too_much(office: Office, path: str) -> None:
    lines = [office.line("0.335")] * 3
    each = office.create(path, *lines)
    assert (each["rounding"], totals(each)) == ("LINE", (D("1.02"), D("0.21"), D("1.23")))
    office.round_by("TARIFF")
    together = office.create(path, *lines)
    assert (together["rounding"], totals(together)) == ("TARIFF", (D("1.01"), D("0.21"), D("1.22")))
    rows = office.admin.items(f"/{path}/{together['id']}/line-items")
    assert [row["totalExclVat"] for row in rows] == [D("0.34")] * 3
    with office.world.unchanged():  # what was made before stays as it is
        office.admin.merge(f"/{path}/{each['id']}", {"rounding": "TARIFF"})
    office.admin.post(f"/{path}/{each['id']}/line-items", office.line("0.335"))
    assert totals(office.admin.read(f"/{path}/{each['id']}"))[0] == D("1.36")
    office.admin.post(f"/{path}/{together['id']}/line-items", office.line("0.335"))
    assert totals(office.admin.read(f"/{path}/{together['id']}"))[0] == D("1.34")
    assert examine_rules(office.world.database, office.world.registry) == []


def test_each_rate_is_rounded_by_itself_before_discounts(office: Office) -> None:
    office.round_by("TARIFF")
    lines = [office.line("0.335"), office.line("0.335"), office.line("0.334", 6), office.line("0.335", 6, quantity=-1)]
    offer = office.create("offers", *lines, globalDiscount=10)
    # 0.67 less 0.07; -0.001 is nothing
    assert [(row["percentage"], row["base"], row["vat"]) for row in offer["vatTotals"]] == [
        (21, D("0.6"), D("0.13")), (6, 0, 0),
    ]  # fmt: skip
    title = {"type": "TITLE", "description": "Deel"}
    assert totals(office.create("offers", title, office.line("0.335", discount=50), office.line("0.3325")))[0] == D(
        "0.5"
    )


def test_invoices_round_each_line_and_orders_as_their_offer(office: Office) -> None:
    office.round_by("TARIFF")
    client = office.admin.create("clients", {"name": "Els"})["id"]
    offer = office.create("offers", *[office.line("0.335")] * 3, clientId=client)["id"]
    office.round_by("LINE")
    order = json_body(office.admin.post(f"/offers/{offer}/accept", {"createOrder": True}, status=201))
    assert (order["rounding"], order["totalExclVat"]) == ("TARIFF", D("1.01"))
    copy = json_body(office.admin.post(f"/offers/{offer}/copy", {}, status=201))
    assert (copy["rounding"], copy["totalExclVat"]) == ("TARIFF", D("1.01"))
    invoice = json_body(office.admin.post(f"/sales-orders/{order['id']}/invoice", {}, status=201))
    assert totals(invoice) == (D("1.02"), D("0.21"), D("1.23"))
    assert office.admin.read(f"/sales-orders/{order['id']}")["status"] == "gefactureerd"


def test_a_post_keeps_its_total(office: Office) -> None:
    office.round_by("TARIFF")
    offer = office.create("offers")["id"]
    body = {"name": "Afvoer", "offerId": offer, "quantity": 3, "vatTariffId": office.rates[21]}
    post = office.admin.create("posts", {**body, "lines": [{"price": 10, "total": True}]})["id"]
    office.admin.post(f"/offers/{offer}/line-items", {"postId": post})
    office.admin.post(f"/offers/{offer}/line-items", office.line("0.335"))
    assert totals(office.admin.read(f"/offers/{offer}"))[0] == D("10.34")  # 3 x 3.333333 would be 9.999999
