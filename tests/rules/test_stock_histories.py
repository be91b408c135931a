"""Random histories over all that moves stock, eight writers at once: every figure is what the documents come to.

The figures below follow from the words of the trade: no declaration is asked.
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
CONTEXT = Context(base="http://truweel.test")
STATUSES = {"sales-orders": ("te doen", "wacht"), "purchase-supply-orders": ("besteld", "opmaak")}
"""Module → the status that promises or expects stock, and one that doesn't."""
WRITERS, STEPS = 8, 25


@dataclass
class Order:
    """A sales order, or one to a supplier, of one article: how much of it is done, by what, and whether it counts."""

    id: int
    line: int
    article: int
    quantity: Decimal
    counts: bool
    done: dict[int, Decimal] = field(default_factory=dict)

    @property
    def left(self) -> Decimal:
        return max(self.quantity - sum(self.done.values(), D(0)), D(0))


class History:
    """The random steps of one writer over documents of its own, on articles that all writers share."""

    def __init__(self, world: World, articles: list[int], place: int, seed: int) -> None:
        self.world, self.articles, self.place = world, articles, place
        self.draw = random.Random(seed)
        self.sales: list[Order] = []
        self.purchases: list[Order] = []
        self.changes: dict[int, tuple[int, Decimal, bool]] = {}
        self.jobs: dict[int, tuple[int, Decimal, bool]] = {}
        """Work orders: article, what they take, and whether they are checked."""
        self.counts: dict[int, int] = {}
        """Counts: the article of each."""

    def run(self) -> list[str]:
        """Take the steps. Why some were refused."""
        steps = (
            self.sell, self.buy, self.deliver, self.undo, self.receive, self.receive, self.wait, self.move, self.work,
            self.check, self.check, self.forget, self.count, self.unbook_count,
        )  # fmt: skip
        refused = []
        for _ in range(STEPS):
            try:
                self.draw.choice(steps)()
            except ApiError as error:
                refused.append(str(error))
        return refused

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
        delivered = [(sale, id) for sale in self.sales for id in sale.done]
        if delivered:
            sale, id = self.draw.choice(delivered)
            self.act("deliveries", id, "undo")
            del sale.done[id]

    def receive(self) -> None:
        if self.purchases:
            purchase, quantity = self.draw.choice(self.purchases), self.quantity() * self.draw.choice((1, 1, -1))
            lines = [{"lineItemId": str(purchase.line), "quantity": quantity}]
            self.act("purchase-supply-orders", purchase.id, "receive", {"lines": lines})
            purchase.done[len(purchase.done)] = quantity

    def wait(self) -> None:
        idle = [sale for sale in self.sales if not sale.done]
        if idle:
            sale = self.draw.choice(idle)
            status = STATUSES["sales-orders"][1 if sale.counts else 0]
            self.write("sales-orders", lambda w: write.patch(w, sale.id, lambda record: {**record, "status": status}))
            sale.counts = not sale.counts

    def move(self) -> None:
        if self.changes and self.draw.random() < 0.4:
            id = self.draw.choice(list(self.changes))
            article, quantity, counts = self.changes[id]
            self.act("stock-changes", id, "unbook" if counts else "book")
            self.changes[id] = article, quantity, not counts
            return
        article, quantity = self.draw.choice(self.articles), self.quantity()
        end, sign = self.draw.choice((("fromStockLocationId", -1), ("toStockLocationId", 1)))
        lines = [{"articleId": str(article), "quantity": quantity}]
        id = self.create("stock-changes", {end: str(self.place), "booked": True, "lineItems": lines})
        self.changes[id] = article, sign * quantity, True

    def work(self) -> None:
        """A work order that uses an article, or brings some of it back."""
        article, quantity = self.draw.choice(self.articles), self.quantity() * self.draw.choice((1, 1, -1))
        id = self.create("work-orders", {"lineItems": [{"articleId": str(article), "quantity": quantity}]})
        self.jobs[id] = article, quantity, False

    def check(self) -> None:
        if self.jobs:
            id = self.draw.choice(list(self.jobs))
            article, quantity, is_checked = self.jobs[id]
            self.act("work-orders", id, "uncheck" if is_checked else "check")
            self.jobs[id] = article, quantity, not is_checked

    def forget(self) -> None:
        """A work order that is deleted brings back what it took."""
        if self.jobs:
            id = self.draw.choice(list(self.jobs))
            self.write("work-orders", lambda w: write.delete(w, id))
            del self.jobs[id]

    def count(self) -> None:
        article = self.draw.choice(self.articles)
        lines = [{"articleId": str(article), "quantity": 1, "countedQuantity": self.quantity()}]
        body = {"toStockLocationId": str(self.place), "booked": True, "lineItems": lines}
        self.counts[self.create("stock-changes", body)] = article

    def unbook_count(self) -> None:
        if self.counts:
            id = self.draw.choice(list(self.counts))
            self.act("stock-changes", id, "unbook")
            del self.counts[id]

    def counted(self, id: int) -> dict[str, Any]:
        """The line of a count."""
        (line,) = self.world.admin.items(f"/stock-changes/{id}/line-items")
        return dict(line)

    def add_figures(self, figures: dict[int, list[Decimal]]) -> None:
        """Add what it leaves of each article: in stock, promised, expected."""
        for article, quantity, counts in self.changes.values():
            figures[article][0] += quantity if counts else 0
        for article, quantity, is_checked in self.jobs.values():
            figures[article][0] -= quantity if is_checked else 0
        for id, article in self.counts.items():
            figures[article][0] += self.counted(id)["countedDifference"]
        for sale in self.sales:
            figures[sale.article][0] -= sum(sale.done.values(), D(0))
            figures[sale.article][1] += sale.left if sale.counts else 0
        for purchase in self.purchases:
            figures[purchase.article][0] += sum(purchase.done.values(), D(0))
            figures[purchase.article][2] += purchase.left if purchase.counts else 0

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


def stock_after(world: World, id: int, article: int) -> Decimal:
    """What the ledger says of an article once the count `id` was booked; its rows are in the order of their locks."""
    rows = world.rows(
        'SELECT collection, record_id, quantity FROM stock_moves WHERE "articleId" = ? ORDER BY id', article
    )
    last = next(place for place, row in enumerate(rows) if row[:2] == ("stock-changes", id))
    return D(sum(int(quantity) for _, _, quantity in rows[: last + 1])) / SCALE


def test_all_figures_are_what_the_documents_come_to(fresh_world: World) -> None:
    world, admin = fresh_world, fresh_world.admin
    for module, (counting, idle) in STATUSES.items():
        admin.create("statuses", {"module": module, "name": counting, "stockReserving": True})
        admin.create("statuses", {"module": module, "name": idle})
    place = int(admin.create("stock-locations", {"name": "Magazijn"})["id"])
    admin.merge("/settings", {"stock": {"defaultLocationId": str(place)}})
    articles = [int(admin.create("articles", {"name": f"Artikel {n}", "stockArticle": True})["id"]) for n in range(5)]
    seed = random.randrange(10**6)
    histories = [History(world, articles, place, seed + number) for number in range(WRITERS)]
    if world.dialect == "sqlite":  # one writer: in turn
        refused = [history.run() for history in histories]
    else:
        with ThreadPoolExecutor(WRITERS) as threads:
            refused = list(threads.map(History.run, histories))
    assert refused == [[]] * WRITERS, f"seed {seed}"
    for history in histories:
        for id, article in history.counts.items():
            line = history.counted(id)
            if line["countedDifference"]:  # else it moved nothing
                assert stock_after(world, id, article) == line["countedQuantity"], f"seed {seed}"
    figures: dict[int, list[Decimal]] = defaultdict(lambda: [D(0), D(0), D(0)])
    for history in histories:
        history.add_figures(figures)
    for article in articles:
        stock, promised, expected = figures[article]
        record = admin.read(f"/articles/{article}")
        names = ("totalStock", "reservedStock", "backorderStock", "availableStock")
        assert [record[name] for name in names] == [stock, promised, expected, stock - promised], f"seed {seed}"
        for level in admin.items(f"/articles/{article}/stock-levels"):
            assert (level["totalStock"], level["reservedStock"]) == (stock, promised), f"seed {seed}"
    assert examine(world.database, world.registry).findings == []
    assert examine_rules(world.database, world.registry) == []
