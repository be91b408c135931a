"""Sales invoices as electronic invoices: each kind is valid by the official rules (catalogue 10.3), states the totals
of the invoice, and is read by our own reader with the same ones. What would be invalid is refused in words."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness import Templates, World, json_body, open_world
from tests.official_rules import OfficialRules
from truweel.e_invoices.read import read_e_invoice
from truweel.jobs.outgoing_e_invoices import FolderAccessPoint, OutgoingEInvoices

D = Decimal
CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
GHENT = {"addressLine1": "Kerkstraat 1", "postalCode": "9000", "city": "Gent", "country": "België"}


class Office:
    """A company that can send electronic invoices, and a client who gets them."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        make = self.admin.create
        self.company = make(
            "companies",
            {
                "name": "Installaties Vermeersch", "vatIdNumber": "BE 0403.170.701", "legalForm": "BV",
                "registerCourt": "RPR Gent", "iban": "BE68 5390 0754 7034", "bic": "GKCCBEBB", "address": GHENT,
                "tel": "+32 56 60 12 34", "email": "info@example.com",
            },
        )["id"]  # fmt: skip
        self.tariffs = {
            name: make("vat-tariffs", {"name": name, **members})["id"]
            for name, members in {
                "21": {"percentage": 21},
                "6": {"percentage": 6},
                "Z": {"percentage": 0},
                "E": {"percentage": 0, "category": "E", "mention": {"nl": "Vrijgesteld (artikel 44)."}},
                "AE": {"percentage": 0, "reverseCharge": True, "mention": {"nl": "Verlegging van heffing."}},
                "K": {"percentage": 0, "category": "K"},
                "G": {"percentage": 0, "category": "G"},
                "O": {"percentage": 0, "category": "O"},
            }.items()
        }
        self.client = self.new_client()
        self.journal = make("journals", {"name": "Verkopen", "companyId": self.company})["id"]
        self.condition = make("payment-conditions", {"name": "30 dagen", "days": 30})["id"]
        self.early = make(
            "payment-conditions",
            {"name": "30 dagen, 2 % contant", "days": 30, "financialDiscountPercentage": 2, "financialDiscountDays": 8},
        )["id"]

    def new_client(self, **members: Any) -> str:
        body = {"name": "Bouwwerken Peeters & Zn", "vatIdNumber": "BE0417497106", "address": GHENT, "language": "NL"}
        return str(self.admin.create("clients", {**body, **members})["id"])

    def line(self, price: Any, tariff: str = "21", **members: Any) -> dict[str, Any]:
        return {"description": "Werk", "price": price, "vatTariffId": self.tariffs[tariff], **members}

    def draft(self, *lines: dict[str, Any], **members: Any) -> Any:
        body = {
            "clientId": self.client, "journalId": self.journal, "date": "2026-03-02",
            "paymentConditionId": self.condition, "lineItems": list(lines),
        }  # fmt: skip
        return self.admin.create("sales-invoices", {**body, **members})

    def booked(self, *lines: dict[str, Any], **members: Any) -> Any:
        draft = self.draft(*lines, **members)
        self.admin.post(f"/sales-invoices/{draft['id']}/book", {}, status=204)
        return self.admin.read(f"/sales-invoices/{draft['id']}")

    def ubl(self, invoice: Any) -> bytes:
        return self.admin.get(f"/sales-invoices/{invoice['id']}/ubl").content


@pytest.fixture(scope="module")
def office(templates: Templates) -> Iterator[Office]:
    with open_world(templates, "sqlite") as world:
        yield Office(world)


@pytest.fixture(scope="module")
def rules() -> Iterator[OfficialRules]:
    with OfficialRules() as started:
        yield started


def mixed(office: Office) -> Any:
    lines = [
        {"type": "TITLE", "description": "Badkamer"},
        office.line(D("12.345"), quantity=D("3.5"), discount=10, unitType="uur", extraDescription="Tweede tekst"),
        {"type": "TEXT", "description": "Volgens bestek"},
        office.line(100, "6", description="Lange omschrijving " * 12, unitType="m²"),
        office.line(20, type="VARIANT"),
    ]
    return office.booked(*lines, clientReference="PO-118", introText="Met dank", siteAddress=GHENT)


def credited(office: Office) -> Any:
    invoice = office.booked(office.line(1000), office.line(50, "6"))
    note = json_body(office.admin.post(f"/sales-invoices/{invoice['id']}/credit", {"date": "2026-03-09"}))
    office.admin.post(f"/sales-invoices/{note['id']}/book", {}, status=204)
    return office.admin.read(f"/sales-invoices/{note['id']}")


def credited_with_discount(office: Office) -> Any:
    return office.booked(office.line(1000), office.line(500, "6"), type="CREDIT_NOTE", paymentConditionId=office.early)


def paid_on_account(office: Office) -> Any:
    draft = office.draft(office.line(100))
    office.admin.post(f"/sales-invoices/{draft['id']}/payments", {"date": "2026-03-01", "amount": 50})
    office.admin.post(f"/sales-invoices/{draft['id']}/book", {}, status=204)
    office.admin.post(f"/sales-invoices/{draft['id']}/payments", {"date": "2026-03-20", "amount": 71})
    return office.admin.read(f"/sales-invoices/{draft['id']}")


def advance_taken_off(office: Office) -> Any:
    advance = office.booked(office.line(300, description="Voorschot"), advancePayment=True)
    off = office.line(-300, description="Voorschot", advanceInvoiceId=advance["id"])
    return office.booked(office.line(1000), off)


def by_direct_debit(office: Office) -> Any:
    condition = office.admin.create("payment-conditions", {"name": "Domiciliëring", "directDebit": True})["id"]
    client = office.new_client(directDebitMandate="MANDAAT-1042")
    return office.booked(office.line(100), clientId=client, paymentConditionId=condition)


def to_germany(office: Office) -> Any:
    address = {"addressLine1": "Hauptstraße 1", "postalCode": "10115", "city": "Berlin", "country": "Duitsland"}
    client = office.new_client(vatIdNumber="DE136695976", peppolId="9930:DE136695976", address=address, language="DE")
    return office.booked(office.line(100, "K"), clientId=client, deliveryDate="2026-03-01")


def of_articles(office: Office) -> Any:
    article = office.admin.create(
        "articles", {"name": "PVC-buis", "articleNumber": "PVC-110", "barcode": "5412345678908"}
    )
    return office.booked(office.line(5, articleId=article["id"], quantity=12, unitType="lm"))


def of_works(office: Office, percentage: int) -> Any:
    """The invoice of a statement with so much of the contract done."""
    make = office.admin.create
    project = make("projects", {"name": "Stationsplein", "clientId": office.client})["id"]
    members = {"clientId": office.client, "projectId": project, "companyId": office.company, "date": "2026-02-01"}
    make("sales-orders", {**members, "lineItems": [office.line(1000)]})
    made = json_body(office.admin.post(f"/projects/{project}/progress-statements", {}))["id"]
    path = f"/progress-statements/{made}"
    office.admin.merge(path, {"percentage": percentage, "date": "2026-03-01"})
    office.admin.post(f"{path}/approve", {}, status=204)
    body = {"journalId": office.journal, "date": "2026-03-02"}
    invoice = json_body(office.admin.post(f"{path}/invoice", body))["id"]
    office.admin.merge(f"/sales-invoices/{invoice}", {"paymentConditionId": office.condition})
    office.admin.post(f"/sales-invoices/{invoice}/book", {}, status=204)
    return office.admin.read(f"/sales-invoices/{invoice}")


def rounded_on_account(office: Office) -> Any:
    draft = office.draft(office.line(D("100.02")), roundingTotal=D("-0.02"))
    office.admin.post(f"/sales-invoices/{draft['id']}/payments", {"date": "2026-03-01", "amount": 21})
    office.admin.post(f"/sales-invoices/{draft['id']}/book", {}, status=204)
    return office.admin.read(f"/sales-invoices/{draft['id']}")


KINDS = {
    "mixed rates with a line discount": mixed,
    "discount on the whole": lambda o: o.booked(
        o.line(1000), o.line(D("333.33"), "6"), globalDiscount=5, globalDiscountAmount=40
    ),
    "discount on a whole with less than nothing": lambda o: o.booked(
        o.line(1000), o.line(-200, "6"), globalDiscount=10
    ),
    "reverse charge": lambda o: o.booked(o.line(1000, "AE")),
    "reverse charge and 21 %": lambda o: o.booked(o.line(1000, "AE"), o.line(100)),
    "credit note": credited,
    "payment on account": paid_on_account,
    "an advance taken off": advance_taken_off,
    "an advance (386)": lambda o: o.booked(o.line(300), advancePayment=True),
    "a part of the works (875)": lambda o: of_works(o, 40),
    "the last of the works (877)": lambda o: of_works(o, 100),
    "rounded": lambda o: o.booked(o.line(D("99.99")), roundingTotal=D("0.01")),
    "rounded down and paid on account": rounded_on_account,
    "exempt": lambda o: o.booked(o.line(1000, "E")),
    "zero rate": lambda o: o.booked(o.line(1000, "Z")),
    "intra-Community supply": to_germany,
    "export": lambda o: o.booked(o.line(1000, "G")),
    "outside VAT": lambda o: o.booked(o.line(1000, "O"), globalDiscount=10, paymentConditionId=o.early),
    "direct debit": by_direct_debit,
    "three lines of a third of an hour": lambda o: o.booked(*(o.line(1, quantity=D("0.333")) for _ in range(3))),
    "a price of four decimals": lambda o: o.booked(o.line(D("0.1234"), quantity=250, unitType="m")),
    "12.5 % off odd amounts": lambda o: o.booked(o.line(D("33.37"), quantity=D("1.7"), discount=D("12.5"))),
    "a surcharge": lambda o: o.booked(o.line(100, discount=-5), o.line(-100, discount=10)),
    "nothing to pay": lambda o: o.booked(o.line(100), o.line(-100)),
    "early payment, one rate": lambda o: o.booked(o.line(1000), paymentConditionId=o.early),
    "early payment, two rates": lambda o: o.booked(o.line(1000), o.line(500, "6"), paymentConditionId=o.early),
    "early payment, exempt lines": lambda o: o.booked(o.line(1000), o.line(500, "E"), paymentConditionId=o.early),
    "early payment, reverse charge": lambda o: o.booked(o.line(1000, "AE"), paymentConditionId=o.early),
    "early payment, credit note": credited_with_discount,
    "below zero": lambda o: o.booked(o.line(-250), o.line(100)),
    "a period": lambda o: o.booked(o.line(1), periodStart="2026-02-01", periodEnd="2026-02-28"),
    "articles": of_articles,
    "a quantity of nothing": lambda o: o.booked(o.line(10, quantity=0), o.line(10)),
    "characters that XML has no place for": lambda o: o.booked(o.line(1, description="a < b & \u000b'c' \ud7ff 😀")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_valid_and_read_with_its_own_totals(kind: str, office: Office, rules: OfficialRules) -> None:
    invoice = KINDS[kind](office)
    document = office.ubl(invoice)
    assert rules.list_faults(document) == [], document.decode()
    read, _ = read_e_invoice(document)
    assert (read.total_excl, read.total_vat, read.total_incl) == tuple(
        D(str(invoice[name])) for name in ("totalExclVat", "totalVat", "totalInclVat")
    )
    assert (read.number, read.date, read.due_date) == (invoice["logicId"], invoice["date"], invoice["expireDate"])
    assert (read.type, read.payment_reference) == (invoice["type"], invoice["paymentInstruction"])
    assert not read.problems


def test_the_rules_find_faults(office: Office, rules: OfficialRules) -> None:
    """They do run: a total from the exact sum of lines fails (catalogue 10.3), and so does an element too many."""
    invoice = office.booked(*(office.line(1, quantity=D("0.335")) for _ in range(3)))
    document = office.ubl(invoice).decode()
    assert "1.02</cbc:LineExtensionAmount><cbc:TaxEx" in document
    wrong = document.replace("1.02</cbc:LineExtensionAmount><cbc:TaxEx", "1.01</cbc:LineExtensionAmount><cbc:TaxEx")
    assert any("BR-CO-10" in fault for fault in rules.list_faults(wrong.encode()))
    misspelt = document.replace("BuyerReference", "Reference").encode()
    assert any("[schema]" in fault for fault in rules.list_faults(misspelt))
    no_endpoint = document.replace('<cbc:EndpointID schemeID="0208">0417497106</cbc:EndpointID>', "")
    assert any("PEPPOL-EN16931-R010" in fault for fault in rules.list_faults(no_endpoint.encode()))


def test_what_it_states(office: Office) -> None:
    root = ElementTree.fromstring(office.ubl(mixed(office)))
    line = root.findall(f"{CAC}InvoiceLine")[0]
    assert line.findtext(f"{CBC}Note") == "Badkamer"
    quantity = line.find(f"{CBC}InvoicedQuantity")
    assert quantity is not None
    assert (quantity.text, quantity.get("unitCode")) == ("3.5", "HUR")
    assert line.findtext(f"{CBC}LineExtensionAmount") == "38.89"  # 43.2075 less 10 %
    assert [line.findtext(f"{CAC}AllowanceCharge/{CBC}{name}") for name in ("Amount", "BaseAmount")] == [
        "4.32",
        "43.21",
    ]
    assert line.findtext(f"{CAC}Item/{CBC}Description") == "Tweede tekst"
    names = [node.text for node in root.iterfind(f"{CAC}InvoiceLine/{CAC}Item/{CBC}Name")]
    assert len(names) == 2  # a variant does not count
    assert len(names[1] or "") <= 100
    assert root.findtext(f"{CBC}BuyerReference") == "PO-118"
    assert root.findtext(f"{CBC}Note") == "Met dank"
    seller = root.find(f"{CAC}AccountingSupplierParty/{CAC}Party")
    assert seller is not None
    assert seller.findtext(f"{CBC}EndpointID") == "0403170701"
    assert seller.findtext(f"{CAC}PartyTaxScheme/{CBC}CompanyID") == "BE0403170701"
    assert seller.findtext(f"{CAC}PartyLegalEntity/{CBC}CompanyLegalForm") == "BV, RPR Gent"
    assert (
        root.findtext(f"{CAC}Delivery/{CAC}DeliveryLocation/{CAC}Address/{CAC}Country/{CBC}IdentificationCode") == "BE"
    )
    assert root.findtext(f"{CAC}PaymentMeans/{CAC}PayeeFinancialAccount/{CBC}ID") == "BE68539007547034"


def test_mentions_remarks_and_what_was_paid_before(office: Office) -> None:
    reverse = ElementTree.fromstring(office.ubl(office.booked(office.line(1, "AE"), remark="Niet voor de klant")))
    assert reverse.findtext(f"{CBC}Note") == "Verlegging van heffing."
    category = reverse.find(f"{CAC}TaxTotal/{CAC}TaxSubtotal/{CAC}TaxCategory")
    assert category is not None
    assert [category.findtext(f"{CBC}{name}") for name in ("ID", "TaxExemptionReasonCode", "TaxExemptionReason")] == [
        "AE", "VATEX-EU-AE", "Verlegging van heffing.",
    ]  # fmt: skip
    note = ElementTree.fromstring(office.ubl(credited(office)))
    assert "terug te storten aan de Staat" in (note.findtext(f"{CBC}Note") or "")
    assert (note.findtext(f"{CAC}BillingReference/{CAC}InvoiceDocumentReference/{CBC}ID") or "").startswith("F26")
    totals = ElementTree.fromstring(office.ubl(paid_on_account(office))).find(f"{CAC}LegalMonetaryTotal")
    assert totals is not None
    assert [totals.findtext(f"{CBC}{name}") for name in ("PrepaidAmount", "PayableAmount")] == ["50.00", "71.00"]


def test_the_discount_for_early_payment_lowers_the_vat_and_not_what_is_asked(office: Office) -> None:
    """Catalogue 7.3: 1000.00 at 21 % and 500.00 at 6 %, 2 %: VAT 205.80 and 29.40, total 1735.20."""
    invoice = office.booked(office.line(1000), office.line(500, "6"), paymentConditionId=office.early)
    root = ElementTree.fromstring(office.ubl(invoice))
    rows = [
        [row.findtext(path) for path in (f"{CBC}TaxableAmount", f"{CBC}TaxAmount", f"{CAC}TaxCategory/{CBC}ID")]
        for row in root.iterfind(f"{CAC}TaxTotal/{CAC}TaxSubtotal")
    ]
    assert rows == [["980.00", "205.80", "S"], ["490.00", "29.40", "S"], ["30.00", "0.00", "E"]]
    assert root.findtext(f"{CAC}LegalMonetaryTotal/{CBC}PayableAmount") == "1735.20"
    assert "2 % korting (30.00 EUR) bij betaling tot en met 10/03/2026" in (
        root.findtext(f"{CAC}PaymentTerms/{CBC}Note") or ""
    )


def refused(office: Office, *lines: dict[str, Any], **members: Any) -> dict[str, str]:
    """What booking such an invoice is refused with: member → sentence."""
    draft = office.draft(*lines, **members)
    with office.world.unchanged():
        answer = json_body(office.admin.post(f"/sales-invoices/{draft['id']}/book", {}, status=400))
    return {fault["field"]: fault["message"] for fault in answer["errors"]}


def test_what_would_be_no_valid_invoice_is_refused_at_booking(office: Office) -> None:
    private = office.new_client(vatIdNumber=None)
    assert refused(office, office.line(1, "AE"), clientId=private) == {
        "clientId": "the client has no VAT number, which reverse charge needs"
    }
    assert refused(office, office.line(1, "K"), clientId=private) == {
        "clientId": "the client has no VAT number, which an intra-Community supply needs",
        "deliveryDate": "is required for an intra-Community supply (or a period)",
    }
    assert refused(office, office.line(1, "O"), office.line(1)) == {
        "lineItems": "lines outside VAT need an invoice of their own: it has others too"
    }
    backwards = {"periodStart": "2026-02-28", "periodEnd": "2026-02-01"}
    assert list(refused(office, office.line(1), **backwards)) == ["periodEnd"]
    nowhere = office.new_client(address={**GHENT, "country": "Atlantis"})
    assert refused(office, office.line(1), clientId=nowhere) == {
        "clientId": "the country of the client's address, 'Atlantis', is not known, which an electronic invoice needs; "
        "write it as a code, such as BE"
    }


def test_a_private_client_needs_nothing_of_the_network(office: Office) -> None:
    private = office.new_client(vatIdNumber=None, address=None)
    invoice = office.booked(office.line(100, "6"), clientId=private)
    message = json_body(office.admin.get(f"/sales-invoices/{invoice['id']}/ubl", status=409))["message"]
    assert message == (
        "It can't be an electronic invoice: the client's address has no country; the client has no peppolId."
    )


def test_what_is_missing_for_an_electronic_invoice_is_named_and_can_be_mended(office: Office) -> None:
    draft = office.draft(office.line(1))
    path = f"/sales-invoices/{draft['id']}/ubl"
    assert "book it first" in json_body(office.admin.get(path, status=409))["message"]
    office.admin.post(f"/sales-invoices/{draft['id']}/book", {}, status=204)
    office.admin.merge(f"/companies/{office.company}", {"vatIdNumber": None})
    message = json_body(office.admin.get(path, status=409))["message"]
    assert message == (
        "It can't be an electronic invoice: the company Installaties Vermeersch has no VAT number; "
        "the company Installaties Vermeersch has no peppolId."
    )
    office.admin.merge(f"/companies/{office.company}", {"vatIdNumber": "BE 0403.170.701"})
    office.admin.get(path)


def test_the_file_is_a_download_for_whoever_may_read_the_invoice(office: Office) -> None:
    invoice = office.booked(office.line(1))
    path = f"/sales-invoices/{invoice['id']}/ubl"
    answer = office.admin.get(path)
    assert answer.headers["Content-Type"] == "application/xml"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{invoice["logicId"]}.xml"'
    assert office.world.reader.get(path).content == answer.content
    office.admin.get(path, status=304, If_None_Match=answer.headers["ETag"])
    assert office.admin("HEAD", path).headers["Content-Length"] == str(len(answer.content))
    office.world.nobody.get(path, status=403)
    office.world.other.get(path, status=404)
    office.world.stranger.get(path, status=401)
    office.admin.get("/sales-invoices/999999/ubl", status=404)
    office.admin.post(path, {}, status=405)
    assert "inlin" in office.admin.get(path, {"inlin": "true"}).headers["Truweel-Warning"]
    office.world.strict.get(path, {"inlin": "true"}, status=400)
    assert office.admin("OPTIONS", path).headers["Allow"] == "GET, HEAD, OPTIONS"


AMOUNTS = st.decimals(min_value=-9999, max_value=9999, places=4)
LINES = st.lists(
    st.tuples(
        AMOUNTS, st.decimals(min_value=-99, max_value=99, places=3),
        st.decimals(min_value=-100, max_value=100, places=2),
        st.sampled_from(["21", "6", "Z", "E", "AE"]),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=LINES,
    percentage=st.sampled_from([0, D("2.5"), 10]),
    amount=st.sampled_from([0, D("12.34")]),
    is_early=st.booleans(),
)
def test_any_invoice_is_valid_and_read_with_its_own_totals(
    office: Office, rules: OfficialRules, lines: list[Any], percentage: Any, amount: Any, is_early: bool
) -> None:
    invoice = office.booked(
        *(office.line(price, tariff, quantity=quantity, discount=d) for price, quantity, d, tariff in lines),
        globalDiscount=percentage, globalDiscountAmount=amount,
        paymentConditionId=office.early if is_early else office.condition,
    )  # fmt: skip
    document = office.ubl(invoice)
    assert rules.list_faults(document) == [], document.decode()
    read, _ = read_e_invoice(document)
    assert (read.total_excl, read.total_vat, read.total_incl) == tuple(
        D(str(invoice[name])) for name in ("totalExclVat", "totalVat", "totalInclVat")
    )
    assert not read.problems


def test_an_invoice_is_queued_handed_over_once_and_noted(office: Office, tmp_path: Path) -> None:
    world = office.world
    invoice = office.booked(office.line(100))
    path = f"/sales-invoices/{invoice['id']}"
    outgoing = OutgoingEInvoices(world.database, world.registry, FolderAccessPoint(tmp_path / "peppol"))
    office.admin.post(f"{path}/send", {"channel": "FAX"}, status=400)
    with world.changes() as change:
        office.admin.post(f"{path}/send", {"channel": "PEPPOL"}, status=204)
    assert [name for name, *_ in change.events] == ["sales-invoice.updated"]
    assert office.admin.read(path)["peppolStatus"] == "QUEUED"
    world.run(outgoing.send_all())
    (file,) = (tmp_path / "peppol").iterdir()
    assert file.name == f"1-{invoice['id']}-{invoice['logicId']}.xml"
    assert file.read_bytes() == office.ubl(invoice)
    sent = office.admin.read(path)
    assert (sent["peppolStatus"], sent["sentDate"] is not None) == ("SENT", True)
    file.unlink()
    office.admin.post(f"{path}/send", {"channel": "PEPPOL"}, status=204)
    world.run(outgoing.send_all())
    assert list((tmp_path / "peppol").iterdir()) == []
    private = office.booked(office.line(100, "6"), clientId=office.new_client(vatIdNumber=None))
    refused = json_body(office.admin.post(f"/sales-invoices/{private['id']}/send", {"channel": "PEPPOL"}, status=409))
    assert "the client has no peppolId" in refused["message"]


def test_what_cannot_be_handed_over_now_stays_queued_and_what_became_invalid_is_rejected(
    office: Office, tmp_path: Path
) -> None:
    world = office.world
    waiting, invalid = office.booked(office.line(1)), office.booked(office.line(2))
    for invoice in (waiting, invalid):
        office.admin.post(f"/sales-invoices/{invoice['id']}/send", {"channel": "PEPPOL"}, status=204)
    (tmp_path / "file").write_text("in the way")
    world.run(OutgoingEInvoices(world.database, world.registry, FolderAccessPoint(tmp_path / "file")).send_all())
    assert office.admin.read(f"/sales-invoices/{waiting['id']}")["peppolStatus"] == "QUEUED"
    client = office.admin.read(f"/clients/{office.client}")
    office.admin.merge(f"/clients/{office.client}", {"peppolId": "elsewhere"})
    world.run(OutgoingEInvoices(world.database, world.registry, FolderAccessPoint(tmp_path / "out")).send_all())
    assert office.admin.read(f"/sales-invoices/{invalid['id']}")["peppolStatus"] == "REJECTED"
    office.admin.merge(f"/clients/{office.client}", {"peppolId": client["peppolId"]})


def test_works_are_invoiced_in_parts_and_in_the_end(office: Office) -> None:
    codes = [
        ElementTree.fromstring(office.ubl(of_works(office, percentage))).findtext(f"{CBC}InvoiceTypeCode")
        for percentage in (40, 100)
    ]
    assert codes == ["875", "877"]


def test_what_is_rounded_is_asked_for_paid_and_printed(office: Office) -> None:
    invoice = rounded_on_account(office)
    assert (invoice["totalInclVat"], invoice["openTotal"], invoice["dueTotal"]) == (D("121.02"), 100, 100)
    totals = ElementTree.fromstring(office.ubl(invoice)).find(f"{CAC}LegalMonetaryTotal")
    assert totals is not None
    names = ("TaxInclusiveAmount", "PrepaidAmount", "PayableRoundingAmount", "PayableAmount")
    assert [totals.findtext(f"{CBC}{name}") for name in names] == ["121.02", "21.00", "-0.02", "100.00"]
    path = f"/sales-invoices/{invoice['id']}"
    with office.world.unchanged():
        office.admin.merge(path, {"roundingTotal": D("0.01")}, status=409)
    office.admin.post(f"{path}/payments", {"amount": 100})
    paid = office.admin.read(path)
    assert (paid["openTotal"], paid["status"]) == (0, "betaald")


def test_rounding_is_a_matter_of_cents_and_lapses_with_a_credit(office: Office) -> None:
    refused = office.admin.post("/sales-invoices", {"roundingTotal": 1, "lineItems": [office.line(1)]}, status=400)
    assert json_body(refused)["errors"][0]["field"] == "roundingTotal"
    body = {"roundingTotal": D("0.1"), "type": "CREDIT_NOTE", "lineItems": [office.line(1)]}
    refused = office.admin.post("/sales-invoices", body, status=400)
    assert json_body(refused)["errors"][0]["message"] == "is for invoices: 0.1"
    invoice = office.booked(office.line(D("99.99")), roundingTotal=D("0.01"))
    assert invoice["openTotal"] == D("121.00")
    note = json_body(office.admin.post(f"/sales-invoices/{invoice['id']}/credit", {"date": "2026-03-09"}))
    office.admin.post(f"/sales-invoices/{note['id']}/book", {}, status=204)
    credited = office.admin.read(f"/sales-invoices/{invoice['id']}")
    assert (credited["openTotal"], credited["creditedTotal"]) == (0, D("120.99"))
