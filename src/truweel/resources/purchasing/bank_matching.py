"""Which invoices a movement at the bank pays (catalogue 7.5, 11).

A structured communication names one invoice, so it is paid at once. Anything else is a proposal: a number in the
message, the amount, the account or the name of who paid. A person decides.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.error_codes import Code
from truweel.errors import Forbidden, ValidationError
from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice
from truweel.resources.relations.clients import Client
from truweel.resources.relations.suppliers import Supplier
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.schema import (
    Choice,
    Date,
    Equality,
    Fault,
    Id,
    List,
    Money,
    Reads,
    Ref,
    Refused,
    Text,
    ValueObject,
    Work,
)
from truweel.schema.identifiers import compact_iban, read_structured_communication

if TYPE_CHECKING:
    from truweel.resources.purchasing.bank_transactions import BankTransaction

__all__ = ["PaymentProposal", "match_by_communication", "match_purchase", "match_sale", "propose"]

CANDIDATES = 20
"""Invoices that each reason proposes at most."""
MOST = Decimal(10**9)
_NUMBER = re.compile(r"[A-Za-z]{0,8}[-./]?[0-9][A-Za-z0-9./-]{2,30}")
"""A word of a message that may be the number of an invoice."""
WEIGHTS = {"COMMUNICATION": 16, "NUMBER": 8, "AMOUNT": 4, "IBAN": 2, "NAME": 1}


class PaymentProposal(ValueObject):
    """An open invoice that a transaction may pay."""

    salesInvoiceId = Ref["SalesInvoice"]("sales-invoices", doc="Sales invoice, for what came in.")
    purchaseInvoiceId = Ref["PurchaseInvoice"]("purchase-invoices", doc="Purchase invoice, for what went out.")
    description = Text(doc="The invoice.", example="F260118 · 2026-03-01")
    name = Text(doc="Client or supplier.", example="Bouwwerken Peeters")
    expireDate = Date(doc="Last day to pay it.")
    openTotal = Money(decimals=2, doc="What is still to be paid of it.", example=1210)
    reasons = List(Choice(*WEIGHTS), doc="What agrees, the strongest first.", example=["AMOUNT", "IBAN"])


def match_by_communication(transactions: "Sequence[BankTransaction]", work: Work) -> None:
    """Have what came in with the structured communication of an open sales invoice pay it, up to what is open."""
    named = [(t, t.communication or "") for t in transactions if t.structured and t.amount > 0]
    invoices: dict[str, SalesInvoice] = {}
    for digits in dict.fromkeys(digits for _, digits in named):
        for candidate in work.select(SalesInvoice, SalesInvoice.paymentInstruction.equals(digits)):
            if candidate.type == "INVOICE" and candidate.archivedAt is None and candidate.lockedAt is None:
                invoices[digits] = candidate
    work.lock(*invoices.values())
    open_totals = {digits: invoice.openTotal for digits, invoice in invoices.items()}
    for transaction, digits in named:
        invoice = invoices.get(digits)
        if invoice is None or invoice.companyId not in (None, transaction.companyId):
            continue
        if invoice.currency != transaction.currency or not work.sees(invoice):
            continue
        amount = min(transaction.amount, open_totals[digits])
        if amount > 0:
            _pay(transaction, invoice, amount, work)
            is_paid = amount >= open_totals[digits] - (invoice.financialDiscountTotal or Decimal(0))
            open_totals[digits] = Decimal(0) if is_paid else open_totals[digits] - amount


def match_sale(
    transaction: "BankTransaction", invoice_id: Id[SalesInvoice] | None, amount: Decimal | None, work: Work
) -> None:
    """Pay a sales invoice by a transaction. ValidationError where there is none; Refused where it can't be."""
    invoice = work.get(SalesInvoice, invoice_id)
    if invoice is None or invoice.deletedAt is not None:
        raise _missing("salesInvoiceId", "sales-invoices", invoice_id)
    work.lock(invoice)
    _require_currency(transaction, invoice.currency)
    if transaction.purchaseInvoiceId is not None:
        raise Refused(f"It pays purchase invoice {transaction.purchaseInvoiceId}; unmatch it first.")
    if invoice.type == "CREDIT_NOTE" and invoice.creditedInvoiceId is not None:
        raise Refused(f"The balance of the credit note is on sales invoice {invoice.creditedInvoiceId}; match that.")
    left = transaction.left
    if amount is None:
        amount = abs(left)
        if (invoice.openTotal > 0) == (left > 0):
            amount = min(amount, abs(invoice.openTotal))
    if not left or not amount:
        raise Refused("Nothing of it is left." if not left else f"Nothing of {invoice.describe()} is open.")
    if amount > abs(left):
        raise Refused(f"Only {abs(left):.2f} of it is left; {amount:.2f} can't be paid by it.")
    _pay(transaction, invoice, amount if left > 0 else -amount, work)


def _pay(transaction: "BankTransaction", invoice: SalesInvoice, amount: Decimal, work: Work) -> None:
    """A payment of an invoice; `amount` as the bank sees it, below zero what went out."""
    payment = work.add(invoice, SalesInvoice.payments)
    payment.date, payment.bankTransactionId = transaction.date, transaction.id
    payment.amount = -amount if invoice.type == "CREDIT_NOTE" else amount
    if amount == transaction.left:  # a new one follows no balance yet
        transaction.status = "MATCHED"
    transaction.salesInvoiceId = invoice.id


def match_purchase(
    transaction: "BankTransaction", invoice_id: Id[PurchaseInvoice], amount: Decimal | None, work: Work
) -> None:
    """Pay a purchase invoice by a transaction that went out. One that payment files ask for in full is only named: it
    is paid by those."""
    if not work.may_write(PurchaseInvoice):
        raise Forbidden("Your role doesn't let you change purchase invoices; it needs the right to write them.")
    invoice = work.get(PurchaseInvoice, invoice_id)
    if invoice is None or invoice.deletedAt is not None or not work.sees(invoice):
        raise _missing("purchaseInvoiceId", "purchase-invoices", invoice_id)
    work.lock(invoice)
    _require_currency(transaction, invoice.currency)
    if invoice.type == "CREDIT_NOTE" or transaction.amount >= 0:
        raise Refused("Only what went out pays a purchase invoice; what comes back of one is not matched yet.")
    if transaction.matchedTotal or transaction.purchaseInvoiceId is not None:
        raise Refused("It pays an invoice already; unmatch it first.")
    left = -transaction.amount
    if amount is not None and amount > left:
        raise Refused(f"Only {left:.2f} of it is left; {amount:.2f} can't be paid by it.")
    transaction.purchaseInvoiceId = invoice.id
    transaction.purchaseAmount = min(left, invoice.toFileTotal) if amount is None else amount
    if not transaction.purchaseAmount:
        transaction.status = "MATCHED"


def _require_currency(transaction: "BankTransaction", currency: str | None) -> None:
    if currency != transaction.currency:
        raise Refused(f"The invoice is in {currency}, and the transaction in {transaction.currency}.")


def _missing(member: str, collection: str, id: Id | None) -> ValidationError:
    if id is None:
        return ValidationError([Fault(member, "is required, or purchaseInvoiceId", Code.REQUIRED)])
    return ValidationError([Fault.of_dead_reference(member, collection, id)])


def propose(transaction: "BankTransaction", work: Reads) -> list[dict[str, Any]]:
    """The open invoices that a transaction may pay, the most likely one first."""
    left = transaction.left
    if not left or transaction.purchaseInvoiceId is not None:
        return []
    if left < 0 and not work.may_read(PurchaseInvoice):
        return []
    rows: list[dict[str, Any]] = []
    candidates: Iterable[Any] = _list_sales(transaction, left, work) if left > 0 else _list_purchases(transaction, work)
    for invoice in {invoice.id: invoice for invoice in candidates}.values():
        if invoice.type != "INVOICE" or invoice.openTotal <= 0 or invoice.archivedAt is not None:
            continue
        if invoice.currency != transaction.currency or not work.sees(invoice):
            continue
        party: Any = work.get(Client, invoice.clientId) if left > 0 else work.get(Supplier, invoice.supplierId)
        reasons = list(_list_reasons(transaction, invoice, party))
        rows.append(
            {
                "salesInvoiceId": invoice.id if left > 0 else None,
                "purchaseInvoiceId": None if left > 0 else invoice.id,
                "description": invoice.describe(),
                "name": party.name if party is not None and work.may_read(type(party)) else None,
                "expireDate": invoice.expireDate,
                "openTotal": invoice.openTotal,
                "reasons": reasons,
            }
        )
    rows.sort(key=lambda row: (-sum(WEIGHTS[reason] for reason in row["reasons"]), row["expireDate"] or "9"))
    return rows[:CANDIDATES]


def _list_sales(transaction: "BankTransaction", left: Decimal, work: Reads) -> Iterator[SalesInvoice]:
    digits = _digits(transaction)
    if digits is not None:
        yield from work.select(SalesInvoice, SalesInvoice.paymentInstruction.equals(digits), limit=CANDIDATES)
    for number in _numbers(transaction):
        yield from work.select(SalesInvoice, SalesInvoice.logicId.equals(number), limit=CANDIDATES)
    yield from work.select(SalesInvoice, SalesInvoice.openTotal.equals(left), limit=CANDIDATES)
    conditions: list[Equality] = []
    if transaction.counterpartyIban:
        conditions.append(Client.iban.equals(transaction.counterpartyIban))
    if transaction.counterpartyName:
        conditions.append(Client.name.equals(transaction.counterpartyName))
    for condition in conditions:
        for client in work.select(Client, condition, limit=CANDIDATES):
            is_open = SalesInvoice.openTotal.between(Decimal("0.01"), MOST)
            yield from work.select(SalesInvoice, SalesInvoice.clientId.equals(client.id), is_open, limit=CANDIDATES)


def _list_purchases(transaction: "BankTransaction", work: Reads) -> Iterator[PurchaseInvoice]:
    for number in _numbers(transaction):
        yield from work.select(PurchaseInvoice, PurchaseInvoice.invoiceNumber.equals(number), limit=CANDIDATES)
    yield from work.select(PurchaseInvoice, PurchaseInvoice.openTotal.equals(-transaction.left), limit=CANDIDATES)
    is_open = PurchaseInvoice.openTotal.between(Decimal("0.01"), MOST)
    if transaction.counterpartyIban:
        same: Equality = PurchaseInvoice.iban.equals(transaction.counterpartyIban)
        yield from work.select(PurchaseInvoice, same, is_open, limit=CANDIDATES)


def _list_reasons(transaction: "BankTransaction", invoice: Any, party: Any) -> Iterator[str]:
    instruction = read_structured_communication(invoice.paymentInstruction or "")
    if instruction is not None and instruction == _digits(transaction):
        yield "COMMUNICATION"
    own = invoice.logicId if isinstance(invoice, SalesInvoice) else invoice.invoiceNumber
    if own is not None and own.casefold() in map(str.casefold, _numbers(transaction)):
        yield "NUMBER"
    if invoice.openTotal == abs(transaction.left):
        yield "AMOUNT"
    accounts = {compact_iban(getattr(invoice, "iban", None)), compact_iban(party.iban if party is not None else None)}
    if compact_iban(transaction.counterpartyIban) in accounts - {""}:
        yield "IBAN"
    if party is not None and party.name.casefold() == (transaction.counterpartyName or "").casefold():
        yield "NAME"


def _digits(transaction: "BankTransaction") -> str | None:
    return read_structured_communication(transaction.communication or "")


def _numbers(transaction: "BankTransaction") -> list[str]:
    """The words of its message that may be numbers of invoices."""
    return [*dict.fromkeys(_NUMBER.findall(transaction.communication or ""))][:CANDIDATES]
