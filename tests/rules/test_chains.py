"""Random chains of the trade: offer, order, change orders, deliveries, invoices, credit notes, payments and deletions.

After each step every document has what an oracle works out from scratch: what was sold, brought, asked and paid. It
knows the words of the trade and calls no declaration.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine

D = Decimal
STEPS = 70


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(D("0.01"), ROUND_HALF_UP)


@dataclass
class Sold:
    """A line of an order or change order: what was agreed."""

    id: str
    member: str
    quantity: Decimal
    price: Decimal
    rate: int


@dataclass
class Order:
    id: str
    discount: int
    lines: list[Sold]
    changes: dict[str, list[Sold]] = field(default_factory=dict)

    @property
    def sold(self) -> list[Sold]:
        return [*self.lines, *(line for lines in self.changes.values() for line in lines)]


@dataclass
class Delivery:
    id: str
    quantities: dict[str, Decimal]
    is_delivered: bool = False


@dataclass
class Invoice:
    """`lines` are (id, line that was sold, units); what is asked less `discount` percent."""

    id: str
    order: Order
    discount: int
    lines: list[tuple[str, Sold, Decimal]]
    is_note: bool = False
    is_booked: bool = False
    credited: "Invoice | None" = None
    payments: dict[str, Decimal] = field(default_factory=dict)
    extra: list[tuple[int, Decimal]] = field(default_factory=list)
    """Amounts by rate that are no units of a line: discounts of an invoice with change orders."""

    def bases(self) -> dict[int, Decimal]:
        """What is asked at each rate of VAT: lines in cents, less the discount, in cents."""
        gross: dict[int, Decimal] = {}
        amounts = [(sold.rate, cents(units * sold.price)) for _, sold, units in self.lines]
        for rate, amount in [*amounts, *self.extra]:
            gross[rate] = gross.get(rate, D(0)) + amount
        return {rate: amount - cents(amount * self.discount / 100) for rate, amount in gross.items()}

    @property
    def excl(self) -> Decimal:
        return sum(self.bases().values(), D(0))

    @property
    def incl(self) -> Decimal:
        return self.excl + sum((cents(base * rate / 100) for rate, base in self.bases().items()), D(0))

    @property
    def sign(self) -> int:
        """What a note takes back counts once it is booked; a draft of an invoice counts already."""
        return 1 if not self.is_note else -1 if self.is_booked else 0


class Books:
    """The firm's books, as a careful clerk keeps them, and the calls that go with each entry."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.admin, self.draw = world, world.admin, random.Random(seed)
        make = self.admin.create
        self.tariffs = {rate: make("vat-tariffs", {"name": f"{rate}%", "percentage": rate})["id"] for rate in (21, 6)}
        self.client = make("clients", {"name": "Peeters"})["id"]
        self.journal = make("journals", {"name": "Verkopen"})["id"]
        self.orders: list[Order] = []
        self.invoices: list[Invoice] = []
        self.deliveries: list[tuple[Order, Delivery]] = []
        self.refused = 0

    # What follows from the entries

    def invoiced(self, sold: Sold) -> Decimal:
        units = (i.sign * units for i in self.invoices for _, line, units in i.lines if line is sold)
        return sum(units, D(0))

    def delivered(self, sold: Sold) -> Decimal:
        counting = (delivery for _, delivery in self.deliveries if delivery.is_delivered)
        return sum((delivery.quantities.get(sold.id, D(0)) for delivery in counting), D(0))

    def is_open(self, sold: Sold, by: Decimal | None = None) -> Decimal:
        """The units that can be invoiced yet, of all that was sold or of `by`."""
        basis = sold.quantity if by is None else by
        left = basis - self.invoiced(sold)
        return left if left * basis > 0 else D(0)

    def credits(self, invoice: Invoice) -> Decimal:
        return sum((note.incl for note in self.invoices if note.credited is invoice and note.is_booked), D(0))

    def fits(self, moves: Iterable[tuple[Sold, Decimal]]) -> bool:
        """Whether so many units more, or less, leave no more invoiced than was sold, and nothing below nothing."""
        moved: dict[str, tuple[Sold, Decimal]] = {}
        for sold, units in moves:
            moved[sold.member + sold.id] = sold, moved.get(sold.member + sold.id, (sold, D(0)))[1] + units
        return all(
            min(sold.quantity, D(0)) <= self.invoiced(sold) + units <= max(sold.quantity, D(0))
            for sold, units in moved.values()
        )

    # Steps

    def post(self, path: str, body: Any, status: int) -> Any:
        self.refused += status == 409
        answer = self.admin.post(path, body, status=status)
        return json_body(answer) if answer.content else None

    def line(self, units: Decimal, sold: Sold | None = None, **members: Any) -> dict[str, Any]:
        rate = sold.rate if sold is not None else self.draw.choice((21, 6))
        price = sold.price if sold is not None else D(self.draw.randint(1, 99999)) / 100
        return {"description": "Werk", "quantity": units, "price": price, "vatTariffId": self.tariffs[rate], **members}

    def sell(self) -> None:
        """An offer that the client accepts."""
        draw = self.draw
        lines = [self.line(D(draw.randint(1, 4000)) / 100) for _ in range(draw.randint(1, 3))]
        body = {"clientId": self.client, "title": "Werf", "lineItems": lines, "globalDiscount": draw.choice((0, 0, 10))}
        offer = self.admin.create("offers", body)
        order = self.post(f"/offers/{offer['id']}/accept", {"createOrder": True}, 201)
        self.admin.merge(f"/sales-orders/{order['id']}", {"status": "te doen"})
        self.orders.append(Order(order["id"], body["globalDiscount"], self.read_lines("sales-orders", order["id"])))

    def read_lines(self, path: str, id: str) -> list[Sold]:
        member = "orderLineItemId" if path == "sales-orders" else "settlementLineItemId"
        rates = {tariff: rate for rate, tariff in self.tariffs.items()}
        rows = self.admin.items(f"/{path}/{id}/line-items")
        return [Sold(row["id"], member, row["quantity"], row["price"], rates[row["vatTariffId"]]) for row in rows]

    def change(self) -> None:
        """A change order for more or less work, to which the client agrees."""
        order = self.draw.choice(self.orders)
        units = D(self.draw.choice((-1, 1)) * self.draw.randint(1, 500)) / 100
        change = self.admin.create("settlements", {"salesOrderId": order.id, "lineItems": [self.line(units)]})
        self.check()  # nobody agreed yet
        self.post(f"/settlements/{change['id']}/accept", {}, 204)
        order.changes[change["id"]] = self.read_lines("settlements", change["id"])

    def drop_change(self) -> None:
        """A change order is taken back, unless it was invoiced."""
        order = self.draw.choice(self.orders)
        if order.changes:
            id = self.draw.choice(list(order.changes))
            status = 409 if any(self.invoiced(sold) for sold in order.changes[id]) else 204
            self.refused += status == 409
            self.admin.delete(f"/settlements/{id}", status=status)
            if status == 204:
                del order.changes[id]

    def deliver(self) -> None:
        """A part of a line is brought, or more than was sold."""
        order = self.draw.choice(self.orders)
        sold = self.draw.choice(order.lines)
        units = cents(sold.quantity * self.draw.choice((D("0.25"), D("0.5"), D(1))))
        wish = {"lines": [{"orderLineItemId": sold.id, "quantity": units}]}
        made = self.post(f"/sales-orders/{order.id}/deliver", wish, 201)
        delivery = Delivery(made["id"], {sold.id: units})
        is_possible = self.delivered(sold) + units <= sold.quantity
        self.post(f"/deliveries/{made['id']}/deliver", {}, 204 if is_possible else 409)
        delivery.is_delivered = is_possible
        self.deliveries.append((order, delivery))

    def undo(self) -> None:
        """A delivery is taken back."""
        if self.deliveries:
            _, delivery = self.draw.choice(self.deliveries)
            self.post(f"/deliveries/{delivery.id}/undo", {}, 204 if delivery.is_delivered else 409)
            delivery.is_delivered = False

    def bill(self) -> None:
        """All that is open of an order is invoiced, or what was brought of it."""
        order, is_by_delivery = self.draw.choice(self.orders), self.draw.random() < 0.4
        open_lines = {
            sold.id: self.is_open(sold, self.delivered(sold) if is_by_delivery else None) for sold in order.lines
        }
        changes = [] if is_by_delivery else [s for lines in order.changes.values() for s in lines if self.is_open(s)]
        asked = [(sold, open_lines[sold.id]) for sold in order.lines if open_lines[sold.id]]
        body = {"strategy": "DELIVERED" if is_by_delivery else "FULL", "journalId": self.journal}
        status = 201 if asked or changes else 409
        made = self.post(f"/sales-orders/{order.id}/invoice", body, status)
        if made is None or status == 409:
            return
        discount, extra = order.discount, []
        if changes:  # the discount of the order is none of the change orders'
            own = Invoice("", order, 0, [("", sold, units) for sold, units in asked])
            extra = [(rate, -cents(base * discount / 100)) for rate, base in own.bases().items()]
            discount = 0
        units = {sold.member + sold.id: (sold, left) for sold, left in asked}
        units |= {sold.member + sold.id: (sold, self.is_open(sold)) for sold in changes}
        invoice = Invoice(made["id"], order, discount, [], extra=[pair for pair in extra if pair[1]])
        for row in self.admin.items(f"/sales-invoices/{made['id']}/line-items"):
            for member in ("orderLineItemId", "settlementLineItemId"):
                if row[member] is not None:
                    sold, left = units.pop(member + row[member])
                    invoice.lines.append((row["id"], sold, left))
        assert not units
        self.invoices.append(invoice)

    def bill_by_hand(self) -> None:
        """Some units of a line are invoiced, maybe more than are open."""
        order = self.draw.choice(self.orders)
        sold = self.draw.choice(order.sold)
        units = cents(sold.quantity * self.draw.choice((D("0.3"), D("0.7"))))
        line = self.line(units, sold, orderId=order.id, **{sold.member: sold.id})
        body = {"clientId": self.client, "journalId": self.journal, "lineItems": [line]}
        made = self.post("/sales-invoices", body, 201 if self.fits([(sold, units)]) else 409)
        if "id" in made:
            (row,) = self.admin.items(f"/sales-invoices/{made['id']}/line-items")
            self.invoices.append(Invoice(made["id"], order, 0, [(row["id"], sold, units)]))

    def book(self) -> None:
        """A draft is booked; a note no further than its invoice goes."""
        drafts = [invoice for invoice in self.invoices if not invoice.is_booked]
        if not drafts:
            return
        draft = self.draw.choice(drafts)
        status = 204
        if draft.credited is not None:
            is_too_much = draft.incl > 0 and self.credits(draft.credited) + draft.incl > max(draft.credited.incl, D(0))
            units = [(sold, -units) for _, sold, units in draft.lines]
            status = 409 if is_too_much or not self.fits(units) else 400 if draft.incl < 0 else 204
        self.post(f"/sales-invoices/{draft.id}/book", {}, status)
        draft.is_booked = status == 204

    def credit(self) -> None:
        """A note of a whole invoice, or of half of a line."""
        booked = [invoice for invoice in self.invoices if invoice.is_booked and not invoice.is_note]
        if not booked:
            return
        invoice = self.draw.choice(booked)
        lines, wishes, extra = invoice.lines, [], list(invoice.extra)
        if self.draw.random() < 0.6:
            id, sold, units = self.draw.choice(invoice.lines)
            lines, extra = [(id, sold, cents(units / 2))], []
            wishes = [{"lineItemId": id, "quantity": lines[0][2]}]
        made = self.post(f"/sales-invoices/{invoice.id}/credit", {"lines": wishes}, 201)
        note = Invoice(made["id"], invoice.order, invoice.discount, lines, is_note=True, credited=invoice, extra=extra)
        self.invoices.append(note)

    def pay(self) -> None:
        """A part of what is open is paid, all of it, or some is given back."""
        if self.invoices:
            invoice = self.draw.choice(self.invoices)
            amount = cents(self.left(invoice) * self.draw.choice((D(1), D("0.4"), D("-0.1"))))
            payment = self.post(f"/sales-invoices/{invoice.id}/payments", {"amount": amount}, 201)
            invoice.payments[payment["id"]] = amount

    def unpay(self) -> None:
        """A payment is taken out."""
        paid = [invoice for invoice in self.invoices if invoice.payments]
        if paid:
            invoice = self.draw.choice(paid)
            id = self.draw.choice(list(invoice.payments))
            self.admin.delete(f"/sales-invoices/{invoice.id}/payments/{id}")
            del invoice.payments[id]

    def delete(self) -> None:
        """A draft is deleted; what is booked or paid stays."""
        if self.invoices:
            invoice = self.draw.choice(self.invoices)
            status = 409 if invoice.is_booked or invoice.payments else 204
            self.refused += status == 409
            self.admin.delete(f"/sales-invoices/{invoice.id}", status=status)
            if status == 204:
                self.invoices.remove(invoice)

    def left(self, invoice: Invoice) -> Decimal:
        return invoice.incl - sum(invoice.payments.values(), D(0)) - self.credits(invoice)

    # The comparison

    def check(self) -> None:
        stored = {row["id"]: row for row in self.admin.items("/sales-orders", {"include": "lineItems", "size": 100})}
        assert {order.id: self.expected_order(order) for order in self.orders} == {
            id: (
                row["status"], row["settlementsTotal"], row["invoicedTotal"], row["toInvoiceTotal"],
                row["deliveredTotal"],
                [(line["invoicedQuantity"], line["deliveredQuantity"]) for line in row["lineItems"]],
            )
            for id, row in stored.items()
        }  # fmt: skip
        invoices = {row["id"]: row for row in self.admin.items("/sales-invoices", {"size": 100})}
        names = ("totalExclVat", "totalInclVat", "paidTotal", "creditedTotal", "openTotal", "booked")
        assert {invoice.id: self.expected_invoice(invoice) for invoice in self.invoices} == {
            id: tuple(row[name] for name in names) for id, row in invoices.items()
        }
        for order in self.orders:
            assert all(abs(self.invoiced(sold)) <= abs(sold.quantity) for sold in order.sold)

    def expected_order(self, order: Order) -> tuple[Any, ...]:
        gross: dict[int, Decimal] = {}
        for sold in order.lines:
            gross[sold.rate] = gross.get(sold.rate, D(0)) + cents(sold.quantity * sold.price)
        total = sum((base - cents(base * order.discount / 100) for base in gross.values()), D(0))
        added = sum((cents(s.quantity * s.price) for lines in order.changes.values() for s in lines), D(0))
        asked = sum((i.sign * i.excl for i in self.invoices if i.order is order), D(0))
        worth = (
            cents(units * sold.price)
            for own, delivery in self.deliveries
            if own is order and delivery.is_delivered
            for sold in order.lines
            if (units := delivery.quantities.get(sold.id)) is not None
        )
        status = "te doen"
        if all(self.invoiced(sold) == sold.quantity for sold in order.sold):
            status = "gefactureerd"
        elif all(self.delivered(sold) == sold.quantity for sold in order.lines):
            status = "geleverd"
        lines = [(self.invoiced(sold), self.delivered(sold)) for sold in order.lines]
        return status, added, asked, total + added - asked, sum(worth, D(0)), lines

    def expected_invoice(self, invoice: Invoice) -> tuple[Any, ...]:
        paid, credits = sum(invoice.payments.values(), D(0)), self.credits(invoice)
        left = D(0) if invoice.is_note else invoice.incl - paid - credits
        return invoice.excl, invoice.incl, paid, credits, left, invoice.is_booked


@pytest.mark.parametrize("seed", [15, 2026])
def test_every_document_is_what_follows_from_what_was_sold_brought_asked_and_paid(
    fresh_world: World, seed: int
) -> None:
    books = Books(fresh_world, seed)
    books.sell()
    steps = [
        books.sell, books.change, books.drop_change, books.deliver, books.deliver, books.undo, books.bill, books.bill,
        books.bill_by_hand, books.bill_by_hand, books.book, books.book, books.book, books.credit, books.pay, books.pay,
        books.unpay, books.delete,
    ]  # fmt: skip
    for _ in range(STEPS):
        books.draw.choice(steps)()
        books.check()
    assert books.refused > 5, "the bounds were not tried"
    assert examine(fresh_world.database, fresh_world.registry).findings == []
    assert examine_rules(fresh_world.database, fresh_world.registry) == []
