"""What is asked for in advance, and taken off again (catalogue 7.7)."""

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from truweel.resources.documents.totals import Discounts, split
from truweel.resources.sales.draft_lines import complete_line, sum_lines, total_lines
from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderInvoicePhase
from truweel.schema import Id, Refused, Work, meta
from truweel.schema.numbers import round_to_cents

if TYPE_CHECKING:
    from truweel.resources.company.vat_tariffs import VatTariff

__all__ = ["add_advance", "open_advances", "take_advances_off"]

ZERO, ONE = Decimal(0), Decimal(1)
Rates = dict[tuple[str | None, Decimal], tuple["Id[VatTariff] | None", Decimal]]
"""VAT category and percentage → the first tariff, and an amount."""


def open_advances(work: Work, order: SalesOrder) -> Iterator[tuple[SalesInvoice, Rates]]:
    """The advance invoices of an order, by day, and what of each is to be taken off yet, by VAT rate."""
    lines = work.select(SalesInvoiceLineItem, SalesInvoiceLineItem.orderId.equals(order.id))
    invoices = {line.id: _invoice_of(work, line) for line in lines}
    advances = {invoice.id: invoice for invoice in invoices.values() if invoice.advancePayment and invoice.sign == 1}
    for advance in sorted(advances.values(), key=lambda advance: (advance.date or "", advance.id)):
        left = _rates(advance)
        for note in work.select(SalesInvoice, SalesInvoice.creditedInvoiceId.equals(advance.id)):
            for rate, (_, amount) in _rates(note).items() if note.booked else ():
                _lower(left, rate, amount)
        for line in lines:
            if line.advanceInvoiceId == advance.id:
                amount = invoices[line.id].sign * -(line.totalExclVat or ZERO)
                _lower(left, (line.vatCategory, line.vatPercentage or ZERO), amount)
        yield advance, left


def _rates(invoice: SalesInvoice) -> Rates:
    """What an invoice comes to by VAT rate, before a discount for early payment."""
    discounts = Discounts(invoice.globalDiscount or ZERO, invoice.globalDiscountAmount or ZERO)
    rows = total_lines(invoice.lineItems, discounts).vat
    return {(row["category"], row["percentage"]): (row["vatTariffId"], row["base"]) for row in rows}


def _lower(rates: Rates, rate: tuple[str | None, Decimal], amount: Decimal) -> None:
    if rate in rates:
        tariff_id, base = rates[rate]
        rates[rate] = tariff_id, base - amount


def _invoice_of(work: Work, line: SalesInvoiceLineItem) -> SalesInvoice:
    """The invoice of a line; it is not locked, as `work.parent` would."""
    invoice = work.get(SalesInvoice, cast("Id[SalesInvoice]", meta(line).parent_id))
    assert invoice is not None
    return invoice


def take_advances_off(
    work: Work, draft: SalesInvoice, order: SalesOrder, advances: Iterable[tuple[SalesInvoice, Rates]], most: Decimal
) -> None:
    """A line below zero for each advance and VAT rate, no more than the invoice comes to; the rest waits."""
    for advance, rates in advances:
        for tariff_id, left in rates.values():
            amount = min(left, most)
            if amount > 0:
                day = datetime.date.fromisoformat(advance.date) if advance.date else None
                words = ("Voorschot", advance.logicId, day and f"{day:%d/%m/%Y}")
                complete_line(
                    work, work.add(draft, SalesInvoice.lineItems), quantity=-ONE, price=amount, vatTariffId=tariff_id,
                    description=" ".join(word for word in words if word), orderId=order.id, projectId=order.projectId,
                    advanceInvoiceId=advance.id,
                )  # fmt: skip
                most -= amount


def add_advance(work: Work, draft: SalesInvoice, order: SalesOrder, phase: SalesOrderInvoicePhase) -> None:
    """The lines of an advance: its amount, shared out over the VAT rates of the contract."""
    contract = [*order.lineItems, *(line for change in order.list_changes(work) for line in change.lineItems)]
    groups = [row for row in total_lines(contract).vat if row["base"] > 0]
    if phase.kind == "PERCENTAGE":
        amount = round_to_cents(sum_lines(contract) * (phase.percentage or ZERO) / 100)
        draft.globalDiscount = order.globalDiscount
    else:
        amount = phase.amount or ZERO
    if amount <= 0 or not groups:
        raise Refused("The phase comes to nothing: give it a percentage or amount, and the order lines.")
    for row, share in zip(groups, split(amount, [row["base"] for row in groups]), strict=True):
        if share:
            complete_line(
                work, work.add(draft, SalesInvoice.lineItems), description=phase.name, price=share, quantity=ONE,
                vatTariffId=row["vatTariffId"], orderId=order.id, projectId=order.projectId,
            )  # fmt: skip
