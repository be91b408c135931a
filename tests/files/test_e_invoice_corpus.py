"""Electronic invoices of all kinds: what each states is booked, to the cent; what can't be taken is a remark."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.files.e_invoice_samples import Rate, Sample, cii, samples, ubl
from tests.files.e_invoice_world import InvoiceWorld, open_invoice_world
from tests.harness import Templates, json_body

SAMPLES = list(samples())
WRITERS = {"ubl": ubl, "cii": cii}


@pytest.fixture(scope="module")
def corpus(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InvoiceWorld]:
    """One world for all: each invoice is another one."""
    with open_invoice_world(templates, "sqlite", tmp_path_factory.mktemp("corpus")) as world:
        yield world


def test_there_are_many() -> None:
    cases = [(sample.name, syntax) for sample in SAMPLES for syntax in sample.syntaxes]
    assert len(cases) == len(set(cases)) >= 120


@pytest.mark.parametrize(
    ("sample", "syntax"), [pytest.param(s, syntax, id=f"{s.name}-{syntax}") for s in SAMPLES for syntax in s.syntaxes]
)
def test_what_the_document_states_is_booked(corpus: InvoiceWorld, sample: Sample, syntax: str) -> None:
    answer = corpus.book(WRITERS[syntax](sample))
    assert answer.status_code == 201, answer.text
    invoice = json_body(answer)
    totals = sample.booked_totals or sample.totals
    booked = (invoice["totalExclVat"], invoice["totalVat"], invoice["totalInclVat"])
    assert booked == tuple(Decimal(total or 0) for total in totals)
    lines = corpus.admin.items(f"/purchase-invoices/{invoice['id']}/line-items", {"size": "200"})
    assert [line_of(corpus, line) for line in lines] == expected_lines(sample)
    assert [vat_of(row) for row in invoice["vatTotals"]] == expected_vat(sample)
    warnings = [w for w in answer.headers.get("truweel-warning", "").split(" | ") if w and "has sent" not in w]
    assert len(warnings) == len(sample.remarks), warnings
    for words, warning in zip(sample.remarks, warnings, strict=True):
        assert words in warning
    assert len(invoice["documentRemarks"]) == len(sample.remarks)
    check_members(invoice, lines, sample)


def test_every_code_of_what_is_told_is_documented(corpus: InvoiceWorld) -> None:
    sample = next(sample for sample in SAMPLES if sample.name == "a rate that no tariff has")
    assert '"code":"not_taken"' in corpus.book(ubl(sample)).headers["truweel-warning-codes"]


def line_of(corpus: InvoiceWorld, line: dict[str, Any]) -> tuple[Any, ...]:
    """Quantity, unit, price, discount, amount, and the percentage of the tariff."""
    tariff = corpus.tariffs[line["vatTariffId"]] if line["vatTariffId"] else None
    return line["quantity"], line["unitType"], line["price"], line["discount"], line["totalExclVat"], tariff


def expected_lines(sample: Sample) -> list[tuple[Any, ...]]:
    """The same, by the sample."""
    expected = []
    for line in sample.lines:
        booked = line.booked or (line.quantity, line.unit, line.price or line.net, "0")
        quantity, unit, price, discount = booked
        tariff = tariff_of(line.rate) if line.tariff == "" else line.tariff
        if line.tariff == "0" and line.rate and line.rate[0] == "AE":
            tariff = "AE"
        net = round(Decimal(line.net or 0) + Decimal("1e-9"), 2)
        expected.append((Decimal(quantity or 0), unit, Decimal(price or 0), Decimal(discount), net, tariff))
    for allowance in sample.allowances:
        amount = Decimal(allowance.amount) if allowance.is_charge else -Decimal(allowance.amount)
        rate = tariff_of(allowance.rate) if allowance.rate else {"5.40": "6", "32.40": "6"}[sample.totals[1] or ""]
        expected.append((1, None, amount, 0, amount, rate))
    for amount_text, percentage in sample.added:
        expected.append((1, None, Decimal(amount_text), 0, Decimal(amount_text), percentage))
    return expected


def tariff_of(rate: Rate | None) -> str | None:
    code, percentage = rate or (None, None)
    if code == "AE":
        return "AE"
    if code in ("E", "K", "G", "O"):
        return None
    return f"{Decimal(percentage or 0).normalize():f}"


def vat_of(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["category"], row["percentage"], row["base"], row["vat"]


def expected_vat(sample: Sample) -> list[tuple[Any, ...]]:
    rows = sample.vat_totals or [(rate[0], rate[1] or "0", base, vat) for rate, base, vat in sample.vat]
    expected = [
        (category, Decimal(percentage), Decimal(base), Decimal(vat)) for category, percentage, base, vat in rows
    ]
    return expected or []


def check_members(invoice: dict[str, Any], lines: list[dict[str, Any]], sample: Sample) -> None:
    """The members that the sample names, and those of every sample."""
    for name, value in sample.members.items():
        if name == "lines":
            assert [{key: line[key] for key in stated} for line, stated in zip(lines, value, strict=True)] == value
        elif name == "references":
            assert {reference["kind"]: reference["number"] for reference in invoice["references"]} == value
        else:
            assert invoice[name] == (Decimal(value) if isinstance(value, str) and name.endswith("Total") else value), (
                name
            )
    if "date" not in sample.members:
        assert invoice["date"] == "2026-03-02"
    if "invoiceNumber" not in sample.members:
        assert invoice["invoiceNumber"] == sample.number
    assert invoice["supplierId"] is not None
    assert invoice["supplierName"] == "Groothandel De Leie"
