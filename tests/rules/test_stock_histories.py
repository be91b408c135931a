"""Random histories over all that moves stock, eight writers at once: every figure is what the documents come to, and
what the ledgers say after each step.

Receipts by action and by patch and their undoing, returns to suppliers, deliveries and work orders and theirs, changes,
transfers and counts, which are unbooked and booked again; what a work order uses of its order delivers that, once;
orders that begin to count or no longer, or change their
quantity. Invoices move nothing. The figures below follow from the words of the trade: no declaration is asked.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.harness import World
from truweel.errors import ApiError
from truweel.operations import write
from truweel.operations.answer import Answer, Context
from truweel.operations.doctor import examine_rules
from truweel.operations.write import Write
from truweel.schema.effects import SCALE
from truweel.storage.doctor import examine

D = Decimal
ZERO = D(0)
CONTEXT = Context(base="http://truweel.test")
STATUSES = {"sales-orders": ("te doen", "wacht"), "purchase-supply-orders": ("besteld", "opmaak")}
"""Module → the status that promises or expects stock, and one that doesn't."""
LEDGERS = {"totalStock": "stock_moves", "reservedStock": "stock_reservations", "backorderStock": "stock_backorders"}
"""Figure of an article → the ledger that it is the sum of."""
WRITERS, STEPS = 8, 40


@dataclass
class Order:
    """A sales order, or one to a supplier, of one article: how much of it is done, by what, and whether it counts."""

    id: int
    line: int
    article: int
    quantity: Decimal
    counts: bool
    done: dict[int, Decimal] = field(default_factory=dict)
    """Delivery notes or receipts, and how much each brought."""
    used: dict[int, Decimal] = field(default_factory=dict)
    """Work orders, and how much each delivered of it."""

    @property
    def left(self) -> Decimal:
        return max(self.quantity - sum(self.done.values(), D(0)) - sum(self.used.values(), D(0)), D(0))


@dataclass
class Job:
    """A work order that uses an article, maybe one that its order sold."""

    article: int
    quantity: Decimal
    sale: Order | None
    is_checked: bool = False
    from_notes: Decimal = ZERO
    """What delivery notes of its order had brought."""


class History:
    """The random steps of one writer over documents of its own, on articles that all writers share."""

    def __init__(self, world: World, articles: list[int], places: tuple[int, int], seed: int) -> None:
        self.world, self.articles = world, articles
        self.place, self.van = places
        self.draw = random.Random(seed)
        self.sales: list[Order] = []
        self.purchases: list[Order] = []
        self.changes: dict[int, tuple[int, dict[int, Decimal], bool]] = {}
        """Changes by hand: article, what comes to each place, and whether they are booked."""
        self.jobs: dict[int, Job] = {}
        self.counts: dict[int, tuple[int, int]] = {}
        """Counts: the article and the place of each."""

    def run(self) -> list[str]:
        """Take the steps. Why some were refused."""
        steps = (
            self.sell, self.buy, self.deliver, self.undo, self.receive, self.receive, self.receive_by_patch,
            self.undo_receipt, self.wait, self.resize, self.move, self.transfer, self.work, self.work,
            self.check, self.check, self.forget, self.count, self.unbook_count, self.invoice,
        )  # fmt: skip
        refused = []
        for _ in range(STEPS):
            try:
                self.draw.choice(steps)()
            except ApiError as error:
                refused.append(str(error))
            refused += [f"article {id} isn't what its ledgers say" for id in self.drifted()]
        return refused

    def drifted(self) -> list[int]:
        """The articles of which a figure is not the sum of its ledger, at this moment."""
        sums = " OR ".join(
            f'"{name}" <> (SELECT coalesce(sum(quantity), 0) FROM {ledger} l '
            'WHERE l.tenant_id = a.tenant_id AND l."articleId" = a.id)'
            for name, ledger in LEDGERS.items()
        )
        table = self.world.registry["articles"].table
        rows = self.world.rows(f"SELECT id FROM {table} a WHERE tenant_id = 1 AND ({sums})")
        return [int(id) for (id,) in rows]

    def sell(self) -> None:
        self.sales.append(self.order("sales-orders"))

    def buy(self) -> None:
        self.purchases.append(self.order("purchase-supply-orders"))

    def order(self, path: str) -> Order:
        article, quantity, counts = self.draw.choice(self.articles), self.quantity(), self.draw.random() < 0.8
        status = STATUSES[path][0 if counts else 1]
        lines = [{"articleId": str(article), "quantity": quantity}]
        made = self.create(path, {"status": status, "stockLocationId": str(self.place), "lineItems": lines})
        table = self.world.registry[f"{path}/line-items"].table
        rows = self.world.rows(f"SELECT id FROM {table} WHERE parent_id = ?", made)
        return Order(made, int(rows[0][0]), article, quantity, counts)

    def deliver(self) -> None:
        open_sales = [sale for sale in self.sales if sale.left]
        if open_sales:
            sale = self.draw.choice(open_sales)
            quantity = min(self.quantity(), sale.left)
            lines = [{"orderLineItemId": str(sale.line), "quantity": quantity}]
            delivery = self.act("sales-orders", sale.id, "deliver", {"lines": lines})
            self.act("deliveries", delivery, "deliver")
            sale.done[delivery] = quantity

    def undo(self) -> None:
        delivered = [(sale, id) for sale in self.sales for id in sale.done if self.spare(sale) >= sale.done[id]]
        if delivered:
            sale, id = self.draw.choice(delivered)
            self.act("deliveries", id, "undo")
            del sale.done[id]

    def spare(self, sale: Order) -> Decimal:
        """What delivery notes brought that no work order used."""
        used = sum((job.from_notes for job in self.jobs.values() if job.sale is sale), D(0))
        return sum(sale.done.values(), D(0)) - used

    def receive(self) -> None:
        if self.purchases:
            purchase, quantity = self.draw.choice(self.purchases), self.quantity() * self.draw.choice((1, 1, -1))
            lines = [{"lineItemId": str(purchase.line), "quantity": quantity}]
            self.act("purchase-supply-orders", purchase.id, "receive", {"lines": lines})
            purchase.done[self.last_receipt(purchase)] = quantity

    def receive_by_patch(self) -> None:
        """What a patch of the line says is more, or less, than came before."""
        if self.purchases:
            purchase, amount = self.draw.choice(self.purchases), self.quantity()
            came = sum(purchase.done.values(), D(0))
            body = {"receivedAmount": amount}
            path = "purchase-supply-orders/line-items"
            self.write(path, lambda w: write.patch(w, purchase.line, lambda line: {**line, **body}, parent=purchase.id))
            if amount != came:
                purchase.done[self.last_receipt(purchase)] = amount - came

    def undo_receipt(self) -> None:
        received = [(purchase, id) for purchase in self.purchases for id in purchase.done]
        if received:
            purchase, id = self.draw.choice(received)
            path = "purchase-supply-orders/receipts"
            for _ in range(2):  # once more changes nothing
                self.write(path, lambda w: write.run_action(w, id, "undo", None, parent=purchase.id))
            del purchase.done[id]

    def last_receipt(self, purchase: Order) -> int:
        table = self.world.registry["purchase-supply-orders/receipts"].table
        return int(self.world.rows(f"SELECT max(id) FROM {table} WHERE parent_id = ?", purchase.id)[0][0])

    def resize(self) -> None:
        """A line of an order asks for more, or less, but no less than was done of it."""
        orders = [("sales-orders", sale) for sale in self.sales] + [
            ("purchase-supply-orders", purchase) for purchase in self.purchases
        ]
        if orders:
            path, order = self.draw.choice(orders)
            quantity = max(sum((*order.done.values(), *order.used.values()), D(0)), D(0)) + self.quantity()
            change = {"quantity": quantity}
            self.write(
                f"{path}/line-items",
                lambda w: write.patch(w, order.line, lambda line: {**line, **change}, parent=order.id),
            )
            order.quantity = quantity

    def invoice(self) -> None:
        """An invoice of what came moves nothing."""
        came = [purchase for purchase in self.purchases if sum(purchase.done.values(), D(0)) > 0]
        if came:
            purchase = self.draw.choice(came)
            line = {"purchaseSupplyOrderLineItemId": str(purchase.line), "quantity": self.quantity()}
            self.create("purchase-invoices", {"lineItems": [{**line, "articleId": str(purchase.article)}]})

    def wait(self) -> None:
        idle = [sale for sale in self.sales if not sale.done and not sale.used]
        if idle:
            sale = self.draw.choice(idle)
            status = STATUSES["sales-orders"][1 if sale.counts else 0]
            self.write("sales-orders", lambda w: write.patch(w, sale.id, lambda record: {**record, "status": status}))
            sale.counts = not sale.counts

    def move(self) -> None:
        if self.changes and self.draw.random() < 0.4:
            id = self.draw.choice(list(self.changes))
            article, moved, counts = self.changes[id]
            self.act("stock-changes", id, "unbook" if counts else "book")
            self.changes[id] = article, moved, not counts
            return
        article, quantity = self.draw.choice(self.articles), self.quantity()
        end, sign = self.draw.choice((("fromStockLocationId", -1), ("toStockLocationId", 1)))
        lines = [{"articleId": str(article), "quantity": quantity}]
        id = self.create("stock-changes", {end: str(self.place), "booked": True, "lineItems": lines})
        self.changes[id] = article, {self.place: sign * quantity}, True

    def transfer(self) -> None:
        """What leaves the one place comes to the other."""
        article, quantity = self.draw.choice(self.articles), self.quantity()
        source, target = self.draw.sample((self.place, self.van), 2)
        ends = {"fromStockLocationId": str(source), "toStockLocationId": str(target)}
        lines = [{"articleId": str(article), "quantity": quantity}]
        id = self.create("stock-changes", {**ends, "booked": True, "lineItems": lines})
        self.changes[id] = article, {source: -quantity, target: quantity}, True

    def work(self) -> None:
        """A work order that uses an article, or brings some of it back; maybe of an order."""
        article, quantity = self.draw.choice(self.articles), self.quantity() * self.draw.choice((1, 1, -1))
        sale = self.draw.choice([None, *self.sales]) if quantity > 0 else None
        body: dict[str, Any] = {"salesOrderId": str(sale.id)} if sale else {}
        article = sale.article if sale else article
        lines = [{"articleId": str(article), "quantity": quantity}]
        self.jobs[self.create("work-orders", {**body, "lineItems": lines})] = Job(article, quantity, sale)

    def check(self) -> None:
        if self.jobs:
            id = self.draw.choice(list(self.jobs))
            job, sale = self.jobs[id], self.jobs[id].sale
            self.act("work-orders", id, "uncheck" if job.is_checked else "check")
            job.is_checked, job.from_notes = not job.is_checked, D(0)
            if sale is not None:
                sale.used.pop(id, None)
            if sale is not None and job.is_checked:
                job.from_notes = min(job.quantity, self.spare(sale))
                sale.used[id] = min(job.quantity - job.from_notes, sale.left)

    def forget(self) -> None:
        """A work order that is deleted brings back what it took."""
        if self.jobs:
            id = self.draw.choice(list(self.jobs))
            self.write("work-orders", lambda w: write.delete(w, id))
            job = self.jobs.pop(id)
            if job.sale is not None:
                job.sale.used.pop(id, None)

    def count(self) -> None:
        article, place = self.draw.choice(self.articles), self.draw.choice((self.place, self.van))
        lines = [{"articleId": str(article), "countedQuantity": self.quantity()}]
        body = {"toStockLocationId": str(place), "booked": True, "lineItems": lines}
        self.counts[self.create("stock-changes", body)] = article, place

    def unbook_count(self) -> None:
        if self.counts:
            id = self.draw.choice(list(self.counts))
            self.act("stock-changes", id, "unbook")
            del self.counts[id]

    def counted(self, id: int) -> dict[str, Any]:
        """The line of a count."""
        (line,) = self.world.admin.items(f"/stock-changes/{id}/line-items")
        return dict(line)

    def add_figures(self, figures: dict[int, "Figures"]) -> None:
        """Add what it leaves of each article: in stock at each place, promised, expected."""
        for article, moved, counts in self.changes.values():
            for place, quantity in moved.items():
                figures[article].stock[place] += quantity if counts else 0
        for job in self.jobs.values():
            figures[job.article].stock[self.place] -= job.quantity - job.from_notes if job.is_checked else 0
        for id, (article, place) in self.counts.items():
            figures[article].stock[place] += self.counted(id)["countedDifference"]
        for sale in self.sales:
            figures[sale.article].stock[self.place] -= sum(sale.done.values(), D(0))
            figures[sale.article].promised += sale.left if sale.counts else 0
        for purchase in self.purchases:
            figures[purchase.article].stock[self.place] += sum(purchase.done.values(), D(0))
            figures[purchase.article].expected += purchase.left if purchase.counts else 0

    def quantity(self) -> Decimal:
        return D(self.draw.randint(1, 40)) / 4

    def create(self, path: str, body: dict[str, Any]) -> int:
        return int(json.loads(self.write(path, lambda w: write.create(w, body)).body)["id"])

    def act(self, path: str, id: int, name: str, body: dict[str, Any] | None = None) -> int:
        """The id of what an action made, 0 where it made nothing."""
        answer = self.write(path, lambda w: write.run_action(w, id, name, body))
        return int(json.loads(answer.body)["id"]) if answer.body else 0

    def write(self, path: str, call: Callable[[Write], Answer]) -> Answer:
        world = self.world
        registry, caller = world.registry, world.admin.caller
        assert caller is not None
        return world.database.write_sync(lambda writer: call(Write(writer, registry, caller, CONTEXT, registry[path])))


@dataclass
class Figures:
    """What is of an article: in stock at each place, promised, expected."""

    stock: dict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    promised: Decimal = ZERO
    expected: Decimal = ZERO


def stock_after(world: World, id: int, article: int, place: int) -> Decimal:
    """What the ledger says of an article at a place once the count `id` was booked; its rows are in the order of their
    locks."""
    rows = world.rows(
        'SELECT collection, record_id, quantity FROM stock_moves WHERE "articleId" = ? AND "stockLocationId" = ? '
        "ORDER BY id",
        article,
        place,
    )
    last = next(place for place, row in enumerate(rows) if row[:2] == ("stock-changes", id))
    return D(sum(int(quantity) for _, _, quantity in rows[: last + 1])) / SCALE


def test_all_figures_are_what_the_documents_come_to(fresh_world: World) -> None:
    world, admin = fresh_world, fresh_world.admin
    for module, (counting, idle) in STATUSES.items():
        admin.create("statuses", {"module": module, "name": counting, "stockReserving": True})
        admin.create("statuses", {"module": module, "name": idle})
    place, van = (int(admin.create("stock-locations", {"name": name})["id"]) for name in ("Magazijn", "Bestelwagen"))
    admin.merge("/settings", {"stock": {"defaultLocationId": str(place)}})
    articles = [int(admin.create("articles", {"name": f"Artikel {n}", "stockArticle": True})["id"]) for n in range(5)]
    seed = random.randrange(10**6)
    histories = [History(world, articles, (place, van), seed + number) for number in range(WRITERS)]
    if world.dialect == "sqlite":  # one writer: in turn
        refused = [history.run() for history in histories]
    else:
        with ThreadPoolExecutor(WRITERS) as threads:
            refused = list(threads.map(History.run, histories))
    assert refused == [[]] * WRITERS, f"seed {seed}"
    for history in histories:
        for id, (article, counted_at) in history.counts.items():
            line = history.counted(id)
            if line["countedDifference"]:  # else it moved nothing
                assert stock_after(world, id, article, counted_at) == line["countedQuantity"], f"seed {seed}"
    figures: dict[int, Figures] = defaultdict(Figures)
    for history in histories:
        history.add_figures(figures)
    for article in articles:
        own, record = figures[article], admin.read(f"/articles/{article}")
        stock, promised = sum(own.stock.values(), D(0)), own.promised
        names = ("totalStock", "reservedStock", "backorderStock", "availableStock")
        assert [record[name] for name in names] == [stock, promised, own.expected, stock - promised], f"seed {seed}"
        for level in admin.items(f"/articles/{article}/stock-levels"):
            at = int(level["stockLocationId"])
            reserved = promised if at == place else 0
            assert (level["totalStock"], level["reservedStock"]) == (own.stock[at], reserved), f"seed {seed}"
    if world.dialect == "postgresql":  # there an event has its transaction
        moves = (
            "SELECT record_id, xid, count(*) FROM event WHERE name = 'article.stock-changed' GROUP BY record_id, xid"
        )
        counts = [int(count) for _, _, count in world.rows(moves)]
        assert counts == [1] * len(counts), f"seed {seed}"
        assert len(counts) > WRITERS * STEPS / 4
    assert examine(world.database, world.registry).findings == []
    assert examine_rules(world.database, world.registry) == []
