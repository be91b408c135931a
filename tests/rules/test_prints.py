"""Documents on paper: what they say in each language, the electronic invoice inside, and the same bytes each time."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import ImageOps
from pypdf import PdfReader

from tests.harness import Templates, json_body, open_world
from tests.rules.test_sales_e_invoices import Office, credited, mixed
from truweel.e_invoices.pdf import extract_xml
from truweel.resources.documents.prints import format_money, format_number

D = Decimal


@pytest.fixture(scope="module")
def office(templates: Templates) -> Iterator[Office]:
    with open_world(templates, "sqlite") as world:
        yield Office(world)


def pdf(office: Office, invoice: dict[str, object]) -> bytes:
    return office.admin.get(f"/sales-invoices/{invoice['id']}/pdf").content


def text(document: bytes) -> str:
    """What a reader of the PDF finds, blanks as one."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)
    return re.sub(r"\s+", " ", " ".join(pages))


def test_an_invoice_says_what_the_law_asks_and_has_the_electronic_one_inside(office: Office) -> None:
    invoice = mixed(office)
    document = pdf(office, invoice)
    assert document == pdf(office, invoice)
    said = text(document)
    for part in (
        f"Factuur {invoice['logicId']}", "Bouwwerken Peeters & Zn", "Kerkstraat 1", "9000 Gent", "Btw BE0417497106",
        "Datum", "02/03/2026", "01/04/2026", "PO-118", "Badkamer", "Volgens bestek",
        "Tweede tekst", "12,345", "38,89", "(optie)", "21 %", "6 %", "RPR Gent", "IBAN BE68 5390 0754 7034",
        "+++", "Pagina 1 van 1", "Met dank",
    ):  # fmt: skip
        assert part in said, part
    assert extract_xml(document) == office.ubl(invoice)
    metadata = PdfReader(io.BytesIO(document)).xmp_metadata
    assert metadata is not None
    assert (metadata.pdfaid_part, metadata.pdfaid_conformance) == ("3", "B")


def test_a_credit_note_names_its_invoice_and_asks_for_nothing(office: Office) -> None:
    said = text(pdf(office, credited(office)))
    assert "Creditnota C26" in said
    assert "Crediteert factuur F26" in said
    assert "Te crediteren" in said
    assert "terug te storten aan de Staat" in said
    assert "Mededeling" not in said


def test_why_there_is_no_vat_is_in_words_and_the_country_only_where_it_is_another(office: Office) -> None:
    german = {"addressLine1": "Hauptstraße 1", "postalCode": "10115", "city": "Berlin", "country": "Duitsland"}
    said = text(pdf(office, office.booked(office.line(100, "AE"), office.line(1))))
    assert "Btw verlegd 100,00 0,00" in said
    assert "België" not in said
    client = office.new_client(address=german)
    assert "Duitsland" in text(pdf(office, office.booked(office.line(1), clientId=client)))


def test_a_draft_is_a_pro_forma(office: Office) -> None:
    said = text(pdf(office, office.draft(office.line(1))))
    assert said.count("Ontwerp: dit is geen factuur.") == 1
    assert "Mededeling" not in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("FR", ("Facture F26", "Échéance", "Montant", "Total TVA comprise", "1\u202f234,50", "Page 1 sur 1")),
        ("DE", ("Rechnung F26", "Fällig am", "Betrag", "Gesamt inkl. MwSt.", "1.234,50", "Seite 1 von 1")),
        ("EN", ("Invoice F26", "Due date", "Amount", "Total incl. VAT", "1,234.50", "Page 1 of 1")),
    ],
)
def test_it_is_in_the_clients_language(office: Office, language: str, words: tuple[str, ...]) -> None:
    client = office.new_client(language=language)
    said = text(pdf(office, office.booked(office.line(D("1234.5")), clientId=client)))
    for word in words:
        assert word.replace("\u202f", " ") in said.replace("\u202f", " "), word


def test_three_hundred_lines_and_words_without_an_end_stay_on_the_page(office: Office) -> None:
    lines = [office.line(index, description=f"Lijn {index} " + "x" * 200) for index in range(300)]
    document = pdf(office, office.booked(*lines))
    pages = PdfReader(io.BytesIO(document)).pages
    assert len(pages) > 5
    assert all("Omschrijving" in page.extract_text() for page in list(pages)[:-1])
    assert "Lijn 299" in text(document)


def test_nothing_that_a_tenant_wrote_is_read_as_a_template(office: Office) -> None:
    written = '#read("/etc/passwd") $x$ <label> @ref *bold* _it_ = Title \\ #panic() `raw` // {{ "'
    said = text(pdf(office, office.booked(office.line(1, description=written), introText=written, title=written)))
    assert said.count('#read("/etc/passwd") $x$') == 3


@pytest.mark.parametrize(
    ("number", "language", "decimals", "written"),
    [
        ("1234.5", "nl", 0, "1.234,5"), ("-1234567.891", "fr", 0, "-1\u202f234\u202f567,891"), ("0.5", "en", 2, "0.50"),
        ("100", "de", 0, "100"), ("-0.5", "nl", 2, "-0,50"), ("12.3456", "nl", 2, "12,3456"),
    ],
)  # fmt: skip
def test_numbers(number: str, language: str, decimals: int, written: str) -> None:
    assert format_number(D(number), language, decimals=decimals) == written


def test_amounts() -> None:
    assert [format_money(D(text), "nl") for text in ("0", "-0.005", "1000000")] == ["0,00", "-0,01", "1.000.000,00"]


def test_an_offer_shows_the_prices_that_are_asked_for(office: Office) -> None:
    lines = [{"type": "TITLE", "description": "Badkamer"}, office.line(D("1234.5"), quantity=2, description="Ketel")]
    body = {"clientId": office.client, "date": "2026-03-02", "title": "Renovatie", "remark": "Graag tot binnenkort"}
    offer = office.admin.create("offers", {**body, "lineItems": lines})

    def said(query: str = "") -> str:
        return text(office.admin.get(f"/offers/{offer['id']}/pdf{query}").content)

    whole = said()
    for part in (
        f"Offerte {offer['logicId']}",
        "Renovatie",
        "Ketel",
        "1.234,50",
        "2.469,00",
        "2.987,49",
        "Voor akkoord",
    ):
        assert part in whole, part
    assert "Graag tot binnenkort" in whole
    shown = {"NO_PRICES": (False, False), "NO_UNIT_PRICES": (False, True), "ONLY_UNIT_PRICES": (True, False)}
    for kind, expected in shown.items():
        part = said(f"?type={kind}")
        assert ("1.234,50" in part, "2.469,00" in part) == expected, kind
        assert "Ketel" in part
    refused = office.admin.get(f"/offers/{offer['id']}/pdf?type=PRICES", status=400).json()
    assert [(fault["field"], fault["code"]) for fault in refused["errors"]] == [("type", "unknown_option")]


def test_orders_deliveries_and_orders_at_a_supplier(office: Office) -> None:
    order = office.admin.create(
        "sales-orders",
        {
            "clientId": office.client,
            "date": "2026-03-02",
            "remark": "Intern",
            "lineItems": [office.line(10, quantity=3)],
        },
    )
    said = text(office.admin.get(f"/sales-orders/{order['id']}/pdf").content)
    assert f"Orderbevestiging {order['logicId']}" in said
    assert "36,30" in said
    assert "Intern" not in said
    delivery = office.admin.create("deliveries", {"salesOrderId": order["id"], "date": "2026-03-04"})
    said = text(office.admin.get(f"/deliveries/{delivery['id']}/pdf").content)
    assert f"Leveringsbon {delivery['logicId']}" in said
    assert "Voor ontvangst" in said
    supplier = office.admin.create("suppliers", {"name": "Van Marcke", "language": "FR"})["id"]
    bought = office.admin.create("purchase-supply-orders", {"supplierId": supplier, "lineItems": [office.line(7)]})
    said = text(office.admin.get(f"/purchase-supply-orders/{bought['id']}/pdf").content)
    assert f"Bon de commande {bought['logicId']}" in said
    assert "Van Marcke" in said
    assert "8,47" in said
    assert "7,00" not in text(office.admin.get(f"/purchase-supply-orders/{bought['id']}/pdf?type=NO_PRICES").content)


BILL_OF = {"BILL_OF_MATERIALS": "Materiaallijst", "BILL_OF_MACHINES": "Materieellijst",
           "BILL_OF_SUBCONTRACTORS": "Onderaanneming", "BILL_OF_WORK": "Arbeidslijst"}  # fmt: skip


def calculated(office: Office) -> str:
    """The path of an offer with a post of 36 m of pipe, and two lines of its own."""
    make = office.admin.create
    offer = make("offers", {"clientId": office.client, "date": "2026-03-02", "title": "Renovatie"})["id"]
    pipe = make("articles", {"name": "PVC-buis 110", "articleNumber": "PVC-110", "calculationType": "Materiaal"})["id"]
    hour = make("articles", {"name": "Loodgieter", "articleNumber": "U-1", "timeOperation": True})["id"]
    lines = [
        {"articleId": pipe, "unitType": "m", "quantity": D("1.05"), "price": 9},
        {"articleId": hour, "unitType": "uur", "quantity": D("0.25"), "price": 50},
        {"description": "Kraan", "calculationType": "Materieel", "quantity": 1, "total": True, "price": 300},
        {"description": "Boring", "calculationType": "OA", "quantity": 2, "total": True, "price": 400},
        {"description": "Dossierkosten", "calculationType": "Kost", "quantity": 1, "total": True, "price": 10},
    ]
    post = make("posts", {"name": "Afvoer", "offerId": offer, "quantity": 36, "unitType": "m", "lines": lines})["id"]
    own = [
        {"postId": post},
        {"articleId": pipe, "quantity": 2, "unitType": "m", "price": 9, "vatTariffId": office.tariffs["21"]},
        {"description": "Afval", "price": 75, "quantity": 1, "vatTariffId": office.tariffs["21"]},
    ]
    for line in own:
        office.admin.post(f"/offers/{offer}/line-items", line)
    return f"/offers/{offer}"


def test_bills_of_an_offer_add_up_what_its_posts_take(office: Office) -> None:
    path = calculated(office)
    number = office.admin.read(path)["logicId"]

    def said(kind: str) -> str:
        return text(office.admin.get(f"{path}/pdf?type={kind}").content)

    shown = {
        "BILL_OF_MATERIALS": ("PVC-110 PVC-buis 110 39,8 m", "Afval 1"),
        "BILL_OF_MACHINES": ("Kraan 1",),
        "BILL_OF_SUBCONTRACTORS": ("Boring 2",),
        "BILL_OF_WORK": ("U-1 Loodgieter 9 uur",),
    }
    for kind, parts in shown.items():
        page = said(kind)
        assert f"{BILL_OF[kind]} {number}" in page
        for part in parts:
            assert part in page, (kind, page)
        others = [part for other, rest in shown.items() if other != kind for part in rest]
        assert not [part for part in (*others, "Dossierkosten", "Totaal excl.", "9,00") if part in page], kind


def test_a_simple_offer_shows_what_each_chapter_comes_to(office: Office) -> None:
    lines = [
        office.line(10, description="Vooraf"),
        {"type": "TITLE", "description": "Badkamer"}, office.line(100, description="Ketel", quantity=2),
        office.line(50, description="Buizen"), office.line(7, type="VARIANT", description="Optie"),
        {"type": "TITLE", "description": "Keuken"}, office.line(30, description="Kraan"),
    ]  # fmt: skip
    offer = office.admin.create("offers", {"clientId": office.client, "date": "2026-03-02", "lineItems": lines})
    page = text(office.admin.get(f"/offers/{offer['id']}/pdf?type=SIMPLE").content)
    assert "Omschrijving Bedrag Vooraf 10,00 Badkamer 250,00 Keuken 30,00" in page
    assert "Totaal incl. btw € 350,90" in page
    assert not [part for part in ("Ketel", "Aantal", "Optie") if part in page]


def test_a_pro_forma_is_no_invoice(office: Office) -> None:
    order = office.admin.create(
        "sales-orders", {"clientId": office.client, "date": "2026-03-02", "lineItems": [office.line(10)]}
    )
    page = text(office.admin.get(f"/sales-orders/{order['id']}/pdf?type=PRO_FORMA").content)
    assert f"Pro forma {order['logicId']}" in page
    assert "Pro forma: dit is geen factuur." in page
    assert "12,10" in page
    draft, booked = office.draft(office.line(1)), office.booked(office.line(1))
    assert "Ontwerp: dit is geen factuur." in text(
        office.admin.get(f"/sales-invoices/{draft['id']}/pdf?type=PRO_FORMA").content
    )
    refused = office.admin.get(f"/sales-invoices/{booked['id']}/pdf?type=PRO_FORMA", status=409)
    assert "a pro forma is printed of a draft" in refused.text


def done(office: Office, **members: Any) -> str:
    """The path of a work order with an article, hours, equipment and kilometres."""
    make = office.admin.create
    employee = make("employees", {"name": "Els", "surname": "Maes"})["id"]
    kind = make("hour-types", {"name": "Regie"})["id"]
    graver = make("materials", {"name": "Minigraver"})["id"]
    mobility = make("mobility-types", {"name": "Bestuurder", "pricePerKm": D("0.5")})["id"]
    order = make("work-orders", {
        "clientId": office.client, "date": "2026-03-02", "title": "Lek badkamer", "remark": "Sleutel bij de buren",
        "lineItems": [{"type": "TEXT", "description": "Volgens bestek"},
                      {"description": "Ketel", "quantity": 2, "unitType": "stuk", "price": 100}],
        "timeEntries": [{"employeeId": employee, "hourTypeId": kind, "startTime": {"hour": 8, "minute": 0},
                         "endTime": {"hour": 16, "minute": 30}, "breakMinutes": 30, "salePrice": 50,
                         "billableHours": 7}],
        "materialEntries": [{"materialId": graver, "amount": 3, "unitType": "uur", "salePrice": 20}],
        "commuteEntries": [{"employeeId": employee, "mobilityTypeId": mobility, "distance": 24, "returnDistance": 24}],
        **members,
    })  # fmt: skip
    return f"/work-orders/{order['id']}"


def test_a_work_order_says_what_was_done_and_who_agreed(office: Office) -> None:
    path = done(office)
    number = office.admin.read(path)["logicId"]
    page = text(office.admin.get(f"{path}/pdf?type=NO_PRICES").content)
    for part in (
        f"Werkbon {number}", "Lek badkamer", "Artikelen Volgens bestek Ketel 2 stuk",
        "Uren Els Maes – Regie", "08:00 – 16:30, pauze 30 min", "8 uur", "Materieel Minigraver 3 uur",
        "Verplaatsingen Els Maes", "48 km", "Sleutel bij de buren", "Voor akkoord",
    ):  # fmt: skip
        assert part in page, (part, page)
    assert "100,00" not in page
    office.admin.post(f"{path}/sign", {"signatureName": "Jan Peeters"}, status=204)
    assert "Jan Peeters · " in text(office.admin.get(f"{path}/pdf").content)


def test_a_work_order_has_prices_where_it_is_invoiced_by_use(office: Office) -> None:
    page = text(office.admin.get(f"{done(office)}/pdf").content)
    for part in (
        "Ketel 2 stuk 100,00 200,00", "7 uur 50,00 350,00", "Minigraver 3 uur 20,00 60,00", "48 km 0,50 24,00",
        "Totaal excl. btw € 634,00",
    ):  # fmt: skip
        assert part in page, (part, page)
    order = office.admin.create("sales-orders", {"clientId": office.client})["id"]
    path = done(office, salesOrderId=order)
    assert "100,00" not in text(office.admin.get(f"{path}/pdf").content)
    office.admin.merge(path, {"timeAndMaterial": True})
    (line, *_) = office.admin.items(f"{path}/line-items", {"type": "LINE"})
    office.admin.merge(f"{path}/line-items/{line['id']}", {"discount": 10})
    page = text(office.admin.get(f"{path}/pdf?type=DEFAULT").content)
    for part in ("Ketel Korting 10 % 2 stuk 100,00 180,00", "Totaal excl. btw € 614,00"):
        assert part in page, (part, page)
    assert "Korting" not in text(office.admin.get(f"{path}/pdf?type=NO_PRICES").content)


def test_an_order_by_use_shows_what_was_spent(office: Office) -> None:
    order = office.admin.create("sales-orders", {"clientId": office.client, "date": "2026-03-01"})
    path = done(office, salesOrderId=order["id"])
    total = office.admin.read(path)["totalExclVat"]
    page = text(office.admin.get(f"/sales-orders/{order['id']}/pdf?type=TIME_AND_MATERIAL").content)
    number = office.admin.read(path)["logicId"]
    for part in (
        f"Regie {order['logicId']}", f"{number} · 02/03/2026 · Lek badkamer", "Ketel 2 stuk 100,00 200,00",
        "Els Maes – Regie", "7 uur 50,00 350,00", "Minigraver 3 uur 20,00 60,00",
        f"Subtotaal {format_money(total, 'nl')}", f"Totaal excl. btw € {format_money(total, 'nl')}",
    ):  # fmt: skip
        assert part in page, (part, page)


def test_a_progress_statement_shows_contract_before_now_and_in_all(office: Office) -> None:
    make = office.admin.create
    project = make("projects", {"name": "Stationsplein", "clientId": office.client})["id"]
    lines = [office.line(100, description="Muren", quantity=10, unitType="m²"), office.line(50, description="Vloer")]
    body = {"clientId": office.client, "projectId": project, "date": "2026-03-01", "lineItems": lines}
    make("sales-orders", body)
    first = json_body(office.admin.post(f"/projects/{project}/progress-statements", {}))["id"]
    path = f"/progress-statements/{first}"
    muren, _ = office.admin.items(f"{path}/line-items", {"sort": "id"})
    office.admin.merge(f"{path}/line-items/{muren['id']}", {"cumulativeQuantity": 4})
    office.admin.post(f"{path}/approve", {}, status=204)
    second = json_body(office.admin.post(f"/projects/{project}/progress-statements", {}))["id"]
    path = f"/progress-statements/{second}"
    muren, _ = office.admin.items(f"{path}/line-items", {"sort": "id"})
    office.admin.merge(f"{path}/line-items/{muren['id']}", {"cumulativeQuantity": 7})
    office.admin.merge(path, {"retentionPercentage": 5})
    page = text(office.admin.get(f"{path}/pdf").content)
    for part in (
        "Vorderingsstaat VS26", "Staat nr. 2", "Stationsplein", "Muren m² 10 4 3 7 70 100,00 300,00",
        "Vloer 1 0 0 0 0 50,00 0,00", "Contract 1.050,00", "Uitgevoerd tot nu 700,00", "Vorige staten -400,00",
        "Totaal excl. btw 300,00", "Totaal incl. btw € 363,00", "Waarborg 5 %: € 18,15",
    ):  # fmt: skip
        assert part in page, (part, page)
    assert "100,00" not in text(office.admin.get(f"{path}/pdf?type=NO_PRICES").content)


def test_a_company_chooses_how_its_documents_look(office: Office) -> None:
    lines = [office.line(100, description="Muren", unitType="m²", chapter="32.11", quantity=2), office.line(7)]
    plain = pdf(office, office.booked(*lines))
    style = {
        "accentColor": "#7a1f3d", "logoPosition": "RIGHT", "textSize": "SMALL", "hiddenColumns": ["UNIT", "VAT"],
        "footer": {"nl": "Erkend aannemer #read(\"/etc/passwd\")", "fr": "Entrepreneur agréé"},
    }  # fmt: skip
    project = office.admin.create("projects", {"name": "Stationsplein"})["id"]
    choices = {"showLineNumbers": True, "showPostNumber": True, "showProjectInformation": True}
    office.admin.merge(f"/companies/{office.company}", {"documentStyle": style})
    office.admin.merge("/settings", {"invoices": choices})
    invoice = office.booked(lines[0] | {"projectId": project}, lines[1])
    styled = pdf(office, invoice)
    said = text(styled)
    assert "Nr. Omschrijving Aantal Prijs Bedrag 1 32.11 Muren 2 100,00 200,00 2 Werk 1 7,00 7,00" in said
    assert 'Erkend aannemer #read("/etc/passwd")' in said
    assert "Project P26" in said
    assert "m²" not in said
    assert colours(plain) - colours(styled) == {"0.0902 0.3373 0.4196"}
    assert colours(styled) - colours(plain) == {"0.4784 0.1216 0.2392"}
    office.admin.merge("/settings", {"invoices": dict.fromkeys(choices, False)})
    office.admin.merge(f"/companies/{office.company}", {"documentStyle": None})


def test_only_a_colour_is_a_colour_and_a_faint_one_is_told(office: Office) -> None:
    path = f"/companies/{office.company}"
    for color in ("red", "#7a1f3", 'rgb("x")', "#zzzzzz"):
        refused = office.admin.merge(path, {"documentStyle": {"accentColor": color}}, status=400)
        assert [error["field"] for error in refused.json()["errors"]] == ["documentStyle.accentColor"]
    answer = office.admin.merge(path, {"documentStyle": {"accentColor": "#ffee88"}})
    assert "is too light to be read on white paper: #ffee88" in answer.headers["Truweel-Warning"]
    office.admin.merge(path, {"documentStyle": None})


def colours(document: bytes) -> set[str]:
    """The colours, red, green and blue, that its pages fill with."""
    fills: set[str] = set()
    for page in PdfReader(io.BytesIO(document)).pages:
        contents = page.get_contents()
        assert contents is not None
        for red, green, blue in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) sc", contents.get_data()):
            fills.add(" ".join(f"{float(part):.4f}" for part in (red, green, blue)))
    return fills


def test_what_is_rounded_says_so(office: Office) -> None:
    said = text(pdf(office, office.booked(office.line(D("99.99")), roundingTotal=D("0.01"))))
    assert "Totaal incl. btw 120,99 Afronding 0,01 Te betalen € 121,00" in said


def test_the_code_on_paper_is_the_transfer_as_a_phone_reads_it(office: Office) -> None:
    invoice = office.booked(office.line(D("1020.25"), quantity=3))
    page = pdfium.PdfDocument(pdf(office, invoice))[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    amount, communication = invoice["totalInclVat"], invoice["paymentInstruction"]
    assert (code.format, code.ec_level) == (zxingcpp.BarcodeFormat.QRCode, "M")
    assert code.text.split("\n") == [
        "BCD", "002", "1", "SCT", "GKCCBEBB", "Installaties Vermeersch", "BE68539007547034", f"EUR{amount:.2f}", "",
        communication,
    ]  # fmt: skip


def test_nothing_stands_outside_the_page(office: Office) -> None:
    """What is printed keeps a margin on all sides, whatever it says."""
    line = office.line(D("1234567.89"), description="x" * 400, quantity=D("123456.789"), unitType="m" * 30)
    document = pdfium.PdfDocument(pdf(office, office.booked(line, office.line(1, title="y" * 200), title="z" * 200)))
    for page in document:
        picture = ImageOps.invert(page.render(scale=1).to_pil().convert("L"))
        left, top, right, bottom = picture.getbbox()
        assert (left >= 40, top >= 20, right <= picture.width - 40, bottom <= picture.height - 15) == (True,) * 4
