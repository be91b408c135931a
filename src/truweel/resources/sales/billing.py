"""How drafts of invoices are made of orders, work orders, phases and purchases (catalogue 7.7, 8.3).

What is open of a source is a balance that the lines made here move, so a draft that is deleted frees it by itself. The
sources are locked before anything is decided by what is open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from truweel.resources.documents.lines import COUNTING, Line
from truweel.resources.documents.prices import SALE_PRICE
from truweel.resources.documents.totals import Discounts
from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice, PurchaseInvoiceLineItem
from truweel.resources.sales.advances import add_advance, open_advances, take_advances_off
from truweel.resources.sales.draft_lines import (
    COPIED,
    add_heading,
    add_line,
    complete_line,
    describe_source,
    sum_lines,
    total_lines,
)
from truweel.resources.sales.projects import Project
from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderInvoicePhase, SalesOrderLineItem
from truweel.resources.sales.settlements import Settlement, SettlementLineItem
from truweel.resources.work.work_order_entries import MaterialEntry, TimeEntry
from truweel.resources.work.work_orders import WorkOrder
from truweel.schema import Id, Refused, Work, meta
from truweel.schema.numbers import round_to_millionths

if TYPE_CHECKING:
    from truweel.resources.company.journals import Journal
    from truweel.resources.stock.articles import Article

__all__ = ["MAX_SOURCES", "Basket", "Wish", "bill", "bill_phase", "collect"]

MAX_SOURCES = 100
"""Records that are collected at once."""
ZERO, ONE = Decimal(0), Decimal(1)
TEXTS = ("TITLE", "TEXT", "SUM")
"""The lines that an invoice has for the reader; a variant is not sold."""
PARTIES = (
    SalesOrder.clientId, SalesOrder.endClientId, SalesOrder.companyId, SalesOrder.clientReference,
    SalesOrder.assignedUserId, SalesOrder.title,
)  # fmt: skip
"""What an invoice has from its order or work order."""
ORDERED = (SalesOrder.clientContactId, SalesOrder.paymentConditionId, SalesOrder.currency)
"""What it has from an order besides."""
PATHS = {SalesOrder: "sales-orders", WorkOrder: "work-orders", Project: "projects"}
Source = SalesOrder | WorkOrder | Project
"""What says whose an invoice is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the strategy, the book, the days of work orders and purchases, and the day of the invoice."""

    strategy: str | None = None
    journal_id: "Id[Journal] | None" = None
    from_date: str | None = None
    to_date: str | None = None
    date: str | None = None

    def covers(self, document: WorkOrder | PurchaseInvoice) -> bool:
        """Whether the day of a work order or purchase is one that is asked for."""
        day = document.date or ""
        return (self.from_date is None or self.from_date <= day) and (self.to_date is None or day <= self.to_date)


@dataclass(frozen=True, slots=True)
class Basket:
    """What is collected."""

    order_ids: Sequence[Id[SalesOrder]]
    work_order_ids: Sequence[Id[WorkOrder]]
    purchase_ids: Sequence[Id[PurchaseInvoice]]
    project_ids: Sequence[Id[Project]]

    def __len__(self) -> int:
        return sum(map(len, (self.order_ids, self.work_order_ids, self.purchase_ids, self.project_ids)))


Purchases = dict[PurchaseInvoiceLineItem, SalesOrder | Project]
"""Lines of purchase invoices, and what they were bought for."""


@dataclass(slots=True)
class Pile:
    """What becomes one invoice."""

    orders: list[SalesOrder] = field(default_factory=list)
    work_orders: list[WorkOrder] = field(default_factory=list)
    purchases: Purchases = field(default_factory=dict)


def collect(work: Work, basket: Basket, wish: Wish, *, per_client: bool) -> list[SalesInvoice]:
    """A draft for each client, or for each order, work order and purchase. Refused where nothing is to be invoiced."""
    if not 0 < len(basket) <= MAX_SOURCES:
        members = "`salesOrderIds`, `workOrderIds`, `purchaseInvoiceIds` and `projectIds`"
        raise Refused(f"Name 1 to {MAX_SOURCES} records in {members}.")
    orders = {id: _live(work.get(SalesOrder, id), "sales-orders", id) for id in basket.order_ids}
    work_orders = {id: _live(work.get(WorkOrder, id), "work-orders", id) for id in basket.work_order_ids}
    named = [_live(work.get(PurchaseInvoice, id), "purchase-invoices", id) for id in basket.purchase_ids]
    for purchase in named:
        if not work.sees(purchase):
            raise _missing("purchase-invoices", purchase.id)
    work.lock(*named)
    purchases: Purchases = {}
    for purchase in named:
        purchases |= {line: _bought_for(work, purchase, line) for line in purchase.lineItems if _is_open_cost(line)}
    for project_id in basket.project_ids:
        project = _live(work.get(Project, project_id), "projects", project_id)
        orders |= {order.id: order for order in _open_orders(work, project, wish)}
        work_orders |= {work_order.id: work_order for work_order in _loose_work_orders(work, project, wish)}
        purchases |= dict.fromkeys(_open_purchases(work, wish, project), project)
    for records in (orders, work_orders):
        if records:
            work.lock(*records.values())
    piles: dict[Any, Pile] = {}
    sources: list[tuple[Source, Any]] = [
        *((order, order) for order in orders.values()),
        *((work_order, work_order) for work_order in work_orders.values()),
        *((owner, line) for line, owner in purchases.items()),
    ]
    for index, (owner, source) in enumerate(sources):
        by_document = meta(source).parent_id if isinstance(source, PurchaseInvoiceLineItem) else (index,)
        pile = piles.setdefault((owner.clientId, owner.companyId) if per_client else by_document, Pile())
        if isinstance(source, SalesOrder):
            pile.orders.append(source)
        elif isinstance(source, WorkOrder):
            pile.work_orders.append(source)
        else:
            pile.purchases[source] = cast("SalesOrder | Project", owner)
    if not piles:
        raise Refused("Nothing of that is to be invoiced: it was invoiced already, or not done yet.")
    return [bill(work, pile.orders, pile.work_orders, wish, pile.purchases) for pile in piles.values()]


def _is_open_cost(line: PurchaseInvoiceLineItem) -> bool:
    """Whether a line of a purchase is not passed on yet."""
    return line.type == COUNTING and line.invoicedOnSalesInvoiceId is None


def _bought_for(work: Work, purchase: PurchaseInvoice, line: PurchaseInvoiceLineItem) -> SalesOrder | Project:
    owner = work.follow(line, PurchaseInvoiceLineItem.salesOrderId) or work.follow(line, Line.projectId)
    if owner is None:
        raise Refused(f"Line {line.lineNumber} of purchase invoice {purchase.id} names no order or project.")
    return owner


def _open_orders(work: Work, project: Project, wish: Wish) -> list[SalesOrder]:
    """The orders of a project of which something is to be invoiced."""
    orders = work.select(SalesOrder, SalesOrder.projectId.equals(project.id))
    return [
        order
        for order in orders
        if any(_open(line, "FULL") for line in order.lineItems if line.type == COUNTING)
        or any(_open(line, "FULL") for change in order.list_changes(work) for line in change.lineItems)
        or _open_work_orders(work, order, wish)
        or (order.timeAndMaterial and _open_purchases(work, wish, order))
    ]


def _loose_work_orders(work: Work, project: Project, wish: Wish) -> list[WorkOrder]:
    """The work orders of a project that belong to no order, are not invoiced, and that nobody is at work on."""
    work_orders = work.select(WorkOrder, WorkOrder.projectId.equals(project.id), WorkOrder.salesOrderId.equals(None))
    return [work_order for work_order in work_orders if wish.covers(work_order) and _is_open(work_order)]


def _open_purchases(work: Work, wish: Wish, owner: SalesOrder | Project) -> list[PurchaseInvoiceLineItem]:
    """The lines of purchases for an order, or for a project and no order, that are not passed on, locked."""
    if isinstance(owner, SalesOrder):
        lines = work.select(PurchaseInvoiceLineItem, PurchaseInvoiceLineItem.salesOrderId.equals(owner.id))
    else:
        conditions = Line.projectId.equals(owner.id), PurchaseInvoiceLineItem.salesOrderId.equals(None)
        lines = work.select(PurchaseInvoiceLineItem, *conditions)
    purchases = {line: _purchase_of(work, line) for line in lines if _is_open_cost(line)}
    if purchases:
        work.lock(*purchases.values())
    shown = {line: purchase for line, purchase in purchases.items() if work.sees(purchase)}
    return [line for line, purchase in shown.items() if wish.covers(purchase) and _is_open_cost(line)]


def _purchase_of(work: Work, line: PurchaseInvoiceLineItem) -> PurchaseInvoice:
    """The purchase invoice of a line; it is not locked, as `work.parent` would."""
    purchase = work.get(PurchaseInvoice, cast("Id[PurchaseInvoice]", meta(line).parent_id))
    assert purchase is not None
    return purchase


def bill(
    work: Work,
    orders: Sequence[SalesOrder],
    work_orders: Sequence[WorkOrder],
    wish: Wish,
    purchases: Purchases | None = None,
) -> SalesInvoice:
    """A draft of what is open of the orders, work orders and purchases, which are of one client and locked. Refused
    where nothing is."""
    costs = purchases or {}
    sources: list[Source] = [*orders, *work_orders, *costs.values()]
    draft = _start(work, sources[0], wish)
    if costs and not (orders or work_orders):
        purchase = _purchase_of(work, next(iter(costs)))
        draft.originType, draft.originRef = "PURCHASE_INVOICE", f"/purchase-invoices/{purchase.id}"
    is_alone = len(sources) == 1
    for order in orders:
        _add_order(work, draft, order, wish, is_alone=is_alone)
    for work_order in work_orders:
        _raise_unless_open(work, work_order)
        if work_order.salesOrderId is None or not any(line.workOrderId == work_order.id for line in draft.lineItems):
            _add_work_order(work, draft, work_order)
    _pass_on(work, draft, {line: owner for line, owner in costs.items() if _is_open_cost(line)})
    if not any(line.type == COUNTING for line in draft.lineItems):
        paths = ", ".join(dict.fromkeys(f"{_path(source)}/{source.id}" for source in sources))
        raise Refused(f"Nothing of {paths} is to be invoiced: it was invoiced already, or not delivered yet.")
    return draft


def _pass_on(work: Work, draft: SalesInvoice, purchases: Purchases) -> None:
    """A line for each line of a purchase: at the sale price of its article, else at what it cost."""
    for line, owner in purchases.items():
        own = work.add(draft, SalesInvoice.lineItems)
        sign = -1 if _purchase_of(work, line).type == "CREDIT_NOTE" else 1
        work.copy(line, own, Line.unitType, Line.description, Line.articleId, Line.materialId, Line.activityId)
        own.quantity = sign * (line.quantity or ZERO)
        cost = (line.price or ZERO) * (100 - (line.discount or ZERO)) / 100
        own.costPrice = round_to_millionths(cost)
        if line.articleId is None:
            own.price = own.costPrice
        own.projectId = owner.id if isinstance(owner, Project) else line.projectId or owner.projectId
        own.orderId = owner.id if isinstance(owner, SalesOrder) else None
        work.fill(own, SALE_PRICE)
        complete_line(work, own)
        line.invoicedOnSalesInvoiceId = draft.id


def bill_phase(
    work: Work, order: SalesOrder, phase: SalesOrderInvoicePhase, date: str | None, journal_id: "Id[Journal] | None"
) -> SalesInvoice:
    """The draft of the invoice of a phase: an advance with a line for each VAT rate of the contract, or of the last
    phase all that is open less the advances. Refused where it has one."""
    if phase.salesInvoiceId is not None:
        raise Refused(f"The phase is invoiced already: sales invoice {phase.salesInvoiceId}.")
    wish = Wish("FULL", journal_id, date=date)
    if phase.kind == "FINAL":
        draft = bill(work, [order], [], wish)
    else:
        draft = _start(work, order, wish)
        draft.advancePayment, draft.advancePercentage = True, phase.percentage
        draft.originType = "ADVANCE"
        add_advance(work, draft, order, phase)
    draft.invoicePhaseId = phase.id
    phase.salesInvoiceId = draft.id
    return draft


def _start(work: Work, source: Source, wish: Wish) -> SalesInvoice:
    """A draft without lines for the client of `source`."""
    draft = work.make(SalesInvoice)
    work.copy(source, draft, *PARTIES, *(ORDERED if isinstance(source, SalesOrder) else ()))
    draft.siteAddress = source.siteAddress if isinstance(source, Project) else source.address
    draft.date = wish.date or work.today.isoformat()
    draft.journalId = wish.journal_id
    draft.originType = "SALES_ORDER" if isinstance(source, SalesOrder) else "WORK_ORDER"
    draft.originRef = f"/{_path(source)}/{source.id}"
    return draft


def _add_order(work: Work, draft: SalesInvoice, order: SalesOrder, wish: Wish, *, is_alone: bool) -> None:
    """What is open of an order and its change orders, its work orders that count on top, discounts, and the advances,
    taken off."""
    strategy = wish.strategy or ("TIME_AND_MATERIAL" if order.timeAndMaterial else "FULL")
    start = len(draft.lineItems)
    if strategy != "TIME_AND_MATERIAL":
        _add_order_lines(work, draft, order, strategy, is_alone=is_alone)
    if strategy != "DELIVERED":
        for work_order in _open_work_orders(work, order, wish):
            _add_work_order(work, draft, work_order)
        if order.timeAndMaterial:
            _pass_on(work, draft, dict.fromkeys(_open_purchases(work, wish, order), order))
    lines = draft.lineItems[start:]
    changes = _add_changes(work, draft, order) if strategy == "FULL" else {}
    if not any(line.type == COUNTING for line in draft.lineItems[start:]):
        return
    discounts = _discounts(draft, order)
    advances = [*open_advances(work, order)] if order.advanceTotal else []
    if is_alone and not advances and not changes:
        draft.globalDiscount = order.globalDiscount
        draft.globalDiscountAmount = discounts.amount or None
        return
    # Advances and change orders are net: discounts on the whole would lower what they come to.
    _add_discounts(work, draft, order, lines, discounts)
    for change, own in changes.items():
        _add_discounts(work, draft, order, own, _discounts(draft, change))
    take_advances_off(work, draft, order, advances, sum_lines(draft.lineItems[start:]))


def _add_order_lines(work: Work, draft: SalesInvoice, order: SalesOrder, strategy: str, *, is_alone: bool) -> None:
    open_lines = {line.id for line in order.lineItems if line.type == COUNTING and _open(line, strategy)}
    if not open_lines:
        return
    if not is_alone:
        add_heading(work, draft, describe_source(order), orderId=order.id)
    for line in order.lineItems:
        if line.type in TEXTS:
            add_line(work, draft, line, orderId=order.id, quantity=line.quantity)
        elif line.id in open_lines:
            quantity = _open(line, strategy)
            project_id = line.projectId or order.projectId
            add_line(
                work, draft, line, orderId=order.id, orderLineItemId=line.id, quantity=quantity, projectId=project_id
            )


def _add_changes(
    work: Work, draft: SalesInvoice, order: SalesOrder
) -> dict[Settlement, Sequence[SalesInvoiceLineItem]]:
    """A heading, then what is open, of each change order that the client agreed to; and the lines of each."""
    changes = order.list_changes(work)
    if changes:
        work.lock(*changes)
    added: dict[Settlement, Sequence[SalesInvoiceLineItem]] = {}
    for change in changes:
        open_lines = [line for line in change.lineItems if line.type == COUNTING and _open(line, "FULL")]
        if open_lines:
            add_heading(work, draft, describe_source(change), orderId=order.id)
        added[change] = [
            add_line(
                work, draft, line, orderId=order.id, settlementLineItemId=line.id, quantity=_open(line, "FULL"),
                projectId=line.projectId or order.projectId,
            )
            for line in open_lines
        ]  # fmt: skip
    return {change: lines for change, lines in added.items() if lines}


def _discounts(draft: SalesInvoice, contract: SalesOrder | Settlement) -> Discounts:
    """The discounts on the whole of a contract; the fixed one goes with what is invoiced last of it."""
    counting: list[Any] = [line for line in contract.lineItems if line.type == COUNTING]
    is_complete = all(_open(line, "FULL") == _billed(draft, line) for line in counting)
    amount = contract.globalDiscountAmount if is_complete else None
    return Discounts(contract.globalDiscount or ZERO, amount or ZERO)


def _open(line: SalesOrderLineItem | SettlementLineItem, strategy: str) -> Decimal:
    """The units of a line of an order or change order that are to be invoiced."""
    sold = line.quantity or ZERO
    if strategy == "DELIVERED" and isinstance(line, SalesOrderLineItem):
        sold = line.deliveredQuantity
    left = sold - line.invoicedQuantity
    return left if left * sold > 0 else ZERO


def _billed(draft: SalesInvoice, line: SalesOrderLineItem | SettlementLineItem) -> Decimal:
    member = "orderLineItemId" if isinstance(line, SalesOrderLineItem) else "settlementLineItemId"
    return sum((own.quantity or ZERO for own in draft.lineItems if own.__dict__[member] == line.id), ZERO)


def _open_work_orders(work: Work, order: SalesOrder, wish: Wish) -> list[WorkOrder]:
    """The work orders of an order that count on top of it and that nobody is at work on, locked."""
    work_orders = [
        work_order
        for work_order in work.select(WorkOrder, WorkOrder.salesOrderId.equals(order.id))
        if (order.timeAndMaterial or work_order.timeAndMaterial) and wish.covers(work_order)
    ]
    if work_orders:
        work.lock(*work_orders)
    return [work_order for work_order in work_orders if _is_open(work_order)]


def _is_open(work_order: WorkOrder) -> bool:
    """Whether something of a work order is to be invoiced. One that comes to nothing would be so for ever."""
    return bool(work_order.totalExclVat) and not (work_order.invoicedTotal or work_order.is_running)


def _raise_unless_open(work: Work, work_order: WorkOrder) -> None:
    if work_order.invoicedTotal:
        raise Refused(f"Work order {work_order.id} is invoiced already. Delete the draft, or credit the invoice.")
    work_order.raise_if_running(work)
    if not _is_open(work_order):
        raise Refused(f"Work order {work_order.id} comes to nothing: nothing of it is to be invoiced.")


def _add_work_order(work: Work, draft: SalesInvoice, work_order: WorkOrder) -> None:
    """A heading, then the lines, hours, equipment and kilometres of a work order that come to something."""
    sources = {"workOrderId": work_order.id, "orderId": work_order.salesOrderId, "projectId": work_order.projectId}
    add_heading(work, draft, describe_source(work_order), **sources)
    for line in work_order.lineItems:
        if line.type in (COUNTING, *TEXTS):
            own = work.add(draft, SalesInvoice.lineItems)
            work.copy(line, own, *(member for member in COPIED if member.name in line.__dict__))
            complete_line(work, own, quantity=line.quantity, **sources)
    for members in _entries(work, work_order):
        if members["quantity"] and members["price"]:
            complete_line(work, work.add(draft, SalesInvoice.lineItems), **members, **sources)


def _entries(work: Work, work_order: WorkOrder) -> Iterator[dict[str, Any]]:
    """What lines of an invoice say of the hours, equipment and kilometres of a work order (catalogue 8.3)."""
    for hours in work_order.timeEntries:
        yield {
            "quantity": hours.billableHours, "unitType": "uur", "price": hours.salePrice, "costPrice": hours.costPrice,
            "description": hours.description or _name(work.follow(hours, TimeEntry.articleId)),
            "articleId": hours.articleId, "activityId": hours.activityId,
        }  # fmt: skip
    for used in work_order.materialEntries:
        yield {
            "quantity": used.billableAmount, "unitType": used.unitType, "price": used.salePrice,
            "costPrice": used.costPrice, "articleId": used.articleId, "materialId": used.materialId,
            "description": used.description or _name(work.follow(used, MaterialEntry.articleId)),
            "vatTariffId": used.vatTariffId,
        }  # fmt: skip
    for commute in work_order.commuteEntries:
        yield {"quantity": ONE, "price": commute.amount, "description": commute.mobilityTypeName}


def _name(article: "Article | None") -> str | None:
    return None if article is None else article.saleName or article.name


def _add_discounts(
    work: Work, draft: SalesInvoice, order: SalesOrder, lines: Sequence[SalesInvoiceLineItem], discounts: Discounts
) -> None:
    """The discounts on the whole as a line for each VAT rate."""
    before, after = total_lines(lines), total_lines(lines, discounts)
    for full, net in zip(before.vat, after.vat, strict=True):
        if full["base"] != net["base"]:
            members = {"description": "Korting", "price": full["base"] - net["base"], "quantity": -ONE}
            complete_line(work, work.add(draft, SalesInvoice.lineItems), **members, vatTariffId=full["vatTariffId"],
                      orderId=order.id)  # fmt: skip


def _path(source: Source) -> str:
    return PATHS[type(source)]


def _live(record: Any, path: str, id: int) -> Any:
    if record is None or record.deletedAt is not None:
        raise _missing(path, id)
    return record


def _missing(path: str, id: int) -> Refused:
    return Refused(f"There is no record {id} in {path}.")
