"""What an offer comes to: exact totals, who fills what, which events."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from truweel.errors import ValidationError

D = Decimal
HIGH, LOW, REVERSE = "1", "2", "3"


def line(price: Any, quantity: Any = 1, tariff: str | None = HIGH, **more: Any) -> dict[str, Any]:
    return {"description": "x", "price": price, "quantity": quantity, "vatTariffId": tariff, **more}


def vat(tariff: str | None, percentage: Any, base: Any, tax: Any) -> dict[str, Any]:
    category = {None: None, REVERSE: "AE"}.get(tariff, "S")
    return {
        "vatTariffId": tariff,
        "category": category,
        "percentage": D(percentage),
        "base": D(base),
        "vat": D(tax),
    }


CASES: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], tuple[str, str, str]]] = {
    "no lines": ([], [], ("0", "0", "0")),
    "one line": ([line(100)], [vat(HIGH, 21, "100", "21")], ("100", "21", "121")),
    "quantity and discount": (
        [line(D("8.95"), D("12.5"), discount=5)],
        [vat(HIGH, 21, "106.28", "22.32")],
        ("106.28", "22.32", "128.6"),
    ),
    "half a cent goes up": ([line(D("0.335"), 3)], [vat(HIGH, 21, "1.01", "0.21")], ("1.01", "0.21", "1.22")),
    "half a cent of VAT goes up": ([line(D("0.5"))], [vat(HIGH, 21, "0.5", "0.11")], ("0.5", "0.11", "0.61")),
    "half a cent goes away from zero": (
        [line(D("-0.335"), 3)],
        [vat(HIGH, 21, "-1.01", "-0.21")],
        ("-1.01", "-0.21", "-1.22"),
    ),
    "lines are rounded, VAT is computed once": (
        [line(D("0.335")), line(D("0.335")), line(D("0.335"))],
        [vat(HIGH, 21, "1.02", "0.21")],
        ("1.02", "0.21", "1.23"),
    ),
    "ten lines of twelve cents": ([line(D("0.12"))] * 10, [vat(HIGH, 21, "1.2", "0.25")], ("1.2", "0.25", "1.45")),
    "tariffs are rounded each on its own": (
        [line(D("10.004")), line(D("10.004"), tariff=LOW)],
        [vat(HIGH, 21, "10", "2.1"), vat(LOW, 6, "10", "0.6")],
        ("20", "2.7", "22.7"),
    ),
    "reverse charge": ([line(250, tariff=REVERSE)], [vat(REVERSE, 0, "250", "0")], ("250", "0", "250")),
    "no tariff": ([line(250, tariff=None)], [vat(None, 0, "250", "0")], ("250", "0", "250")),
    "a discount of all of it": ([line(99, 3, discount=100)], [vat(HIGH, 21, "0", "0")], ("0", "0", "0")),
    "a negative discount is a surcharge": (
        [line(100, discount=D("-2.5"))],
        [vat(HIGH, 21, "102.5", "21.53")],
        ("102.5", "21.53", "124.03"),
    ),
    "only lines count": (
        [
            {"type": "TITLE", "description": "Badkamer"},
            line(100),
            line(40, type="VARIANT"),
            line(40, type="SUM"),
            {"type": "TEXT", "description": "Onder voorbehoud", "price": 7, "quantity": 2},
        ],
        [vat(HIGH, 21, "100", "21")],
        ("100", "21", "121"),
    ),
    "the widest numbers are exact": (
        [line(D("0.0001"), D("99999999999999999.999999")), line(D("0.0001"), D("0.000001"))],
        [vat(HIGH, 21, "10000000000000", "2100000000000")],
        ("10000000000000", "2100000000000", "12100000000000"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_totals(firm: Any, name: str) -> None:
    lines, expected, (excl, tax, incl) = CASES[name]
    offer = firm.post("offers", {"title": name, "lineItems": lines})
    assert offer["vatTotals"] == expected
    assert (offer["totalExclVat"], offer["totalVat"], offer["totalInclVat"]) == (D(excl), D(tax), D(incl))
    assert firm.get("offers", offer["id"])["vatTotals"] == expected


def test_each_line_shows_its_own_total_in_cents_and_its_place(firm: Any) -> None:
    offer = firm.post("offers", {"lineItems": [line(D("0.335"), 3), {"type": "TEXT"}, line(D("8.95"), 2, discount=10)]})
    lines = firm.get("offers", offer["id"], "lineItems")["lineItems"]
    assert [(row["lineNumber"], row["type"], row["totalExclVat"]) for row in lines] == [
        (1, "LINE", D("1.01")),
        (2, "TEXT", D(0)),
        (3, "LINE", D("16.11")),
    ]


def test_a_title_has_quantity_one_and_price_zero_as_the_reference_shows(firm: Any) -> None:
    offer = firm.post("offers", {"lineItems": [{"type": "TITLE", "description": "Badkamer"}]})
    title = firm.get("offers", offer["id"], "lineItems")["lineItems"][0]
    assert (title["quantity"], title["price"], title["discount"], title["costPrice"]) == (D(1), D(0), D(0), None)


def test_an_article_fills_what_a_line_lacks_and_nothing_else(firm: Any) -> None:
    activity = firm.post("activities", {"name": "Sanitair"})["id"]
    article = firm.post(
        "articles",
        {
            "name": "PVC-buis 110 mm",
            "saleName": "Afvoerbuis",
            "unitType": "m",
            "salePrice": D("8.95"),
            "costPrice": D("5.1"),
            "vatTariffId": LOW,
            "activityId": activity,
        },
    )["id"]
    bare = {"articleId": article, "quantity": 2}
    full = {**bare, "description": "Buis", "unitType": "stuk", "price": 0, "costPrice": 1, "vatTariffId": HIGH}
    offer = firm.post("offers", {"lineItems": [bare, full]})
    first, second = firm.get("offers", offer["id"], "lineItems")["lineItems"]
    members = ("description", "unitType", "price", "costPrice", "vatTariffId", "activityId")
    assert [first[name] for name in members] == ["Afvoerbuis", "m", D("8.95"), D("5.1"), LOW, activity]
    assert [second[name] for name in members] == ["Buis", "stuk", D(0), D(1), HIGH, activity]
    assert (offer["totalExclVat"], offer["totalVat"], offer["totalCostExclVat"]) == (D("17.9"), D("1.07"), D("12.2"))


def test_an_article_without_a_sale_name_gives_its_name(firm: Any) -> None:
    article = firm.post("articles", {"name": "Koperbuis 15 mm"})["id"]
    offer = firm.post("offers", {"lineItems": [{"articleId": int(article)}]})
    assert firm.get("offers", offer["id"], "lineItems")["lineItems"][0]["description"] == "Koperbuis 15 mm"


def test_a_client_who_owes_the_vat_itself_has_that_tariff_on_every_line(firm: Any) -> None:
    client = firm.post("clients", {"name": "Peeters", "vatTariffId": REVERSE})["id"]
    taxed = firm.post("articles", {"name": "Buis", "salePrice": 10, "vatTariffId": LOW})["id"]
    plain = firm.post("articles", {"name": "Bocht", "salePrice": 10})["id"]
    offer = firm.post("offers", {"clientId": client, "lineItems": [{"articleId": taxed}, {"articleId": plain}]})
    assert offer["vatTotals"] == [vat(REVERSE, 0, 20, 0)]


def test_a_line_takes_its_tariff_from_the_line_before_then_the_client_then_the_article(firm: Any) -> None:
    taxed = firm.post("articles", {"name": "Buis", "salePrice": 10, "vatTariffId": LOW})["id"]
    forced = firm.post("articles", {"name": "Ketel", "salePrice": 10, "vatTariffId": HIGH, "vatTariffForced": True})[
        "id"
    ]
    client = firm.post("clients", {"name": "Peeters", "vatTariffId": LOW})["id"]

    def tariffs(body: dict[str, Any]) -> list[str]:
        offer = firm.post("offers", body)
        return [row["vatTariffId"] for row in firm.get("offers", offer["id"], "lineItems")["lineItems"]]

    assert tariffs({"lineItems": [{"articleId": taxed}]}) == [LOW]
    assert tariffs({"lineItems": [line(10, tariff=HIGH), {"articleId": taxed}]}) == [HIGH, HIGH]
    assert tariffs({"clientId": client, "lineItems": [{"price": 1}, {"articleId": forced}]}) == [LOW, HIGH]


def test_what_was_agreed_stays_when_a_tariff_changes_later(firm: Any) -> None:
    offer = firm.post("offers", {"lineItems": [line(100), line(50)]})
    firm.patch("vat-tariffs", HIGH, {"percentage": 25})
    assert firm.patch("offers", offer["id"], {"remark": "later"})["totalVat"] == D("31.5")
    first = firm.get("offers", offer["id"], "lineItems")["lineItems"][0]["id"]
    firm.patch("offers/line-items", first, {"quantity": 2}, parent=offer["id"])
    assert firm.get("offers", offer["id"])["totalVat"] == D("52.5")
    firm.patch("vat-tariffs", HIGH, {"percentage": 21})


CHANGES: dict[str, tuple[Callable[[Any, str, str], None], str]] = {
    "a line changes": (
        lambda firm, offer, line_id: firm.patch("offers/line-items", line_id, {"quantity": 3}, parent=offer),
        "350",
    ),
    "a line is added": (lambda firm, offer, line_id: firm.post("offers/line-items", line(10), parent=offer), "160"),
    "a line is deleted": (lambda firm, offer, line_id: firm.delete("offers/line-items", line_id, parent=offer), "50"),
    "the lines are replaced": (lambda firm, offer, line_id: firm.patch("offers", offer, {"lineItems": [line(7)]}), "7"),
    "the lines are cleared": (lambda firm, offer, line_id: firm.patch("offers", offer, {"lineItems": []}), "0"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_of_a_line_recomputes_the_offer(firm: Any, name: str) -> None:
    change, expected = CHANGES[name]
    offer = firm.post("offers", {"lineItems": [line(100), line(50)]})
    first = firm.get("offers", offer["id"], "lineItems")["lineItems"][0]["id"]
    change(firm, offer["id"], first)
    after = firm.get("offers", offer["id"])
    assert (after["totalExclVat"], after["totalInclVat"]) == (D(expected), D(expected) * D("1.21"))
    assert firm.events() == [("offer.created", 1), ("offer.updated", 1), ("offer.recalculated", 1)]


def test_a_change_that_leaves_the_total_is_no_recalculation(firm: Any) -> None:
    offer = firm.post("offers", {"lineItems": [line(100)]})
    firm.patch("offers", offer["id"], {"title": "Renovatie"})
    assert firm.events() == [("offer.created", 1), ("offer.updated", 1)]


def test_a_client_chosen_later_does_not_change_lines_that_exist(firm: Any) -> None:
    client = firm.post("clients", {"name": "Peeters", "vatTariffId": LOW})["id"]
    offer = firm.post("offers", {"lineItems": [line(100, tariff=None)]})
    assert offer["totalVat"] == D(0)
    after = firm.patch("offers", offer["id"], {"clientId": client})
    lines = firm.get("offers", offer["id"], "lineItems")["lineItems"]
    assert (after["totalVat"], lines[0]["vatTariffId"]) == (D(0), None)


def test_the_number_comes_with_the_date(firm: Any) -> None:
    offer = firm.post("offers", {"title": "Badkamer"})
    assert (offer["date"], offer["logicId"], offer["_metadata"]["description"]) == (None, None, "Badkamer")
    offer = firm.patch("offers", offer["id"], {"date": "2026-01-15"})
    assert (offer["logicId"], offer["_metadata"]["description"]) == ("O260001", "O260001 15/01/2026 Badkamer")


def test_defaults(firm: Any) -> None:
    offer = firm.post("offers", {})
    defaults = {name: offer[name] for name in ("currency", "activeOnProject", "assignedUserId", "status", "lineItems")}
    assert defaults == {
        "currency": "EUR",
        "activeOnProject": True,
        "assignedUserId": "1",
        "status": None,
        "lineItems": None,
    }


def test_who_is_responsible_can_be_given_and_cleared(firm: Any) -> None:
    offer = firm.post("offers", {"assignedUserId": 1})
    assert firm.patch("offers", offer["id"], {"assignedUserId": None})["assignedUserId"] is None


def test_a_total_beyond_all_bounds_is_refused_and_nothing_is_kept(firm: Any) -> None:
    with pytest.raises(ValidationError) as error:
        firm.post("offers", {"lineItems": [line(99_999_999_999, 999_999_999_999_999_999)]})
    assert [fault.field for fault in error.value.faults] == ["lineItems"]
    assert firm.rows("SELECT count(*) FROM offers") == [(0,)]
    assert firm.events() == []
