"""How credit notes are made of invoices (catalogue 7.5)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.resources.sales.draft_lines import SOURCES, add_line, sum_lines
from truweel.resources.sales.invoice_terms import choose_journal
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.schema import Id, Refused, Work
from truweel.schema.numbers import round_to_cents

if TYPE_CHECKING:
    from truweel.resources.company.journals import Journal

__all__ = ["credit"]

ZERO = Decimal(0)


def credit(
    work: Work,
    invoice: SalesInvoice,
    wishes: Sequence[dict[str, Any]],
    date: str | None,
    journal_id: "Id[Journal] | None",
) -> SalesInvoice:
    """The draft of a credit note of all lines of a booked invoice, or of so many units of some."""
    if invoice.type != "INVOICE" or not invoice.booked:
        raise Refused("Only a booked invoice can be credited.")
    note = work.make(SalesInvoice)
    note.type, note.creditedInvoiceId = "CREDIT_NOTE", invoice.id
    work.copy(
        invoice, note, SalesInvoice.clientId, SalesInvoice.endClientId, SalesInvoice.companyId, SalesInvoice.title,
        SalesInvoice.currency, SalesInvoice.globalDiscount, SalesInvoice.clientReference,
        SalesInvoice.financialDiscountPercentage, SalesInvoice.advancePayment, SalesInvoice.advancePercentage,
    )  # fmt: skip
    note.journalId = journal_id or choose_journal(note, work) or invoice.journalId
    note.date = date or work.today.isoformat()
    note.originType, note.originRef = "CREDIT", f"/sales-invoices/{invoice.id}"
    quantities = _wished(invoice.lineItems, wishes, "lineItemId", lambda line: line.quantity or ZERO)
    for line in invoice.lineItems:
        if line.id in quantities:
            own = add_line(work, note, line, *SOURCES, quantity=quantities[line.id])
            if own.quantity == line.quantity:
                own.agreedTotal = line.agreedTotal
    gross, credited = sum_lines(invoice.lineItems), sum_lines(note.lineItems)
    if invoice.globalDiscountAmount:  # the part of a fixed discount that the lines had
        note.globalDiscountAmount = round_to_cents(invoice.globalDiscountAmount * credited / gross) if gross else None
    return note


def _wished(lines: Iterable[Any], wishes: Sequence[dict[str, Any]], member: str, whole: Any) -> dict[int, Decimal]:
    """Line → units that are asked for; all lines, whole, where nobody asks. Refused for a line of another document."""
    known = {line.id: line for line in lines}
    if not wishes:
        return {id: whole(line) for id, line in known.items()}
    quantities: dict[int, Decimal] = {}
    for wish in wishes:
        line = known.get(wish[member])
        if line is None:
            raise Refused(f"`{member}` {wish[member]} is no line of it.")
        quantities[line.id] = whole(line) if wish["quantity"] is None else wish["quantity"]
    return quantities
