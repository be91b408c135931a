"""Random histories of invoices, whole and line by line, against an oracle in the words of the trade."""

import random
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from tests.harness import World, json_body
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine

D = Decimal
CENT = D("0.01")
STEPS = 70
STEP_NAMES = (
    "quantity", "quantity", "order line", "type of a line", "title", "kind", "discount", "advance", "delete a line",
    "turn round", "book", "delete",
)  # fmt: skip


class Invoice:
    """What a bookkeeper knows of one: its lines in order, and what it says on the whole."""

    def __init__(self, lines: list[dict[str, Any]]) -> None:
        self.lines = lines
        self.is_credit_note = self.is_advance = self.is_booked = False
        self.discount = D(0)

    @property
    def sign(self) -> int:
        """A credit note takes back once it is booked."""
        return (-1 if self.is_booked else 0) if self.is_credit_note else 1

    def net(self) -> dict[str | None, Decimal]:
        """What it asks for of each order, the discount shared out: the cents that are left go to the largest rests."""
        gross: dict[str | None, Decimal] = {}
        for line in self.lines:
            if line["counts"]:
                amount = (line["quantity"] * line["price"]).quantize(CENT, ROUND_HALF_UP)
                gross[line["order"]] = gross.get(line["order"], D(0)) + amount
        whole = sum(gross.values(), D(0))
        if not whole or not self.discount:
            return gross
        net = whole - (whole * self.discount / 100).quantize(CENT, ROUND_HALF_UP)
        exact = {order: net * amount / whole for order, amount in gross.items()}
        shares = {order: amount.quantize(CENT, ROUND_DOWN) for order, amount in exact.items()}
        missing = int((net - sum(shares.values(), D(0))) / CENT)
        for order in sorted(exact, key=lambda order: shares[order] - exact[order])[:missing]:
            shares[order] += CENT
        return shares


class Books:
    """All invoices of a firm."""

    def __init__(self) -> None:
        self.invoices: dict[str, Invoice] = {}

    def quantity(self, order_line: str) -> Decimal:
        """The units of an order's line that were invoiced."""
        counting = (
            (invoice.sign, line["quantity"])
            for invoice in self.invoices.values()
            for line in invoice.lines
            if line["counts"] and line["of"] == order_line
        )
        return sum((sign * quantity for sign, quantity in counting), D(0))

    def amount(self, order: str, *, advance: bool = False) -> Decimal:
        """What was invoiced of an order, or asked for in advance."""
        invoices = [i for i in self.invoices.values() if i.is_advance or not advance]
        return sum((invoice.sign * invoice.net().get(order, D(0)) for invoice in invoices), D(0))


class Office:
    """A firm with two orders of presumed quantities, of which it invoices parts."""

    def __init__(self, world: World) -> None:
        self.world, self.draw, self.books = world, random.Random(12), Books()
        make = world.admin.create
        self.tariff = make("vat-tariffs", {"name": "21%", "percentage": 21, "category": "S"})["id"]
        self.head = {
            "clientId": make("clients", {"name": "Peeters"})["id"],
            "journalId": make("journals", {"name": "Verkopen"})["id"],
            "date": "2026-03-02",
        }
        self.places: list[tuple[str, str]] = []
        line = {"agreementType": "VH", "quantity": 10, "price": 20, "vatTariffId": self.tariff}
        for title in ("Badkamer", "Keuken"):
            order = make("sales-orders", {"title": title, "lineItems": [line, line]})
            lines = world.admin.items(f"/sales-orders/{order['id']}/line-items")
            self.places += [(order["id"], line["id"]) for line in lines]

    def new_line(self) -> dict[str, Any]:
        order, of = self.draw.choice([*self.places, (None, None)])
        return {
            "order": order, "of": of, "counts": self.draw.random() < 0.8,
            "quantity": D(self.draw.randint(1, 9999)) / 1000, "price": D(self.draw.randint(1, 99999)) / 1000,
        }  # fmt: skip

    def body(self, line: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "LINE" if line["counts"] else "TEXT", "orderId": line["order"], "orderLineItemId": line["of"],
            "quantity": line["quantity"], "price": line["price"], "vatTariffId": self.tariff, "discount": 0,
        }  # fmt: skip

    def make(self) -> None:
        invoice = Invoice([self.new_line() for _ in range(self.draw.randint(1, 5))])
        made = self.world.admin.create(
            "sales-invoices", {**self.head, "lineItems": [self.body(line) for line in invoice.lines]}
        )
        for line, stored in zip(invoice.lines, self.stored_lines(made["id"]), strict=True):
            line["id"] = stored["id"]
        self.books.invoices[made["id"]] = invoice

    def stored_lines(self, id: str) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = self.world.admin.items(f"/sales-invoices/{id}/line-items")
        return lines

    def change(self, id: str, step: str) -> None:
        """One step; what is booked refuses all but its title."""
        invoice, path, admin = self.books.invoices[id], f"/sales-invoices/{id}", self.world.admin
        status = 409 if invoice.is_booked else 204
        line = self.draw.choice(invoice.lines) if invoice.lines else None
        if step in ("quantity", "order line", "type of a line", "delete a line") and line is not None:
            news = self.new_line()
            names = {"quantity": ("quantity", "price"), "order line": ("order", "of")}.get(step, ("counts",))
            changed = {**line, **{name: news[name] for name in names}}
            line_path = f"{path}/line-items/{line['id']}"
            if step == "delete a line":
                admin.delete(line_path, status=status)
                invoice.lines = [other for other in invoice.lines if other is not line or invoice.is_booked]
            elif changed != line:
                admin.merge(line_path, self.body(changed), status=status)
                line |= {} if invoice.is_booked else changed
        elif step == "title":
            admin.merge(path, {"title": str(self.draw.random())})
        elif step == "kind" and not invoice.is_booked:
            invoice.is_credit_note = not invoice.is_credit_note
            admin.merge(path, {"type": "CREDIT_NOTE" if invoice.is_credit_note else "INVOICE"})
        elif step == "discount" and not invoice.is_booked:
            invoice.discount = D(self.draw.choice([0, "2.5", "33.3333"]))
            admin.merge(path, {"globalDiscount": invoice.discount})
        elif step == "advance" and not invoice.is_booked:
            invoice.is_advance = not invoice.is_advance
            admin.merge(path, {"advancePayment": invoice.is_advance})
        elif step == "turn round" and not invoice.is_booked:
            turned = [*reversed(invoice.lines)]
            admin.merge(path, {"lineItems": [{"id": line["id"], **self.body(line)} for line in turned]})
            invoice.lines = turned
        elif step == "book" and not invoice.is_booked and any(line["counts"] for line in invoice.lines):
            invoice.is_booked = True
            is_refused = any(self.books.quantity(of) < 0 for _, of in self.places)
            is_refused |= any(self.books.amount(order, advance=True) < 0 for order, _ in self.places)
            admin.post(f"{path}/book", {}, status=409 if is_refused else 204)
            invoice.is_booked = not is_refused
        elif step == "delete":
            admin.delete(path, status=status)
            if not invoice.is_booked:
                del self.books.invoices[id]

    def shown(self) -> list[tuple[Decimal, ...]]:
        """What the orders say: units of each line, what was invoiced of the order, its advances."""
        shown = []
        for order, of in self.places:
            line = json_body(self.world.admin.get(f"/sales-orders/{order}/line-items/{of}"))
            head = json_body(self.world.admin.get(f"/sales-orders/{order}"))
            shown.append((line["invoicedQuantity"], head["invoicedTotal"], head["advanceTotal"]))
        return shown

    def known(self) -> list[tuple[Decimal, ...]]:
        return [
            (self.books.quantity(of), self.books.amount(order), self.books.amount(order, advance=True))
            for order, of in self.places
        ]


def test_what_orders_say_was_invoiced_follows_a_random_history_of_their_invoices(fresh_world: World) -> None:
    office = Office(fresh_world)
    for step in range(STEPS):
        open_invoices = list(office.books.invoices)
        if len(open_invoices) < 3:
            office.make()
        else:
            office.change(office.draw.choice(open_invoices), office.draw.choice(STEP_NAMES))
        assert office.shown() == office.known(), step
    assert examine(fresh_world.database, fresh_world.registry).findings == []
    assert examine_rules(fresh_world.database, fresh_world.registry) == []
