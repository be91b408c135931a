"""Three stories of the trade over HTTP, with amounts, events and histories: a heat pump from the web form to the paid
invoice, a contractor's project, a service contract of three years."""

from decimal import Decimal
from typing import Any

import pytest

from tests.harness import Change, World, json_body
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine

D = Decimal


class Teller:
    """Makes the calls of a story."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        self.make = self.admin.create
        self.journal = self.make("journals", {"name": "Verkopen", "kind": "SALES", "default": True})["id"]
        credits = {"name": "Creditnota's", "kind": "SALES_CREDIT", "default": True}
        self.credit_journal = self.make("journals", credits)["id"]
        for module, names in (
            ("offers", ("opmaak", "verzonden", "getekend")), ("sales-orders", ("te doen",)),
            ("sales-invoices", ("opmaak",)),
        ):  # fmt: skip
            for name in names:
                status = {"module": module, "name": name, "isDefault": name == names[0]}
                self.make("statuses", status | ({"successPercentage": 100} if name == "getekend" else {}))

    def act(self, path: str, body: dict[str, Any] | None = None, status: int = 204) -> Any:
        answer = self.admin.post(path, body or {}, status=status)
        return json_body(answer) if answer.content else None

    def read(self, path: str, *names: str) -> tuple[Any, ...]:
        record = self.admin.read(path)
        return tuple(record[name] for name in names)

    def lines(self, path: str) -> list[tuple[Any, ...]]:
        rows = self.admin.items(f"{path}/line-items")
        return [(row["type"], row["description"], row["quantity"], row["totalExclVat"]) for row in rows]

    def history(self, path: str, member: str) -> list[Any]:
        """The values that a member has had, oldest first."""
        entries = self.admin.read(f"{path}/history", {"member": member})
        values = [entry["changes"][member] for entry in reversed(entries)]
        return [value[1] if isinstance(value, list) else value for value in values]

    def is_sound(self) -> None:
        assert examine(self.world.database, self.world.registry).findings == []
        assert examine_rules(self.world.database, self.world.registry) == []


@pytest.fixture
def teller(fresh_world: World) -> Teller:
    return Teller(fresh_world)


def names(change: Change) -> list[str]:
    return sorted(name for name, *_ in change.events)


def test_a_heat_pump_from_the_web_form_to_the_paid_invoice(teller: Teller) -> None:
    act, make, read = teller.act, teller.make, teller.read
    low = make("vat-tariffs", {"name": "6% renovatie", "percentage": 6})["id"]
    depot = make("stock-locations", {"name": "Magazijn"})["id"]
    pump = {"name": "Warmtepomp 8 kW", "salePrice": 8450, "costPrice": 5200, "stockArticle": True, "unitType": "stuk"}
    pump_id = make("articles", pump)["id"]
    hour_id = make("articles", {"name": "Uur monteur", "salePrice": D("62.5"), "timeOperation": True})["id"]
    condition = make("payment-conditions", {"name": "30 dagen", "days": 30})["id"]

    # The web form: a client, a contact and a draft of an offer.
    address = {"addressLine1": "Veldstraat 12", "postalCode": "9000", "city": "Gent", "country": "BE"}
    client = make("clients", {"name": "Els Maes", "address": address, "vatTariffId": low,
                              "paymentConditionId": condition, "contactMedium": "website"})["id"]  # fmt: skip
    act(f"/clients/{client}/contacts", {"name": "Maes", "firstName": "Els"}, 201)
    lines = [
        {"articleId": pump_id},
        {"articleId": hour_id, "quantity": 16},
        {"description": "Leidingen", "unitType": "m", "quantity": D("12.5"), "price": D("18.9")},
    ]
    phases = [
        {"name": "Voorschot bij bestelling", "kind": "PERCENTAGE", "percentage": 30},
        {"name": "Saldo", "kind": "FINAL"},
    ]
    body = {"clientId": client, "title": "Warmtepomp", "address": address, "lineItems": lines, "invoicePhases": phases}
    offer = f"/offers/{make('offers', body)['id']}"
    assert read(offer, "logicId", "status", "totalExclVat", "totalInclVat") == (
        None, "opmaak", D("9686.25"), D("10267.43"),
    )  # fmt: skip

    # It is sent, and the client signs.
    teller.admin.merge(offer, {"date": "2026-02-02", "sentDate": "2026-02-02", "status": "verzonden"})
    with teller.world.changes() as change:
        order_id = act(f"{offer}/accept", {"createProject": True, "signatureName": "Els Maes"}, 201)["id"]
    assert names(change) == ["offer.updated", "project.created", "sales-order.created"]
    assert read(offer, "logicId", "status", "signatureName") == ("O260001", "getekend", "Els Maes")
    assert teller.history(offer, "status") == ["opmaak", "verzonden", "getekend"]
    order = f"/sales-orders/{order_id}"
    assert read(order, "status", "totalExclVat", "toInvoiceTotal", "clientId") == (
        "te doen", D("9686.25"), D("9686.25"), client,
    )  # fmt: skip

    # The advance is asked for and paid.
    first, last = (f"{order}/invoice-phases/{row['id']}" for row in teller.admin.items(f"{order}/invoice-phases"))
    with teller.world.changes() as change:
        advance = f"/sales-invoices/{act(f'{first}/invoice', {'date': '2026-02-03'}, 201)['id']}"
    assert names(change) == ["offer.updated", "sales-invoice.created", "sales-order.updated"]
    assert read(advance, "journalId", "logicId", "status", "expireDate") == (
        teller.journal, None, "opmaak", "2026-03-05",
    )  # fmt: skip
    act(f"{advance}/book")
    assert read(advance, "logicId", "totalExclVat", "totalInclVat", "clientName") == (
        "F260001", D("2905.88"), D("3080.23"), "Els Maes",
    )  # fmt: skip
    with teller.world.changes() as change:
        payment = act(f"{advance}/payments", {"amount": {"value": "3080.23", "currency": "EUR"}}, 201)
    assert (names(change), payment["amount"]) == (["sales-invoice.updated"], D("3080.23"))
    assert read(advance, "status", "openTotal") == ("betaald", 0)
    assert read(order, "advanceTotal", "toInvoiceTotal") == (D("2905.88"), D("6780.37"))

    # It is brought and installed, with two hours more than was agreed.
    delivery = f"/deliveries/{act(f'{order}/deliver', {'date': '2026-02-20'}, 201)['id']}"
    teller.admin.merge(delivery, {"stockLocationId": depot})
    act(f"{delivery}/deliver")
    assert read(order, "status", "deliveredPercentage") == ("geleverd", 100)
    assert read(f"/articles/{pump_id}", "totalStock") == (-1,)
    hours = [{"articleId": hour_id, "billableHours": 2, "salePrice": D("62.5"), "description": "Extra kring"}]
    body = {"clientId": client, "salesOrderId": order_id, "date": "2026-02-21", "title": "Plaatsing",
            "timeAndMaterial": True, "timeEntries": hours}  # fmt: skip
    work_order = make("work-orders", body)

    # The last invoice: all of it, the extra hours, less the advance.
    with teller.world.changes() as change:
        final = f"/sales-invoices/{act(f'{last}/invoice', {'date': '2026-02-25'}, 201)['id']}"
    assert names(change) == ["offer.updated", "sales-invoice.created", "sales-order.updated", "work-order.updated"]
    assert teller.lines(final) == [
        ("LINE", "Warmtepomp 8 kW", 1, 8450), ("LINE", "Uur monteur", 16, 1000),
        ("LINE", "Leidingen", D("12.5"), D("236.25")),
        ("TITLE", f"{work_order['logicId']} 21/02/2026 Plaatsing", 1, 0), ("LINE", "Extra kring", 2, 125),
        ("LINE", "Voorschot F260001 03/02/2026", -1, D("-2905.88")),
    ]  # fmt: skip
    act(f"{final}/book")
    assert read(final, "logicId", "totalExclVat", "totalVat", "totalInclVat") == (
        "F260002", D("6905.37"), D("414.32"), D("7319.69"),
    )  # fmt: skip
    (digits,) = read(final, "paymentInstruction")
    assert (len(digits), int(digits[10:])) == (12, int(digits[:10]) % 97 or 97)
    act(f"{final}/payments", {"amount": D("7319.69"), "date": "2026-03-20", "paymentMethod": "overschrijving"}, 201)
    assert read(final, "status", "openTotal", "paidTotal") == ("betaald", 0, D("7319.69"))
    assert teller.history(final, "status") == ["opmaak", "betaald"]
    assert read(order, "status", "advanceTotal", "invoicedTotal") == ("gefactureerd", 0, D("9811.25"))
    assert teller.history(order, "status") == ["te doen", "geleverd", "gefactureerd"]
    assert read(f"/work-orders/{work_order['id']}", "status", "invoicedTotal") == ("gefactureerd", 125)
    teller.is_sound()


def test_a_contractors_project_with_changes_statements_retention_and_a_credit_note(teller: Teller) -> None:
    act, make, read = teller.act, teller.make, teller.read
    high = make("vat-tariffs", {"name": "21%", "percentage": 21})["id"]
    client = make("clients", {"name": "Stad Gent", "vatTariffId": high})["id"]
    project = make("projects", {"title": "School De Bron", "clientId": client})["id"]
    lines = [
        {"description": "Grondwerk", "unitType": "m³", "quantity": 100, "price": 85, "agreementType": "VH"},
        {"description": "Ruwbouw", "quantity": 1, "price": 12500, "agreementType": "SOG"},
        {"description": "Vloer", "unitType": "m²", "quantity": 240, "price": D("31.25"), "agreementType": "FH"},
    ]
    order_id = make("sales-orders", {"clientId": client, "projectId": project, "lineItems": lines})["id"]
    order = f"/sales-orders/{order_id}"

    def change_order(description: str, quantity: int, price: Any) -> None:
        body = {"salesOrderId": order_id, "clientId": client, "projectId": project}
        line = {"description": description, "quantity": quantity, "price": price}
        act(f"/settlements/{make('settlements', {**body, 'lineItems': [line]})['id']}/accept")

    def state(path: str, done: list[Any]) -> None:
        rows = teller.admin.items(f"{path}/line-items")
        for row, units in zip(rows, done, strict=True):
            teller.admin.merge(f"{path}/line-items/{row['id']}", {"cumulativeQuantity": units})

    def next_statement(done: list[Any]) -> str:
        path = f"/progress-statements/{act(f'/projects/{project}/progress-statements', {}, 201)['id']}"
        teller.admin.merge(path, {"retentionPercentage": 5})
        state(path, done)
        act(f"{path}/approve")
        return path

    def invoice(path: str) -> str:
        made = f"/sales-invoices/{act(f'{path}/invoice', {'date': '2026-03-31'}, 201)['id']}"
        act(f"{made}/book")
        return made

    amounts = ("totalExclVat", "totalInclVat", "retentionTotal")
    first = next_statement([60, D("0.2"), 0])
    assert read(invoice(first), *amounts, "dueTotal") == (7600, 9196, D("459.8"), D("8736.2"))

    change_order("Extra kelder", 1, 1850)
    second = next_statement([100, D("0.6"), 120, D("0.5")])
    asked = invoice(second)
    assert read(asked, *amounts) == (13075, D("15820.75"), D("791.04"))
    note = f"/sales-invoices/{act(f'{asked}/credit', {'date': '2026-04-02'}, 201)['id']}"
    assert read(note, "journalId", "totalInclVat") == (teller.credit_journal, D("15820.75"))
    with teller.world.changes() as change:
        act(f"{note}/book")
    assert names(change) == [
        "progress-statement.updated", "sales-invoice.updated", "sales-invoice.updated", "sales-order.updated",
        "settlement.updated",
    ]  # fmt: skip
    assert read(asked, "status", "openTotal", "dueTotal", "creditedTotal") == ("gecrediteerd", 0, 0, D("15820.75"))
    assert read(second, "status", "approvedAt", "salesInvoiceId") == ("opmaak", None, None)
    assert read(order, "invoicedTotal", "toInvoiceTotal") == (7600, 22750)
    state(second, [90, D("0.6"), 120, D("0.5")])
    act(f"{second}/approve")
    assert read(invoice(second), *amounts) == (12225, D("14792.25"), D("739.61"))

    change_order("Minder vloer", -40, D("31.25"))
    third = next_statement([104, 1, 240, 1, -40])
    last = invoice(third)
    assert read(last, *amounts) == (9615, D("11634.15"), D("581.71"))
    assert read(third, "contractTotal", "cumulativeTotal", "previousTotal", "number") == (29100, 29440, 19825, 3)
    assert read(order, "settlementsTotal", "invoicedTotal", "toInvoiceTotal", "status") == (
        600, 29440, -340, "gefactureerd",
    )  # fmt: skip

    act(f"{last}/payments", {"amount": D("11052.44")}, 201)
    assert read(last, "dueTotal", "openTotal") == (0, D("581.71"))
    act(f"{last}/release", {"amount": D("290.86")})
    assert read(last, "dueTotal", "retentionHeld") == (D("290.86"), D("290.85"))
    act(f"{last}/release")
    act(f"{last}/payments", {"amount": D("581.71")}, 201)
    assert read(last, "status", "dueTotal", "openTotal") == ("betaald", 0, 0)
    teller.is_sound()


def test_a_service_contract_of_three_years_whose_prices_follow_an_index(teller: Teller) -> None:
    act, make, read = teller.act, teller.make, teller.read
    high = make("vat-tariffs", {"name": "21%", "percentage": 21})["id"]
    client = make("clients", {"name": "Residentie Leie", "vatTariffId": high})["id"]
    lines = [{"description": "Onderhoud", "price": 145}, {"description": "Wachtdienst", "price": D("62.5")}]
    body = {
        "clientId": client, "title": "Onderhoudscontract", "target": "INVOICE", "periodUnit": "QUARTER",
        "startDate": "2026-01-01", "advance": True, "endless": False, "repetitions": 12, "lineItems": lines,
        "indexation": {"index": "LOON", "base": D("130.45"), "nextDate": "2027-01-01"},
    }  # fmt: skip
    contract = f"/subscriptions/{make('subscriptions', body)['id']}"

    def run(count: int) -> list[tuple[Any, ...]]:
        made = [act(f"{contract}/run", {}, 201) for _ in range(count)]
        return [(row["date"], row["periodEnd"], row["totalExclVat"], row["totalInclVat"]) for row in made]

    with teller.world.changes() as change:
        year = run(4)
    assert names(change) == ["sales-invoice.created"] * 4 + ["subscription.updated"] * 4
    assert year[0] == ("2026-01-01", "2026-03-31", D("207.5"), D("251.08"))
    with teller.world.unchanged():
        assert "2026-12" in act(f"{contract}/run", {}, 409)["message"]
    for month, value in (("2026-12", D("133.2")), ("2027-12", D("136.08"))):
        make("price-indices", {"code": "LOON", "month": month, "value": value})
    year += run(4)
    assert year[4] == ("2027-01-01", "2027-03-31", D("211.88"), D("256.37"))
    year += run(4)
    assert year[8:] == [
        (f"2028-{start}", f"2028-{end}", D("216.46"), D("261.92"))
        for start, end in (("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"))
    ]
    assert sum(row[2] for row in year) == D("2543.36")
    assert read(contract, "status", "nextDate", "doneCount", "lastDate") == ("gefactureerd", None, 12, "2028-10-01")
    prices = [row["price"] for row in teller.admin.items(f"{contract}/line-items")]
    assert prices == [D("151.26"), D("65.2")]
    act(f"{contract}/run", {}, 409)
    (invoice,) = teller.admin.items("/sales-invoices", {"fromDate": "2028-10-01"})
    act(f"/sales-invoices/{invoice['id']}/book")
    assert read(f"/sales-invoices/{invoice['id']}", "logicId", "journalId") == ("F280001", teller.journal)
    teller.is_sound()
