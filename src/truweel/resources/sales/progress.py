"""What progress statements are made of, and the invoices that are made of them (catalogue 2.6, 7.6)."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from truweel.errors import ValidationError
from truweel.resources.documents.lines import COUNTING, Line
from truweel.resources.sales.advances import open_advances, take_advances_off
from truweel.resources.sales.offers import Offer
from truweel.resources.sales.progress_lines import AGREED, ProgressStatementLineItem
from truweel.resources.sales.progress_statements import INVOICED, ProgressStatement
from truweel.resources.sales.projects import Project
from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.resources.sales.sales_orders import SalesOrder
from truweel.resources.sales.settlements import Settlement
from truweel.schema import Fault, Id, Refused, Work

__all__ = ["find_contract", "invoice_statement", "next_statement"]

Contract = SalesOrder | Offer
Candidate = TypeVar("Candidate", SalesOrder, Offer)
KEPT = (
    ProgressStatement.title, ProgressStatement.clientId, ProgressStatement.companyId, ProgressStatement.strategy,
    ProgressStatement.retentionPercentage, ProgressStatement.priceRevisionTerms,
)  # fmt: skip
"""What a statement has from the one before it."""
INVOICED_MEMBERS = (
    Line.unitType, Line.description, Line.extraDescription, Line.styleName, Line.articleId, Line.postId,
    Line.activityId, Line.chapter, Line.calculationType, Line.projectId, Line.price, Line.costPrice, Line.discount,
    Line.vatTariffId,
)  # fmt: skip
"""What a line of an invoice has from the line of the statement."""


def find_contract(
    work: Work, project: Project, order_id: Id[SalesOrder] | None, offer_id: Id[Offer] | None
) -> Contract:
    """The order or offer that a project is about, or the one of several that is named. ValidationError where it is not
    one of the project, or not clear; Refused where there is none."""
    project_id = project.id
    orders = work.select(SalesOrder, SalesOrder.projectId.equals(project_id))
    if order_id is not None or (orders and offer_id is None):
        return _choose(orders, order_id, "salesOrderId", "order")
    offers = work.select(Offer, Offer.projectId.equals(project_id))
    if offer_id is not None or offers:
        return _choose(offers, offer_id, "offerId", "offer")
    raise Refused("The project has no order or offer that a progress statement could be of.")


def _choose(candidates: list[Candidate], id: int | None, member: str, noun: str) -> Candidate:
    if id is None and len(candidates) > 1:
        raise ValidationError([Fault(member, f"is required: the project has {len(candidates)} {noun}s")])
    chosen = next((record for record in candidates if id in (None, record.id)), None)
    if chosen is None:
        raise ValidationError([Fault(member, f"must be an {noun} of the project; {id} is none")])
    return chosen


def next_statement(
    work: Work, contract: Contract, date: str | None, project: Project | None = None
) -> ProgressStatement:
    """The next statement of a contract: its lines and those of the changes that the client agreed to, and what else the
    statement before it has, each as far as that one was. Refused where that one is not approved."""
    work.lock(contract)
    statement = work.make(ProgressStatement)
    statement.date = date or work.today.isoformat()
    if isinstance(contract, SalesOrder):
        statement.salesOrderId = contract.id
    else:
        statement.offerId = contract.id
    if project is not None:
        statement.projectId = project.id
    statement.join_series(work)
    previous = work.follow(statement, ProgressStatement.previousStatementId)
    statement.clientId, statement.companyId = contract.clientId, contract.companyId
    if previous is not None:
        work.copy(previous, statement, *KEPT)
        if previous.periodEnd is not None:
            day = datetime.date.fromisoformat(previous.periodEnd) + datetime.timedelta(days=1)
            statement.periodStart = day.isoformat()
    _add_lines(work, statement, contract, previous)
    return statement


def _add_lines(
    work: Work, statement: ProgressStatement, contract: Contract, previous: ProgressStatement | None
) -> None:
    """The lines of the contract, then those of the statement before it that are none of these."""
    before: list[ProgressStatementLineItem] = work.children(previous, "lineItems") if previous is not None else []
    taken_back = _take_back(work, statement)
    unmatched = {line.contract_key or (line.id,): line for line in before}
    for member, change, line in _contract_lines(work, contract):
        added = work.add(statement, ProgressStatement.lineItems)
        setattr(added, member, line.id)
        if change is not None:
            added.settlementId = change.id
        _copy(work, line, added, unmatched.pop(added.contract_key or (0,), None), taken_back)
    for line in unmatched.values():
        _copy(work, line, work.add(statement, ProgressStatement.lineItems), line, taken_back)


Lines = Mapping[int, ProgressStatementLineItem]


def _take_back(work: Work, statement: ProgressStatement) -> Lines:
    """The lines of the statements of the contract whose invoices were credited since others went on from them: what
    these asked for is asked for again."""
    if statement.salesOrderId is not None:
        condition = ProgressStatement.salesOrderId.equals(statement.salesOrderId)
    else:
        condition = ProgressStatement.offerId.equals(statement.offerId)
    lines: dict[int, ProgressStatementLineItem] = {}
    for credited in work.select(ProgressStatement, condition, ProgressStatement.credited.equals(True)):
        if credited.correctedById is None:
            credited.correctedById = statement.id
            lines |= {line.id: line for line in credited.lineItems}
    return lines


def _copy(
    work: Work,
    line: Line,
    added: ProgressStatementLineItem,
    earlier: ProgressStatementLineItem | None,
    taken_back: Lines,
) -> None:
    work.copy(line, added, *AGREED)
    added.currentQuantity = Decimal(0)
    if earlier is None:
        return
    added.previousLineItemId, added.fixed = earlier.id, earlier.fixed
    again: list[ProgressStatementLineItem] = []
    ancestor: ProgressStatementLineItem | None = earlier
    while ancestor is not None and len(again) < len(taken_back):
        again += [ancestor] if ancestor.id in taken_back else []
        ancestor = work.follow(ancestor, ProgressStatementLineItem.previousLineItemId)
    added.currentQuantity = sum((asked.currentQuantity or Decimal(0) for asked in again), Decimal(0))
    added.previousQuantity = (earlier.cumulativeQuantity or Decimal(0)) - added.currentQuantity
    amounts = (asked.totalExclVat or Decimal(0) for asked in again)
    added.previousAmount = (earlier.cumulativeAmount or Decimal(0)) - sum(amounts, Decimal(0))


def _contract_lines(work: Work, contract: Contract) -> list[tuple[str, Settlement | None, Line]]:
    """The lines of an order or offer and of the changes that the client agreed to, each with the member by which a line
    of a statement names it."""
    if isinstance(contract, SalesOrder):
        member = "orderLineItemId"
        condition = Settlement.salesOrderId.equals(contract.id)
    else:
        member, condition = "offerLineItemId", Settlement.offerId.equals(contract.id)
    own: list[Line] = work.children(contract, "lineItems")
    lines: list[tuple[str, Settlement | None, Line]] = [(member, None, line) for line in own]
    for change in work.select(Settlement, condition):
        if change.is_agreed:
            lines += [("settlementLineItemId", change, line) for line in work.children(change, "lineItems")]
    return lines


def invoice_statement(work: Work, statement: ProgressStatement, date: str | None, journal_id: Any) -> SalesInvoice:
    """The draft of its invoice. Refused where it is not approved, or invoiced already."""
    if statement.approvedAt is None:
        raise Refused("The statement is not approved; approve it first.")
    if statement.salesInvoiceId is not None:
        raise Refused(f"The statement is invoiced: invoice {statement.salesInvoiceId}. Delete that draft first.")
    if statement.priceRevisionTerms:
        factor = statement.revision_factor(work)
        if factor is None:
            month = statement.revision_month()
            raise Refused(f"A price index of {month}, or of a base month, is not known; add it to /price-indices.")
        statement.priceRevisionFactor = factor
        statement.retain(work)
    order = work.follow(statement, ProgressStatement.salesOrderId)
    if order is not None:
        work.lock(order)
    invoice = work.make(SalesInvoice)
    invoice.date, invoice.journalId = date or work.today.isoformat(), journal_id
    invoice.title = _name(statement)
    work.copy(
        statement, invoice, ProgressStatement.clientId, ProgressStatement.companyId, ProgressStatement.periodStart,
        ProgressStatement.periodEnd,
    )  # fmt: skip
    invoice.progressStatementId = statement.id
    invoice.originType, invoice.originRef = "PROGRESS_STATEMENT", f"/progress-statements/{statement.id}"
    if statement.strategy == "DETAILED":
        _add_differences(work, statement, invoice)
    else:
        _add_totals(work, statement, invoice)
    _add_revision(work, statement, invoice)
    _add_discount(work, statement, invoice)
    if order is not None and statement.advanceDeduction:
        _deduct_advance(work, statement, invoice, order)
    if not invoice.lineItems:
        raise Refused("The statement asks for nothing: no line was done further than the statement before it says.")
    invoice.retentionTotal = statement.retentionTotal
    statement.salesInvoiceId, statement.status = invoice.id, INVOICED
    return invoice


def _name(statement: ProgressStatement) -> str:
    return f"Vorderingsstaat {statement.number or statement.logicId or statement.id}"


def _add_line(work: Work, statement: ProgressStatement, invoice: SalesInvoice) -> SalesInvoiceLineItem:
    line = work.add(invoice, SalesInvoice.lineItems)
    line.projectId, line.orderId = statement.projectId, statement.salesOrderId
    return line


def _add_differences(work: Work, statement: ProgressStatement, invoice: SalesInvoice) -> None:
    """One line for each line that asks for something."""
    for line in statement.lineItems:
        if line.type == COUNTING and line.totalExclVat:
            added = _add_line(work, statement, invoice)
            work.copy(line, added, *INVOICED_MEMBERS)
            added.projectId = line.projectId or statement.projectId
            added.quantity, added.agreedTotal = line.currentQuantity, line.totalExclVat


def _add_totals(work: Work, statement: ProgressStatement, invoice: SalesInvoice) -> None:
    """One line for each VAT rate."""
    groups: list[dict[str, Any]] = statement.vatTotals or []
    for group in groups:
        if group["base"]:
            added = _add_line(work, statement, invoice)
            added.description, added.vatTariffId = _name(statement), group["vatTariffId"]
            added.quantity, added.price = Decimal(1), group["base"]


def _deduct_advance(work: Work, statement: ProgressStatement, invoice: SalesInvoice, order: SalesOrder) -> None:
    """A line below zero for each advance and VAT rate, up to what the statement says, and no more than it asks for
    (catalogue 7.7). Refused where less is open of the advances."""
    asked = statement.advanceDeduction or Decimal(0)
    if asked > order.advanceTotal:
        raise Refused(f"Only {order.advanceTotal} of the advances of sales order {order.id} is open, not {asked}.")
    most = sum((base for _, base in statement.asked_groups(work)), Decimal(0))
    take_advances_off(work, invoice, order, open_advances(work, order), min(asked, most))


def _add_discount(work: Work, statement: ProgressStatement, invoice: SalesInvoice) -> None:
    """The discount of the contract on the whole, a line for each VAT rate."""
    groups: list[dict[str, Any]] = statement.vatTotals or []
    for group, discount in zip(groups, statement.discounts(work), strict=True):
        if discount:
            added = _add_line(work, statement, invoice)
            added.description, added.vatTariffId = "Korting", group["vatTariffId"]
            added.quantity, added.price = Decimal(-1), discount


def _add_revision(work: Work, statement: ProgressStatement, invoice: SalesInvoice) -> None:
    """What the revised prices differ by, a line for each VAT rate (catalogue 8.8)."""
    for group, revised in statement.revised_groups():
        if revised != group["base"]:
            added = _add_line(work, statement, invoice)
            added.description, added.vatTariffId = (
                f"Prijsherziening {statement.priceRevisionFactor}",
                group["vatTariffId"],
            )
            added.quantity, added.price = Decimal(1), revised - group["base"]
