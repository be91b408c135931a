"""Electronic invoices over HTTP: however they come, whatever is around them, whoever sent them."""

import base64
import itertools
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter

from tests.files.conftest import ok
from tests.files.e_invoice_samples import ONE, PLAIN, S6, S21, Sample, StatedLine, cii, ubl
from tests.files.e_invoice_world import InvoiceWorld, open_invoice_world
from tests.harness import DIALECTS, JSON_PATCH, Templates, json_body
from truweel.e_invoices import pdf
from truweel.e_invoices.read import read_e_invoice
from truweel.files.xml_tree import UnreadableFileError, parse_tree
from truweel.schema.identifiers import compact_number, is_structured_communication

NUMBERS = itertools.count(1)


@pytest.fixture(scope="module", params=DIALECTS)
def world(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[InvoiceWorld]:
    """One world for the tests of this file, on each database."""
    with open_invoice_world(templates, request.param, tmp_path_factory.mktemp("invoices")) as new_world:
        yield new_world


def sample(**changes: Any) -> Sample:
    """100.00 and 21.00 VAT, with a number of its own."""
    return replace(PLAIN, **{"number": f"N-{next(NUMBERS)}", **changes})


def credit_note() -> bytes:
    return ubl(sample(root="CreditNote", code="381", currency="USD"))


def xml_with(head: str, **changes: Any) -> bytes:
    """A UBL with more in its head."""
    return ubl(sample(head=head, **changes))


FACTS = ("type", "currency", "invoiceNumber", "date", "expireDate", "supplierId", "totalExclVat", "totalInclVat")


def facts(invoice: dict[str, Any]) -> tuple[Any, ...]:
    """What is to be the same, whichever way it came."""
    return tuple(invoice[name] for name in FACTS)


# Ways


def test_a_document_says_the_same_by_post_put_and_patches_in_parts_and_when_the_record_has_it(
    world: InvoiceWorld,
) -> None:
    admin, data = world.admin, credit_note()

    def by(method: str) -> dict[str, Any]:
        path = f"/purchase-invoices/{admin.create('purchase-invoices', {})['id']}"
        document = world.upload(data)
        if method == "put":
            assert admin("PUT", path, {"documentId": document}).status_code == 204
        elif method == "merge":
            admin.merge(path, {"documentId": document})
        elif method == "json":
            change = [{"op": "replace", "path": "/documentId", "value": document}]
            assert admin("PATCH", path, change, headers={"Content-Type": JSON_PATCH}).status_code == 204
        else:
            own = ok(world.multipart(admin, f"{path}/documents", data, "a.xml"))["id"]
            admin.merge(path, {"documentId": own})
        invoice: dict[str, Any] = admin.read(path)
        return invoice

    posted = json_body(world.book(data))
    assert posted["type"] == "CREDIT_NOTE"
    assert (posted["currency"], posted["totalInclVat"]) == ("USD", 121)
    for method in ("put", "merge", "json", "own"):
        assert facts(by(method)) == facts(posted), method
    for declared in ({"size": len(data)}, {"partCount": 2}, {}):
        session = json_body(
            admin.post(f"/temp-document-buckets/{world.bucket}/document-upload-sessions", {"name": "a.xml", **declared})
        )["id"]
        parts = (data[:700], data[700:])
        for number, part in enumerate(parts):
            answer = world.multipart(admin, f"/document-upload-sessions/{session}", part, "a.xml", partNumber=number)
        document = json_body(answer)["id"]
        assert facts(json_body(admin.post("/purchase-invoices", {"documentId": document}))) == facts(posted), declared


def test_what_the_body_gives_stays_and_a_difference_is_told(world: InvoiceWorld) -> None:
    answer = world.book(credit_note(), type="INVOICE", currency="EUR", date="2026-05-01", lineItems=[])
    invoice = json_body(answer)
    assert (invoice["type"], invoice["currency"], invoice["date"], invoice["totalInclVat"]) == (
        "INVOICE",
        "EUR",
        "2026-05-01",
        0,
    )
    warning = answer.headers["truweel-warning"]
    for words in (
        "type: the document states CREDIT_NOTE; INVOICE was kept",
        "currency: the document states USD; EUR was kept",
        "date: the document states 2026-03-02; 2026-05-01 was kept",
        "lineItems: the document states 100.00 without VAT; 0, of the lines was kept",
    ):
        assert words in warning
    own = [{"description": "Eigen lijn", "price": 100, "vatTariffId": next(iter(world.tariffs))}]
    invoice = json_body(world.book(ubl(sample()), lineItems=own))
    assert invoice["totalInclVat"] == 121
    assert [line["description"] for line in world.admin.items(f"/purchase-invoices/{invoice['id']}/line-items")] == [
        "Eigen lijn"
    ]


def test_the_vat_of_the_document_holds_until_its_lines_change(world: InvoiceWorld) -> None:
    lines = (StatedLine("0.83"), StatedLine("0.12", "0.5", "0.25", rate=S6))
    vat = ((S21, "0.83", "0.18"), (S6, "0.12", "0.02"))
    invoice = json_body(world.book(ubl(sample(lines=lines, totals=("0.95", "0.20", "1.15"), vat=vat))))
    path = f"/purchase-invoices/{invoice['id']}"
    assert invoice["totalInclVat"] == Decimal("1.15")
    first, second = world.admin.items(f"{path}/line-items")
    assert (second["totalExclVat"], second["roundingAmount"]) == (Decimal("0.12"), Decimal("-0.01"))
    world.admin.merge(f"{path}/line-items/{first['id']}", {"description": "Mof"})
    assert world.admin.read(path)["totalInclVat"] == Decimal("1.15")
    world.admin.merge(f"{path}/line-items/{second['id']}", {"quantity": 1})
    invoice = world.admin.read(path)
    assert (invoice["totalExclVat"], invoice["totalVat"]) == (Decimal("1.08"), Decimal("0.20"))
    world.admin.merge(f"{path}/line-items/{first['id']}", {"price": 1})
    assert world.admin.read(path)["totalVat"] == Decimal("0.23")


def test_an_answer_with_a_key_is_given_once(world: InvoiceWorld) -> None:
    body = {"documentId": world.upload(ubl(sample()))}
    answers = [world.admin("POST", "/purchase-invoices", body, headers={"Idempotency-Key": "ubl-1"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert json_body(answers[0])["id"] == json_body(answers[1])["id"]


def test_a_refused_document_changes_nothing(world: InvoiceWorld) -> None:
    for data, words in (
        (b"<?xml version='1.0'?><order/>", "its root is order"),
        (b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><Invoice xmlns='urn:x'/>", "document type"),
        (ubl(sample(lines=(StatedLine("100,00"),))), "LineExtensionAmount is '100,00'"),
        (ubl(sample(totals=("1.000,00", "21.00", "121.00"))), "TaxExclusiveAmount is '1.000,00'"),
        (ubl(sample(totals=("NaN", "21.00", "121.00"))), "'NaN'"),
        (ubl(sample(totals=("100.00", "21.00", "9" * 20))), "more than 15 digits"),
        (ubl(sample(totals=("100.00", "", "121.00"))), "TaxAmount is ''"),
    ):
        document = world.upload(data)
        with world.unchanged():
            answer = json_body(world.admin.post("/purchase-invoices", {"documentId": document}, status=400))
        assert answer["errors"][0]["field"] == "documentId"
        assert words in answer["errors"][0]["message"], words


# The bytes


NAMESPACE = b"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def test_xml_is_known_by_its_root_element(world: InvoiceWorld) -> None:
    body = ubl(sample(note="<html> is no HTML, <svg> neither")).removeprefix(DECLARATION)
    prefixed = body.replace(b"<Invoice xmlns=", b"<inv:Invoice xmlns:inv=").replace(b"</Invoice>", b"</inv:Invoice>")
    for data in (
        body, b"\xef\xbb\xbf" + body, b"<!-- made by a program -->\n" + body, b"<?pi?>" + body, b"\n\n  " + body,
        prefixed, b"<!-- " + b"x" * 3000 + b" -->" + body,
    ):  # fmt: skip
        answer = ok(world.multipart(world.admin, f"/temp-document-buckets/{world.bucket}/documents", data, "a.xml"))
        assert answer["contentType"] == "application/xml"
        invoice = json_body(world.admin.post("/purchase-invoices", {"documentId": answer["id"]}))
        assert (invoice["totalInclVat"], invoice["remark"]) == (121, "<html> is no HTML, <svg> neither")


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("utf-8", "utf-8"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16LE"), ("iso-8859-15", "ISO-8859-15"),
     ("cp1252", "windows-1252"), ("utf-8", "utf-16")],
)  # fmt: skip
def test_encodings(world: InvoiceWorld, codec: str, declared: str) -> None:
    text = ubl(sample(note="été à € 5")).decode().replace("UTF-8", declared, 1)
    assert json_body(world.book(text.encode(codec)))["remark"] == "été à € 5"


def test_an_encoding_that_isn_t_read_is_told(world: InvoiceWorld) -> None:
    for name in ("foo", "utf-7", "rot13", "base64", "UTF-32", "hex", "idna", "unicode_escape"):
        data = f'<?xml version="1.0" encoding="{name}"?><a/>'.encode()
        answer = world.book(data)
        assert answer.status_code == 400, name
        assert f"encoding {name} isn't read" in answer.text
    assert "is not in its encoding utf-8: byte" in world.book(ubl(sample(note="é")).replace("é".encode(), b"\xe9")).text


def test_what_is_no_invoice_is_bounded_and_nothing_is_fetched() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'
    for data, words in (
        (bomb, "document type"), (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
        (b"<a/>", "root is a"), (b"<a", "no XML"), (b"", "no XML"), (b"<a>" * 100, "deeper than 60"),
        (b"<a>" + b"<a/>" * 1_500_000 + b"</a>", "more than 300000 elements"),
        (ubl(PLAIN).replace(NAMESPACE, b"urn:x"), "root is Invoice of namespace urn:x"),
        (b"x" * (32 * 1024 * 1024 + 1), "at most 33554432 are read"),
    ):  # fmt: skip
        with pytest.raises(UnreadableFileError, match=words):
            read_e_invoice(data)
    root = parse_tree(b"<a>" + b" x<b/>" * 1000 + b"</a>")
    assert root.text == ("x " * 1000).strip()


def test_an_invoice_in_its_envelope_is_read() -> None:
    inner = ubl(PLAIN).removeprefix(DECLARATION)
    envelope = (
        b'<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">'
    )
    invoice, _ = read_e_invoice(
        envelope + b"<StandardBusinessDocumentHeader/>" + inner + b"</StandardBusinessDocument>"
    )
    assert (invoice.number, invoice.total_incl) == ("F-2026-17", Decimal("121.00"))


def test_more_than_a_thousand_lines_are_kept(world: InvoiceWorld) -> None:
    lines = (StatedLine("1.00"),) * 1001
    many = sample(lines=lines, totals=("1001.00", "210.21", "1211.21"), vat=((S21, "1001.00", "210.21"),))
    answer = world.book(ubl(many))
    invoice = json_body(answer)
    assert (invoice["totalInclVat"], "truweel-warning" in answer.headers) == (Decimal("1211.21"), False)
    page = json_body(world.admin.get(f"/purchase-invoices/{invoice['id']}/line-items", {"size": "1"}))
    assert page["totalItems"] == 1001


# PDF


def pdf_of(*files: tuple[str, bytes]) -> bytes:
    """A PDF with files inside."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in files:
        writer.add_attachment(name, data)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_the_invoice_inside_a_pdf_is_read(world: InvoiceWorld) -> None:
    for name, data in (
        ("factur-x.xml", cii(sample())), ("ZUGFeRD-invoice.xml", cii(sample())), ("xrechnung.xml", cii(sample())),
        ("factuur.xml", ubl(sample())),
    ):  # fmt: skip
        document = pdf_of(("leveringsbon.csv", b"a;b"), (name, data))
        answer = ok(world.multipart(world.admin, f"/temp-document-buckets/{world.bucket}/documents", document, "f.pdf"))
        assert answer["contentType"] == "application/pdf"
        invoice = json_body(world.admin.post("/purchase-invoices", {"documentId": answer["id"]}))
        assert (invoice["totalInclVat"], invoice["supplierName"]) == (121, "Groothandel De Leie"), name


def test_a_pdf_without_an_invoice_is_kept_as_it_is(world: InvoiceWorld) -> None:
    for document in (pdf_of(), pdf_of(("a.csv", b"a;b")), b"%PDF-1.7"):
        answer = world.book(document, "f.pdf")
        assert (answer.status_code, "truweel-warning" in answer.headers) == (201, False)
    for inside, words in ((b"<order/>", "its root is order"), (b"\x00", "no XML")):
        answer = world.book(pdf_of(("factur-x.xml", inside)), "f.pdf")
        assert answer.status_code == 201
        assert "documentId: the electronic invoice inside the PDF was not read: it" in answer.headers["truweel-warning"]
        assert words in answer.headers["truweel-warning"]
    assert "its structure can't be read" in world.book(b"%PDF-1.7 /EmbeddedFiles", "f.pdf").headers["truweel-warning"]


def test_looking_into_a_pdf_is_bounded_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.001)
    with pytest.raises(pdf.PdfError, match=r"more than 0\.001 seconds"):
        pdf.extract_xml(pdf_of(("factur-x.xml", b"<a/>")))


def test_files_inside_the_document_become_documents_of_the_invoice(world: InvoiceWorld) -> None:
    def attached(name: str, mime: str, data: bytes) -> str:
        tag, text = "cbc:EmbeddedDocumentBinaryObject", base64.b64encode(data).decode()
        inner = f'<{tag} mimeCode="{mime}" filename="{name}">{text}</{tag}>'
        reference = f"<cbc:ID>1</cbc:ID><cac:Attachment>{inner}</cac:Attachment>"
        return f"<cac:AdditionalDocumentReference>{reference}</cac:AdditionalDocumentReference>"

    head = attached("factuur.pdf", "application/pdf", b"%PDF-1.7 x") + attached("../../uren.csv", "text/csv", b"a;b")
    invoice = json_body(world.book(xml_with(head)))
    documents = world.admin.read(f"/purchase-invoices/{invoice['id']}/documents")
    assert {d["name"]: d["contentType"] for d in documents} == {
        "factuur.xml": "application/xml",
        "factuur.pdf": "application/pdf",
        "uren.csv": "text/csv",
    }
    pdf_id = next(d["id"] for d in documents if d["name"] == "factuur.pdf")
    assert world.bytes_of(world.admin, pdf_id) == b"%PDF-1.7 x"


# Suppliers


def party(*parts: str, country: str = "") -> str:
    code = f"<cbc:IdentificationCode>{country}</cbc:IdentificationCode>"
    place = f"<cac:PostalAddress><cac:Country>{code}</cac:Country></cac:PostalAddress>" if country else ""
    inner = f"<cac:Party>{''.join(parts)}{place}</cac:Party>"
    return f"<cac:AccountingSupplierParty>{inner}</cac:AccountingSupplierParty>"


def tax(number: str, scheme: str = "VAT") -> str:
    of = f"<cac:TaxScheme><cbc:ID>{scheme}</cbc:ID></cac:TaxScheme>"
    return f"<cac:PartyTaxScheme><cbc:CompanyID>{number}</cbc:CompanyID>{of}</cac:PartyTaxScheme>"


def numbered(element: str, number: str, scheme: str = "") -> str:
    mark = f' schemeID="{scheme}"' if scheme else ""
    return f"<{element}{mark}>{number}</{element}>"


ENDPOINT = "cbc:EndpointID"


@pytest.mark.parametrize(
    "parts",
    [
        (tax("201/113/40209", "FC"), tax("BE0403170701")),
        (tax("be 0403.170.701"),),
        (tax("BE403170701"),),
        (tax("0403170701"),),
        (tax("403170701"),),
        (tax("BTW BE 0403 170 701"),),
        (numbered(ENDPOINT, "0403170701", "0208"),),
        (numbered(ENDPOINT, "BE0403170701", "9925"),),
        (numbered(ENDPOINT, "0208:0403170701"),),
        ("<cac:PartyIdentification>" + numbered("cbc:ID", "BE0403170701") + "</cac:PartyIdentification>",),
        ("<cac:PartyIdentification>" + numbered("cbc:ID", "403170701", "BE:CBE") + "</cac:PartyIdentification>",),
        ("<cac:PartyLegalEntity>" + numbered("cbc:CompanyID", "0403.170.701") + "</cac:PartyLegalEntity>",),
    ],
)
def test_the_supplier_is_found_however_the_number_is_written(world: InvoiceWorld, parts: tuple[str, ...]) -> None:
    (supplier,) = world.admin.items("/suppliers", {"vatIdNumber": "0403.170.701"})
    invoice = json_body(world.book(xml_with(party(*parts), supplier=(None, None))))
    assert invoice["supplierId"] == supplier["id"]


@pytest.mark.parametrize("typed", ["FR 83 404 833 048", "fr83404833048"])
def test_a_french_supplier_is_found_by_siren_and_siret(world: InvoiceWorld, typed: str) -> None:
    supplier = world.admin.create("suppliers", {"name": "Électricité", "vatIdNumber": typed})["id"]
    for number, scheme in (("404833048", "0002"), ("40483304800022", "0009")):
        head = party(numbered(ENDPOINT, number, scheme), country="FR")
        assert json_body(world.book(xml_with(head, supplier=(None, None))))["supplierId"] == supplier
    world.admin("DELETE", f"/suppliers/{supplier}")


def test_a_number_of_another_country_is_not_belgian(world: InvoiceWorld) -> None:
    head = party(
        f"<cac:PartyLegalEntity>{numbered('cbc:CompanyID', '0403170701', '0007')}</cac:PartyLegalEntity>", country="SE"
    )
    answer = world.book(xml_with(head, supplier=(None, None)))
    assert json_body(answer)["supplierId"] is None
    assert "supplierId: no supplier has" in answer.headers["truweel-warning"]


def test_a_live_supplier_goes_before_an_archived_one(world: InvoiceWorld) -> None:
    archived, live = (world.admin.create("suppliers", {"name": n, "vatIdNumber": "NL001234567B01"})["id"] for n in "ab")
    assert world.admin("POST", f"/suppliers/{archived}/archive").status_code == 204
    assert json_body(world.book(ubl(sample(supplier=("X", "NL 0012.34.567.B01")))))["supplierId"] == live
    world.admin("POST", f"/suppliers/{live}/archive")
    answer = world.book(ubl(sample(supplier=("X", "NL 0012.34.567.B01"))))
    assert (json_body(answer)["supplierId"], "is archived" in answer.headers["truweel-warning"]) == (archived, True)


def test_a_supplier_who_isn_t_there_is_told_and_made_in_one_step(world: InvoiceWorld) -> None:
    head = party(
        tax("DE123456789"),
        "<cac:PostalAddress><cbc:StreetName>Hafenstr. 1</cbc:StreetName><cbc:CityName>Aachen</cbc:CityName>"
        "<cbc:PostalZone>52062</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>",
        "<cac:PartyLegalEntity><cbc:RegistrationName>Rohr GmbH</cbc:RegistrationName></cac:PartyLegalEntity>",
    )
    answer = world.book(xml_with(head, supplier=(None, None)))
    invoice = json_body(answer)
    assert "supplierId: no supplier has VAT number DE123456789 (Rohr GmbH)" in answer.headers["truweel-warning"]
    assert "unknown_supplier" in answer.headers["truweel-warning-codes"]
    assert (invoice["supplierName"], invoice["supplierVatIdNumber"]) == ("Rohr GmbH", "DE123456789")
    path = f"/purchase-invoices/{invoice['id']}"
    with world.unchanged():
        reader = world.client(user="writer", rights={"purchase-invoices": "write"})
        assert reader("POST", f"{path}/create-supplier").status_code == 403
    with world.changes() as change:
        made = world.admin("POST", f"{path}/create-supplier")
    supplier = json_body(made)
    assert (made.status_code, made.headers["location"].rpartition("/")[2]) == (201, supplier["id"])
    assert sorted(name for name, *_ in change.events) == ["purchase-invoice.updated", "supplier.created"]
    assert (supplier["name"], supplier["vatIdNumber"], supplier["iban"]) == (
        "Rohr GmbH",
        "DE123456789",
        "BE68539007547034",
    )
    assert (supplier["address"]["city"], supplier["address"]["country"]) == ("Aachen", "DE")
    assert world.admin.read(path)["supplierId"] == supplier["id"]
    with world.unchanged():
        assert world.admin("POST", f"{path}/create-supplier").status_code == 409
    assert json_body(world.book(ubl(sample(supplier=("Rohr", "de 123 456 789")))))["supplierId"] == supplier["id"]


def test_another_account_than_the_suppliers_is_told_and_not_taken(world: InvoiceWorld) -> None:
    supplier = world.admin.create(
        "suppliers", {"name": "S", "vatIdNumber": "LU12345678", "iban": "BE71 0961 2345 6769"}
    )["id"]
    answer = world.book(ubl(sample(supplier=("S", "LU12345678"))))
    assert (json_body(answer)["supplierId"], json_body(answer)["iban"]) == (supplier, "BE71 0961 2345 6769")
    assert "iban: the document asks to pay to BE68539007547034" in answer.headers["truweel-warning"]


def test_the_same_document_twice_is_told(world: InvoiceWorld) -> None:
    for name in ("Groothandel De Leie", "Onbekend"):
        number = "BE0403170701" if name.startswith("G") else "ATU12345678"
        twice = sample(supplier=(name, number))
        first = json_body(world.book(ubl(twice)))["id"]
        answer = world.book(ubl(twice))
        assert (
            f"{name} has sent '{twice.number}' already: purchase invoice {first}" in answer.headers["truweel-warning"]
        )


def test_a_credit_note_finds_the_invoice_that_it_corrects(world: InvoiceWorld) -> None:
    invoice = sample()
    id = json_body(world.book(ubl(invoice)))["id"]
    note = json_body(world.book(ubl(sample(code="381", references=(("INVOICE", invoice.number or ""),)))))
    assert note["creditedInvoiceId"] == id


def test_numbers_are_compared_however_they_are_written() -> None:
    for text in ("BE 0403.170.701", "0403170701", "be403170701", "403.170.701", "BTW BE0403170701", "KBO 0403.170.701"):
        assert compact_number(text) == "BE0403170701", text
    assert [compact_number(text) for text in ("5567321234", "FR 83-404833048", "---")] == [
        "5567321234",
        "FR83404833048",
        "",
    ]
    assert is_structured_communication("090933755493")
    assert is_structured_communication("000000009797")
    assert not is_structured_communication("090933755494")


def test_a_live_tariff_goes_before_an_archived_one(world: InvoiceWorld) -> None:
    archived, live = (world.admin.create("vat-tariffs", {"name": f"19 {n}", "percentage": 19})["id"] for n in "ab")
    world.admin("POST", f"/vat-tariffs/{archived}/archive")
    line = StatedLine("100.00", rate=("S", "19"))
    data = ubl(sample(lines=(line, ONE), totals=("200.00", "40.00", "240.00"), vat=()))
    invoice = json_body(world.book(data))
    first = world.admin.items(f"/purchase-invoices/{invoice['id']}/line-items")[0]
    assert (first["vatTariffId"], first["statedVatRate"], invoice["totalVat"]) == (live, "19% category S", 40)
    for id in (archived, live):
        world.admin("DELETE", f"/vat-tariffs/{id}")
