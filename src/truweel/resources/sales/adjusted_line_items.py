"""Adjusted lines of sales invoices: what is booked for each line, all discounts taken off, and on which account."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.resources.documents.lines import COUNTING, Line
from truweel.resources.documents.totals import split
from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.schema import Choice, DecimalField, Id, LongText, Money, Ref, Resource, Text, Work
from truweel.schema.numbers import round_to_millionths

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.stock.articles import Article

__all__ = ["SalesInvoiceAdjustedLineItem", "adjust_lines"]

ZERO = Decimal(0)
TAKEN_OVER = (
    Line.type, Line.description, Line.articleId, Line.quantity, Line.unitType, Line.vatTariffId, Line.activityId,
    Line.projectId, SalesInvoiceLineItem.orderId,
)  # fmt: skip
"""What an adjusted line has from its line."""


class SalesInvoiceAdjustedLineItem(
    Resource,
    path="adjusted-line-items",
    parent="sales-invoices",
    type="sales-invoice-adjusted-line-item",
    verbs=frozenset({"list", "get"}),
):
    """What is booked for a line that counts. It is there once the invoice is booked;
    those of one VAT rate come to its base."""

    lineItemId = Ref["SalesInvoiceLineItem"](
        "sales-invoices/line-items", read_only=True, filter=True, doc="Line that it is of (ours)."
    )
    type = Choice("LINE", read_only=True, filter=True, doc="What kind of line it is: one that counts.")
    description = LongText(read_only=True, doc="Text of the line.", example="PVC-buis diameter 110 mm")
    articleId = Ref["Article"]("articles", read_only=True, filter=True, doc="Article.")
    quantity = DecimalField(read_only=True, doc="How many units.", example=12.5)
    unitType = Text(max_length=40, read_only=True, doc="Unit.", example="m")
    price = Money(decimals=6, read_only=True, doc="Price of one unit, all discounts taken off.", example=8.0595)
    totalExclVat = Money(read_only=True, doc="What it comes to then, in cents.", example=100.74)
    vatTariffId = Ref["VatTariff"]("vat-tariffs", read_only=True, filter=True, doc="VAT tariff.")
    generalLedgerAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts",
        read_only=True,
        filter=True,
        doc="Account that it is booked on: that of the line, else of the article, the tariff or the journal.",
    )
    activityId = Ref["Activity"]("activities", read_only=True, filter=True, doc="Activity that it counts for.")
    projectId = Ref["Project"]("projects", read_only=True, filter=True, doc="Project that it is for.")
    orderId = Ref["SalesOrder"]("sales-orders", read_only=True, filter=True, doc="Sales order that it is for.")


def adjust_lines(invoice: SalesInvoice, work: Work) -> None:
    """Give a booked invoice its adjusted lines: the base of each VAT rate is shared out over the lines of that rate, so
    that discounts on the whole and for early payment are in them (catalogue 2.7)."""
    lines = [line for line in invoice.lineItems if line.type == COUNTING]
    rows = {row.lineItemId: row for row in invoice.adjustedLineItems}
    amounts: dict[int, Decimal] = {}
    groups: list[dict[str, Any]] = invoice.vatTotals or []
    for group in groups:
        rate = group["category"], group["percentage"]
        own = [line for line in lines if (line.vatCategory, line.vatPercentage or ZERO) == rate]
        weights = [line.totalExclVat or ZERO for line in own]
        is_discounted = sum(weights, ZERO) not in (ZERO, group["base"])
        shares = split(group["base"], weights) if is_discounted else weights
        amounts |= {line.id: share for line, share in zip(own, shares, strict=True)}
    for line in lines:
        row = rows.pop(line.id, None) or work.add(invoice, SalesInvoice.adjustedLineItems)
        row.lineItemId = line.id
        work.copy(line, row, *TAKEN_OVER)
        amount = row.totalExclVat = amounts[line.id]
        row.price = round_to_millionths(amount / line.quantity) if line.quantity else ZERO
        row.generalLedgerAccountId = choose_account(invoice, line, work)
    for row in rows.values():
        work.delete(row)


def choose_account(invoice: SalesInvoice, line: SalesInvoiceLineItem, work: Work) -> "Id[GeneralLedgerAccount] | None":
    """The account that a line is booked on."""
    if line.generalLedgerAccountId is not None:
        return line.generalLedgerAccountId
    article, tariff = work.follow(line, Line.articleId), work.follow(line, Line.vatTariffId)
    if article is not None and article.salesGLAccountId is not None:
        return article.salesGLAccountId
    if tariff is not None and tariff.generalLedgerAccountId is not None:
        return tariff.generalLedgerAccountId
    journal = work.follow(invoice, SalesInvoice.journalId)
    return journal.generalLedgerAccountId if journal is not None else None
